"""The settings of the journal."""

import os
from typing import Any

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import Group, NeedsNoExample
from recovery_journal.cli.base.complete import complete_region, complete_with
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.entries.review import find_pack, load_packs
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.settings import LOCK_AFTER_UNSET, NUMBER_RANGES, WORD_CHOICES, Settings
from recovery_journal.errors import BadInput, InputMissing, OutOfRange
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.backup.folder import list_backups
from recovery_journal.store.sqlite.guard import is_shared
from recovery_journal.words import cli
from recovery_journal.words import settings as words
from recovery_journal.words.backup import shared_folder
from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.helpline_choice import one_region_named

EXAMPLE = "rj config set day-starts-at 4"
YES_OR_NO = {"yes": True, "on": True, "no": False, "off": False}


class ConfigGroup(Group):
    """Explains each setting in its help."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in words.SETTINGS and not ctx.resilient_parsing:
            raise NeedsNoExample(words.how_to_set(args[0], *map(shell_quoted, args[1:2])), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_commands(ctx, formatter)
        with formatter.section("Settings"):
            formatter.write_dl([(name, one.help) for name, one in words.SETTINGS.items()])


@click.group("config", cls=ConfigGroup, example=EXAMPLE, invoke_without_command=True)
@AS_JSON
@click.pass_context
def config(ctx: click.Context, as_json: bool) -> None:
    """Settings of this journal."""
    if ctx.invoked_subcommand is None:
        _show(_settings(), as_json=as_json)


@config.command("list", example="rj config list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show every setting, a line each."""
    _show(_settings(), as_json=as_json)


def _complete_value(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """Complete the value of a setting that is one of some words."""
    try:
        setting = values.one_of("A setting", ctx.params.get("name"), tuple(words.SETTINGS))
    except BadInput:
        return []
    if setting is None:
        return []
    if setting == "region":
        return [*complete_region(ctx, param, incomplete)]
    field = words.SETTINGS[setting].field
    if choice := WORD_CHOICES.get(field):
        return complete_with(choice[1])(ctx, param, incomplete)
    is_switch = isinstance(getattr(Settings(), field), bool)
    return complete_with(("yes", "no") if is_switch else ())(ctx, param, incomplete)


@config.command("set", example=EXAMPLE)
@combine_options(
    click.argument("name", metavar="NAME", shell_complete=complete_with(words.SETTINGS)),
    click.argument("value", metavar="VALUE", shell_complete=_complete_value),
    AS_JSON,
)
def set_(name: str, value: str, as_json: bool) -> None:
    """Choose a value; none clears it."""
    setting = values.one_of("A setting", name, tuple(words.SETTINGS)) or ""
    changes: dict[str, Any] = {words.SETTINGS[setting].field: _value(setting, value)}
    with session.open_journal(create=True) as journal:
        before = journal.settings.read()
        after = journal.settings.write(replace(before, **changes))
    if as_json:
        output.print_json_report(_to_plain(after))
    elif after == before:
        output.print_message(cli.UNCHANGED)
    else:
        output.print_lines([cli.record_saved(words.setting_line(after, setting))])


def _settings() -> Settings:
    """Read the settings; before there is a journal, the defaults."""
    try:
        with session.open_journal() as journal:
            return journal.settings.read()
    except InputMissing:
        return Settings()


def _show(settings: Settings, *, as_json: bool) -> None:
    if as_json:
        output.print_json_report(_to_plain(settings))
    else:
        output.print_lines(words.setting_line(settings, name) for name in words.SETTINGS)


def _value(setting: str, typed: str) -> str | int | bool:
    """Turn what was typed into the value of a setting."""
    if setting == "region":
        return "" if typed.strip().lower() == words.NO_CHOICE else one_region_named(typed).code
    if setting == "lock-after" and typed == words.NO_CHOICE:
        return LOCK_AFTER_UNSET
    if number_range := NUMBER_RANGES.get(words.SETTINGS[setting].field):
        _, lowest, highest = number_range
        digits = typed.isascii() and typed.isdecimal() and len(typed) <= 2
        if not (digits and lowest <= int(typed) <= highest):
            raise OutOfRange(f"The value of {setting}", lowest, highest)
        return int(typed)
    if choice := WORD_CHOICES.get(words.SETTINGS[setting].field):
        what, allowed = choice
        return values.one_of(what, typed, allowed) or ""
    if setting == "backup-folder":
        return "" if typed == words.NO_CHOICE else _folder(typed)
    if setting == "own-line":
        return "" if typed == words.NO_CHOICE else Settings(own_line=typed).own_line
    if setting == "pack":
        return "" if typed == words.NO_CHOICE else find_pack(load_packs()[0], typed).name
    return YES_OR_NO[values.one_of(f"The value of {setting}", typed, tuple(YES_OR_NO)) or ""]


def _folder(typed: str) -> str:
    """Check a folder for backups, and return its full path."""
    path = os.path.abspath(typed)
    if not os.path.isdir(path):
        raise BadInput(f"There is no folder {output.shorten_word(path)}. Nothing was changed.")
    if list_backups(path):
        raise BadInput(
            f"There are copies of a journal in {output.shorten_word(path)} already. "
            "Old ones are removed in time, so please choose a folder for this journal alone."
        )
    if is_shared(path):
        output.print_message(shared_folder(path))
    return path


def _to_plain(settings: Settings) -> dict[str, Any]:
    """Turn the settings into JSON, by their names with underscores."""
    told = to_plain(settings)
    return {setting.field: told[setting.field] for setting in words.SETTINGS.values()}
