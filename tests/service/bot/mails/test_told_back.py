"""What a message said beside something else, and nobody heard, is told back at the end."""

from __future__ import annotations

import pytest

from core.messages import Content, Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.files import DOCUMENT, sends

TITLES = {
    "1.1": "Actualizar el mapa de riesgos de corrupción",
    "1.2": "Socializar la política de administración del riesgo",
    "1.5": "Publicar el plan anual de adquisiciones",
    "2.1": "Registrar en el SUIT la estrategia de racionalización de trámites",
    "2.4": "Instalar los buzones de sugerencias",
    "3.3": "Convocar a los veedores y juntas de acción comunal",
    "3.4": "Realizar el diálogo con el directorio",
    "5.1": "Actualizar el índice de información clasificada y reservada",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's, by code; one of Pedro's, and Nelson as her delegate."""
    somebody(town, 5556001, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    town.add("4.2", 10, title="Capacitar al personal de ventanilla", office=town.other_office_id)
    return {code: town.add(code, 10, title=title) for code, title in TITLES.items()}


def told_back(said: list[Content]) -> list[str]:
    """Return the parts that are told back at the end of an answer; none stands before its end."""
    assert "unheard" not in notes(said[:-1])
    last = said[-1]
    if not isinstance(last, Note) or last.name != "unheard":
        return []
    return [str(last.values[key]) for key in sorted(last.values) if key.startswith("words")]


LOST = [
    ("la 3.3 va en 60. Mañana no estoy. Mándeme el formato de la 5.1",
     ["Mándeme el formato de la 5.1"]),
    ("la 3.3 va en 60. Mándeme el resumen. Y no me escriba los viernes",
     ["Mándeme el resumen"]),  # the rest is told of as her absence
    ("la 3.3 va en 60. Quiero que me escriban al otro celular",
     ["Quiero que me escriban al otro celular"]),
    ("la 3.3 va en 60. Envíeme el formato del acta", ["Envíeme el formato del acta"]),
    ("Acepto la 1.5. La 2.4 pásala a Nelson", ["Acepto la 1.5."]),
]  # fmt: skip


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(("said", "parts"), LOST)
def test_a_part_that_is_lost_is_told_back(marta: Chat, said: str, parts: list[str]) -> None:
    marta.says(said)
    assert told_back(marta.heard()) == parts


def test_an_order_about_an_earlier_report_beside_another_is_carried_out(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 2.1 va en 50")
    marta.heard()
    marta.says("la 3.3 va en 60 y borre lo que puse en la 2.1")
    assert told_back(marta.heard()) == []
    assert town.figure(ids["3.3"])[0] == 60
    assert town.figure(ids["2.1"])[0] == 10


@pytest.mark.usefixtures("ids")
def test_a_wish_is_told_back_and_stands_in_no_description(marta: Chat) -> None:
    marta.says("la 3.3 va en 60. Quiero que nos escriban al otro celular")
    last = marta.heard()[-1]
    assert isinstance(last, Note)
    assert last.values["described"] == 0


ORDERS = [
    ("la 3.3 va en 60, falta el acta, y a los veedores escríbales mañana",
     60, "falta el acta", ["y a los veedores escríbales mañana"]),
    ("la 3.3 va en 60 y cambie lo de que no me ha llegado nada", 60, "",
     ["cambie lo de que no me ha llegado nada"]),
    ("la 3.3 va en 60. Y la solicitud de la 5.1 envíela ya", 60, "",
     ["Y la solicitud de la 5.1 envíela ya"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "figure", "description", "parts"), ORDERS)
def test_an_order_that_nobody_knows_is_in_no_description_and_is_told_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int, description: str,
    parts: list[str],
) -> None:  # fmt: skip
    marta.says(said)
    assert told_back(marta.heard()) == parts
    assert town.figure(ids["3.3"]) == (figure, description)


def test_an_order_beside_a_report_that_is_known_is_obeyed(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 3.3 va en 25 y la 2.4 pásesela a Nelson")
    said = marta.heard()
    assert (notes(said)[-1], told_back(said)) == ("delegated", [])
    assert town.figure(ids["3.3"])[0] == 25


def test_no_figure_is_asked_for_an_activity_that_is_only_in_an_order(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 2.4 deléguela en él y la 3.3 va en 25")
    assert told_back(marta.heard()) == ["la 2.4 deléguela en él"]
    assert town.figure(ids["3.3"])[0] == 25


@pytest.mark.parametrize(
    ("said", "description"),
    [
        ("la 3.3 va en 60, falta que nos manden el acta", "falta que nos manden el acta"),
        ("la 3.3 va en 60, falta el acta, regístrelo por favor", "falta el acta"),
        ("la 3.3 va en 60, me dijo que le mandara el acta", "me dijo que le mandara el acta"),
        ("la 3.3 va en 60, hay que enviarla a los vendedores informales",
         "hay que enviarla a los vendedores informales"),
    ],
)  # fmt: skip
def test_what_others_are_told_to_do_is_an_account_of_the_work(
    town: Town, marta: Chat, ids: dict[str, int], said: str, description: str
) -> None:
    marta.says(said)
    assert told_back(marta.heard()) == []
    assert town.figure(ids["3.3"]) == (60, description)


HEARD = [
    "3.3 va en 60 y la 5.1 no la llevo yo",
    "la 3.3 va en 60 y la 5.1 ya no es mía",
    "ya quedó la 2.1, y ¿quién lleva la 4.2?",
    "ya quedó la 2.1. ¿Cuándo vence la 4.2?",
    "la 1.2 al 100, la del directorio quedó para el 30 de abril",
    "la 1.2 va en 60, de la 3.4 no sé nada",
    "la 1.2 va en 60. La 3.4 la tiene Nelson. La 5.1 en 40",
    "¿qué tengo pendiente? la 3.3 va en 60",
    "la 3.3 va en 60, recuérdeme la 5.1 el viernes",
    "la 3.3 va en 60, la 9.9 va en 40",
    "no es 60, es 70 en la 3.3 y la 5.1 apenas arranca",
    "la 3.3 va en 60; depende de la 4.2",
    "la 3.3 va en 60. Se hizo el 80 % de las visitas.",
    "hola, ¿cómo está? la 3.3 va en 60. Quedo atenta, cualquier cosa me avisa.",
    "la 3.3 va en 60. Mañana no estoy, la 5.1 va en 40",
    "la 2.4 pásela a Nelson",
    "la 3.3 va en 60. Mañana no estoy. La 5.1 pásela a Hacienda",
    "la 3.3 va en 60. Pido plazo para la 5.1 hasta el 30 de junio. La 2.4 pásela a Nelson",
]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("said", HEARD)
def test_what_is_recorded_asked_or_answered_is_not_told_back(marta: Chat, said: str) -> None:
    marta.says(said)
    assert told_back(marta.heard()) == []


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    [
        "los buzones siguen en cotización. La 1.5 no es nuestra, es de Hacienda",
        "buenas, la 1.5 no es nuestra, es de Hacienda. Lo de los veedores está andando",
    ],
)
def test_an_account_beside_whose_another_is_is_asked_about_and_then_that(
    marta: Chat, said: str
) -> None:
    marta.says(said)
    asked = marta.heard()
    assert [getattr(one, "name", "") for one in asked] == ["percent"]
    marta.says("50")
    assert [getattr(one, "name", "") for one in marta.heard()][-1] == "wish"


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    [
        "los buzones van en 40, falta uno. La convocatoria de veedores sigue igual",
        "la 1.5 no es nuestra, es de Hacienda. Los buzones van en 40",
        "necesito plazo para la 1.5 hasta el 30 de junio. El plan depende del SECOP",
        "los buzones van en 40. Los buzones del hospital faltan",
    ],
)
def test_an_account_by_words_of_a_title_that_is_heard_is_not_told_back(
    marta: Chat, said: str
) -> None:
    marta.says(said)
    assert told_back(marta.heard()) == []


LOST_BY_CHAT = "la 3.3 va en 60. Mándeme el resumen."


@pytest.mark.usefixtures("ids")
def test_nothing_is_told_back_of_what_came_with_a_file(marta: Chat) -> None:
    sends(marta, LOST_BY_CHAT, DOCUMENT)
    assert "unheard" not in notes(marta.heard())


@pytest.mark.usefixtures("ids")
def test_nothing_is_told_back_of_an_edited_message(marta: Chat) -> None:
    marta.says("la 3.3 va en 50")
    marta.heard()
    marta.edits(LOST_BY_CHAT)
    assert "unheard" not in notes(marta.heard())


def test_a_question_is_answered_though_something_was_told_back_behind_it(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("Mándeme el resumen. La 3.3 va en 60 y la 5.1 va en 5")
    said = marta.heard()
    assert "question" in notes(said)
    assert told_back(said) == ["Mándeme el resumen."]
    marta.says("sí")
    assert [town.figure(ids[one])[0] for one in ("3.3", "5.1")] == [60, 5]
