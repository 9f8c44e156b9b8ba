"""The read view of a journal that rules, actions and screens take; the store provides it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from .touch import Touch

T = TypeVar("T")


class Journal(Protocol):
    """Everything that can be asked of a journal; answers are frozen and leave out what lies in the trash."""

    @property
    def version(self) -> int:
        """A number that grows with every change: what was derived for another number is stale."""
        ...

    def changed_since(self, version: int) -> Set[str] | None:
        """Return the ids of the people concerned by any document that changed after a version.

        As it was before and after the change; a person's own document concerns that person, one that concerns nobody
        gives the id "". None when that is not known any more: then everything may have changed.
        """
        ...

    def get(self, cls: type[T], id: str) -> T | None:
        """Return one thing by its id, from the trash too; None when there is none."""
        ...

    def every(self, cls: type[T]) -> Sequence[T]:
        """Return all things of a class, oldest id first; people sorted by name."""
        ...

    def reading(self, cls: type[Any]) -> Iterator[None]:
        """Read all things of a class, some at a time: whoever has other work does it between two."""
        ...

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return the things of a class that concern one person, oldest id first; touches newest first by when."""
        ...

    def newest(self, person: str) -> Iterator[Touch]:
        """Yield the touches of one person in the order of `of`, each read only when it is asked for."""
        ...

    def filed_from(self, touch: str) -> Sequence[Any]:
        """Return everything that was filed from one touch's note, in the order of its lines."""
        ...

    def unsettled(self) -> Sequence[Touch]:
        """Return the touches with names that fit several people and were not settled yet, newest first."""
        ...

    def touches(self) -> Sequence[str]:
        """Return the ids of all touches, newest first by when."""
        ...

    def touches_with(self, text: str) -> Iterable[str]:
        """Return the ids of touches whose note holds a text, newest first, one by one; sealed lines count, too."""
        ...

    def last_touch(self, person: str) -> str:
        """Return the ISO date of a person's newest touch but mailings and journal notes, "" when there is none."""
        ...

    def open_promises(self) -> Sequence[Any]:
        """Return all open promises, the earliest due date first, those without one last."""
        ...

    def coming(self) -> Sequence[Any]:
        """Return all planned appointments, earliest first, open ones last."""
        ...

    def names(self) -> Iterable[tuple[str, str, Mapping[str, str]]]:
        """Return id, name and aliases of everybody who is not in the trash, without building a person."""
        ...

    def name_of(self, id: str) -> str:
        """Return a person's name without building the person, "" for nobody and in the trash."""
        ...

    def days(self) -> Iterable[tuple[str, str]]:
        """Return the person's id and the month and day ("05-12") of every birthday, anniversary and other date."""
        ...

    def trash(self) -> Sequence[Any]:
        """Return everything in the trash, what was thrown away last first."""
        ...
