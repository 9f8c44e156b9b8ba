"""Rhythms from the shell: who drifted, somebody's own rhythm, the plan of the week, and how steady one is."""

from __future__ import annotations

from relbank.method.cadence import IN_TIME, Drift, drifts
from relbank.model.say import plural, say, say_age, say_day

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table


def drift(shell: Shell, call: Call) -> int:
    """List who drifted from their rhythm, the furthest first; exit status 1 when everybody is in time."""
    if call.words:
        raise CallError("relbank drift takes no name.", "relbank rhythm NAME shows one person's.")
    journal, today = shell.open().journal, shell.now().date()
    everybody = drifts(journal, today, shell.settings)
    found = everybody if call.on("all") else [d for d in everybody if d.state != IN_TIME]
    if call.on("json"):
        shell.json([_json(one) for one in found])
    elif found:
        shell.page(table([_row(one) for one in found], shell.width))
    elif everybody:
        shell.say(f"All {len(everybody)} with a rhythm are in time.")
    else:
        shell.say("Nobody has a rhythm yet: a rung gives one, a #tag in the settings, or relbank rhythm NAME 30.")
    return 0 if found else 1


def _row(one: Drift) -> tuple[str, ...]:
    kept = one.rhythm
    last = f"{say_age(one.days)} ago" if one.last else f"never, {say_age(one.days)}"
    agreed = f"next {one.next}" if one.next else ""
    source = "own rhythm" if kept.source == "own" else kept.source
    return (f"{one.ratio:.1f}", one.person.name, last, f"every {kept.wished}, worst {kept.worst}", source, agreed)


def _json(one: Drift) -> dict[str, object]:
    return {
        "person": {"id": one.person.id, "name": one.person.name}, "ratio": round(one.ratio, 2), "days": one.days,
        "wished": one.rhythm.wished, "worst": one.rhythm.worst, "source": one.rhythm.source, "state": one.state,
        "last": one.last or None, "next": one.next or None,
    }  # fmt: skip


def rhythm(shell: Shell, call: Call) -> int:
    """Show somebody's rhythm, or give them one of their own in days: wished, and the worst."""
    numbers: list[int] = []
    words = list(call.words)
    while words and words[-1].isascii() and words[-1].isdigit():
        numbers.insert(0, int(words.pop()))
    if not words or len(numbers) > 2:
        raise CallError("Whose rhythm, and how many days?", "Write it like: relbank rhythm Bob Smith 30 60")
    from .choosing import person as choose

    store = shell.open(write=bool(numbers))
    person = choose(shell, store, words)
    if numbers:
        from relbank.actions.rhythm import set_rhythm

        shell.say(set_rhythm(store, person.id, *numbers).said)
        return 0
    from relbank.method.cadence import rhythm as method
    from relbank.method.ladder import standing

    kept = method(person, standing(store.journal, person), shell.settings)
    if kept is None:
        shell.say(f"{person.name} has no rhythm; relbank rhythm {person.name} 30 gives one.")
        return 1
    where = "their own" if kept.source == "own" else f"that of {kept.source}"
    last = store.journal.last_touch(person.id)
    shell.say(f"{person.name}: every {plural(kept.wished, 'day')}, at the worst every {kept.worst} ({where}).")
    shell.say(f"Last touch: {last[:10] or 'none yet'}.")
    return 0


def plan(shell: Shell, call: Call) -> int:
    """Show whom the week is planned for and who waits; with a name and a time, plan a block for somebody."""
    from relbank.method.weekplan import candidates, plans, week_of

    today = shell.now().date()
    if call.words:
        return _plan(shell, call)
    journal = shell.open().journal
    week = week_of(today, shell.settings)
    planned = plans(journal, week)
    found = candidates(journal, today, shell.settings, 999 if call.on("all") else 5)
    if call.on("json"):
        shell.json(
            [{"planned": True, "person": {"id": p.person.id, "name": p.person.name}, "why": p.plan.why,
              "when": p.appointment.when.to_doc() if p.appointment else None, "done": p.done or None} for p in planned]
            + [{"planned": False, "person": {"id": c.person.id, "name": c.person.name}, "why": list(c.why),
                "score": round(c.score, 1)} for c in found]
        )  # fmt: skip
        return 0
    shell.heading(f"The week of {say_day(week)}")
    rows = [(p.person.name, say(p.appointment.when) if p.appointment else "", p.plan.why,
             "done" if p.done else "") for p in planned]  # fmt: skip
    shell.page(["  " + row for row in table(rows, max(shell.width - 2, 0))] or ["  Nobody is planned for yet."])
    if found:
        shell.say()
        shell.heading("Whom, and why (relbank plan NAME WHEN)")
        shell.page("  " + row for row in table([(c.person.name, "; ".join(c.why)) for c in found],
                                               max(shell.width - 2, 0)))  # fmt: skip
    return 0


def _plan(shell: Shell, call: Call) -> int:
    from relbank.actions.rhythm import plan as action
    from relbank.method.weekplan import candidates
    from relbank.notes.dates import ahead

    from .choosing import person as choose
    from .worded import reason

    words, now = list(call.words), shell.now()
    for at in range(1, len(words)):
        when = ahead(" ".join(words[at:]), now, shell.settings.date_order)
        if when is not None and when.iso:
            break
    else:
        raise CallError("When?", "Say whom and when: relbank plan Bob Smith thu 9:00")
    store = shell.open(write=True)
    person = choose(shell, store, words[:at])
    why = reason(shell, call, "why")
    if not why:
        found = candidates(store.journal, now.date(), shell.settings, 999)
        why = next((c.why[0] for c in found if c.person.id == person.id), "")
    shell.say(action(store, person.id, when, now, shell.settings, why).said)
    return 0


def streak(shell: Shell, call: Call) -> int:
    """Show how many weeks in a row something was written, the longest run, the gaps, and this week in counts."""
    from relbank.method.practice import steadiness, week

    journal, today = shell.open().journal, shell.now().date()
    start = shell.settings.week_start
    found, counts = steadiness(journal, today, start), week(journal, today, today, start)
    if call.on("json"):
        shell.json({
            "weeks": found.weeks, "longest": found.longest, "days": len(found.days), "away": found.away,
            "age": found.age, "gaps": [{"first": g.first.isoformat(), "days": g.days} for g in found.gaps],
            "week": {"touches": counts.touches, "people": counts.people, "visits": counts.met,
                     "noted_same_day": counts.noted, "promised": counts.promised, "kept": len(counts.share.kept),
                     "given": counts.given, "planned": counts.planned, "done": counts.done},
        })  # fmt: skip
        return 0
    if found.away is None:
        shell.say("Nothing was written yet. One line is a beginning: relbank note")
        return 0
    shell.say(f"{plural(found.weeks, 'week')} in a row, the longest run {plural(found.longest, 'week')}.")
    shell.say(f"The last line was written {plural(found.away, 'day')} ago." if found.away else "Written in today.")
    for gap in found.gaps[:3]:
        shell.say(f"A gap of {gap.days} days from {say_day(gap.first)}.")
    shell.say(
        f"This week: {plural(counts.touches, 'touch', 'touches')} with {plural(counts.people, 'person', 'people')}, "
        f"{plural(counts.promised, 'promise')} made, {len(counts.share.kept)} kept, "
        f"{counts.done} of {counts.planned} planned done."
    )
    return 0
