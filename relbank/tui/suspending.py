"""Stepping aside for the shell (ctrl+z), where there is one that can bring the program back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import Relbank


def has_shell() -> bool:
    """Tell whether a shell with job control waits for this program: its parent, in another process group.

    Without one, nobody could bring back a program that was stopped: a terminal that runs it as its only command, a
    script or a tool that started it.
    """
    if os.name != "posix":
        return False
    parent = os.getppid()
    try:
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    except OSError:  # the parent is gone, or not ours to ask
        return False


def step_aside(app: Relbank) -> None:
    """Stop, the terminal as it was; fg in the shell goes on."""
    if has_shell():
        app.action_suspend_process()
    else:
        app.say("There is no shell here to step aside for. q quits.", "warning")
