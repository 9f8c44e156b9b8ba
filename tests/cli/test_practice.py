"""Week, report and statistics in the shell."""

from __future__ import annotations

import pytest

from relbank.model.review import Review
from relbank.model.trust import Stop


def test_the_week_is_shown_and_kept(small):
    page = small("week").out
    assert page.startswith("Last week, from Mon 9 Nov 2026\n") and "relbank week --finish keeps this review" in page
    assert "What I want to stop".casefold() not in page
    assert "To stop: “late calls”." in small("week", "--stop", "late", "calls").out
    kept = small("week", "--finish", "-", stdin="two dates, not one\n")
    assert "The review of the week of Mon 16 Nov 2026 is kept" in kept.out
    with small.open() as store:
        assert [r.text for r in store.journal.every(Review)] == ["two dates, not one"]
        assert [s.text for s in store.journal.every(Stop)] == ["late calls"]
    assert "late calls" in small("week").out and small("week", "--json").json["held"] is True
    assert small("week", "nonsense").status == 2


def test_the_report_full_and_redacted(small, tmp_path):
    small("note", "-", stdin="@Bob Smith call 12 Nov\nGlad.\n- [ ] plan of the hall by 20 Nov\n")
    full = small("report", "this week")
    full = small("report", "12 Nov")
    assert full.out.startswith("# Week of Mon 9 Nov 2026\n") and "Bob Smith" in full.out and "--redacted" in full.err
    redacted = small("report", "12 Nov", "--redacted")
    assert redacted.err == "" and "| touches | 0 |" in redacted.out
    for said in ("Bob", "Liz", "hall", "Acme", "lunch", "Vito", "whole team"):
        assert said not in redacted.out
    path = tmp_path / "coach.html"
    assert small("report", "--redacted", "--html", str(path)).status == 0
    page = path.read_text()
    assert page.startswith("<!DOCTYPE html>") and "<svg" in page and "<script" not in page and "Bob" not in page
    assert small("report", "nonsense").status == 2
    assert "May" not in small("report", "today").out.replace("19 May", "")


def test_the_statistics_as_text_json_and_pictures(small, tmp_path):
    text = small("stats").out
    assert "touches in 53 weeks" in text and "Return on impact" in text and "Mon " in text
    assert "\x1b" not in text
    one = small("stats", "touches").out
    assert "2026-11-19" in one and "lunch" in one and "whole team" not in one, "with a word its entries are shown"
    rows = small("stats", "--json").json
    assert {"section", "name", "value", "note", "course", "entries"} == set(rows[0])
    assert rows[0]["entries"][0][0] == "touches"
    picture = tmp_path / "stats.svg"
    assert small("stats", "--svg", str(picture)).status == 0 and picture.read_text().startswith("<?xml")
    assert small("stats", "--html", "-").out.startswith("<!DOCTYPE html>")
    assert small("stats", "--svg", "-", "--json").status == 2
    assert small("stats", "nonsense").status == 1


def test_ascii_where_the_locale_asks_for_it(small):
    assert small("stats", LANG="C").out.isascii() or "#" in small("stats", LANG="C").out
    assert "▰" not in small("stats", LANG="C").out


@pytest.mark.parametrize("argv", [["week"], ["report"], ["report", "--redacted"], ["stats"], ["review", "--json"]])
def test_reading_changes_nothing(small, snapshot_of_files, argv):
    before = snapshot_of_files()
    assert small(*argv).status == 0
    assert snapshot_of_files() == before
