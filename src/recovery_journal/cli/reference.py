"""The reference of all commands, made from the commands themselves: a page, and man pages."""

from collections.abc import Iterator
from typing import Any

import click

from recovery_journal import __version__, errors
from recovery_journal.cli import json_shapes
from recovery_journal.cli.app import root_command
from recovery_journal.cli.base.arguments import Context
from recovery_journal.cli.commands import COMMANDS, GROUPS
from recovery_journal.words.cli import EXIT_CODES, MORE_HELP

Rows = list[tuple[str, str]]


def exit_codes() -> dict[int, str]:
    """What each exit code means; the codes of errors have the words of their errors."""
    said: dict[int, str] = {}
    for error in vars(errors).values():
        if isinstance(error, type) and "exit_code" in vars(error):
            code: int = vars(error)["exit_code"]
            first_line = (error.__doc__ or "").partition("\n")[0]
            said[code] = f"{said[code]} {first_line}" if code in said else first_line
    return dict(sorted((said | EXIT_CODES).items()))


def _root() -> click.Context:
    return Context(root_command, info_name="rj")


def _all_of(name: str, parent: click.Context) -> Iterator[click.Context]:
    """A command and all below it, each with the words it is typed with."""
    group = parent.command
    if not isinstance(group, click.Group) or (command := group.get_command(parent, name)) is None:
        return
    context = Context(command, info_name=name, parent=parent)
    yield context
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            yield from _all_of(part, context)


def _usage(context: click.Context) -> str:
    return " ".join((context.command_path, *context.command.collect_usage_pieces(context)))


def _options(context: click.Context) -> Rows:
    params = context.command.get_params(context)
    found = (one.get_help_record(context) for one in params if isinstance(one, click.Option))
    return [record for record in found if record is not None]


def _paragraphs(context: click.Context) -> list[str]:
    return [" ".join(one.split()) for one in (context.command.help or "").split("\n\n")]


def commands_page() -> str:
    """Every command with its options and an example, and the exit codes, as Markdown."""
    lines = [
        "# Commands",
        "",
        "This page is made from the program: `make reference` writes it.",
    ]
    for title, names in GROUPS.items():
        lines += ["", f"## {title}"]
        for name in names:
            for context in _all_of(name, _root()):
                lines += ["", f"### {context.command_path}", "", f"`{_usage(context)}`"]
                for paragraph in _paragraphs(context):
                    lines += ["", paragraph]
                lines += ["", *(f"- `{option}`: {said}" for option, said in _options(context))]
                lines += ["", f"Example: `{getattr(context.command, 'example', '')}`"]
    lines += ["", "## Exit codes", "", "| Code | Meaning |", "|---|---|"]
    lines += [f"| {code} | {said} |" for code, said in exit_codes().items()]
    return "\n".join(lines) + "\n"


def json_page() -> str:
    """What each command prints with --json, as Markdown."""
    lines = ["# JSON", "", json_shapes.INTRODUCTION, "", "## Records"]
    for name, kind in json_shapes.RECORDS.items():
        lines += ["", f"### {name}", "", *_keys(json_shapes.fields_of(kind))]
    lines += ["", "## Commands"]
    for commands, shape in json_shapes.SHAPES.items():
        lines += ["", f"### {', '.join(f'rj {one}' for one in commands.split(', '))}", ""]
        is_list = isinstance(shape, list) and len(shape) == 1
        keys = shape[0] if is_list else shape
        if isinstance(keys, dict) and not json_shapes.as_record(keys):
            lines += ["An array of objects:" if is_list else "An object:", "", *_keys(keys)]
        else:
            lines += [f"`{json_shapes.describe(shape)}`"]
    lines += ["", "## Errors", "", json_shapes.ABOUT_ERRORS, "", *_keys(json_shapes.ERROR)]
    return "\n".join(lines) + "\n"


def _keys(shape: dict[str, Any]) -> list[str]:
    return [f"- `{key}`: {json_shapes.describe(one)}" for key, one in shape.items()]


def man_pages() -> dict[str, str]:
    """The man pages by the names of their files."""
    root = _root()
    pages = {"rj.1": _root_page(root)}
    for group in GROUPS.values():
        for name, line in group.items():
            pages[f"rj-{name}.1"] = _command_page(name, line)
    return pages


def _root_page(root: click.Context) -> str:
    intro, *more = _paragraphs(root)
    page = [*_head("rj", intro), *_section("SYNOPSIS", _usage(root))]
    page += _section("DESCRIPTION", *more, MORE_HELP)
    for title, commands in GROUPS.items():
        page += _rows(title.upper(), [(f"rj {name}", line) for name, line in commands.items()])
    page += _rows("OPTIONS", _options(root))
    page += _rows("EXIT STATUS", [(str(code), said) for code, said in exit_codes().items()])
    return _joined(page + _section("SEE ALSO", ", ".join(f"rj-{name}(1)" for name in COMMANDS)))


def _command_page(name: str, line: str) -> str:
    page = _head(f"rj-{name}", line)
    whole, *parts = _all_of(name, _root())
    page += _section("SYNOPSIS", _usage(whole))
    page += _section("DESCRIPTION", *_paragraphs(whole))
    page += _rows("OPTIONS", _options(whole))
    for part in parts:
        page += [f".SH {_roff(part.command_path.upper())}", ".B " + _roff(_usage(part))]
        for paragraph in _paragraphs(part):
            page += [".PP", _roff(paragraph)]
        page += _rows("", _options(part))
    page += _section("EXAMPLE", getattr(whole.command, "example", ""))
    return _joined(page + _section("SEE ALSO", "rj(1)"))


def _head(name: str, line: str) -> list[str]:
    title = f'.TH "{_roff(name.upper())}" 1 "" "Recovery Journal {__version__}"'
    return [title, ".SH NAME", f"{_roff(name)} \\- {_roff(line)}"]


def _section(title: str, *paragraphs: str) -> list[str]:
    return [f".SH {_roff(title)}", *"\n.PP\n".join(map(_roff, paragraphs)).split("\n")]


def _rows(title: str, rows: Rows) -> list[str]:
    lines = [f".SH {_roff(title)}"] if title else []
    for term, said in rows:
        lines += [".TP", rf"\fB{_roff(term)}\fR", _roff(said)]
    return lines


def _roff(text: str) -> str:
    """Escape what roff would read: backslashes, hyphens, and a dot or quote that begins a line."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
