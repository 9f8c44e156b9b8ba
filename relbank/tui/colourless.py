"""What NO_COLOR asks for: no colour at all, and what only a colour would tell is told by reversing instead."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_NONE = Style.from_color(RichColor.default(), RichColor.default())


class Colourless(LineFilter):
    """Leaves foreground and background to the terminal.

    Textual's own way makes greys of colours; the terminal's own two become black on black, which nobody can read.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line without colours."""
        return [
            segment if segment.style is None or segment.control else Segment(segment.text, _bare(segment.style))
            for segment in segments
        ]


@lru_cache(512)
def _bare(style: Style) -> Style:
    """Return a style without colours; a ground of its own (a cursor, what is marked) becomes reversed."""
    marked = style.bgcolor is not None and not style.bgcolor.is_default
    bare = style + _NONE
    return bare + Style(reverse=not style.reverse) if marked else bare
