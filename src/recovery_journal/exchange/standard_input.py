"""Standard input, where "-" stands for a file."""

import io
import sys
from typing import BinaryIO


def standard_input() -> BinaryIO:
    """Return it for reading; an empty file if it's closed."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer
