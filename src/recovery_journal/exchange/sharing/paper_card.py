"""The paper card: A6, two sides, numbers on one and words on the other, as HTML or Markdown."""

import math
import os
from collections.abc import Iterator
from html import escape

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.sharing.paper_card import PaperCard
from recovery_journal.errors import BadInput
from recovery_journal.exchange.private_file import write_file
from recovery_journal.exchange.sharing.commonmark import block_quote, escape_line
from recovery_journal.exchange.sharing.file_endings import is_html
from recovery_journal.exchange.sharing.html_head import END, html_head
from recovery_journal.text import one_line, safe
from recovery_journal.words import paper_card as words
from recovery_journal.words import right_now, toolkit
from recovery_journal.words.data.helplines import Region
from recovery_journal.words.helpline_choice import crisis_line

MAX_OWN_NUMBERS = 4
LINES_PER_SIDE, LETTERS_PER_LINE = 30, 50
"""What fits on the side with words, roughly, in the size of letters below."""

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #e8e3d8; color: #000; font: 9.5pt/1.3 Georgia, serif; }
main { display: flex; flex-wrap: wrap; gap: 6mm; padding: 6mm; }
section { box-sizing: border-box; width: 105mm; min-height: 148mm; padding: 7mm;
  background: #fff; overflow-wrap: anywhere; }
h1, h2, p, ol { margin: 0; unicode-bidi: plaintext; }
h1 { font-size: 11pt; } h2 { font-size: 9.5pt; margin: 3mm 0 1mm; }
.emergency { font-size: 13pt; font-weight: bold; margin: 2mm 0 3mm; }
.number { display: flex; justify-content: space-between; align-items: center; gap: 3mm;
  min-height: 19.5mm; border-top: .3mm solid #999; }
.number strong { display: block; } .quiet { color: #444; font-size: 8pt; }
.lines { white-space: pre-wrap; } ol { padding-left: 5mm; } svg { flex: none; width: 19mm;
  height: 19mm; }
@page { size: 105mm 148mm; margin: 0; }
@media print { body { background: #fff; } main { display: block; padding: 0; }
  section { break-after: page; } section:last-child { break-after: auto; } }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Who answers."""

    name: str
    reach: str
    """E.g. "call or text 988"."""
    hours: str = ""
    link: str = ""
    """What a phone understands; empty if the number can't be dialled."""


def save_card(card: PaperCard, region: Region, path: str, *, force: bool = False) -> str:
    """Save a card as Markdown, or as HTML if its name ends so, and return where it is.

    Raises:
        BadInput: the file ending belongs to another kind of file, or the card is too full.
        JournalError: it can't be written, see `write_file`.
    """
    make = card_as_html if is_html(path, words.FILE_ENDINGS) else card_as_markdown
    text = make(card, region)
    path = os.path.abspath(path)
    write_file(path, lambda out: out.write(text), force=force)
    return path


def card_as_markdown(card: PaperCard, region: Region) -> str:
    """Return both sides.

    Raises:
        BadInput: the card is too full.
    """
    return "".join(_markdown(card, region))


def _markdown(card: PaperCard, region: Region) -> Iterator[str]:
    yield f"# {words.TITLE}\n\n**{escape_line(right_now.emergency(region))}**\n\n"
    yield f"{right_now.DANGER}\n\n"
    for one in _numbers(card, region):
        hours = f" ({escape_line(one.hours)})" if one.hours else ""
        named = ": ".join(filter(None, (escape_line(one.name), escape_line(one.reach))))
        yield f"- {named}{hours}\n"
    yield f"\n{escape_line(words.numbers_checked(region))}\n\n---\n\n## {words.FIRST}\n\n"
    yield from (f"{at}. {step}\n" for at, step in enumerate(words.FIRST_STEPS, 1))
    for heading, text in _own_words(card):
        yield f"\n## {escape_line(heading)}\n\n{''.join(block_quote(text))}"


def card_as_html(card: PaperCard, region: Region) -> str:
    """Return both sides, with a code to scan for each number.

    Raises:
        BadInput: the card is too full.
    """
    return f"{html_head(words.TITLE, STYLE)}{''.join(_html(card, region))}{END}"


def _html(card: PaperCard, region: Region) -> Iterator[str]:
    yield f'<section>\n<h1>{_as_html(words.TITLE)}</h1>\n<p class="emergency">'
    yield f"{_as_html(right_now.emergency(region))}</p>\n<h2>{_as_html(right_now.DANGER)}</h2>\n"
    for one in _numbers(card, region):
        yield f'<div class="number"><p><strong>{_as_html(one.name)}</strong>{_as_html(one.reach)}'
        yield f'<br><span class="quiet">{_as_html(one.hours)}</span></p>{_code(one.link)}</div>\n'
    yield f'<p class="quiet">{_as_html(words.numbers_checked(region))}. {words.SCAN}</p>\n'
    yield f"</section>\n<section>\n<h2>{words.FIRST}</h2>\n<ol>\n"
    yield from (f"<li>{_as_html(step)}</li>\n" for step in words.FIRST_STEPS)
    yield "</ol>\n"
    for heading, text in _own_words(card):
        yield f'<h2>{_as_html(heading)}</h2>\n<p class="lines">{escape(safe(text).strip())}</p>\n'
    yield "</section>\n"


def _numbers(card: PaperCard, region: Region) -> Iterator[Number]:
    """Yield the crisis line, then the person's own numbers."""
    own = list(card.people)
    if line := card.own_line:
        own.insert(0, Person(name=line.name, number=line.number, good_times=line.hours))
    if len(own) > MAX_OWN_NUMBERS:
        raise BadInput(words.TOO_MANY_NUMBERS)
    crisis = crisis_line(region)
    _, link = next(crisis.phone_links())
    yield Number(name=crisis.name, reach=crisis.reach(), hours=crisis.terms(), link=link)
    for someone in own:
        to_dial = someone.number_to_dial
        yield Number(
            name=someone.name,
            reach=someone.number or someone.other_ways,
            hours=right_now.person_details(replace(someone, role="other")),
            link=f"tel:{to_dial}" if to_dial else "",
        )


def _own_words(card: PaperCard) -> list[tuple[str, str]]:
    """Return the chosen steps of the safety plan and reasons, each text with its heading."""
    listed = [(toolkit.SAFETY_STEP_HEADINGS[step - 1], text) for step, text in card.steps]
    if card.reasons:
        listed.append((toolkit.REASONS, "\n".join(map(one_line, card.reasons))))
    lines = [line for _, text in listed for line in text.split("\n")]
    needed = sum(math.ceil(len(line) / LETTERS_PER_LINE) or 1 for line in lines)
    if needed + 2 * len(listed) + 2 * len(words.FIRST_STEPS) > LINES_PER_SIDE:
        raise BadInput(words.TOO_MUCH_TEXT)
    return listed


def _as_html(text: str) -> str:
    return escape(one_line(text))


def _code(link: str) -> str:
    """Return a QR code as inline SVG, or nothing if there is nothing to scan."""
    if not link:
        return ""
    import segno

    drawn: str = segno.make_qr(link).svg_inline(omitsize=True, light="#fff", svgclass=None)
    return drawn
