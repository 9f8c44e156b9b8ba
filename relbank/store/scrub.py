"""Taking one person out of lines: what goes with them, and what stays for the others, without them.

What concerns them alone goes whole, with what was filed from a note of theirs alone. What also concerns others stays:
they are no longer among its people, the lines of its note that were filed for them become `- (removed)`, and their
names, e-mail addresses and phone numbers become "(removed)". In documents that never had to do with them only whole
names (of two words or more), addresses and numbers are replaced: a first name may be somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from relbank.model.document import people_of
from relbank.model.text import fold

from .documents import Doc

Key = tuple[str, str]  # table and id
REMOVED = "(removed)"
_NAMED = ("alias:", "email:", "phone:")
_SHORTEST = 3  # a part of a name with fewer letters is too likely a word


class Known:
    """What is known of one document from all its lines, those of other devices too."""

    __slots__ = ("docs", "links", "merged", "people")

    def __init__(self) -> None:
        self.people: set[str] = set()
        self.links: set[str] = set()  # the touches that it was filed from
        self.merged: set[str] = set()  # whose part a person became
        self.docs: list[Doc] = []

    def see(self, doc: Mapping[str, Any]) -> None:
        """Take a document, or a part of one, into account."""
        self.people.update(person for person in people_of(doc) if isinstance(person, str))
        if isinstance(doc.get("touch"), str) and doc["touch"]:
            self.links.add(doc["touch"])
        if isinstance(doc.get("merged"), str):
            self.merged.add(doc["merged"])
        self.docs.append(dict(doc))


def operations_of(tx: Mapping[str, Any]) -> Iterable[tuple[Key, list[Doc]]]:
    """Yield which document each operation of a line is about, and the documents, or parts, in it."""
    for op in tx["o"]:
        if op[0] in ("+", "=", "-"):
            yield (op[1], op[2]), op[3 : 5 if op[0] == "=" else 4]


class Scrub:
    """Removes one person, under all the ids that were merged into theirs, from lines and texts."""

    def __init__(self, person: str, known: Mapping[Key, Known]) -> None:
        self.person = person
        self.ids = {person}
        people = {id: about for (table, id), about in known.items() if table == "people"}
        while more := {id for id, about in people.items() if about.merged & self.ids} - self.ids:
            self.ids |= more
        self.names = sorted({name for id in self.ids if id in people for name in _names(people[id])})
        self.doomed = self._doomed(known)
        self._gone = {id for _, id in self.doomed}
        self.shared = {k for k, about in known.items() if k not in self.doomed and about.people & self._gone}
        self._filed: dict[str, set[str]] = {}  # touch -> what was filed from its note for them
        for key in self.doomed:
            said = {fold(doc["text"]) for doc in known[key].docs if isinstance(doc.get("text"), str) and doc["text"]}
            for touch in known[key].links:
                self._filed.setdefault(touch, set()).update(said)
        whole = {name for name in self.names if " " in name.strip() or "@" in name or any(map(str.isdigit, name))}
        self._everywhere = _pattern(whole)
        others = {part for id, about in people.items() if id not in self.ids for part in _parts(_names(about))}
        linked = {*self.names, *(_parts(self.names) - others)}
        self._linked = _pattern(linked)
        self._hints = _hints(whole), _hints(linked)  # by whether a document is linked
        self.first_names = _pattern(_parts(name.split()[0] for name in self.names))

    def _doomed(self, known: Mapping[Key, Known]) -> set[Key]:
        doomed = {("people", id) for id in self.ids if ("people", id) in known}
        rest = {key: about for key, about in known.items() if key[0] != "people"}
        doomed |= {key for key, about in rest.items() if about.people and about.people <= self.ids}
        touches = {id for table, id in doomed if table == "touches"}
        return doomed | {
            key for key, about in rest.items() if about.links and about.links <= touches and not about.people
        }

    def line(self, tx: dict[str, Any]) -> dict[str, Any]:
        """Return a line without the person; the same object when it never had to do with them."""
        ops = []
        for op in tx["o"]:
            if op[0] not in ("+", "=", "-"):
                ops.append(op)
                continue
            key = op[1], op[2]
            if key not in self.doomed:
                ops.append([*op[:3], *(self.doc(key, part) if isinstance(part, dict) else part for part in op[3:])])
        new = {k: self.text(v) if isinstance(v, str) and k != "t" else v for k, v in tx.items()} | {"o": ops}
        return tx if new == tx else new

    def doc(self, key: Key, doc: Doc) -> Doc:
        """Return a document, or a part of one, without the person."""
        linked = key in self.shared
        new = {}
        for field, value in doc.items():
            prefix, colon, member = field.partition(":")
            if self._is_gone(value) or (colon and member in self._gone):
                continue
            if field == "text" and key[0] == "touches" and isinstance(value, str):
                value = self._note(key[1], value)
            new[prefix + colon + self.text(member, linked=linked)] = self._value(value, linked)
        return new

    def _is_gone(self, value: Any) -> bool:
        return isinstance(value, str) and value in self._gone

    def _value(self, value: Any, linked: bool) -> Any:
        if isinstance(value, str):
            return self.text(value, linked=linked)
        if isinstance(value, dict):
            return {self.text(k, linked=linked): self._value(v, linked) for k, v in value.items()}
        if isinstance(value, list):
            return [self._value(inner, linked) for inner in value if not self._is_gone(inner)]
        return value

    def text(self, text: str, *, linked: bool = False) -> str:
        """Return a text without their names; linked: whether it belongs to something that they were part of."""
        hints = self._hints[linked]
        plain = _plain(text)
        if not any(hint in plain for hint in hints):
            return text  # quicker than the pattern by far, and nearly always so
        pattern = self._linked if linked else self._everywhere
        if pattern is None or not pattern.search(text):
            return text
        name = pattern.pattern
        text = re.sub(rf",\s*@{name}|@{name}\s*,\s*(?=@)", "", text, flags=re.I)  # among others in a note's header
        return pattern.sub(REMOVED, text)

    def tells(self, raw: bytes) -> bool:
        """Tell whether a line that can't be read seems to be about the person."""
        text = raw.decode("utf-8", "replace")
        return any(id in text for id in self._gone) or (self._linked is not None and bool(self._linked.search(text)))

    def _note(self, touch: str, text: str) -> str:
        said = self._filed.get(touch)
        if not said:
            return text
        lines = text.split("\n")
        for at, line in enumerate(lines):
            bullet = re.match(r"\s*(?:[-*+•]|\d+[.)])\s*", line)
            if bullet and any(what in fold(line) for what in said):
                lines[at] = bullet[0] + REMOVED
        return "\n".join(lines)


def _names(about: Known) -> set[str]:
    found = {str(doc[field]) for doc in about.docs for field in ("name", "sort") if doc.get(field)}
    found |= {k.partition(":")[2] for doc in about.docs for k in doc if k.startswith(_NAMED)}
    return {" ".join(name.split()) for name in found if len(name.strip()) >= _SHORTEST}


def _parts(names: Iterable[str]) -> set[str]:
    return {part for name in names for part in name.split() if len(part) >= _SHORTEST}


def _hints(names: Iterable[str]) -> list[str]:
    """Return what a text must hold, made plain, so that the pattern of some names can be found in it."""
    found = sorted({_plain(max(name.split(), key=len)) for name in names if name.strip()}, key=len)
    return [hint for at, hint in enumerate(found) if not any(shorter in hint for shorter in found[:at])]


def _plain(text: str) -> str:
    """Return a text in which all that a pattern takes for one letter, whatever the case, is one letter."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("\u0131", "i").replace("\u0307", "")


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted((word for word in words if word), key=len, reverse=True)
    if not found:
        return None
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in found)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.I)
