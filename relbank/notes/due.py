"""Until when: the date of a promise, where it is said to be one, and my own earlier target (M16)."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.record import record
from relbank.model.when import DAY, MINUTE, OPEN, WEEK, When

from .context import Context
from .dates_tokens import vocabulary
from .dates_words import TODAY, TOMORROW, WEEKDAYS
from .due_alone import ASKING, DENIED, NOT_BEHIND, OPENS_NONE, SAYS, UNSETTLED, belongs_from, names_a_day, stands_alone
from .phrases import bare, longest, understood, words_from
from .word_sets import word_set

_FIRM = SAYS - {"on"}  # what says "until when" even behind a clause about the past
_MEANS = word_set(
    "email e-mail mail phone post hand courier text car train plane fax letter himself herself themselves "
    "myself ourselves default accident mistake heart far name chance now then sms message him her them me us "
    "all noon"
)
_DID = word_set(
    "did was were went said had happened told wrote sent met saw came left got made gave took spoke began bought held "
    "kept lost paid read heard felt"
)
_TARGETS = ("my target", "target", "aiming for", "aim for", "aim")
_FOR = ("4", "2")  # for, to
_MOST = 14


@record
class Due:
    """What a promise says about its date. text: without its dates. doubt: a warning, or ""."""

    text: str
    when: When | None = None
    target: When | None = None
    doubt: str = ""


def due(text: str, context: Context, *, done: bool = False) -> Due:
    """Return a promise's text and dates; done: it is kept already, so that "tuesday" alone tells when it was."""
    said = text.rstrip()
    if said.endswith("?") and said.rstrip("?")[-1:].isalnum():
        said = said.rstrip("?")  # by fri?
    said, target, doubt = _target(said, context)
    words = words_from(said, _tail(said), 400)[-_MOST - 2 :]
    lows = [said[slice(*span)].lower().strip("(,;:.!)[]") for span in words]
    found = (
        _trailing(said, words, lows, context, done)
        or _inside(said, words, lows, context)
        or (None if done else _leading(said, context))
    )
    if found:
        return Due(found[0], found[1], target, doubt)
    said = text.rstrip() if target is None else said
    return Due(said, None, target, doubt or ("" if done else _doubt(said, words, lows, context)))


def _trailing(
    said: str, words: Sequence[tuple[int, int]], lows: list[str], context: Context, done: bool
) -> tuple[str, When] | None:
    """Take the date at the end: by Friday, tomorrow, mon 9am, - Monday."""
    past = _past_at(lows)
    for place, (start, _) in enumerate(words):
        low = lows[place]
        firm = low in _FIRM
        if not firm and (done or past <= place) and low not in TODAY:
            continue
        if low not in SAYS and not stands_alone(said, words, lows, place):
            continue
        if low in ("on", "in", "next", "this") and place == 0 and start == 0:
            continue
        when = understood(said[start:], context.told, past=False)
        if when is None and "(" in said[start + 1 :]:
            plain = said[start:].replace("(", " ").replace(")", " ")  # by Fri (27 Nov)
            when = understood(plain, context.told, past=False)
        if when is not None:
            return _widened(said, words, lows, place, when, context)
    return None


def _widened(
    said: str, words: Sequence[tuple[int, int]], lows: list[str], place: int, when: When, context: Context
) -> tuple[str, When] | None:
    """Take what stands before a date and belongs to it: *a week* on Tuesday, *noon* on Friday; not in "not Friday"."""
    first = belongs_from(lows, place)
    for earlier in range(first, place):
        wider = understood(said[words[earlier][0] :], context.told, past=False)
        if wider is None or (lows[earlier][0].isdigit() and (wider.precision != DAY or wider.end is None)):
            continue  # a figure before a day is a number of something
        if earlier and lows[earlier - 1] in NOT_BEHIND and wider.first == when.first:
            break  # a table for noon on Friday
        if earlier and lows[earlier - 1] in NOT_BEHIND:
            return None  # a car for a week on Tuesday
        place, when = earlier, wider
        break
    if place and lows[place - 1] in DENIED:
        return None
    start = words[place][0]
    whole = place and lows[place - 1] in _FOR and lows[place] not in SAYS  # "book table 4 friday" reads odd without it
    return said if whole else _cut(said, start), _worded(when, said[start:])


def _past_at(lows: list[str]) -> int:
    """Return from which word on a date tells of the past, because of a clause: what we did in may, we met monday."""
    asked = False
    for place, low in enumerate(lows):
        if asked and (low in _DID or (len(low) > 4 and low.endswith("ed") and low != "need")):
            return place
        asked = asked or low in ASKING
    return len(lows)


def _tail(said: str) -> int:
    """Return where the last words begin; a date stands at the end, and a text may be very long."""
    if len(said) < 400:
        return 0
    return max(said.rfind(" ", 0, len(said) - 300), 0)


def _cut(said: str, start: int) -> str:
    left = said[:start].rstrip()
    for dash in ("->", "=>"):
        left = left.removesuffix(dash).rstrip()
    return left.rstrip(",;:–—-→(@[").rstrip()


def _worded(when: When, phrase: str) -> When:
    """Keep the words of the date alone, without the "by" before it."""
    words = bare(phrase.strip().strip("([").rstrip("]"))
    first, _, rest = words.partition(" ")
    if first.lower() in ("by", "on", "due", "due:") and rest:
        words = rest
    return When(when.iso, when.precision, words, when.end, when.offset)


def _inside(
    said: str, words: Sequence[tuple[int, int]], lows: list[str], context: Context
) -> tuple[str, When] | None:
    """Take "by Friday" out of the middle: send it by Friday to Liz."""
    for place in range(len(words) - 2, 0, -1):
        if lows[place] != "by":
            continue
        found = _day_at(said, words[place + 1][0], context)
        if found:
            when, end = found
            after = said[end:].lstrip(",;:.)").strip()
            if understood(after, context.told, past=False):
                return None  # "by Friday 28 November", which is no Friday
            return f"{_cut(said, words[place][0])} {after}".strip(), when
    return None


def other_day(text: str, context: Context) -> str:
    """Return a further "by Monday" that stands in what is left of a promise, "" when there is none."""
    words = words_from(text, 0, 60)
    for place, (start, end) in enumerate(words[:-1]):
        if text[start:end].lower() in ("by", "before") and (found := _day_at(text, words[place + 1][0], context)):
            return text[start : found[1]].rstrip(",;:.)")
    return ""


def _day_at(said: str, start: int, context: Context) -> tuple[When, int] | None:
    """Return the day that begins at a place within a text, and where it ends."""
    found = longest(said, start, context.told, past=False)
    if found is None or found[0].precision not in (DAY, MINUTE, OPEN):
        return None
    phrase = said[start : found[1]]
    first = phrase.split()[0].lower().strip(",;:.")
    days = first in WEEKDAYS or first in TOMORROW or first in TODAY or any(char.isdigit() for char in phrase)
    return found if days or " " in phrase or phrase == UNSETTLED else None


def _leading(said: str, context: Context) -> tuple[str, When] | None:
    """Take the date that a promise begins with: by friday send the draft, tomorrow: ping Leo."""
    spans = words_from(said, 0, 2)
    if len(spans) < 2:
        return None
    if said[0] == "(" and 0 < said.find(")") < len(said) - 1:  # "(by fri) one-pager"
        inside, rest = said[1:].split(")", 1)
        when = understood(inside, context.told, past=False)
        if when is not None and (inside.split()[0].lower() in SAYS or names_a_day(inside.lower().split())):
            return rest.strip(" ,;:–—-"), _worded(when, inside)
    low = said[slice(*spans[0])].lower()
    start = spans[1][0] if low in ("by", "before", "on") else 0
    if not start and low.strip(",:") not in vocabulary() and not low[:1].isdigit():
        return None
    found = _day_at(said, start, context) if start else longest(said, 0, context.told, past=False)
    if found is None or not said[found[1] :].strip(" ,;:–—-"):
        return None
    when, end = found
    rest = said[end:].lstrip()
    told = low in TOMORROW or low in TODAY or low == "tonight"
    if not start and not (rest[0] in ",;:–—" or rest[:2] in ("- ", "->") or (told and rest[0].isalpha())):
        return None
    return rest.removeprefix("->").lstrip(" ,;:–—-"), _worded(when, said[:end])


def _target(said: str, context: Context) -> tuple[str, When | None, str]:
    """Take "(target Wed)" or ", target Wed" out; return (the rest, the target, a warning or "")."""
    low = said.lower()
    at = max(low.rfind("target"), low.rfind("aim"))
    if at < 1:
        return said, None, ""
    at = at - 3 if low[max(at - 3, 0) : at] == "my " else at
    before, opened = said[:at].rstrip(), said[:at].rstrip()[-1:]
    end = said.find(")" if opened == "(" else "]", at) if opened and opened in "([" else len(said)
    word = next((word for word in _TARGETS if low.startswith((word + " ", word + ":"), at)), "")
    if not word or end < 0 or not opened or opened not in "([,;–—-":
        return said, None, ""
    phrase = said[at + len(word) : end].strip(" :")
    when = understood(phrase, context.told, past=False)
    if when is None:
        return said, None, f"“{phrase}” is no date that is understood; it stays in the text, without a target."
    rest = f"{before[:-1].rstrip()} {said[end + 1 :].lstrip()}".strip()
    return rest, _worded(when, phrase), ""


def _doubt(said: str, words: Sequence[tuple[int, int]], lows: list[str], context: Context) -> str:
    """Say that the end (or the start) looks like a date and is none that is understood."""
    for place in range(max(len(words) - 4, 0), len(words) - 1):
        if lows[place] != "by":
            continue
        typed = said[words[place + 1][0] :].rstrip(".!)")
        first = lows[place + 1]
        if first in _MEANS or first.endswith("ing") or typed[:1] == "@" or context.naming.known_at(typed, 0):
            continue
        return f"“by {typed}” is no date that is understood; it stays in the text, without a due date."
    for place in range(max(len(words) - 5, 1), len(words)):
        if lows[place - 1] in NOT_BEHIND or lows[place] in OPENS_NONE or not DENIED.isdisjoint(lows[:place]):
            continue
        typed = bare(said[words[place][0] :])
        when = understood(typed, context.told, past=False)
        named = names_a_day(lows[place:]) or "/" in typed or any(char.isdigit() for char in typed)
        plain = when and not when.end and when.precision in (DAY, WEEK) and (" " in typed or named)
        if (when and named and " " not in typed) or plain:
            return f"“{typed}” stays in the text; write “by {typed}” for a due date."
    if lows and lows[0] in WEEKDAYS and len(lows) > 1:
        return f"“{lows[0]}” stays in the text; write “by {lows[0]}” for a due date."
    return ""
