"""Small example journals for tests: a real store in a folder of its own, a fixed clock, and the program's own verbs.

    journal = build(tmp_path).note("@Bob Smith lunch", at="2026-08-12T13:00").person("Liz Chen", strategic=True)
    assert journal.bob.name == "Bob Smith"
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from relbank.actions import appointments, facts, note, people, promises, touches, trash, undo
from relbank.actions.done import Done
from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.text import fold
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.settings import Settings
from relbank.store import Store, open_store

T = TypeVar("T")
NOW = "2026-11-19T14:00:00+01:00"  # a Thursday
SAMPLE = """@Bob Smith lunch today 12:30 at Vito's
Plant move slips to Q1 and he takes the heat.
- likes Nascar, white wine
- never be late !!
- measured by uptime
- [ ] send Ohio article by Thu
- [ ] @Bob: org chart by Fri
- gave intro to Pat Roe
- got lead: Acme ~$4k
- next coffee 9 Sep 9:00 at AB Coffee
- stage nurturing
"""


def moment(text: str | datetime) -> datetime:
    """Return a moment from "2026-08-12" or "2026-08-12T13:00"; without an offset it is at +01:00."""
    found = datetime.fromisoformat(text) if isinstance(text, str) else text
    return found if found.tzinfo else found.replace(tzinfo=datetime.fromisoformat(NOW).tzinfo)


def build(folder: Path, now: str = NOW, **settings: Any) -> Example:
    """Open an empty journal in a folder, its clock standing at `now`."""
    return Example(open_store(folder / "journal", folder / "state"), moment(now), Settings(**settings))


class Example:
    """A journal being built; every verb returns the journal itself, `last` holds what the newest one answered."""

    def __init__(self, store: Store, now: datetime, settings: Settings) -> None:
        self.store = store
        self.now = now
        self.settings = settings
        self.last = Done("")

    # verbs

    def at(self, now: str) -> Example:
        """Set the clock."""
        self.now = moment(now)
        return self

    def later(self, **span: float) -> Example:
        """Let time pass: later(days=2)."""
        self.now += timedelta(**span)
        return self

    def note(self, text: str, at: str = "", **choices: str) -> Example:
        """File a note, as if it was typed at a moment; choices: a typed name with "_" for blanks, and whom it means."""
        said = {fold(typed.replace("_", " ")): self.id_of(name) for typed, name in choices.items()}
        return self._did(note.file(self.store, text, moment(at or self.now), self.settings, said))

    def edit(self, text: str, touch: str = "") -> Example:
        """Give a note, the newest one unless its id is given, another text."""
        return self._did(note.edit(self.store, touch or self.touch.id, text, self.now, self.settings))

    def person(self, name: str, **fields: Any) -> Example:
        """Add a person."""
        return self._did(people.add(self.store, name, self.now, **fields))

    def fact(self, person: str, kind: str, text: str, **fields: Any) -> Example:
        """Add a fact to a person named."""
        return self._did(facts.add(self.store, self.id_of(person), kind, text, self.now, **fields))

    def promise(self, text: str, person: str = "", due: str = "", by: str = "me") -> Example:
        """Add a promise; due: an ISO day."""
        when = When.of(date.fromisoformat(due)) if due else None
        whose = self.id_of(person) if person else ""
        return self._did(promises.add(self.store, text, self.now, by=by, person=whose, due=when))

    def meeting(self, person: str, when: str, text: str = "", place: str = "") -> Example:
        """Add an appointment; when: an ISO day or minute."""
        on = When.of(moment(when) if "T" in when else date.fromisoformat(when))
        return self._did(appointments.add(self.store, [self.id_of(person)], on, self.now, text, place))

    def touched(self, person: str, kind: str = "met", at: str = "", direction: str = "") -> Example:
        """Log a touch without a note."""
        ids = [self.id_of(person)]
        return self._did(touches.log(self.store, ids, moment(at or self.now), kind=kind, direction=direction))

    def tick(self, text: str) -> Example:
        """Keep the promise with these words."""
        return self._did(promises.tick(self.store, self.promised(text).id, self.now))

    def throw(self, thing: Any) -> Example:
        """Put a thing into the trash."""
        return self._did(trash.throw(self.store, thing, self.now))

    def undo(self) -> Example:
        """Undo the newest change."""
        return self._did(undo.undo(self.store))

    def redo(self) -> Example:
        """Redo what was undone."""
        return self._did(undo.redo(self.store))

    def _did(self, done: Done) -> Example:
        self.last = done
        return self

    # what there is

    @property
    def said(self) -> str:
        """What the newest verb said."""
        return self.last.said

    @property
    def touch(self) -> Touch:
        """The touch that was made last."""
        return max(self.every(Touch), key=lambda t: t.id)

    def every(self, cls: type[T]) -> list[T]:
        """All things of a class that are not in the trash."""
        return list(self.store.journal.every(cls))

    def named(self, name: str) -> Person:
        """The person of a name."""
        return next(p for p in self.every(Person) if fold(p.name) == fold(name))

    def id_of(self, name: str) -> str:
        """The id of the person of a name; what is no name ("new", an id) stays as it is."""
        return next((p.id for p in self.every(Person) if fold(p.name) == fold(name)), name)

    def promised(self, text: str) -> Promise:
        """The promise with these words."""
        return next(p for p in self.every(Promise) if text in p.text)

    def facts(self, person: str = "", kind: str = "") -> list[str]:
        """The words of the facts of a person, or of all."""
        id = self.id_of(person) if person else ""
        return [f.text for f in self.every(Fact) if (not id or f.person == id) and (not kind or f.kind == kind)]

    def appointments(self) -> list[Appointment]:
        """All appointments."""
        return self.every(Appointment)

    def __getattr__(self, name: str) -> Person:
        """The person whose name begins so: journal.bob."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = [p for p in self.every(Person) if fold(p.name).startswith(name.replace("_", " "))]
        if len(found) != 1:
            raise AttributeError(f"{len(found)} people begin with {name!r}")
        return found[0]

    def change(self, thing: Any, **fields: Any) -> Example:
        """Write fields of a thing past the verbs, to arrange what no verb makes."""
        with self.store.transaction("arrange") as tx:
            tx.change(replace(thing, **fields), thing)
        return self

    def close(self) -> None:
        """Close the store."""
        self.store.close()
