"""Addresses in a text of a page or a mail become links, however the text is looked through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from jinja2.filters import do_urlize
from jinja2.nodes import EvalContext

from texts.catalog import _links

ESCAPING = EvalContext(Environment(autoescape=True))
PIECES = (
    "www.", "https://", "http:", "//", "uno", ".gov", ".com", ".co", "1.org", "@", "a", "mailto:",
    "3.2", " ", ".", "/", "<b>", "&", "ñ", "'", '"', "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_text_has_the_links_that_are_found_word_by_word(text: str) -> None:
    assert _links(ESCAPING, text) == do_urlize(ESCAPING, text)


def test_no_closing_quote_belongs_to_an_address() -> None:
    shown = _links(ESCAPING, "«vea www.uno.gov.co» <ya>")
    assert ">www.uno.gov.co</a>» &lt;ya&gt;" in shown
