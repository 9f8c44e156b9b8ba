"""Knowing a person from the shell: what is known, what to ask, style, clues used, both sides, days to come (M5-M10)."""

from __future__ import annotations

from relbank.method import sides as method
from relbank.method.clues import clues, topics, unused
from relbank.method.coverage import QUESTIONS, STYLE, coverage, next_question, questions, unanswered
from relbank.method.occasions import occasions
from relbank.method.profile import said
from relbank.model.fact import KEYS, Fact
from relbank.model.ledger import Entry
from relbank.model.person import Person
from relbank.model.say import plural, say_day, say_iso
from relbank.model.sheets import INPUT, STAKEHOLDER, Side
from relbank.model.text import fold
from relbank.model.touch import Touch

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table


def know(shell: Shell, call: Call) -> int:
    """Show how well a person is known: coverage, clues and when each was used, topics, what to ask next."""
    from .choosing import person

    store, now = shell.open(), shell.now()
    who = person(shell, store, call.words)
    facts, entries = store.journal.of(Fact, who.id), store.journal.of(Entry, who.id)
    known = coverage(who, facts)
    ask = next_question(who, facts)
    if call.on("json"):
        shell.json({
            "known": known.known, "parts": [{"name": p.name, "known": p.known, "ask": p.ask} for p in known.parts],
            "clues": [{"id": c.fact.id, "text": c.fact.text, "used": c.used or None} for c in clues(facts, entries)],
            "topics": [{"name": t.name, "taken": t.taken, "ignored": t.ignored, "avoided": t.avoided}
                       for t in topics(facts)],
            "next": ask.text if ask else None,
        })  # fmt: skip
        return 0
    shell.heading(f"{who.name}: {known.said}")
    rows = [("not known", ", ".join(part.title for part in known.open))]
    rows += [("unused", ", ".join(f.text for f in unused(facts, entries)))]
    rows += [("used", ", ".join(f"{c.fact.text} {say_iso(c.used)}" for c in clues(facts, entries) if c.used))]
    rows += [("topics", ", ".join(f"{t.name} ({t.said})" for t in topics(facts)))]
    rows += [("style", ", ".join(f"{part} {who.style[part]}" for part in STYLE if part in who.style))]
    rows += [("days", ", ".join(f"{o.said} {say_day(o.day)}" for o in occasions(who, facts, now.date())))]
    rows += [("superseded", ", ".join(f"{said(f)} (until {f.superseded})" for f in facts if f.superseded))]
    rows += [("ask next", ask.text if ask else "")]
    shell.page(table([row for row in rows if row[1]], shell.width))
    return 0


def ask(shell: Shell, call: Call) -> int:
    """List what to ask a person next: questions of mine, key questions still open, what is not known."""
    from .choosing import person

    store = shell.open()
    who = person(shell, store, call.words)
    facts = store.journal.of(Fact, who.id)
    own = [(f.text, "you wanted to ask") for f in questions(facts)]
    missing = unanswered(facts) if who.strategic else ()
    keys = [(QUESTIONS[key], f"relbank answer {who.name}: {key} …") for key in missing]
    rest = [(part.ask, part.title) for part in coverage(who, facts).open if not part.name.startswith("key:")]
    if call.on("json"):
        shell.json([text for text, _ in (*own, *keys, *rest)])
        return 0
    shell.page(table([*own, *keys, *rest], shell.width) or [f"Nothing is left to ask {who.name}."])
    return 0


def answer(shell: Shell, call: Call) -> int:
    """Note the answer to a key question; an earlier answer stays in the history."""
    from relbank.actions import knowing as action

    from .worded import text, whom

    store = shell.open(write=True)
    who, rest = whom(shell, store, call.words, lambda words: bool(words) and words[0] in KEYS)
    if not rest or rest[0] not in KEYS:
        raise CallError("Which question was answered?", f"relbank answer Bob earns …; it can be {', '.join(KEYS)}.")
    said = text(shell, rest[1:], "The answer", f"relbank answer {who.name}: {rest[0]} …")
    shell.say(action.answer(store, who.id, rest[0], said, shell.now()).said)
    return 0


def style(shell: Shell, call: Call) -> int:
    """Show a person's style sheet, or set parts of it: channel=email pace=fast."""
    from relbank.actions import knowing as action

    from .choosing import person

    parts = dict(word.split("=", 1) for word in call.words if "=" in word)
    store = shell.open(write=bool(parts))
    who = person(shell, store, [word for word in call.words if "=" not in word])
    if parts:
        shell.say(action.style(store, who.id, parts).said)
        return 0
    shell.heading(who.name)
    shell.page(table([(part, who.style.get(part, "-")) for part in STYLE], shell.width))
    return 0


def used(shell: Shell, call: Call) -> int:
    """Note that something known of a person was put to use today."""
    from relbank.actions import facts as action

    from .worded import whom

    store = shell.open(write=True)
    who, rest = whom(shell, store, call.words)
    words = [fold(word) for word in rest]
    fitting = [f for f in store.journal.of(Fact, who.id)
               if not f.superseded and all(word in fold(said(f)) for word in words)]  # fmt: skip
    if len(fitting) != 1 or not words:
        more = tuple(f"  {f.kind}: {said(f)}" for f in fitting[:12])
        what = f"{len(fitting)} facts of {who.name} fit." if fitting else f"No fact of {who.name} holds these words."
        raise CallError(what, "Write words that fit one.", more=more)
    shell.say(action.use(store, fitting[0].id, shell.now()).said)
    return 0


def days(shell: Shell, call: Call) -> int:
    """List birthdays and other days to come of everybody, with time enough to act."""
    journal, today = shell.open().journal, shell.now().date()
    ahead = call.number("ahead", 2 * shell.settings.dates_ahead)
    facts: dict[str, list[Fact]] = {}
    for fact in journal.every(Fact):
        facts.setdefault(fact.person, []).append(fact)
    found = [
        (o.day, p, o)
        for p in journal.every(Person)
        for o in occasions(p, facts.get(p.id, ()), today)
        if (o.day - today).days <= ahead
    ]
    found.sort(key=lambda row: (row[0], row[1].order))
    if call.on("json"):
        shell.json([{"person": p.id, "name": p.name, "day": day.isoformat(), "what": o.said} for day, p, o in found])
        return 0
    rows = [(say_day(day), plural((day - today).days, "day"), p.name, o.said) for day, p, o in found]
    shell.page(table(rows, shell.width) or [f"No day to remember in the next {plural(ahead, 'day')}."])
    return 0


def sides(shell: Shell, call: Call) -> int:
    """Show the both-sides sheet of a person, or add to it, agree on it, use their input, let a line go."""
    from relbank.actions import sides as action

    from .worded import text, whom

    options = [o for o in ("mine", "theirs", "agreed", "input", "stakeholder", "used", "gone") if call.on(o)]
    if len(options) > 1:
        raise CallError("One thing at a time.", "relbank help sides shows how it is used.")
    store, now = shell.open(write=bool(options)), shell.now()
    journal = store.journal
    how = options[0] if options else ""
    if not how or how == "agreed":
        from .choosing import person

        who, rest = person(shell, store, call.words), ()
    else:
        who, rest = whom(shell, store, call.words, lambda words: True)  # type: ignore[assignment]
    if how == "agreed":
        done = action.agree(store, who.id, now)
    elif how in ("mine", "theirs"):
        said_of = text(shell, rest, "The line", f"relbank sides {who.name}: quick to deliver --{how} strength")
        done = action.add(store, who.id, "me" if how == "mine" else "them", call.options[how], said_of, now)
    elif how == "input":
        done = action.add(store, who.id, "them", INPUT, text(shell, rest, "Their word", "…"), now)
    elif how == "stakeholder":
        from .choosing import person as named

        done = action.add(store, who.id, "them", STAKEHOLDER, "", now, named(shell, store, rest).id)
    elif how in ("used", "gone"):
        lines = [x for x in method.sheet(journal.of(Side, who.id)).all if x.id.casefold().endswith(call.options[how])]
        if len(lines) != 1:
            raise CallError(f"No line has the id {call.options[how]!r}.", f"relbank sides {who.name} lists them.")
        done = (action.use if how == "used" else action.let_go)(store, lines[0].id, now)
    else:
        return _sheet(shell, call, who)
    shell.say(done.said)
    return 0


def _sheet(shell: Shell, call: Call, who: Person) -> int:
    journal, today = shell.open().journal, shell.now().date()
    lines = journal.of(Side, who.id)
    page = method.sheet(lines)
    if call.on("json"):
        shell.json([{"id": x.id, "side": x.side, "kind": x.kind, "text": x.text, "agreed": x.agreed or None,
                     "used": x.used or None} for x in page.all])  # fmt: skip
        return 0
    nothing = "not agreed yet" if page.all else "nothing is said yet"
    agreed = f"agreed {say_iso(page.agreed)}" if page.agreed else nothing
    shell.heading(f"Both sides: {who.name} · {agreed}")
    ids = short_ids([x.id for x in page.all])
    last = {s.line.id: s for s in method.stakeholders(lines, lambda id: journal.of(Touch, id), today)}
    rows = []
    for x in page.all:
        whose = "" if x.kind in (INPUT, STAKEHOLDER) else "mine" if x.side == "me" else "theirs"
        told = f"used {say_iso(x.used)}" if x.used else f"agreed {say_iso(x.agreed)}" if x.agreed else ""
        if x.id in last:
            spoke = last[x.id].days
            told = "never spoken with" if spoke is None else f"spoke {plural(spoke, 'day')} ago"
        rows.append((ids[x.id], method.TITLES[x.kind], whose, x.text, told))
    shell.page(table(rows, shell.width))
    missing = [f"{method.TITLES[kind]} ({'mine' if side == 'me' else 'theirs'})" for side, kind in page.missing]
    if missing:
        shell.say(f"Not said: {', '.join(missing)}")
    return 0
