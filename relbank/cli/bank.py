"""The bank in the shell: balances on any day, what was given, got and asked for (M25), effort beside trust (M27)."""

from __future__ import annotations

from datetime import date
from typing import Any

from relbank.method.bank import Balance, balance, fold, signed
from relbank.method.deeds import WORDS, Deed, deeds, said_money, said_monies
from relbank.method.effort import ranks
from relbank.model.person import Person
from relbank.model.say import plural, say_day, say_iso

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table


def bank(shell: Shell, call: Call) -> int:
    """Print the balances of the strategic people, or one person's deeds with the balance after each."""
    store, today = shell.open(), shell.now().date()
    day = _day(shell, call, today)
    if call.on("effort"):
        return _effort(shell, call, day)
    if call.words:
        from .choosing import person

        return _one(shell, call, person(shell, store, call.words), day)
    journal = store.journal
    found = [(p, balance(journal.of, p.id, day.isoformat())) for p in journal.every(Person) if p.strategic]
    found = [(p, b) for p, b in found if b.deposits or b.withdrawals or b.asks]
    if call.on("json"):
        shell.json([{"id": p.id, "name": p.name, **_json(b)} for p, b in found])
        return 0
    found.sort(key=lambda pair: (pair[1].points, pair[0].order))
    rows = [("", "balance", "given", "got", "waiting", "money given", "money got")]
    rows += [
        (p.name, signed(b.points), str(b.given), str(b.got), str(len(b.waiting) or ""),
         said_monies(b.money_given.items()), said_monies(b.money_got.items()))
        for p, b in found
    ]  # fmt: skip
    shell.page(table(rows, shell.width) if found else ["Nothing was given or got yet. relbank give NAME WHAT begins."])
    return 0


def _one(shell: Shell, call: Call, who: Person, day: date) -> int:
    found = [d for d in deeds(shell.open().journal.of, who.id) if d.day <= day.isoformat()]
    total = fold(found, day.isoformat())
    if call.on("json"):
        shell.json({
            "id": who.id, "name": who.name, "at": day.isoformat(), **(_json(total) if who.strategic else {}),
            "entries": [_deed_json(d) for d in found],
        })  # fmt: skip
        return 0
    shell.heading(who.name)
    if who.strategic:
        shell.say(f"Balance on {say_day(day)}: {signed(total.points)} ({total.given} given, {total.got} got).")
        for waits in total.waiting:
            shell.say(f"Asked on {say_iso(waits.day)}, and waits: {waits.text}")
    points, rows = 0, []
    for deed in found:
        points += deed.points
        sum_ = said_money(deed.money, deed.currency) if deed.money else ""
        after = (signed(points),) if who.strategic else ()
        size = f"x{deed.size}" if deed.size != 1 else ""
        rows.append((say_iso(deed.day), WORDS[deed.kind], size, sum_, *after, deed.text))
    shell.page(table(rows[::-1], shell.width) or ["Nothing was given or got yet."])
    return 0


def _effort(shell: Shell, call: Call, day: date) -> int:
    found = ranks(shell.open().journal, day)
    if call.on("json"):
        shell.json([
            {"id": r.effort.person.id, "name": r.effort.person.name, "trust": r.effort.trust, "by_trust": r.by_trust,
             "by_effort": r.by_effort, "touches": len(r.effort.touches), "deposits": len(r.effort.deposits),
             "verdict": r.verdict or None}
            for r in found
        ])  # fmt: skip
        return 0
    rows = [("", "trust", "", "effort", "", "")]
    for r in found:
        made = f"{plural(len(r.effort.touches), 'touch', 'touches')}, {plural(len(r.effort.deposits), 'deposit')}"
        said = f"{r.verdict} effort" if r.verdict else ""
        by_effort, by_trust = r.said
        rows.append((r.effort.person.name, by_trust, f"{r.effort.trust:.1f}", by_effort, made, said))
    shell.page(table(rows, shell.width) if found else ["Nobody has a trust sheet yet; - trust c4 r5 i3 s2 in a note."])
    return 0


def give(shell: Shell, call: Call) -> int:
    """Write down something given."""
    from relbank.actions import bank as action

    from .whose import person_and_text

    store = shell.open(write=True)
    who, text = person_and_text(shell, store, call.words, "What did you give?")
    shell.say(action.give(store, who.id, text, shell.now()).said)
    return 0


def got(shell: Shell, call: Call) -> int:
    """Write down something got."""
    from relbank.actions import bank as action

    from .whose import person_and_text

    store = shell.open(write=True)
    who, text = person_and_text(shell, store, call.words, "What did you get?")
    shell.say(action.got(store, who.id, text, shell.now()).said)
    return 0


def asked(shell: Shell, call: Call) -> int:
    """Write down something asked for; with nothing on the account it explains itself and takes --because."""
    from relbank.actions import bank as action

    from .whose import person_and_text
    from .worded import reason

    store = shell.open(write=True)
    who, text = person_and_text(shell, store, call.words, "What do you ask for?")
    why = reason(shell, call)
    shut = "" if why.strip() else action.refusal(store.journal, who.id, shell.now())
    if shut:
        do = "relbank give writes down what you give; --because REASON asks all the same. Nothing was written."
        raise CallError(f"{shut} {action.EXPLAINS}", do, status=1)
    shell.say(action.ask(store, who.id, text, shell.now(), why).said)
    return 0


def _day(shell: Shell, call: Call, today: date) -> date:
    typed = call.options.get("at", "")
    if not typed:
        return today
    from relbank.notes.dates import ahead, back

    now, order = shell.now(), shell.settings.date_order
    when = back(typed, now, order) or ahead(typed, now, order)
    last = when.last if when else None
    if last is None:
        raise CallError(f"{typed!r} is no date I understand.", "Try --at '1 Sep', --at monday or --at 2026-09-01.")
    return last


def _json(found: Balance) -> dict[str, Any]:
    return {
        "balance": found.points, "given": found.given, "got": found.got, "deposits": found.deposits,
        "withdrawals": found.withdrawals, "asked": found.asks, "waiting": len(found.waiting),
        "money_given": {c: str(m) for c, m in found.money_given.items()},
        "money_got": {c: str(m) for c, m in found.money_got.items()},
    }  # fmt: skip


def _deed_json(deed: Deed) -> dict[str, Any]:
    return {
        "id": deed.thing.id, "date": deed.day, "what": WORDS[deed.kind], "size": deed.size, "text": deed.text,
        "money": str(deed.money) if deed.money else None, "currency": deed.currency or None,
    }  # fmt: skip
