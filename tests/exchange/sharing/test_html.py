"""Pages as HTML: one file that loads and runs nothing, with the same text."""

from datetime import date, timedelta
from html.parser import HTMLParser

from recovery_journal.domain.sharing.summary import DaySummary
from recovery_journal.exchange.sharing.commonmark import block_quote, escape_line
from recovery_journal.exchange.sharing.html import page_to_html
from recovery_journal.exchange.sharing.html_head import POLICY, STYLE
from support.commonmark import blocks
from support.corpus import HOSTILE
from support.each import each

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "br"),
    *("blockquote", "figure", "figcaption", "svg", "rect", "line", "text"),
}
FIRST = date(2026, 11, 16)
DAYS = [
    DaySummary(FIRST + timedelta(days=ahead), *known)
    for ahead, known in enumerate([(8, 2.0), (None, 3.5), (0, None), (None, None)])
]


class Reader(HTMLParser):
    """Which tags there are, with their attributes, and all text outside the styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] not in ("style", "title"):
            self.said.append(data)


def document(text: str) -> str:
    return (
        f"# {escape_line(f'For {text}, now')}\n\n## My days\n\n- {escape_line(f'x {text}')}\n\n"
        + "".join(block_quote(f"y {text}"))
    )


@each("text", HOSTILE)
def test_any_words_stay_words_and_nothing_is_loaded(text: str) -> None:
    page = document(text)
    reader = Reader(page_to_html(page, DAYS))
    assert {tag for tag, _ in reader.tags} <= TAGS
    for tag, attributes in reader.tags:
        assert not {"href", "src", "srcset", "style", "xlink:href", "data", "action"} & {
            *attributes
        }, tag
        assert not any(name.startswith("on") for name in attributes)
    spoken = " ".join("".join(reader.said).split())
    for block in blocks(page):
        assert " ".join(block.text.split()) in spoken


def test_it_allows_itself_nothing_and_says_what_it_draws() -> None:
    made = page_to_html(
        "# For Sam, now\n\n## My days\n\n- a\n\n## What I ask of you\n\n> b\n", DAYS
    )
    reader = Reader(made)
    assert reader.tags[0] == ("html", {"lang": "en"})
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in [
        attributes for _, attributes in reader.tags
    ]
    assert made.index("<title>For Sam, now</title>") < made.index("<body>")
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert made.index("My days") < made.index("<figure>") < made.index("What I ask")
    assert "from 0 to 10: 16 Nov 8, 18 Nov 0.</figcaption>" in made
    assert "to 5 (very good): 16 Nov 2, 17 Nov 3.5.</figcaption>" in made
    assert [tag for tag, _ in reader.tags].count("rect") == 4


def test_every_bar_stands_where_its_day_and_its_number_say() -> None:
    """Four days: 160 wide each, bars of 48 in their middle, 92 high for the most of a scale."""
    made = page_to_html("# a\n", DAYS)
    craving, mood = made.split("<figure>")[1:]
    assert craving.startswith(
        '\n<svg viewBox="0 0 640 132" role="img" preserveAspectRatio="xMinYMid" '
        'aria-label="The strongest craving of a day, from 0 to 10">'
        '<rect class="craving" x="56.0" y="36.4" width="48.0" height="73.6" rx="2"/>'
        '<text x="80.0" y="32.4" text-anchor="middle" class="value">8</text>'
        '<rect class="craving" x="376.0" y="110.0" width="48.0" height="0.0" rx="2"/>'
        '<text x="400.0" y="106.0" text-anchor="middle" class="value">0</text>'
        '<line class="axis" x1="0" y1="110" x2="640" y2="110"/>'
        '<text x="0" y="126">16 Nov</text>'
        '<text x="640" y="126" text-anchor="end">19 Nov</text></svg>\n<figcaption>'
    )
    assert '<rect class="mood" x="56.0" y="73.2" width="48.0" height="36.8" rx="2"/>' in mood
    assert '<rect class="mood" x="216.0" y="45.6" width="48.0" height="64.4" rx="2"/>' in mood
    assert made.index("<h2>Day by day</h2>\n<figure>") < made.index("</figure>\n<figure>")
    assert made.endswith("</figcaption>\n</figure>\n</main>\n</body>\n</html>\n")


def test_as_many_days_are_drawn_as_can_be_read() -> None:
    for count, rects, numbers in (
        (1, 0, 0),
        (2, 2, 2),
        (45, 45, 45),
        (46, 46, 0),
        (62, 62, 0),
        (63, 0, 0),
    ):
        days = [DaySummary(FIRST + timedelta(days=ahead), 5, None) for ahead in range(count)]
        made = page_to_html("# a\n", days)
        assert (made.count("<rect"), made.count('text-anchor="middle"')) == (rects, numbers), count
        assert ("<h2>" in made) == (rects > 0)


def test_nothing_is_drawn_where_there_is_nothing() -> None:
    assert "<svg" not in page_to_html("# a\n", [])
    assert "<svg" not in page_to_html("# a\n", DAYS[3:])


def test_the_edited_text_cannot_reach_out() -> None:
    made = page_to_html("# a\n\n<script>x</script> ![i](http://a/b) [l](http://a) <http://b>\n", [])
    tags = {tag for tag, _ in Reader(made).tags}
    assert not tags & {"script", "img", "a"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@each("block", [0, 1])
def test_every_colour_of_words_can_be_read(block: int) -> None:
    part = STYLE.split("--paper: ")[block + 1]
    paper = part[:7]
    for name in ("ink", "quiet", "warm", "cool"):
        colour = part.split(f"--{name}: ")[1][:7]
        high, low = sorted((luminance(paper), luminance(colour)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, name
