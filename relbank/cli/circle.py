"""The circle in the shell: who is in it, training, proofs, pruning, the launch (M28, M30, M31)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from relbank.method.circle import LABELS, ME, THEM, Trained, circle, side_said, trained
from relbank.method.pruning import EXPECTED, efforts
from relbank.model.alliance import CURRENT, POSSIBLE, TRAINING, Proof
from relbank.model.person import Person
from relbank.model.say import plural, say_iso

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table


def show(shell: Shell, call: Call) -> int:
    """List the circle, or carry out one of its steps."""
    if call.words and call.words[0] in _STEPS:
        return _STEPS[call.words[0]](shell, call, call.words[1:])
    if call.words:
        return _one(shell, call, call.words)
    journal = shell.open().journal
    found = circle(journal)
    if call.on("json"):
        shell.json([
            {"id": p.id, "name": p.name, "state": m.state, "since": m.since, "reason": m.reason,
             "training": _training_json(trained(journal.of, p.id))}
            for p, m in found
        ])  # fmt: skip
        return 0
    rows = []
    for person, m in found:
        missing = [f"{len(half.missing)} of {half.side}" for half in trained(journal.of, person.id) if half.missing]
        lacks = f"training lacks {', '.join(missing)}" if missing and m.inside else ""
        rows.append((person.name, m.state, say_iso(m.since), m.reason or lacks))
    shell.page(table(rows, shell.width) or ["Nobody is in your circle yet. relbank circle add NAME begins."])
    return 0


def _one(shell: Shell, call: Call, words: Sequence[str]) -> int:
    """Print one ally: the steps, the training of both sides, proofs."""
    from relbank.method.circle import membership

    from .choosing import person

    store = shell.open()
    who = person(shell, store, words)
    found = membership(store.journal.of, who)
    shell.heading(who.name)
    shell.page(" · ".join(x for x in (say_iso(s.date), s.state, s.reason) if x) for s in found.steps)
    for half in trained(store.journal.of, who.id):
        shell.say()
        said = side_said(half.side, who.name)
        shell.say(f"{said[:1].upper()}{said[1:]}:")
        rows = [(LABELS[kind], t.text) for kind, lines in half.lines.items() for t in lines]
        rows += [(f"no {LABELS[kind]} yet", "") for kind in half.missing]
        rows += [(f"session {say_iso(t.date)}", t.text) for t in half.sessions[:3]]
        shell.page("  " + line for line in table(rows, max(shell.width - 2, 0)))
    proofs = store.journal.of(Proof, who.id)
    if proofs:
        shell.say()
        shell.page(_proof(p) for p in proofs)
    return 0


def _add(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import circle as action

    from .choosing import person
    from .worded import reason

    store = shell.open(write=True)
    state = CURRENT if call.on("current") else POSSIBLE
    who = person(shell, store, words)
    shell.say(action.step(store, who.id, state, shell.now(), reason(shell, call)).said)
    return 0


def _retire(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import circle as action

    from .choosing import person
    from .whose import piped
    from .worded import reason

    store = shell.open(write=True)
    who = person(shell, store, words)
    why = reason(shell, call) or piped(shell)
    if not why.strip():
        raise CallError("An ending is recorded with its reason.", "Add --because REASON, or pipe it in.")
    shell.say(action.retire(store, who.id, shell.now(), why).said)
    return 0


def _train(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import circle as action

    from .whose import piped, split

    store = shell.open(write=True)
    who, rest = split(shell, store, words)
    side, kind, text = (rest[0], rest[1], " ".join(rest[2:])) if len(rest) >= 2 else ("", "", "")
    text = text or (piped(shell) if kind else "")
    if side not in (ME, THEM) or kind not in TRAINING or not text:
        do = f"relbank circle train NAME {ME}|{THEM} {'|'.join(TRAINING)} TEXT ({ME}: what they should know of me)"
        raise CallError("A line of training is of one side and one kind.", do)
    shell.say(action.train(store, who.id, side, kind, text, shell.now()).said)
    return 0


def _proof_step(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import circle as action

    from .whose import piped, split

    if not words:
        return _proofs(shell, call)
    store = shell.open(write=True)
    who, rest = split(shell, store, words)
    text = " ".join(rest) or piped(shell)
    shell.say(action.prove(store, who.id, text, shell.now(), call.on("call")).said)
    return 0


def _proofs(shell: Shell, call: Call) -> int:
    journal = shell.open().journal
    found = journal.every(Proof)
    if call.on("json"):
        shell.json([
            {"id": p.id, "person": p.person, "text": p.text, "callable": p.callable, "date": p.date} for p in found
        ])  # fmt: skip
        return 0
    rows = [(w.name, _proof(p)) for p in found if (w := journal.get(Person, p.person))]
    shell.page(table(rows, shell.width) or ["The proof shelf is empty."])
    return 0


def _prune(shell: Shell, call: Call, words: Sequence[str]) -> int:
    """Print what every current ally did in the last quarter, with the evidence behind it."""
    from relbank.method.evidence import of

    days = shell.settings.prune_days
    journal, today = shell.open().journal, shell.now().date()
    found = efforts(journal, today, days)
    if call.on("json"):
        shell.json([
            {"id": e.person.id, "name": e.person.name, "since": e.since, "leads": len(e.leads), "good": len(e.good),
             "introductions": len(e.introduced), "mentions": len(e.mentions), "kept": len(e.kept),
             "favours": len(e.helped), "touches": len(e.reached), "evidence": [t.id for t in e.evidence]}
            for e in found
        ])  # fmt: skip
        return 0
    shell.say(f"What each ally did in the last {plural(days, 'day')}. {EXPECTED}")
    for one in found:
        shell.say()
        shell.heading(f"{one.person.name}: {one.said()}")
        shell.page(f"  {say_iso(e.day)}  {e.text}" for e in of(one.evidence, journal))
    if not found:
        shell.say("Nobody is a current ally.")
    return 0


def _launch(shell: Shell, call: Call, words: Sequence[str]) -> int:
    """Show the launches, begin one, start its first month, or tick a step."""
    from .launching import launch

    return launch(shell, call, words)


_STEPS: Mapping[str, Callable[[Shell, Call, Sequence[str]], int]] = {
    "add": _add, "retire": _retire, "train": _train, "proof": _proof_step, "prune": _prune, "launch": _launch,
}  # fmt: skip


def _proof(proof: Proof) -> str:
    said = f"“{proof.text}”" if proof.text else "reference"
    return f"{said}{' (may be called)' if proof.callable else ''} · {say_iso(proof.date)}"


def _training_json(halves: tuple[Trained, Trained]) -> dict[str, Any]:
    return {
        half.side: {**{k: [t.text for t in v] for k, v in half.lines.items()}, "sessions": len(half.sessions)}
        for half in halves
    }
