"""A terminal driver that lets go of the terminal at once: quitting takes milliseconds instead of a fifth of a second.

Textual's input thread looks every tenth of a second whether it should end, twice. Here the thread is woken. Where
Textual is built another way than expected, its own driver is used.
"""

from __future__ import annotations

import os
import selectors
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from textual.driver import Driver


class WakingSelector(selectors.SelectSelector):
    """A selector whose waiting ends, without events, once wake_all was called."""

    waiting: ClassVar[set[WakingSelector]] = set()
    """Those that are open."""

    def __init__(self) -> None:
        """Open the pipe that wakes it."""
        super().__init__()
        self._read, self._write = os.pipe()
        self.register(self._read, selectors.EVENT_READ)
        self.waiting.add(self)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what can be read; never the pipe, which the reader knows nothing of."""
        return [(key, mask) for key, mask in super().select(timeout) if key.fd != self._read]

    def close(self) -> None:
        """Close it and its pipe."""
        self.waiting.discard(self)
        super().close()
        for end in (self._read, self._write):
            os.close(end)


def wake_all() -> None:
    """End the waiting of every selector that is open."""
    for selector in list(WakingSelector.waiting):
        os.write(selector._write, b"x")


def fast_driver() -> type[Driver] | None:
    """Return the driver that quits at once, or None where Textual's own must do (Windows, another Textual)."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # no termios: not a Unix terminal
        return None
    module: Any = linux_driver
    names = getattr(getattr(module.LinuxDriver, "run_input_thread", None), "__code__", SimpleNamespace(co_names=()))
    found = getattr(module, "selectors", None)
    if found is not selectors and not hasattr(found, "waking"):
        return None
    if "SelectSelector" not in names.co_names or not hasattr(module.LinuxDriver, "disable_input"):
        return None

    module.selectors = SimpleNamespace(**{**vars(selectors), "SelectSelector": WakingSelector, "waking": True})

    class FastDriver(linux_driver.LinuxDriver):
        """Textual's driver, whose input thread is woken when it should end."""

        def disable_input(self) -> None:
            """Stop reading keys, without waiting for the thread to look up."""
            wake_all()
            super().disable_input()

    return FastDriver
