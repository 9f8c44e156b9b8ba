"""The header of a visit: who, what kind, when, where, tags; what is left over is prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from relbank.model.touch import MET
from relbank.model.when import When

from .header_place import asked, beside, place_at, small
from .header_plain import is_nobody, plainly
from .header_signs import SENTENCE, about, is_length, latest, may_follow, says
from .header_slips import parted, slip_at, unmarked
from .kinds import FILLERS, NTH, TWO, direction_of, goes_on, kind_of, opens_kind
from .naming import Naming
from .note import NEW, Who
from .phrases import Told, joined, longest, understood, words_from

_JOINERS = frozenset(("and", "&", "+", "with", "w/", "plus", "from", "to", "/"))
_BESIDE = frozenset(("and", "&", "+", "with", "w/", "plus"))  # what a further name may follow without an @


@dataclass(slots=True)
class Header:
    """What a header line says; rest: words that were not understood, kept as prose. doubt: a warning's text.

    loose: those of them that stand where a day would, and none is said.
    """

    people: list[Who] = field(default_factory=list)
    word: str = ""
    kind: str = MET
    direction: str = ""
    when: When | None = None
    place: str = ""
    tags: list[str] = field(default_factory=list)
    rest: str = ""
    loose: str = ""
    ahead: bool = False
    doubt: str = ""


def read(line: str, naming: Naming, told: Told, *, strict: bool = False) -> Header | None:
    """Return a line that begins with @ as a header, or None when it is prose.

    strict: it stands right beneath other text, where only a known person followed by a comma, a kind, a date, "at" or
    the end makes a header, or a line that is understood whole and says two things besides a first name.
    """
    if is_nobody(line):
        return None
    line = plainly(line, told)
    apart = line[1:2] == " "  # "@ Sam Lee lunch" only where Sam Lee is known
    first = naming.at(line, 2 if apart else 1)
    if first is None or (apart and not (naming.is_known(first[0]) and may_follow(line, first[1], told))):
        return None
    who, end, doubt = parted(line, 2 if apart else 1, first, naming)
    sure = not strict or (naming.is_known(who) and may_follow(line, end, told))
    header = Header()
    naming.people.append(who)
    reading = _Reading(line, naming, told, header)
    reading.run(end)
    said = sum(map(bool, (header.word, reading.pieces, header.place, " " in who.name)))
    if not sure and (header.rest or header.doubt or said < 2):
        return None
    header.doubt = " ".join(filter(None, (doubt, *reading.doubts, header.doubt)))
    header.people = naming.people
    header.direction = direction_of(header.kind, header.direction)
    return header


class _Reading:
    """One pass over the words of a header."""

    def __init__(self, line: str, naming: Naming, told: Told, header: Header) -> None:
        self.line, self.naming, self.told, self.header = line, naming, told, header
        self.pieces: list[str] = []
        self.left: list[str] = []  # words before a date that were not understood
        self.beside = False  # somebody follows who was there, too
        self.nth = False  # it was the first, second or third
        self.doubts: list[str] = []  # what was read otherwise than it stands there

    def run(self, at: int) -> None:
        line, size, header = self.line, len(self.line), self.header
        possessive = line[at : at + 2].lower() in ("'s", "’s")
        at += 2 if possessive else 0
        while True:
            comma = False
            while at < size and (line[at].isspace() or line[at] in ",;、，"):
                comma = comma or line[at] in ",;、，"
                at += 1
            if at >= size:
                break
            step = self._step(at, comma)
            if step == at:
                step = self._unknown(at)
            if step == at:
                header.rest = self._tagged(line[at:].strip())
                header.loose = "" if self.pieces else header.rest
                break
            at = step
        header.rest = " ".join(part for part in (*self.left, header.rest) if part)
        self._date()

    def _step(self, at: int, comma: bool) -> int:
        """Take what stands at a place; return where it ends, or the same place when it is not understood."""
        line, header = self.line, self.header
        spans = words_from(line, at, 3)
        word = line[at : spans[0][1]]
        low = word.lower().rstrip(",;")
        if word[0] == "#" and len(word) > 1:
            header.tags.append(word[1:].rstrip(".,;:"))
            return spans[0][1]
        if word[0] == "@" and len(word) > 1:
            return self._person(at)
        if low in _JOINERS and len(spans) > 1 and line[spans[1][0]] == "@":
            return spans[1][0]
        glued = low[:2] == "w/" and len(low) > 2
        if low in _BESIDE or glued or (comma and (self.beside or not (header.word or self.pieces))):
            begin = at + 2 if glued else spans[1][0] if low in _BESIDE and len(spans) > 1 else at
            known = self.naming.named_at(line, begin) or small(line, begin, self.naming, self.told)
            if known is None and low in ("and", "&", "+") and not (header.word or self.pieces):
                known = asked(line, begin, self.naming, self.told)
            if known is None and header.place and (glued or low in ("w/", "with")):
                known = beside(line, begin, self.naming)
                if known and known[1] - begin > len(known[0].typed):
                    self.left.append(line[begin : known[1]])  # "his new boss Priya" stays in the note
            if known and not (kind_of(line[begin : known[1]])):
                self.beside = self.beside or low in _BESIDE or glued
                if all((known[0].id, known[0].name) != (other.id, other.name) for other in self.naming.people):
                    self.naming.people.append(known[0])
                return known[1]
        if word in ("-", "–", "—") and len(spans) > 1 and not (header.word or self.pieces or header.place):
            follows = line[slice(*spans[1])]
            if may_follow(line, at + 1, self.told) or (follows.lower() in FILLERS and kind_of(line[slice(*spans[-1])])):
                return at + 1  # @Liz - call today
        if word in ("·", "•", "|") and len(spans) > 1:
            behind = spans[1][0]  # lunch · Rosas, as the timeline writes it
            named = not header.place and line[behind].isupper() and not may_follow(line, behind - 1, self.told)
            return self._place(behind) if named else behind
        if word[0] in ":-–—" and (len(word) == 1 or word[0] == ":"):
            rest = line[at + 1 :].strip()
            header.rest = self._tagged(rest)
            return len(line)
        return self._when_or_where(at, low, word, spans)

    def _when_or_where(self, at: int, low: str, word: str, spans: Sequence[tuple[int, int]]) -> int:
        line, header = self.line, self.header
        found = longest(line, at, self.told, past=True)
        if found and len(spans) > 1 and low in FILLERS and kind_of(line[slice(*spans[1])]):
            found = None  # 1st meeting
        if found and low == "in" and self.nth:
            found = None  # first lunch in a year
        if found and (not self.pieces or joined([*self.pieces, line[at : found[1]]], self.told, past=True)):
            self.pieces.append(line[at : found[1]])
            return found[1]
        if low in ("at", "@") and len(spans) > 1 and not header.place:
            return self._place(spans[1][0])
        pair = " ".join(line[slice(*span)].lower() for span in spans[:2])
        if pair in TWO and not header.word:
            header.word, header.kind = pair, TWO[pair]
            return spans[1][1]
        if len(spans) > 1 and not header.word and opens_kind(word, line[slice(*spans[1])]):
            second = line[slice(*spans[1])]
            header.word, header.kind = f"{low} {second.lower()}".rstrip(".,;:!"), kind_of(second)
            return spans[1][0] + len(second.rstrip(":,;"))
        if low in ("room", "rm") and len(spans) > 1 and not header.place:
            return self._place(at)
        kind = kind_of(word)
        if kind and (not header.word or goes_on(header.word, word)):
            header.word = f"{header.word} {low}".strip().rstrip(".:!")
            header.kind = kind if not header.word.count(" ") else kind_of(header.word.split()[-1])
            return at + len(word.rstrip(":"))
        if not header.word and (slip := slip_at(line, at, self.told)):
            header.word, end, said = slip
            header.kind = kind_of(header.word)
            self.doubts.append(said)
            return end
        way = low.rstrip(":")
        if way in ("in", "out") and (way != low or self._alone(spans[0][1])):
            header.direction = way
            return at + len(way)
        if low == "in" and len(spans) > 1 and line[spans[1][0]].isupper() and not header.place:
            return self._place(spans[1][0])
        ended = line[:at].rstrip()[-1:] in (".", "!")  # "11am. Good chat" goes on with prose
        if low in FILLERS and len(spans) > 1 and not ended and self._opens_kind(low, spans):
            self.nth = self.nth or low in NTH
            return spans[0][1]
        return at

    def _opens_kind(self, low: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Tell whether the kind follows: a quick call, over coffee."""
        further = low in ("for", "over") and not self.header.word and kind_of(self.line[slice(*spans[-1])])
        if self.header.word and low != "over":
            return False  # coffee, good chat
        return bool(kind_of(self.line[slice(*spans[1])]) or further)

    def _unknown(self, at: int) -> int:
        """Pass over a few words that are no known kind where a date follows them: sparring thu, lunch board prep tue.

        Without a known kind they are taken as its word; else they stay in the note. Return where the date begins, or
        the same place.
        """
        if end := about(self.line, at, self.told, first=not (self.header.word or self.pieces or self.header.place)):
            self.left.append(self.line[at:end].rstrip(","))
            return end
        if not self.pieces and (name := unmarked(self.line, at, self.naming, self.told)):
            typed, end = name
            self.left.append(typed)
            self.doubts.append(f"“{typed}” stays in the note: @ before it would name a person, “at” a place.")
            return end
        if self.pieces or self.left:
            return at
        if said := latest(self.line, at, self.told):
            start, end, self.header.doubt = said
            self.pieces.append(self.line[start:end])
            return end
        spans = words_from(self.line, at, 4)
        for count in range(1, min(len(spans), 4 if self.header.word else 3)):
            last = self.line[slice(*spans[count - 1])].rstrip(",")
            plain = last.replace("-", "").replace("/", "").replace("'", "")
            if is_length(last, count, spans, self.line):
                plain = "min"  # "call 30 min yesterday": how long it took stays in the note
            if last.lower() in SENTENCE or not (plain.isalpha() or not says(last)) or last[-2:] == "ed":
                return at
            begin = spans[count][0]
            found = longest(self.line, begin, self.told, past=True)
            if found is None:
                continue
            rest = self.line[found[1] :].lstrip()
            if rest and not (rest[0] in ",#@" or rest.lower().startswith("at ")):
                return at
            words = " ".join(self.line[at:begin].split()).rstrip(",")
            if self.header.word or not says(words) or words[:1].isdigit():
                self.left.append(words)
            else:
                self.header.word = words.lower()
                self.header.kind = kind_of(words.rsplit(None, 1)[-1]) or MET  # intro call
            return begin
        return at

    def _person(self, at: int) -> int:
        found = self.naming.at(self.line, at + 1)
        if found is None:
            return at
        who, end = found
        if who.typed[-2:] in ("'s", "’s") and who.state == NEW and not self.header.place:
            self.header.place = who.typed  # lunch @Vito's
            return end
        if not any((who.id, who.name) == (other.id, other.name) for other in self.naming.people):
            self.naming.people.append(who)
        return end + 2 if self.line[end : end + 2].lower() in ("'s", "’s") else end

    def _alone(self, end: int) -> bool:
        rest = self.line[end:].lstrip()
        if not rest or rest[0] in ",;#@:":
            return True
        word = rest.split(None, 1)[0]
        start = len(self.line) - len(rest)
        if kind_of(word) or word.lower() in ("at", "and"):
            return True
        return longest(self.line, start, self.told, past=True) is not None

    def _place(self, start: int) -> int:
        self.header.place, end = place_at(self.line, start, self.naming, self.told)
        return end

    def _tagged(self, rest: str) -> str:
        """Take the tags from the end of what is left over."""
        words = rest.split()
        while words and words[-1][0] == "#" and len(words[-1]) > 1:
            self.header.tags.append(words.pop()[1:])
            rest = rest[: rest.rstrip().rfind("#")].rstrip()
        return rest

    def _date(self) -> None:
        header, told = self.header, self.told
        if not self.pieces:
            header.when = When.of(told.now.date())
            return
        phrase = " ".join(piece.strip().rstrip(",;") for piece in self.pieces)
        when = understood(phrase, told, past=True)
        if when is None:
            header.when = When.of(told.now.date())
            header.doubt = f"The date “{phrase}” is not understood; the visit is dated today."
            return
        near = told.ahead(phrase)
        if near and near.first and when.first and not told.is_ahead(when):
            gone, to_come = (told.now.date() - when.first).days, (near.first - told.now.date()).days
            if gone > 300 and 0 < to_come <= 31:
                header.doubt = f"“{phrase}” is taken as to come; write the year for a visit of last year."
                when = near
        header.when = when
        header.ahead = told.is_ahead(when)
