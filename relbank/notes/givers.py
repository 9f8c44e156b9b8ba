"""Who gave a promise: me, or somebody who "will", is "to" or "promised to"; nobody unknown is taken for me silently."""

from __future__ import annotations

from collections.abc import Sequence

from .context import Bullet, Context
from .dates_tokens import may_begin
from .kinds import kind_of
from .name_words import ORDINARY, is_capital
from .note import AMBIGUOUS, KNOWN, NEW, Who
from .word_sets import word_set

# what stands between the one who promised and what was promised; the longest first
_MARKS = tuple(
    tuple(words.split())
    for words in (
        "is going to", "are going to", "promised to", "promises to", "agreed to", "offered to", "has to", "have to",
        "needs to", "need to", "is to", "are to", "to", "will", "shall", "should", "must", "promised", "promises",
        "owes", "owe",
    )
)
_OPENING = frozenset(mark[0] for mark in _MARKS)
_SHE = frozenset(("she", "he", "they", "s/he", "he/she"))
_HER = _SHE | {"her", "him", "them"}  # him: the numbers by Fri
_ME = frozenset(("me", "i", "mine", "we", "us"))
_MINE = ("me", "i", "mine", "myself")
_DASHES = ("-", "–", "—")
# capitalised words before "to" that are no names: verbs, and what opens a sentence
_NO_NAME = word_set(
    "add agree aim allow answer appeal apply arrange ask assign attach attempt attend back begin belong bring call "
    "commit compare confirm connect continue contribute convert copy deadline decide deliver drive email explain "
    "expect fail find fly follow forget forward free get give glad go happy have head help hope how idea if intend "
    "intro introduce invite it join keep learn link listen look mail make manage meet mention message move need next "
    "nothing offer order pass pay phone ping plan point post prepare present promise propose push reach read ready "
    "refer relate remember remind reminder reply report respond return reword run say see sell send set share ship "
    "show speak start stick submit subscribe suggest sure switch take talk tell text thank that the there these this "
    "those time todo travel try up use visit wait walk want way what when where who whom why willing work write "
    "somebody someone anybody anyone everybody everyone nobody team"
)
DOES = word_set(
    "sends calls emails pings texts shares introduces intros schedules books gets prepares reviews checks mails "
    "forwards writes connects drafts delivers returns ships brings"
)
_DID = word_set("sent called emailed pinged texted shared gave made paid brought wrote booked delivered returned")
_NO_VERB = word_set("a an the my your his her our their its this that these those me him them us you all each every")
_LABELS = word_set(
    "note nb todo re fyi email mail call phone idea task action followup urgent asap important ps later next then also "
    "maybe question reminder deadline goal plan step buy read draft agenda topic budget slides deck priority ref home "
    "work travel gift book article warning caution tip all both team everyone"
)


def givers(bullet: Bullet, rest: str, context: Context) -> tuple[list[Who], str]:
    """Return who promised, none when it is me, and what is left."""
    if bullet.named and bullet.owner:
        # "@Bob: [ ] org chart"
        before = bullet.text[: bullet.text.find("[")] if "[" in bullet.text else ""
        if ":" in before:
            return [bullet.owner], rest
    if rest[:1] == "@":
        name, _, after = rest[1:].replace(":", ": ", 1).partition(" ")
        return ([], after.lstrip(" :")) if name.strip(":,").lower() in _MINE else _at(bullet, rest, context)
    words = rest.split(None, 7)
    if not words:
        return [], rest
    name, colon, after = rest.partition(":")
    if len(words) > 2 and words[1] in _DASHES and words[0].lower() in (*_MINE, *_HER):
        name, colon, after = rest.split(None, 2)  # me - draft memo
    if colon and after.strip():
        if name.lower() in _MINE:
            return [], after.lstrip()
        if name.lower() in _HER:
            return _she(bullet, name, after.strip(), rest, context)
        small = name.islower() and name not in ORDINARY and context.naming.is_known(context.naming.who(name))
        if (name[:1].isupper() or small or context.naming.is_here(name)) and name.count(" ") < 3:
            return _labelled(bullet, name, after.strip(), rest, context)
    split = _split(words)
    if len(words) > 2 and (doing := _doing(bullet, words, context)):
        return doing
    if split is None:
        if len(words) > 2 and words[1] in ("-", "–", "—", "->", "→") and context.naming.is_here(words[0]):
            context.warn(bullet.first, f"The promise is taken as mine; write “{words[0]}: …” if {words[0]} gave it.")
        return [], rest
    said, what = split
    if " ".join(said).lower() in _SHE:
        return _she(bullet, said[0], what, rest, context)
    if len(said) == 1 and said[0].lower() in _ME:
        return [], what if said[0].lower() in ("me", "i") and words[1] == "to" else rest
    found = _named(bullet, said, what, context)
    return (found, what) if found else ([], rest)


def _doing(bullet: Bullet, words: list[str], context: Context) -> tuple[list[Who], str] | None:
    """Return who does it, somebody known, and what: Bob sends the chart, she called back, Bob owes me lunch."""
    name, verb = words[0], words[1].lower()
    owes = verb in ("owes", "owe") and words[2].lower() in ("me", "us") and len(words) > 3
    if not (owes or verb in DOES or verb in _DID):
        return None
    what = " ".join(words[3:] if owes else words[1:])
    if name.lower() in _SHE and context.naming.people:
        return _she(bullet, name, what, "", context)
    who = context.naming.who(name)
    return ([who], what) if context.naming.is_here(name) or (is_capital(name) and who.state == KNOWN) else None


def _split(words: Sequence[str]) -> tuple[list[str], str] | None:
    """Return the words before "will", "to" and their like, and what follows; None where no such word stands."""
    if words[0][-3:].lower() in ("'ll", "’ll") and len(words) > 1:
        return [words[0][:-3]], " ".join(words[1:])
    for place in range(1, min(len(words) - 1, 6)):
        if words[place].lower() not in _OPENING:
            continue
        for mark in _MARKS:
            end = place + len(mark)
            if tuple(word.lower() for word in words[place:end]) == mark and end < len(words):
                return list(words[:place]), " ".join(words[end:]).removeprefix("to ")
    return None


def _she(bullet: Bullet, said: str, what: str, rest: str, context: Context) -> tuple[list[Who], str]:
    """Return the person of the visit whom she, he or they means."""
    people = context.naming.people
    if not people:
        context.warn(bullet.first, f"Who is “{said}”? The promise is taken as mine; write @Name: …")
        return [], rest
    if len(people) > 1:
        context.warn(bullet.first, f"“{said}” is taken as {people[0].name}; write @Name: … for somebody else.")
    return [people[0]], what


def _named(bullet: Bullet, said: Sequence[str], what: str, context: Context) -> list[Who]:
    """Return those whom the words before "to" name; unknown ones are asked about; none when they are no names."""
    follows = what.split(None, 1)[0]
    if not follows[0].isalpha() or follows.lower() in _NO_VERB or (follows[0].isupper() and follows != "I"):
        return []  # "Intro Dana to Lee", "Reply to her mail"
    out = []
    if any(typed.lower() in _ME for typed in _names(said)):
        return []  # "Bob and I to meet"
    for typed in _names(said):
        who = context.naming.who(typed)
        known = context.naming.is_known(who)
        if not is_capital(typed):
            here = any(who.name == other.name for other in context.naming.people)
            if not here and (not known or typed in ORDINARY or typed in _NO_NAME):
                return []
        elif not known and context.naming.chosen(typed) != NEW:
            if typed.split()[0].lower() in _NO_NAME or len(typed.split()) > 2 or not _capitals(typed):
                return []
            context.warn(bullet.first, f"Nobody called “{typed}” is known. Say who it is, or write @{typed}: …")
            who = context.naming.asked(typed)
        out.append(who)
    return out


def _capitals(typed: str) -> bool:
    return all(is_capital(word) for word in typed.split())


def _names(said: Sequence[str]) -> list[str]:
    """Return the names that words hold: Dana and Sue, Dana & Sue, Dana/Sue, Dana, Sue."""
    text = " ".join(said).replace("/", ",").replace("&", ",").replace("+", ",")
    for joiner in (" and ", " AND ", " plus "):
        text = text.replace(joiner, ",")
    return [name for part in text.split(",") if (name := part.strip())]


def _labelled(bullet: Bullet, name: str, after: str, rest: str, context: Context) -> tuple[list[Who], str]:
    """Return who stands before a colon: "Bob: org chart"; a label as "Budget: …" names nobody."""
    who = context.naming.who(name)
    if who.state in (KNOWN, AMBIGUOUS) or context.naming.is_known(who) or context.naming.chosen(name) == NEW:
        return [who], after
    first = name.split()[0].lower().strip(".,")
    plain = first in _LABELS or first in _NO_NAME or may_begin(first) or kind_of(first) or not name.isalpha()
    if context.first and not plain and not name.isupper():
        context.warn(bullet.first, f"Nobody called “{name}” is known; the promise is taken as mine. Write @{name}: …")
    return [], rest


def _at(bullet: Bullet, rest: str, context: Context) -> tuple[list[Who], str]:
    found_all: list[Who] = []
    tail = rest
    while tail[:1] == "@":
        found = context.naming.at(tail, 1)
        if not found:
            break
        found_all.append(found[0])
        tail = tail[found[1] :]
        joined = tail.lstrip(" ,&").removeprefix("and ").lstrip()
        if joined[:1] != "@":
            break
        tail = joined
    after = _behind(tail) if found_all else None
    if after is not None:
        return found_all, after
    if len(found_all) == 1:
        # without a colon it is mine, to that person
        bullet.owner, bullet.named = found_all[0], True
    return [], rest


def _behind(tail: str) -> str | None:
    """Return what somebody promised: behind a colon, or "will …", "to …"; None when they promised nothing."""
    said = tail.lstrip()
    if said[:1] == ":":
        return said[1:].lstrip()
    for short in ("'ll ", "’ll "):
        if said.lower().startswith(short):
            return said[len(short) :].lstrip()
    words = said.split(None, 5)
    split = _split(["@", *words]) if words else None
    if split is None or split[0] != ["@"]:
        return None
    for mark in _MARKS:
        if tuple(word.lower() for word in words[: len(mark)]) == mark:
            rest = said
            for word in words[: len(mark)]:
                rest = rest[len(word) :].lstrip()
            return rest.removeprefix("to ")
    return None
