"""A message that calls another activity by words of its title is about that one, or is asked."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.words import Duty
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_responsibility


@pytest.fixture
def health(town: Town) -> dict[str, int]:
    """Activities of an office of health, by handle."""
    return {
        "2.4": town.add("2.4", 30, title="Habilitar la cita médica por internet en el puesto de"
                        " salud", product="Servicio en línea", planned=1),
        "3.6": town.add("3.6", 25, title="Realizar ejercicios de diálogo en veredas",
                        product="4 encuentros", planned=4),
        "AT4.4": town.add("AT4.4", title="Instalar un buzón de sugerencias en cada puesto de salud",
                          product="5 buzones", planned=5),
    }  # fmt: skip


@pytest.fixture
def systems(town: Town) -> dict[str, int]:
    """Activities of an office of systems, by handle; of 2.2 it only does a part."""
    ids = {
        "1.2": town.add("1.2", title="Socializar la política de administración del riesgo",
                        product="Jornadas", planned=1),
        "1.3": town.add("1.3", 100, title="Publicar el mapa de riesgos en la página web",
                        product="Publicación", planned=1),
        "2.2": town.add("2.2", 20, title="Permitir el pago en línea del impuesto predial",
                        product="Trámite en línea", planned=1, office=town.other_office_id),
        "3.4": town.add("3.4", 30, title="Transmitir por redes la audiencia pública",
                        product="Transmisión", planned=1),
        "5.3": town.add("5.3", 40, title="Publicar los contratos en el SECOP y en la página",
                        product="100 % de los contratos", planned=None),
        "5.4": town.add("5.4", 65, title="Hacer accesible la página web (nivel AA)",
                        product="Informe de pruebas", planned=1),
    }  # fmt: skip
    with town.database.transaction() as session:
        a_responsibility(session, ids["2.2"], town.office_id, position=2, duty=Duty.SUPPORT)
    return ids


def asked_about(chat: Chat) -> list[tuple[str, str | None]]:
    """Return what the newest messages ask, and about which activity."""
    return [
        (one.name, one.line.handle if one.line else None)
        for one in chat.heard()
        if isinstance(one, Question)
    ]


def percents(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    return {handle: town.figure(one)[0] for handle, one in ids.items()}


@pytest.mark.parametrize(
    ("first", "words", "figures"),
    [("la 2.2 va en 45", "corrección: los contratos son 50 no 80", {"5.3": 50}),
     ("la 5.4 va en 70", "contratos 65", {"5.3": 65}),
     ("la 1.3 va en 50", "lo de los contratos en el secop va en 60", {"5.3": 60}),
     ("la 1.2 va en 50", "uy no, la de transmitir no es 30 sino 20", {"3.4": 20}),
     ("la 5.3 va en 50", "corrección: los contratos son 45 no 50", {"5.3": 45})],
)  # fmt: skip
def test_a_figure_is_of_the_activity_that_its_words_name(
    town: Town, marta: Chat, systems: dict[str, int], first: str, words: str,
    figures: dict[str, int],
) -> None:  # fmt: skip
    marta.says(first)
    before = percents(town, systems)
    assert marta.says(words) == "recorded"
    assert percents(town, systems) == before | figures


@pytest.mark.parametrize(
    ("words", "figures"),
    [("reporte: 3.4 40% | 5.4 100% ya se subió | 2.2 seguimos igual | contratos 50",
      {"3.4": 40, "5.4": 100, "5.3": 50}),
     ("5.4 seguimos igual y lo de publicar contratos 65", {"5.3": 65})],
)  # fmt: skip
def test_the_last_of_a_list_is_not_glued_to_the_one_before(
    town: Town, marta: Chat, systems: dict[str, int], words: str, figures: dict[str, int]
) -> None:
    before = percents(town, systems)
    assert marta.says(words) == "recorded"
    assert percents(town, systems) == before | figures
    assert not any("contratos" in town.figure(one)[1] for one in systems.values())


def test_what_opens_with_a_thing_of_no_title_is_asked_and_not_of_the_last_report(
    town: Town, marta: Chat, systems: dict[str, int]
) -> None:
    marta.says("5.3 50")
    marta.heard()
    said = "lo de Hacienda con el predial, nosotros no hemos movido nada pero eso va en 80"
    assert marta.says(f"{said} según jairo") == "asked"
    assert asked_about(marta) == [("activity", None)]
    assert town.figure(systems["5.3"])[0] == 50


@pytest.mark.usefixtures("systems")
@pytest.mark.parametrize("words", ["lo de la firma va en 80", "la página va en 80", "va en 80"])
def test_what_names_no_other_activity_is_still_of_the_last_report(
    town: Town, marta: Chat, systems: dict[str, int], words: str
) -> None:
    marta.says("5.3 50")
    assert marta.says(words) == "recorded"
    assert town.figure(systems["5.3"])[0] == 80


@pytest.mark.parametrize(
    ("first", "words", "figures"),
    [("la AT4.4 no es nuestra, le toca a otra oficina",
      "camilo tiene razón? yo tengo 2 de 4 en diálogos", {"3.6": 50}),
     ("en la 3.6 hemos hecho unos encuentros",
      "acta San Isidro, y de paso la de citas va al 55%", {"2.4": 55})],
)  # fmt: skip
def test_a_figure_beside_an_open_question_is_of_the_activity_that_it_names(
    town: Town, marta: Chat, health: dict[str, int], first: str, words: str,
    figures: dict[str, int],
) -> None:  # fmt: skip
    assert marta.says(first) == "asked"
    before = percents(town, health)
    assert marta.says(words) == "recorded"
    assert percents(town, health) == before | figures


@pytest.mark.parametrize(
    "first", ["la AT4.4 no es nuestra, le toca a otra oficina", "en la AT4.4 pusimos algunos"]
)
def test_deshacer_below_a_receipt_takes_back_the_report_and_leaves_the_older_question(
    town: Town, marta: Chat, health: dict[str, int], first: str
) -> None:
    marta.says(first)
    marta.says("la 3.6 va en 2 de 4")
    marta.heard()
    marta.says("deshacer")
    assert town.figure(health["3.6"])[0] == 25
    assert set(notes(marta.heard())) <= {"undone", "question"}  # nothing is dropped


def test_deshacer_below_a_question_that_came_after_the_receipt_drops_the_question(
    town: Town, marta: Chat, health: dict[str, int]
) -> None:
    marta.says("la 3.6 va en 2 de 4")
    marta.says("la AT4.4 no es nuestra, le toca a otra oficina")
    marta.heard()
    marta.says("deshacer")
    assert notes(marta.heard()) == ["request_dropped"]
    assert town.figure(health["3.6"])[0] == 50


def test_deshacer_below_a_receipt_of_two_asks_which(
    town: Town, marta: Chat, health: dict[str, int]
) -> None:
    marta.says("la AT4.4 no es nuestra, le toca a otra oficina")
    marta.says("la 3.6 va en 2 de 4 y la 2.4 va en 55")
    assert marta.says("deshacer") == "asked"
    assert (town.figure(health["3.6"])[0], town.figure(health["2.4"])[0]) == (50, 55)
    assert marta.says("las dos") == "undone"
    assert (town.figure(health["3.6"])[0], town.figure(health["2.4"])[0]) == (25, 30)


def test_a_report_of_its_own_answers_no_question_which_activity(
    town: Town, marta: Chat, systems: dict[str, int]
) -> None:
    assert marta.says("no es 30 sino 35") == "asked"
    marta.heard()
    assert marta.says("la 1.2 por nuestra parte ya terminamos las jornadas") == "asked"
    assert town.figure(systems["1.2"])[0] is None
    assert asked_about(marta) == [("percent", "1.2")]
    assert marta.says("100") == "recorded"
    assert town.figure(systems["1.2"])[0] == 100
    assert asked_about(marta) == [("activity", None)]


@pytest.mark.usefixtures("health")
@pytest.mark.parametrize(
    ("first", "words", "about"),
    [("la AT4.4 va en 2 de 5", "recuérdeme lo de las veredas el jueves", "3.6"),
     ("la AT4.4 va en 2 de 5", "recuérdeme lo de esta semana el jueves", "AT4.4")],
)  # fmt: skip
def test_a_reminder_is_of_the_activity_that_it_names(
    marta: Chat, first: str, words: str, about: str
) -> None:
    marta.says(first)
    marta.heard()
    marta.says(words)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("snoozed", about)


@pytest.mark.usefixtures("health")
def test_later_without_a_day_puts_nothing_off(marta: Chat) -> None:
    marta.says("la 2.4 va en 40")
    marta.heard()
    marta.says("del diálogo de abril les aviso luego")
    assert notes(marta.heard()) == ["courtesy"]
