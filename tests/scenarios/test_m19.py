"""M19, performance trumps all: the share kept, and kept on time, per person and over all, with the trend."""

from __future__ import annotations

import json

import pytest

from relbank.actions import promises
from relbank.method.performance import performance
from relbank.model.promise import Promise
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-07-01T09:00")
    found.person("Bob Smith").person("Liz Chen")
    for n in range(5):  # five early in summer, all on time
        found.promise(f"summer {n}", "Liz Chen", "2026-07-10")
    found.at("2026-07-05T09:00")
    for n in range(5):
        found.tick(f"summer {n}")
    found.at("2026-11-01T09:00")
    for n in range(5):
        found.promise(f"autumn {n}", "Bob Smith", "2026-11-05")
    found.at("2026-11-04T09:00").tick("autumn 0").tick("autumn 1")
    found.at("2026-11-08T09:00").tick("autumn 2")
    found.at("2026-11-19T14:00")
    promises.broken(found.store, found.promised("autumn 3").id, found.now)
    yield found
    found.close()


def test_shares_are_worked_out_by_hand(journal):
    told = json.loads(shell(journal, "promises", "--json"))
    mine = told["mine"]
    # ten decided: 5 + 3 kept, one of them late, one broken, one open and late
    assert (mine["judged"], mine["kept"], mine["late"], mine["failed"]) == (10, 8, 1, 2)
    assert (mine["share"], mine["on_time"]) == (0.8, 0.7)
    assert (mine["on_time_90"], mine["on_time_before"], round(mine["trend"], 2)) == (0.4, 1.0, -0.6)
    by = {one["person"]["name"]: one["mine"]["on_time"] for one in told["people"]}
    assert by == {"Bob Smith": 0.4, "Liz Chen": 1.0}
    assert list(by) == ["Bob Smith", "Liz Chen"], "the weakest comes first"


def test_a_fall_is_told_once_with_what_caused_it(journal):
    (trend,) = [f for f in spoken(journal, "M19") if not f.person]
    assert trend.saw == (
        "40 % of your promises of the last 90 days were kept on time, 100 % in the 90 days before."
    )
    assert len(trend.evidence) == 3
    (bob,) = spoken(journal, "M19", "Bob Smith")
    assert bob.saw == "2 of 5 promises of the last 90 days were kept on time here."
    wave(journal, trend, "a bad autumn")
    wave(journal, bob, "I was ill")
    assert spoken(journal, "M19") == []
    for n in range(2):
        journal.promise(f"winter {n}", "Bob Smith", "2026-11-19").tick(f"winter {n}")
    assert [s[:4] for s in saws(journal, "M19")] == ["57 %"], "the share moved: it is told anew"


@pytest.mark.parametrize(("kept", "now", "before"), [("2026-08-22", 2, 1), ("2026-08-21", 1, 2)])
def test_the_trend_compares_ninety_days_with_the_ninety_before(tmp_path, kept, now, before):
    example = build(tmp_path, now="2026-06-01T09:00").person("Bob Smith")
    for day, text in (("2026-06-20", "a map"), (kept, "a table"), ("2026-11-18", "a book")):
        example.at(f"{day}T09:00").promise(text, "Bob Smith", day).tick(text)
    found = performance(example.at("2026-11-19T14:00").every(Promise), example.now.date())
    assert (found.now.judged, found.before.judged, found.ever.judged) == (now, before, 3)
    example.close()


def test_a_dropped_promise_counts_neither_way(journal):
    promises.reopen(journal.store, journal.promised("autumn 3").id)
    promises.drop(journal.store, journal.promised("autumn 3").id, journal.now, "not needed any more")
    mine = json.loads(shell(journal, "promises", "--json"))["mine"]
    assert (mine["judged"], mine["dropped"]) == (9, 1)


def test_the_shell_traces_each_figure_to_the_promises_behind_it(journal):
    def behind(*argv: str) -> list[list[str]]:
        found = json.loads(shell(journal, "why", *argv, "--json"))
        return [[e["text"].partition(" · ")[2] for part in one["parts"] for e in part["evidence"]] for one in found]

    (missed,) = behind("--figure", "last 90")
    assert [text[: len("I promised: autumn 0")] for text in missed] == [
        "I promised: autumn 2", "I promised: autumn 3", "I promised: autumn 4",
    ]  # fmt: skip
    (kept,) = behind("Liz", "Chen", "--figure", "kept")
    assert len(kept) == 5 and all("summer" in text for text in kept)
    told = shell(journal, "why", "--figure", "kept")
    assert told.startswith("kept: 80 % of 10 ever\n    What is done or was due counts;") and "autumn 4" in told
    refused = shell(journal, "why", "Bob", "--figure", "height", status=2)
    assert "no figure 'height' here" in refused and "kept, on time, last 90 days" in refused


async def test_the_view_shows_the_trend_and_v_the_promises(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "p")
        assert "40 % of 5 on time (-60 %)" in screen.text and "Bob Smith" in screen.text
        await screen.keys("v")
        assert "on time: 40 % ever" in screen.text and "autumn 3" in screen.text
