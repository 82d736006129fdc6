"""The safety plan, to see, to write and to print."""

from typing import TextIO

import click

from recovery_journal import clock
from recovery_journal.cli.base import ask, command, output, values
from recovery_journal.cli.base.command import AS_JSON, NUMBER, Group
from recovery_journal.cli.base.document_out import TARGET, hand_out
from recovery_journal.domain.entries.entry import in_range
from recovery_journal.domain.toolkit import SAFETY_STEPS
from recovery_journal.errors import Conflict
from recovery_journal.store.sqlite.file import NoJournal
from recovery_journal.words import cli, right_now
from recovery_journal.words import toolkit as words
from recovery_journal.words.data.helplines import region_for


@click.group("safety", cls=Group, example="rj safety show")
def safety() -> None:
    """Your safety plan, for the hour in which staying alive is hard."""


@safety.command("show", example="rj safety show")
@AS_JSON
def show(as_json: bool) -> None:
    """Show your safety plan, and who answers right now."""
    texts, numbers = _read()
    if as_json:
        steps = [
            {"step": step, "heading": words.STEPS[step - 1], "text": text}
            for step, text in texts.items()
        ]
        output.json_array(steps)
        return
    for line in words.page(texts, numbers):
        output.line(line)
    if not any(texts.values()):
        output.say(words.FILL)


@safety.command("edit", example="rj safety edit 1")
@command.options(
    click.argument("step", metavar="1-6", type=NUMBER, required=False),
    click.option("--text", metavar="TEXT", help="The words, in the place of those before."),
    AS_JSON,
)
def edit(step: int | None, text: str | None, as_json: bool) -> None:
    """Put a step in your words, in your editor or from standard input.

    The editor is $VISUAL or $EDITOR. Words typed here stay in the history of your shell, and
    others can see them in ps. It is best made together with a doctor, a counsellor, or someone
    you trust.
    """
    number = values.number(step, words.WHICH, words.WHICH_MISSING)
    in_range("A step of the safety plan", number, 1, SAFETY_STEPS)
    before = _read()[0][number]
    with ask.text(text, before) as typed:
        if not typed.strip() and text is None and not output.on_terminal():
            output.say(cli.NOTHING_WRITTEN)
            return
        with command.journal(create=True) as journal:
            if journal.safety.all()[number] != before:
                raise Conflict(words.CHANGED)
            journal.safety.write(number, typed)
            after = journal.safety.all()[number]
    if as_json:
        output.json({"step": number, "heading": words.STEPS[number - 1], "text": after})
    elif after == before:
        output.say(cli.UNCHANGED)
    else:
        output.lines([cli.saved_thing(words.heading(number))])


@safety.command("export", example="rj safety export -o plan.txt")
@TARGET
def export(path: str | None, force: bool) -> None:
    """Write your safety plan as a page to print, or to give to someone."""
    texts, numbers = _read()

    def write(out: TextIO) -> None:
        out.writelines(f"{line}\n" for line in words.page(texts, numbers))

    hand_out(write, path, force=force)


def _read() -> tuple[dict[int, str], tuple[str, ...]]:
    """The words of each step, and the lines about who answers; neither needs a journal."""
    texts: dict[int, str] = dict.fromkeys(range(1, SAFETY_STEPS + 1), "")
    chosen = ""
    try:
        with command.journal() as journal:
            texts = journal.safety.all()
            chosen = journal.settings.read().region
    except NoJournal:
        pass
    region, guessed = region_for(chosen, clock.zone_name())
    return texts, (right_now.danger_line(region), right_now.region_label(region, guessed=guessed))
