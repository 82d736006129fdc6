"""The user's own themes: files in a folder next to the settings file."""

import os
import tomllib

from textual.color import Color, ColorParseError
from textual.theme import Theme

from recovery_journal.errors import BadInput
from recovery_journal.tui.theme import THEMES
from recovery_journal.words import settings as words

ENDING, MAX_BYTES = ".toml", 65_536
NEEDED = ("background", "foreground", "primary")
COLOURS = (*NEEDED, "surface", "panel", "muted", "secondary", "success", "warning", "error")


def read_own_themes(folder: str) -> tuple[dict[str, Theme], str]:
    """Return the themes by name, and a sentence for each that can't be used."""
    found: dict[str, Theme] = {}
    problems: list[str] = []
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(ENDING))
    except OSError:
        return {}, ""
    for file in names:
        name = file.removesuffix(ENDING)
        try:
            found[name] = _read_theme(name, os.path.join(folder, file))
        except BadInput as error:
            problems.append(words.theme_not_used(name, str(error)))
    return found, " ".join(problems)


def _read_theme(name: str, path: str) -> Theme:
    """Read one theme.

    Raises:
        BadInput: it can't be used; the message is the reason.
    """
    if name in THEMES or not name.isprintable() or not name.strip():
        raise BadInput(words.THEME_NAME_TAKEN)
    try:
        with open(path, "rb") as file:
            said = tomllib.loads(file.read(MAX_BYTES).decode())
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(words.THEME_UNREADABLE) from error
    dark = said.pop("dark", True)
    if not isinstance(dark, bool):
        raise BadInput(words.THEME_DARK)
    for missing in (one for one in NEEDED if one not in said):
        raise BadInput(words.colour_missing(missing))
    colours = {one: _read_colour(one, colour) for one, colour in said.items()}
    return Theme(
        name=name,
        dark=dark,
        background=colours["background"],
        foreground=colours["foreground"],
        primary=colours["primary"],
        surface=colours.get("surface"),
        panel=colours.get("panel"),
        secondary=colours.get("secondary"),
        success=colours.get("success"),
        warning=colours.get("warning"),
        error=colours.get("error"),
        variables={"muted": colours["muted"]} if "muted" in colours else {},
    )


def _read_colour(name: str, colour: object) -> str:
    if name not in COLOURS:
        raise BadInput(words.no_such_colour(name))
    try:
        parsed = Color.parse(colour) if isinstance(colour, str) else None
    except ColorParseError:
        parsed = None
    if parsed is None or parsed.a < 1 or parsed.ansi is not None:
        raise BadInput(words.not_a_colour(name))
    return parsed.hex
