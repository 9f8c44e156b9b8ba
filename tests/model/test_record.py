"""Records are dataclasses like any other, and frozen."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from relbank.model.record import record


@record
class Cat:
    name: str
    lives: int = 9
    toys: dict[str, str] = field(default_factory=dict)


def test_a_record_is_made_by_place_and_by_name():
    assert Cat("Tom") == Cat(name="Tom", lives=9, toys={}) != Cat("Tom", 8)
    assert [f.name for f in fields(Cat)] == ["name", "lives", "toys"]
    assert repr(Cat("Tom", 1)) == "Cat(name='Tom', lives=1, toys={})"
    with pytest.raises(TypeError, match="'name'"):
        Cat()
    with pytest.raises(TypeError, match="unexpected"):
        Cat("Tom", dog=1)


def test_a_default_that_is_made_is_made_for_each():
    assert Cat("Tom").toys is not Cat("Tom").toys


def test_a_record_is_frozen_and_can_be_replaced():
    cat = Cat("Tom")
    with pytest.raises(FrozenInstanceError, match="name can't be changed"):
        cat.name = "Tim"
    with pytest.raises(FrozenInstanceError):
        del cat.name
    with pytest.raises(AttributeError):
        object.__setattr__(cat, "age", 3)
    assert (replace(cat, lives=8).lives, cat.lives, type(cat) is Cat) == (8, 9, True)


def test_a_record_can_be_hashed_copied_and_kept():
    assert hash(Cat("Tom", toys=())) == hash(Cat("Tom", toys=()))
    cat = Cat("Tom", toys={"ball": "red"})
    assert copy.deepcopy(cat) == cat == pickle.loads(pickle.dumps(cat))


def test_the_same_fields_do_not_make_two_classes_equal():
    @record
    class Dog:
        name: str
        lives: int = 9
        toys: dict[str, str] = field(default_factory=dict)

    assert Dog("Tom") != Cat("Tom")
