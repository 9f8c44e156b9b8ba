"""Reading the arguments of a verb; argparse would cost more than half a start of Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .errors import CallError
from .verbs import GLOBAL, Option, Verb, find


class Call(NamedTuple):
    """What was asked for: the verb ("" opens the program), its words in order, and its options by name."""

    verb: str
    words: tuple[str, ...]
    options: dict[str, str]

    def on(self, option: str) -> bool:
        """Tell whether an option was given."""
        return option in self.options

    def number(self, option: str, default: int) -> int:
        """Return the whole number that an option names; CallError when it names none."""
        given = self.options.get(option)
        if given is None:
            return default
        if not (given.isascii() and given.isdigit()):
            raise CallError(f"--{option} takes a whole number, not {given!r}.", f"Write it like --{option} 100.")
        return int(given)


def read(argv: Sequence[str]) -> Call:
    """Return the call that arguments make; CallError when an option or the verb is unknown.

    Global options stand anywhere; what follows "--" is words; so is a word with a space in it, so that the
    bullet of a note ("- likes golf") needs no escape, and a lone "-" (standard input).
    """
    verb: Verb | None = None
    words: list[str] = []
    options: dict[str, str] = {}
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--":
            words += rest
            break
        if word == "-h":
            word = "--help"
        if not word.startswith("-") or word == "-" or any(c.isspace() for c in word.partition("=")[0]):
            if verb is None and not words:
                verb = find(word)
            else:
                words.append(word)
            continue
        name, equals, value = word.lstrip("-").partition("=")
        option = _option(verb, word, name)
        if option.value and not equals:
            if not rest:
                raise CallError(f"--{name} needs a value: {option.value}.", f"Write it like --{name} {option.value}.")
            value = rest.pop(0)
        elif equals and not option.value:
            raise CallError(f"--{name} takes no value.", f"Write it as --{name}.")
        options[name] = value
    return Call(verb.name if verb else "", tuple(words), options)


def _option(verb: Verb | None, word: str, name: str) -> Option:
    known = {o.name: o for o in (*GLOBAL, *(verb.options if verb else ()))}
    if word.startswith("--") and name in known:
        return known[name]
    what = f"relbank{' ' + verb.name if verb else ''} has no option {word.partition('=')[0]}."
    help_call = f"relbank help {verb.name}" if verb else "relbank --help"
    raise CallError(what, f"{help_call} lists the options; -- before words that begin with a dash makes them text.")
