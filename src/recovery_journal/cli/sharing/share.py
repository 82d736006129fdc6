"""A page for one person, a line to paste, and the pages made so far."""

from typing import Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import command, output, session, values
from recovery_journal.cli.base.accessible import in_words, spoken_page
from recovery_journal.cli.base.chart_output import is_drawn_on
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS, refuse_incomplete
from recovery_journal.cli.base.noun_group import NounGroup
from recovery_journal.cli.base.options import AS_JSON, combine_options, own_option
from recovery_journal.domain.dates import parse_day
from recovery_journal.domain.days import local_day
from recovery_journal.domain.sharing.share import FAMILY, READER_PRESETS, PageSelection, SharedPage
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.exchange.plain import to_plain
from recovery_journal.exchange.sharing.hand_over import (
    check_in_line,
    next_first_day,
    preset_for,
    save_page,
)
from recovery_journal.exchange.sharing.page import Page, prepare_page
from recovery_journal.store.journal import Journal
from recovery_journal.words import sharing as words
from recovery_journal.words import toolkit

EXAMPLE = "rj share --with Sam --since 7d -o sunday.html"
LAST = "last"

CHOICE_OPTIONS = combine_options(
    own_option(
        "--with", "who", metavar="NAME", of="person", help="For whom; someone from rj people."
    ),
    click.option("--since", metavar="DAY", help="7d, a day, or last (since your last page)."),
    click.option("--until", metavar="DAY", help="The last day; without it, today."),
    choice_option("--preset", of=READER_PRESETS),
    click.option(
        "--with-entry", "ticked", multiple=True, metavar="ID", help="This entry, with its words."
    ),
    click.option("--with-plan", "plans", multiple=True, metavar="ID", help="This if-then plan."),
    click.option("--without", "left_out", multiple=True, metavar="ID", help="Not this entry."),
    click.option(
        "--without-promise", "unsaid", multiple=True, metavar="ID", help="Not this promise."
    ),
    click.option("--proud", metavar="ID", help="An entry you are proud of."),
    click.option("--hard", metavar="ID", help="An entry about what was hard."),
    click.option("--words", is_flag=True, help="Include the words of all shareable entries."),
    click.option("--blur", is_flag=True, help="Show initials instead of other people's names."),
    click.option("--ask", metavar="TEXT", help="What you ask of them; - reads standard input."),
)


@click.group(
    "share",
    cls=NounGroup[SharedPage],
    book=lambda journal: journal.shares,
    line=lambda one: _line(one),
    noun="page",
    example=EXAMPLE,
    invoke_without_command=True,
)
@combine_options(
    CHOICE_OPTIONS,
    OUTPUT_OPTIONS,
    click.option("--line", is_flag=True, help="One line to paste anywhere."),
    AS_JSON,
)
@click.pass_context
def share(
    ctx: click.Context,
    /,
    who: str | None,
    path: str | None,
    force: bool,
    line: bool,
    as_json: bool,
    **wanted: Any,
) -> None:
    """Prepare a page for someone. Nothing is sent.

    It contains numbers, plus the words you choose. A return to use, or any private entry, is
    included only with --with-entry. Words typed here stay in the history of your shell.
    """
    if ctx.invoked_subcommand is not None:
        return
    if line:
        _check_in(as_json=as_json, **wanted)
        return
    if who is None:
        raise click.UsageError("Who is it for? Add --with and a name.")
    with session.open_journal() as journal:
        page = prepare_page(journal, _choice(journal, who, **wanted), journal.settings.today())
        _refuse_entries_off_page(journal, page)
        made = None if path in (None, "-") else save_page(journal, page, str(path), force=force)
    if as_json:
        output.print_json_report(_page_to_plain(page) | {"file": made.file if made else ""})
    elif made is None and is_drawn_on() and in_words():
        output.print_lines(spoken_page(page.text))
    elif made is None:
        output.print_document(lambda out: out.write(page.text))
    else:
        output.print_lines([words.page_saved(made.file)])
        output.print_message(words.NOT_SENT)
    left_out = page.private_left_out
    for told in (
        words.private_left_out(left_out, "--with-entry ID") if left_out else "",
        words.days_withheld(page.withheld),
        words.names_replaced(page.name_marks),
        words.names_left(page.name_marks),
    ):
        if told:
            output.print_message(told)
    refuse_incomplete(journal)


@share.listing(empty=words.NO_SHARES)
def list_(journal: Journal) -> list[SharedPage]:
    """Show the pages you made, the newest first."""
    return journal.shares.all()


@share.command("delete", example="rj share delete 2")
@combine_options(click.argument("number", metavar="ID", type=command.WHOLE_NUMBER), AS_JSON)
def delete(number: int, as_json: bool) -> None:
    """Move your note of a page to the trash. Its file stays."""
    with session.open_journal() as journal:
        found = next((one for one in journal.shares.all() if one.id == number), None)
        if found is None:
            raise NotFound(f"There is no page {number}. To see them: rj share list")
        gone: SharedPage = journal.shares.trash(found)
    if as_json:
        output.print_json(to_plain(gone))
    else:
        output.print_lines([toolkit.record_removed(_line(gone))])


def _check_in(*, as_json: bool, ticked: tuple[str, ...], ask: str | None, **_: Any) -> None:
    with session.open_journal() as journal:
        speaks = journal.entries.find(ticked[-1]).uid if ticked else ""
        said, private = check_in_line(
            journal, journal.settings.today(), ask=values.note_or_ask(ask), ticked=speaks
        )
    if not said and private is None:
        raise BadInput(words.NOTHING_FOR_A_LINE)
    if as_json:
        output.print_json_report({"line": said})
    elif said:
        output.print_lines([said])
    if private is not None:
        output.print_message(words.today_is_private(private.id))


def _choice(
    journal: Journal,
    who: str,
    since: str | None,
    until: str | None,
    preset: str | None,
    ticked: tuple[str, ...],
    plans: tuple[str, ...],
    left_out: tuple[str, ...],
    unsaid: tuple[str, ...],
    proud: str | None,
    hard: str | None,
    words: bool,
    blur: bool,
    ask: str | None,
) -> PageSelection:
    """Find the person, entries and days that were named."""
    person, today = journal.people.find(who), journal.settings.today()
    last = parse_day(until, today) if until else today
    first = parse_day(since or "", today) if since not in (None, LAST) else None
    wanted = values.one_of("A preset", preset, READER_PRESETS) or preset_for(journal, person)
    return PageSelection(
        who=person.name,
        since=first or min(last, next_first_day(journal, person.name, today)),
        until=last,
        preset=wanted,
        ticked=(
            *(_uid(journal, one) for one in ticked),
            *(journal.plans.find(one).uid for one in plans if wanted != FAMILY),
        ),
        left_out=(
            *(_uid(journal, one) for one in left_out),
            *(journal.promises.find(one).uid for one in unsaid if wanted != FAMILY),
        ),
        proud=_uid(journal, proud) if proud else "",
        hard=_uid(journal, hard) if hard else "",
        words=words,
        blur=blur,
        ask=values.note_or_ask(ask),
    )


def _refuse_entries_off_page(journal: Journal, page: Page) -> None:
    """Refuse an entry that cannot be on this page."""
    known = {one.uid for one in page.offers}
    choice = page.selection
    for uid in (*choice.ticked, *choice.left_out, choice.proud, choice.hard):
        if uid and uid not in known:
            raise BadInput(words.entry_has_no_place(journal.entries.by_uid(uid).id))


def _uid(journal: Journal, reference: str) -> str:
    return journal.entries.find(reference).uid


def _page_to_plain(page: Page) -> dict[str, Any]:
    """Turn a page into JSON; entries that are not on it appear without their words."""
    told = ("id", "uid", "kind", "day", "private", "state")
    entries = [{name: to_plain(one)[name] for name in told} for one in page.offers]
    return {"choice": to_plain(page.selection), "text": page.text, "entries": entries}


def _line(page: SharedPage) -> str:
    """Describe a page that was shared in one line."""
    made_on = local_day(page.made.astimezone(clock.LOCAL_ZONE), session.day_starts_at())
    return words.share_line(page, made_on, session.today().year)
