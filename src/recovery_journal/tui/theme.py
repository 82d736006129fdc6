"""Two related themes: a deep blue-green background, with warm sand for what matters."""

from textual.theme import BUILTIN_THEMES, Theme


def _theme(name: str, *, dark: bool, ground: str, colours: str, muted: str) -> Theme:
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
            "block-cursor-background": panel,
            "block-cursor-foreground": foreground,
            "block-cursor-text-style": "bold",
            "border": secondary,
            "border-blurred": panel,
            "footer-background": background,
            "footer-foreground": foreground,
            "footer-description-background": background,
            "footer-description-foreground": muted,
            "footer-key-background": background,
            "footer-key-foreground": primary,
            "footer-item-background": background,
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
)
DAWN = _theme(
    "dawn",
    dark=False,
    ground="#f8f3e9 #f0e8d9 #e6dccb #22363a",
    colours="#7a4f12 #1d6670 #35653f #86550a #a12f2a",
    muted="#586b6c",
)
THEMES = {**BUILTIN_THEMES, DUSK.name: DUSK, DAWN.name: DAWN}
"""Themes by name: Textual's own, and ours."""
