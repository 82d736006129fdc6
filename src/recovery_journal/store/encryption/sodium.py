"""Import PyNaCl when something is wrapped, sealed or opened, and not before."""

from importlib import import_module
from typing import Any

from recovery_journal.store.encryption.libraries import missing_error


def load_sodium(module: str) -> Any:
    """Import a module of PyNaCl.

    Raises:
        Locked: it isn't installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise missing_error() from None
