"""What the person has chosen for their journal."""

import os
from dataclasses import replace
from typing import Any

import click

from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.cli.entries.review import find_pack, load_packs
from recovery_journal.domain.settings import LOCK_AFTER_UNSET, MAX_LOCK_MINUTES, Settings
from recovery_journal.errors import BadInput, InputMissing, OutOfRange
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.backup.backup import list_backups as listed_copies
from recovery_journal.words import cli
from recovery_journal.words import settings as words
from recovery_journal.words.data.helplines import regions

EXAMPLE = "rj config set day-starts-at 4"
MAX_NUMBERS = {
    "day-starts-at": 6,
    "waking-from": 23,
    "waking-to": 23,
    "lock-after": MAX_LOCK_MINUTES,
}
"""Settings that are an hour or minutes, and the highest each may be."""
YES_OR_NO = {"yes": True, "on": True, "no": False, "off": False}


@click.group("config", cls=Group, example=EXAMPLE, invoke_without_command=True)
@AS_JSON
@click.pass_context
def config(ctx: click.Context, as_json: bool) -> None:
    """What you have chosen for this journal.

    region: whose help lines come first. day-starts-at: the hour, 0 to 6, at which a new day begins.
    entries-private: whether a new entry starts as private. morning, evening: whether Today asks for
    an intention, and for a look back. pack: the questions of the evening. count-meetings: whether
    meetings are counted. own-line: a help line of your own, shown first in rj now, as
    "NAME; NUMBER; HOURS". waking-from, waking-to: the hours, 0 to 23, between which you are awake.
    lock-after: minutes without a key until the screen locks, 0 for never. open-card: whether rj now
    shows people, reasons and kept words while an encrypted journal is locked; they then lie beside
    it, not encrypted. backup-folder: a folder for this journal alone, such as one on a USB stick,
    where a copy a day is kept as well.
    """
    if ctx.invoked_subcommand is None:
        _show(_settings(), as_json=as_json)


@config.command("list", example="rj config list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show every setting, a line each."""
    _show(_settings(), as_json=as_json)


@config.command("set", example=EXAMPLE)
@command.combine_options(
    click.argument("name", metavar="NAME"), click.argument("value", metavar="VALUE"), AS_JSON
)
def set_(name: str, value: str, as_json: bool) -> None:
    """Choose a value; none takes a choice back."""
    setting = values.one_of("A setting", name, tuple(words.SETTING_FIELDS)) or ""
    changes: dict[str, Any] = {words.SETTING_FIELDS[setting]: _value(setting, value)}
    with command.open_journal(create=True) as journal:
        before = journal.settings.read()
        after = journal.settings.write(replace(before, **changes))
    if as_json:
        output.print_json(_to_plain(after))
    elif after == before:
        output.print_message(cli.UNCHANGED)
    else:
        output.print_lines([cli.record_saved(words.setting_line(after, setting))])


def _settings() -> Settings:
    """The settings; before there is a journal, those it begins with."""
    try:
        with command.open_journal() as journal:
            return journal.settings.read()
    except InputMissing:
        return Settings()


def _show(settings: Settings, *, as_json: bool) -> None:
    if as_json:
        output.print_json(_to_plain(settings))
    else:
        output.print_lines(words.setting_line(settings, name) for name in words.SETTING_FIELDS)


def _value(setting: str, typed: str) -> str | int | bool:
    """What was typed as the setting keeps it; whatever cannot be is refused."""
    if setting == "region":
        code = typed.strip().upper()
        if code not in (words.NO_CHOICE.upper(), *regions()):
            raise BadInput(f"The regions are: {', '.join(regions())}, or {words.NO_CHOICE}.")
        return code if code in regions() else ""
    if setting == "lock-after" and typed == words.NO_CHOICE:
        return LOCK_AFTER_UNSET
    if setting in MAX_NUMBERS:
        highest = MAX_NUMBERS[setting]
        digits = typed.isascii() and typed.isdecimal() and len(typed) <= 2
        if not (digits and int(typed) <= highest):
            raise OutOfRange(f"The value of {setting}", 0, highest)
        return int(typed)
    if setting == "backup-folder":
        return "" if typed == words.NO_CHOICE else _folder(typed)
    if setting == "own-line":
        return "" if typed == words.NO_CHOICE else Settings(own_line=typed).own_line
    if setting == "pack":
        return "" if typed == words.NO_CHOICE else find_pack(load_packs()[0], typed).name
    return YES_OR_NO[values.one_of(f"The value of {setting}", typed, tuple(YES_OR_NO)) or ""]


def _folder(typed: str) -> str:
    """A folder for copies, by its full path."""
    path = os.path.abspath(typed)
    if not os.path.isdir(path):
        raise BadInput(f"There is no folder {output.shorten_word(path)}. Nothing was changed.")
    if listed_copies(path):
        raise BadInput(
            f"There are copies of a journal in {output.shorten_word(path)} already. "
            "Old ones are removed in time, so please choose a folder for this journal alone."
        )
    return path


def _to_plain(settings: Settings) -> dict[str, Any]:
    """The settings as JSON, by the names that are typed."""
    told = to_plain(settings)
    return {name: told[field] for name, field in words.SETTING_FIELDS.items()}
