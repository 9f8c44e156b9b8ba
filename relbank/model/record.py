"""Frozen dataclasses that cost little to define and to make: start time is a feature, and journals are large.

The standard decorator compiles six methods for each class, about a millisecond. Here __init__ is compiled with the
first instance, and the others are shared. It fills an open twin of the class, which then becomes the frozen one: that
takes a third of the time of reaching past a frozen __setattr__ for every field. What comes out is a dataclass like
any other: fields(), replace() and type checkers treat it as frozen with slots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_LATER = object()  # stands for a default that is made anew for each instance


@dataclass_transform(frozen_default=True, eq_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class with annotated fields a frozen dataclass with slots; equal when class and all fields are equal.

    It may have no base: the twin has the same slots, and nothing else.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    assert made.__bases__ == (object,), "records have no bases"

    def first(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _initializer(made)
        made.__init__(self, *values, **named)

    made.__init__ = first
    for name, method in _SHARED.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    done: type[T] = made
    return done


def _initializer(cls: type[Any]) -> Callable[..., None]:
    twin = type(cls.__name__, (), {"__slots__": cls.__slots__})
    scope: dict[str, Any] = {"_later": _LATER, "_become": _BECOME, "_twin": twin, "_class": cls}
    parameters, lines = [], [" _become(self, _twin)"]
    for name, f in cls.__dataclass_fields__.items():
        value = name
        if f.default_factory is not MISSING:
            scope[f"_make_{name}"] = f.default_factory
            parameters.append(f"{name}=_later")
            value = f"_make_{name}() if {name} is _later else {name}"
        elif f.default is not MISSING:
            scope[f"_{name}"] = f.default
            parameters.append(f"{name}=_{name}")
        else:
            parameters.append(name)
        lines.append(f" self.{name} = {value}")
    lines.append(" self.__class__ = _class")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines), scope)
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


_BECOME = object.__dict__["__class__"].__set__  # past the frozen __setattr__


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
