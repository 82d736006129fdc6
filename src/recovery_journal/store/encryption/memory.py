"""Keep this process's memory out of core files and away from other programs."""

import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4
"""From linux/prctl.h; Python has no prctl."""


def forbid_dumps() -> None:
    """Disable core files, and on Linux keep programs of the same account out of memory.

    A new process image is readable again, so each one has to call this.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
