"""The styles of rendered text, taken from the theme in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from textual.markup import parse_style
from textual.style import Style
from textual.widget import Widget

from relbank.tui import glyphs
from relbank.tui.glyphs import Glyphs
from relbank.tui.safe import WORDS

_LINES = {
    "text": "$foreground",
    "mark": "$text-accent",
    "muted": "$text-muted",
    "h1": "bold underline $markdown-h1-color",
    "h2": "bold $markdown-h2-color",
    "h3": "bold $markdown-h3-color",
    "quote": "italic $text-muted",
    "done": "strike $text-muted",
}
"""Styles of whole lines: they lie on the ground of the widget."""
_SPANS = {
    "em": "italic",
    "strong": "bold",
    "s": "strike",
    "code": "$text-warning",
    "link": "underline",
    "name": "bold",
    "tag": "$text-accent",
    "alarm": "bold $text-error",
    "aside": "$text-muted",
}
"""Styles of some words: they lie on the style of their line and change only what they name."""


@dataclass(frozen=True)
class Look:
    """Every style Markdown is drawn in: `base` for what is under the text, `styles` by the name of what is drawn."""

    base: Style
    styles: Mapping[str, Style]
    signs: Glyphs

    @classmethod
    def of(cls, widget: Widget) -> Look:
        """Return the look of a widget under the app's theme and set of signs."""
        app = widget.app
        return cls.made(widget.visual_style, app.theme_variables, glyphs.of(app), dim=app.native_ansi_color)

    @classmethod
    def made(
        cls, base: Style, variables: Mapping[str, str], signs: Glyphs = glyphs.UNICODE, *, dim: bool = False
    ) -> Look:
        """Return the look for theme variables; base carries the background.

        dim: show muted text dim, for themes of the terminal's own colours, where no colour is sure to be quiet.
        """
        known = dict(variables)

        def read(style: str) -> Style:
            return parse_style(f"dim {style}" if dim and "-muted" in style else style, known)

        lines = {name: base + read(style) for name, style in _LINES.items()}
        return cls(base, lines | {name: read(style) for name, style in _SPANS.items()}, signs)

    @cached_property
    def personal(self) -> Look:
        """The look of what is known as somebody's words, while they are masked."""
        lines = {name: self.styles[name] + WORDS for name in _LINES}
        return Look(self.base + WORDS, {**self.styles, **lines, "mark": self.styles["mark"]}, self.signs)

    @cached_property
    def quiet(self) -> Look:
        """The look of what is shown muted."""
        muted = self.styles["muted"]
        lines = {name: self.styles[name] if name == "done" else muted for name in _LINES}
        spans = {name: Style() if name in ("code", "tag") else self.styles[name] for name in _SPANS}
        return Look(self.base, lines | spans, self.signs)
