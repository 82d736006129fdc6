"""User text must never be read as markup: checks on the source.

Textual reads markup in every plain string that becomes text of a widget, and a note with a bracket
in it would crash the screen. So such an argument is a string literal, a constant of `words/`, or
was made by a helper of `tui/literal.py`; or it is a variable that holds nothing else, or whose
annotation says that it is no plain string but Content, which only those helpers can make.
"""

import ast
import re
from collections.abc import Iterator

from support.house import PACKAGE, full_name, imported_names

LITERAL = f"{PACKAGE}.tui.text.literal"
PAINT = f"{PACKAGE}.tui.text.paint"
CONTENT = "textual.content.Content"

FIRST_IS_TEXT = frozenset(
    {
        *("Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Selection"),
        *("Link", "Placeholder", "Tab", "TabPane", "ToggleButton"),
        *("notify", "update", "add_option", "with_tooltip"),
    }
)
"""Widgets and methods whose first argument is shown."""
ALL_ARE_TEXT = frozenset(
    {"OptionList", "RadioSet", "Select", "SelectionList", "Tabs", "add_options", "set_options"}
)
"""Widgets and methods of which every positional argument is shown, or is a list of what is."""
SECOND_IS_TEXT = frozenset({"replace_option_prompt", "replace_option_prompt_at_index"})
SHOWN_KEYWORDS = frozenset({"content", "label", "message", "prompt", "renderable", "title"})
"""Keywords of these calls that are shown."""
SHOWN_EVERYWHERE = frozenset({"border_subtitle", "border_title", "placeholder", "tooltip"})
"""Keywords of any call, and attributes of any object, that are shown."""
SHOWN_ATTRIBUTES = SHOWN_EVERYWHERE | {"label"}
KEYWORDS_ARE_TEXT = frozenset({"Collapsible"})
"""Widgets whose arguments are other widgets, under a title that is shown."""
NOT_SAFE_AT_ALL = frozenset({"DataTable", "DirectoryTree", "MarkdownViewer", "Tree"})
"""Widgets that read markup even in Content, or open what a text links to."""
KEEPS_CONTENT = frozenset({"stylize", "stylize_before", "truncate", "center"})
"""Methods of Content that put no new text into it."""
SAFE_TYPES = frozenset(
    {
        *("Content", "Option", "Selection", "RadioButton", "int", "None"),
        *("list", "tuple", "Iterable", "Iterator", "Sequence"),
    }
)
"""The words of an annotation that promises: no plain string."""
SAFE = frozenset({f"{PACKAGE}.text.safe", f"{PACKAGE}.text.one_line"})
"""Functions whose text is fit for a screen that reads no markup."""


def text_classes(sources: dict[str, str]) -> frozenset[str]:
    """Widgets that show their first argument: Textual's, and heirs that let it through."""
    classes = {
        node.name: node
        for source in sources.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }
    found = set(FIRST_IS_TEXT)
    while heirs := {
        name
        for name, node in classes.items()
        if name not in found and found & set(_bases(node)) and not _defines(node, "__init__")
    }:
        found |= heirs
    return frozenset(found)


def sentences(sources: dict[str, str]) -> frozenset[str]:
    """The constants of these modules that are plain sentences, without a bracket."""
    return frozenset(
        f"{module}.{target.id}"
        for module, source in sources.items()
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and "[" not in str(node.value.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def helpers(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """The public functions of tui/literal.py: those that make Content, and those that make str."""
    made: dict[bool, set[str]] = {True: set(), False: set()}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            made[_is_named(node.returns, "str")].add(f"{LITERAL}.{node.name}")
    return frozenset(made[False]), frozenset(made[True])


class MarkupChecker:
    """Reads one module of tui/ and collects what may be read as markup."""

    def __init__(
        self,
        module: str,
        source: str,
        classes: frozenset[str] = FIRST_IS_TEXT,
        content_helpers: frozenset[str] = frozenset({f"{LITERAL}.safe_content"}),
        plain_helpers: frozenset[str] = frozenset(),
        sentences: frozenset[str] = frozenset(),
    ) -> None:
        self.module = module
        self.tree = ast.parse(source)
        self.names = imported_names(source)
        self.classes = classes
        self.content_helpers = content_helpers
        self.plain_helpers = plain_helpers | SAFE
        self.sentences = sentences
        self.gives_content = _functions_that_give_content(self.tree)

    def violations(self) -> list[str]:
        """A line for every place where text may be read as markup."""
        return [f"{self.module}:{line}: {what}" for line, what in self._visit(self.tree, set(), ())]

    def _visit(
        self, node: ast.AST, content: set[str], bases: tuple[str, ...]
    ) -> Iterator[tuple[int, str]]:
        """Walk down, knowing which names hold Content and which class stands around."""
        if isinstance(node, ast.ClassDef):
            bases = _bases(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            content = content | _content_names(node)
            content = content | self._known_names(node, content)
        if (
            isinstance(node, ast.FunctionDef)
            and node.name == "render"
            and not _is_safe(node.returns)
        ):
            yield node.lineno, "render() has to be annotated to return Content"
        if isinstance(node, ast.Call):
            yield from self._call(node, content, bases)
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in SHOWN_ATTRIBUTES:
                    yield from self._shown(node.value, content)
        for child in ast.iter_child_nodes(node):
            yield from self._visit(child, content, bases)

    def _known_names(self, function: ast.AST, content: set[str]) -> set[str]:
        """Variables that are only ever given what is literal."""
        given: dict[str, list[ast.expr]] = {}
        stored: list[str] = []
        for node in ast.walk(function):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                stored.append(node.id)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                given.setdefault(node.targets[0].id, []).append(node.value)
        return {
            name
            for name, values in given.items()
            if len(values) == stored.count(name)
            and all(self._is_literal(value, content, plain=False) for value in values)
        }

    def _call(
        self, call: ast.Call, content: set[str], bases: tuple[str, ...]
    ) -> Iterator[tuple[int, str]]:
        whole = full_name(call.func, self.names)
        name = call.func.attr if isinstance(call.func, ast.Attribute) else whole.split(".")[-1]
        if name == "__init__" and self.classes & set(bases):
            name = next(base for base in bases if base in self.classes)
        if name in NOT_SAFE_AT_ALL:
            yield call.lineno, f"{name} reads markup whatever it is given"
        if name in ("Segment", "Strip") and self.module != PAINT:
            yield call.lineno, f"only paint.py makes a {name}"
        if self.module not in (LITERAL, PAINT) and whole.startswith((CONTENT, "rich.text.Text")):
            if whole not in (CONTENT, f"{CONTENT}.assemble"):
                yield call.lineno, "only literal.py makes text to show"
            for part in call.args:
                yield from self._shown(part, content)
        if name == "Binding" or self._is_of_digits(call, name):
            # A key is declared with our own words. Digits takes no Content and reads no markup.
            return
        plain = _says_no_markup(call)
        for argument in self._shown_arguments(call, name):
            yield from self._shown(argument, content, plain=plain)

    def _is_of_digits(self, call: ast.Call, name: str) -> bool:
        """`Digits(...)`, or `query_one(..., Digits).update(...)`."""
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Call(args=[*_, ast.Name(id="Digits")]))):
                return name == "update"
        return name == "Digits"

    def _shown_arguments(self, call: ast.Call, name: str) -> Iterator[ast.expr]:
        known = name in self.classes | ALL_ARE_TEXT | SECOND_IS_TEXT | KEYWORDS_ARE_TEXT
        if name in self.classes:
            yield from call.args[:1]
        if name in ALL_ARE_TEXT:
            yield from call.args
        if name in SECOND_IS_TEXT:
            yield from call.args[1:2]
        for keyword in call.keywords:
            if keyword.arg in SHOWN_EVERYWHERE or (known and keyword.arg in SHOWN_KEYWORDS):
                yield keyword.value

    def _shown(
        self, node: ast.expr, content: set[str], *, plain: bool = False
    ) -> Iterator[tuple[int, str]]:
        if not self._is_literal(node, content, plain):
            yield node.lineno, f"may be read as markup: {ast.unparse(node)}"

    def _is_literal(self, node: ast.expr, content: set[str], plain: bool) -> bool:
        def all_literal(*parts: ast.expr) -> bool:
            return all(self._is_literal(part, content, plain) for part in parts)

        match node:
            case ast.Constant():
                return True
            case ast.Name(id=name):
                return name in content or self.names.get(name) in self.sentences
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
                return all_literal(one, other)
            case ast.BoolOp(values=parts) | ast.List(elts=parts):
                return all_literal(*parts)
            case ast.Tuple(elts=[first, *_]):  # an option of a Select: what is shown, and its value
                return all_literal(first)
            case ast.Starred(value=inner):
                return all_literal(inner)
            case ast.ListComp(elt=inner) | ast.GeneratorExp(elt=inner):
                return all_literal(inner)
            case ast.Call(func=ast.Attribute(value=inner, attr=attribute)) if (
                attribute in KEEPS_CONTENT
            ):
                return all_literal(inner)
            case ast.Attribute():
                return full_name(node, self.names) in self.sentences
            case ast.Call(func=ast.Name(id="list" | "tuple"), args=[inner]):
                return all_literal(inner)
            case ast.Call(func=function):
                whole = full_name(function, self.names)
                name = function.attr if isinstance(function, ast.Attribute) else whole
                return (
                    whole in self.content_helpers
                    or (plain and whole in self.plain_helpers)
                    or name in self.gives_content
                    or whole.split(".")[-1] in self.classes  # checked where it is made
                )
        return False


def _bases(node: ast.ClassDef) -> tuple[str, ...]:
    return tuple(full_name(base, {}).split(".")[-1] for base in node.bases)


def _defines(node: ast.ClassDef, name: str) -> bool:
    return any(isinstance(part, ast.FunctionDef) and part.name == name for part in node.body)


def _is_named(annotation: ast.expr | None, name: str) -> bool:
    return annotation is not None and ast.unparse(annotation).strip("'\"").split(".")[-1] == name


def _is_safe(annotation: ast.expr | None) -> bool:
    """Whether an annotation promises that there is no plain string."""
    words = set(re.findall(r"\w+", ast.unparse(annotation))) if annotation else set()
    return bool(words) and words <= SAFE_TYPES


def _says_no_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for keyword in call.keywords
    )


def _content_names(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> set[str]:
    """Parameters and variables of a function that are annotated as no plain string."""
    every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    found = {one.arg for one in every if _is_safe(one.annotation)}
    return found | {
        part.target.id
        for part in ast.walk(node)
        if isinstance(part, ast.AnnAssign)
        and isinstance(part.target, ast.Name)
        and _is_safe(part.annotation)
    }


def _functions_that_give_content(tree: ast.Module) -> set[str]:
    """Names of functions of this module that are annotated to return no plain string."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    other = {node.name for node in functions if not _is_safe(node.returns)}
    return {node.name for node in functions} - other
