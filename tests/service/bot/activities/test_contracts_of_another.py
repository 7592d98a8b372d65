"""Right after a report on one activity, words that call another one by a noun of every plan, or by
the deed of its title, are asked about as of that one."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's; she has just reported on the ramp."""
    titles = {
        "4.3": "Adecuar la rampa de acceso",
        "5.1": "Publicar los contratos en el SECOP II",
        "3.2": "Capacitar a las veedurías ciudadanas",
    }
    return {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}


def handle(town: Town, marta: Chat) -> str:
    content = town.items(marta)[-1].content
    return str((content.get("line") or {}).get("handle", ""))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("ya subimos los contratos de febrero, va en 40", "5.1"),
        ("ya subimos los contratos de febrero, va en 80", "5.1"),
        ("publicamos contratos, va en 33", "5.1"),
        ("capacitamos a los veedores de Palmira, va en 85", "3.2"),
        ("ya subimos los contratos de febrero", "5.1"),
        ("los contratos de febrero ya están arriba", "5.1"),
    ],
)
def test_it_is_asked_about_as_of_the_one_that_is_called(
    town: Town, marta: Chat, ids: dict[str, int], text: str, asked: str
) -> None:
    marta.says("la rampa va en 70")
    marta.heard()
    assert marta.says(text) == "asked"
    assert handle(town, marta) == asked
    assert town.figure(ids["4.3"]) == (70, "")
    assert town.figure(ids[asked])[0] == 20


def test_a_yes_records_it_there(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("la rampa va en 70")
    marta.says("ya subimos los contratos de febrero, va en 40")
    assert marta.says("sí") == "recorded"
    assert town.figure(ids["5.1"]) == (40, "ya subimos los contratos de febrero")
    assert town.figure(ids["4.3"]) == (70, "")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("ya se firmaron los contratos de la obra de la rampa, va en 75", 75),
        ("ya quedó el contrato, va en 75", 75),
        ("esa ya va en 75, los contratos también avanzan", 75),
        ("la firma la pidió el de los contratos, va en 75", 75),
        ("realizamos la visita, va en 75", 75),
        ("adecuamos el piso, va en 75", 75),
        ("capacitamos al equipo", 70),
        ("faltan los contratos", 70),
    ],
)
def test_what_tells_of_the_ramp_stays_with_it(
    town: Town, marta: Chat, ids: dict[str, int], text: str, figure: int
) -> None:
    marta.says("la rampa va en 70")
    marta.says(text)
    assert town.figure(ids["4.3"])[0] == figure
    assert [town.figure(ids[one])[0] for one in ("5.1", "3.2")] == [20, 20]


def test_where_nothing_was_reported_the_one_it_calls_is_offered_first(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("ya subimos los contratos de febrero, va en 40") == "asked"
    buttons = town.items(marta)[-1].content["buttons"]
    assert buttons[0]["label"].startswith("5.1")
    assert ids
