"""What may be shown of texts that do not stand in the journal: older ones, thrown away, not yet filed (M34)."""

from __future__ import annotations

from pathlib import Path

import pytest

from relbank.actions.openly import draft_openly
from relbank.actions.past import past
from relbank.actions.trash import called
from relbank.model.fact import Fact
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from tests.builder import Example, build

BEFORE = (
    "@Bob Smith lunch today\n- likes boats and rum\nHe leaves in May.\n- [ ] send the merger papers\n- likes jazz\n"
)
AFTER = (
    BEFORE.replace("likes boats", "secret boats")
    .replace("He leaves", "- secret he leaves")
    .replace("[ ] send", "secret send")
)


@pytest.fixture
def journal(tmp_path: Path) -> Example:
    """A journal in which what was written openly was sealed afterwards."""
    return build(tmp_path).note(BEFORE).edit(AFTER)


def lines(journal: Example, table: str, id: str) -> str:
    found = past(journal.store, table, id)
    return "\n".join([*(line for each in found for line in each.lines), *(str(each.after) for each in found)])


def test_what_is_sealed_now_is_not_told_as_it_was_before(journal: Example) -> None:
    told = lines(journal, "touches", journal.touch.id)
    assert not any(word in told for word in ("rum", "May", "merger")) and "likes jazz" in told
    thrown = [thing for thing in journal.store.journal.trash() if getattr(thing, "touch", "")]
    assert {called(journal.store.journal, thing) for thing in thrown} == {
        "like (sealed) of Bob Smith", "promise (sealed) of Bob Smith",
    }  # fmt: skip
    for thing in thrown:
        assert "(sealed)" in (told := lines(journal, "facts" if isinstance(thing, Fact) else "promises", thing.id))
        assert "rum" not in told and "merger" not in told
    assert "gone into the trash 1 like, 1 promise." in journal.said


def test_what_is_open_again_is_told_again(journal: Example) -> None:
    journal.undo()
    assert "like “boats and rum” of Bob Smith" in journal.said and "He leaves" in lines(
        journal, "touches", journal.touch.id
    )
    journal.redo()
    assert "rum" not in journal.said and "like (sealed) of Bob Smith" in journal.said


def test_what_stands_in_the_journal_is_told_though_it_says_the_same(tmp_path: Path) -> None:
    journal = build(tmp_path).note("@Bob Smith lunch today\n- likes rum\n- secret rum is what he drinks\n")
    (fact,) = journal.every(Fact)
    assert "text: rum" in lines(journal, "facts", fact.id)


@pytest.mark.parametrize(
    "line", ["- secret {}", "— secret {}", "- Bob: secret {}", "- @bob smith secret {}", "- @Bob Smith's secret: {}",
             "- secret:\n  - {}", "- likes tea\n  - secret {}", "- likes tea\n  - and\n    - @Bob secret {}"],
)  # fmt: skip
def test_older_texts_and_drafts_are_read_as_they_would_be_filed(tmp_path: Path, line: str) -> None:
    journal = build(tmp_path).note("@Bob Smith call today\n- likes golf\n")
    text = f"@Bob Smith lunch today\n{line.format('canary')}\n- likes tea\n"
    draft = journal.store.drafts.get(journal.store.drafts.keep(text))
    assert draft is not None and "canary" not in (shown := draft_openly(journal.store, draft)) and "likes tea" in shown
    journal.note(text)
    assert [remark.text.lstrip("- ") for remark in journal.every(Sealed)] == ["canary"]
    touch = next(touch for touch in journal.every(Touch) if "canary" in touch.text)
    journal.edit("@Bob Smith lunch today\n- likes rye\n", touch.id)
    assert "canary" not in (told := lines(journal, "touches", touch.id)) and "likes rye" in told


def test_a_form_that_was_left_shows_no_secret_either(journal: Example) -> None:
    drafts = journal.store.drafts
    kept = [
        drafts.get(drafts.keep(f'{{"text": "{text}"}}', about="form:fact:b")) for text in ("likes tea", "secret tea")
    ]
    shown = [draft_openly(journal.store, draft) for draft in kept if draft is not None]
    assert shown == ['{"text": "likes tea"}', "(sealed)"]
