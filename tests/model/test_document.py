"""Between dataclasses and documents: what goes in comes out, and what is not known is left alone."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relbank.model.document import TABLES, class_of, from_doc, known_key, people_of, table_of, to_doc
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.when import When

TEXT = st.text(max_size=20)
NAMES = st.text(min_size=1, max_size=12)
WHENS = st.one_of(
    st.dates().map(When.of),
    st.datetimes().map(When.of),
    st.just(When.open()),
    st.builds(When, st.just("2026-09-01"), st.just("month")),
)


def things():
    """Return things of every table, with any values."""

    def one(cls):
        values = {}
        for f in fields(cls):
            if "members" in f.metadata:
                values[f.name] = st.dictionaries(NAMES, TEXT, max_size=3)
            elif "ordered" in f.metadata:
                values[f.name] = st.lists(NAMES, unique=True, max_size=3).map(tuple)
            elif "When" in str(f.type):
                values[f.name] = WHENS if "None" not in str(f.type) else st.one_of(st.none(), WHENS)
            else:
                values[f.name] = {"bool": st.booleans(), "int": st.integers(0, 9)}.get(str(f.type), TEXT)
        return st.builds(cls, **values)

    return st.one_of([one(class_of(table)) for table in TABLES])


@given(things())
def test_a_thing_written_and_read_is_the_same(thing):
    doc = json.loads(json.dumps(to_doc(thing)))
    assert from_doc(type(thing), doc, thing.id) == thing
    assert all(known_key(type(thing), key) for key in doc)


def test_every_table_has_a_class_and_back():
    for table in TABLES:
        assert table_of(class_of(table)) == table


def test_fields_at_their_default_are_not_written():
    assert to_doc(Person("x", "Bob")) == {"name": "Bob"}


def test_unknown_keys_are_passed_over():
    found = from_doc(Person, {"name": "Bob", "shoe": 44, "hat:x": True, "tag:golf": True, "tag:gone": None}, "x")
    assert found == Person("x", "Bob", tags={"golf": ""})
    assert not known_key(Person, "shoe") and not known_key(Person, "hat:x")


def test_people_keep_the_order_in_which_they_were_named():
    touch = Touch("t", When("2026-01-01"), people=("c", "a", "b"))
    assert from_doc(Touch, to_doc(touch), "t").people == ("c", "a", "b")
    assert sorted(people_of(to_doc(touch))) == ["a", "b", "c"]


def test_a_record_is_a_frozen_dataclass():
    one = Person("x", "Bob")
    assert one == Person("x", "Bob") and one != Person("y", "Bob") and one != "Bob"
    assert replace(one, name="Liz").name == "Liz" and one.name == "Bob"
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(When.open())) or copy.deepcopy(one) == one
    assert "name='Bob'" in repr(one)
    with pytest.raises(FrozenInstanceError):
        one.name = "Liz"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises(TypeError):
        Person("x")  # type: ignore[call-arg]
    assert hash(When("2026-01-01")) == hash(When("2026-01-01"))
