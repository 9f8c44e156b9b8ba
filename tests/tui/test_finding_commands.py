"""What a finding offers to do can be done: each names a command of the registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import relbank.method.rules as rules
from relbank.tui.commands import BY_ID

_OFFERED = re.compile(r'command="([^"]+)"')


@pytest.mark.parametrize("letter", rules.LETTERS)
def test_every_command_that_a_rule_offers_is_in_the_registry(letter):
    source = (Path(rules.__file__).parent / f"{letter}.py").read_text(encoding="utf-8")
    offered = set(_OFFERED.findall(source))
    assert offered and offered <= set(BY_ID)
