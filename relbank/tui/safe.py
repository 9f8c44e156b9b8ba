"""Text from people on the screen: never markup, never a control sequence, and known as theirs when it is masked.

Two layers. `plain` and its like make Content of a text at the edge, with what is hostile made visible. `ControlFilter`
is the last gate before the terminal: it takes out what came another way (an Input being typed in, a toast, somebody's
widget).

What is somebody's words and what is the program's own is part of the style in which it is drawn, where nothing sees it
until `M` masks the screen (masking.py): no figure, order or layout ever depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
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
PERSONAL, WORDS, OWN, MATCHED = (Style.from_meta({MASKED: how}) for how in ("whole", "words", "never", "match"))
"""Somebody's words: all of it; all but numbers and dates. The program's own words, which stay. And words in a sentence
of the program that somebody wrote, too: they are theirs if the program never says them."""
_QUOTED = re.compile("“[^”]*")
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(rf"{_WORD.pattern}(?:['’\-‐‑־]{_WORD.pattern})*")
_PART = 4  # letters of a text that was cut short that are more than a coincidence


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

    words: those of the documents that it speaks of, and their texts of several words, in small letters
    (method/personal.py). Such a text is somebody's wherever it stands; a single word only if the program never says it.
    """
    text = content.plain
    lower = text.lower()
    theirs = [(found.start() + 1, found.end()) for found in _QUOTED.finditer(text)]
    if len(lower) == len(text):  # else no place in the one is a place in the other
        phrases = sorted((word for word in words if " " in word), key=len, reverse=True)
        for place in (each for phrase in phrases for each in _places(phrase, lower)):
            theirs += [place] if not any(a < place[1] and place[0] < b for a, b in theirs) else ()
    for place in theirs:
        content = content.stylize(WORDS, *place)
    for start, end in _matched(text, words) if words else ():
        if not any(a < end and start < b for a, b in theirs):
            content = content.stylize(MATCHED, start, end)
    return content


def _matched(text: str, words: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text; one that has several parts is one if they all are among the words."""
    for found in _JOINED.finditer(text):
        parts = list(_WORD.finditer(text, *found.span()))
        known = [part for part in parts if part[0].lower() in words]
        yield from [found.span()] if len(known) == len(parts) else [part.span() for part in known]


def _places(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text stands in a sentence, as whole words; also where its end was cut off."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(phrase, end)
    cut = text.find("…")
    if cut >= _PART:
        for size in range(min(len(phrase), cut), _PART - 1, -1):
            if text.endswith(phrase[:size], 0, cut) and not text[cut - size - 1 : cut - size].isalnum():
                yield cut - size, cut
                return


def part(content: Content, piece: str) -> Content:
    """Return the part of a sentence that stands on one line, where it was broken; the piece as it is, if it is none."""
    whole, sought = content.plain, piece.strip()
    at = len(whole) - len(sought) if whole.endswith(sought) else whole.find(sought)
    before = len(piece) - len(piece.lstrip())
    return Content(" " * before) + content[at : at + len(sought)] if at >= 0 else plain(piece)


def bare(content: Content) -> Content:
    """Return Content without its colours; whose words it is stays known."""
    kept = [span for span in content.spans if span.style in (PERSONAL, WORDS, OWN, MATCHED)]
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
