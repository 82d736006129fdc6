"""The docstring of a command, which is its help, also where Python leaves docstrings out (-OO)."""

import ast
import inspect
from collections.abc import Callable
from typing import Any


def read_docstring(function: Callable[..., Any]) -> str | None:
    """Return the docstring of a function, from its source if need be; None without either."""
    function = inspect.unwrap(function)
    if function.__doc__ is not None:
        return function.__doc__
    code = function.__code__
    try:
        with open(code.co_filename, encoding="utf-8") as file:
            tree = ast.parse(file.read())
    except (OSError, ValueError, SyntaxError):
        return None
    found = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.name == code.co_name
        and node.lineno >= code.co_firstlineno
    )
    here = min(found, key=lambda node: node.lineno, default=None)
    return None if here is None else ast.get_docstring(here, clean=False)
