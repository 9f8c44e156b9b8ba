"""Between the dataclasses and the store's documents: which table holds what, and how a field is written.

A set (tags, e-mails) is one key a member, "tag:golf", so that two laptops can add members without a conflict; a field
at its default is left out; keys that this version does not know are kept by whoever changes a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from .when import When

T = TypeVar("T")

# table -> (module, class); one table for each kind of document
TABLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "people": ("person", "Person"),
        "touches": ("touch", "Touch"),
        "facts": ("fact", "Fact"),
        "promises": ("promise", "Promise"),
        "appointments": ("appointment", "Appointment"),
        "entries": ("ledger", "Entry"),
        "referrals": ("ledger", "Referral"),
        "moves": ("ladder", "Move"),
        "mentions": ("ladder", "Mention"),
        "introductions": ("ladder", "Introduction"),
        "sealed": ("trust", "Sealed"),
        "tests": ("trust", "IntegrityTest"),
        "trust": ("trust", "TrustSheet"),
        "stops": ("trust", "Stop"),
        "overrides": ("finding", "Override"),
        "parkings": ("nurture", "Parking"),
        "campaigns": ("nurture", "Campaign"),
        "shelf": ("nurture", "ShelfItem"),
        "handed": ("nurture", "Handed"),
        "circle": ("alliance", "CircleStep"),
        "training": ("alliance", "Training"),
        "proofs": ("alliance", "Proof"),
        "launches": ("alliance", "Launch"),
        "launch_steps": ("alliance", "LaunchStep"),
        "sides": ("sheets", "Side"),
        "twelve": ("sheets", "TwelveSheet"),
        "organisations": ("sheets", "Organisation"),
        "checks": ("sheets", "FactsCheck"),
        "principles": ("sheets", "Principle"),
        "reviews": ("review", "Review"),
        "plans": ("review", "Plan"),
    }
)
_TABLE_OF = MappingProxyType({cls: table for table, (_, cls) in TABLES.items()})


class _Plan(NamedTuple):
    """How a class is stored.

    plain: field -> its default, for JSON values. whens: field -> its default, for vague dates. members, ordered:
    prefix without colon -> field, for sets and for members in order. blank: every field, in their order, at the value
    that an empty document gives.
    """

    plain: dict[str, Any]
    whens: dict[str, Any]
    members: dict[str, str]
    ordered: dict[str, str]
    blank: dict[str, Any]


_plans: dict[str, _Plan] = {}
_NONE: Mapping[str, str] = MappingProxyType({})


def _plan(cls: type[Any]) -> _Plan:
    found = _plans.get(cls.__name__)
    if found is None:
        found = _plans[cls.__name__] = _read_plan(cls)
    return found


def _read_plan(cls: type[Any]) -> _Plan:
    plan = _Plan({}, {}, {}, {}, {})
    for f in fields(cls):
        if f.name == "id":
            plan.blank["id"] = ""
            continue
        default = None if f.default is MISSING else f.default
        if "members" in f.metadata:
            plan.members[f.metadata["members"]] = f.name
            plan.blank[f.name] = _NONE
        elif "ordered" in f.metadata:
            plan.ordered[f.metadata["ordered"]] = f.name
            plan.blank[f.name] = ()
        elif "When" in str(f.type):
            plan.whens[f.name] = default
            plan.blank[f.name] = default if f.default is not MISSING else When.open("")
        else:
            plan.plain[f.name] = default
            plan.blank[f.name] = "" if f.default is MISSING else default
    return plan


def table_of(cls: type[Any]) -> str:
    """Return the table that holds documents of a class; KeyError for a class that is not stored."""
    return _TABLE_OF[cls.__name__]


@cache
def class_of(table: str) -> type[Any]:
    """Return the class of a table's documents, imported when first asked for; KeyError for an unknown table."""
    module, name = TABLES[table]
    found: type[Any] = getattr(import_module(f"relbank.model.{module}"), name)
    return found


def to_doc(thing: Any) -> dict[str, Any]:
    """Return a thing as a document: JSON values only, the id left out."""
    plan, doc = _plan(type(thing)), {}
    for name, default in plan.plain.items():
        value = getattr(thing, name)
        if value != default:
            doc[name] = value
    for name, default in plan.whens.items():
        value = getattr(thing, name)
        if value != default:
            doc[name] = value.to_doc()
    for prefix, name in plan.members.items():
        doc.update((f"{prefix}:{member}", label or True) for member, label in getattr(thing, name).items())
    for prefix, name in plan.ordered.items():
        doc.update((f"{prefix}:{member}", place) for place, member in enumerate(getattr(thing, name)))
    return doc


def from_doc(cls: type[T], doc: Mapping[str, Any], id: str) -> T:
    """Return a document as a thing of a class; keys that the class does not know are passed over."""
    plain, whens, members, ordered, blank = _plans.get(cls.__name__) or _plan(cls)
    values = blank.copy()
    values["id"] = id
    sets: dict[str, dict[str, Any]] = {}
    for key, value in doc.items():
        if key in plain:
            values[key] = value
        elif key in whens:
            if type(value) is dict or isinstance(value, Mapping):
                values[key] = When.from_doc(value)
        elif value is not None and value is not False:
            prefix, _, member = key.partition(":")
            if prefix in ordered:
                sets.setdefault(ordered[prefix], {})[member] = value
            elif prefix in members and prefix != key:
                sets.setdefault(members[prefix], {})[member] = "" if value is True else str(value)
    if sets:
        for prefix, name in ordered.items():
            if name in sets:
                found = sets.pop(name)
                values[name] = tuple(found) if len(found) == 1 else tuple(sorted(found, key=_by_place(doc, prefix)))
        values.update(sets)
    return cls(*values.values())


def _by_place(doc: Mapping[str, Any], prefix: str) -> Callable[[str], tuple[float, str]]:
    def place(member: str) -> tuple[float, str]:
        value = doc[f"{prefix}:{member}"]
        return (value if isinstance(value, int | float) else 1e9, member)

    return place


def known_key(cls: type[Any], key: str) -> bool:
    """Tell whether a document's key belongs to a field of the class (others are kept untouched)."""
    plan = _plan(cls)
    prefix, colon, _ = key.partition(":")
    return key in plan.plain or key in plan.whens or bool(colon and (prefix in plan.members or prefix in plan.ordered))


def people_of(doc: Mapping[str, Any]) -> Iterable[str]:
    """Return the ids of the people whom a document of any table concerns."""
    found = [key[5:] for key in doc if key[:5] == "with:"]
    person = doc.get("person")
    if person:
        found.insert(0, person)
    return found
