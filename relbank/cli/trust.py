"""Trust and the twelve keys from the shell: how they stand, and the next rating (M33-M35)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relbank.method.evidence import of as evidence
from relbank.method.integrity import integrity, told
from relbank.method.trust import PART_NAMES, PARTS, Computed, Trust, dated, score_said, sparkline, trust
from relbank.method.twelve import Compared, compared, moved_said
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import plural, say_iso
from relbank.model.sheets import TwelveSheet
from relbank.model.trust import IntegrityTest, Sealed

from .arguments import Call
from .choosing import person as choose
from .errors import CallError
from .shell import Shell
from .tables import table
from .worded import reason

SPARKS, PLAIN_SPARKS = "▁▂▃▄▅▆▇█", "_.-:=+*#"
LETTERS = {"credibility": "c", "reliability": "r", "intimacy": "i", "self_orientation": "s"}


def trust_(shell: Shell, call: Call) -> int:
    """Show how trust stands with a person, or with everybody; rate it, or note a test, where that is asked for."""
    if not call.words:
        return _everybody(shell, call)
    if call.on("rate") or call.on("test"):
        return _write(shell, call)
    journal, today = shell.open().journal, shell.now().date()
    who = choose(shell, shell.open(), call.words)
    tests = integrity(journal.of(IntegrityTest, who.id))
    standing = trust(journal, who.id, today) if who.strategic else None
    if call.on("json"):
        shell.json(_json(journal, who, standing))
        return 0
    shell.heading(f"Trust with {who.name}" if standing else f"{who.name} is a friend; trust is not scored.")
    rows: list[tuple[str, str]] = []
    if standing is not None:
        rows += _scored(standing, _sparks(shell))
    for place, test in enumerate(reversed(tests.tests)):
        said = " · ".join(x for x in (say_iso(dated(test)), told(test), test.text) if x)
        rows.append(("" if place else "tests", said))
    if count := len(journal.of(Sealed, who.id)):
        rows.append(("sealed", f"{plural(count, 'remark')}; relbank sealed NAME --show shows them"))
    shell.page(table(rows, shell.width))
    return 0


def _everybody(shell: Shell, call: Call) -> int:
    journal, today = shell.open().journal, shell.now().date()
    known = [(p, trust(journal, p.id, today)) for p in journal.every(Person) if p.strategic]
    known = [(p, t) for p, t in known if t.now is not None]
    known.sort(key=lambda pair: (-(pair[1].now.score or 0.0) if pair[1].now else 0.0, pair[0].order))
    if call.on("json"):
        shell.json([_json(journal, p, t) for p, t in known])
        return 0
    rows = [
        (p.name, score_said(t.now.score), sparkline(t.scores, _sparks(shell)), t.now.day, PART_NAMES[t.weakest])
        for p, t in known
        if t.now
    ]
    shell.page(table([("who", "trust", "course", "rated", "weakest"), *rows] if rows else [], shell.width))
    if not rows:
        shell.warn("Trust was rated with nobody yet.", "relbank trust NAME --rate 'c4 r5 i3 s2' --because TEXT")
    return 0


def _scored(found: Trust, sparks: str) -> list[tuple[str, str]]:
    now = found.now
    own = {"reliability": _computed(found.reliability, "promises say {}: {} of {} kept on time")}
    own["self_orientation"] = _computed(found.self_hint, "deeds say {}: {} of {} deeds were taking")
    if now is None:
        return [("score", "never rated"), *((PART_NAMES[part], said) for part, said in own.items() if said)]
    change = f" ({found.change:+.1f})" if found.change else ""
    rows = [("score", f"{score_said(now.score)} of 30{change}  {sparkline(found.scores, sparks)}".rstrip())]
    for part in PARTS:
        rows.append((PART_NAMES[part], "  ".join(x for x in (str(now.parts[part] or "-"), own.get(part, "")) if x)))
    if found.weakest:
        rows.append(("weakest", f"{PART_NAMES[found.weakest]}. {found.action}"))
    for place, point in enumerate(reversed(found.course)):
        parts = " ".join(f"{LETTERS[part]}{point.parts[part] or '-'}" for part in PARTS)
        day = f"{say_iso(point.day):<15}"
        said = "  ".join(x for x in (day, score_said(point.score), parts, point.sheet.text) if x)
        rows.append(("" if place else "course", said))
    return rows


def _computed(own: Computed, words: str) -> str:
    return "" if own.value is None else words.format(own.value, own.hits, own.of)


def _sparks(shell: Shell) -> str:
    locale = shell.environ.get("LC_ALL") or shell.environ.get("LC_CTYPE") or shell.environ.get("LANG") or ""
    return SPARKS if "utf8" in locale.lower().replace("-", "") and not shell.plain else PLAIN_SPARKS


def _json(journal: Journal, who: Person, found: Trust | None) -> dict[str, Any]:
    out: dict[str, Any] = {"person": {"id": who.id, "name": who.name}}
    tests = integrity(journal.of(IntegrityTest, who.id)).tests
    out["tests"] = [{"date": dated(t), "kind": t.kind, "outcome": t.outcome, "text": t.text} for t in tests]
    out["sealed"] = len(journal.of(Sealed, who.id))
    if found is not None:
        now = found.now
        out["score"] = now.score if now else None
        out["parts"] = now.parts if now else None
        out["course"] = [
            {"date": p.day, "score": p.score, "parts": p.parts, "text": p.sheet.text} for p in found.course
        ]
        for name, own in (("reliability", found.reliability), ("self_orientation", found.self_hint)):
            behind = [{"id": e.id, "date": e.day, "text": e.text} for e in evidence(own.evidence, journal)]
            out[f"computed_{name}"] = {"value": own.value, "hits": own.hits, "of": own.of, "evidence": behind}
        out["weakest"], out["action"] = found.weakest, found.action
    return out


def _write(shell: Shell, call: Call) -> int:
    from relbank.actions import trust as actions

    store, now = shell.open(write=True), shell.now()
    who = choose(shell, store, call.words)
    if call.on("test"):
        outcome = "held" if call.on("held") else "failed" if call.on("failed") else ""
        shell.say(actions.test(store, who.id, call.options["test"], outcome, now, reason(shell, call)).said)
        return 0
    parts = actions.parts_of(call.options["rate"])
    touch = _note(store.journal, call.options["note"]) if call.on("note") else ""
    text = reason(shell, call)
    if not call.on("because") and not touch:
        text = line_from(shell, "What does it rest on? ")
    shell.say(actions.rate(store, who.id, parts, now, text, touch).said)
    return 0


def _note(journal: Journal, typed: str) -> str:
    found = [id for id in journal.touches() if len(typed) >= 4 and id.casefold().endswith(typed.casefold())]
    if len(found) != 1:
        raise CallError(f"{len(found) or 'No'} notes have the id {typed!r}.", "relbank log NAME prints their ids.")
    return found[0]


def line_from(shell: Shell, question: str) -> str:
    """Return one line of standard input, asked for where somebody sits there; "" where there is none."""
    if shell.stdin is None:
        return ""
    if shell.talks:
        shell.write(question, flush=True)
    return shell.stdin.readline().strip()


def twelve(shell: Shell, call: Call) -> int:
    """Show the twelve keys with a person beside the last sheet; score them where that is asked for."""
    scoring = any(call.on(option) for option in ("me", "them", "contract"))
    store = shell.open(write=scoring)
    who = choose(shell, store, call.words)
    if scoring:
        from relbank.actions import twelve as actions

        none = " ".join("-" * 12)
        mine, theirs = (actions.scores_of(call.options.get(side, none)) for side in ("me", "them"))
        text, contract = reason(shell, call), call.on("contract")
        shell.say(actions.score(store, who.id, mine, theirs, shell.now(), contract=contract, text=text).said)
        return 0
    found = compared(store.journal.of(TwelveSheet, who.id)) if who.strategic else None
    if call.on("json"):
        shell.json(_keys_json(found))
        return 0
    if found is None:
        friend = f"{who.name} is a friend; keys are not scored."
        shell.say("The twelve keys were never scored with them." if who.strategic else friend)
        return 1
    shell.heading(f"Twelve keys with {who.name}, {say_iso(dated(found.sheet))}")
    shell.page(table(_keys(found), shell.width))
    if found.sheet.contract:
        shell.say("!! The contract was pointed at.")
    if found.weakest is not None:
        shell.say(f"Weakest: {found.weakest.name}. {found.weakest.question}")
    return 0


def _keys(found: Compared) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [("", "", "me", "", "them", "")]
    for row in found.rows:
        scored = ["-" if value is None else str(value) for value in (row.mine, row.theirs)]
        moved = moved_said(row.moved_mine), moved_said(row.moved_theirs)
        rows.append((str(row.number), row.name, scored[0], moved[0], scored[1], moved[1]))
    rows.append(("", "sum", str(found.total_mine), "", str(found.total_theirs), ""))
    return rows


def _keys_json(found: Compared | None) -> dict[str, Any] | None:
    if found is None:
        return None
    fields = ("number", "name", "mine", "theirs", "moved_mine", "moved_theirs")
    return {
        "date": dated(found.sheet),
        "before": dated(found.before) if found.before else None,
        "contract": found.sheet.contract,
        "keys": [{name: getattr(row, name) for name in fields} for row in found.rows],
        "mine": found.total_mine,
        "theirs": found.total_theirs,
        "moved": found.moved,
    }
