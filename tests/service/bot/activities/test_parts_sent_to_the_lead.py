"""A supporting office sends us to the one that leads: it is told who answers, and asked no more."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.understanding.asks.requests.withdrawal import says_it_is_hers
from core.messages import Note
from core.words import Status
from models.answers.parts import Part
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activity(town: Town) -> int:
    """2.7, which Marta's office leads and Pedro's supports; both have had their welcome."""
    made = town.add("2.7", 60, office=[town.office_id, town.other_office_id])
    town.morning()
    return made


@pytest.mark.parametrize(
    "said",
    [
        "ay por dios. no tengo porcentaje de eso, preguntele a planeacion",
        "no es mia la 2.7, no tengo porcentaje",
        "eso lo lleva planeación",
        "no nos toca a nosotros",
        "nosotros solo apoyamos, pregunten a Planeación",
    ],
)
def test_who_sends_us_to_the_lead_is_not_asked_again(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    assert pedro.says("la 2.7 ahí vamos con la sala") == "asked"
    pedro.heard()
    pedro.says(said)
    assert notes(pedro.heard()) == ["lead_asks"]
    pedro.says("sí")
    assert "question" not in notes(pedro.heard())
    assert (town.rows(select(Part)), town.rows(select(Request))) == ([], [])
    assert town.figure(activity)[0] == 60


def test_of_another_activity_she_is_still_asked(town: Town, pedro: Chat, activity: int) -> None:
    own = town.add("3.3", 20, office=town.other_office_id)
    pedro.says("la 3.3 ahí vamos")
    pedro.says("la 2.7 pregúntele a Planeación")
    pedro.says("30")
    assert (town.figure(own)[0], town.figure(activity)[0]) == (30, 60)


def test_none_is_no_word_of_a_report(pedro: Chat, activity: int) -> None:
    del activity
    pedro.says("la 2.7 ahí vamos con la sala")
    pedro.says("ninguno, no registre nada")
    assert notes(pedro.heard())[-1] == "not_recorded"


@pytest.mark.parametrize(
    ("said", "hers"),
    [("no, nos toca a nosotros", True), ("nos toca a nosotros", True), ("no nos toca", False),
     ("no no esa si es mia, olvidelo", True), ("olvídelo, sí es nuestra", True),
     ("ah no perdón sí es de nosotros déjela así", True), ("no no esa es mía, dejemos así", True),
     ("olvídelo", False), ("esa sí es de gobierno, olvídelo", False),
     ("sí es mía, va en 60", False)],
)  # fmt: skip
def test_a_no_with_its_comma_is_no_denial(said: str, hers: bool) -> None:
    assert says_it_is_hers(said) is hers


@pytest.mark.parametrize(
    "said",
    [
        "de la 2.7 le pregunto a marta que es la que lidera",
        "la 2.7 no sé nada",
        "en la 2.7 yo solo apoyo, eso lo reporta planeación",
        "la 2.7 la lidera marta",
        "la 2.7 nosotros solo prestamos el auditorio",
    ],
)
def test_who_leaves_her_part_to_the_lead_is_told_who_that_is(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    pedro.says("la 2.7 ahí vamos con la sala")
    pedro.heard()
    pedro.says(said)
    (note,) = pedro.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("person")) == ("lead_asks", "Marta Lucía Rincón")
    assert (town.rows(select(Part)), town.figure(activity)[0]) == ([], 60)
    pedro.says("gracias")
    assert "question" not in notes(pedro.heard())


def test_beside_a_figure_of_another_nothing_is_said_of_it(
    town: Town, pedro: Chat, activity: int
) -> None:
    own = town.add("3.3", 20, title="Publicar el presupuesto", office=town.other_office_id)
    pedro.heard()
    pedro.says("la 3.3 va en 40 y de la 2.7 no se nada")
    assert notes(pedro.heard()) == ["receipt"]
    assert (town.figure(own)[0], town.figure(activity)[0]) == (40, 60)


@pytest.mark.parametrize(
    "said",
    [
        "la 2.7 vamos bien, solo apoyamos con la sala",
        "de la 2.7 no sé nada, pregunto y le cuento",
        "la 2.7 ahí va, falta la sala",
    ],
)
def test_what_tells_of_the_work_is_asked_for_its_figure(
    pedro: Chat, activity: int, said: str
) -> None:
    del activity
    pedro.heard()
    pedro.says(said)
    assert "lead_asks" not in notes(pedro.heard())


@pytest.mark.parametrize(
    "said",
    [
        "ya le dije que la 2.7 es de marta, nosotros solo prestamos el auditorio."
        " no me pregunte mas por esa",
        "no me pregunte más por la 2.7",
        "no me vuelva a preguntar eso",
    ],
)
def test_a_part_of_which_she_wants_no_question_does_not_apply(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    pedro.says("la 2.7 ahí vamos con la sala")
    pedro.heard()
    assert pedro.says(said) == "recorded"
    (part,) = town.rows(select(Part))
    assert (part.activity_id, part.status, part.done) == (activity, Status.NOT_APPLICABLE, True)
    assert town.figure(activity)[0] == 60
    assert notes(pedro.heard()) == ["receipt"]
    town.morning()
    assert "reminder" not in notes(pedro.heard())


def test_of_what_she_leads_the_reminders_go_on(town: Town, pedro: Chat) -> None:
    town.add("3.3", 20, office=town.other_office_id)
    pedro.says("la 3.3 ahí vamos")
    pedro.heard()
    pedro.says("no me pregunte más por la 3.3")
    assert notes(pedro.heard()) == ["asked_no_more"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "en la 2.7 nosotros no tenemos nada que ver, eso es solo de gobierno",
        "en la 2.7 no, le digo que nos quite de ahí, no apoyamos esa",
        "2.7: quítenos de ahí por favor",
        "con la 2.7 no tenemos que ver",
        "la 2.7 no la apoyamos",
        "la 2.7 esa no es mía, retírenos",
    ],
)
def test_who_has_nothing_to_do_with_it_is_told_who_leads(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    pedro.heard()
    pedro.says(said)
    assert notes(pedro.heard()) == ["lead_asks"]
    assert (town.rows(select(Part)), town.figure(activity)[0]) == ([], 60)


@pytest.mark.parametrize(
    "said",
    ["la 2.7 va en 30, no tenemos nada que ver con la demora",
     "la 2.7 va en 30, no apoyamos con transporte este mes"],
)  # fmt: skip
def test_what_she_has_nothing_to_do_with_in_the_work_is_reported(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    del activity
    pedro.says(said)
    assert "lead_asks" not in notes(pedro.heard())
    assert len(town.reports()) == 1


@pytest.mark.parametrize(
    "work",
    ["la 2.7 la apoyamos con el sonido, eso ya está contratado",
     "en la 2.7 ya montamos los puestos"],
)  # fmt: skip
def test_what_is_reported_beside_whose_it_is_not_is_told_back(
    town: Town, pedro: Chat, activity: int, work: str
) -> None:
    del activity
    pedro.heard()
    pedro.says(f"{work}. Pero esa no es nuestra")
    heard = pedro.heard()
    assert notes(heard) == ["lead_asks", "unheard"]
    assert isinstance(heard[-1], Note)
    assert str(heard[-1].values["words1"]).strip(".") == work
    assert town.reports() == []
