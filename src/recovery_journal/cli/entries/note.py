"""Writing a note."""

from datetime import datetime

import click

from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.base.command import AS_JSON, AT, FOR, KEEP, PRIVATE
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import report
from recovery_journal.domain.entries.note import Note
from recovery_journal.words import cli


@click.command("note", cls=command.Command, example="rj note Slept through the night.")
@command.combine_options(
    click.argument("text", nargs=-1, metavar="[TEXT]..."), AT, FOR, PRIVATE, KEEP, AS_JSON
)
def note(
    text: tuple[str, ...],
    at: str | None,
    tracker: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
) -> None:
    """Write a note; without a text, in your editor.

    The editor is $VISUAL or $EDITOR. Words typed here stay in the history of your shell, and
    others can see them in ps. A note can also be read from standard input: rj note - or a pipe.
    """
    when = values.moment_or_now(at)
    if text and text != ("-",):
        words = " ".join(text)
    elif text or not output.is_interactive():
        words = output.read_stdin()
    else:
        from recovery_journal.cli.base import editor

        with editor.edit_text("") as written:
            words = written.removesuffix("\n")
            if words.strip():
                _save_note(words, when, tracker, private, kept=bool(kept), as_json=as_json)
            else:
                output.print_message(cli.NOTHING_WRITTEN)
        return
    _save_note(words, when, tracker, private, kept=bool(kept), as_json=as_json)


def _save_note(
    words: str,
    at: datetime,
    tracker: str | None,
    private: bool | None,
    *,
    kept: bool,
    as_json: bool,
) -> None:
    new = Note(at=at, note=words, kept=kept)
    with open_recorder(create=True) as recorder:
        saved = recorder.log(new, tracker=tracker, private=private)
    report(saved, "Note.", as_json=as_json)
