"""CONVENTIONS: which verbs must not import Textual or asyncio; only import and export read the exchange formats."""

from __future__ import annotations

import subprocess
import sys

import pytest

LEAN = [
    ["--help"],
    ["help", "note"],
    ["--version"],
    ["note", "@Bob Smith lunch today 12:30 at Vito's\n- likes golf\n- [ ] send it by Fri"],
    ["note", "-"],
    ["note", "--dry-run", "--json", "-"],
    ["people"],
    ["people", "--json"],
    ["show", "Bob Smith"],
    ["show", "Bob Smith", "--json"],
    ["due"],
    ["due", "--quiet"],
    ["due", "--line"],
    ["today", "--line"],
    ["brief", "--next"],
    ["today"],
    ["done", "chart"],
    ["brief", "Bob Smith"],
    ["find", "nascar"],
    ["log"],
    ["log", "Bob Smith", "--since", "monday"],
    ["when", "next", "friday"],
    ["where"],
    ["undo"],
    ["history", "Bob Smith"],
    ["conflicts"],
    ["backup"],
    ["doctor"],
]
PROBE = """
import sys
from relbank.cli.main import run
status = run()
slow = ("textual", "rich", "asyncio", "relbank.exchange", "relbank.tui", "argparse", "icalendar")
loaded = [m for m in slow if m in sys.modules]
sys.stderr.write(f"status {status} loaded {loaded}")
"""


@pytest.mark.parametrize("argv", LEAN, ids=lambda argv: " ".join(argv)[:30])
def test_lean_verbs_import_neither_textual_nor_asyncio_nor_exchange(small, argv):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *argv],
        input=b"@Bob Smith call\n- likes tea\n",
        capture_output=True,
        env={"PATH": small.environ["PATH"], **small.environ},
        timeout=60,
        check=False,
    )
    said = done.stderr.decode()
    assert said.endswith("status 0 loaded []"), said


def test_the_probe_sees_what_is_loaded(small, tmp_path):
    argv = ["export", "--json", str(tmp_path / "all.json")]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *argv], capture_output=True, env=small.environ, timeout=60, check=False
    )
    assert done.stderr.decode().endswith("loaded ['relbank.exchange']")
