"""A terminal driver that lets go of the terminal at once, and that notices when the terminal is gone.

Textual's input thread looks every tenth of a second whether it should end, twice; here it is woken. And where the
terminal was closed it would read its end again and again, for ever, while writing waits for nobody: here the program is
asked to leave, which keeps its drafts, and ended when it can't. Where Textual is built another way than expected, its
own driver is used.
"""

from __future__ import annotations

import os
import select
import selectors
import signal
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from textual.driver import Driver


class WakingSelector(selectors.SelectSelector):
    """A selector whose waiting ends, without events, once wake_all was called."""

    waiting: ClassVar[set[WakingSelector]] = set()
    """Those that are open."""
    gone: ClassVar[bool] = False
    """Whether the terminal was closed."""

    def __init__(self) -> None:
        """Open the pipe that wakes it."""
        super().__init__()
        self._read, self._write = os.pipe()
        self.register(self._read, selectors.EVENT_READ)
        self.waiting.add(self)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what can be read; never the pipe, which the reader knows nothing of."""
        ready = [(key, mask) for key, mask in super().select(timeout) if key.fd != self._read]
        if ready and any(hung_up(key.fd) for key, _ in ready):
            terminal_gone()
            time.sleep(LOOK)  # the end of a closed terminal can always be read
            return []
        return ready

    def close(self) -> None:
        """Close it and its pipe."""
        self.waiting.discard(self)
        super().close()
        for end in (self._read, self._write):
            os.close(end)


LOOK = 0.05  # seconds between two looks of a thread whose terminal is gone
LEAVING = 5.0
"""Seconds that a program without a terminal has to keep what was typed and leave, before it is ended."""


def hung_up(fd: int) -> bool:
    """Tell whether nobody is at the other end of a terminal any more."""
    look = select.poll()
    look.register(fd, select.POLLIN)
    return any(mask & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, mask in look.poll(0))


def terminal_gone() -> None:
    """Ask the program to leave, as a closed terminal does, and see to it that it does."""
    if WakingSelector.gone:
        return
    WakingSelector.gone = True
    last = threading.Timer(LEAVING, os._exit, (128 + signal.SIGHUP,))
    last.daemon = True
    last.start()
    os.kill(os.getpid(), signal.SIGHUP)


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
            thread = self._key_thread
            if thread is not None and thread.is_alive():  # Textual gave up half way
                self.exit_event.set()
                wake_all()
                thread.join(1)
                self.exit_event.clear()

        def write(self, data: str) -> None:
            """Write to the terminal; when that is gone there is nobody to wait for."""
            if not WakingSelector.gone:
                super().write(data)

    return FastDriver
