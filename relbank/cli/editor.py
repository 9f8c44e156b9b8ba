"""Writing in $VISUAL or $EDITOR: a private file, no traces, and the text is safe before the file goes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .entering import decode
from .errors import CallError
from .shell import Shell

FILE = "note.md"
_VIM_OFF = "nomodeline noundofile nobackup nowritebackup noswapfile"
_VIM = ("-n", "-i", "NONE", "--cmd", f"autocmd BufReadPre,BufNewFile * set {_VIM_OFF}", "-c", f"set {_VIM_OFF}")
_EMACS = (
    "(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil"
    " enable-local-variables nil history-length 0 savehist-mode nil recentf-mode nil)"
)
_WAIT = {"code", "code-insiders", "codium", "subl", "mate", "zed", "cursor"}


def call(environ: dict[str, str], path: Path) -> list[str]:
    """Return the call of the user's editor for a file, with the flags that leave no swap, undo or backup file.

    $VISUAL wins over $EDITOR; both are split as a shell would, and run without one.
    """
    import shlex

    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        raise CallError("A quote in your $EDITOR is not closed.", "Set it again, like EDITOR=nano.") from None
    if not words:
        raise CallError("No editor is set.", "Set one, like: export EDITOR=nano")
    return [*words, *_flags(words[0], environ), str(path)]


def _flags(program: str, environ: dict[str, str]) -> tuple[str, ...]:
    import shutil

    found = shutil.which(program, path=environ.get("PATH"))
    names = {Path(program).name, Path(os.path.realpath(found)).name if found else ""}
    if any(n.split(".")[0] in ("vim", "nvim", "gvim", "mvim", "vimx") for n in names):
        return ("-f", *_VIM) if Path(program).name in ("gvim", "mvim") else _VIM
    if any(n in ("nano", "rnano", "pico") for n in names) and "nano" in "".join(names):
        return ("--ignorercfiles",)  # nothing else turns off backups and position logs that a nanorc turns on
    if any(n.startswith("emacs") and not n.startswith("emacsclient") for n in names):
        return ("--eval", _EMACS)
    return ("--wait",) if Path(program).name in _WAIT else ()


def private_folder(shell: Shell) -> Path:
    """Return a new 0700 folder, in memory where the system has such a place, else in the state folder."""
    import tempfile

    state = shell.places.state
    for place in (shell.environ.get("XDG_RUNTIME_DIR"), "/dev/shm", state):
        if place and Path(place).is_dir() and os.access(place, os.W_OK | os.X_OK):
            return Path(tempfile.mkdtemp(prefix="relbank-", dir=place))
    raise CallError(f"There is no private place for the editor's file; {state} is missing.", "Set XDG_RUNTIME_DIR.")


@contextmanager
def written(shell: Shell, text: str = "") -> Iterator[str]:
    """Give what the user wrote; on the way out the file goes, once the text is in the journal or in a draft.

    text: what the file starts with.
    """
    import shutil

    folder = private_folder(shell)
    path = folder / FILE
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        status = _wait_for(call(dict(shell.environ), path), dict(shell.environ))
        shell.entered = decode(path.read_bytes(), shell) if path.exists() else ""
        if not shell.entered.strip():
            shell.entered = ""
        if status != 0:
            raise CallError(f"The editor ended with status {status}; nothing was filed.", "")
        yield shell.entered
    except BaseException:
        if shell.entered:
            from .keeping import keep_as_draft

            if not keep_as_draft(shell):
                shell.warn(f"The text is still in {path}.")
                shell.entered, folder = "", Path()
        raise
    finally:
        if folder != Path():
            shutil.rmtree(folder, ignore_errors=True)


def _wait_for(words: list[str], environ: dict[str, str]) -> int:
    """Run the editor on this terminal; ctrl+c is the editor's meanwhile."""
    import subprocess

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.run(words, env=environ, check=False, restore_signals=True).returncode
    except OSError as error:
        raise CallError(f"{words[0]} can't be started: {error.strerror}.", "Check $VISUAL and $EDITOR.") from None
    finally:
        signal.signal(signal.SIGINT, before)
