"""An editor that can't be used, from inside the program in a terminal."""

from __future__ import annotations

import subprocess

import pytest

from tests.e2e.terminal import Window, command, environ
from tests.e2e.test_terminal import restored


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "Set one, like: export EDITOR=nano"), ("nosuch", "nosuch can't be started"), ("false", "with status 1")],
)
def test_an_editor_that_can_not_be_used_leaves_the_program_as_it_was(tmp_path, editor, said):
    env = environ(tmp_path)
    subprocess.run([*command(), "note", "@Bob Smith", "lunch today"], env=env, capture_output=True, check=True)
    with Window({**env, "EDITOR": editor}) as window:
        window.until("Bob Smith")
        window.type("E")
        window.until(said)
        window.quiet()
        window.type("n")
        window.until("What will be filed")
        window.type("\x1b")
        window.until("1 People 1")
        window.type("q")
        assert window.end() == 0
        assert restored(window)
