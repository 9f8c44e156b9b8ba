"""The bank: given, got, asked for; asking with nothing given explains itself first and takes a reason (M25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from relbank.method.bank import balance, gate, signed
from relbank.method.deeds import WORDS, deeds, said_money
from relbank.method.rules.giving import ASKED, mark_of
from relbank.model.finding import Override
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry
from relbank.model.person import Person

from .done import Done, Refused, listed, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.store import Store
    from relbank.store.transaction import Transaction

KINDS = (DEPOSIT, WITHDRAWAL, ASK)
EXPLAINS = "As at a bank, something has to be paid in before anything is drawn out: people help those who helped them."
"""The gentle explanation before asking with nothing given."""


def give(store: Store, person: str, typed: str, now: datetime) -> Done:
    """Write down something given, typed as in a note: "intro to Pat Roe x3 ~$50"."""
    return add(store, person, DEPOSIT, typed, now)


def got(store: Store, person: str, typed: str, now: datetime) -> Done:
    """Write down something got, which takes its size off the balance."""
    return add(store, person, WITHDRAWAL, typed, now)


def ask(store: Store, person: str, typed: str, now: datetime, reason: str = "") -> Done:
    """Write down something asked for; it counts nothing and waits.

    Raises Refused with an explanation when nothing is on the account of somebody strategic and no reason is written;
    with one, the reason is kept and the finding stays silent.
    """
    shut = refusal(store.journal, person, now)
    why = reason.strip()
    if shut and not why:
        raise Refused(f"{shut} {EXPLAINS}", "Give something first, or write in a line why you ask all the same.")
    with store.transaction("ask add") as tx:
        entry = write(store, tx, person, ASK, typed, now)
        if shut:
            day = now.date().isoformat()
            tx.add(Override(tx.new_id(), ASKED.number, person, entry.id, mark_of(entry), why, "", day, stamp(now)))
    kept = f" Your reason is kept: {short(why)}." if shut else ""
    return Done(f"{said(store, entry, now)}{kept}", (entry.id,))


def refusal(journal: Journal, person: str, now: datetime) -> str:
    """Return why nothing should be asked of a person yet, "" when it may be; for friends there is no account."""
    who = journal.get(Person, person)
    if who is None or not who.strategic:
        return ""
    return gate(deeds(journal.of, person), who.name, now.date().isoformat()).saw


def add(store: Store, person: str, kind: str, typed: str, now: datetime) -> Done:
    """Write down a deed of a kind (deposit, withdrawal, ask), its size and money typed as in a note."""
    if kind not in KINDS:
        raise Refused(f"There is no deed called {kind!r}.", f"It can be {listed(KINDS)}.")
    with store.transaction(f"{kind} add") as tx:
        entry = write(store, tx, person, kind, typed, now)
    return Done(said(store, entry, now), (entry.id,))


def write(store: Store, tx: Transaction, person: str, kind: str, typed: str, now: datetime, **fields: Any) -> Entry:
    """Write a deed within a transaction and return it; fields: those that are not read from what was typed."""
    found(store.journal, Person, person)
    text, size, money, currency = read(typed)
    day, created = now.date().isoformat(), stamp(now)
    made = Entry(tx.new_id(), person, kind, text, size, money, currency, day, created=created)
    entry = replace(made, **fields) if fields else made
    tx.add(entry)
    return entry


def said(store: Store, entry: Entry, now: datetime) -> str:
    """Return what was written down, and for somebody strategic what stands on the account now."""
    who = found(store.journal, Person, entry.person)
    word = {DEPOSIT: "Given to", WITHDRAWAL: "Got from", ASK: "Asked of"}[entry.kind]
    told = f"{word} {who.name}: {short(entry.text)}."
    if not who.strategic:
        return told
    points = balance(store.journal.of, who.id, now.date().isoformat()).points
    return f"{told} The balance is {signed(points)}" + (", and it waits." if entry.kind == ASK else ".")


def edit(store: Store, id: str, typed: str, gain: str | None = None) -> Done:
    """Give a deed other words, another size or sum; typed as in a note.

    gain: what sort of return it was (M41), "" where its words tell, None leaves that as it is.
    """
    from relbank.method.impact import GAINS

    if gain and gain not in GAINS:
        raise Refused(f"There is no return called {gain!r}.", f"It can be {listed(GAINS)}, or empty.")
    with store.transaction("deed edit") as tx:
        old = found(store.journal, Entry, id)
        text, size, money, currency = read(typed)
        new = replace(old, text=text, size=size, money=money, currency=currency)
        if gain is not None:
            new = replace(new, gain=gain)
        if new == old:
            return Done("Nothing was changed.", (id,))
        tx.change(new, old)
    return Done(f"Changed: {WORDS[new.kind]} {short(new.text)}.", (id,))


def read(typed: str) -> tuple[str, int, str, str]:
    """Return (text, size 1 to 5, sum as a plain decimal, currency) of a deed typed as in a note; Refused if empty."""
    from relbank.notes.money import money, size

    text, points = size(" ".join(typed.split()))
    text, sum_, currency = money(text)
    return worded(text or typed, "deed"), points or 1, sum_, currency


def typed_of(entry: Entry) -> str:
    """Return a deed as it would be typed: "intro to Pat x3 ~$50"."""
    parts = [entry.text, f"x{entry.size}" if entry.size != 1 else ""]
    if entry.money:
        gap = " " if len(entry.currency) > 1 else ""
        parts.append(f"{'' if gap else '~'}{entry.currency}{gap}{entry.money}")
    return " ".join(p for p in parts if p)


def understood(typed: str) -> str:
    """Return how a deed is understood: "-> intro to Pat · x3 · $50"; "" while nothing is typed."""
    if not typed.strip():
        return ""
    text, size, money, currency = read(typed)
    parts = [text, f"x{size}", said_money(Decimal(money), currency) if money else ""]
    return "-> " + " · ".join(p for p in parts if p)
