"""The nurture lane from the shell: who is parked, and something sent to all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relbank.method.nurture import lane
from relbank.method.recipients import PARKED, not_yet, on_shelf, recipients
from relbank.model.journal import Journal
from relbank.model.nurture import NEWSLETTER, Campaign, Parking
from relbank.model.person import Person
from relbank.model.say import plural, say_age, say_iso
from relbank.model.touch import Touch

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table


def park(shell: Shell, call: Call) -> int:
    """Put somebody into the nurture lane, or take them out; without a name, list who is in it."""
    if not call.words:
        return _lane(shell, call)
    from relbank.actions import nurture

    from .choosing import person as choose
    from .worded import reason

    store = shell.open(write=True)
    person = choose(shell, store, call.words)
    do = nurture.unpark if call.on("out") else nurture.park
    shell.say(do(store, person.id, shell.now(), reason(shell, call)).said)
    return 0


def _lane(shell: Shell, call: Call) -> int:
    journal, today = shell.open().journal, shell.now().date()
    rows = []
    for person in recipients(journal, PARKED):
        one = lane(journal.of(Parking, person.id), journal.newest(person.id))
        if one is not None:
            sent = f"last sent {say_age(one.quiet(today))} ago" if one.sent else "nothing sent yet"
            days = (today - date.fromisoformat(one.parked.date)).days
            rows.append((person, days, sent, one.parked.reason))
    if call.on("json"):
        shell.json([{"id": p.id, "name": p.name, "days": d, "reason": why or None} for p, d, _, why in rows])
    elif rows:
        shell.page(table([(p.name, f"parked {say_age(d)}", sent, why) for p, d, sent, why in rows], shell.width))
    else:
        shell.say("Nobody is in the nurture lane.")
    return 0


def campaign(shell: Shell, call: Call) -> int:
    """Log something sent to many in one step, and write who receives it; without a name, list what was sent."""
    name = " ".join(call.words).strip()
    if name == "-":
        name = shell.stdin.readline().strip() if shell.stdin is not None else ""
    if not name and not call.words:
        return _sent(shell, call)
    store = shell.open(write=not call.on("dry-run"))
    everybody = _recipients(shell, store.journal, call.options.get("to", PARKED))
    people = not_yet(store.journal, on_shelf(store.journal, name), everybody)
    if not people:
        raise CallError(f"All of them received {name!r} already.", "relbank shelf shows what else there is to give.")
    for option in ("csv", "emails"):
        if call.on(option):
            _write(shell, call, option, people)
    if call.on("dry-run"):
        shell.page(p.name for p in people)
        return 0
    from relbank.actions import nurture

    word = call.options.get("kind", NEWSLETTER)
    shell.say(nurture.campaign(store, name, [p.id for p in everybody], shell.now(), word=word).said)
    return 0


def _recipients(shell: Shell, journal: Journal, to: str) -> Sequence[Person]:
    """Return whom a campaign goes to: the parked, those with a tag, or names with commas."""
    found: Sequence[Person] = recipients(journal, to)
    if not found and to != PARKED and not to.startswith("#"):
        from .choosing import person as choose

        found = [choose(shell, shell.open(), (one,)) for one in to.split(",") if one.strip()]
    if not found:
        whom = "Nobody is in the nurture lane" if to == PARKED else f"Nobody fits --to {to}"
        raise CallError(f"{whom}.", "--to takes parked, a #tag, or names with commas.")
    return found


def _write(shell: Shell, call: Call, option: str, people: Sequence[Person]) -> None:
    from relbank.exchange.recipients import addresses, csv

    from .paper import put

    if option == "csv":
        put(shell, call, call.options[option], [csv(people)])
        return
    text, without = addresses(people)
    put(shell, call, call.options[option], [text])
    if without:
        names = ", ".join(p.name for p in without[:8]) + (" and others" if len(without) > 8 else "")
        shell.warn(f"{plural(len(without), 'person has', 'people have')} no e-mail address: {names}.")


def _sent(shell: Shell, call: Call) -> int:
    journal = shell.open().journal
    found = sorted(journal.every(Campaign), key=lambda c: (c.date, c.id), reverse=True)
    counts = {c.id: len(t.people) if (t := journal.get(Touch, c.touch)) else 0 for c in found}
    if call.on("json"):
        keys = ("id", "name", "word", "date")
        shell.json([{**{key: getattr(c, key) for key in keys}, "people": counts[c.id]} for c in found])
    elif found:
        rows = [(say_iso(c.date), c.word, c.name, plural(counts[c.id], "person", "people")) for c in found]
        shell.page(table(rows, shell.width))
    else:
        shell.say('Nothing was sent yet: relbank campaign "Spring letter" --emails list.txt')
    return 0
