"""A person: the centre of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from .record import record
from .text import fold

BUYER, PIVOTAL, ALLY = "economic buyer", "pivotal contact", "strategic ally"
ROLES = (BUYER, PIVOTAL, ALLY)


@record
class Person:
    """Somebody in the journal.

    aliases, phones, emails, urls, addresses, dates, tags are sets: one key a member in the store (prefix
    "alias:" and so on), each with its label. birthday and anniversary: "1970-05-12", or "--05-12" when the year
    is unknown. introducer: a person's id. trashed: ISO time when moved to the trash, "" otherwise.
    role: economic buyer, pivotal contact, strategic ally or "". gravity: how much pull they have, 1 to 5, 0 not said.
    suitors: who else courts them. apart: what sets me apart for them. wished, worst: own rhythm in days, 0 for that of
    the rung or tag (M22).
    merged: the id of the person that this one became part of. via: the id of the note that first named them, "" when
    they were added by hand.
    """

    id: str
    name: str
    sort: str = ""
    organisation: str = ""
    title: str = ""
    birthday: str = ""
    anniversary: str = ""
    introducer: str = ""
    strategic: bool = False
    role: str = ""
    purpose: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict, metadata={"members": "alias"})
    phones: Mapping[str, str] = field(default_factory=dict, metadata={"members": "phone"})
    emails: Mapping[str, str] = field(default_factory=dict, metadata={"members": "email"})
    urls: Mapping[str, str] = field(default_factory=dict, metadata={"members": "url"})
    addresses: Mapping[str, str] = field(default_factory=dict, metadata={"members": "address"})
    dates: Mapping[str, str] = field(default_factory=dict, metadata={"members": "date"})
    tags: Mapping[str, str] = field(default_factory=dict, metadata={"members": "tag"})
    style: Mapping[str, str] = field(default_factory=dict, metadata={"members": "style"})
    created: str = ""
    trashed: str = ""
    merged: str = ""
    via: str = ""
    gravity: int = 0
    suitors: str = ""
    apart: str = ""
    wished: int = 0
    worst: int = 0

    @property
    def order(self) -> str:
        """The key that a list of people is sorted by: Überlänge stands beside Uber, not behind Zoë."""
        return fold(self.sort or self.name)
