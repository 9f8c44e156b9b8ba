"""One note being put into the journal: its touches, what is filed from them, the people they name, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.method.asking import premature
from relbank.method.threetouch import another, said_of
from relbank.model.ledger import Entry
from relbank.model.person import Person
from relbank.model.text import fold
from relbank.model.touch import MAILING, OUT, Touch
from relbank.settings import Settings

from .confided import in_confidence
from .counted import counted, touched
from .done import Done, listed, short
from .effects import Effect, apply, effects_of
from .filing import Filed, documents, names_of, touch_of
from .holding import planned, was_held
from .whom import Whom

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.notes import Note, Visit
    from relbank.store.transaction import Transaction


def base_of(visit: Visit) -> int:
    """Return how many lines of the whole text stand before a visit: its own lines count from there."""
    return visit.first - 1


class Record:
    """What one change will write, gathered first, then written at once, each document one time."""

    def __init__(
        self, journal: Journal, tx: Transaction, now: datetime, settings: Settings, choices: Mapping[str, str]
    ) -> None:
        """Take the journal before the change, the transaction to write in, the time, and what was said of names."""
        self.journal = journal
        self.tx = tx
        self.now = now
        self.settings = settings
        self.choices = choices
        self.stamp = now.isoformat(timespec="seconds")
        self.whom = Whom(journal, tx.new_id, now)
        self.added: dict[str, Any] = {}
        self.changed: dict[str, Any] = {}
        self.touches: list[Touch] = []
        self.filed: dict[str, list[Any]] = {}  # touch id -> what is newly filed from it
        self.sentences: list[str] = []  # what is said after the first sentence
        self.warned: list[str] = []

    def file(self, note: Note) -> None:
        """File every visit of a new text."""
        for visit in note.visits:
            self.whom.meet(names_of(visit))
        things: list[Any] = []
        for number, visit in enumerate(note.visits):
            touch = self.touch(note, visit)
            found = documents(visit, number, self.whom.settle, touch, ahead=visit.ahead)
            self.add(touch)
            things += [self.place(item, touch, base_of(visit)) for item in found]
            self.hold(touch)
        self.affect(things, [])
        self.warn(note)
        self.twins()

    def touch(self, note: Note, visit: Visit) -> Touch:
        """Return the touch of a visit that is new, with its words and who its names were settled to be."""
        touch = touch_of(visit, self.whom.settle, self.now, ahead=visit.ahead)
        text, chosen = note.text[visit.start : visit.end], self.remembered(visit)
        return replace(touch, id=self.tx.new_id(), text=text, chosen=chosen, created=self.stamp)

    def remembered(self, visit: Visit) -> dict[str, str]:
        """Return who the names of a visit are, as far as its touch has to remember it."""
        names = names_of(visit)
        said = {key: self.whom.settle(who) for who in names if (key := fold(who.typed)) in self.choices}
        return self.whom.chosen(visit.people, names) | {typed: id for typed, id in said.items() if id}

    def add(self, touch: Touch) -> None:
        """Take a touch into the change."""
        self.added[touch.id] = touch
        self.touches.append(touch)
        self.filed[touch.id] = []

    def place(self, item: Filed, touch: Touch, base: int) -> Any:
        """Take a document that is new into the change; base: lines of the whole text before its visit."""
        thing = replace(item.thing, id=self.tx.new_id(), touch=touch.id, line=item.line - base, created=self.stamp)
        self.added[thing.id] = thing
        self.filed[touch.id].append(thing)
        return thing

    def put(self, thing: Any) -> None:
        """Let a document be as given after this change."""
        (self.added if thing.id in self.added else self.changed)[thing.id] = thing

    def hold(self, touch: Touch) -> None:
        """Mark the appointment that a touch was as held (M13)."""
        known = {a.id: a for a in planned(self.journal, touch.people)}
        known.update((id, t) for id, t in (self.added | self.changed).items() if hasattr(t, "held"))
        found = was_held(touch, [a for a in known.values() if a.state == "planned" and not a.trashed])
        if found is not None:
            from relbank.model.say import say

            self.put(replace(found, state="held", held=touch.id))
            self.sentences.append(f"It was the appointment of {say(found.when)}.")

    def affect(self, new: Iterable[Any], old: Iterable[Any]) -> None:
        """Let the people be as their lines say."""
        order = self.settings.date_order
        before: list[Effect] = effects_of(old, self.now, order)
        self.sentences += apply(self.whom, effects_of(new, self.now, order), before, self.climbed)

    def climbed(self, person: str) -> bool:
        """Tell whether a person has a move on the ladder after this change."""
        from relbank.model.ladder import Move

        moves = {m.id: m for m in self.journal.of(Move, person)}
        moves.update((id, t) for id, t in (self.added | self.changed).items() if isinstance(t, Move))
        return any(m.person == person and not m.trashed for m in moves.values())

    def warn(self, note: Note) -> None:
        """Gather what asks for attention: unsettled names, many promises, words that were not understood."""
        for visit in note.visits:
            for who in dict.fromkeys(names_of(visit)):
                if who.state == "ambiguous" and not self.whom.settle(who):
                    named = [name for _, name in who.candidates]
                    fits = " or ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named) or "several"
                    self.warned.append(f"{short(who.typed)} may be {fits}: say who is meant, nothing was guessed.")
                elif who.state == "new" and who.candidates:
                    alike = " and ".join(name for _, name in who.candidates)
                    self.warned.append(f"{short(who.typed)} is somebody new, and much like {alike}.")
            mine = sum(line.filed == "promise" and line.by == "me" for line in visit.lines)
            agreed = any(line.filed == "consent" for line in visit.lines)
            if mine > self.settings.promises_a_visit and not agreed:
                self.warned.append(f"{mine} promises of yours from one visit: drop one, or keep them knowingly: "
                                   "one to three are enough.")  # fmt: skip
            ids = {self.whom.settle(who) for who in visit.people}
            if visit.direction == OUT and visit.kind != MAILING and not visit.ahead:
                self.warned += self.unanswered(ids)
            self.warned += self.asked(visit)
            lines = [line.text for line in visit.lines if line.filed != "sealed"]
            self.warned += in_confidence(self.journal, ids, lines)
        for warning in note.warnings[:3]:
            self.warned.append(f"Line {warning.line}: {warning.text.rstrip('.')}.")
        if len(note.warnings) > 3:
            self.warned.append(f"{len(note.warnings) - 3} more lines were kept as plain text.")
        self.warned = list(dict.fromkeys(self.warned))

    def unanswered(self, ids: Iterable[str]) -> list[str]:
        """Return a sentence for each person whom one more touch of mine, this one, may push away (M20)."""
        limit, out = self.settings.touches_in_a_row, []
        for id in ids:
            told = said_of(self.whom.name(id), another(self.journal, id, self.changed), limit) if id else ""
            out += [f"{told[:1].upper()}{told[1:]}."] if told else []
        return out

    def asked(self, visit: Visit) -> list[str]:
        """Return a sentence for each person of whom a visit asks something while nothing was given (M25)."""
        given = {self.whom.settle(line.person) for line in visit.lines if line.filed == "deposit"}
        asked = {self.whom.settle(line.person): "" for line in visit.lines if line.filed == "ask"}
        day = (visit.when.iso or "")[:10] if visit.when else self.now.date().isoformat()
        told = [premature(self.journal, id, id in given, day, self.changed) for id in asked if id]
        return [sentence for sentence in told if sentence]

    def twins(self) -> None:
        """Say when somebody new has the name of somebody in the trash: they may be one."""
        created = {fold(person.name): person.name for person in self.whom.created.values()}
        for thing in self.journal.trash() if created else ():
            if hasattr(thing, "aliases") and not thing.merged and fold(thing.name) in created:
                self.warned.append(f"Another {created[fold(thing.name)]} is in the trash.")

    def write(self) -> None:
        """Write all of it into the transaction."""
        for person in self.whom.created.values():
            named = (touch.id for touch in self.touches if person.id in (*touch.people, *touch.chosen.values()))
            self.tx.add(replace(person, via=next(named, self.touches[0].id)))
        for person in self.whom.changed.values():
            self.tx.change(person, self.journal.get(type(person), person.id))
        for thing in self.added.values():
            self.tx.add(thing)
        for thing in self.changed.values():
            self.tx.change(thing, self.journal.get(type(thing), thing.id))

    # the sentence

    def named(self, touch: Touch) -> str:
        """Return a touch as the sentence names it, new people marked."""
        names = [self.whom.name(id) + (" (new)" if id in self.whom.created else "") for id in touch.people]
        return touched(touch, [*names, *(f"{typed}?" for typed in touch.unsettled)])

    def friend(self, id: str) -> bool:
        """Tell whether somebody has no account: not strategic, nor made so by this change."""
        known = (self.added | self.changed).get(id) or self.whom.created.get(id) or self.journal.get(Person, id)
        return not (getattr(known, "strategic", False) or self.climbed(id))

    def news(self) -> list[str]:
        """Return the first sentences about what was filed."""
        parts = []
        for touch in self.touches[:4]:
            things = counted(self.filed[touch.id], self.friend)
            parts.append(self.named(touch) + (f": {things}" if things else ""))
        if len(self.touches) > len(parts):
            rest = self.touches[len(parts) :]
            things = counted((t for touch in rest for t in self.filed[touch.id]), self.friend)
            parts.append(f"{len(rest)} more" + (f": {things}" if things else ""))
        shown = {id for touch in self.touches[:4] for id in touch.people}
        others = [p.name for p in self.whom.created.values() if p.id not in shown]
        out = [f"Filed {'; '.join(parts)}."]
        if others:
            out.append(f"New: {listed(others[:5])}{' and others' if len(others) > 5 else ''}.")
        return out + self.whose()

    def whose(self) -> list[str]:
        """Return with whom deeds count where several people were there: a bullet is of one of them."""
        there = [thing for touch in self.touches if len(touch.people) > 1 for thing in self.filed[touch.id]]
        ids = dict.fromkeys(thing.person for thing in there if isinstance(thing, Entry) and thing.person)
        return [f"Deeds count with {listed([*map(self.whom.name, ids)])}."] if ids else []

    def done(self, first: list[str] | None = None) -> Done:
        """Return what was done; first: the opening sentences where it was no new note."""
        said = " ".join([*(first or self.news()), *self.sentences, *self.warned])
        ids = [touch.id for touch in self.touches] + [thing.id for f in self.filed.values() for thing in f]
        return Done(said, tuple(ids), tuple(self.whom.created), tuple(self.warned))
