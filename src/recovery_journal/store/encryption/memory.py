"""What is in the memory of this process stays out of core files and of other programs' reach."""

import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4
"""From linux/prctl.h; Python's own modules have no prctl."""


def forbid_dumps() -> None:
    """Write no core file, and on Linux let no program of the same account read the memory.

    A new program image starts readable again, so each one has to ask for itself.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
