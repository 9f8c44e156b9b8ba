"""Section E, the nurture lane: who is parked, who came back, and what they were sent (M21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from relbank.model.nurture import PARKED, Parking
from relbank.model.record import record
from relbank.model.touch import MAILING, Touch

from .threetouch import engaged


@record
class Lane:
    """A person who was put into the nurture lane.

    parked: the newest parking. back: the first reply or meeting after it, which took them out again, None while they
    are in the lane. sent: the newest mailing since, None when nothing was sent.
    """

    parked: Parking
    back: Touch | None
    sent: Touch | None

    @property
    def waits(self) -> bool:
        """Whether the person is in the lane now."""
        return self.back is None

    @property
    def days_away(self) -> int:
        """How many days passed from the parking until they came back; 0 while they have not."""
        return _days(self.parked.date, self.back.when.iso or self.back.created) if self.back else 0

    def quiet(self, today: date) -> int:
        """Return for how many days they were sent nothing: since the last mailing, or since they were parked."""
        last = (self.sent.when.iso or self.sent.created) if self.sent else self.parked.date
        return _days(last, today.isoformat())


def lane(parkings: Sequence[Parking], newest: Iterable[Touch]) -> Lane | None:
    """Return how a person stands to the nurture lane; None for somebody who is not parked, or was taken out by hand.

    Only what happened after the parking brings them back: a note written later about an earlier day does not; on the
    day itself, what was written down after it does.
    """
    if not parkings:
        return None
    latest = max(parkings, key=lambda p: (p.date, p.id))
    if latest.state != PARKED:
        return None
    back = sent = None
    for touch in newest:
        day = (touch.when.iso or touch.created)[:10]
        if day < latest.date:
            break
        if day == latest.date and touch.id < latest.id:
            continue
        if engaged(touch):
            back = touch
        elif touch.kind == MAILING and sent is None:
            sent = touch
    return Lane(latest, back, sent)


def _days(first: str, last: str) -> int:
    return max(0, (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days)
