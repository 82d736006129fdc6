"""Where the files are, and who can read them."""

import os
import stat

import click

from recovery_journal import places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.store.encryption import inbox
from recovery_journal.store.encryption.plain_backups import find_plain_copies
from recovery_journal.store.sidecar.help_card import card_file
from recovery_journal.store.sqlite.guard import has_keys, is_encrypted, keys_file
from recovery_journal.words import privacy as words
from recovery_journal.words.encryption import plain_copies


@click.command("where", cls=Command, example="rj where")
@combine_options(AS_JSON)
def where(as_json: bool) -> None:
    """Show where your files are, and who can read them.

    The card holds people and reasons, for help when the journal cannot be opened.
    """
    path = places.journal_file()
    facts: dict[str, str | int | None] = {}
    for name, file in (
        ("journal", path),
        *([("keys", keys_file(path))] if has_keys(path) else []),
        ("card", card_file(path)),
        ("config", places.config_file()),
        ("state", places.state_file()),
    ):
        facts[name] = file
        try:
            found = os.lstat(file)
        except OSError:
            facts[f"{name} bytes"] = None
            continue
        facts[f"{name} bytes"] = found.st_size
        facts[f"{name} permissions"] = stat.filemode(found.st_mode)
        facts[f"{name} readable by"] = words.file_readers(found.st_mode)
    if waiting := inbox.list_waiting(path):
        facts["inbox"] = os.path.dirname(waiting[0])
        facts["inbox waits"] = len(waiting)
    plain = find_plain_copies(path)
    if as_json:
        told = {name.replace(" ", "_"): fact for name, fact in facts.items()}
        output.print_json_report({**told, "plain_copies": plain})
        return
    output.print_lines(
        f"{name}: {words.NOT_THERE if fact is None else fact}"
        for name, fact in facts.items()
        if not (name.endswith("permissions") and in_words())  # "readable by" says it
    )
    output.print_lines(words.who_can_read(encrypted=is_encrypted(path)))
    if plain:
        output.print_lines([plain_copies(plain)])
