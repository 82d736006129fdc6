"""Import PyNaCl when something is wrapped, sealed or opened, and not before."""

from importlib import import_module
from typing import Any

from recovery_journal.errors import Locked
from recovery_journal.store.sqlite.connection import INSTALL_COMMAND


def load_sodium(module: str) -> Any:
    """Import a module of PyNaCl.

    Raises:
        Locked: it isn't installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise Locked(f"An encrypted journal needs two more libraries: {INSTALL_COMMAND}") from None
