"""What a rule is: it looks at one person, or at the whole journal, and says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from relbank.model.document import table_of
from relbank.model.finding import Finding
from relbank.model.person import Person
from relbank.model.record import record

if TYPE_CHECKING:
    from relbank.settings import Settings

    from ..books import Books
    from ..dossier import Dossier
    from ..groups import Kind

# Weights, so that lists of all rules have one order; a rule adds to its band what makes one finding more pressing.
BROKEN, DUE, OWED, LIMIT, COMING, DRIFT, ASK, CLIMB, UPKEEP = 900, 800, 700, 600, 500, 400, 300, 200, 100
"""Late; due now; a debrief owed; a limit reached; a date near; a rhythm lost; to learn; to climb; to keep in order."""
_PEOPLE = table_of(Person)


@record
class Rule:
    """One rule: its number and name in METHOD.md, and the one line that says why it speaks.

    look: a person's dossier to findings. whole: the books to findings that concern nobody in particular. strategic:
    whether it speaks of people marked strategic only; the others are never looked at. needs: classes of documents, or
    parts of them; it looks only at people who have one of these, at everybody when there are none. who: whom else it
    passes over, told from the person alone.
    """

    number: str
    name: str
    why: str
    look: Callable[[Dossier], Iterable[Finding]] | None = None
    whole: Callable[[Books], Iterable[Finding]] | None = None
    strategic: bool = False
    needs: tuple[Kind, ...] = ()
    who: Callable[[Person, Settings], bool] | None = None

    def found(
        self,
        dossier: Dossier | None,
        saw: str,
        do: str,
        *,
        about: Any = None,
        mark: str = "",
        weight: int = 0,
        command: str = "",
        evidence: Iterable[Any] = (),
    ) -> Finding:
        """Return a finding of this rule; about: the document that it speaks of.

        evidence: the documents behind it; of what is not there, the person without whom it would not be missed.
        """
        behind = tuple((table_of(type(thing)), thing.id) for thing in evidence)
        if not behind and dossier is not None:
            behind = ((_PEOPLE, dossier.person.id),)
        person = dossier.person.id if dossier else ""
        told = about if isinstance(about, str) else about.id if about is not None else ""
        return Finding(self.number, person, saw, self.why, do, told, mark or saw, weight, command, behind)
