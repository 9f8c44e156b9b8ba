"""What a verb answers: a sentence of what was done, or why it could not be."""

from __future__ import annotations

from collections.abc import Iterable

from relbank.model.record import record


@record
class Done:
    """One verb has been carried out.

    said: what was done, in a person's words, with what to look at. ids: the documents that the verb was about, the
    main one first. created: ids of people who are new. warned: those sentences at the end of `said` that ask for
    attention (an unsettled name, a fourth promise), for callers that show them elsewhere.
    """

    said: str
    ids: tuple[str, ...] = ()
    created: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()

    @property
    def news(self) -> str:
        """What was done, without the warnings."""
        tail = " ".join(self.warned)
        return self.said[: -len(tail)].rstrip() if tail and self.said.endswith(tail) else self.said


def joined(done: Done, sentences: Iterable[str]) -> Done:
    """Return what was done with more sentences behind its news, before its warnings."""
    more = list(sentences)
    if not more:
        return done
    return Done(" ".join([done.news, *more, *done.warned]), done.ids, done.created, done.warned)


class Refused(Exception):  # noqa: N818 — a verb that was refused, not one that failed
    """Something can't be done: what stands against it, and what to do instead; nothing was changed."""

    def __init__(self, what: str, do: str) -> None:
        """Take two sentences for the user."""
        super().__init__(f"{what} {do}")
        self.what = what
        self.do = do


def listed(parts: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    words = list(parts)
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def short(text: str, limit: int = 40) -> str:
    """Return text as a sentence quotes it: in one line and in quotation marks, cut behind a word."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return f"“{line}”"
