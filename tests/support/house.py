"""Which room may import which, read the clock or write to the terminal: checks on the source.

Each check takes the name and the source of a module and returns what it finds wrong, a line each.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

PACKAGE = "recovery_journal"
ROOT = Path(__file__).parents[2] / "src" / PACKAGE

SINGLE_MODULES = frozenset({"errors", "clock", "places", "text"})
STORE = SINGLE_MODULES | {"domain", "words", "store"}
BELOW = STORE | {"charts", "exchange", "demo"}
MAY_KNOW: dict[str, frozenset[str]] = {
    PACKAGE: frozenset(),
    "errors": frozenset(),
    "clock": frozenset({"errors"}),
    "places": frozenset({"errors"}),
    "text": frozenset({"errors"}),
    "domain": frozenset({"domain", "errors", "text"}),
    "words": frozenset({"words", "domain", "errors", "text"}),
    "charts": frozenset({"charts", "domain"}),
    "store": STORE,
    "exchange": STORE | {"exchange"},
    "demo": STORE | {"demo"},
    "cli": BELOW | {"cli"},
    "tui": BELOW | {"tui"},
    "__main__": STORE | {"cli"},
}
"""The rooms of the house, and which rooms each may know."""

ONLY_IN: dict[str, tuple[str, ...]] = {
    "sqlite3": ("store",),
    "_sqlite3": ("store",),
    "sqlite_utils": ("store",),
    "sqlcipher3": ("store",),
    "textual": ("tui",),
    "rich": ("tui",),
    "click": ("cli",),
    "dataclasses": ("domain",),
    "platformdirs": ("places",),
    "dateutil": ("domain", "words", "demo"),
    **dict.fromkeys(("socket", "ssl", "http", "urllib.request", "webbrowser", "ftplib"), ()),
    **dict.fromkeys(("smtplib", "requests", "aiohttp", "httpx"), ()),
}
"""Modules from outside, and the only rooms that may import them; the network none may."""

CLOCK_READERS = frozenset(
    {
        *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"),
        *("datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"),
        *("time.ctime", "time.tzname", "time.timezone", "time.altzone"),
    }
)

ESCAPES = frozenset({"textual.markup.escape", "rich.markup.escape"})
"""`escape("[/")` still crashes."""
OUTPUT = f"{PACKAGE}.cli.base.output"


class Import(NamedTuple):
    """One name that a module imports."""

    line: int
    name: str
    """The full name: `from a import b` is `a.b`."""
    local: str
    """The name that the module has from now on."""
    means: str
    """What that name stands for: after `import a.b` it is `a`, and means `a`."""
    in_function: bool


def modules() -> dict[str, str]:
    """The source of every module of the program, by its full name."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = path.read_text(encoding="utf-8")
    return found


def room(module: str) -> str:
    """The room a module stands in: `recovery_journal.store.sqlite.file` in `store`."""
    return [*module.split("."), ""][1] or module


def wrong_imports(module: str, source: str) -> list[str]:
    """Imports against the direction of the house, or of what only another room may import."""
    own = room(module)
    return [
        f"{module}:{one.line}: {own} may not import {one.name}"
        for one in imports(source)
        if not _may_import(own, one)
    ]


def _may_import(own: str, one: Import) -> bool:
    name = one.name
    if name.startswith("."):
        return False
    if name.split(".")[0] == PACKAGE:
        other = room(name)
        if (own, other) == ("cli", "tui"):
            return one.in_function
        return other == "__version__" or other in MAY_KNOW[own]
    return all(
        own in rooms
        for outside, rooms in ONLY_IN.items()
        if name == outside or name.startswith(f"{outside}.")
    )


def circle_of_imports(sources: Mapping[str, str]) -> list[str]:
    """Modules that know each other in a circle, in whatever way, one after the other; or none."""
    known = {name: set(_known_modules(name, source, sources)) for name, source in sources.items()}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def _known_modules(module: str, source: str, sources: Mapping[str, str]) -> Iterator[str]:
    """The others of `sources` that a module imports, or names in a string to load them later."""
    for one in imports(source):
        name = one.name
        while name and name not in sources:
            name = name.rpartition(".")[0]
        if name not in (module, PACKAGE, ""):
            yield name
    here = f"{PACKAGE}.{room(module)}"
    for node in nodes(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name, thing, _ = node.value.partition(":")
            named = {name, f"{here}.{name}"} if thing else {name}
            yield from named & sources.keys() - {module, PACKAGE}


def clock_readings(module: str, source: str) -> list[str]:
    """Places outside clock.py that read the system's clock or zone."""
    if room(module) == "clock":
        return []
    known = imported_names(source)
    found = []
    for node in nodes(source):
        if isinstance(node, ast.Attribute | ast.Name) and full_name(node, known) in CLOCK_READERS:
            found.append(f"{module}:{node.lineno}: only clock.py reads the clock")
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "astimezone"
            and not node.args
            and not node.keywords
        ):
            found.append(f"{module}:{node.lineno}: only clock.py reads the zone")
    return found


WALL_CLOCK = "domain.dates"
"""The module that may ask for the date on the calendar, to read a time of day."""


def day_readings(module: str, source: str) -> list[str]:
    """Places that work out by themselves which day it is now, whenever the person's days start."""
    if module.endswith(WALL_CLOCK):
        return []
    return [
        f"{module}:{node.lineno}: the day is that of the settings"
        for node in nodes(source)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("date", "weekday", "isoweekday", "today")
        and ast.unparse(node.func.value).removesuffix("()").rpartition(".")[2]
        in ("now", "utc_now", "here", "clock", "date", "datetime")
    ]


def escapes(module: str, source: str) -> list[str]:
    """Uses of the escape functions of Textual and Rich."""
    known = imported_names(source)
    return [
        f"{module}:{node.lineno}: escape() cannot be relied on"
        for node in nodes(source)
        if isinstance(node, ast.Name | ast.Attribute) and full_name(node, known) in ESCAPES
    ]


def output_writes(module: str, source: str) -> list[str]:
    """Places in cli/ outside output.py that write to standard output or standard error."""
    if module == OUTPUT:
        return []
    known = imported_names(source)
    asked = {  # whether it is there, and a terminal, may be asked anywhere
        id(node.left if isinstance(node, ast.Compare) else node.value)
        for node in nodes(source)
        if isinstance(node, ast.Compare)
        or (isinstance(node, ast.Attribute) and node.attr in ("isatty", "fileno", "encoding"))
    }
    return [
        f"{module}:{node.lineno}: only cli/output.py writes"
        for node in nodes(source)
        if isinstance(node, ast.Name | ast.Attribute)
        and id(node) not in asked
        and full_name(node, known)
        in {
            *("print", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"),
            *("click.echo", "click.secho", "click.echo_via_pager", "click.get_text_stream"),
        }
    ]


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Take a module apart, once for all rules."""
    return tuple(ast.walk(ast.parse(source)))


@cache
def imports(source: str) -> tuple[Import, ...]:
    """All imports of a module, also those inside functions and those by importlib."""
    return tuple(_imports(source))


def _imports(source: str) -> Iterator[Import]:
    inner = {
        id(node)
        for function in nodes(source)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in nodes(source):
        line, in_function = getattr(node, "lineno", 0), id(node) in inner
        match node:
            case ast.Import(names=aliases):
                for alias in aliases:
                    first = alias.name.split(".")[0]
                    means = alias.name if alias.asname else first
                    yield Import(line, alias.name, alias.asname or first, means, in_function)
            case ast.ImportFrom(module=origin, names=aliases, level=level):
                for alias in aliases:
                    name = "." * level + f"{origin}.{alias.name}"
                    yield Import(line, name, alias.asname or alias.name, name, in_function)
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if full_name(
                function, {}
            ) in ("import_module", "importlib.import_module", "__import__"):
                yield Import(line, name, "", "", in_function)


def imported_names(source: str) -> dict[str, str]:
    """What each imported name of a module stands for."""
    return {one.local: one.means for one in imports(source)}


def full_name(node: ast.expr, known: dict[str, str]) -> str:
    """The dotted name an expression stands for, or nothing if it is not a plain name."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        left = full_name(node.value, known)
        return left and f"{left}.{node.attr}"
    return ""
