"""Files whose words say of which activity they are: in a caption, or in a sentence days later."""

from __future__ import annotations

import pytest

from core.messages import Receipt
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, PHOTO, pieces, sends

ACT = "el acta de aprobacion del mapa de riesgos, ya quedo aprobado por el comite, 100%"


@pytest.fixture
def plan(town: Town, marta: Chat) -> dict[str, int]:
    """1.1 and 4.1 of Marta's, and another office's activity of a map too; a photo of the 4.1."""
    known = {
        "1.1": town.add(
            "1.1", 80, title="Actualizar el mapa de riesgos de corrupción", product="Matriz al día"
        ),
        "1.2": town.add(
            "1.2",
            0,
            title="Socializar la política de administración del riesgo",
            product="Jornadas",
        ),
        "4.1": town.add(
            "4.1", 40, title="Capacitar al personal de ventanilla", product="Capacitaciones"
        ),
    }
    town.add("1.3", 0, title="Publicar el mapa de riesgos en la web", office=town.other_office_id)
    marta.says("la 4.1 va en 40, van 8 personas capacitadas")
    sends(marta, "lista de asistencia capacitacion de ventanilla", PHOTO)
    marta.heard()
    return known


def filed(town: Town, kind: str) -> set[int]:
    """Return the activities that have a file of this kind."""
    return {activity for activity, what, _ in pieces(town) if kind in str(what)}


@pytest.mark.parametrize(
    "caption",
    [ACT, "acta de aprobación del mapa de riesgos de corrupción, aprobado, 100 %",
     "documento del mapa de riesgos ya quedó al 100"],
)  # fmt: skip
def test_a_caption_is_of_the_activity_whose_title_it_tells_whatever_came_before(
    town: Town, marta: Chat, plan: dict[str, int], caption: str
) -> None:
    assert sends(marta, caption, DOCUMENT) == "recorded"
    assert town.figure(plan["1.1"])[0] == 100
    assert town.figure(plan["4.1"])[0] == 40


def test_a_caption_that_names_nothing_is_of_what_was_spoken_of(
    town: Town, marta: Chat, plan: dict[str, int]
) -> None:
    assert sends(marta, "el acta firmada por todos, va en 60", DOCUMENT) == "recorded"
    assert town.figure(plan["4.1"])[0] == 60


@pytest.mark.parametrize(
    "words",
    ["el acta que mande era soporte de la 1.1", "el documento que envié es evidencia de la 1.1",
     "oiga, el acta que le mandé es de la 1.1"],
)  # fmt: skip
@pytest.mark.parametrize("days", [0, 2])
def test_a_file_goes_where_a_sentence_says_that_it_is_support_of(
    town: Town, marta: Chat, plan: dict[str, int], words: str, days: int
) -> None:
    sends(marta, "la 4.1 va en 60, adjunto el acta", DOCUMENT)
    town.wait(days=days)
    marta.heard()

    marta.says(words)

    assert {one for one, *_ in pieces(town)} >= {plan["1.1"]}
    assert town.figure(plan["1.1"])[0] == 80
    assert "question" not in {one.kind for one in marta.heard()}


def test_a_file_and_two_figures_are_put_right_in_one_message(
    town: Town, marta: Chat, plan: dict[str, int]
) -> None:
    sends(marta, "la 4.1 va en 60, adjunto el acta", DOCUMENT)
    town.wait(days=2)

    marta.says("oiga no, el acta es de la 1.1 que ya quedo en 100, no de la 4.1. "
               "la 4.1 sigue en 40, van 8 de 20")  # fmt: skip
    if town.figure(plan["4.1"])[0] != 40:
        marta.says("sí")

    assert [town.figure(plan[one])[0] for one in ("1.1", "4.1")] == [100, 40]
    assert "acta" not in town.figure(plan["1.1"])[1]
    assert plan["1.1"] in {one for one, *_ in pieces(town)}


def test_the_receipt_of_a_report_with_a_document_has_a_button_that_moves_it(
    town: Town, marta: Chat, plan: dict[str, int]
) -> None:
    sends(marta, "la 4.1 va en 60, adjunto el acta", DOCUMENT)
    receipt = marta.contents()[-1]
    assert isinstance(receipt, Receipt)
    (wrong,) = [one for one in receipt.buttons if one.label == "Es de otra actividad"]

    marta.presses(wrong.ref)
    marta.says("1.1")

    assert plan["1.1"] in {one for one, *_ in pieces(town)}
    assert town.figure(plan["4.1"])[0] == 60


@pytest.mark.usefixtures("plan")
def test_the_receipt_of_a_report_without_files_has_no_such_button(marta: Chat) -> None:
    marta.says("la 1.1 va en 90")
    receipt = marta.contents()[-1]
    assert isinstance(receipt, Receipt)
    assert receipt.buttons == ()


@pytest.mark.parametrize(
    "words",
    ["le mando pantallazo", "ya le envío la foto", "ahora les mando el acta firmada",
     "voy a mandarle el soporte", "y el acta de El Carmen tambien ya la tengo, le mando las dos"],
)  # fmt: skip
@pytest.mark.parametrize("asked", [True, False])
def test_a_file_that_is_announced_is_awaited_and_nothing_is_asked_or_added(
    town: Town, marta: Chat, plan: dict[str, int], words: str, asked: bool
) -> None:
    if asked:
        assert marta.says("en la 1.1 ya se cargaron los procesos") == "asked"
    marta.heard()
    before = town.figure(plan["4.1"])

    assert marta.says(words) == "answered"
    assert notes(marta.heard()) == ["courtesy"]
    assert town.figure(plan["4.1"]) == before
    if asked:
        marta.says("90")
        assert town.figure(plan["1.1"]) == (90, "ya se cargaron los procesos")


@pytest.mark.parametrize(
    "words",
    ["mandamos el acta a la contraloría", "le mandé el oficio a planeación la 1.1 va en 90"],
)
def test_a_paper_that_was_sent_to_others_is_of_the_work(
    town: Town, marta: Chat, plan: dict[str, int], words: str
) -> None:
    marta.says("la 1.1 va en 85")
    marta.says(words)

    assert "mand" in town.figure(plan["1.1"])[1]
