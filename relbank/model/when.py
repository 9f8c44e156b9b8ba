"""Vague dates: a minute, a day, a week, a month, or still open, with the words that were typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from .record import record

MINUTE, DAY, WEEK, MONTH, OPEN = "minute", "day", "week", "month", "open"
PRECISIONS = (MINUTE, DAY, WEEK, MONTH, OPEN)


@record
class When:
    """A date as precise as it was said.

    iso: local wall time, "2026-11-19T12:30" or "2026-11-19"; a week is its Monday, a month its first day,
    open has None. end: where a range was said, its end in the same form. offset: "+01:00", kept with stored
    minutes so that travelling does not move the past.
    """

    iso: str | None
    precision: str = DAY
    words: str = ""
    end: str | None = None
    offset: str = ""

    @classmethod
    def of(cls, moment: date | datetime, words: str = "") -> When:
        """Return the minute or the day of a moment."""
        if isinstance(moment, datetime):
            offset = moment.isoformat()[-6:] if moment.tzinfo else ""
            return cls(moment.replace(tzinfo=None).isoformat(timespec="minutes"), MINUTE, words, offset=offset)
        return cls(moment.isoformat(), DAY, words)

    @classmethod
    def open(cls, words: str = "??") -> When:
        """Return a date that is still to be settled."""
        return cls(None, OPEN, words)

    @property
    def first(self) -> date | None:
        """The first day that it may mean; None while open."""
        return date.fromisoformat(self.iso[:10]) if self.iso else None

    @property
    def last(self) -> date | None:
        """The last day that it may mean; None while open."""
        if self.end:
            return date.fromisoformat(self.end[:10])
        first = self.first
        if first is None or self.precision in (MINUTE, DAY):
            return first
        if self.precision == WEEK:
            return first + timedelta(days=6)
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

    @property
    def at(self) -> datetime | None:
        """The wall time without offset, for a date that is precise to the minute."""
        return datetime.fromisoformat(self.iso) if self.iso and self.precision == MINUTE else None

    @property
    def sort(self) -> str:
        """A key that sorts by time, open ones last."""
        return self.iso or "~"

    def to_doc(self) -> dict[str, str | None]:
        """Return the stored form: iso, precision, words, and end and offset where there are any."""
        doc: dict[str, str | None] = {"iso": self.iso, "precision": self.precision, "words": self.words}
        if self.end:
            doc["end"] = self.end
        if self.offset:
            doc["offset"] = self.offset
        return doc

    @classmethod
    def from_doc(cls, doc: Mapping[str, Any]) -> When:
        """Read the stored form; what can't be read as a date becomes open, its words kept."""
        iso, precision = doc.get("iso"), doc.get("precision", DAY)
        words = str(doc.get("words", ""))
        try:
            if iso is None or precision not in PRECISIONS or precision == OPEN:
                return cls(None, OPEN, words)
            datetime.fromisoformat(iso)
        except (TypeError, ValueError):
            return cls(None, OPEN, words or str(iso))
        return cls(iso, precision, words, doc.get("end"), doc.get("offset", ""))
