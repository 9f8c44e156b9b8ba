"""What a bullet is read with: the visit's people, the moment, and where warnings go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from relbank.model.when import When

from .naming import Naming
from .note import Line, Warning, Who
from .phrases import Told


@dataclass(slots=True)
class Context:
    """The visit that a bullet stands in; made once a visit."""

    naming: Naming
    told: Told
    warnings: list[Warning] = field(default_factory=list)
    rungs: Mapping[str, str] = field(default_factory=dict)
    """The user's own names of rungs, folded, to the rungs that they mean."""

    day: When | None = None
    """When the visit was."""

    above: Who | None = None
    """Whose the bullet is beneath which others are nested."""

    @property
    def first(self) -> Who | None:
        """The person whom bullets belong to: the first of the header; None in a text without header."""
        return self.above or (self.naming.people[0] if self.naming.people else None)

    def warn(self, line: int, text: str) -> None:
        """Say that something was not understood as it may have been meant."""
        self.warnings.append(Warning(line, text))


@dataclass(slots=True)
class Bullet:
    """One bullet while it is read. first, last: its lines in the whole text. text: all its words, on one line.

    owner: whose it is. named: the bullet itself names the owner. rest: what follows the verb. typed: the verb.
    """

    first: int
    last: int
    text: str
    owner: Who | None = None
    named: bool = False
    rest: str = ""
    typed: str = ""
    colon: bool = False
    pinned: bool = False

    def line(self, filed: str, text: str, **more: object) -> Line:
        """Return a line of this bullet."""
        made: dict[str, object] = {"person": self.owner, "pinned": self.pinned, **more}
        return Line(self.first, self.last, filed, text, **made)  # type: ignore[arg-type]
