"""The recovery code: random bytes in letters that are easy to copy from paper."""

import base64
import os

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits of a recovery code, without look-alikes."""
CODE_BYTES = 20
"""160 bits, too many to guess."""
CODE_GROUP_LETTERS = 4
CODE_CORRECTIONS = str.maketrans("OIL", "011", " -–—_\t")
"""Look-alikes and separators a user may type in a code."""


def draw_code() -> str:
    """Return a new code, in groups of letters."""
    usual = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    letters = base64.b32encode(os.urandom(CODE_BYTES)).decode("ascii")
    code = letters.translate(str.maketrans(usual, CODE_ALPHABET))
    return "-".join(
        code[at : at + CODE_GROUP_LETTERS] for at in range(0, len(code), CODE_GROUP_LETTERS)
    )


def plain_code(typed: str) -> str:
    """Undo separators and common slips in a typed code."""
    return typed.upper().translate(CODE_CORRECTIONS)


def may_be_code(typed: str) -> bool:
    """Return whether the text has the form of a code."""
    code = plain_code(typed)
    return len(code) == CODE_BYTES * 8 // 5 and set(code) <= set(CODE_ALPHABET)
