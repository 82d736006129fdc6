"""Where the user's files are, and which country their settings name.

`RECOVERY_JOURNAL_HOME` moves all of them. On Linux the usual folders are computed here, because
importing platformdirs takes longer than logging a craving; a test checks that both agree.
"""

import os
import sys

from recovery_journal.errors import BadInput

APP_NAME = "recovery-journal"


def data_folder() -> str:
    return _folder("XDG_DATA_HOME", ".local/share", "user_data_dir")


def config_folder() -> str:
    """Return the folder of the settings file, written by the user and never by the program."""
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_dir")


def journal_file() -> str:
    return os.path.join(data_folder(), "journal.db")


def state_file() -> str:
    """Return the file in which the program remembers theme and discreet mode."""
    return os.path.join(data_folder(), "state.json")


def config_file() -> str:
    """Return the user's own file of keys and defaults."""
    return os.path.join(config_folder(), "config.toml")


def themes_folder() -> str:
    """Return where the user's own themes are."""
    return os.path.join(config_folder(), "themes")


def locale_name() -> str:
    """Return the user's locale ("en_GB.UTF-8"), or "" if none is set."""
    return os.environ.get("LC_ALL") or os.environ.get("LANG", "")


def _folder(variable: str, below_home: str, platform_name: str) -> str:
    if own := os.environ.get("RECOVERY_JOURNAL_HOME"):
        folder = os.path.expanduser(own)
        if not os.path.isabs(folder):
            raise BadInput(
                f"RECOVERY_JOURNAL_HOME is {own}, which is a different place in each folder. "
                f"Please give the full path, such as {os.path.abspath(folder)}"
            )
        return os.path.normpath(folder)
    if sys.platform == "linux":
        folder = os.environ.get(variable, "")
        if os.path.isabs(folder):
            return os.path.join(folder, APP_NAME)
        if os.path.isabs(os.environ.get("HOME", "")):
            return os.path.join(os.path.expanduser("~"), below_home, APP_NAME)
    import platformdirs

    path: str = getattr(platformdirs, platform_name)(APP_NAME, appauthor=False)
    return path
