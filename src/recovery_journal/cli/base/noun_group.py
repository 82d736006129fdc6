"""A noun of the command line: add, list, edit, archive and delete for one kind of record.

Each noun says how its records read and what its options mean. The rest is the same for all.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Generic, TypeVar

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words, spoken_lines
from recovery_journal.cli.base.command import Group
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.cli.base.docstring import read_docstring
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import Fact, Row, print_table, row_line
from recovery_journal.cli.base.session import open_journal
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.toolkit import Letter
from recovery_journal.exchange import plain
from recovery_journal.store.books.book import Book, Record
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli, toolkit

T = TypeVar("T", bound=Record)
Fields = dict[str, Any]
Option = Callable[[Any], Any]
"""An option or argument of click, or several combined."""
ToCommand = Callable[[Callable[..., Any]], click.Command]
"""Turns a function into a command; its docstring is the help."""

RENAME = click.option("--name", metavar="NAME", help="Another name.")
WITH_ARCHIVED = click.option("--all", "archived", is_flag=True, help="Include archived ones.")


def to_plain(record: Any) -> Fields:
    """Turn a record into JSON, without the text of a sealed letter."""
    is_sealed = isinstance(record, Letter) and record.opened is None
    return plain.to_plain(record) | ({"text": None} if is_sealed else {})


def print_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Print a line for each fact that is known: "role: sponsor"."""
    output.print_lines(f"{key}: {value}" for key, value in facts if value)


class NounGroup(Group, Generic[T]):
    """The commands of one noun."""

    def __init__(
        self,
        name: str,
        book: Callable[[Journal], Book[T]],
        line: Callable[[T], str],
        *,
        argument: str = "ID",
        completes: str = "",
        noun: str = "",
        saved_line: Callable[[T], str] | None = None,
        listed: Callable[[T], Row] | None = None,
        to_plain: Callable[[T], Fields] = to_plain,
        complete: Callable[[Journal, Fields], Fields] = lambda _, fields: fields,
        **settings: Any,
    ) -> None:
        """Make a group without commands.

        Args:
            name: the noun.
            book: the book that keeps the records.
            line: describes a record in one line.
            argument: the name, in the help, of the argument that picks a record.
            completes: what a shell completes it with, as in `complete.own_words`.
            noun: what one record is called, if not `name`.
            saved_line: describes a saved record; the default is `line`.
            listed: describes a record in a list; the default is its number and `line`.
            to_plain: turns a record into JSON.
            complete: completes typed fields, such as names, from the journal.
            settings: the help and the example.
        """
        super().__init__(name, **settings)
        self.noun = noun or name
        self.book = book
        self.line = line
        self.saved_line = saved_line or line
        self.listed = listed or (lambda one: (self.numbered(one), line(one)))
        self.to_plain = to_plain
        self.complete = complete
        self.which = click.argument(
            "which", metavar=argument, shell_complete=complete_own(completes) if completes else None
        )

    def adding(self, record_type: type[T], *options: Option, example: str) -> ToCommand:
        """Turn a function from options to fields into `add`."""

        def add(read_options: Callable[..., Fields], as_json: bool, **typed: Any) -> None:
            fields = read_options(**typed)
            new = record_type(**fields)  # validated before a journal is created
            with open_journal(create=True) as journal:
                added = self.book(journal).add(replace(new, **self.complete(journal, fields)))
            self.print_saved(added, as_json=as_json)

        return self._to_command("add", add, options, example)

    def editing(self, name: str, *options: Option, example: str, create: bool = False) -> ToCommand:
        """Turn a function from options to changed fields into a command."""

        def edit(
            read_options: Callable[..., Fields], which: str, as_json: bool, **typed: Any
        ) -> None:
            fields = read_options(**typed)
            with open_journal(create=create) as journal:
                before = self.book(journal).find(which)
                after = replace(before, **self.complete(journal, fields))
                if after != before:
                    after = self.book(journal).edit(after)
            self.print_saved(after, as_json=as_json, before=before)

        return self._to_command(name, edit, (self.which, *options), example)

    def listing(self, *options: Option, empty: str) -> ToCommand:
        """Turn a function that reads records into `list`; `empty` is printed if there are none."""

        def list_(read: Callable[..., list[T]], as_json: bool, **typed: Any) -> None:
            with open_journal() as journal:
                found = read(journal, **typed)
                hidden = read(journal, archived=True) if typed.get("archived") is False else []
                is_unreadable = self.book(journal).table in journal.unreadable_tables
            self.print_list(found, as_json=as_json)
            if not (found or as_json or is_unreadable):
                output.print_message(cli.only_archived(len(hidden)) if hidden else empty)

        return self._to_command("list", list_, options, f"rj {self.name} list")

    def add_archive(self, text: str, back: str, example: str) -> None:
        """Add `archive`: `text` is its help, `back` the help of its --back."""

        def archive(which: str, back: bool, as_json: bool) -> None:
            with open_journal() as journal:
                before = self.book(journal).find(which)
                after = self.book(journal).edit(replace(before, archived=not back))
            self.print_saved(after, as_json=as_json, before=before)

        option = click.option("--back", is_flag=True, help=back)
        self._add("archive", archive, (self.which, option), example, text)

    def add_delete(self, text: str, example: str) -> None:
        """Add `delete`: `text` is its help."""

        def delete(which: str, as_json: bool) -> None:
            with open_journal() as journal:
                book = self.book(journal)
                gone = book.trash(book.find(which))
                mentions = book.count_mentions(gone)
            if as_json:
                output.print_json(self.to_plain(gone))
            else:
                removed = toolkit.record_removed(self._described(gone, self.line))
                output.print_lines(spoken_lines([removed]))
                if mentions:
                    output.print_message(toolkit.name_stays(self.line(gone), mentions))

        self._add("delete", delete, (self.which,), example, text)

    def print_saved(self, record: T, *, as_json: bool, before: T | None = None) -> None:
        """Say that a record was saved, or that it equals `before`."""
        if as_json:
            output.print_json(self.to_plain(record))
        elif before is not None and before.revision == record.revision:
            output.print_message(cli.UNCHANGED)
        else:
            saved = cli.record_saved(self._described(record, self.saved_line))
            output.print_lines(spoken_lines([saved]))

    def _described(self, record: T, line: Callable[[T], str]) -> str:
        """Describe a record in one line; if only words are wanted, as it's said in a list."""
        return row_line(self.listed(record)) if in_words() else line(record)

    def print_list(self, records: Iterable[T], *, as_json: bool) -> None:
        if as_json:
            output.print_json_array(map(self.to_plain, records))
        else:
            print_table(map(self.listed, records))

    def numbered(self, record: T) -> Fact:
        """Return the number of a record, as it's shown and said."""
        return Fact(str(record.id), f"{self.noun.capitalize()} {record.id}")

    def _to_command(
        self, name: str, run: Callable[..., None], options: tuple[Option, ...], example: str
    ) -> ToCommand:
        return lambda function: self._add(
            name, partial(run, function), options, example, read_docstring(function)
        )

    def _add(
        self,
        name: str,
        run: Callable[..., None],
        options: tuple[Option, ...],
        example: str,
        text: str | None,
    ) -> click.Command:
        make = self.command(name, example=example, help=text)
        return make(combine_options(*options, AS_JSON)(run))
