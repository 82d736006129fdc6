"""Text is literal: clean() once at every way in, safe() at every way out.

A terminal obeys some characters instead of showing them. What a person typed, pasted or imported
must never write to the clipboard, rename the window or hide a line. So those characters become
visible, and everything else stays exactly as it was written.
"""

import re

MARKS_PER_LETTER = 8
"""How many accents may stand on one letter on the way out. No language needs more."""


def _visible(code: int) -> str:
    return f"<U+{code:04X}>"


_IN: dict[int, str | None] = {
    # Most of a terminal's obedience hangs on these: ESC, BEL, backspace and their relatives.
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x00: None,
    0x7F: "\u2421",
    **{code: _visible(code) for code in range(0x80, 0xA0)},
    # Half of a pair: no encoding can write it.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_UNSEEN = (
    # Direction marks: they can turn the meaning of a line round.
    *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    # Line and paragraph separators, the byte order mark, and annotations.
    *(0x2028, 0x2029, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB),
    # Tag characters: whole sentences that no one can see.
    *range(0xE0000, 0xE0080),
)
_OUT = _IN | {code: _visible(code) for code in _UNSEEN}

_IN_NEEDED = frozenset(map(chr, _IN))
_OUT_NEEDED = frozenset(map(chr, _OUT))


def clean(text: str) -> str:
    """Text as the journal keeps it: every character visible or harmless, every line ending LF.

    Carriage returns become line feeds, NUL is removed, other control characters are made visible
    and halves of surrogate pairs become U+FFFD. Nothing else changes, direction marks included:
    Persian and Arabic need them. Doing it twice changes nothing more.
    """
    return _mend(text, _IN, _IN_NEEDED)


def safe(text: str) -> str:
    """Text as a terminal may get it: all that clean() does, and nothing in it stays unseen.

    Direction marks, separators and tag characters are made visible, and the accents on one letter
    are limited so that they cannot leave their line. Joiners stay (emoji and Persian need them).
    Doing it twice changes nothing more.
    """
    text = _mend(text, _OUT, _OUT_NEEDED)
    return text if text.isascii() else re.sub(_PILE, _thin, text)


def one_line(text: str) -> str:
    """Safe text for a row of a list: line breaks and tabs, however many, are one space."""
    return " ".join(filter(None, safe(text).replace("\t", "\n").split("\n")))


def parse_whole_number(text: str) -> int:
    """The whole number that was typed; 1_0 is none, though Python reads it as ten.

    Raises:
        ValueError: when it is no number.
    """
    return int(_digits(text))


def parse_decimal(text: str) -> float:
    """The number that was typed, which may have decimals.

    Raises:
        ValueError: when it is no number.
    """
    return float(_digits(text))


def _digits(text: str) -> str:
    if "_" in text:
        raise ValueError(text)
    return text


def _mend(text: str, table: dict[int, str | None], needed: frozenset[str]) -> str:
    if needed.isdisjoint(text):
        return text
    # NUL goes first: it could stand between the two halves of a line ending.
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(table)


# A pile that is too high lies within a run of signs that may be accents. No accent is a letter or
# digit to `\w` or lies below U+0300; the blocks of punctuation, symbols and emoji, which hold none
# either, are named so that long runs of them stay quick. The soft hyphen takes no room.
_NO_ACCENTS = (
    r"\w\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205f\u20a0-\u20cf\u2100-\u2bff\u3000-\u3029"
    r"\ue000-\uf8ff\ufffd\U0001f000-\U0001faff"
)
_PILE = f"[^{_NO_ACCENTS}]{{{MARKS_PER_LETTER + 1},}}"


def _thin(run: re.Match[str]) -> str:
    """Drop the accents above MARKS_PER_LETTER; signs that take no room do not start a new count."""
    from unicodedata import category

    kept: list[str] = []
    marks = 0
    for char in run[0]:
        kind = category(char)
        if kind in ("Mn", "Me"):
            marks += 1
        elif kind != "Cf":
            marks = 0
        if marks <= MARKS_PER_LETTER:
            kept.append(char)
    return "".join(kept)
