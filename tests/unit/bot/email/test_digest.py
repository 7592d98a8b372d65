"""The digest as a mail: the page shows its chart, and the table is attached."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from bot.email.digest import DigestMail
from core.messages import Digest, load_content, store_content
from reports.values import Figures
from tests.unit.bot.email.samples import TEXTS, body_of, parsed, the_part
from tests.unit.reports.samples import an_ordinary_week


def a_digest(figures: Figures | None = None) -> Digest:
    """Return a digest as the outbox gives it back."""
    figures = figures or an_ordinary_week()
    content = Digest(on=figures.on, figures=figures.model_dump(mode="json"))
    loaded = load_content(store_content(content))
    assert isinstance(loaded, Digest)
    return loaded


def test_the_page_shows_the_chart_that_travels_with_it_and_says_it_in_words() -> None:
    message = parsed(the_part(a_digest()))
    page = body_of(message, "html")
    assert 'src="cid:chart"' in page
    assert 'alt="Gráfico de barras' in page
    related = message.get_body(("related",))
    assert related is not None
    (_, chart) = related.iter_parts()
    assert (chart["Content-ID"], chart.get_content_type()) == ("<chart>", "image/png")
    assert chart.get_content().startswith(b"\x89PNG")


def test_the_table_is_attached_and_opens() -> None:
    (attached,) = parsed(the_part(a_digest())).iter_attachments()
    assert attached.get_filename() == "seguimiento-2026-05-11.xlsx"
    book = load_workbook(io.BytesIO(attached.get_content()))
    assert book["Seguimiento"].max_row == 2


def test_the_subject_and_the_text_are_those_of_the_digest() -> None:
    part = the_part(a_digest())
    message = parsed(part)
    assert message["Subject"].startswith("Resumen semanal del plan, 11 de mayo: ")
    assert body_of(message, "plain").rstrip("\n") in part.text
    assert "RESUMEN SEMANAL DEL PLAN" in part.text


def test_a_digest_is_made_once_for_all_who_get_it_and_anew_for_other_figures() -> None:
    mail = DigestMail(TEXTS)
    first = mail.write(a_digest())
    assert mail.write(a_digest()) is first
    assert mail.write(a_digest(an_ordinary_week(entity="Otra alcaldía"))) is not first
