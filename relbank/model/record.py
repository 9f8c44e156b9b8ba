"""Frozen dataclasses that cost little to define: start time is a feature, and a dataclass takes about a millisecond.

The standard decorator compiles six methods for each class. Here one is compiled, __init__; the others are shared. What
comes out is a dataclass like any other: fields(), replace() and type checkers treat it as frozen with slots.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_LATER = object()  # stands for a default that is made anew for each instance


@dataclass_transform(frozen_default=True, eq_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class with annotated fields a frozen dataclass with slots; equal when class and all fields are equal."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    parameters, lines, scope = [], [], {"_later": _LATER}
    for name, f in made.__dataclass_fields__.items():
        scope[f"_set_{name}"] = getattr(made, name).__set__  # the slot itself: past the frozen __setattr__
        lines.append(f" _set_{name}(self, {name})")
        if f.default_factory is not MISSING:
            scope[f"_make_{name}"] = f.default_factory
            parameters.append(f"{name}=_later")
            lines[-1] = f" _set_{name}(self, _make_{name}() if {name} is _later else {name})"
        elif f.default is not MISSING:
            scope[f"_{name}"] = f.default
            parameters.append(f"{name}=_{name}")
        else:
            parameters.append(name)
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines), scope)
    made.__init__ = scope["__init__"]
    made.__init__.__qualname__ = f"{made.__qualname__}.__init__"
    for name, method in _SHARED.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    done: type[T] = made
    return done


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__slots__)


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or bool(_values(self) == _values(other))


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{self.__class__.__qualname__}({told})"


def _frozen(self: Any, name: str, *value: Any) -> None:
    raise FrozenInstanceError(f"{self.__class__.__name__} is frozen: {name} can't be changed; use replace().")


def _setstate(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
    "__getstate__": _values,
    "__setstate__": _setstate,
}
