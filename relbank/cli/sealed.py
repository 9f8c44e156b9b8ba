"""Remarks told in confidence: counted, and shown only at a terminal to somebody who says so (M34)."""

from __future__ import annotations

from relbank.method.integrity import sealed_of
from relbank.method.trust import dated
from relbank.model.person import Person
from relbank.model.say import plural, say_iso
from relbank.model.trust import Sealed

from .arguments import Call
from .choosing import person as choose
from .errors import CallError
from .shell import Shell
from .tables import table


def sealed(shell: Shell, call: Call) -> int:
    """List what is sealed without its words; with --show ask and show them; with --add seal a line that is read."""
    if call.on("add"):
        return _add(shell, call)
    store = shell.open()
    journal = store.journal
    if not call.words:
        counts = [(p.name, plural(n, "remark")) for p in journal.every(Person) if (n := len(journal.of(Sealed, p.id)))]
        shell.page(table(counts, shell.width))
        if not counts:
            shell.say("Nothing is sealed.")
        return 0
    who = choose(shell, store, call.words)
    remarks = sealed_of(journal, who.id)
    if not remarks:
        shell.say(f"Nothing that {who.name} told you is sealed.")
        return 1
    if not call.on("show"):
        shell.page(table([(say_iso(dated(r)), "(sealed)") for r in remarks], shell.width))
        return 0
    if not (shell.talks and shell.stdin is not None):
        raise CallError("Sealed remarks are shown at a terminal only.", "Run it there, without a pipe.")
    shell.write(f"Show {plural(len(remarks), 'sealed remark')} on this screen? Type yes: ", flush=True)
    if shell.stdin.readline().strip().casefold() != "yes":
        shell.say("Nothing was shown.")
        return 1
    shell.page(f"{say_iso(dated(r))}  {line}" for r in remarks for line in r.text.splitlines())
    return 0


def _add(shell: Shell, call: Call) -> int:
    from relbank.actions.sealed import seal

    from .trust import line_from

    store = shell.open(write=True)
    who = choose(shell, store, call.words)
    shell.say(seal(store, who.id, line_from(shell, "What is sealed? "), shell.now()).said)
    return 0
