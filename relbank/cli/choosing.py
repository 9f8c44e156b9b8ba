"""Which person a name means: exact, alias, first name and initial, unique first name; else ask, never guess."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.person import Person
from relbank.model.text import fold
from relbank.store import Store

from .errors import CallError
from .shell import Shell


def person(shell: Shell, store: Store, words: Sequence[str]) -> Person:
    """Return the person that words name; CallError, with the candidates, when they name nobody or several."""
    typed = " ".join(words).lstrip("@").strip()
    if not typed:
        raise CallError("Which person?", "relbank people lists them.")
    known = list(store.journal.names())
    found = [id for id, name, aliases in known if fold(typed) in (fold(name), *map(fold, aliases))]
    found = found or [id for id, name, aliases in known if any(_means(typed, n) for n in (name, *aliases))]
    if len(found) == 1:
        one = store.journal.get(Person, found[0])
        if one is not None:
            return one
    names = {id: name for id, name, _ in known}
    if found:
        more = tuple(f"  {_told(store, id)}" for id in found[:10])
        raise CallError(f"{typed!r} fits {len(found)} people:", "Write the name in full.", more=more)
    near = _near(typed, list(names.values()))
    do = f"Did you mean {' or '.join(near)}?" if near else "relbank people lists them."
    raise CallError(f"Nobody in this journal is called {typed!r}.", do)


def _means(typed: str, name: str) -> bool:
    """Tell whether "bob", "bob s" or "smith" may stand for "Bob Smith"."""
    parts, words = fold(name).split(), fold(typed).replace(".", " ").split()
    if len(words) == 1:
        return words[0] in parts
    return len(words) <= len(parts) and all(p.startswith(w) for p, w in zip(parts, words, strict=False))


def _told(store: Store, id: str) -> str:
    one = store.journal.get(Person, id)
    return " · ".join(part for part in (one.name, one.title, one.organisation) if part) if one else id


def _near(typed: str, names: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    by_fold = {fold(name): name for name in names}
    return [by_fold[n] for n in get_close_matches(fold(typed), by_fold, n=3, cutoff=0.7)]
