"""Opening the program, or saying what it would show where there is no terminal for it."""

from __future__ import annotations

from relbank.model.say import plural

from .arguments import Call
from .errors import CallError
from .shell import Shell


def start(shell: Shell, call: Call) -> int:
    """Open the program; without a terminal that can show it print a plain page instead."""
    if call.words:
        raise CallError(f"There is no verb {call.words[0]!r}.", "relbank --help lists the verbs.")
    if not shell.talks or shell.plain:
        return plain_page(shell, call)
    shell.open(write=_writable(shell), fresh=True)
    return open_program(shell, masked=call.on("mask"))


def open_program(shell: Shell, title: str = "relbank", *, masked: bool = False, first: str = "") -> int:
    """Run the program on the shell's journal, titled so that an example is not mistaken for one's own.

    first: the id of a command that is carried out when it is open.
    """
    settings = shell.settings
    shell.now()  # a wrong RELBANK_NOW is told before the screen opens
    from relbank.tui.app import open_program as run

    store = shell.open()
    return run(store, shell.places, settings, shell.now, shell.environ, title, shell.stderr, masked, first)


def plain_page(shell: Shell, call: Call) -> int:
    """Print who is in the journal and what is due, and how the program itself is opened."""
    from relbank.model.person import Person

    from .due import due

    store = shell.open()
    count = len(store.journal.every(Person))
    shell.say(f"relbank: {plural(count, 'person', 'people')} in {shell.places.journal}")
    shell.say()
    due(shell, call)
    shell.warn("This is no terminal that can show the program.", "Run relbank in one; relbank --help lists the verbs.")
    return 0


def _writable(shell: Shell) -> bool:
    """Tell whether the journal can be written; one that can't is opened for reading, and the user told."""
    import os

    journal = shell.places.journal
    if not journal.is_dir() or os.access(journal, os.W_OK | os.X_OK):
        return True
    shell.warn(f"{journal} can't be written; it is opened for reading only.")
    return False
