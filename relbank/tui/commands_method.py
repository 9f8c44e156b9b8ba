"""The commands that practise the method: a part of the one registry (commands.py).

A key means the same in every place where it means anything; places: see command.py.
"""

from __future__ import annotations

from .command import BOTH, Command
from .command import command as _

METHOD: tuple[Command, ...] = (
    _("why", "Why", "v", "Show what the method says here, why, and the entries behind it.", "Find", BOTH, verb="why"),
    _("why.all", "Why, all", "V", "Show what the method says of everybody.", "Find", BOTH, verb="why"),
    _("why.override", "Not now…", "x", "Wave a finding away, with a reason.", "Do", "why", 2, "override"),
    _("why.later", "Put off…", "z", "Put a finding off until a day.", "Do", "why", 3, "override"),
)
