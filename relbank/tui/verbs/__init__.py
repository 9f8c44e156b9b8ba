"""What each command does at home: a function of the screen, and what it needs to be possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ..screens.home import Home


def _nothing(home: Home) -> str:
    return ""


class Verb(NamedTuple):
    """run: does it (may be a coroutine function). needs: returns why it is impossible now, "" when it is possible."""

    run: Callable[[Home], Any]
    needs: Callable[[Home], str] = _nothing


def _table() -> Mapping[str, Verb]:
    from . import moving, notes, people, program, promises

    table: dict[str, Verb] = {}
    for module in (moving, notes, people, promises, program):
        table.update(module.VERBS)
    return table


DO: Mapping[str, Verb] = _table()
