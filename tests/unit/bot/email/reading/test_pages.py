"""HTML: what the client marked as quoted, signed or hidden is not read, the rest is."""

from __future__ import annotations

import pytest

from bot.email.parse import read_mail
from bot.email.reading.lines import joined
from bot.email.reading.parts.html_text import html_lines
from tests.support.mails import a_mail, a_multipart, a_part, squeezed
from tests.unit.bot.email.reading.pages import PAGES, REMINDER, WROTE

ANSWER = "<p>Buenos días.</p><p>La <b>1.2</b> va en 60&nbsp;%: falta Tránsito &amp; Salud.</p>"
TEXT = "Buenos días. La 1.2 va en 60 %: falta Tránsito & Salud."


def a_page(page: str) -> bytes:
    """Return a mail in HTML only."""
    return a_mail(page, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("client", PAGES)
def test_the_answer_of_a_page_is_what_stands_above_the_quote(client: str) -> None:
    mail = read_mail(a_page(PAGES[client].replace("{answer}", ANSWER)), authserv_id=None)
    assert squeezed(mail.text) == TEXT


@pytest.mark.parametrize("client", PAGES)
def test_a_page_with_nothing_above_the_quote_is_empty(client: str) -> None:
    mail = read_mail(a_page(PAGES[client].replace("{answer}", "")), authserv_id=None)
    assert mail.text == ""


def test_answers_between_quoted_lines_stand_beside_them() -> None:
    page = (
        f"<div class='gmail_quote'><div class='gmail_attr'>{WROTE}</div>"
        "<blockquote><p>1.2 Actualizar el mapa de riesgos.</p></blockquote><div>Va en 60 %.</div>"
        "<blockquote><p>2.1 Registrar en el SUIT.</p></blockquote><div>Terminada.</div>"
        "<blockquote><p>Responda a este correo.</p></blockquote></div>"
    )
    mail = read_mail(a_page(page), authserv_id=None)
    beside = [(answer.quoted.splitlines()[-1], answer.text) for answer in mail.answers]
    assert beside == [
        ("1.2 Actualizar el mapa de riesgos.", "Va en 60 %."),
        ("2.1 Registrar en el SUIT.", "Terminada."),
    ]


def test_html_wins_where_the_plain_form_hides_the_quote() -> None:
    plain = a_part("La 1.2 va en 60 %\n\nBuenos días:\n1.2 60 %, 2.1 terminada")
    page = a_part(
        f"<div>La 1.2 va en 60 %</div><blockquote>{REMINDER}</blockquote>",
        "text/html; charset=utf-8",
    )
    mail = read_mail(a_multipart("alternative", plain, page), authserv_id=None)
    assert mail.text == "La 1.2 va en 60 %"


def test_texts_around_a_photo_are_read_whatever_their_form() -> None:
    page = a_part("<p>La 1.2 va en 60 %</p>", "text/html; charset=utf-8")
    photo = a_part(b"jpg", "image/jpeg; name=IMG_1.jpeg", "Content-Disposition: inline")
    raw = a_multipart("mixed", page, photo, a_part("La 2.1 quedó lista"))
    assert read_mail(raw, authserv_id=None).text == "La 1.2 va en 60 %\n\nLa 2.1 quedó lista"


def test_marks_of_bold_letters_are_no_text() -> None:
    plain = a_part(
        "*1.2*: va en 60 %\n\nEl 21/04/26 a las 10:03, C <c@x.example> escribió:\n> Hola"
    )
    page = a_part(
        f"<div><b>1.2</b>: va en 60 %</div><div>{WROTE}</div><blockquote>Hola</blockquote>",
        "text/html; charset=utf-8",
    )
    mail = read_mail(a_multipart("alternative", plain, page), authserv_id=None)
    assert mail.text == "1.2: va en 60 %"


def test_a_plain_form_without_text_gives_way_to_the_page() -> None:
    page = a_part("<p>La 1.2 va en 60 %</p>", "text/html; charset=utf-8")
    mail = read_mail(a_multipart("alternative", a_part(" \n"), page), authserv_id=None)
    assert mail.text == "La 1.2 va en 60 %"


def test_what_is_hidden_is_not_read() -> None:
    page = (
        "<head><title>x</title><style>p{color:red}</style></head><script>alert(1)</script>"
        "<div style='display:none'>oculto</div><!-- nota --><p>visto</p>"
    )
    assert joined(html_lines(page).lines) == "visto"


def test_lists_tables_and_line_breaks_become_lines() -> None:
    page = "<ol><li>uno<li>dos</ol><ul><li>tres</ul>a<br>b<table><tr><td>1.2<td>60 %</tr></table>"
    assert joined(html_lines(page).lines).split() == [
        "1.",
        "uno",
        "2.",
        "dos",
        "-",
        "tres",
        "a",
        "b",
        "1.2",
        "60",
        "%",
    ]


def test_text_that_looks_like_a_tag_is_text() -> None:
    assert joined(html_lines("<p>avance < 60 % y > 40 %</p>").lines) == "avance < 60 % y > 40 %"
