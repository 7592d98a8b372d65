"""The digest as a mail: the page shows its chart, and the table is attached."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from core.messages import Digest, load_content, store_content
from reports.documents.attached import Attachments
from reports.values import Figures
from tests.unit.bot.email.samples import TEXTS, a_channel, body_of, parsed, the_part
from tests.unit.reports.samples import an_ordinary_week


def a_digest(figures: Figures | None = None) -> Digest:
    """Return a digest as the outbox gives it back."""
    figures = figures or an_ordinary_week()
    content = Digest(on=figures.on, figures=figures.model_dump(mode="json"))
    loaded = load_content(store_content(content))
    assert isinstance(loaded, Digest)
    return loaded


def test_the_page_shows_the_picture_by_day_and_by_night_and_says_it_in_words() -> None:
    message = parsed(the_part(a_digest()))
    page = body_of(message, "html")
    assert 'src="cid:chart"' in page
    assert 'src="cid:chart-night"' in page
    assert page.count('alt="De lo que debía estar listo: ') == 2
    assert page.count("El componente que más debe es") == 2
    related = message.get_body(("related",))
    assert related is not None
    (_, day, night) = related.iter_parts()
    for image, name in ((day, "<chart>"), (night, "<chart-night>")):
        assert (image["Content-ID"], image.get_content_type()) == (name, "image/png")
        assert image.get_content().startswith(b"\x89PNG")


def test_each_thing_to_do_has_a_link_that_writes_to_us() -> None:
    channel = a_channel(reply_to="plan@puertoesperanza.example")
    page = body_of(parsed(the_part(a_digest(), channel)), "html")
    assert page.count('<a class="go" href="mailto:') == 4
    assert "%2Foficina%20Secretar%C3%ADa%20de%20Salud" in page


def test_the_table_is_attached_and_opens() -> None:
    (attached,) = parsed(the_part(a_digest())).iter_attachments()
    assert attached.get_filename() == "seguimiento-2026-05-11.xlsx"
    book = load_workbook(io.BytesIO(attached.get_content()))
    assert book["Seguimiento"].max_row == 2


def test_the_subject_and_the_text_are_those_of_the_digest() -> None:
    part = the_part(a_digest())
    message = parsed(part)
    assert message["Subject"].startswith("PTEP 2026: 4 vencidas (1 más), 2 oficinas sin respuesta")
    assert body_of(message, "plain").rstrip("\n") in part.text
    assert "TRES COSAS PARA USTED" in part.text


def test_the_files_are_made_once_for_all_who_get_a_digest_and_anew_for_other_figures() -> None:
    attachments = Attachments(TEXTS)
    first = attachments.of(an_ordinary_week())
    assert attachments.of(an_ordinary_week()) is first
    assert attachments.of(an_ordinary_week(entity="Otra alcaldía")) is not first
