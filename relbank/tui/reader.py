"""A note read while it is typed: what it would file, what it clashes with, what is worth asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.actions import note as notes
from relbank.method.clashes import Clash, Confided, clashes, confided
from relbank.method.debrief import Worth, worth_asking
from relbank.method.recent import recent
from relbank.model.person import Person
from relbank.notes import Names, Note

if TYPE_CHECKING:
    from .host import Host


Known = tuple[str, tuple[Worth, ...]]
"""A person's name, and what is worth asking them."""


class Reader:
    """Reads one text again and again; what the journal knows is gathered once, and anew when the journal changes.

    choices: folded typed name to a person's id or "new", as said by the user. touch: the note that is being edited.
    """

    def __init__(self, app: Host, touch: str = "") -> None:
        """Take the app whose journal, clock and settings count."""
        self._app, self._touch = app, touch
        self.choices: dict[str, str] = {}
        self._version = -1
        self._names = Names()
        self._confided = Confided()

    @property
    def names(self) -> Names:
        """The names of the people, whom one meets most and last first."""
        self._renew()
        return self._names

    def _renew(self) -> None:
        journal = self._app.journal
        if journal.version != self._version:
            self._version = journal.version
            self._names = notes.names(self._app.store, recent=recent(journal))
            self._confided = confided(journal)

    def read(self, text: str) -> Note:
        """Return a text as it would be filed now."""
        app = self._app
        return notes.preview(app.store, text, app.now(), app.settings, self.choices, self.names)

    def is_header(self, line: str) -> bool:
        """Tell whether a line that begins with the whole name of somebody known is a header and nothing else."""
        visit = self.read(line).visits[0]
        return visit.header and not visit.lines and visit.people[0].id is not None

    def clashes(self, note: Note) -> tuple[Clash, ...]:
        """Return what of a note clashes with what is known."""
        self._renew()
        limit = self._app.settings.touches_in_a_row
        return clashes(self._app.journal, note, self._confided, self._touch, limit)

    def worth(self, note: Note) -> list[Known]:
        """Return what to have in view about each person of the headers who is known: name and lines."""
        out: dict[str, tuple[str, tuple[Worth, ...]]] = {}
        for id in dict.fromkeys(who.id for visit in note.visits for who in visit.people if who.id):
            person = self._app.journal.get(Person, id)
            if person is not None and (found := worth_asking(self._app.journal, person, self._app.today())):
                out[id] = (person.name, found)
        return list(out.values())
