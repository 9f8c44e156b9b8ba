"""The last gate before a terminal that shows ASCII alone: the program's own signs go out as their ASCII twins.

The glyph set (glyphs.py) covers what is drawn; this covers what is written: the dots and ellipses of sentences, the
arrows of keys, the frames of dialogs. Letters of other alphabets stay as they are: names are the user's.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_TWINS = {
    "·": "-", "…": "~", "→": ">", "←": "<", "↑": "^", "↓": "v", "⇧": "^", "×": "x", "–": "-", "—": "-", "−": "-",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "•": "-", "◦": "*", "▪": "+", "☐": "o", "☑": "x", "✓": "+",
    "✗": "x", "▲": "^", "▼": "v", "▰": "#", "▱": "-", "▎": "|", "▐": "#", "█": "#", "›": ">", "±": "~", "÷": "/",
}  # fmt: skip
"""One cell for one cell."""
_FRAMES = {**dict.fromkeys("─━═╌┄┈", "-"), **dict.fromkeys("│┃║╎┆┊", "|"), **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+")}
_TABLE = str.maketrans(_TWINS | _FRAMES)


class AsciiFilter(LineFilter):
    """Writes signs that such a terminal lacks as ASCII; widths stay, so that nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line in signs that every terminal shows alike."""
        return [
            segment if segment.control or segment.text.isascii() else _twin(segment)
            for segment in segments
        ]  # fmt: skip


def _twin(segment: Segment) -> Segment:
    return Segment(segment.text.translate(_TABLE), segment.style)
