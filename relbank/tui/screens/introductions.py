"""Who introduced whom: the tree, walked by keyboard (M4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.method.agenda import day_of
from relbank.method.introductions import Node, owed, tree
from relbank.model.person import Person
from relbank.model.record import record
from relbank.store import Store

from .. import glyphs
from ..safe import personal, plain
from ..widgets.columns import Column
from ..widgets.named import Named
from ..widgets.rows import Rows
from .view import View

_EMPTY = "Nobody is known to have introduced anybody.\nI says who introduced a person; in a note: - introduced by @Liz"


@record
class Branch:
    """A line: a node of the tree, the sign of its place, the day of the introduction, and how it stands."""

    node: Node
    sign: str
    day: str
    told: str
    warn: bool = False


class Tree(Named[Branch]):
    """The tree, one person a line, below whoever introduced them."""

    COLUMNS = (Column(16, 38), Column(7, 7, 2, right=True), Column(11, 11, 3), Column(12, 0, 1))
    NAMES = ("", "brought", "introduced", "to the introducer")

    def called(self, row: Branch) -> str:
        """Return the person's id."""
        return row.node.person.id

    def cells(self, row: Branch, width: int) -> Sequence[Content]:
        """Draw the branch, the name, how many came by them, and how the introduction stands."""
        node = row.node
        name = Content.assemble((row.sign, "$text-muted"), personal(node.person.name, "bold" if node.children else ""))
        told = plain(row.told, "$text-warning" if row.warn else "$text-muted")
        return name, plain(str(node.below or ""), "$text-accent"), plain(row.day, "$text-muted"), told


def branches(nodes: Sequence[Node], signs: glyphs.Glyphs, today: date, met: Callable[[str], str]) -> list[Branch]:
    """Return the lines of a tree; met: the ISO day of a person's last touch, "" for none."""
    out = []
    for place, node in enumerate(nodes):
        made = node.introduction
        told, warn, day = "", False, ""
        if made is not None:
            last = met(node.person.id)
            what = owed(made, today, last if last > made.date else "")
            state = {"thanks": "thank them", "report": "tell them what came of it"}.get(what, "")
            done = "told" if made.reported else "thanked" if made.thanked else ""
            told, warn = state or done, bool(state)
            day = day_of(made.date, today) if made.date else ""
        out.append(Branch(node, _sign(nodes, place, signs), day, told, warn))
    return out


def _sign(nodes: Sequence[Node], place: int, signs: glyphs.Glyphs) -> str:
    """Return the tree's lines before a name: which branches go on below, and whether this is the last of its own."""
    depth, drawn = nodes[place].depth, ""
    bar, fork, corner = ("│ ", "├ ", "└ ") if signs.name == "unicode" else ("| ", "|-", "`-")
    for level in range(1, depth + 1):
        after = (node.depth for node in nodes[place + 1 :] if node.depth <= level)
        goes_on = next(after, 0) == level
        drawn += (fork if goes_on else corner) if level == depth else bar if goes_on else "  "
    return drawn


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
        rows.show(branches(nodes, glyphs.of(self.app), now.date(), store.journal.last_touch))
        brought = sum(node.depth > 0 for node in nodes)
        rows.retitle(plain(f"Introductions {brought}" if brought else "Introductions"))

    def thing(self) -> Person | None:
        """Return the person under the cursor."""
        row = self.query_one(Tree).found
        return row.node.person if row else None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Walk the tree."""
        return {
            **super().verbs(), "move.left": self._up, "move.right": self._down, "open": self._open,
            "move.next": lambda: self._sibling(1), "move.previous": lambda: self._sibling(-1),
        }  # fmt: skip

    def _up(self) -> None:
        """Go to the introducer."""
        rows, here = self.query_one(Tree), self._depth(self.query_one(Tree).cursor)
        above = [place for place in range(rows.cursor) if 0 <= self._depth(place) < here]
        if above:
            rows.go(above[-1])

    def _down(self) -> None:
        """Go to the first one introduced."""
        rows = self.query_one(Tree)
        if rows.found is not None and rows.found.node.children:
            rows.go(rows.cursor + 1)

    def _sibling(self, by: int) -> None:
        """Go to the next, or the one before, of those who came by the same introducer."""
        rows, depth = self.query_one(Tree), self._depth(self.query_one(Tree).cursor)
        place = rows.cursor + by
        while self._depth(place) > depth:
            place += by
        if 0 <= depth == self._depth(place):
            rows.go(place)

    def _depth(self, place: int) -> int:
        """Return how deep the person of a line stands; -1 for the line of names and beyond the ends."""
        rows = self.query_one(Tree).rows
        row = rows[place] if 0 <= place < len(rows) else None
        return row.node.depth if isinstance(row, Branch) else -1

    @on(Rows.Chosen)
    def _open(self) -> None:
        person, home = self.person, self.app.home
        if person is not None:
            home.views.visit(person.id)
