"""The text area of a note: names are completed in it, and a key repaints the lines that it changes, not all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.filter import LineFilter
from textual.geometry import Region
from textual.reactive import Reactive, reactive
from textual.widgets import TextArea

from .offers import offered
from .typed import shown_to_typist

_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+(\[|[A-Za-z][A-Za-z ]*)$")
_END = "\n"
_CLOSING = (",", ":", ";", ".", ")", "'", "’")
_AT = re.compile(r"(?:^|[\s(,])@([^@\n,:]{1,40})$")


class Paper(TextArea):
    """A text area whose lines are repainted where text, selection or what is offered changed.

    Textual 8.2.8 repaints the whole of it for every letter: a third of what a key costs.
    """

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    suggestion: Reactive[str] = reactive("", repaint=False)
    prefilled = ""  # the header that the text came with, as long as nothing else was typed
    _offered = (0, "")  # how many letters of a name are typed, and what takes their place
    _taken: tuple[int, int] | None = None  # where the cursor stood when a name or mark with a blank was taken
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "go_to_start", show=False), Binding("ctrl+end", "go_to_end", show=False),
    ]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters for what is typed here."""
        return shown_to_typist(self, super().get_line_filters())

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        bracket = self._matching_bracket_location
        super()._watch_selection(previous_selection, selection)
        for one in (previous_selection, selection):
            self._stale(min(one)[0], max(one)[0])
        for place in (bracket, self._matching_bracket_location):
            if place is not None:
                self._stale(place[0], place[0])

    def _watch_suggestion(self) -> None:
        row = self.cursor_location[0]
        self._stale(row, row)

    def _stale(self, first: int, last: int) -> None:
        """Repaint some lines of the text, all rows that they are wrapped to."""
        if not self.is_mounted:
            return
        last = min(last, self.document.line_count - 1)
        top = self.wrapped_document.location_to_offset((min(first, last), 0)).y
        bottom = self.wrapped_document.location_to_offset((last, len(self.document.get_line(last)))).y
        self.refresh_lines(top, bottom - top + 1)

    # ---- completing ----
    def name_typed(self, whole: int = 0) -> str:
        """Return what is typed of a name behind an @, "" elsewhere; whole: columns of the first line to leave out."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        found = _AT.search(line[0 if row else whole : column]) if column == len(line) else None
        return found[1] if found else ""

    def opening_typed(self) -> str:
        """Return what is typed of the first words of a bullet, "" elsewhere."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        found = _BULLET.match(line) if column == len(line) else None
        return found[1] if found else ""

    @property
    def begins_bullet(self) -> bool:
        """Whether the cursor stands behind a bullet's mark, and nothing else."""
        line = self.document.get_line(self.cursor_location[0])
        return line.strip() in ("-", "*", "+") and line.endswith(" ")

    def offer(self, typed: str, names: Callable[[str], Sequence[tuple[str, str]]], behind: str = "") -> str:
        """Offer the rest of a name or mark in grey, and return the whole of it, "" for none.

        names: gives (id, name) of those that fit, likeliest first. behind: what is typed behind it when it is taken.
        """
        self.suggestion, whole = offered(typed, names(typed)) if typed else ("", "")
        self._offered = (len(typed), whole + behind)
        return whole

    def take(self) -> None:
        """Type the name that is offered."""
        row, column = self.cursor_location
        typed, whole = self._offered
        self.replace(whole, (row, column - typed), (row, column), maintain_selection_offset=False)
        self._taken = self.cursor_location if whole.endswith(" ") else None

    async def _on_key(self, event: events.Key) -> None:
        """Let a blank or comma typed behind what was taken stand in the place of the blank that came with it."""
        taken, self._taken = self._taken, None
        if taken is None or taken != self.cursor_location or not event.is_printable:
            return
        if event.character == " ":
            event.stop()
            event.prevent_default()
        elif event.character in _CLOSING:
            self.action_delete_left()

    # ---- a header that nobody typed ----
    def give_way(self, goes_on: Callable[[str], bool]) -> None:
        """Let an @ that is the first thing typed behind the prefilled header take the header's place.

        A text of several lines that is pasted behind a name begins a line of its own, unless goes_on finds its first
        line to be more of the header.
        """
        given = self.prefilled
        if not given.startswith("@") or self.text == given:
            return
        self.prefilled = ""
        if not self.text.startswith(given):
            return
        more = self.text[len(given) :]
        if more[:1] == "@":  # more letters may have been typed before this is reached
            self.text = more
        elif (
            given[1:].strip()
            and given[-1] != "\n"
            and more.strip("\n").count("\n")
            and not goes_on(f"{given}{more.partition(_END)[0]}")
        ):
            self.text = f"{given.rstrip()}\n{more}"
        else:
            return
        self.move_cursor(self.document.end)

    def action_delete_to_start_of_line(self) -> None:
        """Take the line up to the cursor away; of a prefilled header that nothing was typed behind, all of it."""
        if self.prefilled and self.text == self.prefilled and self.cursor_location == self.document.end:
            self.clear()
        else:
            super().action_delete_to_start_of_line()

    # ---- painting ----
    def on_resize(self) -> None:
        """Draw all lines as they are wrapped now, and keep the cursor in view."""
        self.refresh()
        self.call_after_refresh(self.scroll_cursor_visible)

    def remark(self, remark: Content) -> None:
        """Say something in the lower border, and draw that line alone; Textual's own way draws all of it anew."""
        if remark != self._border_subtitle:
            self._border_subtitle = remark
            left, _ = self.content_offset
            self.refresh(Region(-left, self.content_size.height, self.outer_size.width, 1))

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; what stands beneath is repainted only where it moves."""
        height, empty = self.wrapped_document.height, not self.text
        result = super().edit(edit)
        if self.wrapped_document.height != height or empty or not self.text:
            self.refresh()
        else:
            self._stale(edit.top[0], max(edit.bottom[0], result.end_location[0]))
        return result

    def action_go_to_start(self) -> None:
        """Go to the first letter of the text."""
        self.move_cursor((0, 0))

    def action_go_to_end(self) -> None:
        """Go behind the last letter of the text."""
        self.move_cursor(self.document.end)

    def undo(self) -> None:
        """Take the last change back."""
        super().undo()
        self.refresh()

    def redo(self) -> None:
        """Make the change that was taken back."""
        super().redo()
        self.refresh()

    def load_text(self, text: str) -> None:
        """Show another text."""
        super().load_text(text)
        self.refresh()
