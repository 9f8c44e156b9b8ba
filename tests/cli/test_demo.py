"""The example journal: opened and thrown away, or made large and kept."""

from __future__ import annotations

import os
import pty
import signal
import time

import pytest


@pytest.fixture
def here(relbank, tmp_path):
    """Temporary folders are made here, so that what is left can be seen."""
    (tmp_path / "tmp").mkdir()
    relbank.environ["TMPDIR"] = str(tmp_path / "tmp")
    return relbank


def test_without_a_terminal_the_example_is_told_and_goes(here, tmp_path):
    answer = here.really("demo")
    assert answer.status == 0, answer.err
    assert "people in" in answer.out and "My promises" in answer.out
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not here.places.journal.exists()


def test_a_large_one_is_made_and_kept(here, tmp_path):
    into = tmp_path / "large"
    answer = here("demo", "--people", "12", "--notes", "30", "--into", str(into))
    assert answer.status == 0, answer.err
    assert "12 people and 30 notes" in answer.out
    assert into.stat().st_mode & 0o777 == 0o700
    assert len(here("--journal", str(into), "people", "--json").json) == 12
    again = here("demo", "--into", str(into))
    assert again.status == 2 and "is not empty" in again.err


@pytest.mark.parametrize("argv", [("--people", "many"), ("--people", "0"), ("--notes", "-3"), ("word",)])
def test_wrong_calls_leave_nothing(here, tmp_path, argv):
    assert here("demo", *argv).status == 2
    assert not here.places.journal.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_killed_demo_takes_its_folder_along(here, tmp_path, number):
    import sys

    pid, fd = pty.fork()
    if pid == 0:
        environ = {**here.environ, "TERM": "xterm-256color"}
        os.execve(sys.executable, [sys.executable, "-m", "relbank", "demo"], environ)
    seen, end = b"", time.monotonic() + 60
    while b"Help" not in seen:
        assert time.monotonic() < end, seen[-500:]
        seen += os.read(fd, 65536)
    assert b"DEMO" in seen
    (folder,) = (tmp_path / "tmp").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    os.kill(pid, number)
    try:
        while os.read(fd, 65536):
            pass
    except OSError:
        pass
    os.waitpid(pid, 0)
    os.close(fd)
    assert list((tmp_path / "tmp").iterdir()) == []
