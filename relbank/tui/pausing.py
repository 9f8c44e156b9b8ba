"""What is done once nobody types for a moment, and now and then while somebody does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.timer import Timer


class Pause:
    """Does something a pause after it was last asked for, and at the latest some time after it first was.

    latest: seconds. What is done has to call `over`, also where it is done for another reason.
    """

    def __init__(self, owner: MessagePump, does: Callable[[], None], latest: float) -> None:
        self._owner, self._does, self._most = owner, does, latest
        self._soon: Timer | None = None
        self._latest: Timer | None = None

    @property
    def waits(self) -> bool:
        """Whether it was asked for and is still to be done."""
        return self._soon is not None

    def ask(self, pause: float) -> None:
        """Do it after a pause of so many seconds."""
        if self._soon:
            self._soon.stop()
        self._soon = self._owner.set_timer(pause, self._does)
        if self._latest is None:
            self._latest = self._owner.set_timer(self._most, self._does)

    def over(self) -> None:
        """Wait for nothing more: it is being done."""
        for timer in (self._soon, self._latest):
            if timer:
                timer.stop()
        self._soon = self._latest = None
