"""The page of every mail: what it is about, its parts, its colours, and that the text says it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from core.messages import Content, Note
from tests.contracts.contents import CONTENTS, ENVELOPE
from tests.contracts.notes import MAILED
from tests.contracts.test_texts import channels
from tests.contracts.test_variants import SAMPLES, VARIANTS, content_of
from tests.support.mail_pages import Element, Page, contrast, read_page
from tests.unit.bot.email.samples import body_of, parsed
from texts.catalog import Texts

ALL: dict[str, Content] = {
    **CONTENTS,
    **{f"note {name}": Note(name=name, values=values) for name, values in MAILED.items()},
    **{
        f"{name}, {place}": content_of(name, SAMPLES[name] | more)
        for name, variants in VARIANTS.items()
        for place, more in enumerate(variants, 1)
    },
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What links of the page write, and a line of its table.
_SHOWN_OTHERWISE = re.compile(
    r"\s*(--$|Responda «\S+ (?:nuestra parte )?ya está|Para verlo, responda a este correo con: "
    r"|- [^:]{1,60}: \d+ \(el )"
)
_NUMBERED = re.compile(r"^\d\. (?=\w+ \w+)")
# What is said of the page's buttons, which the text has not.
_SENDS = "Cada botón abre un correo listo: toque Enviar."
_OF_BUTTONS = (_SENDS, f"{_SENDS} En «escribir otra cifra», complete antes la cifra.")
_NOT_SAID = re.compile(r"[^\w%]+")


@pytest.fixture(scope="module", params=ALL)
def mail(request: pytest.FixtureRequest) -> tuple[str, Page]:
    """Return subject and plain text of a mail, and its page."""
    (part,) = channels(Texts())["email"].render(ALL[request.param], ENVELOPE)
    return part.text, read_page(body_of(parsed(part), "html"))


def words(text: str) -> str:
    """Return a text without its marks, to be looked for in another."""
    said = _NOT_SAID.sub(" ", text).strip().casefold()
    return f" {said} " if said else ""


def preheader(page: Page) -> Element:
    """Return what a list of mails shows of a page behind its subject."""
    return next(one for one in page.body().each() if one.hidden())


def test_one_heading_says_what_it_is_about_and_the_others_follow_in_order(
    mail: tuple[str, Page],
) -> None:
    _, page = mail
    headings = list(page.body().each(*_HEADINGS))
    levels = [int(one.tag[1]) for one in headings]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(one.text() for one in headings)
    assert headings[0].text() not in {one.text() for one in headings[1:]}


def test_the_list_of_mails_shows_more_than_the_subject(mail: tuple[str, Page]) -> None:
    text, page = mail
    told = preheader(page).text()

    assert len(told) >= 8
    assert words(told).strip() not in words(text.splitlines()[0])


def test_images_and_links_have_words_and_tables_have_headings(mail: tuple[str, Page]) -> None:
    _, page = mail

    assert all(one.attributes.get("alt") for one in page.body().each("img"))
    for link in page.body().each("a"):
        assert link.text()
        assert link.attributes["href"].startswith(("mailto:", "https://"))
    for table in page.body().each("table"):
        assert table.attributes.get("role") == "presentation" or list(table.each("th"))


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_letters_are_legible(mail: tuple[str, Page], night: bool) -> None:
    _, page = mail
    dim = {
        (one.text()[:40], *colours)
        for one in page.shown()
        if contrast(*(colours := page.colours(one, night=night))) < 4.5
    }

    assert dim == set()


def test_the_text_says_what_the_page_says(mail: tuple[str, Page]) -> None:
    text, page = mail
    pictured = " ".join(one.attributes["alt"] for one in page.body().each("img"))
    said, shown = words(text), words(f"{page.body().text()} {pictured}")
    blocks = [one for one in page.shown() if one.tag != "a" and one.text() not in _OF_BUTTONS]
    told = [one for block in blocks for one in block.inner]

    for one in told:
        assert not isinstance(one, str) or words(one) in said, one
    # "Words: address" is a link of these words to that address.
    links = {f"{one.text()}: {one.attributes['href']}" for one in page.body().each("a")}
    for line in text.splitlines():
        if not _SHOWN_OTHERWISE.match(line) and line not in links:
            assert words(_NUMBERED.sub("", line)) in shown, line
