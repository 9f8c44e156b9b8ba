"""A touch: one dated contact, with or without a visit note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from .record import record
from .when import When

MET, CALL, EMAIL, MESSAGE, EVENT, GIFT, MAILING, JOURNAL = (
    "met", "call", "email", "message", "event", "gift", "mailing", "journal"
)
KINDS = (MET, CALL, EMAIL, MESSAGE, EVENT, GIFT, MAILING, JOURNAL)
MUTUAL, OUT, IN = "mutual", "out", "in"
HEADING = re.compile(r"#{1,6}[ \t]+(?=@)")
"""What may stand before the @ of a header: ## @Liz lunch."""


def begins_header(line: str) -> bool:
    """Tell whether a line begins as the header of a visit note does."""
    return line.startswith("@") or bool(HEADING.match(line))


@record
class Touch:
    """A dated contact with one or several people (M11).

    kind: one of KINDS (a text without header is "journal"); word: the kind as typed ("lunch"). people: ids in
    the order they were named. text: the visit note, byte for byte as typed, header included. chosen: which person a
    typed name was said to mean (folded name to id), so that editing the note does not ask again. unsettled: typed
    names that fit several people and were not settled yet.
    """

    id: str
    when: When
    kind: str = MET
    word: str = ""
    direction: str = MUTUAL
    people: tuple[str, ...] = field(default=(), metadata={"ordered": "with"})
    place: str = ""
    tags: Mapping[str, str] = field(default_factory=dict, metadata={"members": "tag"})
    text: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict, metadata={"members": "who"})
    unsettled: Mapping[str, str] = field(default_factory=dict, metadata={"members": "unsettled"})
    created: str = ""
    trashed: str = ""
