"""A checklist: what a rung asks, whether it is shown, and what to do while it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content

from relbank.method.exits import Exit
from relbank.model.record import record
from relbank.model.text import cells

from ..glyphs import Glyphs
from ..safe import plain
from .columns import broken
from .lineview import margin
from .rows import Rows

DOES = {
    "introduced": ("introduction", "I"), "style": ("style", "S"), "expert": ("answer", "Q"),
    "questions": ("answer", "Q"), "success": ("answer", "Q"), "mention": ("introduction", "I"),
}  # fmt: skip
"""The command that does what is asked, and its key, where it is not a note."""
NOTE = ("note.new", "n")
_KEEPS = ("pane.mine", "4")
_TICKED = " There space ticks it."
_INDENT = 4


@record
class Ask:
    """A line: a thing asked (exit), or below it what to do (exit None), the key for it as its sign.

    whole: all of what is to be done, where the text is what stands of it on one line.
    """

    sign: str
    text: str
    more: str = ""
    exit: Exit | None = None
    whole: str = ""


def does(e: Exit) -> tuple[str, str]:
    """Return the command that does what is asked, and its key: an open promise is kept where promises are ticked."""
    return _KEEPS if e.key == "promises" and e.seen.do else DOES.get(e.key, NOTE)


def lines(exits: Iterable[Exit], signs: Glyphs, climbs: bool = True) -> list[Ask]:
    """Return the lines of a checklist; what is missing has a second one that says what to do, and the key for it.

    climbs: there is a rung above.
    """
    out: list[Ask] = []
    for e in exits:
        shown = e.seen.said if e.seen.met or not e.waved else f"done without: {e.waved}"
        out.append(Ask(signs.tick(e.met), e.asks, shown, e))
        if not e.met:
            act = does(e)
            out.append(Ask(f"{act[1]} {signs.arrow} ", e.do + (_TICKED if act == _KEEPS else "")))
    if out and climbs and all(line.exit and line.exit.met for line in out):
        out.append(Ask(f"m {signs.arrow} ", "Everything is shown: move them up, with the reason."))
    return out


def _wrapped(line: Ask, width: int) -> list[Ask]:
    """Return what is to be done as lines of at most `width` cells, the further ones below the words of the first."""
    before = " " * cells(line.sign)
    whole = " ".join(line.text.split())
    parts = broken(whole, max(2, width - _INDENT - len(before)))
    return [Ask(before if place else line.sign, part, whole=whole) for place, part in enumerate(parts)]


class Asks(Rows[Ask]):
    """The list; the cursor stands on the things asked, what to do about them is wrapped below."""

    _lines: Sequence[Ask] = ()
    _wrapped_at = 0

    def show(self, lines: Sequence[Ask]) -> None:
        """Show the lines of a checklist."""
        self._lines = lines
        self._wrap()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap what is to be done at another width."""
        super().on_resize(event)
        if self.room[0] != self._wrapped_at:
            self._wrap()

    def _wrap(self) -> None:
        self._wrapped_at = width = self.room[0]
        room = width - margin(width)
        self.set_rows([part for line in self._lines for part in ([line] if line.exit else _wrapped(line, room))])

    def key(self, row: Ask) -> str:
        """Return what is asked."""
        return row.exit.key if row.exit else row.text

    def heading(self, row: Ask) -> bool:
        """What to do is passed over."""
        return row.exit is None

    def _last(self, place: int) -> int:
        """Return the last line of what is to be done about a thing asked: it comes into view with it."""
        while 0 <= place < len(self.rows) - 1 and self.rows[place + 1].exit is None:
            place += 1
        return place

    def format(self, row: Ask, width: int, cursor: bool) -> Content:
        """Draw the box, what is asked, and how far it is shown."""
        if row.exit is None:
            text = self.sentence(row.text, "$text-warning", whole=row.whole)
            return Content.assemble(" " * _INDENT, (row.sign, "$text-warning"), text)
        met = row.exit.met
        return Content.assemble(
            (row.sign, "bold $text-accent" if met else ""), " ", plain(row.text, "" if met else "bold"), "  ",
            self.sentence(row.more, "$text-muted", row.exit),
        )  # fmt: skip
