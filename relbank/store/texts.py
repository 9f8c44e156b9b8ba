"""Folded texts one behind the other, the oldest first, looked through from their end without an index of words.

They are taken in chunks of a quarter of a mebibyte, and where it was written down which words a chunk has, a chunk
that can't hold what is looked for is not looked through: a common word is found at once, a missing one costs a fifth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from relbank.model.text import fold

from .documents import Doc

CHUNK = 1 << 18
END = b"\n"  # of a text, and of a word in a list of words; no folded text holds it


def folded(doc: Doc) -> str:
    """Return what is looked through of a note."""
    return fold(str(doc.get("text", "")))


def as_bytes(text: str) -> bytes:
    """Return a folded text as it is looked through, without its end."""
    return text.encode("utf-8", "surrogatepass")


def spans(ends: Sequence[int]) -> list[int]:
    """Return for each chunk the row behind its last; a text is never parted."""
    found: list[int] = []
    while not found or found[-1] < len(ends):
        low = found[-1] if found else 0
        start = ends[low - 1] if low else 0
        found.append(min(len(ends), max(low + 1, bisect_right(ends, start + CHUNK))))
    return found if ends else []


def pieces(texts: Sequence[str]) -> tuple[list[bytes], list[int], list[bytes]]:
    """Return texts as the checkpoint keeps them: their bytes, the chunks, the words of each chunk."""
    stored = [as_bytes(text) + END for text in texts]
    chunks = spans([*accumulate(map(len, stored))])
    words = [
        END + b"".join(word + END for word in sorted({*b"".join(stored[low:high]).split()}))
        for low, high in zip([0, *chunks], chunks, strict=False)
    ]
    return stored, chunks, words


class Texts:
    """Texts to look through.

    ends: where each text ends. chunks: for each chunk the row behind its last. take: the bytes between two places.
    words: returns the words of a chunk, each with END before and behind it; None where that is not known.
    """

    def __init__(
        self,
        ends: Sequence[int],
        chunks: Sequence[int],
        take: Callable[[int, int], bytes],
        words: Callable[[int], bytes] | None = None,
    ) -> None:
        self._ends = ends
        self._chunks = chunks
        self._take = take
        self._words = words

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Return texts that are kept in memory."""
        stored = [as_bytes(text) + END for text in texts]
        ends, blob = [*accumulate(map(len, stored))], b"".join(stored)
        return cls(ends, spans(ends), lambda start, end: blob[start:end])

    def rows(self, wanted: str) -> Iterator[int]:
        """Yield the rows of the texts that hold a folded text, the last first."""
        needle, ends = as_bytes(wanted), self._ends
        parts = _parts(needle)
        for chunk in range(len(self._chunks) - 1, -1, -1):
            if self._words is not None:
                words = self._words(chunk)
                if any(part not in words for part in parts):
                    continue
            low, high = self._chunks[chunk - 1] if chunk else 0, self._chunks[chunk]
            start = ends[low - 1] if low else 0
            data = self._take(start, ends[high - 1])
            hits, at = [], data.find(needle)
            while at >= 0:
                row = bisect_right(ends, start + at, low, high)
                hits.append(row)
                at = data.find(needle, ends[row] - start)
            yield from reversed(hits)


def _parts(needle: bytes) -> list[bytes]:
    """Return what a list of words must hold, so that the texts can hold the needle."""
    first, *others = needle.split(b" ")
    if not others:
        return [first]
    return [first + END, *(END + word + END for word in others[:-1]), END + others[-1]]
