"""Writing a note."""

from recovery_journal.cli.base import output, values
from recovery_journal.cli.base.options import (
    AS_JSON,
    ASK_FOR_WORDS,
    AT,
    FOR,
    KEEP,
    NOTE,
    PRIVATE,
    TEXT,
)
from recovery_journal.cli.base.quick import quick_command
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import report
from recovery_journal.domain.entries.note import Note
from recovery_journal.words import cli


@quick_command(
    "note",
    TEXT,
    NOTE,
    AT,
    FOR,
    PRIVATE,
    KEEP,
    AS_JSON,
    example="rj note Slept through the night.",
)
def note(
    text: tuple[str, ...],
    note: str | None,
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
    if text and note is not None:
        raise values.usage_error("Write the note once: as words, or after -n.")
    when = values.moment_or_now(at)
    typed = " ".join(text) if text else note
    if typed == ASK_FOR_WORDS:
        typed = values.note_or_ask(typed)
    with values.text_or_edit(typed) as words:
        if typed is None and not words.strip() and output.is_interactive():
            output.print_message(cli.NOTHING_WRITTEN)
            return
        new = Note(at=when, note=words, kept=bool(kept))
        with open_recorder(create=True) as recorder:
            saved = recorder.log(new, tracker=tracker, private=private)
    report(saved, "Note.", as_json=as_json)
