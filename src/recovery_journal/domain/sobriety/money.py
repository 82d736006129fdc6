"""Amounts of money as people write them, in any country: "12,50 EUR", "€12.50", "CHF 5.–"."""

import re
from unicodedata import category

from recovery_journal.errors import BadInput
from recovery_journal.text import quote_typed

WITHOUT_CENTS = frozenset(
    {
        *("bif", "clp", "djf", "gnf", "isk", "jpy", "kmf", "krw", "pyg", "rwf", "ugx", "vnd"),
        *("vuv", "xaf", "xof", "xpf", "¥", "円", "₩", "원", "₫"),
    }
)
"""Currencies in which nobody writes decimals (ISO 4217, and signs)."""
MAX_DIGITS = 9

_CURRENCY = r"[^0-9,'’–—-]*"
_MONEY = re.compile(
    rf"({_CURRENCY}?) ?([0-9](?:[0-9.,'’ ]*[0-9])?)(?:[.,] ?[-–—]+)?"
    rf" ?({_CURRENCY}?)(?: (?:a|per) day)?"
)
_GROUPED = re.compile(r"[0-9]{1,3}([.,'’ ])(?:[0-9]{2,3}\1)*[0-9]{3}")


def parse_money(text: str) -> tuple[int, str]:
    """Parse an amount into hundredths and the currency as typed, which may be empty.

    Raises:
        BadInput: no amount, or one that can be read in two ways.
    """
    found = _MONEY.fullmatch(" ".join(text.split()))
    if found is None or (found[1].strip() and found[3].strip()):
        raise _no_amount(text)
    currency = (found[1] + found[3]).strip()
    if not (currency == "" or _is_currency(currency)):
        raise _no_amount(text)
    whole, cents = _split(found[2], text, has_cents=currency.casefold() not in WITHOUT_CENTS)
    if len(whole) > MAX_DIGITS:
        raise _no_amount(text)
    return int(whole) * 100 + int(cents.ljust(2, "0")), currency


def format_money(cents: int, currency: str) -> str:
    """E.g. "12.50 EUR", "1000 JPY"."""
    whole, rest = divmod(cents, 100)
    shown = (
        str(whole) if not rest and currency.casefold() in WITHOUT_CENTS else f"{whole}.{rest:02}"
    )
    return f"{shown} {currency}".strip()


def _is_currency(text: str) -> bool:
    """Return whether it's made of letters or a sign, such as "Fr.", "US$"."""
    signs = text.replace(" ", "").replace(".", "")
    return bool(signs) and all(one.isalpha() or category(one) == "Sc" for one in signs)


def _split(number: str, text: str, *, has_cents: bool) -> tuple[str, str]:
    """Split a number into digits before and after the decimal separator."""
    mark = re.search(r"[.,](?=[0-9]*$)", number)
    if mark is None:
        return _without_groups(number, text), ""
    whole, decimals = number[: mark.start()], number[mark.end() :]
    is_only_mark = whole.isdecimal()
    if len(decimals) <= 2 and mark[0] not in whole:
        return _without_groups(whole, text), decimals
    if is_only_mark and has_cents and len(decimals) == 3 and decimals.endswith("0"):
        raise BadInput(
            f"{quote_typed(text)} can be {int(whole)}.{decimals[:2]} or {int(whole + decimals)}; "
            "write it in one of these ways."
        )
    return _without_groups(number, text), ""


def _without_groups(number: str, text: str) -> str:
    """Remove the separators between groups of digits."""
    if not (number.isdecimal() or _GROUPED.fullmatch(number)):
        raise _no_amount(text)
    return re.sub(r"[^0-9]", "", number)


def _no_amount(text: str) -> BadInput:
    return BadInput(f"{quote_typed(text)} isn't an amount; write it like 12.50 EUR.")
