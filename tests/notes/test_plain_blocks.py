"""Plain notes are split without markdown-it: the blocks are the same that it would find, on any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relbank.model.lines import split
from relbank.notes import blocks

PIECES = st.sampled_from(
    ["- likes x", "x", "", "  ", "- [ ] do by fri", "-", "- ", "* a", "+ b", "1. n", "> q", "# h", "```", "    code",
     "  - nested", "prose here", "- - a", "- 1. b", "@Bob lunch", "---", "***", "\t- t", "- @Bob: x", "- [x] y", "[]a",
     "•z", "- # h", "- > q", "-a", "* * *", "- a\n  more", "~~~", "- \ta", "=\n", ">", "> > q", "> - a",
     "- 2 kids", "- 2) a", "- “q”", '- "q"', "- $4k", "- (x)", "- \\likes", "- 👍", "- 12", "- =", "  > q", ">q",
     "  - a", "   - b", "     - c", "      - d", "  * e", " - f"]
)  # fmt: skip


def by_markdown_it(lines):
    twin, origin = blocks._twin(lines)
    return blocks._complete(blocks._parsed(twin, origin, lines), lines)


@settings(max_examples=1000)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12))
def test_plain_blocks_are_those_of_markdown_it(pieces):
    lines = split("\n".join(pieces))
    twin, origin = blocks._twin(lines)
    plain = blocks._plain(twin, origin, lines)
    if plain is not None:
        assert plain == by_markdown_it(lines)


def test_an_ordinary_note_needs_no_markdown_it():
    lines = split("Plant move slips to Q1.\nHe takes the heat.\n\n- likes Nascar\n- [ ] send article by Thu\n")
    twin, origin = blocks._twin(lines)
    assert [b.kind for b in blocks._plain(twin, origin, lines) or ()] == ["prose", "bullet", "bullet"]


def test_a_note_with_a_quoted_mail_and_a_rule_needs_none_either():
    lines = split("> On Monday she wrote:\n> - could we move?\n\n---\n- 2 kids\n- “nice” office\n")
    twin, origin = blocks._twin(lines)
    assert [b.kind for b in blocks._plain(twin, origin, lines) or ()] == ["quote", "rule", "bullet", "bullet"]


def test_bullets_beneath_a_bullet_belong_to_it():
    lines = split("- likes tea\n  - green\n    - from Uji\n- [ ] send some\n")
    twin, origin = blocks._twin(lines)
    plain = blocks._plain(twin, origin, lines) or []
    assert [(b.kind, b.first, b.last, b.own) for b in plain] == [("bullet", 0, 2, 0), ("bullet", 3, 3, 3)]
