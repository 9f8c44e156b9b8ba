"""The shell that a verb runs in: its streams, its journal, its clock."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from relbank.model.text import clean

from .errors import CallError

if TYPE_CHECKING:
    from datetime import datetime

    from relbank.paths import Places
    from relbank.settings import Settings
    from relbank.store import Store


class Shell:
    """Streams, places, settings, clock and store of one call; each made when first asked for.

    Whatever is printed goes through clean(), so that no control sequence of the journal reaches a terminal.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        stdin: TextIO | None,
        stdout: TextIO,
        stderr: TextIO,
        *,
        journal: str | None = None,
        plain: bool = False,
    ) -> None:
        """Take the streams and the global options."""
        self.environ, self.stdin, self.stdout, self.stderr = environ, stdin, stdout, stderr
        self.plain = plain
        self.entered = ""  # a text that is not in the journal yet: kept as a draft when something fails
        self.draft = ""  # the id of the draft that holds it, once it is one
        self.deaf = False  # the output took nothing more
        self._journal = journal
        self._places: Places | None = None
        self._settings: Settings | None = None
        self._store: Store | None = None

    # -- what the verb works on

    @property
    def places(self) -> Places:
        """Where the journal, its state and the settings are."""
        if self._places is None:
            from relbank.paths import find

            self._places = find(self.environ, self._journal)
        return self._places

    def use(self, places: Places) -> None:
        """Work on other places from now on."""
        self.close()
        self._places = places

    @property
    def settings(self) -> Settings:
        """What the user set; wrong lines of the file are told once."""
        if self._settings is None:
            from relbank.settings import load

            self._settings = load(self.places.config)
            for complaint in self._settings.complaints:
                self.warn(complaint)
        return self._settings

    def now(self) -> datetime:
        """Return the moment that dates and rules count from."""
        from relbank.clock import ClockError, now

        try:
            return now(self.environ)
        except ClockError as error:
            raise CallError(str(error), "Unset RELBANK_NOW, or give it a date.") from None

    def open(self, *, write: bool = False, fresh: bool = False, quiet: bool = False) -> Store:
        """Return the open journal; a reading verb neither creates nor changes anything.

        fresh: a journal that is not there yet is as good as an empty one, and nothing is said about it; with write it
        is made. quiet: what was found while opening is told by the caller.
        """
        if self._store is not None and (self._store.readonly and write):
            self.close()
        if self._store is None:
            from relbank.store import open_store
            from relbank.store.quick import quick

            if not (fresh or self.places.journal.is_dir()):
                if write or not self.places.own:
                    raise CallError(
                        f"There is no journal in {clean(str(self.places.journal))}.",
                        "Check --journal or RELBANK_JOURNAL; `relbank note` starts a new one there.",
                    )
                self.warn("Your journal is still empty.", "Write the first note: relbank note")
            told = self._say_that_it_takes_long
            self._store = open_store(self.places.journal, self.places.state, readonly=not write, told=told)
            for complaint in () if quiet else quick(self._store):
                self.warn(complaint)
        return self._store

    def _say_that_it_takes_long(self, sentence: str) -> None:
        if self.stderr.isatty():
            self.warn(sentence)

    def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # -- what the verb says

    @property
    def talks(self) -> bool:
        """Whether somebody sits at both ends: a terminal that can show a screen."""
        return (
            self.stdin is not None
            and self.stdin.isatty()
            and self.stdout.isatty()
            and self.environ.get("TERM", "") not in ("", "dumb")
        )

    @property
    def width(self) -> int:
        """How many cells a line may take; 0 when the output is no terminal and lines may be as long as they are."""
        if not self.stdout.isatty():
            return 0
        columns = self.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit():
            return int(columns)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns
        except (OSError, ValueError):
            return 80

    def write(self, text: str, *, flush: bool = False) -> None:
        """Print text that is clean already; an output that takes nothing more is remembered as such."""
        try:
            self.stdout.write(text)
            if flush:
                self.stdout.flush()
        except OSError:
            self.deaf = True
            raise

    def say(self, line: str = "") -> None:
        """Print one line."""
        self.write(clean(line) + "\n")

    def page(self, lines: Iterable[str]) -> None:
        """Print several lines."""
        self.write("".join(clean(line) + "\n" for line in lines))

    def heading(self, line: str) -> None:
        """Print a heading, bold where that can be seen."""
        line = clean(line)
        self.write(f"\x1b[1m{line}\x1b[0m\n" if self._styled else line + "\n")

    def say_marked(self, line: str, words: Sequence[str], start: int = 0) -> None:
        """Print one line with folded words in bold, from a place in it on, where that can be seen."""
        line = clean(line)
        if self._styled:
            from relbank.method.search import marks

            for at, end in reversed(marks(line[start:], words)):
                line = f"{line[: start + at]}\x1b[1m{line[start + at : start + end]}\x1b[22m{line[start + end :]}"
        self.write(line + "\n")

    @property
    def _styled(self) -> bool:
        return (
            not self.plain
            and self.stdout.isatty()
            and not self.environ.get("NO_COLOR")
            and self.environ.get("TERM", "") not in ("", "dumb")
        )

    def json(self, value: Any) -> None:
        """Print a value as JSON in which every control and bidi character is escaped."""
        import json

        text = json.dumps(value, indent=1, ensure_ascii=True)
        self.write(text.replace("\x7f", "\\u007f") + "\n")

    def warn(self, what: str, do: str = "") -> None:
        """Print a sentence, and what to do, on standard error."""
        self.write("", flush=True)
        for line in (what, do):
            if line:
                self.stderr.write(clean(line) + "\n")
