"""A checklist: what a rung asks, whether it is shown, and what to do while it is not."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from relbank.method.exits import Exit
from relbank.model.record import record

from ..glyphs import Glyphs
from ..safe import plain
from .rows import Rows

DOES = {
    "introduced": ("introduction", "I"), "style": ("style", "S"), "expert": ("answer", "Q"),
    "questions": ("answer", "Q"), "success": ("answer", "Q"), "mention": ("introduction", "I"),
}  # fmt: skip
"""The command that does what is asked, and its key, where it is not a note."""
NOTE = ("note.new", "n")


@record
class Ask:
    """A line: a thing asked (exit), or below it what to do (exit None)."""

    sign: str
    text: str
    more: str = ""
    exit: Exit | None = None


def lines(exits: Iterable[Exit], signs: Glyphs, climbs: bool = True) -> list[Ask]:
    """Return the lines of a checklist; what is missing has a second one that says what to do, and the key for it.

    climbs: there is a rung above.
    """
    out: list[Ask] = []
    for e in exits:
        shown = e.seen.said if e.seen.met or not e.waved else f"done without: {e.waved}"
        out.append(Ask(signs.tick(e.met), e.asks, shown, e))
        if not e.met:
            out.append(Ask("", f"{DOES.get(e.key, NOTE)[1]} {signs.arrow} {e.do}"))
    if out and climbs and all(line.exit and line.exit.met for line in out):
        out.append(Ask("", f"m {signs.arrow} Everything is shown: move them up, with the reason."))
    return out


class Asks(Rows[Ask]):
    """The list; the cursor stands on the things asked."""

    def key(self, row: Ask) -> str:
        """Return what is asked."""
        return row.exit.key if row.exit else row.text

    def heading(self, row: Ask) -> bool:
        """What to do is passed over."""
        return row.exit is None

    def format(self, row: Ask, width: int, cursor: bool) -> Content:
        """Draw the box, what is asked, and how far it is shown."""
        if row.exit is None:
            return Content.assemble("    ", self.sentence(row.text, "$text-warning"))
        met = row.exit.met
        return Content.assemble(
            (row.sign, "bold $text-accent" if met else ""), " ", plain(row.text, "" if met else "bold"), "  ",
            self.sentence(row.more, "$text-muted", row.exit),
        )  # fmt: skip
