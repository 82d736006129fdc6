"""What a module does when a new interpreter imports it: its imports and opened files."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable
from typing import NamedTuple

SCRIPT = """
import importlib, os, sys

def watch(event, details):
    if event == "open" and not str(details[0]).endswith((".py", ".pyc", ".so", ".pyd")):
        touched.append(str(details[0]))
    elif event in ("sqlite3.connect", "os.mkdir", "os.remove", "os.rename", "os.system") or (
        event.startswith(("socket.", "subprocess.")) and event != "socket.__new__"
    ):
        touched.append(event)

ready, *names = sys.argv[1:]
for name in ready.split():
    importlib.import_module(name)
touched = []
for name in names:
    sys.stdout.flush()
    if os.fork() == 0:
        before = set(sys.modules)
        sys.addaudithook(watch)
        importlib.import_module(name)
        print(repr((name, sorted(set(sys.modules) - before), touched)), flush=True)
        os._exit(0)
    assert os.wait()[1] == 0, name
"""


class Import(NamedTuple):
    """One import by an interpreter that has imported nothing of the program before."""

    name: str
    loaded: list[str]
    touched: list[str]
    """Files opened that hold no code, and anything else done to the world."""


def imports(names: Iterable[str], folder: str = "", ready: str = "") -> list[Import]:
    """Import each module in a process of its own.

    Args:
        names: the modules.
        folder: where more of them are.
        ready: what of others is imported before, being slow and not in question.
    """
    command = [sys.executable, "-B", "-P", "-c", SCRIPT, ready, *names]
    environment = os.environ | {"PYTHONPATH": folder}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return [Import(*ast.literal_eval(line)) for line in done.stdout.splitlines()]
