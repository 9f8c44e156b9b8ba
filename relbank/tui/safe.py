"""Text from people on the screen: never markup, never a control sequence.

Two layers. `plain` makes Content of a text at the edge, with what is hostile made visible. `ControlFilter` is the last
gate before the terminal: it takes out what came another way (an Input being typed in, a toast, somebody's widget).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.style import Style

from relbank.model.text import clean

# C0, DEL, C1, bidi and other invisible controls, line separators, lone surrogates. A line of a screen holds neither
# newline nor tab. ZWJ and ZWNJ pass: scripts and emoji need them.
_GATE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def plain(text: str, style: str | Style = "", *, multiline: bool = False) -> Content:
    """Return text from a person as Content: shown as it is, markup and control characters without effect.

    One line unless multiline; style is a Textual style such as "bold $text-muted", never text from a person.
    """
    shown = clean(text, multiline=multiline)
    return Content.styled(shown, style) if style else Content(shown)


class ControlFilter(LineFilter):
    """The gate before the terminal: no control or bidi character leaves in a line, whichever widget made it.

    An App returns it from get_line_filters, last. What it takes out keeps its width, so that nothing moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line without what could act on a terminal; the same list if there is nothing."""
        hostile = _GATE.search
        for text, style, control in segments:
            if not control and (hostile(text) is not None or (style is not None and style._link)):
                return [_harmless(segment) for segment in segments]
        return segments


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if control:
        return segment
    return Segment(_GATE.sub(_stand_in, text), _unlinked(style) if style is not None and style._link else style)


def _stand_in(match: re.Match[str]) -> str:
    return "?" * _width(match[0])


@lru_cache(256)
def _width(char: str) -> int:
    return cell_len(char)


def _unlinked(style: RichStyle) -> RichStyle:
    """Return the style without its terminal hyperlink: relbank shows addresses and opens none."""
    return style.update_link(None)
