"""The text area of a note: names are completed in it, and a key repaints the lines that it changes, not all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textual.content import Content
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.filter import LineFilter
from textual.geometry import Region
from textual.reactive import Reactive, reactive
from textual.widgets import TextArea

from .typed import shown_to_typist

_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+(\[|[A-Za-z][A-Za-z ]*)$")
_AT = re.compile(r"(?:^|[\s(,])@([^@\n,:]{1,40})$")


class Paper(TextArea):
    """A text area whose lines are repainted where text, selection or what is offered changed.

    Textual 8.2.8 repaints the whole of it for every letter: a third of what a key costs.
    """

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    suggestion: Reactive[str] = reactive("", repaint=False)
    prefilled = ""  # the header that the text came with, as long as nothing else was typed
    _offered = (0, "")  # how many letters of a name are typed, and the whole name

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

    def offer(self, typed: str, names: Callable[[str], Sequence[tuple[str, str]]]) -> None:
        """Offer the rest of a name or mark in grey; names: gives (id, name) of those that begin so, likeliest first."""
        self.suggestion = ""
        for _, name in names(typed)[:1] if typed else ():
            if name.casefold().startswith(typed.casefold()) and len(name) > len(typed):
                self.suggestion = name[len(typed) :]
                self._offered = (len(typed), name)

    def take(self) -> None:
        """Type the name that is offered."""
        row, column = self.cursor_location
        typed, name = self._offered
        self.replace(name, (row, column - typed), (row, column), maintain_selection_offset=False)

    # ---- a header that nobody typed ----
    def give_way(self) -> None:
        """Let an @ that is the first thing typed behind the prefilled header take the header's place."""
        given = self.prefilled
        if given.startswith("@") and self.text != given:
            self.prefilled = ""
            if self.text.startswith(f"{given}@"):  # more letters may have been typed before this is reached
                self.text = self.text[len(given) :]
                self.move_cursor(self.document.end)

    def action_delete_to_start_of_line(self) -> None:
        """Take the line up to the cursor away; of a prefilled header that nothing was typed behind, all of it."""
        if self.prefilled and self.text == self.prefilled and self.cursor_location == self.document.end:
            self.clear()
        else:
            super().action_delete_to_start_of_line()

    # ---- painting ----
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
