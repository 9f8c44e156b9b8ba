"""Where a name ends that begins behind an @: the longest known one, else its capitalised words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relbank.model.called import key_of, unspaced
from relbank.model.text import fold

from .dates_tokens import may_begin
from .dates_words import MONTHS
from .kinds import KINDS, opens_kind
from .name_words import _AFTER as AFTER
from .name_words import is_capital, is_particle, is_saying, word_at
from .names import Names, present
from .note import AMBIGUOUS, NEW, Who
from .word_sets import word_set

_STOPS = word_set(
    "at in out on and with today yesterday tomorrow tonight eod eow eom eoy eoq cob eob noon midday morning afternoon "
    "evening xmas christmas by until q1 q2 q3 q4"
)
# they begin a date where a word of dates follows
_OPENERS = word_set("the early mid late later earlier week end start beginning first half quarter before just")
_MOST = 8


class Naming:
    """Finds and resolves the names of one visit; people: whom its header named so far."""

    def __init__(self, names: Names, choices: Mapping[str, str], earlier: Sequence[Who] = ()) -> None:
        self._names = names
        self._choices = choices
        self._earlier = earlier
        self.people: list[Who] = []

    def who(self, typed: str) -> Who:
        """Return whom a typed name means: people of the visit first, then the journal, then new ones of this text."""
        found = self._names.resolve(typed, self.people, self._choices)
        if found.id is None and found.state == "new":
            again = present(typed, self._earlier)
            if again and again.id is None and any(again.name == who.name for who in self._earlier):
                return again
        return found

    def is_here(self, typed: str) -> bool:
        """Tell whether a name is that of somebody whom the header names."""
        return present(typed, self.people) is not None

    def chosen(self, typed: str) -> str:
        """Return whom the user said a typed name means: an id, "new", or "" where nothing was said."""
        return self._choices.get(fold(typed), "") or self._choices.get(key_of(typed), "")

    def is_known(self, who: Who) -> bool:
        """Tell whether a name is somebody's already: in the journal, or earlier in this text."""
        return who.state != "new" or any(who.name == other.name for other in (*self._earlier, *self.people))

    def at(self, text: str, start: int) -> tuple[Who, int] | None:
        """Return the name that begins at start (behind the @) and where it ends; None when none does."""
        ends = self._word_ends(text, start)
        if not ends:
            return None
        known = self._known_end(text, start, ends)
        said = self._said_end(text, start, ends)
        if said is None and known is None:
            return None
        end = max(known or 0, said or 0)
        if known and self._is_front(text[start:known], text[known:end]):
            end = known
        typed = text[start:end]
        return self.who(typed), end

    def known_at(self, text: str, start: int) -> tuple[Who, int] | None:
        """Return the known name that is written at start without an @, and where it ends."""
        ends = self._word_ends(text, start)
        end = self._known_end(text, start, ends) if ends else None
        if end is None:
            return None
        said = self._said_end(text, start, ends)
        if said is not None and said > end and not self._is_front(text[start:end], text[end:said]):
            return None
        return self.who(text[start:end]), end

    def named_at(self, text: str, start: int) -> tuple[Who, int] | None:
        """Return the name that is written at start without an @ and fits somebody, a first name included."""
        found = self.known_at(text, start)
        ends = [] if found else self._word_ends(text, start)
        if not ends or not is_capital(text[start : ends[0]]) or may_begin(text[start : ends[0]].lower()):
            return found
        said = self._said_end(text, start, ends)
        who = self.who(text[start:said]) if said else None
        if said is None or who is None or not self.is_known(who):
            return None
        return who, said

    def mentioned(self, text: str) -> str:
        """Return the first known name that stands behind an @ anywhere in a line, as typed; "" for none."""
        for at, char in enumerate(text):
            if char == "@" and not text[at - 1 : at].isalnum() and (found := self.at(text, at + 1)):
                return text[at + 1 : found[1]] if self.is_known(found[0]) else ""
        return ""

    def unknown_at(self, text: str, start: int) -> tuple[Who, int] | None:
        """Return the capitalised words at start as a name that has to be asked about."""
        ends = self._word_ends(text, start)
        if not ends or not is_capital(text[start : ends[0]]) or text[start : ends[0]].lower() in KINDS:
            return None
        said = self._said_end(text, start, ends)
        return (self.asked(text[start:said]), said) if said else None

    def asked(self, typed: str) -> Who:
        """Return a name that nobody has and that was typed without an @: unsettled, unless the user said who it is."""
        who = self.who(typed)
        if self.is_known(who) or self.chosen(typed) == NEW:
            return who
        return Who(typed, who.name, None, AMBIGUOUS, who.candidates)

    def _word_ends(self, text: str, start: int) -> list[int]:
        ends: list[int] = []
        at = start
        while len(ends) < _MOST:
            end = word_at(text, at)
            if end == at:
                break
            ends.append(end)
            at = end
            while at < len(text) and text[at] in " \t\u00a0":
                at += 1
            if at == end:
                break
        return ends

    def _known_end(self, text: str, start: int, ends: Sequence[int]) -> int | None:
        here = {key_of(name) for who in (*self.people, *self._earlier) for name in (who.typed, who.name)}
        here.update(key_of(who.name.split(" ", 1)[0]) for who in self.people)
        most = max(self._names.longest, max((name.count(" ") + 1 for name in here), default=1))
        for end in reversed(ends[:most]):
            typed = text[start:end]
            if key_of(typed) in here or self._names.is_known(typed):
                return end
        return None

    def _is_front(self, known: str, more: str) -> bool:
        """Tell whether words behind a known whole name are none of it: small letters, as in "linda marsh xyz call".

        In a script that is written without blanks, all that stands behind one.
        """
        return bool(unspaced(fold(known))) or (" " in known.strip() and more.islower())

    def _said_end(self, text: str, start: int, ends: Sequence[int]) -> int | None:
        """Return where the capitalised words end; a name all in small letters ends before a kind, date, at or comma."""
        first = text[start : ends[0]]
        if not first[:1].isalpha() or (first.lower() in KINDS and first.islower()):
            return None
        if not is_capital(first):
            return self._small_end(text, start, ends)
        end, last = ends[0], ends[0]
        for place in range(1, len(ends)):
            begin = last + len(text[last:]) - len(text[last:].lstrip()) if place else last
            word = text[begin : ends[place]]
            last = ends[place]
            if is_particle(word) and not word[:1].isupper() and place + 1 < len(ends):
                continue
            if word.lower() in AFTER:
                end = last
                continue
            if not is_capital(word) or self._stops(word, text[last:], place):
                break
            end = last
        return end

    def _small_end(self, text: str, start: int, ends: Sequence[int]) -> int:
        for place, end in enumerate(ends[:4]):
            rest = text[end:].lstrip(" \t")
            following, after = (*rest[:80].lower().split(None, 2), "", "")[:2]
            following = following.strip(",.;:")
            known = following in KINDS or following in _STOPS or is_saying(following) or may_begin(following)
            if not rest or rest[0] in ",;:#@" or known or opens_kind(following, after):
                return end if place < 3 else ends[0]
        return ends[0]

    def _stops(self, word: str, rest: str, place: int) -> bool:
        low = word.lower().rstrip(".,")
        following = rest[:80].split(None, 1)
        if low in KINDS or low in _STOPS or (following and opens_kind(low, following[0])):
            return True
        if low in _OPENERS:  # Liz Early, but Liz Early December
            return bool(following) and may_begin(following[0].lower().strip(",.;:"))
        if not may_begin(low):
            return low == "w" and rest[:1] == "/"  # w/c 30 Nov
        if low in MONTHS and place == 1 and not rest.lstrip()[:1].isdigit():
            return False  # Bob March
        from .dates_words import NUMBERS, WEEKDAYS

        return low in WEEKDAYS or low in MONTHS or low in NUMBERS or low in ("next", "last", "this")
