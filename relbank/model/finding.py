"""A finding of a rule, and the word with which the user overrode one."""

from __future__ import annotations

from .record import record


@record
class Finding:
    """What a rule says: what was seen, why it matters, what to do; made anew each time, never stored.

    rule: its number in METHOD.md ("M20"). about: the id of what it speaks of, a promise or a visit, "" for the person.
    mark: what it was that the rule saw, in as few words as tell it from another time: an override holds while it
    stays the same. weight: what comes first in a list, the higher the earlier. command: what to offer ("note.new").
    evidence: the entries behind it, as (table, id).
    """

    rule: str
    person: str
    saw: str
    why: str
    do: str
    about: str = ""
    mark: str = ""
    weight: int = 0
    command: str = ""
    evidence: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What tells it from any other finding of the day."""
        return f"{self.rule}:{self.person}:{self.about}"


@record
class Override:
    """A finding waved away with a written reason; it stays silent while its mark is the same (METHOD.md).

    rule, person, about, mark: those of the finding. until: ISO day until which it is put off ("" for good).
    touch, line: where it stands in a note ("consent: …"); it then speaks of that visit.
    """

    id: str
    rule: str
    person: str = ""
    about: str = ""
    mark: str = ""
    reason: str = ""
    until: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""
    touch: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """The key of the finding that it answers."""
        return f"{self.rule}:{self.person}:{self.about or self.touch}"
