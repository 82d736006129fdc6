"""Sentences about shell completion."""

from collections.abc import Iterable

OPEN_NEW_SHELL = "Open a new shell, type rj and a space, and press tab."
ALREADY_THERE = "It was there already. Nothing was changed."
NOTHING_TO_REMOVE = "There was nothing to remove."


def prints_script(shell: str) -> str:
    """The help of the command of a shell."""
    return f"Print the script for {shell}, to put it where you like."


def which_shell(shells: Iterable[str]) -> str:
    return f"Which shell is it for: {', '.join(shells)}?"


def written(path: str) -> str:
    return f"Written: {path}"


def removed(path: str) -> str:
    return f"Removed: {path}"


def not_ours(path: str) -> str:
    return f"{path} was not made by this program, so it was left as it is. Move it away first."


def may_add(start_file: str, line: str) -> str:
    return f"Your shell reads it only with this line in {start_file}:\n{line}\nAdd the line?"


def line_added(start_file: str) -> str:
    return f"The line was added to the end of {start_file}."


def add_line(start_file: str, line: str) -> str:
    return f"Your shell reads it only with this line in {start_file}. Please add it:\n{line}"


def if_nothing_happens(start_file: str, line: str) -> str:
    """For a shell that may not be set up to look for completions."""
    return f"If tab still offers nothing, add this line to {start_file}:\n{line}"


def line_stays(start_file: str, line: str) -> str:
    return f"This line in {start_file} does nothing now, and you can delete it:\n{line}"
