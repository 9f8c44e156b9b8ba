"""What each command does at home: a function of the screen, and what it needs to be possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ..screens.home import Home


def _nothing(home: Home) -> str:
    return ""


class Verb(NamedTuple):
    """run: does it (may be a coroutine function). needs: returns why it is impossible now, "" when it is possible."""

    run: Callable[[Home], Any]
    needs: Callable[[Home], str] = _nothing


_MODULES = (
    "alliances", "bank", "knowing", "ladder", "looking", "moving", "notes", "people", "program", "promises",
    "reviewing", "rhythm", "settle", "timeline", "trusting", "why",
)  # fmt: skip
"""The modules of this folder that hold verbs."""


@cache
def table() -> Mapping[str, Verb]:
    """Return all verbs by command id; what they need (dialogs, the note grammar) is imported with the first one."""
    found: dict[str, Verb] = {}
    for name in _MODULES:
        found.update(import_module(f"{__name__}.{name}").VERBS)
    return found
