"""Showing, writing and printing the safety plan."""

from typing import TextIO

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.accessible import in_words, spoken_lines
from recovery_journal.cli.base.command import WHOLE_NUMBER, Group
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS, write_document
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.toolkit.safety_card import card
from recovery_journal.domain.entries.entry import require_in_range
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.toolkit import SAFETY_STEP_COUNT
from recovery_journal.errors import Conflict
from recovery_journal.store.sidecar.help_card import card_file, read_card
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.words import cli, editor, right_now
from recovery_journal.words import toolkit as words
from recovery_journal.words.helpline_choice import region_for


@click.group("safety", cls=Group, example="rj safety show")
def safety() -> None:
    """Your safety plan, for when staying alive is hard."""


@safety.command("show", example="rj safety show")
@AS_JSON
def show(as_json: bool) -> None:
    """Show your safety plan, and who answers right now."""
    texts, numbers = _read(locked=True)
    if as_json:
        steps = [
            {"step": step, "heading": words.SAFETY_STEP_HEADINGS[step - 1], "text": text}
            for step, text in texts.items()
        ]
        output.print_json_array(steps)
        return
    is_empty = not any(texts.values())
    if in_words():
        texts = {step: text or words.STEP_IS_EMPTY for step, text in texts.items()}
    for line in spoken_lines(words.safety_plan_lines(texts, numbers)):
        output.print_line(line)
    if is_empty:
        output.print_message(words.EDIT_STEP_HINT)


@safety.command("edit", example="rj safety edit 1")
@combine_options(
    click.argument("step", metavar="1-6", type=WHOLE_NUMBER, required=False),
    click.option("--text", metavar="TEXT", help="The new words, in place of the old ones."),
    AS_JSON,
)
def edit(step: int | None, text: str | None, as_json: bool) -> None:
    """Write a step in your own words, in your editor or from standard input.

    The editor is $VISUAL or $EDITOR. Words typed here stay in the history of your shell, and
    others can see them in ps. It is best made together with a doctor, a counsellor, or someone
    you trust.
    """
    number = values.require_number(
        "step",
        step,
        words.WHICH_STEP_MISSING,
        lambda number: require_in_range("A step of the safety plan", number, 1, SAFETY_STEP_COUNT),
    )
    before = _read()[0][number]
    to_clear = editor.emptied(f'rj safety edit {number} --text ""') if before else ""
    with values.text_or_edit(text, before, to_clear) as typed:
        if not typed.strip() and text is None and not output.is_interactive():
            output.print_message(cli.NOTHING_WRITTEN)
            return
        with session.open_journal(create=True) as journal:
            if journal.safety_plan.texts()[number] != before:
                raise Conflict(words.STEP_CHANGED_ELSEWHERE)
            journal.safety_plan.write_step(number, typed)
            after = journal.safety_plan.texts()[number]
    if as_json:
        output.print_json(
            {"step": number, "heading": words.SAFETY_STEP_HEADINGS[number - 1], "text": after}
        )
    elif after == before:
        output.print_message(cli.UNCHANGED)
    else:
        output.print_lines([cli.record_saved(words.safety_step_heading(number))])


@safety.command("export", example="rj safety export -o plan.txt")
@OUTPUT_OPTIONS
def export(path: str | None, force: bool) -> None:
    """Write your safety plan as a page to print, or to give to someone."""
    texts, numbers = _read()

    def write(out: TextIO) -> None:
        out.writelines(f"{line}\n" for line in words.safety_plan_lines(texts, numbers))

    write_document(write, path, force=force)
    if path not in (None, "-"):
        output.print_message(words.PLAN_IS_PLAIN)


safety.add_command(card)


def _read(*, locked: bool = False) -> tuple[dict[int, str], tuple[str, ...]]:
    """Read the words of each step, and list who answers; this needs no journal.

    Args:
        locked: of an encrypted journal, read what may be read without the passphrase, if any.
    """
    texts: dict[int, str] = dict.fromkeys(range(1, SAFETY_STEP_COUNT + 1), "")
    path = places.journal_file()
    card = read_card(card_file(path)) if locked and is_encrypted(path) else Card()
    chosen = card.region
    try:
        if card.safety_steps:
            texts |= card.safety_steps
        else:
            with session.open_journal() as journal:
                texts = journal.safety_plan.texts()
                chosen = journal.settings.read().region
    except NoJournal:
        pass
    region, guessed = region_for(chosen, clock.zone_name(), places.locale_name())
    return texts, (right_now.danger_line(region), right_now.region_label(region, guessed=guessed))
