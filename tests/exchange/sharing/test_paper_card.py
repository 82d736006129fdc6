"""The paper card: only what was chosen is on it, and it loads and runs nothing."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import segno

from recovery_journal.domain.circle import Person
from recovery_journal.domain.settings import OwnHelpLine
from recovery_journal.domain.sharing.paper_card import PaperCard
from recovery_journal.errors import BadInput, NotAllowed, OutputExists
from recovery_journal.exchange.sharing.paper_card import card_as_html, card_as_markdown, save_card
from recovery_journal.words.data.helplines import anywhere, regions
from support.corpus import HOSTILE
from support.each import each

GERMANY = regions()["DE"]
FULL = PaperCard(
    own_line=OwnHelpLine(name="Night line", number="0800 12345", hours="20 to 6"),
    people=(
        Person(name="Sam", role="sponsor", number="+49 30 1234567", any_hour=True, note="secret"),
        Person(name="Mia", other_ways="Signal: mia"),
    ),
    steps=((2, "Walk to the river.\nCall Sam."),),
    reasons=("My daughter.",),
)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p", "ol"),
    *("li", "div", "strong", "span", "br", "svg", "path"),
}


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.said += data


def test_the_least_has_nothing_of_the_person() -> None:
    for text in (card_as_markdown(PaperCard(), GERMANY), card_as_html(PaperCard(), GERMANY)):
        assert "Emergency: 112" in text
        assert "TelefonSeelsorge" in text
        assert "0800 1110111" in text
        assert "Numbers for Germany, checked 27 Nov 2026" in text
        for step in ("Call or text someone.", "Go to another room", "Breathe slowly."):
            assert text.count(step) == 1
        assert "My reasons" not in text
    assert card_as_html(PaperCard(), GERMANY).count("<svg") == 1


def test_what_was_chosen_is_on_it_and_nothing_else_about_a_person() -> None:
    for text in (card_as_markdown(FULL, GERMANY), card_as_html(FULL, GERMANY)):
        for said in (
            *("Night line", "0800 12345", "20 to 6", "Sam", "+49 30 1234567", "at any hour"),
            *("Mia", "Signal: mia", "What I can do by myself", "Walk to the river.", "Call Sam."),
            *("My reasons", "My daughter."),
        ):
            assert said in text, said
        assert "sponsor" not in text
        assert "secret" not in text


def test_each_code_is_the_number_beside_it() -> None:
    text = card_as_html(FULL, GERMANY)
    codes = re.findall(r"<svg.*?</svg>", text)
    links = ("tel:08001110111", "tel:080012345", "tel:+49301234567")
    assert codes == [
        segno.make_qr(link).svg_inline(omitsize=True, light="#fff", svgclass=None) for link in links
    ]


def test_a_country_without_a_number_says_so_and_an_unknown_one_gives_what_works_anywhere() -> None:
    assert "know an emergency number" in card_as_html(PaperCard(), regions()["KP"])
    text = card_as_markdown(PaperCard(), anywhere())
    assert "Emergency: 112 (from a mobile phone" in text
    assert "look at findahelpline.com" in text


@each("text", HOSTILE)
def test_any_words_stay_words_and_nothing_is_loaded(text: str) -> None:
    words = text.replace("\n", " ")[:300]
    named = Person(name=f"x{words}", number=f"1{words}")
    card = PaperCard(people=(named,), steps=((1, f"y{words}"),), reasons=(f"z{words}",))
    page = card_as_html(card, GERMANY)
    seen = Tags(page)
    assert set(seen.tags) <= TAGS
    assert not {"href", "src", "style", "onload", "xlink:href"} & seen.names
    assert seen.tags.count("section") == 2
    assert "default-src 'none'" in page
    assert "\x1b" not in page + card_as_markdown(card, GERMANY)


@each(
    ("card", "says"),
    [
        (PaperCard(people=tuple(Person(name=f"P{n}") for n in range(5))), "room for 4 numbers"),
        (
            PaperCard(
                own_line=OwnHelpLine(name="x", number="1"),
                people=tuple(Person(name=f"P{n}") for n in range(4)),
            ),
            "room for 4 numbers",
        ),
        (PaperCard(steps=((3, "word " * 300),)), "more than fits on a card"),
        (PaperCard(reasons=tuple(f"reason {n}" for n in range(40))), "more than fits on a card"),
    ],
)
def test_a_card_that_would_not_fit_is_refused(card: PaperCard, says: str) -> None:
    for make in (card_as_html, card_as_markdown):
        with pytest.raises(BadInput, match=says):
            make(card, GERMANY)


def test_it_is_saved_for_its_owner_alone_and_over_nothing(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "card.HTML"
    assert save_card(FULL, GERMANY, str(path)) == str(path)
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(OutputExists):
        save_card(PaperCard(), GERMANY, str(path))
    save_card(PaperCard(), GERMANY, str(path), force=True)
    assert "Sam" not in path.read_text("utf-8")
    save_card(FULL, GERMANY, str(tmp_path / "card.md"))
    assert (tmp_path / "card.md").read_text("utf-8").startswith("# When it's hard\n")
    for wrong in ("card.pdf", "card.docx"):
        with pytest.raises(BadInput, match=r"\.html or \.md"):
            save_card(FULL, GERMANY, str(tmp_path / wrong))
        assert not (tmp_path / wrong).exists()
    home.mkdir(parents=True, exist_ok=True)
    with pytest.raises(NotAllowed):
        save_card(FULL, GERMANY, str(home / "backups"), force=True)
