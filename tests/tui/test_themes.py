"""Themes: shipped ones are readable, the user's are checked, a broken one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme

from relbank.tui import themes
from relbank.tui.safe import plain
from relbank.tui.tones import READABLE, contrast
from tests.tui.fast import settle, strips
from tests.tui.test_rows import Names

SHIPPED, COMPLAINTS = themes.load()
PAINTED = [theme for theme in SHIPPED if not theme.ansi]
TEXTS = ["text", "foreground", "text-muted", "text-disabled", "foreground-muted", "text-primary", "text-secondary",
         "text-accent", "text-warning", "text-error", "text-success", "link-color"]  # fmt: skip
GROUNDS = ["background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background"]
PAIRS = [("footer-foreground", "footer-background"), ("footer-key-foreground", "footer-background"),
         ("footer-description-foreground", "footer-background"), ("block-cursor-foreground", "block-cursor-background"),
         ("input-cursor-foreground", "input-cursor-background"),
         ("input-selection-foreground", "input-selection-background"),
         *((f"markdown-h{level}-color", "background") for level in range(1, 7))]  # fmt: skip


def test_all_shipped_themes_load() -> None:
    assert not COMPLAINTS
    names = {theme.name for theme in SHIPPED}
    assert {"relbank-dark", "relbank-light", "relbank-contrast", "relbank-ansi"} < names and len(names) >= 7
    assert {themes.DEFAULT, themes.LIGHT, themes.PLAIN} < names
    assert all(path.stem in names for path in themes.shipped_folder().glob("*.toml"))


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    least = 7 if theme.name == "relbank-contrast" else READABLE
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS] + PAIRS
    found = {pair: contrast(*(Color.parse(colours[name]) for name in pair)) for pair in pairs}
    assert not {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_the_cursor_and_the_pane_in_use_can_be_told_apart(theme: Theme) -> None:
    colours = {name: Color.parse(value) for name, value in theme.to_color_system().generate().items()
               if name in {"border", "border-blurred", "background", "surface", "block-cursor-background"}}  # fmt: skip
    assert contrast(colours["border"], colours["border-blurred"]) >= 2.5
    assert contrast(colours["border"], colours["background"]) >= 3
    assert contrast(colours["block-cursor-background"], colours["surface"]) >= 1.2


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


async def test_the_ansi_theme_paints_no_colour_of_its_own() -> None:
    class Ansi(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            yield Names(["#late", "Bob", "Liz"], empty=plain("nobody"))

    app = Ansi()
    for theme in SHIPPED:
        app.register_theme(theme)
    app.theme = themes.PLAIN
    async with app.run_test(size=(30, 6)) as pilot:
        app.query_one(Names).focus()
        await settle(pilot)
        styles = [segment.style for strip in strips(app) for segment in strip if segment.style]
        colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
    assert colours and not [colour for colour in colours if colour.triplet is not None]


def write(folder: Path, text: str | bytes, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_user_theme_of_two_lines_is_whole_and_readable(tmp_path: Path) -> None:
    write(tmp_path, 'name = "mine"\nprimary = "#336699"\n')
    found, complaints = themes.load(user=tmp_path)
    assert not complaints
    house = next(theme for theme in found if theme.name == themes.DEFAULT)
    assert (found[-1].foreground, found[-1].warning) == (house.foreground, house.warning)
    colours = found[-1].to_color_system().generate()
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= READABLE, (text, ground)


def test_what_a_theme_says_itself_is_kept(tmp_path: Path) -> None:
    variables = '[variables]\ntext-muted = "#123456"\nlink-style = "bold underline"\n'
    write(tmp_path, f'name = "mine"\nprimary = "red"\n{variables}')
    theme = themes.load(user=tmp_path)[0][-1]
    assert theme.variables["text-muted"] == "#123456" and theme.variables["link-style"] == "bold underline"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "name"),
        ('name = "mine"', "primary: it is missing"),
        ('name = "mine"\nprimary = "no colour"', "primary: 'no colour' is no colour"),
        ('name = "mine"\nprimary = 7', "primary: it must be a colour in quotes"),
        ('name = "mine"\nprimary = "#123456"\nprimry = "#123456"', "primry: there is no such key"),
        ('name = "mine"\nprimary = "#123456"\ndark = "yes"', "dark: it must be true or false"),
        ('name = "mine"\nprimary = "#123456"\nbackground = "#00000080"', "must not be see-through"),
        ('name = "mine"\nprimary = "ansi_blue"', "primary: 'ansi_blue' must be given as"),
        ('name = "mine"\nprimary = "#123456"\nansi = true', "must be one of the terminal's own"),
        ('name = "mine"\nprimary = "#123456"\nvariables = 3', "variables: it must be a table"),
        ('name = "mine"\nprimary = "#123456"\n[variables]\ntxt = "#fff"', "variables.txt: there is no such variable"),
        ('name = "mine"\nprimary = "#123456"\n[variables]\ntext = "loud"', "variables.text: 'loud' is no colour"),
        ('name = "mine"\nprimary = "#123456"\n[variables]\nlink-style = "loud"', "variables.link-style: 'loud'"),
        ('name = "m/../e"\nprimary = "#123456"', "name: it must be letters"),
        ("name = mine", "it is not TOML"),
        (b"name = '\xff'", "it is not UTF-8"),
        ("#" * 70_000, "it is no theme"),
        ("x = " + "[" * 5_000, "it is not TOML"),
        ('name = "relbank-dark"\nprimary = "#123456"', "name: 'relbank-dark' is taken by"),
    ],
)
def test_a_broken_theme_is_named_with_key_and_reason(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = write(tmp_path, text)
    found, complaints = themes.load(user=tmp_path)
    assert [theme.name for theme in found] == [theme.name for theme in SHIPPED]
    assert len(complaints) == 1 and str(path) in complaints[0] and said in complaints[0]


def test_a_folder_instead_of_a_file_and_two_of_one_name_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    write(tmp_path, 'name = "mine"\nprimary = "#336699"', "b.toml")
    write(tmp_path, 'name = "mine"\nprimary = "#996633"', "c.toml")
    found, complaints = themes.load(user=tmp_path)
    assert found[-1].primary == "#336699" and len(complaints) == 2


def test_no_folder_is_no_complaint(tmp_path: Path) -> None:
    assert themes.load(user=tmp_path / "none")[1] == []


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({}, "relbank-dark"),
        ({"NO_COLOR": "1"}, "relbank-ansi"),
        ({"TERM": "linux"}, "relbank-ansi"),
        ({"COLORFGBG": "0;15"}, "relbank-light"),
        ({"COLORFGBG": "15;0"}, "relbank-dark"),
        ({"COLORFGBG": "0;default;15", "NO_COLOR": ""}, "relbank-light"),
    ],
)
def test_the_first_theme_fits_the_terminal(environ: dict[str, str], name: str) -> None:
    assert themes.default(environ) == name
