"""What each command does at home: a function of the screen, and what it needs to be possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ..screens.home import Home


def _nothing(home: Home) -> str:
    return ""


class Verb(NamedTuple):
    """run: does it (may be a coroutine function). needs: returns why it is impossible now, "" when it is possible."""

    run: Callable[[Home], Any]
    needs: Callable[[Home], str] = _nothing


@cache
def table() -> Mapping[str, Verb]:
    """Return all verbs by command id; what they need (dialogs, the note grammar) is imported with the first one."""
    from . import alliances, bank, knowing, ladder, looking, moving, notes, people, program, promises, settle, timeline, why

    found: dict[str, Verb] = {}
    for module in (alliances, bank, knowing, ladder, looking, moving, notes, people, promises, program, settle, timeline, why):
        found.update(module.VERBS)
    return found
