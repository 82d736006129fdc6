"""Money in the ways people write it."""

import pytest

from recovery_journal.domain.sobriety.money import format_money, parse_money
from recovery_journal.errors import BadInput
from recovery_journal.text import safe
from support.corpus import HOSTILE
from support.each import each


def test_every_country_writes_it_in_its_own_way() -> None:
    for text, cents, currency in (
        ("12.50 EUR", 1250, "EUR"),
        ("12,50 EUR", 1250, "EUR"),
        ("12.5 EUR", 1250, "EUR"),
        ("€12.50", 1250, "€"),
        ("12,50€", 1250, "€"),
        ("EUR 12,5", 1250, "EUR"),
        ("5", 500, ""),
        ("0,99", 99, ""),
        ("$5", 500, "$"),
        ("US$ 1,000.50", 100050, "US$"),
        ("R$ 12,50", 1250, "R$"),
        ("CHF 5.–", 500, "CHF"),
        ("5,- €", 500, "€"),
        ("Fr. 1’234.50", 123450, "Fr."),
        ("1.000,50 €", 100050, "€"),
        ("1 000,50 zł", 100050, "zł"),
        ("1\u202f234,5\u00a0€", 123450, "€"),
        ("₹1,00,000.25", 10000025, "₹"),
        ("1,000 JPY", 100000, "JPY"),
        ("¥1.500", 150000, "¥"),
        ("15 000 isk", 1500000, "isk"),
        ("1,234 EUR", 123400, "EUR"),
        ("1.234.000", 123400000, ""),
        ("5.50 EUR a day", 550, "EUR"),
        ("20 kr. per day", 2000, "kr."),
        ("7 Swiss francs", 700, "Swiss francs"),
    ):
        assert parse_money(text) == (cents, currency), text
        assert parse_money(format_money(cents, currency)) == (cents, currency), text


def test_an_amount_that_can_be_two_is_asked_for_in_another_form() -> None:
    for text, one, other in (
        ("1,000 EUR", "1.00", "1000"),
        ("12.500 €", "12.50", "12500"),
        ("$2,340", "2.34", "2340"),
    ):
        with pytest.raises(BadInput) as error:
            parse_money(text)
        assert (
            str(error.value) == f"“{text}” can be {one} or {other}; write it in one of these ways."
        )


@each(
    "text",
    [
        *(
            "",
            "much",
            "EUR",
            ".",
            "5.",
            "-5",
            "12.50.10",
            "1,00,0",
            "1.0000",
            "12 5 EUR",
            "5 EUR 3",
        ),
        *(
            "€5€",
            "EUR 5 EUR",
            "1'00",
            "1.000.00",
            "1,000,50",
            "٣",
            "１２",
            "1e3",
            "1_000",
            "9" * 20,
        ),
        *("1234567890", *HOSTILE),
    ],
)
def test_anything_else_is_no_amount(text: str) -> None:
    with pytest.raises(BadInput, match=r"isn't an amount; write it like 12\.50 EUR\.$") as error:
        parse_money(text)
    assert safe(str(error.value)) == str(error.value)


def test_what_has_no_cents_is_shown_without() -> None:
    assert format_money(150000, "JPY") == "1500 JPY"
    assert format_money(150050, "¥") == "1500.50 ¥"
    assert format_money(1250, "") == "12.50"
