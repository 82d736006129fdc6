"""What some tests need of a machine, and why they don't run where it is missing."""

import functools
import os
import shutil
import subprocess
import sys

REASONS = {
    "bash": "they type into a bash, which is missing here",
    "fish": "they ask a fish, which is missing here",
    "fork": "they start a process from the middle of another, which only Unix can",
    "full": "they write to /dev/full, a disk without room that only some systems have",
    "linux": "they ask Linux what it lets a process do",
    "gcc": "they put a library between the program and the system, which gcc has to make",
    "proc": "they look into processes by /proc, which only Linux has",
    "strace": "they watch each call to the system by strace, which is missing or not allowed here",
    "zsh": "they type into a zsh, which is missing here",
    "unshare": "they take the network away by unshare, which is missing or not allowed here",
}
"""By what is needed; anything else is the name of a program."""


def why_not(what: str) -> str:
    """Return why tests that need this can't run here; empty if they can."""
    return "" if _is_here(what) else REASONS.get(what, f"{what} is missing here")


@functools.cache
def _is_here(what: str) -> bool:
    match what:
        case "fork":
            return hasattr(os, "fork")
        case "full":
            return os.path.exists("/dev/full")
        case "gcc":
            return sys.platform == "linux" and shutil.which("gcc") is not None
        case "linux":
            return sys.platform == "linux"
        case "proc":
            return os.path.isdir("/proc/self/task")
        case "strace":
            return _runs("strace", "-f", "-A", "-o", os.devnull)
        case "unshare":
            return _runs("unshare", "-rn")
    return shutil.which(what) is not None


def _runs(*prefix: str) -> bool:
    if shutil.which(prefix[0]) is None:
        return False
    return subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
