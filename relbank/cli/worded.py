"""A call that names a person and then says something: where the name ends, and text from standard input."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from relbank.model.person import Person
from relbank.store import Store

from .arguments import Call
from .choosing import person
from .errors import CallError
from .shell import Shell

_LONGEST = 6  # words of a name that is followed by something


def whom(
    shell: Shell, store: Store, words: Sequence[str], after: Callable[[Sequence[str]], bool] = bool
) -> tuple[Person, tuple[str, ...]]:
    """Return the person whom the first words name, and the words behind them.

    A colon ends the name; else it is the longest beginning that names somebody and has something behind it that fits.
    after: tells whether the words behind a name may follow it. Raises CallError when no beginning names somebody.
    """
    for size, word in enumerate(words, 1):
        if word.endswith(":"):
            return person(shell, store, [*words[: size - 1], word[:-1]]), tuple(words[size:])
    from relbank.notes.names import Names

    names = Names(known=store.journal)
    for size in range(min(len(words), _LONGEST), 0, -1):
        rest = tuple(words[size:])
        found = names.resolve(" ".join(words[:size]).lstrip("@")).id
        one = store.journal.get(Person, found) if found and after(rest) else None
        if one is not None:
            return one, rest
    sized = [size for size in range(1, len(words) + 1) if after(words[size:])]
    return person(shell, store, words[: sized[-1] if sized else len(words)]), tuple(words[sized[-1] :] if sized else ())


def text(shell: Shell, words: Sequence[str], what: str, example: str) -> str:
    """Return what words say; without any, or with "-", what standard input says, so that it stays out of histories."""
    if words and tuple(words) != ("-",):
        return " ".join(words)
    if shell.stdin is not None and not shell.stdin.isatty():
        from .entering import read_stdin

        read = " ".join(read_stdin(shell).split())
        if read:
            return read
    raise CallError(f"{what} is missing.", f"Write it like: {example}")


def reason(shell: Shell, call: Call, option: str = "because") -> str:
    """Return the words of an option, "" without it; "-" takes a line of standard input, which no history keeps."""
    given = call.options.get(option, "")
    if given != "-":
        return given
    return shell.stdin.readline().strip() if shell.stdin is not None else ""
