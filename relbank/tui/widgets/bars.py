"""The line at the top (where, what presses) and the line at the bottom (which keys now)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from relbank.model.text import clean

from ..commands import Command, hints, shown
from ..safe import own, plain, told

ALWAYS = ("help", "palette")
"""The commands that the hint bar never loses, at its right end."""
ROOMY = 100
"""Cells from which on the names of the views stay, and what presses is shortened."""
OUT = "back"
"""The command that leaves a view: the last hint at the left, at any width that has room for one."""


class TopLine(Widget):
    """The journal's title at the left, what presses in the middle, the last word at the right."""

    DEFAULT_CSS = "TopLine { dock: top; height: 1; background: $panel; color: $text; }"

    def __init__(self, title: str = "relbank", id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._news, self._right = title, "", ""
        self._tabs: tuple[str, ...] = ()
        self._tab = ""

    def tell(self, title: str, news: str, right: str) -> None:
        """Show a title, what presses, and a word at the right."""
        if (title, news, right) != (self._title, self._news, self._right):
            self._title, self._news, self._right = title, news, right
            self.refresh()

    def stand_in(self, tabs: Sequence[str], tab: str) -> None:
        """Name the main views, and the one that is shown; home alone is not worth naming."""
        found = (*tabs, *(() if tab in tabs else (tab,)))
        found = found if len(found) > 1 else ()
        if (found, tab) != (self._tabs, self._tab):
            self._tabs, self._tab = found, tab
            self.refresh()

    def _named(self, room: int) -> Content:
        """Return the names of the views, as many as there is room for: all, or the one that is shown."""
        for tabs in (self._tabs, (self._tab,) if self._tab in self._tabs[1:] else ()):
            parts = [own(tab, "bold" if tab == self._tab else "$text-muted") for tab in tabs]
            line = Content("   ") + Content("  ").join(parts) if parts else Content("")
            if line.cell_length <= room:
                return line
        return Content("")

    def render(self) -> Content:
        """Draw the line; where there is no room the right end goes first, then the last of what presses.

        Where the names of the views would leave little of what presses, they go before it.
        """
        width = self.size.width
        title, news, right = clean(self._title), clean(self._news), clean(self._right)
        left = Content.assemble(" ", (title, "bold $primary"))
        if self._tabs and width >= ROOMY:
            room = width - left.cell_length - self._named(width).cell_length - 4
            parts = news.split(" · ")
            while len(parts) > 1 and cell_len(" · ".join(parts)) > room:
                parts.pop()
            news = " · ".join(parts)
            right = right if cell_len(news) + cell_len(right) + 3 <= room else ""
        told = Content.assemble("   " if news else "", (news, "$text-warning"))
        if self._tabs:
            left += self._named(width - left.cell_length - told.cell_length - (cell_len(right) + 3 if right else 1))
        left += told
        gap = width - left.cell_length - cell_len(right) - 1
        if right and gap >= 2:
            return Content.assemble(left, " " * gap, (right, "$text-muted"))
        return left.truncate(max(0, width), ellipsis=True)


class HintBar(Widget):
    """The keys that matter here, with Help and Commands always in sight; a message takes the left part for a while.

    A message that is too long for that takes the whole line, and a second one over what is above where it must.
    """

    DEFAULT_CSS = "HintBar { dock: bottom; height: 1; background: $panel; color: $text; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands: Sequence[Command] = ()
        self._message, self._tone = "", ""
        self._words: frozenset[str] = frozenset()
        self._above: Above | None = None

    def show(self, commands: Sequence[Command]) -> None:
        """Show the hints of these commands."""
        shown = tuple(hints(commands))
        if shown != self._commands:
            self._commands = shown
            self.refresh()

    def say(self, message: str, tone: str = "", words: frozenset[str] = frozenset()) -> None:
        """Show a message in place of the hints until say("") is called; tone: "", "error" or "warning".

        words: those in it that are the user's, in small letters.
        """
        if (clean(message), tone) != (self._message, self._tone):
            self._message, self._tone, self._words = clean(message), tone, words
            self._spill()
            self.refresh()

    def on_resize(self) -> None:
        """Break the message at another width."""
        self._spill()

    def _spill(self) -> None:
        """Show the first part of a message that one line can't hold above the bar."""
        first = self._parts()[:-1]
        if self._above is not None:
            self._above.tell(first[0] if first else Content(""))
        elif first and self.is_attached:
            self._above = Above()
            self.screen.mount(self._above)
            self._above.tell(first[0])

    def _parts(self) -> list[Content]:
        """Return the message as the one or two lines in which it is shown."""
        said = told(plain(self._message, _TONES.get(self._tone, _TOLD)), self._words)
        first, *rest = in_two(self._message, self.size.width)
        return [said[: len(first)], said[len(first) + 1 :]] if rest else [said]

    def render(self) -> Content:
        """Draw what fits: the always ones at the right, as many others as there is room for at the left."""
        width = self.size.width
        last = self._parts()[-1]
        whole = last.plain != self._message or last.cell_length > _room(self._commands, width)
        return bar(() if whole else self._commands, width, last)


class Above(Widget):
    """The line above the bar, over whatever stands there, for the first part of a long message."""

    DEFAULT_CSS = """
    Above { overlay: screen; dock: bottom; offset-y: -1; width: 100%; height: 1; background: $panel; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = Content("")

    def tell(self, words: Content) -> None:
        """Show some words, or go when there are none."""
        self._said = words.pad_left(1)
        self.display = bool(words)
        self.refresh()

    def render(self) -> Content:
        """Draw the words."""
        return self._said


_TONES = {"error": "$text-error bold", "warning": "$text-warning bold"}
_TOLD = "$text-success"


def in_two(message: str, width: int) -> list[str]:
    """Return a message as the one or two lines in which it is shown; only the last may be longer than the width."""
    if cell_len(message) < width or width < 20:
        return [message]
    first = ""
    words = message.split(" ")
    while words and cell_len(f"{first} {words[0]}") < width:
        first = f"{first} {words.pop(0)}" if first else words.pop(0)
    return [first, " ".join(words)] if first and words else [message]


def with_last(message: str, last: str, width: int) -> str:
    """Return a message with a last sentence behind it, cut so that the last one is not lost in two lines of a width."""
    words, said = message.split(" "), f"{message} {last}"
    while len(words) > 1 and cell_len(in_two(said, width)[-1]) > width - 4:
        words.pop()
        said = f"{' '.join(words).rstrip('.,;:')}… {last}"
    return said


def _room(commands: Sequence[Command], width: int) -> int:
    """Return the cells that a message has beside what is always there."""
    last = [c for c in commands if c.id in ALWAYS]
    return width - sum(_hint(c).cell_length + 2 for c in last) - 2


def bar(commands: Sequence[Command], width: int, message: Content | None = None) -> Content:
    """Return the hint bar for a width in cells; help and palette stay at any width, cut ones are the last ranks."""
    last = [c for c in commands if c.id in ALWAYS]
    right = Content("  ").join(_hint(c) for c in last)
    room = width - right.cell_length - 2
    if room < 0:
        right = Content("  ").join(own(shown(c.keys[0]), "bold $primary") for c in last)
        room = width - right.cell_length - 2
    if message:
        left = message.pad_left(1).truncate(max(0, room), ellipsis=True)
    else:
        left = Content(" ")
        out = next((_hint(c) for c in commands if c.id == OUT), None)  # the way out has its room before the others
        kept = out.cell_length + 2 if out is not None else 0
        for command in (c for c in commands if c.id not in (*ALWAYS, OUT)):
            hint = _hint(command)
            if left.cell_length + hint.cell_length + 2 > room - kept:
                continue
            left = Content.assemble(left, hint, "  ")
        if out is not None and left.cell_length + kept <= room:
            left = Content.assemble(left, out, "  ")
    gap = max(0, width - left.cell_length - right.cell_length - 1)
    return Content.assemble(left, " " * gap, right)


def _hint(command: Command) -> Content:
    return Content.assemble(own(shown(command.keys[0]), "bold $primary"), " ", own(command.label))
