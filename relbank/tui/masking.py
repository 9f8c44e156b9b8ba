"""The curtain of `M`: while it is drawn, everything that is read from the journal comes masked (M34).

Screens keep one journal and one store for as long as they live; both stay the same and change what they answer, so
that no screen, pane or title can show what it read before: the version grows, and everything is read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, TypeVar, cast

from relbank.method.masked import BLOCK, initials, masked, sentence
from relbank.store import StoreError

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.model.touch import Touch
    from relbank.store import Store

T = TypeVar("T")
WHY = "everything is masked; M shows it again"
HIDDEN = frozenset({"edit", "editor", "drafts", "history", "conflicts", "settle", "copy", "sealed.show"})
"""The commands that show or change what the curtain hides."""
_OPEN = ("every", "get", "of", "newest", "filed_from", "open_promises", "coming", "trash", "names", "unsettled",
         "name_of")
_PASSED = frozenset({
    "poll", "drafts", "conflicts", "path", "state", "id", "device", "complaints", "log", "close", "view",
})  # fmt: skip


class CurtainJournal:
    """The read view of a journal behind the curtain."""

    def __init__(self, journal: Journal) -> None:
        """Take the journal, the curtain open."""
        self._journal: Any = journal
        self._block = ""
        self._more = 0  # how often the curtain moved: each time the version grows by one
        self._since = 0  # the version at which it moved last
        self._known: dict[tuple[type[Any], str], tuple[Any, Any]] = {}
        self._let_through()

    def _let_through(self) -> None:
        for name in _OPEN:
            if hasattr(self._journal, name):
                setattr(self, name, getattr(self._journal, name))

    def draw(self, block: str) -> None:
        """Draw the curtain, with the sign that stands for a letter; "" opens it."""
        self._more += 1
        self._block, self._since = block, self.version
        self._known = {}
        if not block:
            self._let_through()
            return
        for name in _OPEN:
            self.__dict__.pop(name, None)

    def __getattr__(self, name: str) -> Any:
        """Pass on what tells ids, dates and numbers only."""
        if name in ("touches", "touches_with", "last_touch", "days", "called", "longest_name"):
            return getattr(self._journal, name)
        if name in _OPEN:
            return getattr(self, f"masked_{name}")
        raise AttributeError(name)

    @property
    def version(self) -> int:
        """A number that grows with every change, and whenever the curtain moves."""
        return int(self._journal.version) + self._more

    def changed_since(self, version: int) -> Set[str] | None:
        """Return the ids of the people concerned; None, for everything, when the curtain moved since."""
        if version < self._since:
            return None
        found: Set[str] | None = self._journal.changed_since(version - self._more)
        return found

    # ---- what is read while it is drawn ----
    def _masked(self, thing: Any) -> Any:
        key = (type(thing), thing.id)
        known = self._known.get(key)
        if known is None or known[0] is not thing:
            known = self._known[key] = (thing, masked(thing, self._block))
        return known[1]

    def masked_get(self, cls: type[T], id: str) -> T | None:
        """Return one thing by its id."""
        thing = self._journal.get(cls, id)
        return None if thing is None else cast("T", self._masked(thing))

    def masked_every(self, cls: type[T]) -> Sequence[T]:
        """Return all things of a class."""
        return [self._masked(thing) for thing in self._journal.every(cls)]

    def masked_of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return the things of a class that concern one person."""
        return [self._masked(thing) for thing in self._journal.of(cls, person)]

    def masked_newest(self, person: str) -> Iterator[Touch]:
        """Yield the touches of one person."""
        return (self._masked(touch) for touch in self._journal.newest(person))

    def masked_filed_from(self, touch: str) -> Sequence[Any]:
        """Return everything that was filed from one note."""
        return [self._masked(thing) for thing in self._journal.filed_from(touch)]

    def masked_open_promises(self) -> Sequence[Any]:
        """Return all open promises."""
        return [self._masked(thing) for thing in self._journal.open_promises()]

    def masked_coming(self) -> Sequence[Any]:
        """Return all planned appointments."""
        return [self._masked(thing) for thing in self._journal.coming()]

    def masked_unsettled(self) -> Sequence[Touch]:
        """Return the touches with names that are not settled."""
        return [self._masked(touch) for touch in self._journal.unsettled()]

    def masked_trash(self) -> Sequence[Any]:
        """Return everything in the trash."""
        return [self._masked(thing) for thing in self._journal.trash()]

    def masked_name_of(self, id: str) -> str:
        """Return the initials of a person."""
        return initials(self._journal.name_of(id))

    def masked_names(self) -> Iterable[tuple[str, str, Mapping[str, str]]]:
        """Return id and initials of everybody."""
        return ((id, initials(name), {}) for id, name, _ in self._journal.names())


class CurtainStore:
    """A store behind the curtain: while it is drawn it can only be read, and what is read is masked."""

    def __init__(self, store: Store) -> None:
        """Take the store, the curtain open."""
        self.opened = store
        self.journal = CurtainJournal(store.journal)
        self.block = ""

    @property
    def readonly(self) -> bool:
        """Whether nothing can be changed."""
        return self.opened.readonly or bool(self.block)

    def draw(self, block: str) -> None:
        """Draw the curtain, with the sign that stands for a letter; "" opens it."""
        self.block = block
        self.journal.draw(block)

    def __getattr__(self, name: str) -> Any:
        """Pass everything on while the curtain is open, and what shows nothing while it is drawn."""
        if not self.block or name in _PASSED:
            return getattr(self.opened, name)
        raise StoreError("Everything personal is masked.", "M shows it again; then it can be changed.")

    def said(self, text: str) -> str:
        """Return a sentence as it may be shown now."""
        if not self.block:
            return text
        names = {}
        for _, name, aliases in self.opened.journal.names():
            for known in (name, *aliases, name.split(" ")[0]):
                names[known] = initials(known)
        return sentence(text, names, self.block)


def block_of(ascii_only: bool) -> str:
    """Return the sign that stands for a letter in a set of signs."""
    from relbank.method.masked import PLAIN_BLOCK

    return PLAIN_BLOCK if ascii_only else BLOCK
