"""An office lead dictates without signs, or joins two activities with «y»: what she tells of each
is recorded of that one, what she asks is answered, and no word of the one describes the other."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.chat import Chat, Town

RAMP = "Adecuar la rampa de acceso de la alcaldía"
SIGNS = "Señalizar las rutas de evacuación"
CONTRACTS = "Publicar los contratos en el SECOP II"
DUE = date(2026, 8, 31)
UNTOLD = {"4.3": 60, "4.4": 38, "5.1": 17}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's by code: a ramp, buildings with signs, reports of contracts."""
    return {
        "4.3": town.add("4.3", 60, title=RAMP, product="1 obra", due=DUE),
        "4.4": town.add(
            "4.4", 38, title=SIGNS, product="8 edificios", unit="edificios", planned=8, due=DUE
        ),
        "5.1": town.add(
            "5.1", 17, title=CONTRACTS, product="12 reportes", unit="reportes", planned=12, due=DUE
        ),
    }


def told(town: Town, ids: dict[str, int]) -> dict[str, tuple[int | None, str]]:
    """Return what holds of the activities of which she has reported."""
    reported = {one.activity_id for one in town.reports()}
    return {code: town.figure(one) for code, one in ids.items() if one in reported}


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        (
            "buenas le cuento que la rampa va en sesenta y cinco por ciento que en la señalización"
            " ya van cuatro edificios",
            {"4.3": (65, ""), "4.4": (50, "en la señalización ya van cuatro edificios")},
        ),
        (
            "informo que la rampa va en 70 % que los contratos del secop ya van en tres reportes",
            {"4.3": (70, ""), "5.1": (25, "los contratos del secop ya van en tres reportes")},
        ),
        (
            "la rampa va en 68% y de los contratos ya subimos el tercer reporte, el de febrero",
            {
                "4.3": (68, ""),
                "5.1": (25, "de los contratos ya subimos el tercer reporte, el de febrero"),
            },
        ),
        (
            "la rampa va en 70 y de las losas ya fundimos cuatro tramos",
            {"4.3": (70, "de las losas ya fundimos cuatro tramos")},
        ),
    ],
)
def test_each_has_its_own_figure_and_words(
    town: Town,
    marta: Chat,
    ids: dict[str, int],
    said: str,
    recorded: dict[str, tuple[int, str]],
) -> None:
    assert marta.says(said) == "recorded"
    assert told(town, ids) == recorded


def test_a_question_behind_a_report_is_no_description(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    said = "la rampa va en 80 y en la señalización en cuánto es que vamos"
    assert marta.says(said) == "recorded"
    assert told(town, ids) == {"4.3": (80, "")}


def test_a_count_is_corrected_and_another_figure_told_behind_it(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("en la señalización ya van cinco edificios")
    marta.says("no fueron cinco fueron cuatro me equivoqué contando y a la rampa póngale setenta")
    figures = {code: figure for code, (figure, _) in told(town, ids).items()}
    assert figures == {"4.3": 70, "4.4": 50}
    assert town.figure(ids["4.3"]) == (70, "")


@pytest.mark.parametrize("said", ["las otras dos siguen igual", "las otras dos sin novedad"])
def test_the_other_two_are_as_before(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(f"La rampa en 70, {said}") == "recorded"
    figures = {code: figure for code, (figure, _) in told(town, ids).items()}
    assert figures == {**UNTOLD, "4.3": 70}
    assert town.figure(ids["4.3"]) == (70, "")


def test_other_things_are_no_other_activities(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("la rampa va en 70, las otras dos losas siguen igual")
    assert told(town, ids) == {"4.3": (70, "las otras dos losas siguen igual")}


@pytest.mark.parametrize("said", ["ningún edificio nuevo", "sin edificios nuevos"])
def test_none_new_is_the_same_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(f"4.3 va en 70. 4.4: {said}") == "recorded"
    assert town.figure(ids["4.4"])[0] == UNTOLD["4.4"]


@pytest.mark.parametrize(
    "said",
    [
        "En atención al seguimiento, informo que la 4.3 va en 70 %",
        "De igual manera, la 4.3 va en 70 %",
        "Así mismo, la 4.3 va en 70 %",
        "Dejo reportada la 4.3 en 70 %",
    ],
)
def test_formal_words_describe_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert told(town, ids) == {"4.3": (70, "")}


def test_what_is_left_for_another_office_is_told_and_not_moved(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    left = "Lo que resta, que es la baranda, le corresponde a Hacienda."
    assert marta.says(f"La 4.3 va en 70 %. {left}") == "recorded"
    assert told(town, ids) == {"4.3": (70, left)}


def test_the_part_of_her_office_alone_closes_nothing(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("de la 4.3 nuestra parte ya está lista") == "asked"
    assert marta.says("80") == "recorded"
    assert town.figure(ids["4.3"])[0] == 80


def test_not_to_be_asked_before_a_day_asks_for_no_more_time(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("de la 5.1 por favor no me pregunten más hasta el 1 de julio") == "requested"
    assert told(town, ids) == {}


@pytest.mark.parametrize(
    "said",
    ["ay no, perdóneme, eso no, borre lo de la 4.3; ", "uy no, disculpe, borre lo de la 4.3. "],
)
def test_a_report_is_taken_back_by_code_beside_another(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.3 va en 70")
    marta.says(f"{said}la 4.4 va en 50 %")
    figures = {code: town.figure(one)[0] for code, one in ids.items()}
    assert figures == {**UNTOLD, "4.4": 50}
