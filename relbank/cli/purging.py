"""Purge: really removing a person. What would go is shown first; the name is typed to confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.model.say import plural
from relbank.model.text import fold

from .arguments import Call
from .errors import CallError
from .shell import Shell

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.purge import Plan

_MANY = {"people": "person", "touches": "note", "entries": "entry", "trust": "trust sheet", "sealed": "sealed remark"}


def purge(shell: Shell, call: Call) -> int:
    """Show what a purge takes, and do it once the name was typed, at the terminal or behind --yes."""
    from relbank.store.purge import plan
    from relbank.store.purge import purge as remove

    dry = call.on("dry-run")
    store = shell.open(write=not dry)
    id, name = _whom(store, call)
    gone = [part for part in (one.strip() for one in call.options.get("gone", "").split(",")) if part]
    found = plan(store, id, gone=gone)
    _show(shell, name, found, done=False)
    if dry:
        return 0
    if not _confirmed(shell, call, name):
        return 1
    _show(shell, name, remove(store, id, gone=gone), done=True)
    return 0


def _whom(store: Store, call: Call) -> tuple[str, str]:
    """Return id and name of the one person who is, or was, called so; only a whole name or a whole id counts."""
    from relbank.store.purge import look_for

    typed = " ".join(call.words).lstrip("@").strip()
    if not typed:
        raise CallError("Which person?", "relbank purge NAME, the name in full.")
    doc = store.view("people").get(typed)
    if doc is not None:
        return typed, str(doc.get("name", typed))
    found = look_for(store, typed)
    if not found:
        raise CallError(f"Nobody in this journal is or was called {typed!r}.", "Write the name in full.")
    if len(found) > 1:
        more = tuple(f"  {id}  {name}" for id, name in found)
        raise CallError(f"{len(found)} people are or were called {typed!r}:", "Write the id instead.", more=more)
    return found[0]


def _show(shell: Shell, name: str, plan: Plan, *, done: bool) -> None:
    verb = "Removed" if done else "A purge removes"
    shell.say(f"{verb} {name} for good, from every change that this device ever wrote:")
    shell.say(f"  names     {', '.join(plan.names)}")
    counts = [plural(n, *_word(table)) for table, n in sorted(plan.gone.items(), key=lambda item: -item[1])]
    shell.say(f"  whole     {', '.join(counts) or 'nothing'}")
    if plan.cleaned:
        shell.say(f"  cleaned   {plural(len(plan.cleaned), 'thing')} that others share: their part becomes “(removed)”")
    if plan.drafts or plan.backups:
        copies = [plural(len(plan.drafts), "draft")] * bool(plan.drafts)
        copies += [f"{plural(plan.backups, 'file')} of backups"] * bool(plan.backups)
        shell.say(f"  copies    {', '.join(copies)}")
    for sentence in plan.beyond:
        shell.say(f"  remains   {sentence}")


def _word(table: str) -> tuple[str, str]:
    one = _MANY.get(table, table.removesuffix("s"))
    return one, {"person": "people", "entry": "entries"}.get(one, "")


def _confirmed(shell: Shell, call: Call, name: str) -> bool:
    if call.on("yes"):
        if fold(call.options["yes"]) == fold(name):
            return True
        do = f"Nothing was removed; write --yes {name!r}."
        raise CallError(f"--yes {call.options['yes']!r} is not the name.", do)
    if not (shell.talks and shell.stdin is not None):
        raise CallError("Nothing was removed: this can't be undone.", f"To do it, write --yes {name!r}.")
    shell.say("This can't be undone.")
    shell.write("Type the name to do it, or enter to leave: ", flush=True)
    if fold(shell.stdin.readline()) == fold(name):
        return True
    shell.say("Nothing was removed.")
    return False
