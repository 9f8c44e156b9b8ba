"""The ladder from the shell: the board, one person's checklist, moves, aims, mentions (M1-M3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from relbank.method.ladder import rung_name, rung_of
from relbank.model.ladder import RUNGS, Move
from relbank.model.person import Person
from relbank.model.say import plural, say_iso

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table

if TYPE_CHECKING:
    from relbank.method.dossier import Dossier
    from relbank.method.exits import Exit

_LEAST = 3  # letters by which a rung may be shortened


def ladder(shell: Shell, call: Call) -> int:
    """List the strategic people rung by rung, or what one person's rung asks, with its evidence."""
    if call.words:
        return _checklist(shell, call)
    from relbank.method.dossier import dossier
    from relbank.method.exits import checklist, said

    journal, now, names = shell.open().journal, shell.now(), shell.settings.rungs
    rows: dict[int, list[tuple[Dossier, tuple[Exit, ...]]]] = {}
    for p in journal.every(Person):
        if p.strategic:
            d = dossier(journal, p, now, shell.settings)
            rows.setdefault(d.standing.number, []).append((d, checklist(d)))
    if call.on("json"):
        shell.json([_json(d, exits) for number in sorted(rows) for d, exits in rows[number]])
        return 0
    if not rows:
        shell.say("Nobody is marked strategic yet. relbank move NAME initiating because … puts somebody on the ladder.")
        return 0
    for number in (*range(1, len(RUNGS) + 1), 0):
        found = rows.get(number, [])
        if number or found:
            title = f"{number} {rung_name(RUNGS[number - 1], names)}" if number else "On no rung yet"
            shell.heading(f"{title} {len(found)}")
            lines = []
            for d, exits in found:
                days = d.standing.days(now.date())
                left = next((e for e in exits if not e.met), None)
                todo = f"next: {left.do}" if left else "ready to climb" if number < len(RUNGS) else ""
                lines.append((d.person.name, f"{days}d" if days is not None else "-", said(exits), todo))
            shell.page("  " + line for line in table(lines, max(shell.width - 2, 0)))
    return 0


def _checklist(shell: Shell, call: Call) -> int:
    from relbank.method import evidence
    from relbank.method.dossier import dossier
    from relbank.method.exits import checklist, said
    from relbank.method.ladder import steps

    from .choosing import person

    store, now, names = shell.open(), shell.now(), shell.settings.rungs
    who = person(shell, store, call.words)
    if not who.strategic:
        shell.say(f"{who.name} is a friend: no ladder. relbank move {who.name} initiating because … would begin one.")
        return 0
    d = dossier(store.journal, who, now, shell.settings)
    exits = checklist(d)
    if call.on("json"):
        shell.json(_json(d, exits))
        return 0
    days = d.standing.days(now.date())
    shell.heading(" · ".join(x for x in (who.name, d.standing.called(names), f"{days}d" if days is not None else "",
                                         said(exits)) if x))  # fmt: skip
    for e in exits:
        box = "[x]" if e.seen.met else "[~]" if e.waved else "[ ]"
        shell.say(f"{box} {e.asks}: {f'waved, {e.waved}' if e.waved and not e.seen.met else e.seen.said}")
        if not e.met:
            shell.say(f"    -> {e.do}")
        for entry in evidence.of(e.seen.evidence[:3], store.journal):
            shell.say(f"    {say_iso(entry.day)} {entry.text}")
    moves = steps(d.of(Move))
    if moves:
        shell.say()
    for step in reversed(moves):
        name = rung_name(RUNGS[step.number - 1] if step.number else "unranked", names)
        lasted = step.days(now.date())
        told = f" for {plural(lasted, 'day')}" if lasted is not None else ""
        because = f", because {step.move.reason}" if step.move.reason else ""
        shell.say(f"{say_iso(step.since) or 'no day'}  {name}{told}{because}")
    return 0


def _json(d: Dossier, exits: Sequence[Exit]) -> dict[str, Any]:
    from .people import person_json

    return {
        **person_json(d.person),
        "rung": d.standing.rung,
        "number": d.standing.number,
        "since": d.standing.since or None,
        "role": d.person.role,
        "purpose": d.person.purpose,
        "asks": [
            {"key": e.key, "asks": e.asks, "met": e.met, "seen": e.seen.said, "do": e.do, "waved": e.waved or None,
             "evidence": [thing.id for thing in e.seen.evidence]}
            for e in exits
        ],
    }  # fmt: skip


def move(shell: Shell, call: Call) -> int:
    """Move a person to a rung, up, down, or off the ladder, with the reason."""
    from relbank.actions import ladder as action

    from .worded import text, whom

    names = shell.settings.rungs
    store = shell.open(write=True)

    def rung_at(words: Sequence[str]) -> tuple[str, int]:
        """Return the rung that words begin with, and how many of them name it."""
        start = 1 if words and words[0].casefold() == "to" else 0
        for size in (3, 2, 1):
            said = " ".join(words[start : start + size])
            told = said.isdigit() or len(said) >= _LEAST or said.casefold() == "up"
            rung = rung_of(said, names) if told and len(words) >= start + size else ""
            if rung:
                return rung, start + size
        return "", 0

    who, rest = whom(shell, store, call.words, lambda words: bool(rung_at(words)[0]))
    rung, used = rung_at(rest)
    if not rung:
        known = ", ".join((*(rung_name(r, names) for r in RUNGS), "up", "down", "off"))
        raise CallError("To which rung?", f"Write it like: relbank move Bob up because he called back. Rungs: {known}.")
    because = list(rest[used:])
    if because and because[0].casefold() in ("because", "since", "as"):
        because = because[1:]
    reason = text(shell, because, "The reason", f"relbank move {who.name} {rung} because he called back")
    day = _day(shell, call.options["on"]) if call.on("on") else None
    shell.say(action.move(store, who.id, rung, reason, shell.now(), shell.settings, day).said)
    return 0


def _day(shell: Shell, phrase: str) -> Any:
    from relbank.notes import dates

    when = dates.back(phrase, shell.now(), shell.settings.date_order)
    if when is None or when.first is None:
        raise CallError(f"{phrase!r} is no day I understand.", "Write it like --on 'last tue' or --on 2026-11-03.")
    return when.first


def aim(shell: Shell, call: Call) -> int:
    """Say what a person is for: role, purpose, gravity, suitors, what sets me apart; without options, show it."""
    from relbank.actions import ladder as action

    from .choosing import person

    given = {name: call.options[name] for name in ("role", "purpose", "gravity", "suitors", "apart") if call.on(name)}
    friend = call.on("friend")
    if friend and given:
        raise CallError("A friend has no role and no purpose here.", "Give --friend alone.")
    store = shell.open(write=bool(given) or friend)
    who = person(shell, store, call.words)
    if friend:
        from relbank.actions.people import strategic

        shell.say(strategic(store, who.id, False).said)
        return 0
    if given:
        gravity = call.number("gravity", 0) if "gravity" in given else None
        role = action.role_of(given["role"]) if "role" in given else None
        texts = {name: given[name] for name in ("purpose", "suitors", "apart") if name in given}
        done = action.aim(store, who.id, role=role, gravity=gravity, purpose=texts.get("purpose"),
                          suitors=texts.get("suitors"), apart=texts.get("apart"))  # fmt: skip
        shell.say(done.said)
        return 0
    if not who.strategic:
        begin = f"relbank aim {who.name} --purpose … marks them strategic."
        shell.say(f"{who.name} is a friend: nothing is aimed at. {begin}")
        return 0
    shell.heading(who.name)
    shell.page(table([(label, value or "-") for label, value in aims(who)], shell.width))
    return 0


def aims(who: Person) -> list[tuple[str, str]]:
    """Return what a person is for, as labels and values."""
    pull = f"{who.gravity} of 5" if who.gravity else ""
    return [("role", who.role), ("purpose", who.purpose), ("gravity", pull), ("courted by", who.suitors),
            ("sets me apart", who.apart)]  # fmt: skip


def mention(shell: Shell, call: Call) -> int:
    """Note that somebody named me to others unprompted."""
    from relbank.actions import ladder as action

    from .worded import text, whom

    store = shell.open(write=True)
    who, rest = whom(shell, store, call.words, lambda words: True)
    said = text(shell, rest, "What they said", f"relbank mention {who.name}: told Roe about my work")
    shell.say(action.mention(store, who.id, said, shell.now()).said)
    return 0

