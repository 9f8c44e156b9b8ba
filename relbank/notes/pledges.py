"""Words that promise something without a tick box: filed where grammar leaves no doubt, else told, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.promise import ME, THEM

from .context import Bullet, Context
from .due import Due, due
from .givers import DOES, givers
from .note import KNOWN, PROMISE, Line, Who
from .phrases import understood
from .word_sets import word_set

_LONG = 300  # characters of a line that is looked at
_COLON = ":"
_NAME = 40  # characters of "@Maria Lopez:"
_ARROWS = ("->", "=>", "→")
_LINE, _MOST = 2000, 200  # of longer prose the beginning is looked at
_OWE = ("owe", "owes")
_NOTHING = word_set("one big nothing everything money much lots")  # owes me one
_PROMISED = ("promised", "promise", "promises")
_THEY = ("he", "she", "they")
_I = ("i", "we")
_ME = ("me", "us")
_LABELS = ("to do", "action", "action item", "promise", "promised")  # "action: none" is none
_WHOM = ("him", "her", "them")
_WILL = (*_OWE, *_PROMISED, "will", "shall", "must", "should", "to", "need", "needs", "agreed", "agrees", "offered")
_SHORT = ("i'll", "we'll", "he'll", "she'll", "they'll")
# what I tell myself to do: "follow up tues"; past forms tell what was done
_DO = word_set(
    "follow followup follow-up send call email ping text share intro introduce schedule set book remind get prepare "
    "review check mail forward write connect draft circle touch reach deliver return ship"
)


def pledged(bullet: Bullet, context: Context) -> list[Line]:
    """Return the promise that a bullet without box or verb is for certain; none, and a word of it, where it may be."""
    made = _certain(bullet, context)
    if not made and (found := look(bullet.text, context, bullet=True)):
        context.warn(bullet.first, found)
    return made


def _certain(bullet: Bullet, context: Context) -> list[Line]:
    """Return the promise of a bullet without a box that is one for certain, none otherwise.

    "I owe him X by Thu", "he owes me X by Thu" in the note of one visit; "Tom to X by Fri" of a known Tom; "owes me X"
    and "owes: X", with or without a day.
    """
    words = bullet.text[:_LONG].lower().split()
    if len(bullet.text) > _LONG or not context.naming.people:
        return []
    if len(context.naming.people) == 1 and (what := _owes(bullet.text, words)):
        owed = due(what, context)
        if owed.doubt and owed.text:
            context.warn(bullet.first, owed.doubt)
        return [_line(bullet, owed, THEM, bullet.owner)] if owed.text else []
    if len(words) < 4:
        return []
    rest = bullet.text.split(None, 1)[1]
    if words[0] in _I and words[1] in (*_OWE, *_PROMISED):
        given, by = _owed(rest.split(None, 1)[1], context), ME
    elif words[0] in _THEY and words[1] in _OWE and words[2] in _ME and len(context.naming.people) == 1:
        given, by = rest.split(None, 2)[2], THEM
    else:
        return _theirs(bullet, words, context)
    told = _dated(given, context) if given else None
    return [_line(bullet, told, by, bullet.owner)] if told else []


def _owes(text: str, words: Sequence[str]) -> str:
    """Return what stands behind "owes me" or "owes:"; "" for anything else, and for what is no thing: owes me one."""
    if words[:1] == ["owes:"]:
        size = 1
    elif words[:1] == ["owes"] and words[1:2] in (["me"], ["us"]):
        size = 2
    else:
        return ""
    what = "".join(text.split(None, size)[size:])
    return "" if what.lower().strip(" .!") in _NOTHING else what


def _owed(rest: str, context: Context) -> str:
    """Return what is owed to the one whom the visit was with; "" where that is somebody else, or not told."""
    whom, _, what = rest.partition(" ")
    here = whom.lower() in _WHOM or context.naming.is_here(whom)
    one = len(context.naming.people) == 1 and what.strip() and not what.lower().startswith(("to ", "that "))
    return what.strip() if here and one else ""


def _theirs(bullet: Bullet, words: list[str], context: Context) -> list[Line]:
    """Return "Tom to send X by Fri" in the note of a visit with Tom alone."""
    place = next((at for at, word in enumerate(words[1:3], 1) if word == "to"), 0)
    name = " ".join(bullet.text.split()[:place])
    if not place or len(context.naming.people) != 1 or not context.naming.is_here(name):
        return []
    who = context.naming.who(name)
    given, what = givers(bullet, bullet.text, context)
    told = _dated(what, context) if len(given) == 1 and given[0].name == who.name else None
    return [_line(bullet, told, THEM, given[0])] if told else []


def _dated(text: str, context: Context) -> Due | None:
    told = due(text, context)
    return told if told.when is not None and told.text else None


def _line(bullet: Bullet, told: Due, by: str, person: Who | None) -> Line:
    return Line(bullet.first, bullet.last, PROMISE, told.text, person, by=by, due=told.when, target=told.target)


def look(text: str, context: Context, *, bullet: bool) -> str:
    """Return what to say of a line that reads like a promise and stays plain, "" where it doesn't.

    bullet: it stands behind a mark, where "follow up tues" means to do so; a sentence has to say who promises.
    """
    if len(text) > _LONG or "?" in text or '"' in text:
        return ""
    if arrow := next((sign for sign in _ARROWS if text.startswith(sign)), ""):
        text, bullet = text[len(arrow) :].lstrip(), True
    typed = text.replace("’", "'").split()
    words = [word.lower().rstrip(":") for word in typed]
    if len(words) < 3:
        return ""
    said = text.rstrip(" .!")
    first, _, rest = said.partition(" ")
    if words[0] == "todo" or (words[0] in _OWE and words[1] in _WHOM):
        return _box(rest if words[0] == "todo" else said)  # told with or without a day
    if done := _labelled(said, context):
        return _box(done)
    if words[0] == "owes" and words[1] in _ME and context.first and len(context.naming.people) > 1:
        return _box(f"@{context.first.name}: {said.split(None, 2)[2]}")
    asked = bullet and first[0] == "@" and said[:_NAME].count(":") == 1
    second, _, after = rest.partition(" ")
    mine = words[0] in _I and words[1] in (*_PROMISED, *_OWE)
    reads = asked or _reads_so(typed[0], words, context, bullet=bullet)
    if not reads or due(after if mine else said, context).when is None:
        return ""
    if asked:
        return _box(said)
    owner = context.first
    if words[0] in _THEY or words[0] in _SHORT[2:]:
        box = f"@{owner.name}: {rest}" if owner else said
    elif mine:
        box = after.removeprefix("to ")
    elif _named(first, context):
        named = first.replace("’", "'").removesuffix("'s")
        box = f"{named}: {after if second.rstrip(_COLON) in _WILL else rest}"
    else:
        box = said
    return _box(box)


def _labelled(said: str, context: Context) -> str:
    """Return what stands behind "to do:", "action:" and their like, and is to be done; "" where none does."""
    label, _, behind = said.partition(": ")
    behind, low = behind.lstrip(), label.lower()
    doing = behind.split(None, 1)[:1]
    sure = low == "to do" or (doing and doing[0].lower() in _DO) or due(behind, context).when is not None
    return behind if behind and low in _LABELS and sure else ""


def _box(text: str) -> str:
    return f"This looks like a promise; “- [ ] {text}” files it."


def _named(word: str, context: Context) -> bool:
    """Tell whether a word is a name: of somebody of the visit, or capitalised of exactly one person."""
    return context.naming.is_here(word) or (word[:1].isupper() and context.naming.who(word).state == KNOWN)


def _reads_so(name: str, words: list[str], context: Context, *, bullet: bool) -> bool:
    first, second = words[0], words[1]
    if first in _SHORT or (first in _I and second in _WILL and second != "to"):
        return True
    someone = first in _THEY or _named(name, context)
    if someone and second in _WILL and words[2] != "be":
        to_me = second in ("will", "to") and words[3:4] in (["me"], ["us"])  # Tom will send me the chart by Fri
        return bullet or to_me or second not in ("will", "shall", "must", "should", "to", "need", "needs")
    me = first in _I and (second in _DO or second == "to")
    return bullet and (first in _DO or me or (someone and second in DOES))


def looks(lines: Sequence[str], first: int, context: Context) -> None:
    """Warn of what prose promises, sentence by sentence, and of the date of a pasted mail; first: its first line."""
    for number, line in enumerate(lines[:_MOST], first):
        if len(line) > _LINE:
            continue
        found = _sent(line, context)
        for sentence in line.strip().split(". ") if not found else ():
            found = found or look(sentence, context, bullet=False)
        if found:
            context.warn(number, found)


def _sent(line: str, context: Context) -> str:
    """Return what to say of a pasted mail's own date, "Sent: Friday, November 20"; "" of any other line."""
    label, colon, rest = line[:120].partition(":")
    if not colon or label.strip(" *").lower() not in ("sent", "date"):
        return ""
    day = understood(rest.strip(" *"), context.told, past=True)
    if day is None or not day.iso or (context.day and context.day.first == day.first):
        return ""
    return f"“{line.strip()}” doesn't date this note; write that day behind the name at its top."
