"""Text from people on the screen: never markup, never a control sequence, and known as theirs when it is masked.

Two layers. `plain` and its like make Content of a text at the edge, with what is hostile made visible. `ControlFilter`
is the last gate before the terminal: it takes out what came another way (an Input being typed in, a toast, somebody's
widget).

What is somebody's words and what is the program's own is part of the style in which it is drawn, where nothing sees it
until `M` masks the screen (masking.py): no figure, order or layout ever depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.content import Content, Span
from textual.filter import LineFilter
from textual.style import Style

from relbank.model.text import clean

# C0, DEL, C1, bidi and other invisible controls, line separators, lone surrogates. A line of a screen holds neither
# newline nor tab. ZWJ and ZWNJ pass: scripts and emoji need them.
_GATE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)

MASKED = "masked"
"""What a style is asked for that tells whose words are drawn in it."""
PERSONAL, WORDS, OWN = (Style.from_meta({MASKED: how}) for how in ("whole", "words", "never"))
"""Somebody's words: all of it; all but numbers and dates. And the program's own words, which stay."""
_QUOTED = re.compile("“[^”]*")
_WORD = re.compile(r"[^\W\d_]+")
_PART = 4  # letters of a line that are more than a coincidence


def plain(text: str, style: str | Style = "", *, multiline: bool = False) -> Content:
    """Return a text as Content: shown as it is, markup and control characters without effect.

    One line unless multiline; style is a Textual style such as "bold $text-muted", never text from a person. It may be
    a sentence of the program that names somebody and quotes them in “…”; what is only somebody's is `personal`.
    """
    shown = clean(text, multiline=multiline)
    content = Content.styled(shown, style) if style else Content(shown)
    return told(content) if "“" in shown else content


def personal(text: str, style: str | Style = "", *, multiline: bool = False, numbers: bool = False) -> Content:
    """Return a text of the user's, and nothing else, as `plain` does; numbers: numbers and dates in it are figures."""
    shown = clean(text, multiline=multiline)
    whose = WORDS if numbers else PERSONAL
    return Content(shown, [Span(0, len(shown), each) for each in (style, whose) if each] if shown else [])


def own(text: str, style: str | Style = "") -> Content:
    """Return words that are the program's own whatever they are: names of keys and views, help."""
    spans = [Span(0, len(text), each) for each in (style, OWN) if each and text]
    return Content(text, spans)


def content(text: str | Content) -> Content:
    """Return a text of several lines as `plain` does; what is Content already stays as it is."""
    return text if isinstance(text, Content) else plain(text, multiline=True)


def quoted(text: str) -> str:
    """Return a text of the user's as a sentence of the program quotes it, in one line."""
    return f"“{' '.join(text.split())}”"


def told(content: Content, words: Set[str] = frozenset()) -> Content:
    """Return a sentence of the program in which quotations, and some texts and words, are known as somebody's.

    words: those of the documents that it speaks of, in small letters (method/personal.py). Where it was broken into
    lines, one that is a part of such a text is somebody's as a whole.
    """
    text = content.plain
    lower = " ".join(text.lower().split())
    for phrase in (word for word in words if " " in word):
        if lower and (phrase in lower or (len(lower) >= _PART and lower in phrase)):
            at = text.lower().find(phrase)
            part = (at, at + len(phrase)) if at >= 0 else (0, len(text)) if lower in phrase else (0, 0)
            content = content.stylize(PERSONAL, *part) if part[1] else content
    for found in _QUOTED.finditer(text):
        content = content.stylize(PERSONAL, found.start() + 1, found.end())
    for found in _WORD.finditer(text) if words else ():
        if found[0].lower() in words:
            content = content.stylize(PERSONAL, *found.span())
    return content


def bare(content: Content) -> Content:
    """Return Content without its colours; whose words it is stays known."""
    kept = [span for span in content.spans if span.style in (PERSONAL, WORDS, OWN)]
    return Content(content.plain, kept) if content.spans else content


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
