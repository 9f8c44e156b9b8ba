"""The review at a prompt: a card is printed, an answer read and acted on, until the day's cards are through (M38)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.actions import review as acting
from relbank.actions.done import Done, Refused
from relbank.method import cards
from relbank.method import review as going
from relbank.method.cards import Card
from relbank.method.findings import Findings
from relbank.method.review import Session, resumed
from relbank.model.person import Person
from relbank.model.say import plural

from .shell import Shell
from .tables import wrap

if TYPE_CHECKING:
    from relbank.model.finding import Finding
    from relbank.store import Store
    from relbank.store.remembered import Remembered

HELP = (
    "d done · n note · e another day for a promise · z put off to a day · l leave till tomorrow · x not now, and why · "
    "b brief · u undo · q stop (it goes on there)"
)


class Walk:
    """One review at a prompt: a card is printed, an answer read, and so on to the end."""

    def __init__(self, shell: Shell) -> None:
        from relbank.store.remembered import Remembered

        self.shell = shell
        self.store: Store = shell.open(write=True)
        self.findings = Findings(self.store.journal, shell.settings)
        self.remembered: Remembered = Remembered(shell.places.state.parent / "remembered.json")
        self.slot = f"review:{self.store.id}"

    def run(self) -> int:
        """Deal or go on with the day's cards, ask about each, and say what it came to."""
        shell, journal = self.shell, self.store.journal
        now = shell.now()
        session = resumed(self.remembered.get(self.slot, ""), now.date().isoformat())
        if session is None or session.over:
            deck = cards.deal(self.findings, journal, now, shell.settings, set(_seen(session)))
            session = going.started(now.date().isoformat(), [c.key for c in deck.cards], deck.waiting, _seen(session))
            gone = cards.away(journal, now.date())
            if gone >= _LONG:
                shell.say(f"Welcome back after {plural(gone, 'day')}. Nothing of that must be made up for today.")
        elif not session.whole:
            session = self._completed(session, now)
        if session.place:
            shell.say(f"Going on at card {session.place + 1} of {len(session.keys)}.")
        if not session.keys:
            shell.say("Nothing asks for you today.")
            return 0
        shell.say(HELP)
        return self._walk(session)

    def _completed(self, session: Session, now: datetime) -> Session:
        """Deal what a screen that was left early had not looked for yet."""
        seen = {*session.before, *session.keys}
        deck = cards.deal(self.findings, self.store.journal, now, self.shell.settings, seen, session.keys)
        return session.completed([card.key for card in deck.cards], deck.waiting)

    def _of(self, person: str) -> Sequence[Finding]:
        """Return the findings about one person now."""
        self.findings.refresh(self.shell.now())
        return self.findings.of(person)

    def _walk(self, session: Session) -> int:
        shell = self.shell
        while not session.over and not session.tired(shell.settings.review_minutes):
            now = shell.now()
            card = cards.again(session.keys[session.place], self._of, self.store.journal)
            if card is None:
                session = session.acted(going.GONE)
                continue
            self._show(card, session)
            answer = self._ask("> ")
            if answer is None or answer in ("q", "quit"):
                self.remembered.put(self.slot, session.kept())
                shell.say("Stopped here; relbank review goes on with it today.")
                return 0
            spent = (shell.now() - now).total_seconds()
            session = self._answered(answer, card, session, spent)
            self.remembered.put(self.slot, session.kept())
        if not session.over:
            shell.say(f"{plural(shell.settings.review_minutes, 'minute')} are over; the rest comes another day.")
        told = session.summary()
        acting.finish(self.store, shell.now(), session.done, session.left, told)
        shell.say(told)
        return 0

    def _answered(self, answer: str, card: Card, session: Session, spent: float) -> Session:
        """Return the session after an answer; one that can't be carried out leaves it at the same card."""
        now = self.shell.now()
        verb = answer[:1].lower()
        if answer in ("", "l", "later"):
            return session.acted(going.LATER, spent)
        if verb == "u":
            return self._undo(session)
        if verb == "b":
            self._brief(card, now)
            return session
        done = self._acted(verb, answer[1:].strip(), card, now)
        if done is None:
            return session
        self.shell.say(done[1].news)
        for sentence in done[1].warned:
            self.shell.warn(sentence)
        return session.acted(done[0], spent)

    def _acted(self, verb: str, rest: str, card: Card, now: datetime) -> tuple[str, Done] | None:
        try:
            if verb == "d":
                return going.DONE, acting.done(self.store, card, now)
            if verb == "e":
                return self._dated(rest, card, now)
            if verb == "z":
                return self._snoozed(rest, card, now)
            if verb == "x":
                reason = rest or self._ask("Why not now? ") or ""
                return going.SKIPPED, acting.skip(self.store, card, now, reason)
            if verb == "n":
                return self._noted(rest, card, now)
        except Refused as refused:
            self.shell.warn(refused.what, refused.do)
            return None
        self.shell.say(HELP)
        return None

    def _snoozed(self, rest: str, card: Card, now: datetime) -> tuple[str, Done] | None:
        from relbank.notes.dates import ahead

        typed = rest or self._ask("Until when? ") or ""
        when = ahead(typed, now, self.shell.settings.date_order) if typed else None
        if when is None or when.first is None:
            self.shell.warn(f"{typed!r} is no day I understand.", "Try tomorrow, mon, in 2 weeks.")
            return None
        return going.SNOOZED, acting.snooze(self.store, card, now, when.first)

    def _dated(self, rest: str, card: Card, now: datetime) -> tuple[str, Done] | None:
        """Give the promise that the card is about another day."""
        from relbank.actions.typed import edit_promise
        from relbank.model.promise import Promise
        from relbank.notes.dates import ahead

        if not isinstance(card.thing, Promise):
            self.shell.warn("This card is about no promise.", "z puts it off to a day.")
            return None
        typed = rest or self._ask("By when? ") or ""
        due = ahead(typed, now, self.shell.settings.date_order) if typed else None
        if due is None:
            self.shell.warn(f"{typed!r} is no date I understand.", "Try fri, 26 nov, in 2 weeks, ??.")
            return None
        if due == card.thing.due:
            self.shell.warn("That is its day already.", "Name another one, or l leaves it till tomorrow.")
            return None
        return going.DONE, edit_promise(self.store, card.thing.id, card.thing.text, due)

    def _noted(self, rest: str, card: Card, now: datetime) -> tuple[str, Done] | None:
        """File a note of one line, or of several up to an empty one, with the header of whom the card is about."""
        from relbank.actions import note
        from relbank.actions.debrief import header
        from relbank.model.appointment import Appointment

        person = self.store.journal.get(Person, card.person) if card.person else None
        head = f"@{person.name}\n" if person else ""
        if isinstance(card.thing, Appointment) and card.finding.rule == "M13":
            head = header(self.store.journal, card.thing) or head
        lines = [rest] if rest else []
        if not rest:
            self.shell.say(f"{head.strip()}  (an empty line ends the note)")
            while line := self._ask("| "):
                lines.append(line)
        if not lines:
            self.shell.say("Nothing was filed.")
            return None
        own = "\n".join(lines)
        text = own if own.startswith("@") else head + own
        self.shell.entered = text
        done = note.file(self.store, text, now, self.shell.settings)
        self.shell.entered = ""
        return going.NOTED, done

    def _undo(self, session: Session) -> Session:
        before, act = session.back()
        if not act:
            self.shell.warn("Nothing was done in this review yet.", "relbank undo takes back what was done before it.")
            return session
        if act in going.CHANGES:
            from relbank.actions.undo import undo

            self.shell.say(undo(self.store).said)
        return before

    def _brief(self, card: Card, now: datetime) -> None:
        from relbank.method.brief import brief

        from .brief import brief_lines

        people = getattr(card.thing, "people", ()) or ((card.person,) if card.person else ())
        for id in people:
            person = self.store.journal.get(Person, id)
            if person is not None:
                self.shell.page(brief_lines(brief(self.store.journal, person, now, self.shell.settings)))
        if not people:
            self.shell.warn("This card is about nobody in particular.", "b shows the brief of a person.")

    def _show(self, card: Card, session: Session) -> None:
        shell, journal = self.shell, self.store.journal
        who = journal.get(Person, card.person) if card.person else None
        shell.say()
        shell.heading(f"{session.place + 1}/{len(session.keys)}  {who.name if who else 'Your practice'}")
        width = max(shell.width or 80, 40)
        for text in (card.finding.saw, f"Why: {card.finding.why}", f"-> {card.finding.do}"):
            shell.page("  " + line for line in wrap(text, width - 2))
        if who is not None:
            shell.page("  " + line for text in self._known(who) for line in wrap(text, width - 2)[:2])
        shell.page(f"  also: {one.saw}" for one in card.more)

    def _known(self, who: Person) -> list[str]:
        """Return what one has in mind when one thinks of somebody: hard rules, who they are, what was last."""
        from relbank.method.brief import brief

        page = brief(self.store.journal, who, self.shell.now(), self.shell.settings, touches=1)
        lines = [f"{label}: {text}" for label, text in page.lines if label in _TELLING]
        return [*(f"!! {rule}" for rule in page.rules), page.subtitle, *lines]

    def _ask(self, prompt: str) -> str | None:
        """Return an answer without its line end, None at the end of the input."""
        self.shell.write(prompt, flush=True)
        line = self.shell.stdin.readline() if self.shell.stdin is not None else ""
        if not line:
            self.shell.say()
            return None
        if not self.shell.talks:
            self.shell.say(line.strip())  # the answers of a pipe stand in the output as those of a hand do
        return line.strip()


_LONG = 14  # days without a line after which one is welcomed back
_TELLING = ("next", "avoid", "likes", "last")


def _seen(session: Session | None) -> tuple[str, ...]:
    return (*session.before, *session.keys) if session else ()
