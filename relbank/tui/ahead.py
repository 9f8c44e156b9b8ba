"""What the next keys need, made ready while nobody types: a note, a menu or a filter then opens without importing.

One small step at a time, each only when no key was pressed for a moment, so that no key waits for more than one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import Relbank

EVERY = 0.03
"""Seconds between two steps."""
REST = 0.4
"""Seconds without a key before the next step is made."""

MODULES = (
    "textual.suggester", "textual.validation", "textual.widgets._input", "relbank.tui.widgets.filterline",
    "textual.document._document", "textual.document._syntax_aware_document", "textual.document._wrapped_document",
    "textual.widgets._text_area", "textual.widgets._static", "relbank.tui.widgets.lines", "relbank.tui.widgets.paper",
    "relbank.tui.screens.capture", "relbank.tui.verbs.notes",
    "relbank.notes.dates", "relbank.notes.names", "relbank.notes.note", "relbank.tui.reader",
    "relbank.tui.render.preview", "relbank.tui.dialogs.choose",
    "relbank.method.rules.knowing", "relbank.method.rules.promising", "relbank.method.rules.trusting",
    "relbank.method.cards", "relbank.tui.screens.review",
)  # fmt: skip
"""What is imported, one module a step, those first that others import."""


def prepare(app: Relbank) -> None:
    """Begin to make ready what the next keys need."""
    steps = _steps(app)

    def step() -> None:
        if monotonic() - app.last_key < REST:
            return
        if next(steps, None) is None:
            timer.stop()

    timer = app.set_interval(EVERY, step)


def _steps(app: Relbank) -> Iterator[bool]:
    for name in MODULES:
        try:
            import_module(name)
        except ModuleNotFoundError:  # another Textual: the screen imports what it needs when it opens
            continue
        yield True
    for style in _stylesheets(app):
        style()
        yield True
    from .verbs import table

    table()
    yield True
    for place, _ in enumerate(app.home.listing.prepared()):
        if not place % 50:
            yield True


def _stylesheets(app: Relbank) -> list[Callable[[], object]]:
    """Return what reads the styles of a text area, of an input line and of the capture screen."""
    from textual.widgets import Input, TextArea

    from .screens.capture import Capture

    def read() -> None:
        for widget in (Input(), TextArea()):
            for read_from, css, tie_breaker, scope in widget._get_default_css():
                app.stylesheet.add_source(css, read_from, is_default_css=True, tie_breaker=tie_breaker, scope=scope)
        for path in Capture().css_path:
            app.stylesheet.read(path)

    return [read, lambda: app.stylesheet.rules]
