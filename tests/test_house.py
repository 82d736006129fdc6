"""The rules of the architecture; each check first proves that it detects a violation."""

from support import literal
from support.each import each
from support.house import (
    OUTPUT,
    circle_of_imports,
    clock_readings,
    day_readings,
    escapes,
    imports,
    modules,
    output_writes,
    room,
    wrong_imports,
)

MODULES = modules()


def test_every_import_goes_the_right_way() -> None:
    assert not [found for name, source in MODULES.items() for found in wrong_imports(name, source)]


@each(
    ("module", "source"),
    [
        ("tui.today.screen", "import sqlite3"),
        ("tui.app", "from recovery_journal.cli import app"),
        ("cli.app", "import textual"),
        ("cli.app", "from recovery_journal.tui.app import App"),
        ("cli.app", "import importlib\nimportlib.import_module('recovery_journal.tui.app')"),
        ("cli.entries.mood", "def f():\n    from rich.console import Console"),
        ("domain.entries.mood", "from recovery_journal import store"),
        ("domain.entries.mood", "from recovery_journal.clock import now"),
        ("domain.entries.mood", "if TYPE_CHECKING:\n    import recovery_journal.store.journal"),
        ("domain.entries.mood", "from ..store import journal"),
        ("words.right_now", "from recovery_journal.clock import today"),
        ("charts.hours", "from recovery_journal.words import numbers"),
        ("store.sqlite.file", "import click"),
        ("store.sqlite.file", "import recovery_journal.exchange.export.csv"),
        ("exchange.csv", "import sqlite_utils.db"),
        ("exchange.csv", "from urllib.request import urlopen"),
        ("places", "from recovery_journal import clock"),
        ("__main__", "import recovery_journal.tui"),
    ],
)
def test_an_import_the_wrong_way_is_seen(module: str, source: str) -> None:
    assert wrong_imports(f"recovery_journal.{module}", source)


@each(
    ("module", "source"),
    [
        ("cli.app", "def f():\n    from recovery_journal.tui.app import run"),
        ("cli.app", "from recovery_journal import __version__, clock\nimport click"),
        ("tui.app", "from recovery_journal.store.journal import Journal\nimport textual.app"),
        ("store.sqlite.file", "import sqlite3\nfrom recovery_journal.words import strategies"),
        (
            "exchange.sharing.html",
            "from urllib.parse import quote\nimport recovery_journal.store.journal",
        ),
        ("places", "def f():\n    import platformdirs"),
    ],
)
def test_an_import_the_right_way_is_not(module: str, source: str) -> None:
    assert not wrong_imports(f"recovery_journal.{module}", source)


def test_the_commands_start_the_screens_in_one_place() -> None:
    doors = [
        (name, one.line)
        for name, source in MODULES.items()
        for one in imports(source)
        if room(name) == "cli" and room(one.name) == "tui"
    ]
    assert len(doors) == 1, doors


def test_no_circle_of_imports() -> None:
    assert not circle_of_imports(MODULES)


@each(
    "back",
    [
        "from recovery_journal.tui import first",
        "import recovery_journal.tui.first as first",
        "from recovery_journal.tui.first import Screen",
        "def f():\n    from recovery_journal.tui.first import Screen",
        "if TYPE_CHECKING:\n    from recovery_journal.tui.first import Screen",
        "import_module('recovery_journal.tui.first')",
        "SCREENS = {'first': 'recovery_journal.tui.first:Screen'}",
        "first = screen('first:Screen')",
    ],
)
def test_a_circle_of_imports_is_seen(back: str) -> None:
    modules = {
        "recovery_journal.tui": "",
        "recovery_journal.tui.first": "from recovery_journal.tui import second",
        "recovery_journal.tui.second": "from recovery_journal.tui.third import Screen",
        "recovery_journal.tui.third": back,
    }
    circle = [f"recovery_journal.tui.{name}" for name in ("first", "second", "third")]
    assert sorted(set(circle_of_imports(modules))) == circle
    del modules["recovery_journal.tui.second"]
    assert not circle_of_imports(modules)


def test_only_clock_reads_the_clock() -> None:
    assert not [found for name, source in MODULES.items() for found in clock_readings(name, source)]


@each(
    "source",
    [
        "from datetime import datetime\ndatetime.now(UTC)",
        "import datetime as dt\ndt.datetime.utcnow()",
        "from datetime import date\nfield(default_factory=date.today)",
        "import time\ntime.time()",
        "def f():\n    from time import time_ns as stamp\n    return stamp()",
        "moment.astimezone()",
    ],
)
def test_a_reading_of_the_clock_is_seen(source: str) -> None:
    assert clock_readings("recovery_journal.store.books.entries", source)
    assert not clock_readings("recovery_journal.clock", source)


@each(
    "source",
    [
        "from recovery_journal import clock\nclock.now()\nclock.now().date()",
        "from time import monotonic\nmonotonic()",
        "moment.astimezone(UTC)",
        "from datetime import date\ndate.fromisoformat(text)",
    ],
)
def test_what_is_no_reading_of_the_clock_is_not(source: str) -> None:
    assert not clock_readings("recovery_journal.store.books.entries", source)


def test_nobody_works_out_alone_which_day_it_is() -> None:
    assert not [found for name, source in MODULES.items() for found in day_readings(name, source)]


@each(
    "source",
    [
        "today = clock.now().date()",
        "def f(now):\n    return now.date() - DAY",
        "self.now.weekday()",
        "clock.today()",
        "date.today()",
    ],
)
def test_a_day_worked_out_alone_is_seen(source: str) -> None:
    assert day_readings("recovery_journal.cli.entries.list", source)


@each("source", ["self.app.today()", "command.today()", "entry.at.date()", "found.weekday()"])
def test_a_day_that_was_asked_for_is_not(source: str) -> None:
    assert not day_readings("recovery_journal.cli.entries.list", source)


def test_modules_stay_small() -> None:
    lines = {name: len(source.splitlines()) for name, source in MODULES.items()}
    assert not {name: count for name, count in lines.items() if count > 400}
    assert lines.get("recovery_journal.tui.app", 0) < 250


def test_user_text_is_literal_on_every_screen() -> None:
    screens = {name: source for name, source in MODULES.items() if room(name) == "tui"}
    classes = literal.text_classes(screens)
    content, plain = literal.helpers(MODULES[literal.LITERAL])
    content |= {"recovery_journal.tui.widgets.frame_keys.lay_out_keys"}
    words = literal.sentences({n: source for n, source in MODULES.items() if room(n) == "words"})
    assert not [
        found
        for name, source in screens.items()
        for found in literal.MarkupChecker(
            name, source, classes, content, plain, words
        ).violations()
    ]


TEXT_MODULE = """
from textual.content import Content
from textual.widgets import *
from recovery_journal.text import safe
from recovery_journal.tui.text.literal import safe_content, plain
from recovery_journal.words import today as words

class Quiet(Static):
    pass

class Loud(Label):
    def __init__(self, content: Content, name: str) -> None:
        super().__init__({inside})

    def line(self) -> Content:
        return safe_content("a")

    def action(self, entry, hint: Content, options: list[Option]):
        {here}
"""


def read(here: str = "pass", inside: str = "content", name: str = "tui.today.screen") -> list[str]:
    source = TEXT_MODULE.format(here=here, inside=inside)
    module = f"recovery_journal.{name}"
    classes = literal.text_classes({module: source})
    content = frozenset({f"{literal.LITERAL}.safe_content"})
    plain = frozenset({f"{literal.LITERAL}.plain"})
    words = literal.sentences({"recovery_journal.words.today": "HELLO = 'Hello'\nODD = '[a]'"})
    return literal.MarkupChecker(module, source, classes, content, plain, words).violations()


@each(
    "here",
    [
        "Static(entry.note)",
        "yield Static(f'{entry.note}!')",
        "Static(content=entry.note)",
        "Quiet(entry.note)",
        "Label(str(entry.note))",
        "Button('a' if entry else entry.note)",
        "Checkbox(label=entry.note)",
        "Static(plain(entry.note))",
        "OptionList('a', entry.note)",
        "OptionList(*[Option(note) for note in entry])",
        "OptionList(*entry)",
        "Select([(one.name, 1) for one in entry])",
        "TabPane(entry.note)",
        "Collapsible(Quiet('a'), title=entry.note)",
        "Input(placeholder=entry.note)",
        "self.query_one(Static).update(entry.note)",
        "self.app.notify(entry.note)",
        "self.app.notify(plain(entry.note))",
        "self.notify(entry.note, markup=False)",
        "self.notify('a', title=entry.note)",
        "self.border_title = entry.note",
        "self.tooltip = 'a' + entry.note",
        "Static('a', classes='b').with_tooltip(entry.note)",
        "self.x.add_option(entry.note)",
        "self.x.replace_option_prompt('id', entry.note)",
        "x = safe_content('a'); x = entry.note; Static(x)",
        "x = safe_content('a')\n        for x in entry: Static(x)",
        "x = [Option(note) for note in entry]; OptionList(*x)",
        "Static(words.hello(entry.note))",
        "Static(words.ODD)",
        "Static(safe(entry.note))",
        "Content(entry.note)",
        "Content.from_markup(entry.note)",
        "Content.assemble(safe_content('a'), (entry.note, 'bold'))",
        "DataTable()",
        "Strip([])",
        "Segment('a')",
        "lambda entry: Static(entry.note)",
        "def render(self) -> str: ...",
    ],
)
def test_text_that_may_be_read_as_markup_is_seen(here: str) -> None:
    assert read(here)


def test_text_given_on_to_a_widget_of_textual_is_seen() -> None:
    assert read(inside="name")
    assert not read(inside="content")


@each(
    "here",
    [
        "Static('a', id=entry.uid)",
        "Static(safe_content(entry.note))",
        "Static(safe_content(entry.note).stylize('bold') + ' a')",
        "Static(hint)",
        "Static(self.line())",
        "Content(' ').join([Content.assemble(safe_content(entry.note), hint, ('a', 'bold'))])",
        "Static(words.HELLO)",
        "Static(safe(entry.note), markup=False)",
        "x = safe_content(entry.note); Static(x)",
        "x = [Option(safe_content(note)) for note in entry]; OptionList(*list(x), Option('a'))",
        "Quiet(hint if entry else 'a')",
        "Loud(entry, 'checked where it gives it on')",
        "OptionList(*options)",
        "OptionList(*[Option(safe_content(note)) for note in entry])",
        "Select([(safe_content(one.name), one.id) for one in entry])",
        "self.x.add_options(Option(safe_content(one)) for one in entry)",
        "self.notify(plain(entry.note), markup=False)",
        "self.border_title = safe_content(entry.note)",
        "self.query_one('#days', Digits).update(str(entry))",
        "Digits(str(entry))",
        "def render(self) -> Content: ...",
    ],
)
def test_text_that_is_literal_is_not(here: str) -> None:
    assert not read(here)


def test_only_paint_makes_strips() -> None:
    assert not read("Strip([Segment('a')])", name="tui.text.paint")


def test_escape_is_not_used() -> None:
    assert not [found for name, source in MODULES.items() for found in escapes(name, source)]


@each(
    "source",
    [
        "from rich.markup import escape\nescape(note)",
        "import textual.markup\ntextual.markup.escape(note)",
        "from textual import markup as m\nm.escape(note)",
    ],
)
def test_escape_is_seen(source: str) -> None:
    assert escapes("recovery_journal.tui.app", source)
    assert not escapes(
        "recovery_journal.exchange.sharing.html", "from html import escape\nescape(a)"
    )


def test_only_output_writes_to_the_terminal() -> None:
    commands = {name: source for name, source in MODULES.items() if room(name) == "cli"}
    assert not [found for name, source in commands.items() for found in output_writes(name, source)]


@each(
    "source",
    [
        "print(1)",
        "import click\nclick.echo(1)",
        "from click import secho as say\nsay(1)",
        "import sys\nsys.stdout.write('a')",
        "from sys import stderr\nstderr.buffer.write(b'a')",
        "import sys\nexport(sys.stdout)",
    ],
)
def test_writing_to_the_terminal_is_seen(source: str) -> None:
    assert output_writes("recovery_journal.cli.entries.mood", source)
    assert not output_writes(OUTPUT, source)


def test_asking_for_a_terminal_is_not_writing() -> None:
    assert not output_writes(
        "recovery_journal.cli.entries.mood",
        "import sys\nsys.stdout is not None and sys.stdout.isatty()",
    )
