"""The filters of home's panes, and the line in which one is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..widgets.bars import HintBar

if TYPE_CHECKING:
    from textual.widget import Widget

    from ..widgets.filterline import FilterLine
    from .home import Home

FILTERED = ("people", "timeline", "mine", "theirs")


class Filters(dict[str, str]):
    """What each pane is narrowed to, by its name; nothing for a pane that shows everything."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home = home
        self._pane = ""
        self._found = ""  # the id of whom the filter found last
        self.line: FilterLine | None = None
        """Where a filter is typed, while one is."""

    def open(self) -> None:
        """Open the line in which the filter of the pane in use is typed."""
        from ..widgets.filterline import FilterLine

        home = self._home
        self._pane = home.place if home.place in FILTERED else "people"
        self._found = home.shown.id if home.shown else ""
        self.line = FilterLine(self.get(self._pane, ""))
        home.mount(self.line, before=home.query_one(HintBar))
        self.line.focus()
        home.app.say("enter keeps the filter · esc clears it · ↑ ↓ move", stay=True)

    def typed(self, line: Widget, words: str) -> None:
        """Narrow the pane to what is typed."""
        if line is not self.line:
            return
        self[self._pane] = words
        if self._pane == "people":
            self._home.refresh_people(keep=False)
            self._found = self._home.shown.id if self._home.shown else self._found
        elif self._pane == "timeline":
            self._home.show_timeline(keep=False)
        else:
            self._home.refresh_owed()

    def move(self, by: int) -> None:
        """Move the list while its filter is typed."""
        self._home.pane(self._pane).action_move(by)

    def close(self, clear: bool = False) -> bool:
        """Close the line, and forget the filter too; False when there was nothing to close."""
        home = self._home
        line, self.line = self.line, None
        pane = self._pane if line else home.place
        had = line is not None or (clear and bool(self.get(pane)))
        found = home.shown.id if home.shown else self._found
        if clear and self.pop(pane, ""):
            home.refresh_people()
            if pane == "people":
                home.pane("people").go_to(found)
                home.follow()
            home.show_person()
            home.refresh_owed()
        if line is not None:
            home.app.unsay()
            line.remove()
            home.go_pane(pane)
        return had
