"""Section F: the shelf of ideas, articles and papers: whom they would interest, who received which (M26)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

from relbank.model.fact import KEY, LIKE, PREFERENCE, TASTE, Fact
from relbank.model.journal import Journal
from relbank.model.nurture import Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import fold

from .deeds import Of

_KINDS = (LIKE, TASTE, PREFERENCE, KEY, "field")
_SHORT = frozenset(("and", "are", "for", "from", "our", "the", "their", "this", "that", "with", "your"))
_LEAST = 3  # letters of a word that says something


@record
class Match:
    """Somebody whom something on the shelf would interest; topics: which, because of what is known (facts)."""

    person: Person
    item: ShelfItem
    topics: tuple[str, ...]
    facts: tuple[Fact, ...]


def words(text: str, least: int = _LEAST) -> frozenset[str]:
    """Return the words of a text as they are compared: folded, without ending s, small words left out.

    least: letters of a word that says something.
    """
    plain = "".join(c if c.isalnum() else " " for c in fold(text))
    return frozenset(_stem(w) for w in plain.split() if len(w) >= least and w not in _SHORT)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > _LEAST and word.endswith("s") and not word.endswith("ss") else word


def topics_of(item: ShelfItem) -> tuple[str, ...]:
    """Return what a thing on the shelf is about: its topics, or the words of its title where none are given."""
    return tuple(item.topics) or tuple(sorted(words(item.title)))


@lru_cache(1024)
def _wanted(topic: str) -> frozenset[str]:
    return words(topic)


class Interests:
    """What is known of a person's interests: likes, tastes, preferences, key answers, own fields, organisation."""

    def __init__(self, person: Person, of: Of) -> None:
        """Read a person's facts; what is superseded no longer counts."""
        self.person = person
        self._facts = [f for f in of(Fact, person.id) if f.kind in _KINDS and not f.superseded]
        self._texts = [text for text in (person.organisation, person.title, *person.tags) if text]

    def near(self, any_of: Iterable[str]) -> bool:
        """Tell, quickly, whether one of some words may be among the interests."""
        return any(word in self._hay for word in any_of)

    @cached_property
    def _hay(self) -> str:
        return fold(" ".join([*(f.text for f in self._facts), *self._texts]))

    @cached_property
    def _known(self) -> list[tuple[frozenset[str], Fact | None]]:
        return [*((words(f.text), f) for f in self._facts), *((words(text), None) for text in self._texts)]

    def match(self, item: ShelfItem) -> Match | None:
        """Return why an item would interest the person, None when nothing says so."""
        topics: list[str] = []
        facts: dict[str, Fact] = {}
        for topic in topics_of(item):
            wanted = _wanted(topic)
            if not wanted or not all(word in self._hay for word in wanted):
                continue  # far quicker than to compare the words of each fact
            hits = [fact for known, fact in self._known if wanted <= known]
            if hits:
                topics.append(topic)
                facts.update((fact.id, fact) for fact in hits if fact is not None)
        return Match(self.person, item, tuple(topics), tuple(facts.values())) if topics else None


def fitting(
    items: Iterable[ShelfItem], person: Person, of: Of, near: Collection[str] | None = None
) -> tuple[Match, ...]:
    """Return what on the shelf would interest a person and was not given to them yet, the best first.

    near: the topic words of the items, where they are at hand.
    """
    had = {handed.item for handed in of(Handed, person.id)}
    left = [item for item in items if item.id not in had]
    if not left:
        return ()
    interests = Interests(person, of)
    if not interests.near(topic_words(left) if near is None else near):
        return ()
    found = [match for item in left if (match := interests.match(item))]
    return tuple(sorted(found, key=lambda m: (-len(m.topics), m.item.title.casefold(), m.item.id)))


def topic_words(items: Iterable[ShelfItem]) -> frozenset[str]:
    """Return every word that some item is about."""
    return frozenset(word for item in items for topic in topics_of(item) for word in _wanted(topic))


def readers(journal: Journal, item: ShelfItem, people: Iterable[Person] | None = None) -> tuple[Match, ...]:
    """Return whom an item would interest and who did not receive it yet, the most interested first."""
    had = {handed.person for handed in received(journal, item)}
    left = (p for p in (journal.every(Person) if people is None else people) if p.id not in had)
    found = [match for person in left if (match := Interests(person, journal.of).match(item))]
    return tuple(sorted(found, key=lambda m: (-len(m.topics), m.person.order, m.person.id)))


def received(journal: Journal, item: ShelfItem) -> tuple[Handed, ...]:
    """Return who received an item, first first."""
    found = [handed for handed in journal.every(Handed) if handed.item == item.id]
    return tuple(sorted(found, key=lambda h: (h.date, h.id)))


def landings(handed: Sequence[Handed]) -> str:
    """Return how an item landed with all who received it: "2 used, 1 polite"; "" before anybody said."""
    counts: dict[str, int] = {}
    for one in handed:
        if one.landed:
            counts[one.landed] = counts.get(one.landed, 0) + 1
    return ", ".join(f"{count} {word}" for word, count in counts.items())
