"""Verbs about the journal as a whole: undo, redo, export, import."""

from __future__ import annotations

from pathlib import Path

from relbank.model.say import plural

from .arguments import Call
from .errors import CallError
from .shell import Shell


def undo(shell: Shell, call: Call) -> int:
    """Take back the last change of this machine and say what it was."""
    from relbank.actions import undo as action

    shell.say(action.undo(shell.open(write=True)).said)
    return 0


def redo(shell: Shell, call: Call) -> int:
    """Do again what was taken back, and say what it was."""
    from relbank.actions import undo as action

    shell.say(action.redo(shell.open(write=True)).said)
    return 0


def export(shell: Shell, call: Call) -> int:
    """Write everything as JSON to a new file or to standard output; tell that sealed remarks are in it."""
    if not call.on("json"):
        raise CallError("Which format?", "relbank export --json FILE writes the whole journal.")
    if len(call.words) > 1:
        raise CallError("export takes one file.", "relbank export --json FILE")
    from relbank.exchange import backup_json

    tables = backup_json.tables_of(shell.open())
    if not call.words or call.words[0] == "-":
        for chunk in backup_json.chunks(tables):
            shell.write(chunk)
        shell.warn("Sealed remarks are in it; keep it private.")
        return 0
    from relbank.exchange import safe_file

    path = Path(call.words[0]).expanduser().absolute()
    size = safe_file.write(path, backup_json.chunks(tables), replace=call.on("force"))
    people, notes = (sum(not d.get("trashed") for d in tables.get(n, {}).values()) for n in ("people", "touches"))
    shell.say(f"Wrote {plural(people, 'person', 'people')} and {plural(notes, 'note')} to {path} ({size:,} bytes).")
    shell.say("It holds everything, sealed remarks included: keep it as private as the journal.")
    return 0


def import_(shell: Shell, call: Call) -> int:
    """Fill an empty journal from an exported file; a journal that holds something is left as it is."""
    if len(call.words) != 1:
        raise CallError("import takes one file.", "relbank import FILE, as relbank export --json wrote it.")
    from relbank.exchange import backup_json, safe_file

    if call.words[0] == "-":
        from .entering import read_stdin

        tables = backup_json.parse(read_stdin(shell).encode("utf-8"), "standard input")
    else:
        path = Path(call.words[0]).expanduser().absolute()
        tables = backup_json.parse(safe_file.read(path), str(path))
    store = shell.open(write=True, fresh=True)
    if any(len(store.view(name)) for name in store.table_names()):
        raise CallError(
            f"The journal in {shell.places.journal} is not empty; nothing was imported.",
            "Name a new one: relbank --journal DIR import FILE",
        )
    backup_json.fill(store, tables)
    people, notes = (sum(not d.get("trashed") for d in tables.get(n, {}).values()) for n in ("people", "touches"))
    shell.say(f"Imported {plural(people, 'person', 'people')} and {plural(notes, 'note')}. relbank undo takes it back.")
    return 0
