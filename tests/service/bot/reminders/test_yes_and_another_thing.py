"""A yes answers what was asked, whatever is said beside it; the rest is answered too."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from core.overviews import Overview
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import asked_for_more, due

RAMP = "Adecuar la rampa de acceso al palacio municipal"


@pytest.fixture
def shown(town: Town, marta: Chat) -> dict[str, int]:
    """Marta was shown the request for more time for 1.2 that she may send."""
    ids = {
        "1.2": town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20)),
        "4.2": town.add("4.2", 10, title=RAMP, due=date(2026, 6, 15)),
    }
    text = "la 1.2 pidan plazo hasta el 20 de junio porque falta el contrato"
    assert marta.says(text) == "asked"
    marta.heard()
    return ids


def asked(town: Town) -> list[int]:
    """Return the activities of which something was asked for."""
    return [one.activity_id for one in town.rows(select(Request))]


@pytest.mark.parametrize(
    "said",
    ["si, pidelo. y q dia vence la 4.2?", "sí. ¿Y cuándo vence la 4.2?",
     "sí, pedirlo. ah y qué día vence la 4.2?"],
)  # fmt: skip
def test_a_yes_sends_the_request_and_the_question_is_answered(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert asked(town) == [shown["1.2"]]
    told = marta.heard()
    assert "request_sent" in notes(told)
    (page,) = [one for one in told if isinstance(one, Overview)]
    assert [row.name for row in page.rows] == ["4.2"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["si, pedirlo. y de la rampa va en 30", "sí, pídalo. Y lo de la rampa va en 30 %",
     "si y de una vez la 4.2 en 30", "si, pidalo, y de paso la 4.2 va en 30",
     "ok y de paso le cuento que la 4.2 va en 30", "dele y ya de una vez 4.2 30",
     "si, de una vez la 4.2 esta en 30", "si por favor, aprovecho: la 4.2 va en 30"],
)  # fmt: skip
def test_a_yes_sends_the_request_and_the_report_is_written(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert asked(town) == [shown["1.2"]]
    assert town.figure(shown["4.2"]) == (30, "")


@pytest.mark.parametrize(
    "said",
    ["mejor hasta el 25, y la 4.2 va en 30", "no, hasta el 25 y la 4.2 va en 30",
     "que sea hasta el 25 de junio, y la 4.2 en 30", "mejor hasta el 25 de junio. la 4.2 va en 30",
     "mejor para el 25 y lo de la rampa va en 30", "mejor hasta el 25; la 4.2 30"],
)  # fmt: skip
def test_its_day_is_changed_and_the_report_is_written(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(shown["4.2"]) == (30, "")
    (wished,) = [one.wished for one in marta.heard() if isinstance(one, Question) and one.wished]
    assert (wished.handles, wished.until) == (("1.2",), date(2026, 6, 25))
    marta.says("sí")
    assert asked(town) == [shown["1.2"]]


@pytest.mark.parametrize(
    "said", ["la firma es el 25, y la 4.2 va en 30", "la 4.2 va en 30, el 25 es la visita"]
)
def test_a_day_of_the_work_is_no_other_day_of_the_request(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(shown["4.2"])[0] == 30
    shown_again = [one.wished for one in marta.heard() if isinstance(one, Question) and one.wished]
    assert all(one.until == date(2026, 6, 20) for one in shown_again)


@pytest.mark.parametrize(
    "said",
    ["la 1.2 va en 50 y de una vez la 4.2 en 30", "de una vez: la 1.2 va en 50. la 4.2 30",
     "la 1.2 va en 50, de paso le cuento que la 4.2 va en 30"],
)  # fmt: skip
def test_by_the_way_is_no_description(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert [town.figure(one) for one in shown.values()] == [(50, ""), (30, "")]


@pytest.mark.parametrize(
    "said",
    ["¿sí? ¿y cuándo vence la 1.2?", "¿y cuándo vence la 4.2?", "no. ¿y cuándo vence la 4.2?"],
)
@pytest.mark.usefixtures("shown")
def test_no_other_words_beside_a_question_send_it(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert asked(town) == []


def test_a_figure_is_agreed_to_beside_a_question(
    town: Town, marta: Chat, shown: dict[str, int]
) -> None:
    marta.says("no, ya no")
    assert marta.says("la 4.2 va en 5") == "asked"
    marta.heard()
    marta.says("sí. ¿y cuándo vence la 1.2?")
    assert town.figure(shown["4.2"])[0] == 5
    assert "overview" in notes(marta.heard())


@pytest.mark.parametrize("minutes", [5, 105, 1_000])
def test_a_decision_is_changed_by_a_yes_hours_later(
    town: Town, marta: Chat, luz: Chat, minutes: int
) -> None:
    activity = asked_for_more(town, marta)
    luz.says("conceder 1.2 hasta el 18 de junio")
    luz.says("la 1.2 mejor hasta el 20 de junio")
    town.deliver()
    town.wait(minutes=minutes)
    luz.says("si")
    assert due(town, activity)[0] == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("sí, y de la rampa… mejor pido plazo hasta el 30 de junio", "wish_reason"),
        ("sí, pedirlo, y para la rampa también pido plazo hasta el 30 de junio porque falta el "
         "contrato", "wish"),
        ("si pidalo. la 4.2 no nos corresponde", "wish_office"),
        ("sí, y la 4.2 es de Hacienda", "wish"),
        ("dale, y la 4.2 ya no aplica porque la hizo la gobernación", "wish"),
    ],
)  # fmt: skip
def test_a_yes_sends_the_request_and_what_is_asked_for_another_is_asked(
    town: Town, marta: Chat, shown: dict[str, int], said: str, question: str
) -> None:
    marta.says(said)
    assert asked(town) == [shown["1.2"]]
    told = marta.heard()
    assert [one.name for one in told if isinstance(one, Question)] == [question]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["sí, porque la rampa también la lleva Hacienda", "sí, es que la rampa nos quitó tiempo"],
)
def test_why_behind_the_yes_asks_for_nothing(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert asked(town) == [shown["1.2"]]
    assert not [one for one in marta.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    ("said", "of", "question"),
    [
        ("sí, y lo de la rampa... mejor pido plazo hasta el 30 de junio", "4.2", "wish_reason"),
        ("sí, y de la 4.2 mejor pido plazo hasta el 30 de junio", "4.2", "wish_reason"),
        ("sí, y para la rampa pido plazo hasta el 30 de junio porque falta el contrato", "4.2",
         "wish"),
        ("sí, y mejor pido plazo hasta el 30 de junio", "1.2", "wish_reason"),
        ("sí. La 4.2 no es de nosotros, es de Hacienda", "4.2", "wish"),
    ],
)  # fmt: skip
def test_a_yes_to_a_lower_figure_and_a_request_are_both_taken(
    town: Town, marta: Chat, said: str, of: str, question: str
) -> None:
    town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20))
    town.add("4.2", 10, title=RAMP, due=date(2026, 6, 15))
    marta.says("la 1.2 va en 30")
    marta.heard()
    marta.says(said)
    (report,) = town.reports()
    assert report.percent == 30
    assert not report.description
    (shown,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert shown.name == question
    assert shown.wished is not None
    assert shown.wished.handles == (of,)


@pytest.mark.parametrize(
    "more", ["porque nos dieron más plazo", "falta que Hacienda revise", "ya la tiene Hacienda para"
             " revisión", "nos tocó volver a empezar y pedir plazo"],
)  # fmt: skip
def test_what_only_tells_why_a_figure_falls_is_its_description(
    town: Town, marta: Chat, more: str
) -> None:
    town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20))
    marta.says("la 1.2 va en 30")
    marta.says(f"sí, {more}")
    (report,) = town.reports()
    assert report.percent == 30
    assert report.description == more


@pytest.mark.parametrize(
    "said",
    ["sí, y avíseme qué dicen", "sí por favor y me avisa", "sí, cuándo me responden?",
     "sí, pídalo y cuándo me responden?", "sí, pídalo. ¿cuándo me avisan?",
     "pídalo y nos cuenta qué deciden", "sí, y me avisa cuándo vence",
     "sí, pedirlo, y si planeación necesita el oficio yo lo llevo"],
)  # fmt: skip
def test_a_yes_sends_the_request_beside_what_she_is_told_anyway(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert "request_sent" in notes(marta.heard())
    assert asked(town) == [shown["1.2"]]


@pytest.mark.parametrize("said", ["avíseme qué dicen", "¿cuándo me responden?", "me avisa"])
def test_without_a_yes_nothing_is_sent(
    town: Town, marta: Chat, shown: dict[str, int], said: str
) -> None:
    del shown
    marta.says(said)
    assert asked(town) == []
