"""Who is meant by a name that fits several people; the answer can be remembered as an alias."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.widgets import Static

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import say_day
from relbank.model.text import fold
from relbank.notes import Note, Who

from ..safe import plain
from .choose import Choice, Choose

if TYPE_CHECKING:
    from ..host import Host

REMEMBER = "+"


class Meant(NamedTuple):
    """The answer: a person's id or "new", and whether the name is to find them from now on."""

    id: str
    remember: bool


class Whom(Choose):
    """Asks who is meant; gives back what was Meant, or None when it was left. about: the note that names them."""

    def __init__(self, typed: str, choices: Iterable[Choice], about: str = "") -> None:
        somebody = Choice("new", f"Somebody new, called {typed}", "n")
        known = list(choices)
        self._why = "Several fit." if len(known) > 1 else "This one fits." if known else "Nobody by that name is known."
        self._why = f"{about}. {self._why}" if about else self._why
        super().__init__(f"Who is “{typed}”?", [*known, somebody], note=self._why)
        self._typed, self._remember = typed, False

    def on_mount(self) -> None:
        """Tell about the key that remembers."""
        self._tell()

    def _tell(self) -> None:
        box = "[x]" if self._remember else "[ ]"
        said = f"{self._why}   {REMEMBER} {box} remember: “{self._typed}” always means them"
        self.query_one("#note", Static).update(plain(said, "$text-success" if self._remember else ""))

    def on_key(self, event: events.Key) -> None:
        """Turn remembering on and off; the other keys are as in every menu."""
        if event.character == REMEMBER:
            event.stop()
            self._remember = not self._remember
            self._tell()

    def _give(self, choice: Choice) -> None:
        self.dismiss(Meant(choice.value, self._remember and choice.value != "new"))


def choices(journal: Journal, candidates: Iterable[tuple[str, str]]) -> list[Choice]:
    """Return the people whom a name may mean as a menu, each with what tells them apart."""
    out = []
    for place, (id, name) in enumerate(candidates, 1):
        person = journal.get(Person, id)
        last = journal.last_touch(id)
        parts = [person.title, person.organisation] if person else []
        parts += [f"last {_day(last)}"] if last else []
        out.append(Choice(id, name, str(place) if place < 10 else "", " · ".join(p for p in parts if p), mine=True))
    return out


async def settled(app: Host, names: Iterable[Who], chosen: dict[str, str], aliases: list[str]) -> bool:
    """Ask who is meant by each name that fits several people; False when a question was left.

    chosen: gets what was said, folded typed name to a person's id or "new". aliases: gets the names to remember.
    """
    for who in {who.typed: who for who in names if who.state == "ambiguous"}.values():
        meant = await app.push_screen_wait(Whom(who.typed, choices(app.journal, who.candidates)))
        if meant is None:
            return False
        chosen[fold(who.typed)] = meant.id
        if meant.remember:
            aliases.append(who.typed)
    return True


def unclear(note: Note) -> list[Who]:
    """Return the names of a note that fit several people, each once."""
    out = [who for visit in note.visits for who in visit.people]
    for visit in note.visits:
        for line in visit.lines:
            out += [who for who in (line.person, line.introducer, *line.people) if who is not None]
    return list({who.typed: who for who in out if who.state == "ambiguous"}.values())


def _day(iso: str) -> str:
    from datetime import date

    return say_day(date.fromisoformat(iso[:10]))
