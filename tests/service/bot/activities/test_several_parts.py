"""A message of several parts: figures of two activities, ordinals, questions and orders beside a
figure, each taken as what it is."""

from __future__ import annotations

import pytest

from core.messages import Content, Note
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town, notes

TITLES = {
    "1.5": "Publicar el plan anual de adquisiciones",
    "2.4": "Instalar los buzones de sugerencias",
    "3.3": "Convocar a los veedores y juntas de acción comunal",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's, by code, and one of Pedro's."""
    town.add("4.3", 10, title="Publicar los trámites en línea", office=town.other_office_id)
    return {code: town.add(code, 10, title=title) for code, title in TITLES.items()}


@pytest.fixture
def asked(marta: Chat, ids: dict[str, int]) -> dict[str, int]:
    """The same, after she was asked for the figure of the 3.3."""
    marta.says("la 3.3 va bien")
    marta.heard()
    return ids


def told_back(said: list[Content]) -> list[str]:
    """Return the parts that are told back."""
    last = said[-1]
    if not isinstance(last, Note) or last.name != "unheard":
        return []
    return [str(last.values[key]) for key in sorted(last.values) if key.startswith("words")]


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that changed, by code."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: percent for code, percent in found.items() if percent != 10}


@pytest.mark.parametrize(
    "said",
    [
        "80, y la 2.4 siguió en 70",
        "80, la 2.4 continuó en 70",
        "80. la 2.4 quedó igual en 70",
        "80, y la 2.4 está igual en 70",
        "80 y la 2.4 se mantiene en 70",
        "80, y la 2.4 va en 70",
    ],
)
def test_a_figure_that_answers_is_not_that_of_another_which_stays_where_it_is(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert figures(town, asked) == {"3.3": 80, "2.4": 70}


def test_what_stays_as_it_was_keeps_its_figure(
    town: Town, marta: Chat, asked: dict[str, int]
) -> None:
    marta.says("80 y la 2.4 siguió igual")
    assert figures(town, asked) == {"3.3": 80}
    assert len(town.reports()) == 2


@pytest.mark.parametrize(
    "said", ["el 3er informe ya quedó", "vamos en la 3ra mesa", "1er trimestre listo", "1º informe"]
)
def test_an_ordinal_in_digits_is_no_figure(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert marta.heard() == [Note(name="ask_figure_again", values={"handle": "3.3"})]
    assert figures(town, asked) == {}


def test_a_number_without_the_ending_of_an_ordinal_is_a_figure(
    town: Town, marta: Chat, asked: dict[str, int]
) -> None:
    marta.says("30, el 3er informe ya quedó")
    assert figures(town, asked) == {"3.3": 30}


ASKED = [
    "sigue en 33. dígame si la 4.3 ya la cerraron",
    "33 y me cuenta si la 4.3 está cerrada",
    "va en 33, ¿la 4.3 es mía?",
    "33, y quisiera saber si la 4.3 ya la reportaron",
    "sigue en 33. me dice cuándo vence la 2.4",
    "va en 33, la 2.4 ¿quién la lleva?",
]


@pytest.mark.parametrize("said", ASKED)
def test_a_question_about_another_activity_is_answered_and_leaves_the_figure(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    heard = marta.heard()
    assert any(isinstance(one, Overview) and one.name == "activity" for one in heard)
    assert "percent" not in notes(heard)
    assert figures(town, asked) == {"3.3": 33}


BESIDE = [
    ("Por cierto dígale a Planeación que nos mande el formato", True),
    ("avíseme cuando llegue", True),
    ("pregúntele a Hacienda si ya firmaron", True),
    ("y si puede recuérdele a Hacienda", True),
    ("no me vuelva a preguntar", True),
    ("me pueden mandar el formato", True),
    ("será que me pueden mandar el formato", True),
    ("necesito que me ayuden con el formato", True),
    ("¿ustedes ya hablaron con Hacienda?", True),
    ("me confirma si le llegó", False),
    ("quién más lleva eso?", False),
    ("gracias por la paciencia y feliz día", False),
    ("Que tenga buen fin de semana", False),
    ("perdón por no contestar antes", False),
    ("estamos en contacto", False),
    ("el lunes no estoy", False),
]


@pytest.mark.parametrize("joint", [", ", ". "])
@pytest.mark.parametrize(("beside", "unheard"), BESIDE)
def test_a_description_holds_only_what_is_said_of_the_work(
    town: Town, marta: Chat, ids: dict[str, int], beside: str, joint: str, *, unheard: bool
) -> None:
    marta.says(f"la 3.3 va en 60, falta la firma{joint}{beside}")
    percent, description = town.figure(ids["3.3"])
    assert (percent, description.rstrip(".")) == (60, "falta la firma")
    assert told_back(marta.heard()) == ([beside] if unheard else [])


@pytest.mark.parametrize("joint", [", ", " "])
def test_an_absence_behind_what_lacks_takes_nothing_with_it(
    town: Town, marta: Chat, ids: dict[str, int], joint: str
) -> None:
    marta.says(f"la 3.3 va en 60{joint}falta la firma y el lunes no estoy")
    assert town.figure(ids["3.3"]) == (60, "falta la firma")
    assert "away_told" in notes(marta.heard())


def test_two_days_of_an_absence_are_one(marta: Chat, ids: dict[str, int], town: Town) -> None:
    marta.says("la 3.3 va en 60, el jueves y el viernes no estoy")
    assert town.figure(ids["3.3"]) == (60, "")


@pytest.mark.parametrize(
    "account",
    [
        "nos pueden aprobar el contrato la otra semana",
        "falta que Hacienda nos diga cuánto hay",
        "le pedimos a Planeación que nos mande el formato",
        "el alcalde no está el lunes",
        "me confirmó Hacienda que ya firmaron",
        "nos manda Hacienda el certificado mañana",
        "me dice Pedro que falta la firma",
        "no sabemos quién va a firmar",
    ],
)
def test_what_others_do_or_are_told_stays_in_the_description(
    town: Town, marta: Chat, ids: dict[str, int], account: str
) -> None:
    marta.says(f"la 3.3 va en 60, {account}")
    assert town.figure(ids["3.3"]) == (60, account)


ORDERED = [
    "páseme el reporte de la 2.4",
    "mándeme el acta de la 2.4",
    "cámbiele el nombre a la 2.4",
    "necesito que me ayuden con el formato",
    "avíseme cuando llegue el formato",
    "mándele un correo a Pedro",
]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("said", ORDERED)
def test_of_an_order_that_nobody_knows_it_is_said_that_we_do_not_do_it(
    marta: Chat, said: str
) -> None:
    assert marta.says(said) == "unclear"
    assert marta.heard() == [Note(name="unclear", values={"ordered": 1})]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    [
        "ayúdeme por favor", "me puede ayudar", "muéstreme lo que tengo pendiente",
        "pásela a Hacienda", "recuérdeme mañana", "escríbame más tarde", "dígales que ya quedó",
        "mándeme el resumen de la 2.4 que va en 60", "explíqueme cómo reporto",
        "borre lo de la 2.4",
    ],
)  # fmt: skip
def test_what_may_be_anything_else_is_no_such_order(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not any(
        isinstance(one, Note) and "ordered" in (one.values or {}) for one in marta.heard()
    )
