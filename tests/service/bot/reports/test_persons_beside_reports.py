"""What a report tells of persons is in no description, asks for no figure and is told back."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's, by code."""
    titles = {
        "2.3": "Racionalizar la licencia",
        "2.5": "Simplificar industria y comercio",
        "4.1": "Realizar jornadas con barrios",
        "4.2": "Adecuar la rampa del palacio",
        "5.3": "Publicar los contratos en el SECOP",
    }
    return {code: town.add(code, 5, title=title, product="") for code, title in titles.items()}


@pytest.mark.parametrize(
    ("said", "code", "figure", "back"),
    [
        ("la rampa sigue en cotización 15% y el ing german no está viniendo, él era el q manejaba"
         " lo del SECOP", "4.2", (15, "sigue en cotización 15%"),
         ["el ing german no está viniendo, él era el q manejaba lo del SECOP"]),
        ("la 4.2 apenas arrancó, 10. y luz me escribió q vuelve el 17 no el 16", "4.2",
         (10, "apenas arrancó"), ["y luz me escribió q vuelve el 17 no el 16"]),
        ("La capacitadora nueva es Diana Ríos cel 3001234567. la 4.1 en 40", "4.1", (40, ""),
         ["La capacitadora nueva es Diana Ríos cel 3001234567."]),
        ("la 4.1 en 40, Germán se fue de vacaciones y yo quedo al frente", "4.1", (40, ""),
         ["Germán se fue de vacaciones y yo quedo al frente"]),
        ("no voy a poder con la 4.1 esta semana, que la vea la Dra. Sigue en 5", "4.1", (5, ""),
         ["no voy a poder con la 4.1 esta semana", "que la vea la Dra."]),
    ],
)  # fmt: skip
def test_it_is_told_back_and_stands_nowhere(
    town: Town,
    marta: Chat,
    ids: dict[str, int],
    said: str,
    code: str,
    figure: tuple[int, str],
    back: list[str],
) -> None:
    assert marta.says(said) == "recorded"
    percent, words = town.figure(ids[code])
    assert (percent, words.rstrip(".")) == figure
    heard = marta.heard()
    assert not any(isinstance(one, Question) for one in heard)
    last = heard[-1]
    assert isinstance(last, Note)
    assert last.name == "unheard"
    told = [last.values[key] for key in sorted(last.values) if key.startswith("words")]
    assert told == back


def test_her_stand_in_and_the_address_are_in_no_description(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(
        "Salgo a vacaciones desde el lunes hasta el 30, queda encargada la Dra. Gloria Mejía,"
        " gloria@pueblo.example. La 2.5 pasa a 50 y la 2.3 igual."
    )
    assert town.figure(ids["2.5"]) == (50, "")
    assert town.figure(ids["2.3"]) == (5, "")


def test_words_that_wait_for_a_figure_tell_of_no_person(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(
        "el ing German Useche ya no trabaja con nosotros, a mí me dejaron encargada."
        " En la 4.2 falta la firma del alcalde"
    )
    marta.says("30")
    percent, words = town.figure(ids["4.2"])
    assert (percent, words.rstrip(".")) == (30, "falta la firma del alcalde")


@pytest.mark.parametrize("said", ["la 4.2 20, la 2.3 15 y la 5.3 40", "la 2.3 15, ya hay formato"])
def test_words_of_days_before_go_with_no_answer_that_tells_more(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("en la 2.3 falta el formato de la licencia")
    town.wait(days=1)
    marta.says(said)
    percent, words = town.figure(ids["2.3"])
    assert percent == 15
    assert "falta" not in words


def test_a_bare_figure_still_answers_the_question_of_the_day_before(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("en la 2.3 falta el formato de la licencia")
    town.wait(days=1)
    marta.says("la 2.3 15")
    assert town.figure(ids["2.3"]) == (15, "falta el formato de la licencia")


@pytest.mark.parametrize(
    "said",
    [
        "deshacer lo de la observación de la 2.5, solo debe decir que sistemas quitó el campo",
        "la descripción de la 2.5 debe decir que sistemas quitó el campo",
    ],
)
def test_what_a_description_is_to_say_takes_no_figure_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 2.5 en 35. falta que sistemas quite el campo")
    marta.says(said)
    assert town.figure(ids["2.5"]) == (35, "sistemas quitó el campo")


REMARKS = [
    "Rosa anda enferma", "Pedro no contesta nunca", "a Pedro lo cambiaron de puesto",
    "Pedro Rueda cambió de cargo", "Rosa se enfermó ayer", "pedro nunca responde los mensajes",
    "a Rosa la pasaron a otra oficina", "Pedro ya no trabaja aquí",
]  # fmt: skip


@pytest.fixture
def rosa(town: Town) -> None:
    """Rosa is registered."""
    somebody(town, 7008, "Rosa Elvira Tapia", Role.DELEGATE, office=town.office_id)


@pytest.mark.usefixtures("rosa", "ids")
@pytest.mark.parametrize("said", REMARKS)
def test_a_remark_of_somebody_known_asks_for_no_figure(marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["staff_told"]


@pytest.mark.usefixtures("rosa")
@pytest.mark.parametrize("said", REMARKS)
@pytest.mark.parametrize("joint", [", ", " y ", ". "])
def test_beside_a_figure_a_remark_is_in_no_description(
    town: Town, marta: Chat, ids: dict[str, int], said: str, joint: str
) -> None:
    assert marta.says(f"la 4.2 va en 60{joint}{said}") == "recorded"
    assert town.figure(ids["4.2"]) == (60, "")
    assert sorted(notes(marta.heard())) == ["receipt", "staff_told"]


@pytest.mark.usefixtures("rosa")
@pytest.mark.parametrize(
    "why",
    ["Pedro no ha respondido el oficio 45", "Hacienda no contesta", "el proveedor no responde",
     "se enfermó el contratista", "el director no aparece en el acta"],
)  # fmt: skip
def test_why_the_work_waits_stays_described(
    town: Town, marta: Chat, ids: dict[str, int], why: str
) -> None:
    marta.says(f"la 4.2 va en 60, {why}")
    assert town.figure(ids["4.2"]) == (60, why)
    assert "staff_told" not in notes(marta.heard())
