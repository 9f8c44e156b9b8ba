"""A start imports no more of Textual than the first paint needs; what was left out is there when it is used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from relbank.tui.lean import DEFERRED, TELLING, Deferred

TOP = Path(__file__).parents[2]
LATER = (*DEFERRED, "ssl", "textual.widgets._input", "textual.widgets._text_area", "markdown_it")


def fresh(code: str) -> str:
    """Return what a program of its own prints."""
    argv = (sys.executable, "-c", code)
    return subprocess.run(argv, cwd=TOP, capture_output=True, text=True, check=True).stdout


def test_the_program_is_imported_without_what_it_needs_later():
    found = fresh("import sys, json, relbank.tui.app; print(json.dumps(sorted(sys.modules)))")
    assert set(json.loads(found)) & set(LATER) == set()


def test_no_switch_of_textual_lets_it_tell_what_is_typed_and_shown(tmp_path, monkeypatch):
    for name, value in zip(TELLING, ("debug,devtools", str(tmp_path / "log"), "1"), strict=True):
        monkeypatch.setenv(name, value)
    code = """
import os, relbank.tui.app
from textual import constants
from textual.app import App
print(constants.LOG_FILE, constants.SCREENSHOT_DELAY, sorted(App().features), App().devtools)
"""
    assert fresh(code).strip() == "None -1 [] None" and list(tmp_path.iterdir()) == []


def test_what_was_left_out_is_the_real_thing_when_it_is_used():
    code = """
import relbank.tui.app, textual.app, textual.notifications, uuid
assert isinstance(textual.notifications.uuid4(), uuid.UUID)
assert textual.app.user_downloads_path().name
import textual.command
assert textual.app.CommandPalette.is_open is not None
assert textual.app.SimpleProvider(None, []).__class__ is textual.command.SimpleProvider
import ssl
print(ssl.OPENSSL_VERSION != "")
"""
    assert fresh(code).strip() == "True"


def test_another_program_that_has_textual_already_keeps_it():
    code = """
import textual.app, textual.command
import relbank.tui.app
print(textual.app.CommandPalette is textual.command.CommandPalette)
"""
    assert fresh(code).strip() == "True"


def test_a_name_stands_for_itself_until_it_is_used():
    name = Deferred("fractions", "Fraction")
    assert name(1, 2) == 0.5
    assert name.__name__ == "Fraction"

    class Kind(name):  # type: ignore[misc, valid-type]
        pass

    assert Kind.__mro__ == (Kind, object)
