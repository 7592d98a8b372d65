"""What she asks without a sign, of hers, of who reads it, of somebody new, is answered and stands
in no description."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes

pytestmark = pytest.mark.usefixtures("luz", "consuelo")


@pytest.fixture
def activity(town: Town) -> int:
    """Two activities of Marta's; return the first."""
    town.add("2.5", 20, title="Publicar el directorio en la página", product="")
    return town.add("2.4", 10, title="Caracterizar los usuarios de la ventanilla", product="")


ASKED = [
    ("la Dra Marta me iba a pasar unas actividades, cuales son", ["listing"]),
    ("nos iban a asignar unas actividades, cuales son", ["listing"]),
    ("listo, ya quedo lo mio? cuando me toca la proxima", ["listing"]),
    ("ya quedó registrado lo mío?", ["listing"]),
    ("cuando me toca la siguiente", ["listing"]),
    ("y la otra cuándo vence", ["listing"]),
    ("¿me queda algo pendiente?", ["listing"]),
    ("ya con eso quedo al día?", ["listing"]),
    ("eso quién lo revisa", ["explained"]),
    ("puedo mandar el acta mañana?", ["explained"]),
    ("¿le puedo mandar la foto el lunes?", ["explained"]),
    ("será que puedo enviar el soporte de la 2.4 mañana?", ["explained"]),
    ("cuando empieza Diana", ["registered"]),
    ("cuándo entra a trabajar Pedro", ["registered"]),
    ("por correo sí", ["staff_told"]),
    ("a mí por correo es mejor", ["staff_told"]),
    ("ya pueden escribirle", ["staff_told"]),
]


@pytest.mark.parametrize(("said", "answered"), ASKED)
def test_what_she_asks_alone_is_answered(
    town: Town, marta: Chat, activity: int, said: str, answered: list[str]
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == answered
    assert (town.reports(), town.figure(activity)[0]) == ([], 10)


@pytest.mark.parametrize(
    "said",
    [
        "2.4 en 60. eso quién lo revisa",
        "2.4 60%. y la otra cuándo vence",
        "2.4 en 60. cuando me toca la proxima",
        "2.4 en 60, me queda algo pendiente?",
        "2.4 en 60, ya con eso quedo al día?",
        "2.4 en 60, la 2.5 cuándo vence",
        "2.4 va en 60, la 2.5 quién la lleva?",
        "2.4 va en 60. ¿nos falta algo por reportar?",
    ],
)
def test_what_she_asks_beside_a_report_is_answered_too(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(activity) == (60, "")
    told = notes(marta.heard())
    assert (told[-1], len(told)) == ("receipt", 2)


@pytest.mark.parametrize(
    "work",
    [
        "la otra sede no ha entregado",
        "nos falta algo de la firma",
        "cuando llegue el material se instala",
        "quedó al día el archivo",
        "enviamos por correo la cartilla",
    ],
)
def test_what_tells_of_the_work_asks_nothing(
    town: Town, marta: Chat, activity: int, work: str
) -> None:
    marta.says(f"2.4 en 60. {work}")
    assert town.figure(activity) == (60, work)
    assert notes(marta.heard()) == ["receipt"]


@pytest.mark.parametrize(
    "said",
    [
        "2.4 en 60, y de una: quien lleva la 2.5?",
        "2.4 va en 60 y de paso quién lleva la 2.5",
        "la 2.4 en 60. una pregunta: cuándo vence la 2.5?",
        "la 2.4 va en 60 y otra cosa, cuando vence la 2.5",
        "2.4 60% y ya que estamos ¿cuándo vence la 2.5?",
        "la 2.4 en 60, por cierto quien lleva la 2.5?",
    ],
)
def test_a_question_that_something_leads_to_is_none_of_the_description(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert sorted(notes(marta.heard())) == ["overview", "receipt"]
    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize(
    "words", ["falta definir de paso quien firma", "falta otra cosa", "falta decir quien firma"]
)
def test_what_is_told_of_somebody_stays_in_the_description(
    town: Town, marta: Chat, activity: int, words: str
) -> None:
    marta.says(f"la 2.4 va en 60, {words}")
    assert town.figure(activity) == (60, words)
