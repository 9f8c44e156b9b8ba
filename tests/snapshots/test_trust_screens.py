"""Trust, organisations, principles and the mask as text in three sizes; UPDATE_FRAMES=1 writes the frames anew."""

from __future__ import annotations

import pytest

from relbank.actions import organisations, principles, twelve
from tests.builder import build
from tests.tui.frames import frame, named, sizes
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-05-04T09:00")
    found.note(
        "@Bob Smith lunch today\n- likes hockey\n- trust c5 r9 i2 s4 he asked for advice\n- gave intro to Roe\n"
        "- secret he leaves in May\n- test confidence asked: held"
    )
    found.change(found.bob, strategic=True, organisation="Acme", title="COO").person("Liz Chen", organisation="Acme")
    scores = [7, 8, 9, 7, 8, 6, 7, 8, 9, 6, 7, None]
    twelve.score(found.store, found.bob.id, scores, scores, found.now)
    found.promise("org chart", "Bob Smith", "2026-05-20").at("2026-08-04T09:00").tick("org chart")
    found.note("@Bob Smith call today\n- trust c6 i4 he called first\n- test opinion: failed\n- asked board seat")
    scores[4] = 6
    twelve.score(found.store, found.bob.id, scores, scores, found.now, contract=True, text="the fees")
    facts = {"financial": 7, "accounting": 3, "governance": 8}
    organisations.check(found.store, "Acme", facts, found.now, "their report")
    principles.add(found.store, "trade one confidence for another", found.now, "dont")
    principles.add(found.store, "plain numbers, told early", found.now)
    yield found
    found.store.close()


@sizes()
@pytest.mark.parametrize(("name", "keys"), [
    ("trust", "T"), ("trust-add", "Ta"), ("trust-rate", "Tar"), ("sealed", "!"), ("organisations", "go"),
    ("principles", "gv"), ("masked", "M"),
])  # fmt: skip
async def test_what_is_asked_for(journal, tmp_path, size, name, keys):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys(*keys)
        await frame(screen.pilot, named(name, size), styles=name == "trust" and size == SIZES[2])
