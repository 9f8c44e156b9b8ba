"""Tones worked out of a theme's few colours: readable text, a calm cursor, quiet borders and scroll bars."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import Color

READABLE = 4.5
"""The least contrast of text on its ground (WCAG 2, level AA)."""
_AIM = 4.6

REQUIRED = ("foreground", "background", "warning", "error")
"""The colours that can't be worked out of others."""
_TONES = ("primary", "secondary", "warning", "error", "success", "accent")


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG 2 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def filled_in(
    colours: dict[str, str], variables: dict[str, str], dark: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return a theme's colours and variables with what it left out; what it says itself is kept as it is.

    colours: with those of REQUIRED, and primary; of the others each can be worked out of these.
    """
    base = dict(colours)
    back, fore = Color.parse(base["background"]), Color.parse(base["foreground"])
    primary = Color.parse(base["primary"])
    base.setdefault("surface", back.blend(fore, 0.035).hex6)
    base.setdefault("panel", back.blend(fore, 0.08).hex6)
    base.setdefault("boost", back.blend(fore, 0.05).hex6)
    for tone, instead in (("secondary", "primary"), ("accent", "primary"), ("success", "primary")):
        base.setdefault(tone, base[instead])

    surface = Color.parse(base["surface"])
    made = {
        "block-cursor-background": surface.blend(primary, 0.24 if dark else 0.20).hex6,
        "block-cursor-blurred-background": surface.blend(fore, 0.07).hex6,
        **variables,
    }
    grounds = [back, surface, Color.parse(base["panel"])]
    grounds += [Color.parse(made[f"block-cursor-{blurred}background"]) for blurred in ("", "blurred-")]
    quiet = readable(back.blend(fore, 0.5), fore, grounds).hex6
    tones = {f"text-{tone}": readable(Color.parse(base[tone]), fore, grounds).hex6 for tone in _TONES}
    calm = {
        "text": fore.hex6,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        **tones,
        "block-cursor-foreground": fore.hex6,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": fore.hex6,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": surface.blend(fore, 0.05).hex6,
        "border": primary.hex6,
        "border-blurred": back.blend(fore, 0.22).hex6,
        "scrollbar": back.blend(fore, 0.22).hex6,
        "scrollbar-hover": back.blend(fore, 0.32).hex6,
        "scrollbar-active": primary.hex6,
        "scrollbar-background": back.hex6,
        "scrollbar-background-hover": back.hex6,
        "scrollbar-background-active": back.hex6,
        "scrollbar-corner-color": back.hex6,
        "footer-background": base["panel"],
        "footer-foreground": quiet,
        "footer-description-foreground": quiet,
        "footer-key-foreground": tones["text-accent"],
        "input-cursor-background": fore.hex6,
        "input-cursor-foreground": back.hex6,
        "input-selection-background": surface.blend(primary, 0.35).hex6,
        "input-selection-foreground": fore.hex6,
        "screen-selection-background": surface.blend(primary, 0.35).hex6,
        "link-color": tones["text-primary"],
        "button-color-foreground": back.hex6,
    }
    for level in range(1, 7):
        calm[f"markdown-h{level}-color"] = tones["text-primary"] if level < 4 else fore.hex6
    return base, {**calm, **made}


def readable(colour: Color, toward: Color, grounds: Iterable[Color]) -> Color:
    """Return a colour shifted as little as needed toward another until it can be read on all grounds."""
    kept = list(grounds)
    for step in range(0, 101, 4):
        shifted = colour.blend(toward, step / 100)
        if all(contrast(shifted, ground) >= _AIM for ground in kept):
            return shifted
    return toward


def _luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
