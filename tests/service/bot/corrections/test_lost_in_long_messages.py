"""What stood in a longer message and was lost, or went to another activity: a figure before its
code, whose it is behind it, what somebody else told, a paper that is only announced."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

PLAN = {
    "1.2": ("Socializar la política de administración del riesgo", "Una política", None),
    "2.4": ("Habilitar la cita médica por internet", "Servicio en línea", 30),
    "3.3": ("Convocar a los veedores y juntas de acción comunal", "Convocatoria", 60),
    "3.6": ("Realizar ejercicios de diálogo en veredas", "4 encuentros", 25),
    "4.2": ("Adecuar la rampa de acceso al palacio municipal", "Una rampa", 10),
    "4.4": ("Actualizar la carta de trato digno", "Carta publicada", None),
    "5.1": ("Actualizar el directorio de servidores públicos", "Directorio", 50),
    "5.4": ("Hacer accesible la página web", "Informe de pruebas", 65),
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's, one of which has a goal of four."""
    return {
        code: town.add(code, percent, title=title, product=product, goal=product, due=_DUE)
        for code, (title, product, percent) in PLAN.items()
    }


_DUE = date(2026, 6, 18)


def told(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that were recorded."""
    codes = {one: code for code, one in ids.items()}
    return {
        codes[one.activity_id]: None if one.percent is None else int(one.percent)
        for one in town.reports()
    }


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("van 18 de 20 juntas confirmadas en la 3.3, y la 1.2 va en 40", {"3.3": 90, "1.2": 40}),
        ("ya llevamos 17 de 20 veedores en la 3.3 y la 1.2 va en 40", {"3.3": 85, "1.2": 40}),
        ("estamos en 80 con la 3.3 y la 5.1 va en 60", {"3.3": 80, "5.1": 60}),
        ("vamos en 70 en la 2.4, la 5.1 va en 60", {"2.4": 70, "5.1": 60}),
        ("ya estoy en 75 % con la 2.4 y la 5.1 sigue en 50", {"2.4": 75, "5.1": 50}),
        ("tenemos 9 de 10 casos en la 2.4 y la 1.2 va en 20", {"2.4": 90, "1.2": 20}),
        ("vamos en 60 con la 2.4", {"2.4": 60}),
        ("la 2.4 va en 60 y la 5.1 en 70", {"2.4": 60, "5.1": 70}),
        ("la 2.4 va en 60 en la revisión, la 5.1 va en 70", {"2.4": 60, "5.1": 70}),
    ],
)
def test_a_figure_before_its_code_is_of_that_one(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    assert marta.says(said) == "recorded"
    assert told(town, ids) == figures


@pytest.mark.parametrize(
    "said",
    [
        "no, es 35 y es de la rampa", "35 y es de la rampa", "no 35 pero de la 4.2",
        "es 35, es de la rampa", "va en 35 y es de la 4.2", "35 % pero es de la rampa de acceso",
    ],
)  # fmt: skip
def test_a_figure_is_of_the_activity_that_is_named_behind_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 5.4 seguimos con los formularios")
    assert marta.says(said) == "recorded"
    assert told(town, ids) == {"4.2": 35}


@pytest.mark.parametrize("said", ["no, va en 80", "80, y faltan los de la web", "80"])
def test_a_figure_with_no_other_name_behind_it_answers(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 5.4 seguimos con los formularios")
    assert marta.says(said) == "recorded"
    assert told(town, ids) == {"5.4": 80}


@pytest.mark.parametrize(
    "said",
    [
        "la carta de trato digno de enero y febrero ya se publico, la 5.1 va en 80",
        "la carta de enero, febrero y marzo ya se publicó, la 5.1 va en 80",
        "la 4.4 de abril y mayo ya se publico, la 5.1 va en 80",
        "la carta de marzo y abril ya salio. la 5.1 va en 80",
        "la carta del lunes y martes ya se publico, la 5.1 va en 80",
        "la carta de trato digno de mayo e junio ya se publico, la 5.1 va en 80",
    ],
)
def test_two_months_of_one_thing_are_no_words_of_another(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    (report,) = [one for one in town.reports() if one.activity_id == ids["5.1"]]
    assert (report.percent, report.description) == (Decimal(80), "")


@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 ya 100, quedo lista. la 3.3 adjunto el listado en la tarde",
        "la 5.1 va en 100. la 3.3 mando el listado esta tarde",
        "la 5.1 va en 100. la 3.3 les envio la lista mas tarde",
        "la 5.1 va en 100. de la 3.3 subo la lista el viernes",
        "la 5.1 va en 100. la 3.3 adjunto los listados",
        "la 5.1 va en 100. la 3.3 mando el listado",
    ],
)
def test_a_list_that_is_sent_closes_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert told(town, ids) == {"5.1": 100}


@pytest.mark.parametrize("said", ["la 3.3 lista", "la 3.3 ya está lista", "la 3.3 quedó lista"])
def test_what_is_said_to_be_ready_is_done(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert told(town, ids) == {"3.3": 100}


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("doña luz no puede reportar la 2.4, me dijo q 40 y q el pedido llega el 15", {"2.4": 40}),
        ("la 2.4 camilo me dijo que 45", {"2.4": 45}),
        ("la 2.4, nos informaron que va en 55", {"2.4": 55}),
        ("la 5.1 ya se publicó el decreto asi que 90", {"5.1": 90}),
        ("la 5.1 ya mandaron todo, o sea que vamos en 85", {"5.1": 85}),
        ("la 5.4 ya esta en produccion, 95", {"5.4": 95}),
        ("la 3.6 ponganla en 60 q hicimos otro encuentro", {"3.6": 60}),
        ("la 5.1 va en 70, la 3.6 póngala en 60 que hicimos otro encuentro",
         {"5.1": 70, "3.6": 60}),
    ],
)  # fmt: skip
def test_a_plain_figure_is_recorded_without_a_question(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    assert marta.says(said) == "recorded"
    assert told(town, ids) == figures


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said", ["la 2.4 me dijo que el 15", "la 2.4 ya se publicó el 3 de mayo, 12",
             "me dijo que tres talleres"],
)  # fmt: skip
def test_a_day_or_other_units_are_no_plain_figure(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "figures", "until"),
    [
        ("ya estamos en 80 con la 2.4 pero no alcanzamos pal 18, q nos den hasta el 8 de julio",
         {"2.4": 80}, date(2026, 7, 8)),
        ("la 2.4 va en 80 pero no alcanzamos pal 18, q nos den hasta el 8 de julio",
         {"2.4": 80}, date(2026, 7, 8)),
        ("la 2.4 no la puedo hacer por el paro, quiero q me la pasen para julio",
         {}, date(2026, 7, 31)),
        ("la 2.4 necesito que me la corran para el 8 de julio", {}, date(2026, 7, 8)),
        ("¿me la pueden pasar pal 8 de julio la 2.4?", {}, date(2026, 7, 8)),
        ("la 2.4 pido que me la dejen hasta el 8 de julio por las lluvias", {}, date(2026, 7, 8)),
    ],
)  # fmt: skip
def test_a_request_is_shown_and_the_figure_kept(
    town: Town,
    marta: Chat,
    ids: dict[str, int],
    said: str,
    figures: dict[str, int],
    until: date,
) -> None:
    marta.says(said)
    assert told(town, ids) == figures
    (asked,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert asked.wished is not None
    assert (asked.wished.kind, asked.wished.until) == (RequestKind.EXTENSION, until)


def test_a_count_beside_a_request_is_no_report_of_a_date(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(
        "la 3.6 no la puedo hacer este trimestre por el paro, quiero q me la pasen para julio,"
        " hicimos uno de cuatro"
    )
    assert told(town, ids) == {}
    assert marta.says("mandela pues") == "requested"
    (request,) = town.rows(select(Request))
    assert (request.activity_id, request.until) == (ids["3.6"], date(2026, 7, 31))


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["pero lo de junio q paso", "y lo de junio que paso", "que paso con lo de junio",
     "pónganla a Hacienda", "que paso con la 2.4"],
)  # fmt: skip
def test_what_asks_how_it_went_puts_nothing_off(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert town.rows(select(Request)) == []


def test_a_yes_without_its_accent_is_told_as_recorded_alone(town: Town, marta: Chat) -> None:
    for handle in ("1.2", "1.1"):
        town.add(handle, 40, title=f"Actividad {handle} del plan")
    marta.says("si la 1.2 la doy por cumplida. la 1.1 ya el acta tiene las firmas, 100")
    assert "unheard" not in notes(marta.heard())
    assert [one.percent for one in town.reports()] == [100, 100]
