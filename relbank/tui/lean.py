"""What Textual imports at its own start and relbank does not need for the first paint: imported when it is used.

Textual 8.2.8 imports its command palette (with six widgets), downloads, tables and identifiers with its App, an eighth
of its own start. While it is imported here, a name taken from one of those modules stands for itself until it is
called, looked into or subclassed; then the real one is imported. asyncio is loaded without ssl, which it allows:
nothing here talks to a network.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

TELLING = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT")
"""Switches by which Textual would tell every key and the screen to a log, a picture or a console on a network."""
DEFERRED = ("textual.command", "textual.types", "platformdirs", "uuid", "rich.table")
"""Modules of which Textual's App takes names that are used later, if at all."""


class Deferred:
    """A name of a module that is imported when the name is first used."""

    def __init__(self, module: str, name: str) -> None:
        self._deferred = module, name

    def _real(self) -> Any:
        module, name = self._deferred
        return getattr(import_module(module), name)

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Call the real one."""
        return self._real()(*args, **named)

    def __getattr__(self, name: str) -> Any:
        """Look into the real one."""
        return getattr(self._real(), name)

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """Stand for nothing among the bases of a class: relbank never opens what is made of it, Textual's palette."""
        return ()


class _Stand(ModuleType):
    """Stands for a module while others take names from it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Deferred(self.__name__, name)


def load() -> None:
    """Import Textual's App, which is to tell nobody what it shows; a program that has it already keeps it as it is."""
    for name in TELLING:
        os.environ.pop(name, None)
    os.environ.setdefault("TEXTUAL_FPS", "120")  # both are read when Textual is imported: quicker echo, no easing
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    with deferred():
        import_module("textual.app")


@contextmanager
def deferred() -> Iterator[None]:
    """Import Textual within this block; what was imported before is left alone."""
    stands = {} if "textual.app" in sys.modules else {n: _Stand(n) for n in DEFERRED if n not in sys.modules}
    bare = not {"asyncio", "ssl"} & sys.modules.keys()
    try:
        if bare:
            sys.modules["ssl"] = None  # type: ignore[assignment]  # this is how an import is refused
            import_module("asyncio")
            del sys.modules["ssl"]
        sys.modules.update(stands)
        yield
    finally:
        for name, stand in stands.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]
        if sys.modules.get("ssl", stands) is None:
            del sys.modules["ssl"]
