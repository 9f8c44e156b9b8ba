"""Where the text of a note comes from: arguments, standard input, a file, or a prompt."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import CallError
from .shell import Shell

TOLD = "told-about-history"


def decode(raw: bytes, shell: Shell) -> str:
    """Return bytes as text, byte for byte as far as they are text; what is not UTF-8 loses nothing either."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            pass  # no UTF-16 after all: read below
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        shell.warn("The text is not UTF-8; it was read as Latin-1.")
        return raw.decode("latin-1")


def read_stdin(shell: Shell) -> str:
    """Return everything that standard input holds."""
    if shell.stdin is None:
        raise CallError("There is no standard input.", "Pipe the text in, or give it as an argument.")
    buffer = getattr(shell.stdin, "buffer", None)
    return decode(buffer.read(), shell) if buffer is not None else shell.stdin.read()


def read_file(shell: Shell, name: str) -> str:
    """Return the text of a file that the user names; "-" is standard input."""
    if name == "-":
        return read_stdin(shell)
    try:
        return decode(Path(name).expanduser().read_bytes(), shell)
    except OSError as error:
        raise CallError(f"{name} can't be read: {error.strerror}.", "Check its name and its rights.") from None


def from_words(shell: Shell, words: tuple[str, ...]) -> str:
    """Return a note given as arguments."""
    return decode(os.fsencode(" ".join(words)), shell)


def warn_of_history(shell: Shell) -> None:
    """Say once ever that an argument stays in the shell's history; called when the note is safe."""
    flag = shell.places.state / TOLD
    try:
        os.close(os.open(flag, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return  # told before, or nowhere to remember it: better silent than every time
    shell.warn(
        "This note now stands in your shell's history, too.",
        "`relbank note` alone asks for it, --edit opens your editor: neither leaves a trace. (Said only once.)",
    )


def from_editor(shell: Shell, text: str) -> str:
    """Return a note written in the user's editor, which starts with a text; it is a draft before the file goes."""
    from relbank.exchange.editor import edited

    from .keeping import keep_as_draft, take_back

    take_back(shell)

    def keep(new: str) -> None:
        shell.entered = new
        if not keep_as_draft(shell):
            raise CallError(f"A draft can't be kept in {shell.places.state}.", "Make room there, or check its rights.")

    return edited(text, shell.environ, shell.places.state, keep)


def from_prompt(shell: Shell, start: str = "") -> str:
    """Return a note typed line by line; every line is in a draft before the next one is asked for.

    start: what the note begins with already, such as the header of a debrief.
    """
    store = shell.open(write=True, fresh=True)
    first = "" if start else ", with its header first: @Name lunch today"
    shell.warn(f"Write the note{first}. ctrl+d ends it, ctrl+c leaves a draft.", start and f"  {start.rstrip()}")
    shell.entered = start
    try:
        import readline  # lines longer than the terminal's own 4,095 characters, and editing

        readline.set_auto_history(False)
    except ImportError:
        pass  # a Python without readline: plain lines
    while True:
        try:
            line = input("  ")
        except EOFError:
            shell.write("\n", flush=True)
            return shell.entered if shell.entered != start else ""
        shell.entered += decode(os.fsencode(line), shell) + "\n"
        shell.draft = store.drafts.keep(shell.entered, id=shell.draft or None, about="note")
