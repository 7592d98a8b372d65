"""What is said of another activity, or of all the rest, is no description of the one before it."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's; return them by code."""
    titles = {
        "4.2": ("Adecuar la rampa de acceso al palacio municipal", "Una rampa", 10),
        "5.1": ("Actualizar el directorio de servidores públicos", "Directorio", 40),
        "5.3": ("Publicar los contratos en el SECOP", "100 % de los contratos", 30),
    }
    return {
        code: town.add(code, percent, title=title, product=product)
        for code, (title, product, percent) in titles.items()
    }


@pytest.mark.parametrize(
    "rest",
    [
        ". el directorio toca actualizarlo",
        ", lo demas sigue igual",
        " y lo demás va igual",
        ". El resto sigue sin novedad",
        ". Los contratos publicados al día",
        " y los contratos igual",
        ", los contratos igual, lo demás sigue igual",
        ", el directorio sigue lo mismo",
        ". Contratos sigue.",
        ", contratos sigue",
        ", y los contratos siguen",
    ],
)
def test_it_is_left_out_and_changes_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], rest: str
) -> None:
    marta.says(f"la rampa va en 60{rest}")
    assert town.figure(ids["4.2"]) == (60, "")
    assert [town.figure(ids[one])[0] for one in ("5.1", "5.3")] == [40, 30]


def test_its_own_words_beside_it_stay(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("la rampa va en 60, falta el pasamanos, lo demás sigue igual")
    assert town.figure(ids["4.2"]) == (60, "falta el pasamanos")


def test_another_that_is_as_it_was_keeps_its_figure_without_a_question(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la rampa va en 60 y los contratos igual")
    assert [one.activity_id for one in town.reports()] == [ids["4.2"], ids["5.3"]]


@pytest.mark.parametrize(
    "told",
    ["ya se firmaron los contratos", "el diseño sigue igual", "lo demás está en la bodega",
     "el resto del concreto llega el lunes"],
)  # fmt: skip
def test_words_about_the_work_stay_its_description(
    town: Town, marta: Chat, ids: dict[str, int], told: str
) -> None:
    marta.says(f"la rampa va en 60. {told}")
    assert town.figure(ids["4.2"]) == (60, told)


@pytest.mark.parametrize(
    "said",
    [
        "ya pusimos el buzón en el palacio y en el edificio, faltan 3",
        "ya instalamos los buzones en el palacio, faltan 3",
    ],
)
def test_where_the_work_is_done_is_no_other_activity(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    boxes = town.add("4.4", title="Instalar un buzón de sugerencias", product="5 buzones")
    marta.says(said)
    asked = [one.line for one in marta.heard() if isinstance(one, Question) and one.line]
    assert [one.activity_id for one in asked] == [boxes]
    marta.says("40")
    assert town.figure(boxes) == (40, said)
    assert town.figure(ids["4.2"])[0] == 10


def test_a_place_with_a_figure_of_its_own_is_another_activity(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    boxes = town.add("4.4", title="Instalar un buzón de sugerencias", product="5 buzones")
    marta.says("los buzones van en 40, en la rampa vamos en 90")
    assert [town.figure(one)[0] for one in (boxes, ids["4.2"])] == [40, 90]


@pytest.mark.parametrize("said", ["El contratista sigue.", "La obra sigue"])
def test_what_goes_on_and_is_of_no_other_activity_is_told_of_this_one(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(f"la rampa va en 60. {said}")
    assert town.figure(ids["4.2"])[1].startswith(said.strip("."))
    assert [one.activity_id for one in town.reports()] == [ids["4.2"]]
