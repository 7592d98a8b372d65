"""A lead who finds the plan wrong in something else than a date: her words go to planning too."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from models.owed import Notice
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

WRONG = "el plan está mal, no es mensual es trimestral"
SAID = [
    "la 3.1 está mal en el plan, eso es trimestral",
    "la meta de la 3.1 está mal, son 3 y no 5",
    "hay un error en el plan, la 3.1 es semestral",
    "la 3.1 no es mensual, es trimestral",
    "en la 3.1 el indicador está mal",
    "el indicador de la 3.1 no es ese",
    "Buenas tardes, la periodicidad de la 3.1 está mal, no es mensual sino trimestral. Gracias",
    "lo del diálogo quedó mal en el plan",
    "y le digo q la 3.1 es anual no mensual, por favor corrijan",
]
OF_WHICH = [
    WRONG, "el plan está mal", "eso no es así en el plan", "eso quedó mal en el plan",
    "la periodicidad está mal", "el nombre de la actividad está mal escrito",
    "la meta no es 5, son 3",
]  # fmt: skip


@pytest.fixture(autouse=True)
def hers(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    titles = {"3.1": "Realizar el diálogo ciudadano", "3.2": "Publicar la carta de trato digno"}
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


def passed(town: Town, luz: Chat) -> list[object]:
    """Return the words that planning gets with its next message."""
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    told = [n for one in luz.heard() if isinstance(one, Reminder) for n in one.notices]
    return [one.values["words"] for one in told if one.name == "words_passed"]


@pytest.mark.parametrize("said", SAID)
def test_her_words_are_offered_to_planning(town: Town, marta: Chat, luz: Chat, said: str) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"], note.values["plan"]) == ("date_wrong", "3.1", 1)
    assert town.rows(select(Notice).where(Notice.kind == "words_passed")) == []
    marta.touches("Pasar a planeación")
    assert notes(marta.heard()) == ["date_passed"]
    assert len(passed(town, luz)) == 1
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_WHICH)
def test_of_several_she_names_the_one_that_is_meant(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.buttons) == ("date_wrong", ())
    marta.says("la del diálogo")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("date_wrong", "3.1")
    marta.says("pasar")
    assert passed(town, luz) == [said]
    assert town.reports() == []


@pytest.mark.parametrize("lead", ["la carta no la hemos empezado", "la carta va en 20"])
def test_beside_a_report_it_is_of_the_activity_before_it(
    town: Town, marta: Chat, lead: str
) -> None:
    marta.says(f"{lead}, y le digo que es anual no mensual, por favor corrijan")
    note, *_ = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"], note.values["plan"]) == ("date_wrong", "3.2", 1)
    assert {one.description for one in town.reports()} <= {""}


def test_after_a_report_it_takes_nothing_back(
    town: Town, marta: Chat, hers: dict[str, int]
) -> None:
    marta.says("la 3.2 va en 50, falta la firma")
    marta.says("y le digo que es anual no mensual, por favor corrijan")
    assert town.figure(hers["3.2"]) == (50, "falta la firma")
    assert notes(marta.heard()) == ["receipt", "date_wrong"]


def test_of_a_date_too(town: Town, marta: Chat, luz: Chat) -> None:
    marta.says("la fecha está mal, eso no era para marzo")
    marta.says("la 3.2")
    marta.says("pasar")
    assert notes(marta.heard()) == ["date_wrong", "date_wrong", "date_passed"]
    assert passed(town, luz) == ["la fecha está mal, eso no era para marzo"]


def test_by_mail(town: Town, luz: Chat) -> None:
    post = Post(town)
    for words in (WRONG, "la 3.1", "pasar"):
        post.answer(None, words, proof=PROVEN)
    assert post.notes(MARTA) == ["date_wrong", "date_wrong", "date_passed"]
    assert passed(town, luz) == [WRONG]


def test_what_she_tells_next_is_no_name(town: Town, marta: Chat, hers: dict[str, int]) -> None:
    marta.says("el plan está mal")
    marta.says("la 3.1 va en 60")
    assert town.figure(hers["3.1"])[0] == 60
    marta.says("el plan está mal")
    marta.heard()
    marta.says("¿cuándo vence la 3.1?")
    assert notes(marta.heard()) == ["overview"]


@pytest.mark.parametrize(
    "said",
    [
        "la 3.1 va en 60, el plan está mal",
        "la 3.1 está mal, no hemos podido",
        "el plan de comunicaciones está mal, lo estamos corrigiendo",
        "el diálogo está mal, falta la firma",
        "la meta está mal, va en 60",
        "el producto de la 3.1 está mal impreso y toca repetirlo",
        "¿el plan está mal?",
        "la 3.2 no es mía",
        "la 3.1 va en 60, es un informe anual, no mensual",
    ],
)
def test_other_words_are_read_as_ever(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "date_wrong" not in notes(marta.heard())


def test_who_decides_is_told_how_the_plan_is_corrected(luz: Chat) -> None:
    luz.says("la meta de la 3.1 está mal, son 3")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("date_by_file", {"plan": 1, "handle": "3.1"})
