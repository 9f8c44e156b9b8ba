"""The brief on the screen: one page, read a minute before the meeting (M40)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from relbank.method.brief import UNKNOWN, UNUSED, Brief, brief, fitted
from relbank.method.personal import words
from relbank.model.person import Person

from ..keymap import bindings
from ..render.pages import labelled, stated
from ..safe import personal, plain, told

if TYPE_CHECKING:
    from ..app import Relbank

LABEL = 12
WORKED_OUT, OWED, NOTHING = ("rung asks", "account"), ("I owe", "they owe"), ("nothing", "nothing agreed")
"""Lines that hold no word of the user's, by label; those that begin with one of the program's; what is said of none."""
_HELD = re.compile(r": (held|failed)( \(\d+ held, \d+ failed\))?")


class BriefScreen(Screen[None]):
    """One page about one person; esc or q closes it."""

    CSS_PATH = "brief.tcss"
    BINDINGS: ClassVar = bindings("brief")
    app: Relbank

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person

    def compose(self) -> ComposeResult:
        """A page in a frame."""
        self._page = brief(self.app.journal, self._person, self.app.now(), self.app.settings)
        with VerticalScroll(id="page") as frame:
            frame.border_title = plain(self._page.title)
            frame.border_subtitle = Content("esc closes")
            yield Static(self._drawn(), id="brief", markup=False)

    def refresh_all(self) -> None:
        """Show the page anew."""
        self._person = self.app.journal.get(Person, self._person.id) or self._person
        self._page = brief(self.app.journal, self._person, self.app.now(), self.app.settings)
        self.query_one("#page").border_title = plain(self._page.title)
        self._redraw()

    def on_mount(self) -> None:
        """Read with the arrows what does not fit."""
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        """Draw the page at the width there is."""
        self.call_after_refresh(self._redraw)  # an update while the screen is being laid out keeps the old height

    def _redraw(self) -> None:
        self.query_one("#brief", Static).update(self._drawn())

    def _drawn(self) -> Content:
        return drawn(self._page, max(20, min(self.app.size.width, 110) - 5), max(10, self.app.size.height - 2))

    def action_command(self, id: str) -> None:
        """Close, or leave the program."""
        if id == "quit.now":
            self.app.exit(0)
        else:
            self.dismiss(None)


def drawn(page: Brief, width: int, height: int = 0, rest: str = "2 at home shows all") -> Content:
    """Return the page as lines: who, the hard rules, then label and text.

    height: rows that it may take (0: any). rest: where what found no room is shown.
    """
    theirs = " · ".join(text for text in page.own if text)
    if page.subtitle.startswith(theirs):
        said = personal(theirs, "$text-muted", numbers=True) + plain(page.subtitle[len(theirs) :], "$text-muted")
    else:
        said = told(plain(page.subtitle, "$text-muted"), words(page.own))
    head = [said]
    head += [Content.assemble(("!! ", "bold $text-error"), personal(rule, "bold $text-error")) for rule in page.rules]
    lines: Sequence[tuple[str, str]] = page.lines
    if height:
        size = max([LABEL, *(len(part.label) + 2 for part in page.parts)])
        broken = sum(len(line.wrap(width)) - 1 for line in head)  # rows that a long title or rule takes beside its own
        room = height - 1 - broken
        short = fitted(page, lambda text, _: _wrapped(text, max(16, width - size)), room, width, rest, size)
        lines = short[2 + len(page.rules) :]
    shown, heading = [], ""
    for label, text in lines:
        heading = label or heading
        shown.append((label, _said(heading, text)))
    return Content("\n").join([*head, Content(""), labelled(shown, width, label=LABEL, style="$text-accent")])


def _said(label: str, text: str) -> Content:
    """Return what a line says, with what of it is the user's known as theirs."""
    if label in WORKED_OUT or text in NOTHING or text.startswith(("… ", UNKNOWN)):
        return plain(text)
    if label in OWED:
        return stated(text)
    if label == "recall" and (test := _HELD.search(text)):  # an integrity test of a kind that the method names
        return plain(text[: test.end()]) + personal(text[test.end() :], numbers=True)
    if label == "style":
        parts = (each.partition(" ") for each in text.split(" · "))
        return Content(" · ").join(plain(part + sign) + personal(how, numbers=True) for part, sign, how in parts)
    known, sign, left = text.partition(f"{UNUSED}: ")
    return personal(known, numbers=True) + plain(sign) + personal(left, numbers=True)


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text as the lines that it will be wrapped to."""
    return [line.plain for line in plain(text).wrap(width)]
