"""An open question is dropped in words that go on to say other things; nothing is recorded."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Three activities of Marta's, whose verbs may be read as hers or as somebody's past."""
    town.add("3.6", 25, title="Llevar a cabo diálogos ciudadanos", product="")
    town.add("4.4", 10, title="Publicar la carta de trato digno", product="")
    town.add("5.1", 10, title="Actualizar el directorio", product="")
    return town


DROPS = [
    "olvídelo, era para avisar que los diálogos los llevo yo",
    "olvídelo, era solo para contarle que la 3.6 la llevo yo",
    "no, era solo para avisar que esa la llevo yo",
    "no era eso, era para que supieran que los diálogos los llevo yo",
    "déjelo así, fue solo para informarle que esa me toca a mí",
    "no era eso lo que quería decir",
    "Olvídelo. Le escribía para avisar que de eso me encargo yo",
    "cancelar, no era para eso",
    "ay no, olvídate de eso, después le cuento",
]


@pytest.mark.parametrize("first", ["la 5.1 va bien", "la 5.1 en 5"])
def test_she_is_reminded_on_the_day_on_which_she_will_tell(
    town: Town, marta: Chat, first: str
) -> None:
    assert marta.says(first) == "asked"
    marta.heard()
    assert marta.says("no, deje así, gracias, la otra semana le cuento") == "requested"
    assert notes(marta.heard()) == ["not_recorded", "snoozed"]
    assert town.reports() == []


def test_no_report_is_taken_back_where_she_leaves_it_so(town: Town, marta: Chat) -> None:
    marta.says("la 5.1 va en 50 y la 4.4 en 40")
    marta.says("deshacer")
    marta.heard()
    marta.says("no, deje así, gracias, la otra semana le cuento")
    assert notes(marta.heard()) == ["undo_nothing"]
    assert [one.percent for one in town.reports()] == [50, 40]


OF_NONE = [
    "no es nada, era un saludo", "no es nada", "olvídelo", "era un saludo", "olvidelo, no es de "
    "ninguna", "no es de ninguna", "no, solo era una pregunta", "era para saludar",
]  # fmt: skip


@pytest.mark.parametrize("text", OF_NONE)
def test_the_question_which_activity_is_meant_is_closed_for_good(
    town: Town, marta: Chat, text: str
) -> None:
    assert marta.says("ya enviamos los oficios a la vereda") == "asked"
    assert notes(marta.heard()) == ["question"]
    assert marta.says(text) == "answered"
    assert notes(marta.heard()) in (["not_recorded"], ["courtesy"])
    town.morning()
    assert all(getattr(one, "question", None) is None for one in marta.heard())
    assert town.reports() == []


@pytest.mark.parametrize("text", ["no es nada fácil, falta la firma", "no era nada sencillo"])
def test_what_is_not_easy_is_told_of_the_work(marta: Chat, text: str) -> None:
    marta.says("3.6 seguimos con lo de la vereda")
    marta.heard()
    marta.says(text)
    assert "not_recorded" not in notes(marta.heard())


@pytest.mark.parametrize(
    "text",
    ["estare pendiente", "Estaré pendiente, muchas gracias", "estaremos atentos",
     "de acuerdo, voy a estar pendiente", "quedaré atenta", "estoy atenta",
     "estare pendiente, cuales me tocan la otra semana?"],
)  # fmt: skip
def test_a_courtesy_leaves_no_question_open(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    assert "question" not in notes(marta.heard())
    town.morning()
    assert all(getattr(one, "question", None) is None for one in marta.heard())


@pytest.mark.parametrize("text", ["la 3.6 estamos pendientes de la firma", "3.6 sigue pendiente"])
def test_what_is_pending_is_told_of_the_work(marta: Chat, text: str) -> None:
    assert marta.says(text) == "asked"
    assert notes(marta.heard()) == ["question"]


@pytest.mark.parametrize("text", DROPS)
def test_it_ends_and_nothing_is_recorded(town: Town, marta: Chat, text: str) -> None:
    assert marta.says("3.6 seguimos con lo de la vereda") == "asked"
    marta.heard()
    assert marta.says(text) == "answered"
    assert notes(marta.heard()) == ["not_recorded"]
    assert town.reports() == []
    marta.says("lo de siempre")
    assert "ask_figure_again" not in notes(marta.heard())


@pytest.mark.parametrize(
    ("text", "percent"),
    [("olvídelo, va en 40", 40), ("no, era para avisar que va en 40", 40),
     ("no era eso, son 40 %", 40), ("es para informarle que ya va en 40 %", 40),
     ("no, mejor déjela en 40", 40)],
)  # fmt: skip
def test_a_figure_beside_it_is_recorded(town: Town, marta: Chat, text: str, percent: int) -> None:
    marta.says("3.6 seguimos con lo de la vereda")
    assert marta.says(text) == "recorded"
    (report,) = town.reports()
    assert report.percent == percent


@pytest.mark.parametrize(
    "text",
    ["es para informarle que seguimos en lo mismo de la vereda",
     "no era fácil llegar a la vereda, seguimos en eso",
     "para avisarle que todavía falta la firma", "no fue posible reunir a la gente esta semana"],
)  # fmt: skip
def test_an_account_of_the_work_drops_nothing(town: Town, marta: Chat, text: str) -> None:
    marta.says("3.6 seguimos con lo de la vereda")
    marta.heard()
    assert marta.says(text) != "answered"
    assert "not_recorded" not in notes(marta.heard())
    assert town.reports() == [] or town.reports()[0].percent == 25


@pytest.mark.parametrize(
    "text",
    ["los diálogos los llevo yo", "la 3.6 la llevo yo", "la 4.4 la publico yo",
     "yo publico la carta de trato digno", "de la 5.1, el directorio lo actualizo yo",
     "yo la actualizo, la 5.1", "la 5.1 la llevo con la de archivo"],
)  # fmt: skip
def test_who_does_it_is_no_completion(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    assert town.reports() == []


@pytest.mark.parametrize(
    ("text", "handle"),
    [("los diálogos se llevaron a cabo", "3.6"), ("la 3.6 ya se llevó a cabo", "3.6"),
     ("la 4.4 ya se publicó", "4.4"), ("la 4.4 la publicó prensa ayer", "4.4"),
     ("el directorio de la 5.1 ya se actualizó", "5.1")],
)  # fmt: skip
def test_what_was_done_is_one(town: Town, marta: Chat, text: str, handle: str) -> None:
    assert marta.says(text) == "recorded"
    (report,) = town.reports()
    assert report.percent == 100, handle
