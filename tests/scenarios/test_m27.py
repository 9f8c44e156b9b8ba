"""M27, reward trust with effort: the rank of effort beside the rank of trust, and who stands in the wrong place."""

from __future__ import annotations

import re

import pytest

from relbank.method.effort import TOO_LITTLE, TOO_MUCH, ranks
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened

SCORES = {"Ada North": "c9 r9 i9 s1", "Bob South": "c8 r8 i6 s2", "Cy West": "c6 r6 i6 s3", "Di East": "c4 r4 i4 s6"}


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    for name, scores in SCORES.items():
        found.note(f"@{name} lunch 1 Jun\n- stage up\n- trust {scores}", at="2026-06-01T13:00")
    for day in range(1, 5):
        found.note(f"@Di East coffee {day} Nov\n- gave an evening", at=f"2026-11-0{day}T13:00")
    found.note("@Bob South coffee 5 Nov\nFine.", at="2026-11-05T13:00")
    found.note("@Cy West coffee 5 Nov\nFine.", at="2026-11-05T14:00")
    yield found
    found.store.close()


def test_both_ranks_stand_side_by_side(journal):
    found = ranks(journal.store.journal, journal.now.date())
    assert [(r.effort.person.name, r.by_trust, r.by_effort, r.verdict) for r in found] == [
        ("Ada North", 1, 4, TOO_LITTLE), ("Bob South", 2, 2, ""), ("Cy West", 3, 2, ""), ("Di East", 4, 1, TOO_MUCH),
    ]  # fmt: skip
    assert [r.said for r in found[1:3]] == [("2=", "2"), ("2=", "3")]
    assert [(len(r.effort.touches), len(r.effort.deposits)) for r in found] == [(0, 0), (1, 0), (1, 0), (4, 4)]


def test_the_misfits_are_said_with_their_numbers_and_can_be_waved_away(journal):
    assert saws(journal, "M27") == [
        "Ada North is number 1 of 4 in trust and number 4 in effort (0 touches and 0 deposits in 90 days).",
        "Di East is number 4 of 4 in trust and number 1 in effort (4 touches and 4 deposits in 90 days).",
    ]
    wave(journal, spoken(journal, "M27")[0], "she sails until March")
    assert [x[:3] for x in saws(journal, "M27")] == ["Di "]
    journal.note("@Ada North call today\n- trust c8 r8 i8 s1")
    assert len(saws(journal, "M27")) == 2, "a new sheet: it speaks again"


def test_one_who_gets_effort_fits_again(journal):
    for day in range(10, 16):
        journal.note(f"@Ada North coffee {day} Nov\n- gave an hour", at=f"2026-11-{day}T13:00")
    assert not any("Ada" in x for x in saws(journal, "M27"))


def test_friends_are_not_ranked(journal):
    journal.note("@Eva Frost dinner today\n- trust c9 r9 i9 s1")
    assert not any("Eva" in x for x in saws(journal, "M27"))
    assert "Eva" not in shell(journal, "bank", "--effort")
    assert "too little effort" in shell(journal, "bank", "--effort")


async def test_the_bank_shows_both_ranks_and_v_what_is_behind_them(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "b", "G")
        assert re.search(r" 1 +4  ▲ too little", screen.text), "first in trust, fourth in effort"
        await screen.keys("k", "v")
        assert "Effort:" in screen.text
