"""Backups: made, listed, copied elsewhere, and restored into a new folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from relbank.model.say import plural, say_day

from .arguments import Call
from .errors import CallError
from .shell import Shell

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.backup import Difference


def backup(shell: Shell, call: Call) -> int:
    """Back the journal up and read the copy back; with a folder, put a whole copy into it, too."""
    if len(call.words) > 1:
        raise CallError("backup takes one folder.", "relbank backup [DIR]")
    from relbank.store.backup import KEPT, days
    from relbank.store.backup import backup as make

    store = shell.open()
    if call.on("list"):
        return _list(shell, call, store)
    if call.on("json"):
        raise CallError("--json goes with --list.", "relbank backup --list --json")
    today = shell.now().date()
    made = make(store, today)
    where = made.folder.parent
    shell.say(f"Backed up and read back: {plural(made.files, 'file')}, {made.size:,} bytes, in {where}.")
    shell.say(f"{plural(len(days(store)), 'day')} of at most {KEPT} are kept there.")
    if call.words:
        into = _free(Path(call.words[0]).expanduser().absolute(), f"relbank-{today.isoformat()}")
        _restored(store, today, into)
        shell.say(f"A whole copy, read back too, is in {into}.")
        shell.say(f"Look into it with: relbank --journal {into}")
    else:
        shell.say("It is on this disk; relbank backup DIR puts a copy on another one.")
    return 0


def restore(shell: Shell, call: Call) -> int:
    """Write the journal as it was backed up into a new folder, and tell how it differs from the present one."""
    if len(call.words) != 1 or not call.on("into"):
        do = "Write it like: relbank restore latest --into DIR. relbank backup --list shows which there are."
        raise CallError("Which backup, and where to?", do)
    from relbank.store.backup import days

    store = shell.open()
    kept = days(store)
    if call.words[0] in ("latest", "newest") and kept:
        day = kept[-1]
    else:
        try:
            day = date.fromisoformat(call.words[0])
        except ValueError:
            raise CallError(
                f"{call.words[0]!r} is no day of a backup.", "Write it like 2026-11-19, or latest; backup --list."
            ) from None
    into = Path(call.options["into"]).expanduser().absolute()
    difference = _restored(store, day, into)
    shell.say(f"The journal as it was backed up on {say_day(day)} is in {into}. The present one is as it was.")
    for count, what in (
        (difference.only_there, "only in the backup (deleted since)"),
        (difference.only_here, "only in the present journal (new since)"),
        (difference.different, "different in the two"),
    ):
        shell.say(f"{count:8,}  {what}")
    shell.say(f"Look into it with: relbank --journal {into}")
    return 0


def _list(shell: Shell, call: Call, store: Store) -> int:
    from relbank.store.backup import days

    kept = days(store)
    if call.on("json"):
        shell.json([day.isoformat() for day in kept])
        return 0
    for day in reversed(kept):
        shell.say(f"{day.isoformat()}  {say_day(day)}")
    if not kept:
        shell.warn("There is no backup yet.", "relbank backup makes one; the program makes one each day.")
    return 0


def _free(folder: Path, name: str) -> Path:
    """Return a place in a folder that is not taken yet."""
    place, number = folder / name, 1
    while place.exists():
        number += 1
        place = folder / f"{name}-{number}"
    return place


def _restored(store: Store, day: date, into: Path) -> Difference:
    from relbank.store.backup import restore as write

    if store.path == into or store.path in into.parents or store.state in into.parents:
        raise CallError(f"{into} is inside the journal.", "Name a folder elsewhere.")
    return write(store, day, into)
