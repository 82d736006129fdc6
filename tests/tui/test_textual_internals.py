"""The private names of Textual that we use exist, and are used in one place only."""

import ast
import inspect
from collections.abc import Iterator, Mapping

import pytest
import textual.app
import textual.pilot
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.drivers import linux_driver
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static, TextArea

from recovery_journal.tui import textual_internals
from support.house import modules, room

MODULES = {name: source for name, source in modules().items() if room(name) == "tui"}
PRIVATE_ELSEWHERE = {"_replace", "_exit"}
"""Names of Python's own that begin so."""


async def test_the_app_still_has_them() -> None:
    app: App[int] = App()
    async with app.run_test():
        for name in ("_driver", "_exception", "_filters", "_notifications"):
            assert name in vars(app), name
        assert app.screen._pruning is False
        assert app.screen._compositor.render_strips()
        app.screen._compositor.update_widgets({app.screen})
        app.screen._refresh_layout()
    for name in ("_fatal_error", "_close_messages_no_wait", "_exit_renderables"):
        assert hasattr(app, name), name


def test_the_terminal_is_still_read_by_a_parser_of_this_name() -> None:
    assert issubclass(vars(linux_driver)["XTermParser"], XTermParser)  # or already ours
    assert "XTermParser(" in inspect.getsource(linux_driver.LinuxDriver)
    assert list(inspect.signature(XTermParser.feed).parameters) == ["self", "data"]


def test_what_the_tests_make_quicker_is_still_there() -> None:
    assert "wait_for_idle" in vars(textual.app)
    assert "wait_for_idle" in vars(textual.pilot)
    assert hasattr(Pilot, "_wait_for_screen")
    assert hasattr(Stylesheet, "_parse_rules")
    for field in (Input, TextArea):
        assert hasattr(field.cursor_blink, "_default")


def test_no_other_module_uses_a_private_name_of_textual() -> None:
    others = dict(MODULES)
    del others[textual_internals.__name__]
    assert not list(private_names(others))
    assert list(private_names(MODULES))


@pytest.mark.parametrize(
    "source",
    [
        "from textual._context import active_app",
        "import textual._wait",
        "self.app._driver.flush()",
        "class Mine(App):\n    def _fatal_error(self): ...",
        "class Mine(Input):\n    async def _on_paste(self, event): ...",
    ],
)
def test_a_private_name_is_seen(source: str) -> None:
    assert list(private_names({"recovery_journal.tui.today.screen": source}))


def test_a_private_name_of_our_own_is_not() -> None:
    mine = "class Mine(App):\n    def f(self): self._mine = 1\n    def g(self): self._mine"
    assert not list(private_names({"recovery_journal.tui.today.screen": mine}))


def private_names(sources: Mapping[str, str]) -> Iterator[str]:
    """Uses of private modules, of attributes that no module defines, and methods put over one."""
    classes = (App, Screen, Input, OptionList, Static, TextArea)
    theirs = {name for one in classes for name in dir(one) if name.startswith("_on_")}
    theirs |= {"_fatal_error", "_handle_exception"}
    trees = {name: ast.parse(source) for name, source in sources.items()}
    defined = {name for tree in trees.values() for name in _defined(tree)} | PRIVATE_ELSEWHERE
    for module, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(module=str(name)) | ast.alias(name=name) if "textual._" in name:
                    yield f"{module}: {name}"
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    if name in theirs:
                        yield f"{module}:{node.lineno}: {name}"
                case ast.Attribute(attr=name, ctx=ast.Load()) if name.startswith("_"):
                    if name not in defined and not name.startswith("__"):
                        yield f"{module}:{node.lineno}: {name}"


def _defined(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.Name(id=name, ctx=ast.Store()):
                yield name
