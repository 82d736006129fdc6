"""No hurtful and no translated word: all string literals, TOML files and --help are checked."""

import ast
import importlib
import importlib.util
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click

from support.each import each

ROOT = Path(__file__).parents[2] / "src" / "recovery_journal"

AVOID = (
    *("addicts?", "users?", "abus(?:e|es|ed|er|ers|ing|ive)", "junk(?:ie|ies|y)"),
    *("alcoholics?", "drunks?", "drunkards?", "clean(?:s|ed|er|ing)?", "dirty", "habits?"),
    *("relaps(?:e|es|ed|ing)", "laps(?:e|es|ed|ing)", "slip(?:s|ped|ping|up|ups)?"),
    *("f[ae]ll(?:s|en)? off the wagon", "failed", "failures?", "cold turkey"),
    *("(?:replacement|substitution) (?:therapy|treatment)", "in denial", "non-?compliant"),
    *("streaks?", "resets?", "resetting", "back to zero", "day one again", "start(?:ing)? over"),
    *("hardcore", "hopeless", "battles?", "battling", "wars?", "resistant"),
)
"""What is never said, as whole words, in any case; the list of facts on language."""

PATTERN = re.compile(rf"\b(?:{'|'.join(AVOID)})\b|\b(?-i:MAT)\b", re.IGNORECASE)

TRANSLATED = re.compile(
    r"\b(?:stands? (?!out\b|for\b|alone\b)\w+|stood|(?:you|to) hand on|handed on|whoever|anew|"
    r"t(?:ake|akes|aken|aking|ook) (?:it |them )?in|of (?:today|now)|was told|comes? over|"
    r"t(?:ake|akes|aken|aking|ook) (?:it |this |them |all of it )?back|as always|"
    r"lies (?:in|at|beside|there)|does (?:you|me) good|reads? along|there any ?more|"
    r"is no (?:key|journal|file|name|amount|goal|object|meeting|message|strength))\b",
    re.IGNORECASE,
)
"""What sounds translated, or stiff; the same thing can be said as people say it."""

NAMES = ("Alcoholics Anonymous", "Narcotics Anonymous", "Alcoholism & Drug Abuse Weekly")
"""What fellowships and papers call themselves is theirs to choose."""

ALIAS = "understood when somebody types it, and never shown"
ANOTHER_PROGRAM = "the name of another program, and of its files"
PALETTE = "the palette finds help by what people in trouble type; it is never shown"
ALLOWED: dict[tuple[str, str], str] = {
    ("cli/commands.py", "relapse"): ALIAS,
    ("cli/commands.py", "slip"): ALIAS,
    ("words/data/helpline_table.py", "alcoholics"): "the address of an operator",
    ("exchange/importers/loop.py", "habit"): ANOTHER_PROGRAM,
    ("exchange/importers/loop.py", "habits"): ANOTHER_PROGRAM,
    ("tui/actions/actions.py", "relapse"): PALETTE,
    ("tui/actions/actions.py", "slip"): PALETTE,
    ("tui/actions/actions.py", "lapse"): PALETTE,
    ("tui/actions/actions.py", "drunk"): PALETTE,
}
"""File and word, and why it has to stand there."""


class Said(NamedTuple):
    file: str
    line: int
    text: str


def hurtful(text: str) -> list[str]:
    for name in NAMES:
        text = text.replace(name, "")
    return [match[0].lower() for match in PATTERN.finditer(text)]


def translated(text: str) -> list[str]:
    text = re.sub(r"\bthere (?:is|are) no\b", "", text, flags=re.IGNORECASE)
    return [match[0].lower() for match in TRANSLATED.finditer(text)]


def in_literals(file: str, source: str) -> Iterator[Said]:
    """String literals, also those within f-strings; docstrings are for those who read the code."""
    tree = ast.parse(source)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield Said(file, node.lineno, node.value)


def in_toml(file: str, source: str) -> Iterator[Said]:
    for text in strings(tomllib.loads(source)):
        yield Said(file, 0, text)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def in_help(command: click.Command, parent: click.Context | None = None) -> Iterator[Said]:
    """What `--help` prints, for a command and all below it; hidden ones are accepted, not shown."""
    context = click.Context(command, parent=parent, info_name=command.name)
    yield Said(f"{context.command_path} --help", 0, command.get_help(context))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from in_help(inner, context)


@cache
def whole_program() -> tuple[Said, ...]:
    said: list[Said] = []
    for path in sorted(ROOT.rglob("*.py")):
        said += in_literals(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    for path in sorted(ROOT.rglob("*.toml")):
        said += in_toml(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    if importlib.util.find_spec("recovery_journal.cli.app"):
        said += in_help(importlib.import_module("recovery_journal.cli.app").root_command)
    return tuple(said)


def wrong(said: Iterable[Said], search: Callable[[str], list[str]]) -> list[tuple[str, str, Said]]:
    """The file and the word of each that is found, and where."""
    return [(one.file, word, one) for one in said for word in search(one.text)]


def test_the_program_says_nothing_that_hurts() -> None:
    found = [one for one in wrong(whole_program(), hurtful) if one[:2] not in ALLOWED]
    assert not found, "\n".join(map(str, found))


def test_the_program_reads_as_english() -> None:
    sentences = [
        one for one in whole_program() if " " in one.text and "everyday_words" not in one.file
    ]
    found = wrong(sentences, translated)
    assert not found, "\n".join(map(str, found))


@each(
    ("text", "is_wrong"),
    [
        ("It may stand on a page you hand on.", True),
        ("5 entries were taken in.", True),
        ("To take all of it back: rj undo", True),
        ("The questions of today", True),
        ("That is no key; write it like z.", True),
        ("There is no journal here yet.", False),
        ("Nothing stands out yet.", False),
        ("To undo all of it: rj undo", False),
    ],
)
def test_what_sounds_translated_is_found(text: str, is_wrong: bool) -> None:
    assert bool(translated(text)) == is_wrong


def test_no_sentence_names_a_key_that_may_be_another_one_for_somebody() -> None:
    letter = re.compile(r"\bpress (?:[b-z?/!,]|a(?= to\b))(?![\w'])", re.IGNORECASE)
    assert [one for one in whole_program() if letter.search(one.text)] == []
    assert letter.search("Press u to undo it.")


def test_every_exception_is_still_needed() -> None:
    needed = {one[:2] for one in wrong(whole_program(), hurtful)}
    assert set(ALLOWED) <= needed


@each(
    "text",
    [
        "You have been clean for 3 days",
        "Your STREAK is lost",
        "A relapse was logged.",
        "You slipped",
        "Login failed",
        "reset the counter",
        "Back to zero",
        "alcohol abuse",
        "for addicts",
        "medication (MAT)",
        "opioid replacement therapy",
        "Alcoholics",
        "fell off the wagon",
    ],
)
def test_the_check_finds_what_is_planted(text: str) -> None:
    assert hurtful(text)
    for source in (f"def f(n):\n    '''d'''\n    return f'{text} {{n}}'", f"HELP = {text!r}"):
        assert wrong(in_literals("x.py", source), hurtful)
    assert wrong(in_toml("x.toml", f'[[a]]\nsteps = ["fine", "{text}"]'), hurtful)

    @click.group(help="Fine.")
    def group() -> None: ...

    @group.command(help=text)
    def inner() -> None: ...

    assert "group inner --help" in {file for file, *_ in wrong(in_help(group), hurtful)}


@each(
    "text",
    [
        "a mat on the floor",
        "elapsed days",
        "Alcoholics Anonymous",
        "toward evening",
        "PRAGMA user_version",
        "drank, smoked, used",
        "addiction",
        "a return to use",
    ],
)
def test_the_check_lets_ordinary_words_be(text: str) -> None:
    assert hurtful(text) == []


def test_docstrings_and_hidden_commands_are_not_what_the_program_says() -> None:
    source = '"""A clean module."""\nX = 1\n"""Reset."""\n'
    assert wrong(in_literals("x.py", source), hurtful) == []

    @click.group(help="Fine.")
    def group() -> None: ...

    @group.command(help="relapse", hidden=True)
    def inner() -> None: ...

    assert wrong(in_help(group), hurtful) == []
