"""What `culmina live` shows: the same on the terminal and on the page."""

from __future__ import annotations

from culmina.ahead.outlook import as_page, as_text
from tests.support.mail_pages import read_page
from tests.support.outlooks import an_outlook
from texts.catalog import Texts


def test_the_page_says_what_the_terminal_says() -> None:
    text, page = as_text(an_outlook(), Texts()), read_page(as_page(an_outlook(), Texts()))
    shown = page.body().text()

    assert [one.tag for one in page.body().each("h1")] == ["h1"]
    for said in (
        "5 mensajes a 3 personas",
        "Archivo (1 actividad): no tiene a nadie registrado.",
        "Rosa Gil",
        "Mañana vence la 1.2: ¿cómo va?",
        "[1.2 ya está]",
        "nada: día no hábil",
        "los correos no la nombran",
    ):
        assert said in text
        assert said in shown


def test_every_column_of_the_page_has_a_heading() -> None:
    page = read_page(as_page(an_outlook(), Texts()))

    for table in page.body().each("table"):
        first = next(table.each("tr"))
        assert all(one.attributes.get("scope") == "col" for one in first.each())
