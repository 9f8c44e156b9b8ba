"""Notes of any shape: no word of what is sealed is shown of the note, or stands in anything else filed (M34)."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from relbank.actions.openly import note_openly
from relbank.method.unsealed import open_text
from relbank.model.document import TABLES, class_of
from relbank.model.fact import Fact
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from tests.builder import Example, build

HEADS = (
    "@Bob Smith lunch 3 Aug", "@Liz Chen, @Bob Smith call yesterday", "@Ana de la Cruz walk 26 Nov 9:00", "@Joe",
    "thoughts", "@bob", "", "  @Bob Smith lunch",
)  # fmt: skip
MARKS = ("- ", "* ", "— ", "1. ", "• ", "-", "+ ", "  - ", "\t- ", "    - ", "> - ", "2) ", "-\u3000")
OWNERS = (
    "", "", "", "@Bob ", "@bob smith: ", "Liz: ", "@Liz Chen's ", "@ana de la cruz ", "@nobody ", "Bob Smith: ",
)  # fmt: skip
VERBS = ("secret ", "Secret: ", "secrets ", "secret:\n  ", "secret - ", "secret\n  ", "secret!! ", "secret= ")
TAILS = ("", " !!", "\n  more {}", "\n\n    para {}", "\nlazy {}")
OTHERS = (
    "- likes golf", "prose here", "- [ ] send it by Fri", "  nested prose", "- next coffee 9 Sep", "> quoted", "```",
    "# head", "---", "", "- gave intro", "  - deeper", "    deep", "- ask about it", "\t\ttabbed",
)  # fmt: skip
ENDS = ("\n", "\n", "\r\n", "\r")
CANARY = re.compile(r"zq\d+")


def note(chance: Random) -> str:
    lines: list[str] = []
    for _ in range(chance.randint(1, 3)):
        lines.append(chance.choice(HEADS))
        for _ in range(chance.randint(1, 7)):
            if chance.random() < 0.6:
                lines.append(chance.choice(OTHERS))
                continue
            first, second = (f"zq{chance.randrange(10**9)} told" for _ in range(2))
            remark = chance.choice(MARKS) + chance.choice(OWNERS) + chance.choice(VERBS) + first
            lines.append(remark + chance.choice(TAILS).format(second))
        lines.append("")
    return "\n".join(lines).replace("\n", chance.choice(ENDS))


def filed(journal: Example, before: set[str]) -> list[Touch]:
    return [touch for touch in journal.every(Touch) if touch.id not in before]


@pytest.mark.parametrize("seed", range(4))
def test_no_sealed_word_is_shown_or_filed_elsewhere(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    journal = build(tmp_path).note("@Bob Smith, @Liz Chen, @Ana de la Cruz meeting 1 Jan\n- likes tea\n")
    sealed = 0
    for _ in range(60):
        before = {touch.id for touch in journal.every(Touch)}
        journal.note(note(chance))
        if chance.random() < 0.3:
            touch = chance.choice(filed(journal, before))
            journal.edit(
                touch.text.replace("golf", "rum").replace("prose", "prose\nand more") + "\n- likes rye", touch.id
            )
        words = {w for s in journal.every(Sealed) if s.touch not in before for w in CANARY.findall(s.text)}
        sealed += len(words)
        touches = filed(journal, before)
        for touch in touches:
            shown = [open_text(journal.store.journal, touch), open_text(journal.store.journal, touch, journal.bob.id)]
            shown += [note_openly(journal.store, touch.text), note_openly(journal.store, touch.text, touch.id)]
            assert [word for text in shown for word in CANARY.findall(text) if word in words] == [], touch.text
            facts = [f for f in journal.every(Fact) if f.touch == touch.id]
            assert all(fact.text.split()[0] in shown[0] for fact in facts), ("too much is cut", touch.text)
        others = [t for table in TABLES if table not in ("touches", "sealed") for t in journal.every(class_of(table))]
        assert [thing for thing in others if words & set(CANARY.findall(repr(thing)))] == []
        if journal.touch.kind != "journal":
            journal.throw(journal.touch)  # or the journal grows, and all is looked through each time
    assert sealed > 100
