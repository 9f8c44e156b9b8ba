"""The doctor: what is wrong with the journal, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .arguments import Call
from .errors import CallError
from .shell import Shell

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.doctor import Finding

HOW_BAD = ("fine", "warning", "damage", "can't read")


def doctor(shell: Shell, call: Call) -> int:
    """Examine the journal and print what is found; the status is the worst: 0 fine, 1 warnings, 2 damage, 3 unread."""
    if call.words:
        raise CallError("doctor takes no words.", "relbank help doctor shows its options.")
    from relbank.store import StoreError
    from relbank.store.doctor import UNREADABLE, Finding, examine

    try:
        store = shell.open(write=call.on("fix"), quiet=True)
    except StoreError as error:
        found = [Finding(UNREADABLE, error.what, str(shell.places.journal), "Not before it can be read.", error.do)]
    else:
        if call.on("fix"):
            return _fix(shell, call, store)
        found = examine(store)
    _print(shell, call, found)
    return max((finding.how_bad for finding in found), default=0)


def _fix(shell: Shell, call: Call, store: Store) -> int:
    """Mend what can be mended, and print what was done and what is left."""
    if call.on("json"):
        raise CallError("--json goes with the examination alone.", "relbank doctor --json")
    from relbank.store.mend import mend

    mended = mend(store, shell.now().date())
    shell.page(f"mended: {sentence}" for sentence in mended.did)
    if not mended.did:
        shell.say("There was nothing to mend.")
    if mended.kept is not None:
        shell.say(f"The old files are kept in {mended.kept}.")
    shell.say()
    _print(shell, call, mended.left)
    return max((finding.how_bad for finding in mended.left), default=0)


def _print(shell: Shell, call: Call, found: Sequence[Finding]) -> None:
    if call.on("json"):
        keys = ("what", "where", "go_on", "next")
        shell.json([{"how_bad": HOW_BAD[f.how_bad], **{key: getattr(f, key) for key in keys}} for f in found])
        return
    for finding in found:
        shell.say(f"{HOW_BAD[finding.how_bad]}: {finding.what}")
        shell.say(f"    where: {finding.where}")
        if finding.how_bad:
            shell.say(f"    {finding.go_on}")
        if finding.next:
            shell.say(f"    next: {finding.next}")
