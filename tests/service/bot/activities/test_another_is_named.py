"""While one activity is asked about, words that call another one by its title are of that one."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

PLAN = {
    "1.1": ("Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado", 65, None),
    "1.2": ("Socializar la política de administración del riesgo", "Tres jornadas", None, 3),
    "2.2": ("Permitir el pago en línea del impuesto predial", "Trámite en línea", 20, None),
    "3.3": ("Convocar a los veedores y juntas de acción comunal", "Convocatoria", 60, None),
    "4.1": ("Capacitar al personal de ventanilla en lenguaje claro", "20 personas", None, 20),
    "4.4": ("Actualizar la carta de trato digno", "Carta publicada", None, None),
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Marta's activities by code; one of them is asked about."""
    return {
        code: town.add(code, percent, title=title, product=product, planned=planned)
        for code, (title, product, percent, planned) in PLAN.items()
    }


@pytest.fixture
def carta(marta: Chat, ids: dict[str, int]) -> int:
    """The activity whose figure is asked for."""
    assert marta.says("la 4.4 ya casi") == "asked"
    marta.heard()
    return ids["4.4"]


def asked(chat: Chat) -> list[tuple[str, str | None]]:
    """Return the questions that she heard last: what is asked, and of which activity."""
    return [
        (one.name, one.line.handle if one.line else None)
        for one in chat.heard()
        if isinstance(one, Question)
    ]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("los 20 funcionarios de ventanilla no van a alcanzar, hay apenas 14 inscritos", "4.1"),
        ("los de la ventanilla siguen sin cupo", "4.1"),
        ("el mapa lo está revisando jurídica", "1.1"),
        ("a las juntas les falta el transporte", "3.3"),
        ("las juntas ya se llamaron, falta mandarles la carta con la firma", "3.3"),
        ("espere, primero le cuento del mapa: ya llegó el concepto", "1.1"),
    ],
)
def test_words_alone_are_of_the_one_that_they_name(
    town: Town, marta: Chat, ids: dict[str, int], carta: int, said: str, code: str
) -> None:
    marta.says(said)
    assert asked(marta) == [("percent", code)]
    marta.says("70")
    assert town.figure(ids[code])[0] == 70
    assert town.figure(carta)[0] is None


@pytest.mark.parametrize(
    ("said", "code", "figure"),
    [
        ("En el pago en línea del predial ya se firmó el contrato. Yo diría que un 35%", "2.2", 35),
        ("perdón, el mapa no era 65, era 55", "1.1", 55),
        ("me equivoqué en la del mapa no era 65 era 55", "1.1", 55),
        ("me equivoqué en el mapa, no era 65 sino 55", "1.1", 55),
        ("de lo que le dije de las jornadas van 1 de las 3", "1.2", 33),
    ],
)
def test_a_figure_is_of_it_at_once_or_after_a_yes(
    town: Town, marta: Chat, ids: dict[str, int], carta: int, said: str, code: str, figure: int
) -> None:
    if marta.says(said) == "asked":
        assert asked(marta) == [("confirm", code)]
        marta.says("sí")
    assert town.figure(ids[code])[0] == figure
    assert town.figure(carta)[0] is None


@pytest.mark.parametrize(
    "said",
    [
        "falta que la publiquen en las ventanillas",
        "estamos en juntas con jurídica",
        "la carta la imprimen los de ventanilla",
        "las juntas revisaron la carta y falta el sello",
        "40, ya la revisaron",
        "sí claro, 40",
    ],
)
def test_where_it_is_done_or_by_whom_names_no_other(
    town: Town, marta: Chat, ids: dict[str, int], carta: int, said: str
) -> None:
    marta.says(said)
    marta.says("40")
    assert town.figure(carta)[0] == 40
    assert {code for code, one in ids.items() if town.figure(one)[0] == 40} == {"4.4"}


@pytest.mark.parametrize(
    "said",
    [
        "lo de las juntas ya quedó, el mapa también",
        "la 3.3 ya quedó y la 1.1 también",
    ],
)
def test_of_others_all_that_it_names_are_told_of(
    town: Town, marta: Chat, ids: dict[str, int], carta: int, said: str
) -> None:
    marta.says(said)
    assert [town.figure(ids[one])[0] for one in ("1.1", "3.3")] == [100, 100]
    assert town.figure(carta)[0] is None


def test_what_is_told_behind_a_question_is_of_what_it_asks_about(
    town: Town, marta: Chat, ids: dict[str, int], carta: int
) -> None:
    marta.says("¿y el mapa cuándo vence? ahí vamos en 75")
    assert (town.figure(ids["1.1"])[0], town.figure(carta)[0]) == (75, None)


@pytest.mark.parametrize(
    "said", ["¿y el mapa cuándo vence? 75", "¿y el mapa cuándo vence? la carta va en 75"]
)
def test_a_figure_alone_or_with_a_name_behind_it_is_not(
    town: Town, marta: Chat, ids: dict[str, int], carta: int, said: str
) -> None:
    marta.says(said)
    assert (town.figure(ids["1.1"])[0], town.figure(carta)[0]) == (65, 75)


def test_time_that_is_asked_for_behind_a_question_is_for_what_it_names(
    marta: Chat, ids: dict[str, int], carta: int
) -> None:
    marta.says("¿y si me demoro con el mapa qué pasa? necesitamos hasta el 30 de junio")
    (asked_for,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert asked_for.wished is not None
    assert asked_for.wished.handles == ("1.1",)
    assert ids["1.1"] != carta


@pytest.mark.parametrize(
    "said", ["no cómo así que 30, son 22 de 24 juntas", "cómo que 30? son 22 de 24"]
)
def test_a_figure_that_she_doubts_is_no_yes(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says("la 3.3 va en 30") == "asked"
    marta.says(said)
    assert town.figure(ids["3.3"])[0] == 92


@pytest.mark.usefixtures("carta")
@pytest.mark.parametrize("said", ["el 17 y 18 hicimos dos jornadas", "este 17 y 18 se hicieron"])
def test_two_days_are_no_figure(town: Town, marta: Chat, ids: dict[str, int], said: str) -> None:
    marta.says(said)
    assert {town.figure(one)[0] for one in ids.values()} <= {None, 65, 20, 60}


@pytest.mark.parametrize(
    "said",
    [
        "ay no, eso no era de lo de ventanilla, eso es el mapa de riesgos",
        "no, eso no es de ventanilla, es el mapa",
        "no es ventanilla, es el mapa",
        "eso no es la de ventanilla sino la del mapa",
    ],
)
def test_what_she_reported_goes_where_it_belongs(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.1 va en 80")
    marta.says(said)
    assert town.figure(ids["1.1"])[0] == 80
    assert town.figure(ids["4.1"])[0] is None
