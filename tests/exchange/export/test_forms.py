from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.exchange.export.forms import Form, HtmlForm, MarkdownForm
from recovery_journal.exchange.sharing.html import page_to_html
from recovery_journal.exchange.sharing.html_head import END
from support.commonmark import MARKDOWN
from support.corpus import HOSTILE
from support.each import each
from support.examples import examples


def page(form: Form, texts: list[str]) -> str:
    """A page of everything that there is, with each text in each place."""
    blocks = [form.start("A page"), form.points(f"x: {form.line(text)}" for text in texts)]
    for text in texts:
        blocks.append(form.heading(3, "Friday 27 November 2026"))
        blocks.append(
            form.paragraph(["07:05 · Note", *(f"With: {form.line(one)}" for one in texts)])
        )
        if text.strip():
            blocks.append(form.quote(text))
    return form.before_block.join(blocks) + form.end


def check(texts: list[str]) -> None:
    read_as_markdown = page_to_html(page(MarkdownForm(), texts), ())
    assert page(HtmlForm(), texts) == read_as_markdown
    assert read_as_markdown.endswith(END)


@given(st.lists(MARKDOWN, min_size=1, max_size=3))
@examples(2)
@example(["a\n\u3000\nb", "\u00a0"])
@example(["  indented\n\tand more  \n\n\n  again", "'\"&<>"])
@example(["&amp; &#27; &copy <1@b.c> <br>"])
def test_both_forms_show_the_same(texts: list[str]) -> None:
    check(texts)


@each("text", HOSTILE)
def test_both_forms_show_the_same_of_anything_hostile(text: str) -> None:
    check([text])
