"""A note being filed again after an edit: every document follows its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from relbank.method.unsealed import repeats
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.text import fold
from relbank.model.touch import JOURNAL, Touch
from relbank.model.when import When

from .counted import counted
from .done import Done, listed, short
from .filing import Filed, documents, names_of, touch_of
from .holding import planned, was_held
from .lines import compare
from .record import Record, base_of
from .refile import Matched, match, renewed
from .whom import followed

if TYPE_CHECKING:
    from relbank.notes import Note, Who

_HEADER = ("when", "kind", "word", "direction", "people", "place", "tags")


class Again:
    """The second filing of a touch: what both texts say alike stays, what the new one says differently is taken."""

    def __init__(self, record: Record, touch: Touch, before: Note, after: Note) -> None:
        """Take the touch as stored, and its old and new text as read now."""
        self.record = record
        self.touch = touch
        self.before = before
        self.after = after
        self.documents = documents_of(record.journal, touch.id)
        self.new: list[Any] = []
        self.back: list[Any] = []
        self.altered: list[Any] = []
        self.lost: list[Any] = []

    def file(self) -> Done:
        """File the new text; return the sentence, once the record is written."""
        record, touch = self.record, self.touch
        self._meet()
        old_items, was_ahead = self._old()
        final, new_items = self._new(was_ahead)
        matched = match(self.documents, old_items, new_items, compare(touch.text, self.after.text))
        bases = [base_of(visit) for visit in self.after.visits]
        self._keep(matched, bases)
        self._lose(matched)
        for item in matched.new:
            self.new.append(record.place(item, record.touches[item.visit], bases[item.visit]))
        self._rehold(final)
        record.affect([i.thing for i in new_items], [i.thing for i in old_items])
        self._people(final)
        record.warn(self.after)
        return record.done(self._sentences(final))

    def _meet(self) -> None:
        """Create the people whom the new text names and the old one did not."""
        # a name that meant nobody when it was filed does not become somebody by an edit elsewhere
        nobody = {fold(who.name) for visit in self.before.visits for who in names_of(visit) if who.state == "new"}
        for visit in self.after.visits:
            self.record.whom.meet(
                who for who in names_of(visit) if fold(who.name) not in nobody or fold(who.typed) in self.record.choices
            )

    def _was(self, who: Who | None) -> str:
        """Return who a name of the old text was."""
        return followed(self.record.journal, who.id) if who is not None and who.id else ""

    def _old(self) -> tuple[list[Filed], bool]:
        """Return what the old text says now, and whether it was the preparation of an appointment."""
        visits = self.before.visits if self.touch.text.strip() else ()
        was_ahead = self.touch.kind == JOURNAL and bool(visits) and visits[0].header
        out: list[Filed] = []
        for number, visit in enumerate(visits):
            ahead = visit.ahead if number else was_ahead
            touch = touch_of(visit, self._was, self.record.now, ahead=ahead) if number else self.touch
            out += documents(visit, number, self._was, touch, ahead=ahead)
        return out, was_ahead

    def _new(self, was_ahead: bool) -> tuple[Touch, list[Filed]]:
        """Return the touch as it will be and what the new text says; further visits become touches of their own."""
        record, settle, now = self.record, self.record.whom.settle, self.record.now
        first, rest = self.after.visits[0], self.after.visits[1:]
        old = self.before.visits[0] if self.touch.text.strip() and self.before.visits else None
        alike = old is not None and (old.header, old.when) == (first.header, first.when)
        ahead = was_ahead if alike else first.ahead
        blank = Touch("", When.of(now), JOURNAL)
        was = blank if old is None else touch_of(old, self._was, now, ahead=was_ahead)
        will = touch_of(first, settle, now, ahead=ahead)
        changes = {name: value for name in _HEADER if (value := getattr(will, name)) != getattr(was, name)}
        final = replace(
            self.touch, **changes, text=self.after.text[first.start : first.end], unsettled=will.unsettled,
            chosen={**self.touch.chosen, **record.remembered(first)},
        )
        record.touches.append(final)
        record.filed[final.id] = []
        record.changed[final.id] = final
        items = documents(first, 0, settle, final, ahead=ahead)
        for number, visit in enumerate(rest, 1):
            touch = record.touch(self.after, visit)
            record.add(touch)
            items += documents(visit, number, settle, touch, ahead=visit.ahead)
        return final, items

    def _keep(self, matched: Matched, bases: list[int]) -> None:
        for document, old, item in matched.kept:
            thing = self._ticked(document, renewed(document, old, item.thing))
            back = bool(document.trashed) and not document.line
            if back:
                self.back.append(thing)
                thing = replace(thing, trashed="")
            elif thing is not document and not document.trashed:
                self.altered.append(thing)
            touch = self.record.touches[item.visit]
            thing = replace(thing, touch=touch.id, line=item.line - bases[item.visit])
            if thing != document:
                self.record.put(thing)

    def _ticked(self, document: Any, thing: Any) -> Any:
        """Date a promise that the edit ticked: now, or when it was kept already, then."""
        if getattr(thing, "state", "") != "kept" or thing is document:
            return thing
        kept = document.closed if document.state == "kept" else self.record.stamp
        return replace(thing, closed=kept, reason="")

    def _lose(self, matched: Matched) -> None:
        for document in matched.lost:
            if not document.trashed:
                self.lost.append(document)
            self.record.put(replace(document, line=0, trashed=document.trashed or self.record.stamp))

    def _rehold(self, final: Touch) -> None:
        """Let the appointment that the note was follow a changed date or changed people."""
        touch, record = self.touch, self.record
        if (final.when, final.people, final.kind) != (touch.when, touch.people, touch.kind):
            from relbank.model.appointment import Appointment

            held = {a.id: a for id in touch.people for a in record.journal.of(Appointment, id) if a.held == touch.id}
            for a in held.values():
                if was_held(touch, [a]) is not None and was_held(final, [a]) is None:
                    record.put(replace(record.changed.get(a.id, a), state="planned", held=""))
            still = [a for a in held.values() if record.changed.get(a.id, a).held == touch.id]
            if not still and planned(record.journal, final.people):
                record.hold(final)
        for added in record.touches[1:]:
            record.hold(added)

    def _people(self, final: Touch) -> None:
        """Bring back from the trash whom the note names anew; throw away whom a typing error had created."""
        record = self.record
        before = set(self.touch.people).union(*(mentioned(d) for d in self.documents if not d.trashed))
        after = set(final.people).union(*(t.people for t in record.touches))
        written = (*record.added.values(), *record.changed.values())
        after = after.union(*(mentioned(thing) for thing in written if not thing.trashed))
        for back in record.whom.bring_back(after, before):
            record.sentences.append(f"{back.name} is back from the trash.")
        for id in sorted(before - after):
            person = record.whom.person(id)
            if person is not None and self._nobody(person):
                record.whom.put(replace(person, trashed=record.stamp))
                record.sentences.append(f"{person.name}, of whom nothing else is known, is in the trash.")

    def _nobody(self, person: Person) -> bool:
        """Tell whether a person came with this note, has nothing but a name, and is mentioned nowhere any more."""
        if person.trashed or person.via != self.touch.id:
            return False
        if replace(person, created="", sort="", via="") != Person(person.id, person.name):
            return False
        from relbank.model.document import TABLES, class_of

        record = self.record
        for table in TABLES:
            for thing in record.journal.of(class_of(table), person.id) if table != "people" else ():
                now = record.changed.get(thing.id, thing)
                if not now.trashed and person.id in mentioned(now):
                    return False
        return all(p.introducer != person.id for p in record.journal.every(Person))

    def _sentences(self, final: Touch) -> list[str]:
        parts = [f"Saved {self.record.named(final)}"]
        for word, things in (("new", self.new), ("changed", self.altered), ("back", self.back)):
            if things:
                parts.append(f"{word} {counted(things)}")
        if self.lost:
            sealed = repeats(thing.text for thing in (*self.new, *self.altered, *self.back) if _secret(thing))
            texts = [getattr(thing, "text", "") for thing in self.lost[:3] if not _secret(thing)]
            quoted = [short(text) for text in texts if text and not sealed(text)]
            named = f" ({listed(quoted)})" if quoted else ""
            parts.append(f"gone into the trash {counted(self.lost)}{named}")
        others = self.record.touches[1:]
        said = [f"{parts[0]}{': ' if len(parts) > 1 else ''}{'; '.join(parts[1:])}."]
        if others:
            said.append(f"It became {len(others) + 1} notes: also {listed(self.record.named(t) for t in others)}.")
        return said


def documents_of(journal: Journal, touch: str) -> list[Any]:
    """Return everything that was ever filed from a line of a touch, what lies in the trash too; no campaign of it."""
    filed = [*journal.filed_from(touch), *(t for t in journal.trash() if getattr(t, "touch", "") == touch)]
    return [thing for thing in filed if hasattr(thing, "line")]


def mentioned(thing: Any) -> set[str]:
    """Return the ids of the people whom a document names."""
    people = {getattr(thing, "person", ""), *getattr(thing, "people", ())}
    if type(thing).__name__ == "Introduction":
        people.add(thing.by)
    return people - {""}


def _secret(thing: Any) -> bool:
    return type(thing).__name__ == "Sealed"
