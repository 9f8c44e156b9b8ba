"""My principles from the shell (M34)."""

from __future__ import annotations

from relbank.method.integrity import PRINCIPLE_NAMES
from relbank.method.integrity import principles as by_kind
from relbank.model.sheets import PRINCIPLES, STAND, Principle

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table


def principles(shell: Shell, call: Call) -> int:
    """List what I stand for, will and won't do or say; words, or standard input behind -, add a principle."""
    if call.on("drop"):
        return _drop(shell, call.options["drop"])
    if call.words:
        return _add(shell, call)
    journal = shell.open().journal
    found = by_kind(journal)
    ids = short_ids([p.id for _, some in found for p in some])
    if call.on("json"):
        shell.json([{"id": p.id, "kind": kind, "text": p.text} for kind, some in found for p in some])
        return 0
    shell.page(table([(ids[p.id], PRINCIPLE_NAMES[kind], p.text) for kind, some in found for p in some], shell.width))
    if not found:
        shell.warn("No principle is written down yet.", "relbank principles --kind dont 'trade one name for another'")
    return 0


def _add(shell: Shell, call: Call) -> int:
    from relbank.actions.principles import add

    from .trust import line_from

    kind = call.options.get("kind", STAND).replace("-", " ")
    if kind not in PRINCIPLES:
        raise CallError(
            f"There is no kind {kind!r}.", f"It can be {', '.join(k.replace(' ', '-') for k in PRINCIPLES)}."
        )
    text = line_from(shell, f"{PRINCIPLE_NAMES[kind]} … ") if call.words == ("-",) else " ".join(call.words)
    shell.say(add(shell.open(write=True), text, shell.now(), kind).said)
    return 0


def _drop(shell: Shell, typed: str) -> int:
    from relbank.actions.trash import throw

    store = shell.open(write=True)
    found = [
        p for p in store.journal.every(Principle) if len(typed) >= 4 and p.id.casefold().endswith(typed.casefold())
    ]
    if len(found) != 1:
        raise CallError(f"{len(found) or 'No'} principles have the id {typed!r}.", "relbank principles lists them.")
    shell.say(throw(store, found[0], shell.now()).said)
    return 0
