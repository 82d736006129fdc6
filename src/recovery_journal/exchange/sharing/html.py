"""Turn our own Markdown into one HTML file that loads nothing, runs nothing and prints well."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from markdown_it import MarkdownIt

from recovery_journal.domain.sharing.summary import DaySummary
from recovery_journal.exchange.sharing.html_head import END, STYLE, html_head
from recovery_journal.words import sharing as words
from recovery_journal.words.format import numbers

BEFORE_CHARTS = (words.DAYS, words.CRAVINGS, words.MOOD)
"""The sections with charts."""
MAX_CHART_DAYS = 62
"""With more days than this, bars would be too thin to read."""
WIDTH, HEIGHT, GAP = 640, 110, 2
MIN_PHONE_STEP = 34
"""With bars closer together than this, a phone shows no number above each."""
SCALES = {"craving": 10, "mood": 5}


def page_to_html(text: str, days: Sequence[DaySummary]) -> str:
    """Render a page's Markdown as HTML, with a bar chart of the days.

    Args:
        text: the page in Markdown.
        days: the values to chart; no charts if empty.
    """
    reader = _markdown_parser()
    tokens = reader.parse(text)
    title = next((one.content for one in tokens if one.type == "inline"), "")
    headings = (
        at for at, one in enumerate(tokens) if (one.type, one.tag) == ("heading_open", "h2")
    )
    ends = (at for at in headings if tokens[at + 1].content not in BEFORE_CHARTS)
    place = next(ends, len(tokens))
    before, behind = (
        reader.renderer.render(part, reader.options, {})
        for part in (tokens[:place], tokens[place:])
    )
    head = html_head(_strip_marks(reader, title), STYLE)
    return f"{head}{before}{''.join(_charts(days))}{behind}{END}"


def _markdown_parser() -> MarkdownIt:
    """Return a parser for our Markdown; what a user typed can only become text."""
    reader = MarkdownIt("commonmark", {"html": False})
    return reader.disable(["html_block", "html_inline", "link", "image", "autolink", "reference"])


def _strip_marks(reader: MarkdownIt, line: str) -> str:
    """Return the text of a line of Markdown without its markup."""
    inline = reader.parseInline(line)[0].children or []
    return "".join(token.content for token in inline if token.type in ("text", "text_special"))


def _charts(days: Sequence[DaySummary]) -> Iterator[str]:
    if not 2 <= len(days) <= MAX_CHART_DAYS:
        return
    drawn: dict[str, tuple[Sequence[float | None], str]] = {
        "craving": ([one.strongest_craving for one in days], words.CRAVINGS_BY_DAY),
        "mood": ([one.median_mood for one in days], words.MOODS_BY_DAY),
    }
    each = [one.day for one in days]
    known = {kind: one for kind, one in drawn.items() if any(v is not None for v in one[0])}
    if known:
        yield f"<h2>{escape(words.CHARTS)}</h2>\n"
    for kind, (values, says) in known.items():
        yield _figure(kind, each, values, says)


def _figure(kind: str, each: Sequence[date], values: Sequence[float | None], says: str) -> str:
    """Return bars for the days, with the same values in words below."""
    drawn = "".join(_bars(kind, values))
    first, last = (numbers.plain_date(day, each[-1].year) for day in (each[0], each[-1]))
    many = "" if WIDTH / len(values) >= MIN_PHONE_STEP else ' class="many"'
    told = words.values_by_day(zip(each, values, strict=True), each[-1].year)
    return (
        f'<figure>\n<svg{many} viewBox="0 0 {WIDTH} {HEIGHT + 22}" role="img" '
        f'preserveAspectRatio="xMinYMid" aria-label="{escape(says)}">{drawn}'
        f'<line class="axis" x1="0" y1="{HEIGHT}" x2="{WIDTH}" y2="{HEIGHT}"/>'
        f'<text x="0" y="{HEIGHT + 16}">{escape(first)}</text>'
        f'<text x="{WIDTH}" y="{HEIGHT + 16}" text-anchor="end">{escape(last)}</text></svg>\n'
        f"<figcaption>{escape(says)}: {escape(told)}</figcaption>\n</figure>\n"
    )


def _bars(kind: str, values: Sequence[float | None]) -> Iterator[str]:
    """Draw one bar per day with its value above, and none for a day without data."""
    step = WIDTH / len(values)
    wide = min(step - GAP, 48)
    for number, value in enumerate(values):
        if value is None:
            continue
        tall = value / SCALES[kind] * (HEIGHT - 18)
        middle = (number + 0.5) * step
        yield (
            f'<rect class="{kind}" x="{middle - wide / 2:.1f}" y="{HEIGHT - tall:.1f}" '
            f'width="{wide:.1f}" height="{tall:.1f}" rx="2"/>'
        )
        if step >= 14:
            above = HEIGHT - tall - 4
            yield (
                f'<text x="{middle:.1f}" y="{above:.1f}" text-anchor="middle" class="value">'
                f"{numbers.plain_number(value)}</text>"
            )
