"""Who introduced whom: the tree, walked by keyboard (M4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.method.introductions import Node, owed, tree
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import say_day
from relbank.store import Store

from .. import glyphs
from ..safe import plain
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .view import View

COLUMNS = (Column(16, 34), Column(8, 9, 2), Column(12, 0, 1))
_EMPTY = "Nobody is known to have introduced anybody.\nI says who introduced a person; in a note: - introduced by @Liz"


@record
class Branch:
    """A line: a node of the tree, the sign of its place, and what is owed to the introducer."""

    node: Node
    sign: str
    told: str
    warn: bool = False


class Tree(Rows[Branch]):
    """The tree, one person a line, below whoever introduced them."""

    def key(self, row: Branch) -> str:
        """Return the person's id."""
        return row.node.person.id

    def format(self, row: Branch, width: int, cursor: bool) -> Content:
        """Draw the branch, the name, how many came by them, and how the introduction stands."""
        node = row.node
        name = Content.assemble((row.sign, "$text-muted"), plain(node.person.name, "bold" if node.children else ""))
        below = f"{node.below} below" if node.below else ""
        told = plain(row.told, "$text-warning" if row.warn else "$text-muted")
        cells = (name, Content.styled(below, "$text-accent"), told)
        return line(cells, COLUMNS, width, gap=2)


def branches(nodes: Sequence[Node], signs: glyphs.Glyphs, today: date, met: Callable[[str], str]) -> list[Branch]:
    """Return the lines of a tree; met: the ISO day of a person's last touch, "" for none."""
    out = []
    for node in nodes:
        made = node.introduction
        told, warn = "", False
        if made is not None:
            last = met(node.person.id)
            what = owed(made, today, last if last > made.date else "")
            state = {"thanks": "thank them", "report": "tell them what came of it"}.get(what, "")
            done = "told" if made.reported else "thanked" if made.thanked else ""
            day = say_day(date.fromisoformat(made.date[:10])) if made.date else ""
            told, warn = " · ".join(x for x in (state or done, day) if x), bool(state)
        corner = "└ " if signs.name == "unicode" else "` "
        sign = "  " * (node.depth - 1) + corner if node.depth else ""
        out.append(Branch(node, sign, told, warn))
    return out


class IntroductionsView(View):
    """The tree; h goes to the introducer, l to the first one introduced."""

    HINTS: ClassVar = ("open", "introduction", "note.new", "why", "go")

    def compose(self) -> ComposeResult:
        """One tree in a frame."""
        rows = Tree(id="tree", classes="pane", empty=Content(_EMPTY))
        rows.border_subtitle = Content("h introducer · l introduced · relbank introductions --svg FILE draws it")
        yield rows

    def fill(self, store: Store, now: datetime) -> None:
        """Show the tree."""
        nodes = tree(store.journal)
        rows = self.query_one(Tree)
        rows.set_rows(branches(nodes, glyphs.of(self.app), now.date(), store.journal.last_touch))
        brought = sum(node.depth > 0 for node in nodes)
        rows.retitle(plain(f"Introductions {brought}" if brought else "Introductions"))

    def thing(self) -> Person | None:
        """Return the person under the cursor."""
        row = self.query_one(Tree).row
        return row.node.person if row else None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Walk the tree."""
        return {
            **super().verbs(), "move.left": self._up, "move.right": self._down, "open": self._open,
            "move.next": lambda: self._sibling(1), "move.previous": lambda: self._sibling(-1),
        }  # fmt: skip

    def _up(self) -> None:
        """Go to the introducer."""
        rows = self.query_one(Tree)
        above = [i for i in range(rows.cursor) if rows.rows[i].node.depth < self._depth()]
        if above:
            rows.go(above[-1])

    def _down(self) -> None:
        """Go to the first one introduced."""
        rows = self.query_one(Tree)
        if rows.row is not None and rows.row.node.children:
            rows.go(rows.cursor + 1)

    def _sibling(self, by: int) -> None:
        """Go to the next, or the one before, of those who came by the same introducer."""
        rows = self.query_one(Tree)
        place, depth = rows.cursor + by, self._depth()
        while 0 <= place < len(rows.rows) and rows.rows[place].node.depth > depth:
            place += by
        if 0 <= place < len(rows.rows) and rows.rows[place].node.depth == depth:
            rows.go(place)

    def _depth(self) -> int:
        row = self.query_one(Tree).row
        return row.node.depth if row else 0

    @on(Rows.Chosen)
    def _open(self) -> None:
        person, home = self.person, self.app.home
        if person is not None:
            home.views.close()
            home.select(person.id)
            home.go_pane("profile")
