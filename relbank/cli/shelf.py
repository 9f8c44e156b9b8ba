"""The shelf in the shell: what is on it, for whom it is, who received which and how it landed (M26)."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.method.shelf import Match, fitting, landings, readers, received
from relbank.model.nurture import ARTICLE, LANDINGS, Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.say import plural, say_iso
from relbank.model.text import fold
from relbank.store import Store

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table

_STEPS = ("add", "for", "give", "landed", "show")


def shelf(shell: Shell, call: Call) -> int:
    """List the shelf, or carry out one of its steps: add, for, give, landed, show."""
    step, rest = (call.words[0], call.words[1:]) if call.words else ("", ())
    if step in _STEPS:
        return {"add": _add, "for": _for, "give": _give, "landed": _landed, "show": _show}[step](shell, call, rest)
    journal = shell.open().journal
    words = [part for word in call.words for part in fold(word).split()]
    items = [i for i in journal.every(ShelfItem) if all(w in fold(f"{i.title} {' '.join(i.topics)}") for w in words)]
    ids = _ids(journal.every(ShelfItem))
    rows = []
    for item in items:
        had = received(journal, item)
        told = f"{plural(len(had), 'person', 'people')}" + (f" ({landings(had)})" if landings(had) else "")
        rows.append((ids[item.id], item.kind, item.title, ", ".join(item.topics), told if had else "for nobody yet"))
    if call.on("json"):
        shell.json([
            {"id": i.id, "kind": i.kind, "title": i.title, "url": i.url, "topics": list(i.topics),
             "received": [{"person": h.person, "date": h.date, "landed": h.landed} for h in received(journal, i)]}
            for i in items
        ])  # fmt: skip
        return 0
    shell.page(table(rows, shell.width) or ["The shelf is empty. relbank shelf add TITLE --topics WORDS"])
    return 0


def _add(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import shelf as action

    from .whose import piped

    title = " ".join(words).strip() or piped(shell)
    if not title:
        raise CallError("What is it called?", "relbank shelf add Plants without downtime --topics uptime,plants")
    given = call.options
    done = action.add(
        shell.open(write=True), title, shell.now(), kind=given.get("kind", ARTICLE), topics=[given.get("topics", "")],
        url=given.get("url", ""),
    )  # fmt: skip
    shell.say(done.said)
    return 0


def _for(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from .choosing import person

    store = shell.open()
    who = person(shell, store, words)
    items = store.journal.every(ShelfItem)
    found, ids = fitting(items, who, store.journal.of), _ids(items)
    if call.on("json"):
        shell.json([{"id": m.item.id, "title": m.item.title, "because": list(m.topics)} for m in found])
        return 0
    had = {h.item: h for h in store.journal.of(Handed, who.id)}
    rows = [(ids[m.item.id], m.item.kind, m.item.title, _why(m)) for m in found]
    rows += [
        (ids[i.id], i.kind, i.title,
         f"received {say_iso(had[i.id].date)}, {had[i.id].landed or 'how it landed is not known'}")
        for i in items if i.id in had
    ]  # fmt: skip
    shell.page(table(rows, shell.width) or [f"Nothing on the shelf fits {who.name} yet."])
    return 0 if rows else 1


def _show(shell: Shell, call: Call, words: Sequence[str]) -> int:
    store = shell.open()
    item, _ = _item(store, words)
    shell.heading(item.title)
    shell.page(line for line in (item.url, item.text, ", ".join(item.topics)) if line)
    came = received(store.journal, item)
    rows = [(_name(store, h.person), say_iso(h.date), h.landed or "not known yet") for h in came]
    rows += [(m.person.name, "", f"might like it: {_why(m)}") for m in readers(store.journal, item)]
    shell.page(table(rows, shell.width))
    return 0


def _give(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import shelf as action

    from .choosing import person

    store = shell.open(write=True)
    item, rest = _item(store, words)
    who = person(shell, store, [w for w in rest if w != "to"])
    shell.say(action.hand(store, item.id, who.id, shell.now(), again=call.on("again")).said)
    return 0


def _landed(shell: Shell, call: Call, words: Sequence[str]) -> int:
    from relbank.actions import shelf as action

    from .choosing import person

    if not words or words[-1] not in LANDINGS:
        raise CallError("How did it land?", f"relbank shelf landed ID NAME {'|'.join(LANDINGS)}")
    store = shell.open(write=True)
    item, rest = _item(store, words[:-1])
    who = person(shell, store, rest)
    handed = next((h for h in reversed(received(store.journal, item)) if h.person == who.id), None)
    if handed is None:
        raise CallError(f"{who.name} did not receive {item.title!r}.", "relbank shelf give ID NAME hands it over.")
    shell.say(action.land(store, handed.id, words[-1]).said)
    return 0


def _item(store: Store, words: Sequence[str]) -> tuple[ShelfItem, Sequence[str]]:
    """Return the item of the id that the words begin with, and the words behind it."""
    items = store.journal.every(ShelfItem)
    typed = words[0].casefold() if words else ""
    found = [i for i in items if len(typed) >= 4 and i.id.endswith(typed)]
    if len(found) != 1:
        found = [i for i in items if typed and typed in fold(i.title)]
    if len(found) == 1:
        return found[0], words[1:]
    ids = _ids(items)
    more = tuple(f"  {ids[i.id]}  {i.title}" for i in (found or items)[:12])
    raise CallError("Which thing of the shelf?", "Name it by its id.", more=more)


def _ids(items: Sequence[ShelfItem]) -> dict[str, str]:
    return short_ids([i.id for i in items])


def _why(match: Match) -> str:
    return ", ".join(match.topics)


def _name(store: Store, id: str) -> str:
    who = store.journal.get(Person, id)
    return who.name if who else "somebody"
