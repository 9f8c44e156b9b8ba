"""What the words of a header are signs of: a name's end, a sentence, how long something took."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.say import say

from .dates_words import UNITS, WEEKDAYS
from .kinds import kind_of, opens_kind
from .name_words import is_saying
from .phrases import Told, longest, words_from
from .word_sets import word_set

# words that make what stands before a date a sentence and no kind of visit: "call moved to tue"
SENTENCE = word_set(
    "to for about until till by from of before after since re regarding on is was are were has had have said says will "
    "would he she they we i it you not what that who which his her their my our no"
)
_WHOSE = frozenset(("his", "her", "their", "my", "our"))  # from her team
_FEW = 4  # words left over of a header that may have been meant as a day
_OPEN = _WHOSE | {"the", "a", "an"}
_BRACKETS = {"(": ")", "<": ">"}
_WITH = frozenset(("with", "w/"))
_BEFORE = frozenset(("from", "and", "&", "+", "with", "w/", "plus"))


def about(line: str, at: int, told: Told, *, first: bool) -> int:
    """Return where words end that tell who somebody is or who was there, too; 0 where none stand.

    (The new head of sales), from the gym, & team: what has no bracket needs a kind, a day, a comma or "at" behind it.
    first: nothing stands between the name and them; else a kind alone does, as in "coffee w/ boss yesterday".
    """
    if close := _BRACKETS.get(line[at]):
        return line.find(close, at) + 1
    spans = words_from(line, at, 6)
    if not says(line[slice(*spans[0])]) and line[at] not in "&+-–—:" and len(spans) > 1:
        return spans[0][1]  # a picture
    opening = line[slice(*spans[0])].lower()
    if opening not in (_BEFORE if first else _WITH):
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


def latest(line: str, at: int, told: Told) -> tuple[int, int, str] | None:
    """Return where the day of "last thu" begins and ends, though it lies in this very week, and what to say of it."""
    spans = words_from(line, at, 2)
    words = [line[slice(*span)].lower().strip(",.;:") for span in spans]
    if len(words) < 2 or words[0] != "last" or words[1] not in WEEKDAYS:
        return None
    found = longest(line, spans[1][0], told, past=True)
    if found is None:
        return None
    when, end = found
    return spans[1][0], end, f"“{line[at:end]}” is taken as {say(when)}; write the day if it was another week."


def undated(rest: str) -> str:
    """Return what to say where words left over stand where a day would, and the visit is dated today; else "".

    A sentence tells nothing of a day, nor does what is told in more than a few words.
    """
    words = [word.lower().strip(",.;:!") for word in rest.split(None, _FEW + 1)]
    plain = len(words) > _FEW or any(word in SENTENCE or is_saying(word) for word in words) or not says(rest)
    if plain and not (words and words[0] in WEEKDAYS and len(words[0]) > 3):
        return ""
    return f"No day is understood in “{rest}”: it stays in the note, and the visit is filed for today."
