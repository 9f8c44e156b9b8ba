"""Filing a visit note from the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import Call
from .errors import CallError
from .shell import Shell

if TYPE_CHECKING:
    from relbank.actions.done import Done
    from relbank.notes import Note
    from relbank.store import Store

_EMPTY = "The note is empty; nothing was written."
_HOW = "Write it like: relbank note '@Bob Smith lunch today', or pipe it in, or use --edit."


def note(shell: Shell, call: Call) -> int:
    """File a note from its arguments, standard input, a file, the editor or a prompt; --dry-run only shows it."""
    if not any(call.on(option) for option in ("edit", "from")) and (call.on("debrief") or not call.words):
        from .prompting import can, prompt

        if can(shell, call):
            return prompt(shell, _debrief(shell, call, show=False) if call.on("debrief") else "")
    text = _text(shell, call)
    if call.on("dry-run"):
        return _show(shell, text, call)
    status = _file(shell, text, call)
    if call.words and call.words != ("-",) and not (call.on("edit") or call.on("debrief") or call.on("from")):
        from .entering import warn_of_history

        warn_of_history(shell)
    return status


def _text(shell: Shell, call: Call) -> str:
    """Return the text of the note from wherever it comes; the costlier sources are imported when used."""
    words, start = call.words, ""
    if call.on("debrief"):
        words, start = (), _debrief(shell, call)
    if words == ("-",):
        return _stdin(shell)
    if call.on("from"):
        from .entering import read_file

        return read_file(shell, call.options["from"])
    if call.on("edit"):
        from .entering import from_editor, from_words

        text = from_editor(shell, start or from_words(shell, words))
        return text if text != start else ""
    if words:
        from .entering import from_words

        return from_words(shell, words)
    if shell.stdin is None:
        raise CallError(_EMPTY, _HOW)
    if shell.stdin.isatty():
        from .entering import from_prompt

        return from_prompt(shell, start)
    text = _stdin(shell)
    return start + text if text.strip() else ""


def _debrief(shell: Shell, call: Call, *, show: bool = True) -> str:
    from .debrief import header

    return header(shell, call, show=show)


def _stdin(shell: Shell) -> str:
    from .entering import read_stdin

    return read_stdin(shell)


def _file(shell: Shell, text: str, call: Call) -> int:
    done = file_text(shell, text)
    if call.on("json"):
        shell.json({"said": done.said, "ids": list(done.ids), "created": list(done.created)})
    else:
        shell.say(done.news)
    for sentence in done.warned:
        shell.warn(sentence)
    return 0


def file_text(shell: Shell, text: str) -> Done:
    """File a text: it is a draft first, then filed, and then the draft goes."""
    if not text.strip():
        shell.entered = ""
        raise CallError(_EMPTY, _HOW)
    shell.entered = text
    now, settings = shell.now(), shell.settings
    store = shell.open(write=True, fresh=True)
    shell.draft = store.drafts.keep(text, id=shell.draft or None, about="note")
    from relbank.actions import note as action

    done = action.file(store, text, now, settings)
    shell.entered = ""
    _discard(shell, store)
    return done


def _discard(shell: Shell, store: Store) -> None:
    """Remove a draft whose text is in the journal; one that can't be removed is told, for it would be filed twice."""
    from relbank.store import StoreError

    try:
        store.drafts.discard(shell.draft)
    except (OSError, StoreError):
        shell.warn("The note is filed, but its draft could not be removed.", "relbank drafts --discard removes it.")


def _warned(seen: Note, store: Store) -> Note:
    """Return a preview with what clashes among its warnings: a hard rule, a dislike, something told in confidence."""
    from dataclasses import replace

    from relbank.method.clashes import clashes, confided
    from relbank.notes import Warning

    found = [Warning(clash.line, f"{clash.text}.") for clash in clashes(store.journal, seen, confided(store.journal))]
    return replace(seen, warnings=tuple(sorted((*seen.warnings, *found), key=lambda one: one.line))) if found else seen


def _show(shell: Shell, text: str, call: Call) -> int:
    """Show what would be filed; nothing is written but the draft of what came from a prompt or an editor."""
    if not text.strip():
        raise CallError("The note is empty; nothing would be filed.", _HOW)
    from relbank.actions import note as action

    store = shell.open(fresh=True)
    seen = _warned(action.preview(store, text, shell.now(), shell.settings), store)
    if call.on("json"):
        from relbank.notes import note_json

        shell.json(note_json(seen))
        return 0
    from .preview import lines

    shell.page(lines(seen))
    return 0
