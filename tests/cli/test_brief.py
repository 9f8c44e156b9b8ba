"""The brief in the shell: by name, of the next appointment, and for paper."""

from __future__ import annotations


def test_by_name(small):
    answer = small("brief", "Bob Smith")
    assert answer.status == 0 and answer.out.splitlines()[2] == "!! never be late"
    assert len(answer.out.splitlines()) <= 24 and max(map(len, answer.out.splitlines())) <= 80


def test_of_the_next_appointment(small):
    answer = small("brief", "--next")
    assert answer.out.splitlines()[0] == "Bob Smith" and "today 16:00" in answer.err
    later = small("brief", "--next", RELBANK_NOW="2026-11-20T09:00")
    assert later.status == 1 and later.out == "" and "No appointment" in later.err


def test_markdown_and_html(small, tmp_path):
    assert small("brief", "Bob Smith", "--markdown").out.startswith("# Bob Smith\n")
    path = tmp_path / "bob.html"
    answer = small("brief", "Bob Smith", "--html", str(path))
    assert answer.status == 0 and path.read_text().startswith("<!DOCTYPE html>")
    assert path.stat().st_mode & 0o777 == 0o600
    assert small("brief", "Bob Smith", "--html", str(path)).status == 2, "nothing is overwritten unasked"
    assert small("brief", "Bob Smith", "--html", str(path), "--force").status == 0
    assert "he leaves in May" not in path.read_text()


def test_a_line_for_the_prompt(small):
    assert small("due", "--line").out == "1 late · 1 debrief\n"
    assert small("today", "--line").out == "16:00 Bob Smith · coffee · AB Coffee · 1 late · 1 debrief\n"
    assert small("today", "--quiet").status == 0 and small("today", "--quiet").out == ""
    empty = small("due", "--line", RELBANK_JOURNAL=str(small.places.journal.parent / "none"))
    assert (empty.status, empty.out) == (1, "")


def test_a_birthday_is_told_in_time(small):
    with small.open() as store, store.transaction("birthday") as tx:
        from dataclasses import replace

        from relbank.model.person import Person

        bob = next(p for p in store.journal.every(Person) if p.name == "Bob Smith")
        tx.change(replace(bob, birthday="1976-11-29"), bob)
    assert "in 10 days  Sun 29 Nov 2026  Bob Smith  50th birthday" in small("due").out
    assert "birthday" not in small("due", RELBANK_NOW="2026-11-14T09:00").out
    on_the_day = small("today", RELBANK_NOW="2026-11-29T09:00")
    assert "Their day" in on_the_day.out and "50th birthday" in on_the_day.out
    assert small("due", "--line", RELBANK_NOW="2026-11-29T09:00").out.endswith("1 date today\n")
    assert {"what": "date", "date": "2026-11-29"}.items() <= small("due", "--json").json[-1].items()


def test_the_calendar_file(small, tmp_path):
    path = tmp_path / "r.ics"
    answer = small("calendar", str(path))
    assert answer.status == 0 and "appointment" in answer.out
    text = path.read_bytes()
    assert text.startswith(b"BEGIN:VCALENDAR\r\n") and b"he leaves in May" not in text
    assert "BEGIN:VTODO" in small("calendar", "--todo", "--only", "promises").out
    wrong = small("calendar", "--only", "nonsense")
    assert wrong.status == 2 and "appointment, debrief, promise, date" in wrong.err
