"""Whom a typed name means: exact, alias, first name; candidates where it is not sure, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from relbank.model.called import FIRST, LAST, TITLES, WHOLE, bare, key_of, keys, stripped, unspaced
from relbank.model.text import fold

from .name_words import initials
from .note import AMBIGUOUS, KNOWN, NEW, Who

Entry = tuple[str, str, Mapping[str, str]]
_PARTED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")  # @BobSmith
_LONG = 6  # letters of a word in which two slips are likely still the same word
_MOST = 12  # candidates that are listed


class Known(Protocol):
    """Where names are looked up: the journal, which reads nobody else for it."""

    def called(self, key: str) -> Sequence[str]:
        """Return the ids of the people who have a key of relbank.model.called."""
        ...

    def name_of(self, id: str) -> str:
        """Return a person's name, "" when there is none."""
        ...

    def longest_name(self) -> int:
        """Return how many words the longest name or alias has."""
        ...

    def names(self) -> Iterable[Entry]:
        """Return id, name and aliases of everybody."""
        ...


class Names:
    """The names of a journal's people, to look typed names up in; indexes are made when first needed.

    entries: (id, name, aliases). recent: ids of the people whom one meets most and last, first first. known: looks
    further people up.
    """

    def __init__(
        self, entries: Iterable[Entry] = (), recent: Sequence[str] = (), known: Known | None = None
    ) -> None:
        self._entries: Iterable[Entry] = entries
        self._recent = recent
        self._known = known
        self._ready = False
        self._keys: dict[str, list[str]] = {}  # of the entries: key -> ids
        self._name: dict[str, str] = {}
        self._longest = known.longest_name() if known is not None else 1
        self._all: dict[str, list[str]] | None = None  # of entries and known: folded name or alias -> ids
        self._places: dict[str, int] | None = None
        self._found: dict[str, Who] = {}

    def _index(self) -> None:
        if self._ready:
            return
        self._ready = True
        self._entries = list(self._entries)
        for id, name, aliases in self._entries:
            self._name[id] = name
            for key in dict.fromkeys(keys(name, aliases)):
                self._keys.setdefault(key, []).append(id)
                if key[0] == WHOLE:
                    self._longest = max(self._longest, key.count(" ") + 1)

    def _ids(self, key: str) -> Sequence[str]:
        self._index()
        own = self._keys.get(key, ())
        return own if self._known is None else [*self._known.called(key), *own]

    def _name_of(self, id: str) -> str:
        self._index()
        name = self._name.get(id, "")
        if not name and self._known is not None:
            name = self._name[id] = self._known.name_of(id)
        return name

    @property
    def longest(self) -> int:
        """How many words the longest known name or alias has."""
        self._index()
        return self._longest

    def is_known(self, typed: str) -> bool:
        """Tell whether a typed name is exactly somebody's name or alias."""
        return bool(self._whole(key_of(typed)))

    def _whole(self, key: str) -> Sequence[str]:
        """Return whose whole name or alias a key is; blanks don't count in a script that is written without them."""
        found = self._ids(WHOLE + key)
        return found or (self._ids(WHOLE + closed) if (closed := unspaced(key)) and closed != key else ())

    def resolve(self, typed: str, here: Sequence[Who] = (), choices: Mapping[str, str] | None = None) -> Who:
        """Return whom a typed name means.

        here: people already named in the visit, who come first ("@Bob" in Bob Smith's note). choices: folded typed
        name to a person's id or "new", as said by the user.
        """
        key = key_of(typed)
        chosen = (choices or {}).get(fold(typed)) or (choices or {}).get(key)
        if chosen:
            if name := self._name_of(chosen):
                return Who(typed, name, chosen, KNOWN)
            return Who(typed, proper(typed), None, NEW)
        there = present(typed, here)
        if there:
            return there
        if typed not in self._found:
            self._found[typed] = self._look_up(typed, key)
        return self._found[typed]

    def _look_up(self, typed: str, key: str) -> Who:
        exact = self._whole(key)
        if exact:
            return self._one_of(typed, exact)
        parts = key.split()
        if not parts:
            return Who(typed, proper(typed), None, NEW)
        parted = _PARTED.sub(" ", typed) if len(parts) == 1 else typed
        again = " ".join(parts[1:]) if parts[0] in TITLES and len(parts) > 1 else parted
        if again != typed and (who := self._look_up(again, key_of(again))).state != NEW:
            return Who(typed, proper(typed) if who.state == AMBIGUOUS else who.name, who.id, who.state, who.candidates)
        fits = self._by_first(parts)
        if not fits and len(parts) == 2 and len(parts[0]) == 1:
            fits = [id for id in self._ids(LAST + parts[1]) if fold(self._name_of(id)).startswith(parts[0])]
        if fits:
            return self._one_of(typed, fits, sure=len(fits) > 1 or self._is_sure(parts[0], fits[0]))
        near = self._near(parts)
        # a last name alone, or a name with a word more than a known one, is asked about
        if near and (len(parts) == 1 or self._prefix_known(parts)):
            return Who(typed, proper(typed), None, AMBIGUOUS, self._listed(near))
        return Who(typed, proper(typed), None, NEW, self._listed(near))

    def _by_first(self, parts: list[str]) -> list[str]:
        """Return who fits a first name, with or without the beginning of the rest; nicknames when nobody else does."""
        from .nicknames import others

        for firsts in ((parts[0],), tuple(sorted(others(parts[0])))):
            fits: dict[str, None] = {}
            for first in firsts:
                if len(parts) == 1:
                    fits.update(dict.fromkeys(self._ids(FIRST + first)))
                    if first != parts[0]:
                        fits.update(dict.fromkeys(self._ids(WHOLE + first)))
                else:
                    for id in self._ids(FIRST + first):
                        name = key_of(self._name_of(id)).split()
                        if _rest_fits(parts[1:], name[1:], first != parts[0]):
                            fits[id] = None
            if fits:
                return list(fits)
        return []

    def _is_sure(self, first: str, id: str) -> bool:
        """Tell whether somebody who fits a first name is surely meant; a nickname of several names is asked about."""
        known = key_of(self._name_of(id)).partition(" ")[0]
        if known == first:
            return True
        from .nicknames import is_sure

        return is_sure(first, known)

    def _near(self, parts: list[str]) -> list[str]:
        """Return whom an unknown name resembles: by last name alone, or by one name and a similar other one."""
        if len(parts) == 1:
            return list(self._ids(LAST + parts[0]))
        near = []
        for id in self._ids(FIRST + parts[0]):
            name = key_of(self._name_of(id)).split()
            if name[-1] == parts[-1] or set(name) <= set(parts) or _similar(name[-1], parts[-1]):
                near.append(id)
        for id in self._ids(LAST + parts[-1]):
            if id not in near and _similar(key_of(self._name_of(id)).partition(" ")[0], parts[0]):
                near.append(id)
        return near

    def _prefix_known(self, parts: list[str]) -> bool:
        return any(self._ids(WHOLE + " ".join(parts[:size])) for size in range(len(parts) - 1, 1, -1))

    def _one_of(self, typed: str, ids: Sequence[str], *, sure: bool = True) -> Who:
        if len(ids) == 1 and sure:
            return Who(typed, self._name_of(ids[0]), ids[0], KNOWN)
        return Who(typed, proper(typed), None, AMBIGUOUS, self._listed(ids))

    def _listed(self, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        ordered = sorted(ids, key=self._place)
        return tuple((id, self._name_of(id)) for id in ordered[:_MOST])

    def _place(self, id: str) -> tuple[int, str]:
        if self._places is None:
            self._places = {}
            for place, known in enumerate(self._recent):
                self._places.setdefault(known, place)
        return self._places.get(id, len(self._places)), self._name_of(id).casefold()

    def complete(self, prefix: str) -> list[tuple[str, str]]:
        """Return (id, name) of those with a name, alias or word of it that begins so; whom one meets most first."""
        if self._all is None:
            self._all = self._everybody()
        start = fold(prefix.lstrip("@"))
        fits: dict[str, None] = {}
        for key, ids in self._all.items():
            if key.startswith(start) or f" {start}" in key:
                fits.update(dict.fromkeys(ids))
        ordered = sorted(fits, key=self._place)
        return [(id, self._name_of(id)) for id in ordered]

    def _everybody(self) -> dict[str, list[str]]:
        self._index()
        found: dict[str, list[str]] = {}
        for id, name, aliases in (*(self._known.names() if self._known is not None else ()), *self._entries):
            self._name[id] = name
            for typed in (name, *aliases):
                found.setdefault(bare(fold(typed)), []).append(id)
        return found


def proper(typed: str) -> str:
    """Return a name as a new person gets it: possessive and punctuation left away, all small letters raised."""
    words = stripped(typed.replace("_", " ")).split()
    if words and all(word == word.lower() for word in words):
        words = [word[:1].upper() + word[1:] for word in words]
    return " ".join(words)


def present(typed: str, here: Sequence[Who]) -> Who | None:
    """Return the one of some people whom a typed name fits; two that fit leave it open, None when nobody does."""
    key = key_of(typed)
    if not here or not key:
        return None
    whole = [who for who in here if key in (key_of(who.typed), key_of(who.name))]
    fits = whole or _fitting(key.split(), here)
    if not fits and " " not in key:
        fits = [who for who in here if key_of(who.name).rpartition(" ")[2] == key]  # the last name alone
    different = {(who.id, who.name): who for who in fits}
    if len(different) == 1:
        who = next(iter(different.values()))
        if who.typed == typed or who.state == AMBIGUOUS:
            return who  # one question for Tom B and Tom
        return Who(typed, who.name, who.id, who.state, who.candidates)
    if different:
        listed = tuple((who.id or "", who.name) for who in different.values())
        return Who(typed, proper(typed), None, AMBIGUOUS, tuple(c for c in listed if c[0]))
    return None


def _fitting(parts: list[str], here: Sequence[Who]) -> list[Who]:
    from .nicknames import others

    nicks = others(parts[0])
    found = []
    for who in here:
        name = key_of(who.name).split()
        nick = bool(name) and name[0] in nicks
        if name and (parts[0] == name[0] or nick) and (len(parts) == 1 or _rest_fits(parts[1:], name[1:], nick)):
            found.append(who)
    return found


def _rest_fits(typed: Sequence[str], name: Sequence[str], whole: bool) -> bool:
    """Tell whether what follows a first name fits: the same words, or initials of them."""
    if not typed or not name:
        return False
    if list(typed) == list(name):
        return True
    if len(typed) > len(name) or (whole and len(typed) != len(name)):
        return False
    if len(typed) == 1 and initials(typed[0]):
        return name[-1].startswith(typed[0]) or (len(name) > 1 and name[0].startswith(typed[0]))
    return False


def _similar(a: str, b: str) -> bool:
    """Tell whether two words of names may be one with a slip of the finger or two."""
    most = 1 if min(len(a), len(b)) < _LONG else 2
    if a[:1] != b[:1] or abs(len(a) - len(b)) > most:
        return False
    return a == b or sorted(a) == sorted(b) or _apart(a, b) <= most


def _apart(a: str, b: str) -> int:
    """Return how many letters have to be changed, added or left away to make one word another."""
    row = list(range(len(b) + 1))
    for at, x in enumerate(a, 1):
        before, row[0] = row[0], at
        for to, y in enumerate(b, 1):
            before, row[to] = row[to], min(before + (x != y), row[to] + 1, row[to - 1] + 1)
    return row[-1]
