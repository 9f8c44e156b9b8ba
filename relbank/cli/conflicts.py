"""Values that lost to another device which had not seen them: listed, kept, dismissed."""

from __future__ import annotations

from relbank.model.text import clean

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, wrap


def conflicts(shell: Shell, call: Call) -> int:
    """List what two devices changed without knowing of each other; keep or dismiss the one of an id."""
    from relbank.actions.conflicts import dismiss, keep, listed_conflicts

    act = call.on("keep") or call.on("dismiss")
    if call.words or (call.on("keep") and call.on("dismiss")):
        raise CallError("conflicts takes one option with an id.", "relbank conflicts --keep ID, or --dismiss ID.")
    store = shell.open(write=act)
    lost = listed_conflicts(store)
    if act:
        typed = call.options.get("keep") or call.options.get("dismiss") or ""
        found = [one for one in lost if typed and one.id.endswith(typed.casefold())]
        if len(found) != 1:
            raise CallError(f"No conflict has the id {typed!r}.", "relbank conflicts lists them with their ids.")
        shell.say((keep if call.on("keep") else dismiss)(store, found[0]).said)
        return 0
    if call.on("json"):
        fields = ("id", "what", "field", "theirs", "ours", "when", "where")
        shell.json([{name: getattr(one, name) for name in fields} for one in lost])
        return 0
    if not lost:
        shell.say("No two devices changed the same thing: there is nothing to settle.")
        return 0
    ids = short_ids([one.id for one in lost])
    for one in lost:
        shell.say(f"{ids[one.id]}  {one.field} of {one.what}")
        for label, text in ((f"{one.when.replace('T', ' ')}, {one.where}", one.theirs), ("stands now", one.ours)):
            shell.say(f"      {label}:")
            for line in clean(text or "nothing", multiline=True).split("\n"):
                for part in wrap(line, max(shell.width - 8, 20)) if shell.width else [line]:
                    shell.say(f"        {part}".rstrip())
    shell.say()
    shell.say("relbank conflicts --keep ID puts the first value in place; --dismiss ID leaves the second.")
    return 0
