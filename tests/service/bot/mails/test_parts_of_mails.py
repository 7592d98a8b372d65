"""Mails of several paragraphs, each about another activity: report, request and file."""

from __future__ import annotations

from datetime import date

from core.messages import Question
from tests.service.bot.chat import Town
from tests.service.bot.files import come, pieces
from tests.service.bot.post import MARTA, PROVEN, Post, with_a_document

TITLES = {
    "1.2": "Capacitar a los funcionarios en gestión de riesgos",
    "2.1": "Habilitar el pago en línea del impuesto predial",
    "2.2": "Expedir por internet el recibo de pago de servicios públicos",
    "4.2": "Instalar buzones de sugerencias en las veredas",
    "5.1": "Actualizar el inventario de activos de información",
}


def sent(town: Town, post: Post, text: str) -> tuple[dict[str, int | None], set[str]]:
    """Send a mail with a document; return what was reported and of which activities the file is."""
    known = {town.add(one, 20, title=title, product="") for one, title in TITLES.items()}
    codes = dict(zip(sorted(known), TITLES, strict=True))
    body, kind = with_a_document(text)
    post.receive(None, body, proof=PROVEN, Content_Type=kind)
    come(town)
    town.handle()
    told = {
        codes[one.activity_id]: None if one.percent is None else int(one.percent)
        for one in town.reports()
    }
    return told, {codes[activity] for activity, _, _ in pieces(town)}


def wished(post: Post) -> list[tuple[str, ...]]:
    """Return of which activities the requests are that are shown."""
    said = [one for _, one in post.mailbox(MARTA) if isinstance(one, Question)]
    return [one.wished.handles for one in said if one.wished]


def test_a_word_of_two_titles_keeps_each_paragraph_for_its_own(town: Town, post: Post) -> None:
    told, _ = sent(
        town,
        post,
        "En el pago en línea ya se contrató la pasarela y va en 70.\n\n"
        "Lo del recibo de pago: el proveedor no ha entregado el módulo, necesitamos plazo hasta el "
        "30 de septiembre.",
    )
    assert told == {"2.1": 70}
    (asked,) = [o for _, o in post.mailbox(MARTA) if isinstance(o, Question) and o.wished]
    assert asked.wished is not None
    assert (asked.wished.handles, asked.wished.until) == (("2.2",), date(2026, 9, 30))


def test_the_file_of_a_request_is_of_no_report_beside_it(town: Town, post: Post) -> None:
    told, filed = sent(
        town,
        post,
        "Le cuento que el inventario ya se terminó y se publicó.\n\n"
        "De los buzones, se compraron los materiales pero no se han instalado, va en 35.\n\n"
        "Solicito prórroga para la capacitación hasta el 5 de septiembre ya que el capacitador se "
        "enfermó. Adjunto la incapacidad.",
    )
    assert told == {"5.1": 100, "4.2": 35}
    assert filed == {"1.2"}
    assert wished(post) == [("1.2",)]


def test_a_file_told_apart_is_of_the_paragraph_about_the_same_thing(town: Town, post: Post) -> None:
    _, filed = sent(
        town,
        post,
        "La capacitación va en 60, se dictaron tres charlas.\n\nLos buzones van en 25.\n\n"
        "Adjunto las fotos de las charlas.",
    )
    assert filed == {"1.2"}


def test_a_file_told_apart_that_fits_no_paragraph_is_of_all(town: Town, post: Post) -> None:
    _, filed = sent(
        town, post, "La capacitación va en 60.\n\nLos buzones van en 25.\n\nAdjunto los soportes."
    )
    assert filed == {"1.2", "4.2"}
