"""A report was of something else: the words are never added to it, a button takes it back."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import an_office


@pytest.fixture
def town(town: Town) -> Town:
    """Two activities of Marta's and one of another office."""
    town.add("4.3", 20, title="Actualizar el inventario de bienes", product="")
    town.add("1.2", 20, title="Realizar la capacitación en seguridad vial", product="")
    with town.database.transaction() as session:
        works = an_office(session, town.context.entity_id, "Secretaría de Obras")
    town.add("3.3", office=works, title="Publicar las fichas de obra", product="")
    return town


@pytest.mark.parametrize(
    "words",
    [
        "no, el portafolio de salud, no la 4.3",
        "No. Hablaba del portafolio de salud",
        "me refería al portafolio, no a la 4.3",
        "uy, la 4.3 no",
        "no, esa no",
        "huy no, era el portafolio",
    ],
)
def test_a_denial_is_not_added_and_a_button_takes_the_report_back(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("4.3 va en 40")
    marta.heard()
    town.wait(minutes=2)

    assert marta.says(words) == "answered"

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("report_denied", {"handle": "4.3"})
    assert len(town.reports()) == 1
    marta.touches("Deshacer")
    assert len(town.retractions()) == 1


@pytest.mark.parametrize("words", ["huy no, la 4.3 no, era la 1.2", "no, la 1.2"])
def test_the_activity_that_is_named_instead_is_asked_about(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("4.3 va en 40")
    marta.heard()
    assert marta.says(words) == "asked"
    note, question = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "report_denied"
    assert question.kind == "question"
    assert marta.says("40") == "recorded"
    first, second = town.reports()
    assert second.percent == 40
    assert (second.description, first.activity_id == second.activity_id) == ("", False)


def test_a_figure_for_the_activity_that_is_named_instead_is_recorded(
    town: Town, marta: Chat
) -> None:
    marta.says("4.3 va en 40")
    assert marta.says("no, era la 1.2 la que va en 40") == "recorded"
    assert [int(one.percent or 0) for one in town.reports()] == [40, 40]


def test_what_is_named_instead_of_another_office_is_told(town: Town, marta: Chat) -> None:
    marta.says("4.3 va en 40")
    marta.heard()
    marta.says("no, hablaba de las fichas de obra, no de la 4.3")
    assert notes(marta.heard()) == ["report_denied", "elsewhere"]
    assert len(town.reports()) == 1


@pytest.mark.parametrize(
    "words",
    ["no se ha firmado el acta", "no, faltan las actas", "la 4.3 no tiene contrato todavía"],
)
def test_words_about_the_work_are_added_as_ever(town: Town, marta: Chat, words: str) -> None:
    marta.says("4.3 va en 40")
    town.wait(minutes=2)
    assert marta.says(words) == "added"


@pytest.mark.parametrize("words", ["perdón, era el 45 %", "no, era el 45", "uy no, 4.3 era 45"])
def test_another_figure_corrects_the_report(town: Town, marta: Chat, words: str) -> None:
    marta.says("4.3 va en 40")
    town.wait(minutes=2)
    assert marta.says(words) == "recorded"
    assert town.reports()[-1].percent == 45


MAP, STOCK = "Mapa de riesgos de corrupción actualizado", "Inventario de trámites registrado"


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """Two more activities of Marta's: a map and an inventory."""
    first = town.add("1.7", 20, title=MAP, product="")
    return first, town.add("2.1", 20, title=STOCK, product="")


def test_after_a_denial_was_taken_back_a_figure_is_never_of_what_was_denied(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("1.7 va en 100")
    marta.says("la 2.1 va en la mitad")
    marta.says("no, hablaba del mapa, no de la 2.1")
    marta.touches("Deshacer")
    marta.says("el mapa va en 50")
    assert (town.figure(two[0])[0], town.figure(two[1])[0]) == (50, 20)


def test_a_bare_figure_after_a_report_was_moved_is_of_where_it_went(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    themap, inventory = two
    marta.says("la 2.1 va en la mitad")
    marta.says("no, hablaba del mapa, no de la 2.1")
    assert (town.figure(themap)[0], town.figure(inventory)[0]) == (50, 20)
    assert marta.says("va en 65") == "recorded"
    assert (town.figure(themap)[0], town.figure(inventory)[0]) == (65, 20)


def test_a_bare_figure_after_a_report_was_taken_back_is_of_the_same(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("la 2.1 va en la mitad")
    marta.touches("Deshacer")
    assert marta.says("va en 40") == "recorded"
    assert town.figure(two[1])[0] == 40


@pytest.mark.parametrize("words", ["La del mapa va en la mitad", "el mapa va en la mitad"])
def test_a_share_of_a_thing_is_of_the_activity_that_has_it(
    town: Town, marta: Chat, two: tuple[int, int], words: str
) -> None:
    marta.says("la 2.1 va en 30")
    assert marta.says(words) == "recorded"
    assert (town.figure(two[0])[0], town.figure(two[1])[0]) == (50, 30)


def test_a_thing_that_no_other_activity_has_is_of_the_one_last_spoken_of(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    marta.says("1.7 va en 100")
    marta.says("la 2.1 va en 30")
    assert marta.says("la base de datos va en la mitad") == "recorded"
    assert town.figure(two[1])[0] == 50
