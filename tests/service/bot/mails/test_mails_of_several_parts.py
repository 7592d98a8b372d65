"""A mail of several parts, an absence, figures, a question and who signs: each lands, or is told
back; the number of a point is no figure."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Town, notes
from tests.service.bot.post import LUZ, MARTA, PROVEN, Post

TITLES = {
    "1.2": "Actualizar el mapa de riesgos", "2.1": "Celebrar el contrato de interventoría",
    "2.4": "Publicar los datos abiertos", "3.6": "Capacitar en transparencia",
}  # fmt: skip
SIGNED = "\n\nMarta Rincón\nSecretaría de Planeación"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's."""
    return {one: town.add(one, 20, title=title) for one, title in TITLES.items()}


@pytest.mark.parametrize(
    ("text", "figures", "said"),
    [
        (
            "Buenas tardes,\n\nEl jueves no estoy.\nLa 1.2 va en 60 y la 2.4 en 80, falta el acta."
            f"\n¿Cuándo vence la 3.6?{SIGNED}",
            {"1.2": (60, ""), "2.4": (80, "falta el acta")},
            ["away_told", "overview", "receipt"],
        ),
        (
            "Cordial saludo.\n\n1. La 1.2 va en 60%.\n2. La 2.1 sigue igual.\n3. Mañana no voy.\n"
            f"4. ¿Quién lleva la 3.6?\n\nAtentamente,{SIGNED}",
            {"1.2": (60, ""), "2.1": (20, "")},
            ["away_told", "overview", "receipt"],
        ),
        (
            "Mañana no voy, me incapacitaron. 1.2 60, 2.4 80. ¿Cuándo vence la 3.6?\n\nMarta",
            {"1.2": (60, ""), "2.4": (80, "")},
            ["away_told", "overview", "receipt"],
        ),
        (
            "Buenas\n\n1) el viernes no estoy\n2) 1.2 60 falta la firma\n3) cuándo vence la 2.4?",
            {"1.2": (60, "falta la firma")},
            ["away_told", "overview", "receipt"],
        ),
        (
            "1.2 60% / 2.1 80% falta acta / 2.4 igual",
            {"1.2": (60, ""), "2.1": (80, "falta acta"), "2.4": (20, "")},
            ["receipt"],
        ),
        (
            f"1.2 60%\n2.1 80% falta acta\n2.4 igual{SIGNED}",
            {"1.2": (60, ""), "2.1": (80, "falta acta"), "2.4": (20, "")},
            ["receipt"],
        ),
    ],
)
def test_each_part_of_a_leads_mail_lands(
    town: Town,
    post: Post,
    ids: dict[str, int],
    text: str,
    figures: dict[str, tuple[int, str]],
    said: list[str],
) -> None:
    post.answer(None, text, proof=PROVEN)
    told = {one.activity_id for one in town.reports()}
    assert told == {ids[one] for one in figures}
    assert {one: town.figure(ids[one]) for one in figures} == figures
    assert sorted(notes(one for _, one in post.mailbox(MARTA))) == sorted(said)


@pytest.mark.parametrize(
    "quoted",
    [
        "De: Nelson Ríos <nelson@x.example>\nEnviado el: lunes, 11 de mayo de 2026 8:00 a. m.\n"
        "Para: Marta Rincón\nAsunto: avance\n\nLa 1.2 va en 90 y la 2.1 en 70.",
        "> La 1.2 va en 90\n> y la 2.1 en 70",
        "El lun, 11 de may de 2026 a las 8:00, Nelson (<nelson@x.example>) escribió:\n"
        "> la 1.2 va en 90",
    ],
)
def test_what_she_quotes_gives_no_figure(
    town: Town, post: Post, ids: dict[str, int], quoted: str
) -> None:
    post.answer(None, f"La 2.4 va en 60.\n\n{quoted}", proof=PROVEN)
    (report,) = town.reports()
    assert report.activity_id == ids["2.4"]
    assert report.percent == 60


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (
            "Buenas.\n\nLa 2.4 no se traslada, es de Planeación.\n¿Qué está vencido?",
            "La 2.4 no se traslada, es de Planeación",
        ),
        ("¿Qué está vencido? La 1.2 la vemos en comité", "La 1.2 la vemos en comité"),
        ("Necesito los datos para el comité del lunes. ¿qué está vencido?", ""),
        ("Buenas tardes. ¿Qué está vencido?\n\nLuz Mery", ""),
        ("Doctor Pedro pide la lista. ¿Qué está vencido?", ""),
    ],
)
@pytest.mark.usefixtures("luz_by_mail", "ids")
def test_what_stands_beside_a_page_and_nobody_takes_is_told_back(
    post: Post, text: str, lost: str
) -> None:
    post.answer(None, text, sender=LUZ, proof=PROVEN)
    notes = [one for _, one in post.mailbox(LUZ) if isinstance(one, Note)]
    told = [str(one.values["beside"]) for one in notes if one.name == "left_out"]
    assert told == ([lost] if lost else [])
