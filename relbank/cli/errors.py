"""A call that can't be answered, told in two sentences."""

from __future__ import annotations


class CallError(Exception):
    """What is wrong and what to do about it; both go to standard error, and status becomes the exit status.

    more: lines that are shown between the two, such as the candidates of an ambiguous name.
    """

    def __init__(self, what: str, do: str = "", *, more: tuple[str, ...] = (), status: int = 2) -> None:
        """Take the two sentences, complete with their full stops."""
        super().__init__(what)
        self.what, self.do, self.more, self.status = what, do, more, status
