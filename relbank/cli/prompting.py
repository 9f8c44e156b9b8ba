"""Typing a note at a terminal: a prompt of some lines in the shell itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import Call
from .shell import Shell

if TYPE_CHECKING:
    from relbank.actions.done import Done


def can(shell: Shell, call: Call) -> bool:
    """Tell whether the prompt can be drawn: a terminal at all ends, and nothing that asks for plain lines."""
    plain = shell.plain or call.on("json") or call.on("dry-run")
    return not plain and shell.talks and shell.stderr.isatty()


def prompt(shell: Shell, start: str = "") -> int:
    """Let a note be typed and say what was filed; start: what it begins with. Textual is imported only here."""
    settings = shell.settings
    shell.now()  # a wrong RELBANK_NOW is told before anything is drawn
    store = shell.open(write=True, fresh=True)
    from relbank.tui.inline import ask

    asked = ask(store, shell.places, settings, shell.now, shell.environ, start, shell.stderr)
    if asked.done is not None:
        say(shell, asked.done)
    elif asked.kept:
        shell.warn("The text is kept as a draft; nothing was filed.", "relbank note and F2 go on with it.")
    elif not asked.status:
        shell.warn("Nothing was filed.")
    return asked.status


def say(shell: Shell, done: Done) -> None:
    """Say what was filed, and on standard error what asks for attention."""
    shell.say(done.news)
    for sentence in done.warned:
        shell.warn(sentence)
