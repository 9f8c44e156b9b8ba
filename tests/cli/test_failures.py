"""Whatever fails: a sentence without content, no traceback, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from relbank.cli import people as people_verbs
from relbank.store import Store


def test_a_mistake_of_relbank_shows_no_content(small, monkeypatch):
    def broken(shell, call):
        secret = small("show", "Bob Smith").out
        raise KeyError(secret)

    monkeypatch.setattr(people_verbs, "people", broken)
    answer = small("people")
    assert answer.status == 2
    assert answer.out == ""
    first, *rest = answer.err.splitlines()
    assert first.startswith("relbank people failed by a mistake of its own (KeyError at ")
    assert first.endswith("no content is shown here.")
    assert len(rest) == 1
    for word in ("Bob", "Nascar", "Traceback", "secret"):
        assert word not in answer.err


def test_what_fails_beside_the_verb_shows_no_content_either(small, monkeypatch):
    def broken(*_: object) -> None:
        raise KeyError("Nascar")

    monkeypatch.setattr(Store, "close", broken)
    answer = small("people")
    assert answer.status == 2 and "Bob Smith" in answer.out
    assert answer.err.startswith("relbank failed by a mistake of its own (KeyError at cli/shell.py:")
    assert "Nascar" not in answer.err and len(answer.err.splitlines()) == 1


UNCAUGHT = """
import sys
from relbank.cli import main
class Odd:
    def __del__(self):
        raise ValueError("Nascar")
main.main = lambda *_: Odd() and None  # nobody can catch what a finaliser raises
main.run()
main.main = lambda *_: {}["Nascar"]
main.run()
"""


def test_what_nobody_catches_shows_no_content():
    done = subprocess.run([sys.executable, "-c", UNCAUGHT], capture_output=True, timeout=60, check=False, text=True)
    assert done.returncode == 1 and done.stdout == ""
    first, second = done.stderr.splitlines()
    assert "(ValueError at " in first and "(KeyError at " in second and "Nascar" not in done.stderr


def test_interrupting_is_quiet(small, monkeypatch):
    def interrupted(shell, call):
        raise KeyboardInterrupt

    monkeypatch.setattr(people_verbs, "people", interrupted)
    answer = small("people")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


def _piped(environ: dict[str, str], shell: str) -> subprocess.CompletedProcess[bytes]:
    command = shell.replace("relbank", f"{sys.executable} -m relbank")
    return subprocess.run(
        ["bash", "-c", command], env={**os.environ, **environ}, capture_output=True, timeout=60, check=False
    )


def test_a_closed_pipe_is_quiet(small):
    done = _piped(small.environ, "for i in 1 2 3; do relbank log --json; done | head -c 10; exit ${PIPESTATUS[0]}")
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_told(small):
    done = _piped(small.environ, "relbank people > /dev/full")
    assert done.returncode == 2
    assert done.stderr.decode() == "The output could not be written: No space left on device.\n"


def test_closed_streams(small):
    assert _piped(small.environ, "relbank people <&-").returncode == 0
    assert _piped(small.environ, "relbank people >&-").returncode == 0
    assert _piped(small.environ, "relbank people 2>&-").returncode == 0
    done = _piped(small.environ, "relbank note <&-")
    assert done.returncode == 2
    assert b"The note is empty" in done.stderr or b"no standard input" in done.stderr


def test_a_terminal_that_knows_no_unicode(small):
    done = _piped(small.environ, "LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0 relbank people")
    assert done.returncode == 0
    assert b"Bob Smith" in done.stdout and b"Traceback" not in done.stderr
