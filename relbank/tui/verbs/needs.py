"""Why a command is impossible now, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.model.fact import Fact
from relbank.model.promise import Promise
from relbank.model.touch import Touch

if TYPE_CHECKING:
    from ..screens.home import Home


def writable(home: Home) -> str:
    """The journal can be changed."""
    return "this journal can only be read here" if home.app.store.readonly else ""


def person(home: Home) -> str:
    """Somebody is under the cursor, and the journal can be changed."""
    return writable(home) or ("" if home.person else "there is nobody in the list yet")


def reading(home: Home) -> str:
    """Somebody is under the cursor."""
    return "" if home.person else "there is nobody in the list yet"


def thing(home: Home) -> str:
    """Something is under the cursor, and the journal can be changed."""
    return writable(home) or ("" if home.thing() is not None else "there is nothing under the cursor")


def seen(home: Home) -> str:
    """Something is under the cursor."""
    return "" if home.thing() is not None else "there is nothing under the cursor"


def promise(home: Home) -> str:
    """A promise is under the cursor, and the journal can be changed."""
    return writable(home) or ("" if isinstance(home.thing(), Promise) else "there is no promise under the cursor")


def promise_or_fact(home: Home) -> str:
    """A promise or a fact is under the cursor, and the journal can be changed."""
    fits = isinstance(home.thing(), (Promise, Fact))
    return writable(home) or ("" if fits else "there is no promise and no fact under the cursor")


def note(home: Home) -> str:
    """A note is under the cursor of the timeline, and the journal can be changed."""
    return writable(home) or ("" if isinstance(home.thing(), Touch) else "there is no note under the cursor")
