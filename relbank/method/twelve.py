"""Section H, the twelve keys of a partnership: both sides scored, compared with the last time (M35)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relbank.model.record import record
from relbank.model.sheets import KEYS_OF_TWELVE, TwelveSheet

from .trust import dated

KEYS: tuple[tuple[str, str], ...] = (
    ("understand each other's business", "Could each explain the other's business to a stranger?"),
    ("meet as people", "Do we meet as people, and know what matters to the other at home?"),
    ("know how each makes money", "Does each know how the other makes money, and where it hurts?"),
    ("the truth, also when awkward", "Is the truth told early, also when it is awkward?"),
    ("no more than can be done well", "Is no more promised than can be done well? Once, twice, three times?"),
    ("no games", "Is everything on the table: no hidden price, no pressure, no tricks?"),
    ("plain meals or a walk, no pomp", "Do we meet over noodles or on a long walk, rather than at expensive dinners?"),
    ("lose some battles, admit wrong", "Are battles lost gracefully, and mistakes admitted?"),
    ("the better argument wins", "Does the better argument win, not the louder voice or the higher rank?"),
    ("small things stay small", "Are trifles let go?"),
    ("think in the long run", "Is the next decade worth more than the next invoice?"),
    ("trust earns business and effort", "Does trust that was earned bring more business and more effort?"),
)
"""The short name of each key, and the question that its score answers."""
HIGHEST = 10


@record
class Row:
    """One key on the newest sheet: its number from 1, name and question, both scores, and how each moved since.

    mine, theirs: 0 to 10, None where not scored. moved_mine, moved_theirs: None where there is nothing to compare.
    """

    number: int
    name: str
    question: str
    mine: int | None
    theirs: int | None
    moved_mine: int | None
    moved_theirs: int | None


@record
class Compared:
    """The newest sheet beside the one before; total_mine, total_theirs: sums of what was scored.

    moved: by how much both sides together moved on the keys that both sheets scored; None with nothing to compare.
    """

    sheet: TwelveSheet
    before: TwelveSheet | None
    rows: tuple[Row, ...]
    total_mine: int
    total_theirs: int
    moved: int | None

    @property
    def weakest(self) -> Row | None:
        """The key with the lowest sum of both sides among those scored on both; the first of them when equal."""
        scored = [row for row in self.rows if row.mine is not None and row.theirs is not None]
        return min(scored, key=lambda row: ((row.mine or 0) + (row.theirs or 0), row.number), default=None)


def scores(stored: str) -> tuple[int | None, ...]:
    """Return twelve scores as stored or typed: numbers 0 to 10, "-" or a missing one where not scored."""
    found: list[int | None] = []
    for word in stored.replace(",", " ").split()[:KEYS_OF_TWELVE]:
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 3 else -1
        found.append(number if 0 <= number <= HIGHEST else None)
    return tuple(found + [None] * (KEYS_OF_TWELVE - len(found)))


def written(values: Sequence[int | None]) -> str:
    """Return scores as a sheet stores them, "-" where not scored; "" when none is."""
    if all(value is None for value in values):
        return ""
    return " ".join("-" if value is None else str(value) for value in values)


def in_order(sheets: Iterable[TwelveSheet]) -> list[TwelveSheet]:
    """Return sheets by their days, oldest first."""
    return sorted(sheets, key=lambda s: (dated(s), s.id))


def compared(sheets: Iterable[TwelveSheet]) -> Compared | None:
    """Return the newest sheet compared with the one before, None without any."""
    ordered = in_order(sheets)
    if not ordered:
        return None
    sheet, before = ordered[-1], ordered[-2] if len(ordered) > 1 else None
    mine, theirs = scores(sheet.mine), scores(sheet.theirs)
    old_mine, old_theirs = scores(before.mine if before else ""), scores(before.theirs if before else "")
    rows = tuple(
        Row(
            place + 1, name, question, mine[place], theirs[place],
            _moved(mine[place], old_mine[place]), _moved(theirs[place], old_theirs[place]),
        )
        for place, (name, question) in enumerate(KEYS)
    )  # fmt: skip
    moves = [m for row in rows for m in (row.moved_mine, row.moved_theirs) if m is not None]
    return Compared(sheet, before, rows, _sum(mine), _sum(theirs), sum(moves) if moves else None)


def _moved(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else now - before


def _sum(values: Iterable[int | None]) -> int:
    return sum(value for value in values if value is not None)


def moved_said(moved: int | None) -> str:
    """Return a move as it is shown: "+2", "-1", "=", "" with nothing to compare."""
    return "" if moved is None else "=" if moved == 0 else f"{moved:+d}"
