"""Finding words; sealed remarks are left out."""

from __future__ import annotations

from itertools import islice

from relbank.method.search import NEWEST, Finder, words_of

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table


def find(shell: Shell, call: Call) -> int:
    """List where all of some words occur, people first, then the newest; status 1 when nowhere."""
    words = words_of(" ".join(call.words))
    if not words:
        raise CallError("Which words?", "Write it like: relbank find hockey")
    store = shell.open()
    without_sign = [word.lstrip("#") or word for word in words]  # tags are kept without it
    finder = Finder(store.journal, lambda name: store.table_state(name).docs.holding(without_sign))
    while finder.load():
        pass
    hits = list(islice(finder.hits(words), NEWEST + 1))
    more = len(hits) > NEWEST
    hits = hits[:NEWEST]
    if call.on("json"):
        fields = ("what", "id", "who", "iso", "line")
        shell.json([{name: getattr(hit, name) for name in fields} for hit in hits])
    elif hits:
        rows = [(hit.what, hit.iso[:10] or "-", hit.who or "-", hit.line) for hit in hits]
        beside = max(len(hit.what) for hit in hits) + 14  # what and when are no hits
        for line in table(rows, shell.width):
            shell.say_marked(line, words, beside)
    else:
        shell.warn(f"Nothing holds {' '.join(call.words)!r}.")
    if more:
        shell.warn(f"These are the newest {NEWEST}; more words make it fewer.")
    return 0 if hits else 1
