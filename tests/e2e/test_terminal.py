"""The installed program from end to end, in a terminal as a user has it."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from relbank.model.person import Person
from relbank.paths import find
from relbank.store import open_store
from tests.e2e.terminal import Window, command, environ

SAVE, ESC, QUIT = "\x13", "\x1b", "\x11"
NOTE = "Bob Smith lunch today\n- likes hockey\n- [ ] send pie by fri"

MARKS = {
    "osc52": "\x1b]52;c;SE9TVElMRQ==\x07",
    "title": "\x1b]0;HOSTILE\x07",
    "colour": "\x1b[41;97mHOSTILE\x1b[7777m",
    "c1": "\x9b31mHOSTILE\x9d0;HOSTILE\x9c",
    "bidi": "\u202eHOSTILE\u202c\u2066\u2069\u200f",
    "bell": "\x07\x08\x00\x7f",
}
HOSTILE = "Zed " + "".join(MARKS.values())
FORBIDDEN = [
    b"\x1b]52", b"\x1b]0;", b"HOSTILE\x1b[7777m", b"\x1b[7777m", b"\x1b[41;97m", b"\x07", b"\x08", b"\x7f",
    *(char.encode() for char in "\x9b\x9d\x9c\u202e\u202c\u2066\u2069\u200f"),
]  # fmt: skip


def run(env, *argv, stdin=""):
    """Run a shell verb; return what it answered, its output as bytes."""
    return subprocess.run(
        [*command(), *argv], input=stdin.encode(), capture_output=True, env=env, timeout=60, check=False
    )


def asked(env, *argv):
    """Run a shell verb with --json."""
    return json.loads(run(env, *argv, "--json").stdout)


@pytest.fixture
def env(tmp_path):
    return environ(tmp_path)


def restored(window):
    """Tell whether the terminal is as it was: main screen, cursor shown, mouse and paste off, line mode."""
    last = {
        mode: window.raw.rfind(f"\x1b[?{mode}h".encode()) < window.raw.rfind(f"\x1b[?{mode}l".encode())
        for mode in (1049, 1000, 1003, 2004)
        if f"\x1b[?{mode}h".encode() in window.raw
    }
    shown = window.raw.rfind(b"\x1b[?25h") > window.raw.rfind(b"\x1b[?25l")
    lines = termios.tcgetattr(window.fd)[3] & (termios.ICANON | termios.ECHO) == (termios.ICANON | termios.ECHO)
    assert 1049 in last, "the program never took the alternate screen"
    return all(last.values()) and shown and lines


def test_a_first_day(env):
    with Window(env) as window:
        window.until("n writes the first note")
        window.type("n")
        window.until("What will be filed")
        window.type(NOTE.replace("\n", "\r"))
        window.until("Bob Smith will be added")
        window.type(SAVE)
        window.until("Filed lunch with Bob Smith (new)")
        window.until("hockey")
        window.type("4")
        window.until("4 My promises 1")
        window.type(" ")
        window.until("4 My promises 0")
        window.type("q")
        assert window.end() == 0
        assert restored(window)
    with Window(env) as window:
        window.until("hockey")
        window.until("kept: send pie")
        window.type("q")
        assert window.end() == 0
    assert [p["state"] for p in asked(env, "export")["promises"].values()] == ["kept"]


def test_a_kill_while_typing_brings_the_draft_back(env):
    with Window(env) as window:
        window.until("n writes the first note")
        window.type("n")
        window.until("What will be filed")
        window.type("Bob Smith lunch")
        window.until("draft kept 14:00")
        window.until_so(lambda: [draft["text"] for draft in asked(env, "drafts")] == ["@Bob Smith lunch"])
        os.kill(window.pid, signal.SIGKILL)
        assert window.end() == -signal.SIGKILL
    with Window(env) as window:
        window.until("N opens it")
        window.type("N")
        window.until("Drafts")
        window.until("@Bob Smith lunch")
        window.type("\r")
        window.until("draft")
        window.type(SAVE)
        window.until("Filed lunch with Bob Smith")
        window.type("q")
        assert window.end() == 0
    assert asked(env, "drafts") == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP], ids=lambda how: how.name)
def test_a_signal_while_typing_keeps_the_draft(env, how):
    with Window(env) as window:
        window.until("n writes the first note")
        window.type("n")
        window.until("What will be filed")
        window.type("Bob Smith lunch")
        window.until("draft kept 14:00")
        os.kill(window.pid, how)
        window.end()
    assert [draft["text"] for draft in asked(env, "drafts")] == ["@Bob Smith lunch"]


def test_a_note_from_another_shell_appears_at_once(env, record_property):
    assert run(env, "note", stdin="@Bob Smith lunch today\n- likes hockey\n").returncode == 0
    with Window(env) as window:
        window.until("hockey")
        window.quiet()
        assert run(env, "note", stdin="@Aaron First call today\n- likes tea\n").returncode == 0
        took = window.until("Aaron First")  # half a second is the aim; a loaded machine may take more
        record_property("seconds until another program's note is shown", round(took, 3))
        window.type("q")
        assert window.end() == 0


def test_a_paste_is_one_text_and_runs_nothing(env):
    with Window(env) as window:
        window.until("n writes the first note")
        window.type("n")
        window.until("What will be filed")
        window.paste("Bob Smith lunch today\n- likes tea\nq d D u \x13 :quit\n")
        window.until("likes")
        window.type(SAVE)
        window.until("Filed lunch")
        window.type("q")
        assert window.end() == 0
    texts = [touch["text"] for touch in asked(env, "export")["touches"].values()]
    assert len(texts) == 1
    assert texts[0].startswith("@Bob Smith lunch today\n- likes tea\nq d D u ")


def test_keys_in_one_write_go_where_they_were_meant_to_go(env):
    note = "@Bob Smith lunch today\n- likes hockey\n\n@Liz Chen call today\n- likes jazz\n"
    assert run(env, "note", stdin=note).returncode == 0
    with Window(env) as window:
        window.until("hockey")
        for keys, shown in (
            ("/liz\r", "1 People 1 of 2"), ("\x1b", "1 People 2"), (":settings\r", "date_order"),
            ("ghgl", "1 Initiating"),
            ("gh\x06hockey", "Search 1"), ("\x1b", "1 People 2"), ("pbring the book by 9 dec\r", "9 Dec"),
        ):  # fmt: skip
            window.quiet()
            window.type(keys)
            window.until(shown)
        window.type("q")
        assert window.end() == 0
    promised = asked(env, "export")["promises"].values()
    assert [p["text"] for p in promised] == ["bring the book"]


def test_without_colours_none_is_written_not_even_black_on_black(env):
    assert run(env, "note", stdin="@Bob Smith lunch today\n- likes hockey\n").returncode == 0
    with Window(env | {"NO_COLOR": "1"}) as window:
        window.until("hockey")
        window.type("A")
        window.until("What Bob Smith is for")
        window.quiet()
        assert re.findall(rb"\x1b\[[0-9;]*(?:[34][0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m", window.raw) == []
        window.type("\x1b")
        window.until("1 People 1")
        window.quiet()
        window.type("q")
        assert window.end() == 0


@pytest.fixture
def hostile(env):
    """A journal full of what a terminal would obey."""
    note = (
        f"@Bob Smith, @{HOSTILE.replace(chr(0), '')} lunch today at {MARKS['bidi']}Vito's #{MARKS['colour']}\n"
        f"Prose {HOSTILE}\n\n> {HOSTILE}\n\n```\n{HOSTILE}\n```\n"
        f"[link](http://x/{MARKS['osc52']}) [/x] [@click=app.quit]y[/]\n"
        f"- likes {HOSTILE}\n- [ ] send {HOSTILE} by Fri\n- [ ] @Bob: {HOSTILE}\n"
        f"- next coffee tomorrow 9:00 at {HOSTILE}\n"
        f"- fact {MARKS['c1']}: {HOSTILE}\n"
    )
    assert run(env, "note", stdin=note).returncode == 0
    more = {"organisation": HOSTILE, "title": HOSTILE, "tags": {HOSTILE: ""}, "emails": {HOSTILE: ""}}
    with (
        open_store(Path(env["RELBANK_JOURNAL"]), find(env).state) as store,
        store.transaction("what no verb lets in") as tx,
    ):
        tx.add(Person(tx.new_id(), HOSTILE))
        tx.add(Person(tx.new_id(), f"Aaron {HOSTILE}", **more))
    assert run(env, "note", stdin=f"@Bob Smith call yesterday\n{HOSTILE}\n").returncode == 0
    return env


def found_in(out):
    """The hostile bytes in what was written; Textual itself sets the mouse pointer's shape, ended by a bell."""
    out = out.replace(b"\x1b]22;default\x07", b"")
    return [mark for mark in FORBIDDEN if mark in out]


def test_no_hostile_byte_leaves_the_program(hostile):
    with Window(hostile, size=(160, 45)) as window:
        window.until("Bob Smith")
        window.quiet()
        for keys in ("j", "k", "2", "3", "J", "4", "5", "6", "1", "b", ESC, "?", ESC, "D", ESC, "/zed", "\r", ESC):
            window.type(keys)
            window.quiet(0.06)
        window.type("1k3\r")
        window.quiet(0.2)
        window.paste(HOSTILE)
        window.quiet(0.3)
        window.type(ESC)
        window.quiet(0.2)
        window.type("N")
        window.quiet(0.2)
        window.type(ESC)
        window.quiet(0.2)
        assert "HOSTILE" in window.raw.decode()
        window.type("\x11")
        assert window.end() == 0
        assert restored(window)
        assert found_in(window.raw) == []


VERBS = (
    ("people",), ("show", "Bob Smith"), ("show", "Zed"), ("due",), ("today",), ("brief", "Bob Smith"), ("log",),
    ("find", "HOSTILE"), ("drafts",), ("note", "--dry-run", f"@{HOSTILE.replace(chr(0), '')} lunch"),
    ("done", "send"), ("when", f"fri {MARKS['colour']}"), ("show", f"nobody {HOSTILE.replace(chr(0), '')}"),
    (MARKS["osc52"],), ("where",), ("export", "--json"), ("people", "--json"), ("doctor",), ("undo",),
)  # fmt: skip


def test_no_hostile_byte_leaves_the_shell(hostile):
    """Piped, and into a terminal."""
    for argv in VERBS:
        done = run(hostile, *argv)
        assert found_in(done.stdout + done.stderr) == [], argv
        assert b"Traceback" not in done.stderr, argv
    for argv in (("due",), ("show", "Bob Smith"), ("log",), ("people",), ("brief", "Bob Smith")):
        with Window(hostile, *argv) as window:
            window.end()
            assert found_in(window.raw) == [], argv
            assert b"HOSTILE" in window.raw, argv


CRASH = """
import asyncio, sys, threading
from relbank.store.store import Store
from relbank.tui import app
from relbank.tui.app import Relbank
from relbank.tui.screens.home import Home
from relbank.tui.widgets.lineview import LineView
def fail(*args, **more):
    secret = "Bob Smith told me a secret"
    raise RuntimeError(secret)
async def fail_later():
    fail()
class Odd:
    __del__ = fail
def began(how):
    def ready(self):
        how()
        usual(self)
    return ready
usual = Relbank.ready
WAY
sys.argv[0] = "relbank"
from relbank.cli.main import run
sys.exit(run())
"""
FATAL = {
    "a command": "Home.action_command = fail",
    "a command that waits": "Home.action_command = lambda self, id: fail_later()",
    "drawing": "Home.action_command = lambda self, id: (setattr(LineView, 'render_line', fail), self.app.mask(True))",
    "a timer": "Home.action_command = lambda self, id: self.set_timer(0.01, fail)",
}
SURVIVED = {
    "a task": "Relbank.ready = began(lambda: asyncio.get_running_loop().create_task(fail_later()))",
    "a callback": "Relbank.ready = began(lambda: asyncio.get_running_loop().call_soon(fail))",
    "a thread": "Relbank.ready = began(lambda: threading.Thread(target=fail).start())",
    "a finaliser": "Relbank.ready = began(Odd)",
    "closing": "Store.close = fail",
    "the end": "Relbank.told = lambda *args: Odd() and 0",
}
"""What fails and does not end the program: a key does, and only then something is said."""


@pytest.mark.parametrize("way", [*FATAL, *SURVIVED])
def test_a_mistake_of_the_program_is_one_sentence_without_content(env, tmp_path, way):
    run(env, "note", stdin="@Bob Smith lunch today\nsecret plan\n")
    script = tmp_path / "crash.py"
    script.write_text(CRASH.replace("WAY", FATAL.get(way) or SURVIVED[way]))
    with Window(env, sys.executable, str(script)) as window:
        window.until("Bob Smith")
        window.quiet()
        window.type("j" if way in FATAL else QUIT)
        assert window.end() == (2 if way in FATAL or way == "closing" else 0)
        assert restored(window)
        after = window.raw[window.raw.rfind(b"\x1b[?1049l") :].decode()
        said = re.sub(r"\x1b[\[\]][0-9;?<>=]*[a-zA-Z]", "", after).strip()
    if way in FATAL:
        assert said.startswith("relbank failed (RuntimeError)") and "kept as a draft" in said
    elif way in ("closing", "the end"):
        assert said.startswith("relbank failed by a mistake of its own (RuntimeError at ")
    for word in ("Bob", "secret", "Traceback"):
        assert word not in said
    assert b"told me" not in window.raw and b"Traceback" not in window.raw, "nor while the screen was there"
    assert len(said.splitlines()) <= 3


def test_without_a_terminal_there_is_a_plain_page(env):
    run(env, "note", stdin="@Bob Smith lunch today\n- [ ] send pie by fri\n")
    done = run(env)
    assert done.returncode == 0
    assert done.stdout.startswith(b"relbank: 1 person")
    assert b"send pie" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"relbank --help" in done.stderr


def test_no_file_can_be_read_by_others_whatever_the_umask(env, tmp_path):
    with Window(env, umask=0) as window:
        window.until("n writes the first note")
        window.type("n")
        window.until("What will be filed")
        window.type(NOTE.replace("\n", "\r"))
        window.until("draft kept 14:00")
        drafts = list((tmp_path / "state").rglob("drafts/*"))
        assert drafts
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in drafts)
        window.type(SAVE)
        window.until("Filed")
        window.type("t")
        window.until("Theme")
        window.type("\r")
        window.quiet()
        window.type("\x11")
        assert window.end() == 0
    made = [path for name in ("journal", "state", "config") for path in (tmp_path / name).rglob("*")]
    assert len(made) > 3
    for path in [*made, tmp_path / "journal", tmp_path / "state"]:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_the_first_paint_and_a_key_are_quick(env, record_property):
    """Measured, and only checked against what no healthy machine needs."""
    run(env, "note", stdin="@Bob Smith lunch today\n")
    start, spent = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with Window(env) as window:
        window.until("Bob Smith")
        record_property("seconds to the first paint", round(time.monotonic() - start, 3))
        window.quiet()
        window.type("n")
        record_property("seconds to capture", round(window.until("What will be filed"), 3))
        window.type("\x11")
        took = time.monotonic()
        assert window.end() == 0
        record_property("seconds to quit", round(time.monotonic() - took, 3))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - spent < 10, "seconds of processor time"
