"""Help: every key with its sentence, and the marks of a note; what is typed narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from relbank.model.record import record
from relbank.model.text import fold
from relbank.notes.cheatsheet import MARKS, READ

from ..commands import COMMANDS, GROUPS, Command, all_keys, in_place
from ..keymap import bindings
from ..looked_for import WORDS
from ..safe import own
from ..widgets.bars import HintBar
from ..widgets.columns import Column, line
from ..widgets.lineview import margin
from ..widgets.rows import Rows
from ..widgets.typed import Line
from .pushed import Pushed, Step

WELCOME = (
    ("n", "Note", "Write a note: @Bob Smith lunch today 12:30, then what you heard, then bullets."),
    ("1 … 6", "Panes", "Go to a pane; h and l go sideways, j and k up and down."),
    ("m", "Move rung…", "Mark somebody as important: who stands on a rung is strategic. Friends need none."),
    ("u", "Undo", "Nothing asks “are you sure?”, everything can be undone."),
)

KEYS, LABEL, GAP = 12, 18, 2
EXAMPLE = max(len(mark.example) for mark in MARKS)
"""Widths of the columns in cells."""


@record
class HelpLine:
    """A line of help: a heading (no keys, no text), or keys, label and sentence.

    mark: the label is an example of a mark of a note. more: the row goes on with the one above. words: others that it
    is found by.
    """

    keys: str
    label: str
    text: str = ""
    heading: bool = False
    mark: bool = False
    more: bool = False
    words: str = ""


def pages(marks: bool = False, here: Sequence[Command] = ()) -> list[HelpLine]:
    """Return all lines: first steps, keys by group, marks of a note; marks first when asked for.

    here: the commands of the screen that help was opened on; they come before all others.
    """
    keys = [HelpLine("", "Here", heading=True), *(_told(c) for c in here)] if here else []
    keys += [HelpLine("", "First steps", heading=True), *(HelpLine(k, label, t) for k, label, t in WELCOME)]
    for group in GROUPS:
        keys.append(HelpLine("", group, heading=True))
        keys += [_told(c) for c in COMMANDS if c.group == group and c not in here]
    sheet = [HelpLine("", "The marks of a note", heading=True)]
    sheet += [HelpLine("", mark.example, mark.meaning, mark=True) for mark in MARKS]
    sheet += [HelpLine("", "How dates are read", heading=True)]
    sheet += [HelpLine("", phrase, meaning, mark=True) for phrase, meaning in READ]
    return [*sheet, *keys] if marks else [*keys, *sheet]


def _told(command: Command) -> HelpLine:
    return HelpLine(all_keys(command), command.label, command.help, words=WORDS.get(command.id, ""))


class HelpRows(Rows[HelpLine]):
    """The lines of help; a sentence that does not fit goes on beneath."""

    def __init__(self, lines: Sequence[HelpLine], *, empty: Content, id: str) -> None:
        super().__init__((), empty=empty, id=id)
        self.lines = lines
        """The lines to show, before they are wrapped."""

    def show(self, lines: Sequence[HelpLine], keep: bool = False) -> None:
        """Show these lines, wrapped to the room there is; keep: stay on the line under the cursor."""
        self.lines = lines
        self.set_rows([part for each in lines for part in wrapped(each, self._width)], keep)

    @property
    def _width(self) -> int:
        return max(20, self.room[0] - margin(self.room[0]))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the lines to another width."""
        self.show(self.lines, keep=True)

    def key(self, row: HelpLine) -> str:
        """Return what names the line: its first words, whatever the width."""
        return f"{row.keys}{row.label}{row.text[:12]}"

    def heading(self, row: HelpLine) -> bool:
        """Tell whether the cursor passes over it."""
        return row.heading or row.more

    def format(self, row: HelpLine, width: int, cursor: bool) -> Content:
        """Draw keys, label, sentence."""
        if row.heading:
            return Content(row.label.upper())
        if row.more:
            return own(row.text, "not bold $text-muted")
        if row.mark:
            cells = (own(row.label, "$text-accent"), own(row.text, "$text-muted"))
            return line(cells, (Column(EXAMPLE, EXAMPLE), Column(0)), width, gap=GAP)
        three = (own(row.keys, "bold $primary"), own(row.label), own(row.text, "$text-muted"))
        return line(three, (Column(KEYS, KEYS), Column(LABEL, LABEL), Column(0)), width, gap=GAP)


def wrapped(entry: HelpLine, width: int) -> list[HelpLine]:
    """Return a line as the rows that show it at a width in cells: its sentence goes on in its column."""
    if entry.heading:
        return [entry]
    before = (EXAMPLE if entry.mark else KEYS + GAP + LABEL) + GAP
    beneath = width - before < 20
    if beneath:
        before = 4
    parts = [part.plain.rstrip() for part in own(entry.text).wrap(width - before)]
    first = "" if beneath else parts.pop(0)
    rest = [HelpLine("", "", " " * before + part, more=True) for part in parts]
    return [replace(entry, text=first), *rest]


class Help(Pushed[None]):
    """The help page."""

    personal = False
    """Nothing here is of the journal: it stays as it is when everything personal is masked."""
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = bindings("help")

    def __init__(self, marks: bool = False, here: Sequence[Command] = ()) -> None:
        super().__init__()
        self._lines = pages(marks, here)

    def compose(self) -> ComposeResult:
        """A line to narrow with, and the lines."""
        yield Line(placeholder="/ narrows; ↑ ↓ move, esc closes", id="narrow", compact=True)
        rows = HelpRows(self._lines, empty=Content("Nothing here is called that."), id="lines")
        rows.border_title = Content("Help")
        yield rows
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Show the keys of this screen."""
        self.rows.focus()
        self.query_one(HintBar).show(in_place("help", "help"))

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        words = fold(event.value).split()
        self.rows.show(_fitting(self._lines, words))

    @on(Input.Submitted)
    def _done(self) -> None:
        self.rows.focus()

    def on_key(self, event: events.Key) -> None:
        """Move the lines while the narrowing words are typed."""
        if event.key in ("up", "down") and self.query_one(Input).has_focus:
            event.stop()
            self.rows.action_move(1 if event.key == "down" else -1)

    @property
    def rows(self) -> HelpRows:
        """The lines of help."""
        return self.query_one(HelpRows)

    def steps(self) -> dict[str, Step]:
        """Narrow the lines, and leave."""
        return {
            "find": lambda: self.query_one(Input).focus(),
            "back": self._back,
            "help": lambda: self.dismiss(None),
            "palette": self._palette,
        }

    def _back(self) -> None:
        """Take what narrows the lines away, else close."""
        typed = self.query_one(Input)
        if typed.value:
            typed.value = ""
            self.rows.focus()
        else:
            self.dismiss(None)

    def _palette(self) -> None:
        self.dismiss(None)
        self.app.call_later(self.app.home.action_command, "palette")


def _fitting(lines: Sequence[HelpLine], words: list[str]) -> list[HelpLine]:
    """Return the lines that hold all words, with the headings that still have lines beneath them."""
    out: list[HelpLine] = []
    for entry in lines:
        if entry.heading:
            if out and out[-1].heading:
                out.pop()
            out.append(entry)
        elif all(w in fold(f"{entry.keys} {entry.label} {entry.text} {entry.words}") for w in words):
            out.append(entry)
    if out and out[-1].heading:
        out.pop()
    return out
