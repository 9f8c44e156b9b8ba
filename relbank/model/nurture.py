"""What is kept for people who are parked, and the shelf of things worth giving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from .record import record

PARKED, UNPARKED = "parked", "unparked"
IDEA, ARTICLE, PAPER, NEWSLETTER, WEBINAR = "idea", "article", "paper", "newsletter", "webinar"
SHELF_KINDS = (IDEA, ARTICLE, PAPER, NEWSLETTER, WEBINAR)
LANDINGS = ("loved", "used", "polite", "ignored", "disliked")


@record
class Parking:
    """A person was put into the nurture lane, or taken out of it by hand (M21); state: parked or unparked.

    That an answer or a meeting takes them out by itself is derived, not stored.
    """

    id: str
    person: str
    state: str = PARKED
    reason: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Campaign:
    """Something sent to many at once (M21); touch: the mailing, whose people are the recipients.

    word: newsletter, position paper, webinar. item: the id of what was sent from the shelf, "" when none.
    """

    id: str
    name: str
    word: str = NEWSLETTER
    item: str = ""
    touch: str = ""
    text: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class ShelfItem:
    """An idea, article or paper worth giving (M26); topics: what somebody interested in it cares about."""

    id: str
    title: str
    kind: str = ARTICLE
    url: str = ""
    text: str = ""
    topics: Mapping[str, str] = field(default_factory=dict, metadata={"members": "topic"})
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Handed:
    """Who received which thing of the shelf, and how it landed (M26); landed: one of LANDINGS, "" not known yet.

    entry: the id of the deposit that was written with it. touch: of the mailing by which it went to many, and then
    there is no deposit.
    """

    id: str
    person: str
    item: str
    landed: str = ""
    text: str = ""
    entry: str = ""
    touch: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""
