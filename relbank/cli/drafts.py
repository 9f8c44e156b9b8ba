"""Texts that are kept but not filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.actions.openly import draft_openly
from relbank.model.say import say
from relbank.model.when import When

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.drafts import Draft


def drafts(shell: Shell, call: Call) -> int:
    """List the drafts, print the one of an id, file it as a note, or discard it."""
    from .keeping import take_back

    take_back(shell)
    act = call.on("file") or call.on("discard")
    store = shell.open(write=act, fresh=True)
    if call.words:
        return _one(shell, store, call)
    kept = store.drafts.all()
    if act and len(kept) != 1:
        raise CallError("Which draft?", "relbank drafts lists them with their ids.")
    if act:
        return _act(shell, store, kept[0], call)
    if call.on("json"):
        told = [(d, draft_openly(store, d)) for d in kept]
        shell.json([{"id": d.id, "about": d.about, "kept": d.kept.isoformat(), "text": text} for d, text in told])
        return 0
    if not kept:
        shell.say("There are no drafts.")
        return 0
    ids = short_ids([d.id for d in kept])
    rows = [(ids[d.id], say(When.of(d.kept)), d.about.partition(":")[0], _begins(draft_openly(store, d))) for d in kept]
    shell.page(table(rows, shell.width))
    shell.say()
    shell.say("relbank drafts ID shows one, --file files it as a note, --discard throws it away.")
    return 0


def _one(shell: Shell, store: Store, call: Call) -> int:
    typed = call.words[0].casefold()
    found = [d for d in store.drafts.all() if d.id.casefold().endswith(typed)]
    if len(found) != 1 or len(call.words) > 1:
        raise CallError(f"No draft has the id {' '.join(call.words)!r}.", "relbank drafts lists them with their ids.")
    return _act(shell, store, found[0], call)


def _act(shell: Shell, store: Store, draft: Draft, call: Call) -> int:
    if call.on("discard"):
        store.drafts.discard(draft.id)
        shell.say("The draft is gone.")
    elif call.on("file"):
        if draft.about != "note":
            raise CallError("This draft belongs to an unfinished edit.", "Open relbank and press N to go on.")
        from .note import file_text

        shell.draft = draft.id
        done = file_text(shell, draft.text)
        shell.say(done.said)
    else:
        from relbank.model.text import clean

        shell.page(clean(draft_openly(store, draft), multiline=True).splitlines())
    return 0


def _begins(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
