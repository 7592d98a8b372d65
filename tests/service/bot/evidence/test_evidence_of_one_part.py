"""Files of a text about several activities: they are of the part that says they are attached."""

from __future__ import annotations

import pytest

from core.messages import Receipt
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import DOCUMENT, come, pieces, sends
from tests.service.bot.post import PROVEN, Post, with_a_document

OF_ONE = [
    "1.5: Vamos en 90, solo falta la firma del alcalde. Adjunto el borrador\n"
    "2.5: Todavía no arrancamos\n2.2: Sigue igual",
    "La 1.5 ya la entregó el contratista pero falta el acta de recibo. Adjunto foto\n"
    "La 2.5 sigue igual\nLa 2.2 también sigue igual",
    "1.5: 100%, mapa aprobado por comité el 11 de marzo (adjunto acta)\n2.5: 2 de 4\n2.2: 50 %",
    "2.5: 2 de 4\n2.2: 50 %\n1.5: 100%, mapa aprobado (anexo el acta)",
    "La 1.5 va en 60, va la foto. La 2.5 va en 30 y la 2.2 en 40",
    "Adjunto el acta de la 1.5, que va en 60. La 2.5 va en 30 y la 2.2 en 40",
    "2.2 va en 40\n1.5 va en 60. Le anexo el listado\n2.5 va en 30",
    "2.2 va en 40. Aquí va el informe de la 1.5, que va en 60. La 2.5 sigue igual",
    "La 2.2 va en 40.\nLa 2.5 sigue igual.\nLa 1.5 va en 60. Se adjunta el acta.",
    "2.2 en 40, falta adjuntar el acta\n1.5 en 60, adjunto el listado\n2.5 en 30, no adjunto nada",
]  # fmt: skip
OF_ALL = [
    "1.5 va en 60. 2.5 va en 30. 2.2 va en 40. Adjunto soportes.",
    "1.5 va en 60\n2.5 va en 30\n2.2 va en 40\n\nAdjunto el acta.",
    "Adjunto el acta. 1.5 va en 60, 2.5 va en 30, 2.2 va en 40",
    "Buenas tardes, remito lo solicitado.\n1.5 va en 60\n2.5 va en 30\n2.2 va en 40",
    "1.5 va en 60, 2.5 va en 30, 2.2 va en 40",
    "1.5 va en 60, 2.5 va en 30 y 2.2 va en 40, adjunto acta",
    "1.5 va en 60, adjunto el acta\n2.5 va en 30, adjunto el acta\n2.2 va en 40, adjunto el acta",
    "1.5 va en 60, adjunto el acta de todas\n2.5 va en 30\n2.2 va en 40",
    "1.5 va en 60, falta adjuntar el acta\n2.5 va en 30\n2.2 va en 40",
    "1.5 va en 60, mañana le mando la foto\n2.5 va en 30\n2.2 va en 40",
    "1.5 va en 60, va el 60 del documento\n2.5 va en 30\n2.2 va en 40, el anexo técnico va bien",
]  # fmt: skip


@pytest.fixture
def known(town: Town) -> dict[int, str]:
    """Three activities, each with a figure and a count."""
    return {town.add(one, 20, planned=4): one for one in ("1.5", "2.5", "2.2")}


def of_which(town: Town, known: dict[int, str]) -> set[str]:
    """Return the activities that have something filed."""
    return {known[activity] for activity, _, _ in pieces(town)}


@pytest.mark.parametrize("said", OF_ONE)
@pytest.mark.parametrize("mailed", [True, False])
def test_a_file_is_of_the_activity_whose_part_says_that_it_is_attached(
    town: Town, marta: Chat, known: dict[int, str], said: str, mailed: bool
) -> None:
    if mailed:
        post = Post(town)
        body, kind = with_a_document(said)
        post.receive(None, body, proof=PROVEN, Content_Type=kind)
        come(town)
        town.handle()
    else:
        sends(marta, said, DOCUMENT)
    assert of_which(town, known) == {"1.5"}


@pytest.mark.parametrize("said", OF_ALL)
def test_a_file_that_several_parts_announce_or_none_is_of_all(
    town: Town, marta: Chat, known: dict[int, str], said: str
) -> None:
    sends(marta, said, DOCUMENT)
    assert of_which(town, known) == {"1.5", "2.5", "2.2"}


def test_only_the_report_that_has_the_file_shows_it(town: Town, marta: Chat) -> None:
    town.add("1.5", 20)
    town.add("2.5", 20)
    sends(marta, "1.5 va en 60, adjunto el acta\n2.5 va en 30", DOCUMENT)
    (receipt,) = marta.heard()
    assert isinstance(receipt, Receipt)
    assert [one.attached and one.attached.documents for one in receipt.records] == [1, None]


def test_a_part_that_only_announces_its_file_has_it(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    sends(marta, "2.5 va en 30\nAdjunto el acta de la 1.5", DOCUMENT)
    assert of_which(town, known) == {"1.5"}


def test_a_yes_later_does_not_give_the_file_to_the_other_part(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    sends(marta, "1.5 va en 60, adjunto el acta\nLa 2.5 va en 10", DOCUMENT)
    marta.says("sí")
    assert {known[one.activity_id]: one.percent for one in town.reports()}["2.5"] == 10
    assert of_which(town, known) == {"1.5"}
