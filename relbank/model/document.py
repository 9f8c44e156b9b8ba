"""Between the dataclasses and the store's documents: which table holds what, and how a field is written.

A set (tags, e-mails) is one key a member, "tag:golf", so that two laptops can add members without a conflict; a field
at its default is left out; keys that this version does not know are kept by whoever changes a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    }
)
_TABLE_OF = MappingProxyType({cls: table for table, (_, cls) in TABLES.items()})


class _Slot(NamedTuple):
    """How one field is stored: plain, a vague date, a set of members, or members in order."""

    name: str
    how: str  # plain | when | members | ordered
    prefix: str
    default: Any


_known: dict[str, tuple[_Slot, ...]] = {}


def _slots(cls: type[Any]) -> tuple[_Slot, ...]:
    found = _known.get(cls.__name__)
    if found is None:
        found = _known[cls.__name__] = _read_slots(cls)
    return found


def _read_slots(cls: type[Any]) -> tuple[_Slot, ...]:
    out = []
    for f in fields(cls):
        if f.name == "id":
            continue
        if "members" in f.metadata:
            out.append(_Slot(f.name, "members", f.metadata["members"] + ":", None))
        elif "ordered" in f.metadata:
            out.append(_Slot(f.name, "ordered", f.metadata["ordered"] + ":", None))
        else:
            how = "when" if "When" in str(f.type) else "plain"
            out.append(_Slot(f.name, how, "", None if f.default is MISSING else f.default))
    return tuple(out)


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
    doc: dict[str, Any] = {}
    for name, how, prefix, default in _slots(type(thing)):
        value = getattr(thing, name)
        if how == "members":
            doc.update((prefix + member, label or True) for member, label in value.items())
        elif how == "ordered":
            doc.update((prefix + member, place) for place, member in enumerate(value))
        elif value != default:
            doc[name] = value.to_doc() if how == "when" else value
    return doc


def from_doc(cls: type[T], doc: Mapping[str, Any], id: str) -> T:
    """Return a document as a thing of a class; keys that the class does not know are passed over."""
    values: dict[str, Any] = {"id": id}
    for name, how, prefix, default in _slots(cls):
        if how == "plain":
            value = doc.get(name, default)
            values[name] = "" if value is None and default is None else value
        elif how == "when":
            value = doc.get(name)
            values[name] = When.from_doc(value) if isinstance(value, Mapping) else default
            if values[name] is None and name == "when":
                values[name] = When.open("")
        elif how == "members":
            cut = len(prefix)
            values[name] = {
                k[cut:]: "" if v is True else str(v) for k, v in doc.items() if k.startswith(prefix) and v
            }
        else:
            cut = len(prefix)
            members = [(v, k[cut:]) for k, v in doc.items() if k.startswith(prefix)]
            values[name] = tuple(m for _, m in sorted(members, key=_place))
    return cls(**values)


def _place(member: tuple[Any, str]) -> tuple[float, str]:
    place, id = member
    return (place if isinstance(place, int | float) else 1e9, id)


def known_key(cls: type[Any], key: str) -> bool:
    """Tell whether a document's key belongs to a field of the class (others are kept untouched)."""
    return any(key == s.name or (s.prefix and key.startswith(s.prefix)) for s in _slots(cls))


def people_of(doc: Mapping[str, Any]) -> Iterable[str]:
    """Return the ids of the people whom a document of any table concerns."""
    person = doc.get("person")
    if person:
        yield person
    for key in doc:
        if key.startswith("with:"):
            yield key[5:]
