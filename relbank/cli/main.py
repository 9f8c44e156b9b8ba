"""The command `relbank`: reads the call, runs the verb, and answers for whatever goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from .errors import CallError

if TYPE_CHECKING:
    from .arguments import Call
    from .shell import Shell


def run() -> int:
    """Be the console script: main() on the real streams; returns the exit status for sys.exit.

    A verb ends before garbage is worth collecting; the program on the screen turns the collector on again.
    """
    gc.disable()
    sys.excepthook, sys.unraisablehook = _uncaught, _unraised
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that can't show a letter shows a question mark
    nowhere = open(os.devnull, "w", encoding="utf-8") if None in (sys.stdout, sys.stderr) else sys.stderr  # noqa: SIM115, PTH123
    return main(sys.argv[1:], os.environ, sys.stdin, sys.stdout or nowhere, sys.stderr or nowhere)


def main(
    argv: Sequence[str], environ: Mapping[str, str], stdin: TextIO | None, stdout: TextIO, stderr: TextIO
) -> int:
    """Run one call and return its exit status: 0 well, 1 the answer is no, 2 a wrong call or a failure."""
    try:
        try:
            status = _answer(argv, environ, stdin, stdout, stderr)
        finally:
            stdout.flush()
        return status
    except BrokenPipeError:
        _deafen(stdout)
        return 0  # the reader had enough
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # every verb explains its own; what is left is the output itself
        _deafen(stdout)
        stderr.write(f"The output could not be written: {error.strerror or type(error).__name__}.\n")
        return 2
    except Exception as error:  # noqa: BLE001 - closing the journal failed, or telling what failed: told as any failure
        _report(error, stderr)
        return 2


def _uncaught(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Tell what nobody caught as any failure is told; an interruption needs no words."""
    if not isinstance(error, KeyboardInterrupt):
        _report(error, sys.stderr)


def _unraised(told: sys.UnraisableHookArgs) -> None:
    """Tell what nobody could catch, such as a failure while something is thrown away."""
    if told.exc_value is not None and sys.meta_path is not None:  # else Python itself is gone already
        _report(told.exc_value, sys.stderr)


def _report(error: BaseException, stderr: TextIO, verb: str = "") -> None:
    from .crash import sentence

    stderr.write(sentence(error, verb) + "\n")


def _answer(
    argv: Sequence[str], environ: Mapping[str, str], stdin: TextIO | None, stdout: TextIO, stderr: TextIO
) -> int:
    """Read the call and run its verb; whatever fails is told here, and a text that was entered is kept."""
    verb, shell = "", None
    try:
        from .arguments import read

        call = read(argv)
        verb = call.verb
        if call.on("version"):
            from relbank import __version__

            stdout.write(f"relbank {__version__}\n")
            return 0
        from .shell import Shell

        shell = Shell(environ, stdin, stdout, stderr, journal=call.options.get("journal"), plain=call.on("plain"))
        if call.on("help"):
            from .help import show_help

            return show_help(shell, verb)
        if call.on("mask") and verb not in ("", "demo"):
            raise CallError(f"relbank {verb} prints what it is asked for.", "--mask opens the program: relbank --mask")
        return _function(verb)(shell, call)
    except KeyboardInterrupt:
        _keep(shell, stderr)
        raise
    except Exception as error:
        if shell is not None and shell.deaf:
            _keep(shell, stderr)
            raise
        if hasattr(error, "what") and hasattr(error, "do"):  # CallError, StoreError, Refused …: told in two sentences
            status = _tell(error, stderr)
            _keep(shell, stderr)
            return status
        _report(error, stderr, verb)
        if not _keep(shell, stderr):
            stderr.write("Please report this line; what is in the journal stays as it was.\n")
        return 2
    finally:
        if shell is not None:
            shell.close()


def _function(verb: str) -> Callable[[Shell, Call], int]:
    """Return the function of a verb, its module imported now."""
    from importlib import import_module

    from .verbs import VERBS

    module, _, name = next(v.does for v in VERBS if v.name == verb).partition(":")
    function: Callable[[Shell, Call], int] = getattr(import_module(f"relbank.cli.{module}"), name)
    return function


def _tell(error: Exception, stderr: TextIO) -> int:
    from relbank.model.text import clean

    more = error.more if isinstance(error, CallError) else ()
    lines = [str(getattr(error, "what")), *more, str(getattr(error, "do"))]  # noqa: B009 - any error with the two
    stderr.write("".join(clean(line) + "\n" for line in lines if line))
    return error.status if isinstance(error, CallError) else 2


def _keep(shell: Shell | None, stderr: TextIO) -> bool:
    """Keep a text that was entered and is not in the journal; tell where it is."""
    if shell is None or not shell.entered:
        return False
    from .keeping import keep

    stderr.write(keep(shell) + "\n")
    return True


def _deafen(stdout: TextIO) -> None:
    """Let nothing more go to a closed output, so that the interpreter's last flush is quiet too."""
    try:
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, stdout.fileno())
        os.close(descriptor)
    except (OSError, ValueError):
        return  # no real descriptor (a test's stream): there is nothing to silence
