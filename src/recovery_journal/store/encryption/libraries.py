"""The two libraries that only an encrypted journal needs, and how to install them here."""

import os
import shlex
import sys

from recovery_journal.errors import Locked

LIBRARIES = ("pynacl", "sqlcipher3")
"""As on PyPI, and in the extra "encrypted" of pyproject.toml."""
DISTRIBUTION = "recovery-journal"


def missing_error() -> Locked:
    from recovery_journal.words.encryption import MISSING_LIBRARIES

    return Locked(f"{MISSING_LIBRARIES} {install_command()}")


def install_command() -> str:
    """Return the command that adds the libraries to this installation, ready for a shell."""
    if _in_environment("pipx_metadata.json"):
        words = ["pipx", "inject", os.path.basename(sys.prefix), *LIBRARIES]
    elif _in_environment("uv-receipt.toml"):
        extra = [word for library in LIBRARIES for word in ("--with", library)]
        words = ["uv", "tool", "install", *extra, _source()]
    elif _has_pip():
        words = [sys.executable, "-m", "pip", "install", *LIBRARIES]
    else:
        words = ["uv", "pip", "install", "--python", sys.executable, *LIBRARIES]
    return shlex.join(words)


def _in_environment(name: str) -> bool:
    """Return whether an installer left a file of this name in the environment it made."""
    return os.path.exists(os.path.join(sys.prefix, name))


def _has_pip() -> bool:
    from importlib.util import find_spec

    return find_spec("pip") is not None


def _source() -> str:
    """Return the folder this program was installed from, or its name on PyPI."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import unquote, urlsplit

    try:
        text = distribution(DISTRIBUTION).read_text("direct_url.json")
        url = str(json.loads(text or "{}").get("url", ""))
    except (PackageNotFoundError, ValueError):
        url = ""
    return unquote(urlsplit(url).path) if url.startswith("file:") else url or DISTRIBUTION
