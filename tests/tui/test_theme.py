"""The colours: what is text can be read, what is a level can be told apart."""

from itertools import pairwise

import pytest
from textual.color import Color
from textual.theme import Theme

from recovery_journal.tui.theme import DAWN, DUSK, THEMES, missing_variables


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours after WCAG 2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colours(theme: Theme) -> dict[str, Color]:
    found = {**theme.to_color_system().generate(), **theme.variables}
    return {
        name: Color.parse(value)
        for name, value in found.items()
        if value[:1] == "#" and " " not in value
    }


@pytest.mark.parametrize("theme", [DUSK, DAWN], ids=["dusk", "dawn"])
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    of = colours(theme)
    for ground in ("background", "surface"):
        for text in ("foreground", "muted", "primary", "secondary", "success", "warning"):
            assert contrast(of[text], of[ground]) >= 4.5, (text, ground)
        for value in range(11):
            assert contrast(of[f"ramp-{value}"], of[ground]) >= 4.5, (value, ground)
    for ground in ("panel", "band"):
        for text in ("foreground", "primary", "secondary", *(f"ramp-{n}" for n in range(11))):
            assert contrast(of[text], of[ground]) >= 4.5, (text, ground)
    assert contrast(of["foreground"], of["hit"]) >= 4.5


@pytest.mark.parametrize("theme", [DUSK, DAWN], ids=["dusk", "dawn"])
def test_marks_of_focus_selection_and_fields_can_be_seen(theme: Theme) -> None:
    of = colours(theme)
    for mark, grounds in (
        ("secondary", ("background", "surface")),  # the frame that has the focus
        ("primary", ("panel", "surface", "background")),  # a selected row, a field with the cursor
        ("muted", ("panel", "surface")),  # the bar of any other field
    ):
        for ground in grounds:
            assert contrast(of[mark], of[ground]) >= 3, (mark, ground)


@pytest.mark.parametrize("theme", [DUSK, DAWN], ids=["dusk", "dawn"])
def test_five_levels_can_be_told_apart_in_grey(theme: Theme) -> None:
    of = colours(theme)
    from_ground = [contrast(of[f"fill-{level}"], of["background"]) for level in range(1, 6)]
    assert all(further / nearer >= 1.35 for nearer, further in pairwise(from_ground))


def test_every_theme_of_textual_has_the_colours_of_charts() -> None:
    for theme in THEMES.values():
        names = {**missing_variables(theme), **theme.variables}
        assert {"muted", "frame", "faint", "band", "hit", "fill-5", "ramp-10"} <= names.keys()
        assert all(Color.parse(value) for value in missing_variables(theme).values()), theme.name
