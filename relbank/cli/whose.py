"""A person and a text in one row of words: `relbank give Bob Smith intro to Pat x2`."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.person import Person
from relbank.store import Store

from .choosing import person
from .errors import CallError
from .shell import Shell

_LONGEST = 6  # words of a name


def person_and_text(shell: Shell, store: Store, words: Sequence[str], what: str) -> tuple[Person, str]:
    """Return whom the first words name, and the rest, or standard input where nothing follows; what: the question."""
    who, rest = split(shell, store, words)
    text = " ".join(rest).strip()
    if text in ("", "-"):
        text = piped(shell)
    if not text:
        raise CallError(what, "Write it behind the name, or pipe it in: nothing stays in your shell's history then.")
    return who, text


def split(shell: Shell, store: Store, words: Sequence[str]) -> tuple[Person, list[str]]:
    """Return the person whom as many of the first words as possible name, and the words behind the name."""
    if not words:
        raise CallError("Which person?", "relbank people lists them.")
    from relbank.notes.names import Names

    known = Names(known=store.journal)
    for count in range(min(len(words), _LONGEST), 0, -1):
        typed = " ".join(words[:count]).lstrip("@").removesuffix(":").strip()
        id = known.resolve(typed).id if typed else None
        who = store.journal.get(Person, id) if id else None
        if who is not None:
            return who, list(words[count:])
    return person(shell, store, words[:1]), list(words[1:])


def piped(shell: Shell) -> str:
    """Return what standard input holds in one line, "" at a terminal."""
    if shell.stdin is None or shell.stdin.isatty():
        return ""
    from .entering import read_stdin

    return " ".join(read_stdin(shell).split())
