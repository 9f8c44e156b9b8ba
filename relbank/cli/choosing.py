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
    exact = _exactly(store, fold(typed))
    if exact is not None:
        return exact
    from relbank.notes.names import Names

    who = Names(known=store.journal).resolve(typed)
    # where a note would ask, looking up the only one whose words begin so does no harm
    fitting = [who.id] if who.id else _beginning(store, typed)
    one = store.journal.get(Person, fitting[0]) if len(fitting) == 1 else None
    if one is not None:
        return one
    if fitting:
        more = tuple(f"  {_told(store, id)}" for id in fitting[:10])
        raise CallError(f"{typed!r} fits {len(fitting)} people:", "Write the name in full.", more=more)
    near = [name for _, name in who.candidates[:3]] or _near(typed, [name for _, name, _ in store.journal.names()])
    do = f"Did you mean {' or '.join(near)}?" if near else "relbank people lists them."
    raise CallError(f"Nobody in this journal is called {typed!r}.", do)


def _exactly(store: Store, typed: str) -> Person | None:
    """Return the only person with a name or an alias, so that the grammar of notes need not be read for it."""
    found = {id for id, name, aliases in store.journal.names() if fold(name) == typed or typed in map(fold, aliases)}
    return store.journal.get(Person, found.pop()) if len(found) == 1 else None


def _beginning(store: Store, typed: str) -> list[str]:
    """Return the people one of whose names has words that begin with the typed ones, in their order."""
    words = fold(typed).replace(".", " ").split()

    def fits(name: str) -> bool:
        parts = iter(fold(name).split())
        return all(any(part.startswith(word) for part in parts) for word in words)

    return [id for id, name, aliases in store.journal.names() if any(map(fits, (name, *aliases)))]


def _told(store: Store, id: str) -> str:
    one = store.journal.get(Person, id)
    return " · ".join(part for part in (one.name, one.title, one.organisation) if part) if one else id


def _near(typed: str, names: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    by_fold = {fold(name): name for name in names}
    return [by_fold[n] for n in get_close_matches(fold(typed), by_fold, n=3, cutoff=0.7)]
