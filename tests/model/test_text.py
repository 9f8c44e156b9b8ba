"""Text from people: safe to show, folded to compare, measured in cells."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relbank.model.text import cells, clean, fit, fold

ANY = st.text(alphabet=st.characters(), max_size=40)
HOSTILE = "\x00\x07\x1b\x7f\x85\x9b\x9d\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\ud800\U000e0041"


@pytest.mark.parametrize("char", HOSTILE)
def test_no_control_character_is_left(char):
    shown = clean(f"a{char}b")
    assert char not in shown
    assert shown.startswith("a") and shown.endswith("b") and len(shown) == 3


@given(ANY)
def test_what_is_shown_can_not_act(text):
    for char in clean(text):
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") and char not in HOSTILE


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_lines_are_kept_where_there_may_be_several():
    assert clean("a\nb", multiline=True) == "a\nb"
    assert clean("a\r\nb\rc", multiline=True) == "a\nb\nc"
    assert "\n" not in clean("a\nb")


def test_words_of_many_scripts_stay_as_they_are():
    for text in ("Zoë", "陳大文", "ليلى", "נועה", "👨\u200d👩\u200d👧", "मीरा", "Ŵŷn"):
        assert clean(text) == text


def test_a_flood_of_marks_is_cut():
    assert len(clean("e" + "\u0301" * 60)) == 4


@pytest.mark.parametrize(
    ("a", "b"), [("Zoë", "zoe"), ("STRASSE", "straße"), ("  a   b ", "A B"), ("Łukasz", "łukasz"), ("Ünal", "UNAL")]
)
def test_folded_names_are_alike(a, b):
    assert fold(a) == fold(b)


@given(ANY.map(clean), st.integers(1, 30))
def test_fitted_text_fills_its_width(text, width):
    assert cells(fit(text, width)) == width


def test_wide_characters_count_twice():
    assert (cells("abc"), cells("陳大文"), cells("é"), cells("e\u0301")) == (3, 6, 1, 1)
