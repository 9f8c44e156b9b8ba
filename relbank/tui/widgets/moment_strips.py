"""The lines of moments as drawn: heading, body, margin and padding, kept until moment, width or theme change."""

from __future__ import annotations

from rich.segment import Segment
from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip

from relbank.tui import glyphs
from relbank.tui.render import markdown
from relbank.tui.render.look import Look
from relbank.tui.safe import WORDS, bare, own, plain
from relbank.tui.widgets.columns import cut
from relbank.tui.widgets.lineview import LineView, margin
from relbank.tui.widgets.moment import Moment, same, shown

KEPT = 256
"""Moments whose lines are kept."""


class MomentStrips:
    """What is drawn of moments in a view that has the parts "heading", "quiet" and "cursor"."""

    def __init__(self, view: LineView) -> None:
        """Take the view whose styles and signs are used; nothing is asked of it yet."""
        self._view = view
        self._kept: LRUCache[tuple[str, int], tuple[Moment, list[Strip]]] = LRUCache(KEPT)
        self._look: Look | None = None
        self._stale = True

    def renew(self) -> None:
        """Look at the theme, and whether everything is masked, again before the next line is drawn."""
        self._stale = True

    def of(self, moment: Moment, width: int) -> list[Strip]:
        """Return the lines of a moment as they are without the cursor, each as wide as asked for."""
        look = self._current_look()
        known = self._kept.get((moment.key, width))
        if known is not None and (known[0] is moment or same(known[0], moment)):
            return known[1]
        room, base = width - margin(width), look.base.rich_style
        lines = [self.heading(moment, room)]
        if moment.body:
            text, more = shown(moment.body)
            lines += markdown.render(text, room, look.quiet if moment.quiet else look)
            if more:
                said = own(f"{look.signs.ellipsis} {more:,} more characters; open the note to read on")
                lines += [Strip(self._view.drawn(line, look.styles["muted"])) for line in said.wrap(max(2, room))]
        before = Segment(" " * margin(width), base)
        strips = [Strip([before, *line]).adjust_cell_length(width, base) for line in lines]
        self._kept[(moment.key, width)] = (moment, strips)
        return strips

    def pointed_at(self, moment: Moment, line: Strip | None, width: int) -> Strip:
        """Return a line of the moment under the cursor: a bar at its left, the heading on the cursor's ground.

        line: as it is without the cursor, None for the heading.
        """
        view, before = self._view, margin(width)
        bar = glyphs.of(view.app).bar.ljust(before)[:before]
        sign = Segment(bar, (view.visual_style + view.mark()).rich_style)
        inner = self.heading(moment, width - before, cursor=True) if line is None else list(line)[1:]
        return Strip([sign, *inner]).adjust_cell_length(width, view.visual_style.rich_style)

    def heading(self, moment: Moment, width: int, *, cursor: bool = False) -> Strip:
        """Return the first line of a moment, without its margin."""
        view = self._view
        heading = moment.heading if isinstance(moment.heading, Content) else plain(moment.heading)
        if getattr(view.app, "masked", False):
            heading = heading.stylize(WORDS, moment.own)
        style = view.visual_style + view.part("quiet" if moment.quiet else "heading")
        if cursor:
            style = style + view.part("cursor")
            if view.app.native_ansi_color:
                heading = bare(heading)
        strip = Strip(view.drawn(cut(heading.first_line, width, glyphs.of(view.app).ellipsis), style))
        return strip.adjust_cell_length(width, style.rich_style) if cursor else strip

    def _current_look(self) -> Look:
        if self._stale or self._look is None:
            look = Look.of(self._view)
            if getattr(self._view.app, "masked", False):
                look = look.personal
            if look != self._look:
                self._kept.clear()
                self._look = look
            self._stale = False
        return self._look
