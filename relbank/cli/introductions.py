"""Introductions from the shell: the tree, its drawings, thanks and reports, and the introductions that I make (M4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from relbank.method.introductions import Node, chain, tree
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import say_iso

from .arguments import Call
from .errors import CallError
from .shell import Shell

if TYPE_CHECKING:
    from relbank.store import Store


def introductions(shell: Shell, call: Call) -> int:
    """Print who introduced whom as a tree; or write it as a drawing; or note thanks and a report back."""
    for option in ("thanked", "told"):
        if call.on(option):
            return _note(shell, call, option)
    store = shell.open()
    root = ""
    if call.words:
        from .choosing import person

        root = person(shell, store, call.words).id
    nodes = tree(store.journal, root)
    drawn = [(option, call.options[option]) for option in ("dot", "svg") if call.on(option)]
    for option, name in drawn:
        _draw(shell, option, name, nodes, store.journal, call.on("force"))
    if drawn:
        return 0
    if call.on("json"):
        shell.json([
            {"id": n.person.id, "name": n.person.name, "depth": n.depth, "introduced": list(n.children),
             "introduction": n.introduction.id if n.introduction else None, "below": n.below}
            for n in nodes
        ])  # fmt: skip
        return 0
    if by := chain(store.journal, root):
        shell.say(f"{nodes[0].person.name} came by {', who came by '.join(p.name for p in by)}.")
    if not nodes:
        shell.say("No introduction is known yet. In a note: - introduced by @Liz")
    for node in nodes:
        remark = remark_of(node, store.journal)
        shell.say("  " * node.depth + node.person.name + (f"  ({remark})" if remark else ""))
    return 0


def remark_of(node: Node, journal: Journal) -> str:
    """Return what a line of the tree tells beside the name: when they came, what is owed, how many came by them."""
    made = node.introduction
    parts = [f"{node.below} below"] if node.below else []
    if made is not None:
        parts.append(say_iso(made.date))
        parts.append("not thanked" if not made.thanked else "not told" if not made.reported else "thanked and told")
    return ", ".join(part for part in parts if part)


def _draw(shell: Shell, option: str, name: str, nodes: Sequence[Node], journal: Journal, force: bool) -> None:
    from relbank.exchange import safe_file, tree_drawing

    leaves = [tree_drawing.Leaf(n.person.id, n.depth, n.person.name, _where(n.person)) for n in nodes]
    chunks = (tree_drawing.dot if option == "dot" else tree_drawing.svg)("Who introduced whom", leaves)
    if name == "-":
        for chunk in chunks:
            shell.write(chunk)
        return
    safe_file.write(Path(name), chunks, replace=force)
    shell.say(f"Wrote {len(leaves)} people to {name}.")


def _where(person: Person) -> str:
    return person.organisation


def _note(shell: Shell, call: Call, option: str) -> int:
    from relbank.actions import introductions as action

    from .choosing import person

    store = shell.open(write=True)
    who = person(shell, store, call.words)
    done = (action.thanked if option == "thanked" else action.reported)(store, who.id, shell.now())
    shell.say(done.said)
    return 0


def introduced(shell: Shell, call: Call) -> int:
    """Note who introduced somebody: NAME by NAME."""
    from relbank.actions import introductions as action

    store = shell.open(write=True)
    who, by = _two(shell, store, call.words, "by", "relbank introduced Bob by Liz")
    shell.say(action.introduced(store, who.id, by.id, shell.now()).said)
    return 0


def introduce(shell: Shell, call: Call) -> int:
    """Note that I introduced two people to each other: NAME to NAME; a deposit with both."""
    from relbank.actions import introductions as action

    store = shell.open(write=True)
    one, other = _two(shell, store, call.words, "to", "relbank introduce Bob to Liz")
    shell.say(action.introduce(store, one.id, other.id, shell.now()).said)
    return 0


def _two(shell: Shell, store: Store, words: Sequence[str], between: str, example: str) -> tuple[Person, Person]:
    from .choosing import person

    places = [i for i, word in enumerate(words) if word.casefold() == between]
    if not places:
        raise CallError("Two names are needed.", f"Write it like: {example}")
    return person(shell, store, words[: places[0]]), person(shell, store, words[places[0] + 1 :])
