"""Two related themes: a deep blue-green background, with warm sand for what matters."""

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

COLUMN_CLASSES = [(0, "-narrow"), (80, "-base"), (100, "-wide"), (120, "-broad"), (150, "-vast")]
ROW_CLASSES = [(0, "-short"), (20, "-usual"), (28, "-tall"), (38, "-lofty"), (50, "-grand")]
"""The class that a screen has from so many columns and rows on."""


def classes_of_size(columns: int, rows: int) -> list[str]:
    """Return the classes of a screen of this size."""
    return [
        [name for least, name in classes if size >= least][-1]
        for size, classes in ((columns, COLUMN_CLASSES), (rows, ROW_CLASSES))
    ]


FILLS = tuple(f"fill-{level}" for level in range(1, 6))
"""Grounds of areas from the lowest level to the highest, each further from the background."""
RAMP = tuple(f"ramp-{value}" for value in range(11))
"""Colours of text for 0 to 10, from $secondary to $primary."""


def _theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    colours: str,
    muted: str,
    lines: str,
    fills: str,
    ramp: str,
) -> Theme:
    frame, faint, band, hit = lines.split()
    background, surface, panel, foreground = ground.split()
    primary, secondary, success, warning, error = colours.split()
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=secondary,
        success=success,
        warning=warning,
        error=error,
        accent=primary,
        variables={
            "muted": muted,
            "frame": frame,
            "faint": faint,
            "band": band,
            "hit": hit,
            **dict(zip(FILLS, fills.split(), strict=True)),
            **dict(zip(RAMP, ramp.split(), strict=True)),
            "block-cursor-background": panel,
            "block-cursor-foreground": foreground,
            "block-cursor-text-style": "bold",
            "border": secondary,
            "border-blurred": panel,
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": f"{secondary} 35%",
        },
    )


DUSK = _theme(
    "dusk",
    dark=True,
    ground="#0f1b1f #15262b #1c3238 #e8e3d8",
    colours="#e6bf86 #86bfc4 #9cc7a0 #eeb35f #ef8a80",
    muted="#9fb0ac",
    lines="#424948 #545d5b #223539 #446469",
    fills="#305356 #57736a #85926f #c1ae76 #f2cc94",
    ramp=(
        "#86bfc4 #8fbfbd #99bfb7 #a2bfb1 #acbfab #b6bfa5 #bfbf9e #c9bf98 #d2bf92 #dcbf8c #e6bf86"
    ),
)
DAWN = _theme(
    "dawn",
    dark=False,
    ground="#f8f3e9 #f0e8d9 #e6dccb #22363a",
    colours="#7a4f12 #1d6670 #35653f #86550a #a12f2a",
    muted="#586b6c",
    lines="#b3bcbc #95a1a2 #d9dfd8 #95b3b2",
    fills="#a9c9cd #82a29c #69805a #7a5f1c #5b3b0d",
    ramp=(
        "#1d6670 #266366 #2f615d #385f53 #425c4a #4b5a41 #545837 #5e552e #675324 #70511b #7a4f12"
    ),
)
THEMES = {**BUILTIN_THEMES, DUSK.name: DUSK, DAWN.name: DAWN}
"""Themes by name: Textual's own, and ours."""


def missing_variables(theme: Theme) -> dict[str, str]:
    """Return what our themes define and Textual's own don't, mixed from their colours."""
    if theme in (DUSK, DAWN):
        return {}
    colours = theme.to_color_system().generate()
    ground, text, first, second = (
        Color.parse(colours[name]) for name in ("background", "foreground", "primary", "secondary")
    )
    strengths = zip(FILLS, (0.35, 0.5, 0.65, 0.82, 1), strict=True)
    return {
        "muted": ground.blend(text, 0.75).hex,
        "frame": ground.blend(text, 0.25).hex,
        "faint": ground.blend(text, 0.4).hex,
        "band": ground.blend(second, 0.16).hex,
        "hit": ground.blend(second, 0.45).hex,
        **{name: ground.blend(first, strength).hex for name, strength in strengths},
        **{name: second.blend(first, value / 10).hex for value, name in enumerate(RAMP)},
    }
