"""What the words of a header are signs of: a name's end, a sentence, how long something took."""

from __future__ import annotations

from collections.abc import Sequence

from .dates_words import UNITS, WEEKDAYS
from .kinds import kind_of, opens_kind
from .phrases import Told, longest, words_from
from .word_sets import word_set

# words that make what stands before a date a sentence and no kind of visit: "call moved to tue"
SENTENCE = word_set(
    "to for about until till by from of before after since re regarding on is was are were has had have said says will "
    "would he she they we i it you not what that who which his her their my our no"
)
_WHOSE = frozenset(("his", "her", "their", "my", "our"))  # from her team
_OPEN = _WHOSE | {"the", "a", "an"}
_BRACKETS = {"(": ")", "<": ">"}
_BEFORE = frozenset(("from", "and", "&", "+", "with", "w/", "plus"))


def about(line: str, at: int, told: Told, *, first: bool) -> int:
    """Return where words end that tell who somebody is or who was there, too; 0 where none stand.

    (The new head of sales), from the gym, & team: what has no bracket needs a kind, a day, a comma or "at" behind it.
    first: nothing stands between the name and them.
    """
    if close := _BRACKETS.get(line[at]):
        return line.find(close, at) + 1
    spans = words_from(line, at, 6)
    if not says(line[slice(*spans[0])]) and line[at] not in "&+-–—:" and len(spans) > 1:
        return spans[0][1]  # a picture
    if not first or line[slice(*spans[0])].lower() not in _BEFORE:
        return 0
    for start, end in spans[1:]:
        word = line[start:end].lower()
        if word in SENTENCE and word not in _WHOSE:
            break
        if word not in _OPEN and line[end:].strip() and may_follow(line, end, told):
            return end
    return 0


def may_follow(line: str, end: int, told: Told) -> bool:
    """Tell whether what stands behind a name lets it be a header: a comma, a kind, a date, "at" or the end."""
    rest = line[end:].strip()
    if not rest or rest[0] in ",#@":
        return True
    word, following = (*rest.split(None, 2), "")[:2]
    if kind_of(word) or opens_kind(word, following) or word.lower() in ("at", "and", "&"):
        return True
    start = len(line) - len(line[end:].lstrip())
    return longest(line, start, told, past=True) is not None


def says(text: str) -> bool:
    """Tell whether text holds a letter or a figure; a picture alone says nothing."""
    return any(char.isalnum() for char in text)


def is_length(word: str, count: int, spans: Sequence[tuple[int, int]], line: str) -> bool:
    """Tell whether a word is how long something took: 30min, 1h, or the figure of "30 min"."""
    figure = word.lower().rstrip("abcdefghijklmnopqrstuvwxyz.")
    unit = word.lower()[len(figure) :].rstrip(".")
    if not figure.isdecimal():
        return False
    if not unit and count < len(spans):
        unit = line[slice(*spans[count])].lower().rstrip(".,")
    return unit in UNITS or unit in ("m", "h")


def doubted(rest: str) -> str:
    """Return what to say where words left over begin like a date that has two meanings: last tuesday; else ""."""
    words = [word.lower().strip(",.;:") for word in rest.split(None, 2)[:2]]
    named = words[:1] == ["last"] and len(words) > 1 and words[1] in WEEKDAYS
    if not named and not (words and words[0] in WEEKDAYS and len(words[0]) > 3):
        return ""
    return f"“{' '.join(words)}” is not understood as a date; the visit is dated today. Write the day: 17 Nov."
