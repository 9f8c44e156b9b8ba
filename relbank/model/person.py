"""A person: the centre of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from .record import record


@record
class Person:
    """Somebody in the journal.

    aliases, phones, emails, urls, addresses, dates, tags are sets: one key a member in the store (prefix
    "alias:" and so on), each with its label. birthday and anniversary: "1970-05-12", or "--05-12" when the year
    is unknown. introducer: a person's id. trashed: ISO time when moved to the trash, "" otherwise.
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

    @property
    def order(self) -> str:
        """The key that a list of people is sorted by."""
        return (self.sort or self.name).casefold()
