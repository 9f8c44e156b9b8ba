"""Facts about a person: likes and the other four, hard rules, key answers, own fields, questions, topics, cues."""

from __future__ import annotations

from relbank.model.say import say_birthday
from relbank.model.when import DAY, When

from .commas import pieces
from .context import Bullet, Context
from .note import Line
from .phrases import understood, words_from
from .verbs import LISTED, verb_at
from .word_sets import word_set

_SAID = frozenset(("i", "he", "she", "we", "they", "you", "that", "this", "it", "to"))
# the forms that are a verb within a list, too: "likes sake, dislikes natto"; "a like mind" holds none
_AGAIN = word_set("likes loves enjoys dislikes hates prefers doesn't doesn’t doesnt can't can’t cannot tastes")
_JOINERS = ("also", "and", "but", "&")
_SEPARATORS = ",;.–—-/"
_MOST_WORDS = 60
_NO_COLON = ("birthday", "anniversary")  # nobody types a colon there
_OUTCOMES = {
    "taken": "taken", "taken up": "taken", "took": "taken", "ignored": "ignored", "ignore": "ignored",
    "avoided": "avoided", "avoid": "avoided",
}


def several(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a comma list of likes, dislikes, preferences or tastes."""
    rest = bullet.rest
    if not rest or bullet.owner is None:
        return []
    if bullet.typed.lower() == "like" and not bullet.colon and rest.lower().split()[0] in _SAID:
        return []  # "like I said"
    out: list[Line] = []
    for said, part in _verbs(verb, rest):
        out += [bullet.line(said, piece) for piece in pieces(part)]
    return out


def _verbs(verb: str, rest: str) -> list[tuple[str, str]]:
    """Split "sake, dislikes natto and hates queues" at the verbs in it; return (verb, its list) for each."""
    out, start = [], 0
    for again in _AGAIN if "/" in rest else ():
        rest = rest.replace(f"/{again} ", f" / {again} ")  # loves cats/hates dogs
    words = words_from(rest, 0, _MOST_WORDS)
    for at, (place, end) in enumerate(words):
        if not at or place < start or rest[place:end].lower().rstrip(":") not in _AGAIN:
            continue
        left = rest[start:place].rstrip()
        bare = left
        for joiner in _JOINERS:
            bare = bare[: -len(joiner)].rstrip() if bare.lower().endswith(f" {joiner}") else bare
        found = verb_at(rest[place:])
        parted = bare != left or left[-1:] in _SEPARATORS
        if found and found[0] in LISTED and found[2] and parted and bare.rstrip(_SEPARATORS):
            out.append((verb, bare.rstrip(_SEPARATORS + " ")))
            verb, start = found[0], len(rest) - len(found[2])
    return [*out, (verb, rest[start:])]


def prejudice(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a prejudice, as one."""
    return plain(verb, bullet, context)


def rule(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File "never …" and "always …": a prejudice, with !! a hard rule; the word stays, for it is what the rule says."""
    if not bullet.rest or bullet.owner is None:
        return []
    return [bullet.line("rule" if bullet.pinned else "prejudice", f"{bullet.typed} {_sentence(bullet.rest)}")]


def named_rule(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File "hard rule: call before nine"; "rule of thumb" is an ordinary bullet."""
    if not bullet.rest or not bullet.colon or bullet.owner is None:
        return []
    bullet.pinned = True
    return [bullet.line("rule", _sentence(bullet.rest))]


def key(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File the answer to a key question (M7)."""
    if not bullet.rest or bullet.owner is None:
        return []
    return [bullet.line("key", _sentence(bullet.rest), key=verb)]


def plain(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File the rest of the bullet as it is: a question, a topic to avoid."""
    if not bullet.rest or bullet.owner is None:
        return []
    return [bullet.line(verb, _sentence(bullet.rest))]


def own_field(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File "fact birthday: 12 May" under its own name."""
    name, colon, value = bullet.rest.partition(":")
    if not colon:
        name, colon, value = bullet.rest.partition("=")
    if not colon and name.lower().split(" ")[0] in _NO_COLON:
        name, _, value = name.partition(" ")
    name, value = name.strip(), value.strip()
    if bullet.owner is None or not name or not value or len(name) > 60:
        if bullet.owner is not None:
            context.warn(bullet.first, "A fact needs a name and a colon: fact birthday: 12 May.")
        return []
    day = understood(value, context.told, past=True) if name.lower() in _NO_COLON else None
    return [bullet.line("field", value, key=name.lower(), when=day if day and day.precision == DAY else None)]


def birthday(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File "bday 3 march" as "fact birthday: 3 march" would be; "birthday party was fun" is an ordinary bullet."""
    value = bullet.rest.rstrip(".!")
    day = understood(value, context.told, past=True)
    if bullet.owner is None or day is None or day.precision != DAY or day.end or not any(map(str.isdigit, value)):
        return []
    return [bullet.line("field", value, key=verb, when=day)]


def yearly(when: When, typed: str) -> str:
    """Return a day as a birthday is kept, "--05-12", or "1970-05-12" where its year was typed."""
    words = "".join(c if c.isalnum() else " " for c in typed).split()
    iso = (when.iso or "")[:10]
    return iso if any(len(word) == 4 and word.isdigit() for word in words) else f"-{iso[4:]}"


def told_yearly(line: Line) -> str:
    """Return the day of a birthday as understood, "5 Dec"; "" for every other line."""
    return say_birthday(yearly(line.when, line.text)) if line.filed == "field" and line.when else ""


def cue(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File how a topic was received: "cue golf: taken"."""
    topic, outcome = bullet.rest, ""
    for sign in (":", "=", "->", "→", " - "):
        left, found, right = bullet.rest.rpartition(sign)
        if found and right.strip().lower().rstrip(".!") in _OUTCOMES:
            topic, outcome = left.strip(), _OUTCOMES[right.strip().lower().rstrip(".!")]
            break
    else:
        words = bullet.rest.split()
        if len(words) > 1 and words[-1].lower().rstrip(".!") in _OUTCOMES:
            topic, outcome = " ".join(words[:-1]), _OUTCOMES[words[-1].lower().rstrip(".!")]
    if bullet.owner is None or not topic or not outcome:
        if bullet.owner is not None:
            context.warn(bullet.first, "A cue tells how a topic was received: cue golf: taken, ignored or avoided.")
        return []
    return [bullet.line("cue", topic, key=outcome)]


def _sentence(text: str) -> str:
    """Return a sentence without its full stop."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") and text.count(".") == 1 else text
