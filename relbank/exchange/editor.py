"""Writing in $VISUAL or $EDITOR: a file that nobody else can read, no copies left, the text safe before it goes."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from .left_behind import FILE, begin, places, prefix

_VIM_OFF = "nomodeline noundofile nobackup nowritebackup noswapfile"
_VIM = ("-n", "-i", "NONE", "--cmd", f"autocmd BufReadPre,BufNewFile * set {_VIM_OFF}", "-c", f"set {_VIM_OFF}")
_EMACS = (
    "(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil"
    " enable-local-variables nil history-length 0 savehist-mode nil recentf-mode nil)"
)
_WAIT = {"code", "code-insiders", "codium", "subl", "mate", "zed", "cursor"}


class EditorError(Exception):
    """The editor could not be used: what happened, and what to do; nothing that was typed is lost."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}")
        self.what, self.do = what, do


def call(environ: Mapping[str, str], path: Path) -> list[str]:
    """Return the call of the user's editor for a file, with the flags that leave no swap, undo or backup file.

    $VISUAL wins over $EDITOR; both are split as a shell would, and run without one. Raises EditorError.
    """
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        raise EditorError("A quote in your $EDITOR is not closed.", "Set it again, like EDITOR=nano.") from None
    if not words:
        raise EditorError("No editor is set.", "Set one, like: export EDITOR=nano")
    if shutil.which(words[0], path=environ.get("PATH")) is None:
        raise EditorError(f"{words[0]} can't be started: there is no such program.", "Check $VISUAL and $EDITOR.")
    return [*words, *_flags(words[0], environ), str(path)]


def _flags(program: str, environ: Mapping[str, str]) -> tuple[str, ...]:
    found = shutil.which(program, path=environ.get("PATH"))
    name, real = Path(program).name, Path(os.path.realpath(found)).name if found else ""
    if any(n.split(".")[0] in ("vim", "nvim", "gvim", "mvim", "vimx") for n in (name, real)):
        return ("-f", *_VIM) if name in ("gvim", "mvim") else _VIM
    if "nano" in (name, real) or name in ("rnano", "pico"):
        return ("--ignorercfiles",)  # nothing else turns off backups and position logs that a nanorc turns on
    if any(n.startswith("emacs") and not n.startswith("emacsclient") for n in (name, real)):
        return ("--eval", _EMACS)
    return ("--wait",) if name in _WAIT else ()


def private_folder(environ: Mapping[str, str], state: Path, name: str = "relbank-") -> Path:
    """Return a new 0700 folder whose name begins so, in the first of the places that can be written."""
    for place in places(environ, state):
        if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
            return Path(tempfile.mkdtemp(prefix=name, dir=place))
    raise EditorError(f"There is no private place for the editor's file; {state} is missing.", "Set XDG_RUNTIME_DIR.")


def edited(
    text: str, environ: Mapping[str, str], state: Path, keep: Callable[[str], None], about: str = "note"
) -> str:
    """Let the user change a text in their editor and return what it became, undecodable bytes replaced by signs.

    keep: makes a text that was changed durable; only then the file goes. When it fails, the file stays and the error
    names it. about: what the text belongs to, for the draft that it becomes when relbank does not live to see the
    editor's end (left_behind.py). Raises EditorError; its text, if there is any, has been kept.
    """
    folder = private_folder(environ, state, prefix(state))
    lock = begin(folder, text, about)
    path = folder / FILE
    stays = False
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            file.write(text)
        status = _wait_for(call(environ, path), environ, lock)
        new = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
        written = bool(new.strip()) and new != text
        if written:
            stays = True
            keep(new)
            stays = False
        if status != 0:
            what = f"The editor ended with status {status}; nothing was filed."
            raise EditorError(what, "What you wrote is kept as a draft." if written else "Check $VISUAL and $EDITOR.")
        return new
    finally:
        if not stays:
            shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _wait_for(words: list[str], environ: Mapping[str, str], lock: int) -> int:
    """Run the editor, which inherits the lock, on this terminal; ctrl+c is the editor's meanwhile."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.run(words, env=dict(environ), check=False, pass_fds=(lock,)).returncode
    except OSError as error:
        raise EditorError(f"{words[0]} can't be started: {error.strerror}.", "Check $VISUAL and $EDITOR.") from None
    finally:
        signal.signal(signal.SIGINT, before)
