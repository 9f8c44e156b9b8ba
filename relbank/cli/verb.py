"""What a verb of the shell is, and what an option is."""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """An option: its name without dashes, one sentence, and what its value is ("" where it takes none)."""

    name: str
    help: str
    value: str = ""


class Verb(NamedTuple):
    """A verb: its name, one sentence, how it is called, the function that does it ("module:function").

    about: paragraphs for `relbank help VERB`. listed: whether `relbank --help` names it. takes: "person" where its
    words are a person's name (for completion).
    """

    name: str
    summary: str
    usage: str
    does: str
    options: tuple[Option, ...] = ()
    about: str = ""
    listed: bool = True
    takes: str = ""


JSON = Option("json", "Print JSON, for scripts.")
