"""Decisions that say whose the request is beside its number, or call it by its title and who asked;
and what is said right after one request alone was shown."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import states
from tests.support.builders import a_membership, a_request

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN
TWENTIETH, THIRTIETH = date(2026, 6, 20), date(2026, 6, 30)


@pytest.fixture
def asked(town: Town) -> dict[str, int]:
    """Pedro, of finance, has asked for more time for 2.5 and 5.4, and that 5.5 be not counted;
    Marta for 5.3."""
    found: dict[str, int] = {}
    for code, title, kind in (
        ("2.5", "Responder la carta de trato digno", RequestKind.EXTENSION),
        ("5.4", "Realizar la capacitación del personal", RequestKind.EXTENSION),
        ("5.5", "Expedir el recibo de pago en línea", RequestKind.NOT_APPLICABLE),
        ("5.3", "Revisar la capacitación de servicio", RequestKind.EXTENSION),
    ):
        hers = code == "5.3"
        office = town.office_id if hers else town.other_office_id
        activity = town.add(code, 10, title=title, office=office)
        until = THIRTIETH if kind is RequestKind.EXTENSION else None
        by = town.marta_id if hers else town.pedro_id
        with town.database.transaction() as session:
            found[code] = a_request(
                session, activity, by=by, kind=kind, until=until, office_id=office
            )
    return found


def became(town: Town, asked: dict[str, int]) -> dict[str, tuple[RequestState, date | None, str]]:
    """Return what became of each request that no longer waits: until when, and the answer."""
    found = states(town)
    return {code: found[one] for code, one in asked.items() if found[one][0] is not WAITS}


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        ("negada la {2.5} de hacienda, ya se corrio en febrero", "2.5", "ya se corrio en febrero"),
        ("negada la 2.5 de hacienda, ya se corrio en febrero", "2.5", "ya se corrio en febrero"),
        ("niegue la {2.5} de pedro: ya se corrió", "2.5", "ya se corrió"),
        ("la {5.4} de hacienda negada, ya se amplió", "5.4", "ya se amplió"),
        ("niegue la 5.4 que pidió hacienda, ya se amplió", "5.4", "ya se amplió"),
        ("nieguele a hacienda lo de la capacitacion, ya se amplió una vez", "5.4",
         "ya se amplió una vez"),
        ("a hacienda niéguele lo de la carta, ya se amplió", "2.5", "ya se amplió"),
        ("niéguele a Pedro la prórroga de la carta: ya se amplió", "2.5", "ya se amplió"),
        ("niegue el cambio de fecha 2.5, ya se corrió", "2.5", "ya se corrió"),
    ],
)  # fmt: skip
def test_it_is_denied_with_its_reason(
    town: Town, luz: Chat, asked: dict[str, int], said: str, code: str, reason: str
) -> None:
    luz.says(said.replace("{2.5}", str(asked["2.5"])).replace("{5.4}", str(asked["5.4"])))
    assert notes(luz.heard()) == ["decision_denied"]
    assert became(town, asked) == {code: (DENIED, None, reason)}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("conceda la 2.5 de hacienda hasta el 20 de junio", "2.5"),
        ("concédale a hacienda lo de la capacitación hasta el 20 de junio", "5.4"),
        ("conceda el cambio de fecha de la 2.5 hasta el 20 de junio", "2.5"),
    ],
)
def test_it_is_granted_until_the_day(
    town: Town, luz: Chat, asked: dict[str, int], said: str, code: str
) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["decision_granted"]
    assert became(town, asked)[code][:2] == (GRANTED, TWENTIETH)


@pytest.mark.parametrize(
    "said",
    ["negada la 2.5 de gobierno, ya se corrio", "negada la 5.3 de hacienda, ya se corrió",
     "nieguele a hacienda lo de la rampa, ya se amplió"],
)  # fmt: skip
def test_of_another_than_the_number_is_nothing_is_decided_and_those_that_wait_are_shown(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says(said)
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert became(town, asked) == {}


@pytest.mark.parametrize("said", ["la 2.5 de hacienda va en 40", "la 2.5 de hacienda 40 %"])
def test_how_an_activity_goes_decides_nothing(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says(said)
    assert became(town, asked) == {}
    assert notes(luz.heard()) == ["elsewhere"]


@pytest.mark.parametrize(
    "said",
    ["si, hasta el 20 de junio", "sí, pero hasta el 20 de junio", "ok hasta el 20 de junio",
     "no, solo hasta el 20 de junio", "no: désela hasta el 20 de junio",
     "no, désela hasta el 20 de junio"],
)  # fmt: skip
def test_right_after_the_one_that_was_shown_it_is_asked_and_a_yes_grants(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says("solicitud de la 5.4")
    luz.heard()
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["until"]) == ("decide_all", TWENTIETH.isoformat())
    assert became(town, asked) == {}
    luz.says("sí")
    assert became(town, asked)["5.4"][:2] == (GRANTED, TWENTIETH)


@pytest.mark.parametrize(
    "said", ["gracias, hasta el 20 no la miro", "¿hasta el 20 de junio?", "la 5.4 va en 20"]
)
def test_other_words_after_it_ask_for_no_yes(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says("solicitud de la 5.4")
    luz.heard()
    luz.says(said)
    assert "decide_all" not in notes(luz.heard())
    assert became(town, asked) == {}


@pytest.mark.parametrize(
    "said",
    ["a todos sí, menos a Marta", "todas sí menos la de Marta", "todos menos los de Marta, sí",
     "todas si, menos la de marta que ya tuvo plazo"],
)  # fmt: skip
def test_all_but_hers_are_granted_after_a_yes(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says("/solicitudes")
    luz.heard()
    luz.says(said)
    assert notes(luz.heard()) == ["decide_all"]
    luz.says("sí")
    assert set(became(town, asked)) == {"2.5", "5.4", "5.5"}


@pytest.mark.parametrize(
    "said",
    ["la 2.1 en 85. y la {} niéguela: ya tuvo plazo",
     "la 2.1 va en 85. la {} negada, ya tuvo plazo",
     "niegue la 5.4, ya tuvo plazo. la pagina accesible va en 85",
     "la pagina accesible va en 85. la 5.4 niéguela, ya tuvo plazo",
     "niegue la 5.4, ya tuvo plazo, y la página accesible ya va en el 85 %",
     "la página accesible quedó en 85, y la {} niéguela, ya tuvo plazo"],
)  # fmt: skip
def test_a_figure_of_her_own_beside_a_decision_is_recorded_and_no_reason(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    page = town.add("2.1", 30, title="Actualizar la página accesible")
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    assert marta.says(said.format(asked["5.4"])) == "recorded"
    assert became(town, asked) == {"5.4": (DENIED, None, "ya tuvo plazo")}
    assert town.figure(page)[0] == 85


@pytest.mark.parametrize(
    "why",
    ["la página accesible no va en 85", "ya tuvo plazo y los contratistas van en 20",
     "la obra va en 20"],
)  # fmt: skip
def test_a_figure_of_nothing_of_hers_is_the_reason(
    town: Town, marta: Chat, asked: dict[str, int], why: str
) -> None:
    town.add("2.1", 30, title="Actualizar la página accesible")
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    marta.says(f"niegue la 5.4: {why}")
    assert became(town, asked) == {"5.4": (DENIED, None, why)}
