"""The timeline narrowed to a kind, gone through by days, and shown for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.method.capture import ALL_KINDS, KINDS, MOVE, NOTE, PROMISE
from relbank.model.say import say_day

from ..render.home import KIND_WORDS
from . import Verb

if TYPE_CHECKING:
    from datetime import date

    from ..screens.home import Home

LETTERS = {"note": "n", "promise": "p", "appointment": "t", "entry": "e", "move": "m"}


async def _kinds(home: Home) -> None:
    from ..dialogs.choose import Choice, Choose

    choices = [Choice(ALL_KINDS, "Everything", "a")]
    choices += [Choice(frozenset((kind,)), KIND_WORDS[kind].capitalize(), LETTERS[kind]) for kind in KINDS]
    choices.append(Choice(frozenset((NOTE, PROMISE, MOVE)), "Notes, promises and moves", "s"))
    chosen = await home.app.push_screen_wait(Choose("Show only", choices, current=home.kinds))
    if chosen is not None:
        home.kinds = chosen
        home.show_timeline(keep=True)


def _day(home: Home, typed: str) -> date | None:
    """Return the last day of what a phrase means, looking back; a bare year is its last day."""
    from datetime import date

    from relbank.notes import dates

    plain = typed.strip()
    if len(plain) == 4 and plain.isdecimal() and plain > "0000":
        return date(int(plain), 12, 31)
    found = dates.back(plain, home.app.now(), home.app.settings.date_order)
    return found.last if found else None


async def _jump(home: Home) -> None:
    from ..dialogs.form import Field, Form

    def refuse(typed: str) -> str:
        return "" if _day(home, typed) else "No day I understand: write 12 Aug, last May, 2025 or 2025-08-12."

    def echo(typed: str) -> str:
        day = _day(home, typed)
        return f"-> {say_day(day)}" if day else ""

    field = Field("day", "Day", "", "12 Aug", refuse=refuse, echo=echo)
    answers = await home.app.push_screen_wait(Form("Jump to a day", [field], enter="jumps"))
    day = _day(home, answers["day"]) if answers else None
    if day is not None:
        to_day(home, day)


def to_day(home: Home, day: date) -> None:
    """Put the cursor on the newest moment that is not after a day."""
    if home.everybody:
        home.until = "" if day >= home.app.today() else day.isoformat()
        home.show_timeline(keep=False)
        return
    timeline = home.pane("timeline")
    last = f"{day.isoformat()}~"
    found = next((key for key, iso in home.dated() if iso <= last), None)
    if found is None:
        home.app.say(f"Nothing is that old; this is the first there is, not {say_day(day)}.", "warning")
        timeline.action_bottom()
    else:
        timeline.go_to(found)


def _all(home: Home) -> None:
    home.everybody, home.until = not home.everybody, ""
    home.show_timeline(keep=False)
    home.go_pane("timeline")


VERBS = {"timeline.kinds": Verb(_kinds), "timeline.jump": Verb(_jump), "timeline.all": Verb(_all)}
