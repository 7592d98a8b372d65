"""Control says that the absence of somebody else is none any more, or over: it is so at once."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from models.staff import absences, people
from scheduler import tick
from scheduler.told import absences_ahead
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import an_address

JUE, VIE = date(2026, 5, 14), date(2026, 5, 15)
CONTROL = "consuelo@puertoesperanza.gov.co"


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of control, who was told that Marta will travel and that Pedro is ill."""
    found = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    town.add("1.2", 40)
    town.add("2.2", 20, office=town.other_office_id)
    marta.says("viajo el 14 y 15 de mayo")
    pedro.says("estoy incapacitado hasta el 20 de mayo")
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()
    for chat in (found, marta, pedro):
        chat.heard()
    return found


def confirm(town: Town, control: Chat) -> None:
    for one in notices(town):
        control.says(f"ausente {one.id}")
    control.heard()


def planned(town: Town) -> set[tuple[int, date, date]]:
    with town.database.reading() as session:
        return absences_ahead.planned(session, town.context, town.now)


def away(town: Town, person_id: int) -> date | None:
    with town.database.reading() as session:
        return absences.away_until(session, person_id)


def ended(contents: list[object]) -> dict[str, object]:
    (note,) = [one for one in contents if isinstance(one, Note) and one.name == "away_ended"]
    return dict(note.values)


OFF = [
    "Marta ya no viaja", "marta rincon ya no se va", "lo del viaje de Marta se canceló",
    "Se cancelo el viaje de Marta", "la ausencia de Marta quedó cancelada",
    "a Marta le cancelaron la comisión", "Marta al final no sale de viaje",
    "quítele la ausencia a Marta, por favor", "lo de Marta ya no va", "Marta no viaja el 14 y 15",
    "Buenos días. Marta ya no se ausenta. Gracias", "ya Marta no viaja, se lo aplazaron",
]  # fmt: skip


@pytest.mark.parametrize("said", OFF)
@pytest.mark.parametrize("confirmed", [False, True])
def test_the_absence_of_another_is_called_off(
    town: Town, control: Chat, said: str, confirmed: bool
) -> None:
    if confirmed:
        confirm(town, control)
    control.says(said)

    told = ended(list(control.heard()))
    assert (told["person"], told["ended"]) == ("Marta Lucía Rincón", 1)
    assert (told["first"], told["until"]) == (JUE.isoformat(), VIE.isoformat())
    assert planned(town) == set()
    control.says(f"ausente {notices(town)[0].id}")
    assert notes(control.heard()) == ["question_gone"]


@pytest.mark.parametrize(
    "said",
    ["Pedro ya volvió", "ya regresó Pedro", "Pedro Rueda ya se reintegró", "pedro ya esta aqui",
     "volvió Pedro de la incapacidad", "Pedro ya no está incapacitado", "Pedro regresó antes",
     "Pedro ya está en la oficina, volvió hoy", "Pedro ya volvió, ya está en la oficina"],
)  # fmt: skip
@pytest.mark.parametrize("confirmed", [False, True])
def test_who_came_back_is_away_no_more(
    town: Town, control: Chat, said: str, confirmed: bool
) -> None:
    if confirmed:
        confirm(town, control)
    control.says(said)
    (told,) = control.heard()
    assert ended([told])["person"] == "Pedro Rueda"
    assert away(town, town.pedro_id) == (date(2026, 5, 10) if confirmed else None)
    assert len(planned(town)) == int(confirmed)  # Marta's


@pytest.mark.parametrize(
    "said",
    ["Pedro si vino, me equivoque", "me equivoqué, Pedro sí vino hoy", "Pedro sí llegó, perdón",
     "Pedro si está, me confundí", "qué pena, Pedro sí está trabajando", "Pedro si vino",
     "Pedro no está incapacitado, fue un error mío", "Pedro sí asistió hoy, fue un error"],
)  # fmt: skip
@pytest.mark.parametrize("confirmed", [False, True])
def test_that_somebody_is_there_and_it_was_a_mistake_ends_the_absence_and_nothing_else(
    town: Town, control: Chat, said: str, confirmed: bool
) -> None:
    if confirmed:
        confirm(town, control)
    control.says(said)
    (told,) = control.heard()
    assert ended([told])["person"] == "Pedro Rueda"
    assert away(town, town.pedro_id) == (date(2026, 5, 10) if confirmed else None)


@pytest.mark.parametrize(
    "said", ["Pedro sí, confirmado", "Pedro sí está ausente", "lo de Pedro sí"]
)
def test_a_yes_to_an_absence_does_not_say_that_she_is_there(
    town: Town, control: Chat, said: str
) -> None:
    confirm(town, control)
    control.says(said)
    assert "away_ended" not in notes(control.heard())
    assert away(town, town.pedro_id) == date(2026, 5, 20)


def test_behind_a_mistake_what_else_is_said_is_obeyed(town: Town, control: Chat) -> None:
    confirm(town, control)
    control.says("Pedro sí vino. me equivoqué. ¿cómo va la 1.2?")
    assert notes(control.heard())[0] == "away_ended"
    assert away(town, town.pedro_id) == date(2026, 5, 10)


@pytest.mark.parametrize(
    "said", ["Pedro está incapacitado hoy. Marta ya no viaja", "Pedro ya volvió y Marta no viaja"]
)
def test_beside_something_else_both_are_heard(town: Town, control: Chat, said: str) -> None:
    confirm(town, control)
    control.says(said)
    heard = control.heard()
    assert len(heard) > 1
    assert "away_ended" in notes(heard)


def test_by_mail_it_is_done_as_well(town: Town, control: Chat, post: Post) -> None:
    with town.database.transaction() as session:
        consuelo = people.find_person(
            session, entity_id=town.context.entity_id, typed="Consuelo Daza"
        )
        an_address(session, consuelo.id, channel="email", value=CONTROL)
    confirm(town, control)
    post.answer(None, "Marta ya no viaja", sender=CONTROL, proof=PROVEN)
    assert planned(town) == set()


def test_of_several_it_is_asked_which(town: Town, control: Chat, marta: Chat) -> None:
    marta.says("estoy de vacaciones del 25 al 29 de mayo")
    confirm(town, control)
    control.says("Marta ya no se ausenta")
    assert "y lun 25 may a vie 29 may" in str(ended(list(control.heard()))["which"])
    control.says("Marta ya no se ausenta del 25 al 29")
    assert ended(list(control.heard()))["until"] == "2026-05-29"


def test_a_day_that_is_only_a_part_of_it_calls_off_nothing(town: Town, control: Chat) -> None:
    confirm(town, control)
    control.says("Marta no viaja el 14")
    assert ended(list(control.heard()))["which"] == "jue 14 may a vie 15 may"
    assert planned(town) == {(town.marta_id, JUE, VIE)}


def test_of_who_is_not_away_it_is_said(control: Chat) -> None:
    control.says("Pedro ya volvió")
    control.says("Pedro ya volvió")
    assert [one.values.get("ended") for one in control.heard() if isinstance(one, Note)] == [
        1,
        None,
    ]


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_no_to_its_new_days_tells_that_the_old_ones_stand(
    town: Town, control: Chat, confirmed: bool
) -> None:
    if confirmed:
        confirm(town, control)
    control.says("lo de marta es solo el viernes 15")
    control.heard()
    control.says("no")
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert note.values == {
        "dropped": 1, "person": "Marta Lucía Rincón", "first": "2026-05-14", "until": "2026-05-15",
    }  # fmt: skip
    control.says("Marta ya no se ausenta")
    assert ended(list(control.heard()))["ended"] == 1


@pytest.mark.parametrize(
    "said",
    ["el contrato ya no va", "lo de la rampa se canceló", "Marta no contesta", "¿Marta ya volvió?",
     "la 1.2 ya no va", "Marta no ha vuelto", "ya volvió la plataforma", "Marta no va en 50"],
)  # fmt: skip
def test_other_words_end_no_absence(town: Town, control: Chat, said: str) -> None:
    confirm(town, control)
    control.says(said)
    assert "away_ended" not in notes(control.heard())
    assert planned(town) == {(town.marta_id, JUE, VIE)}
    assert away(town, town.pedro_id) == date(2026, 5, 20)


def test_who_confirms_no_absences_ends_none(town: Town, control: Chat, pedro: Chat) -> None:
    confirm(town, control)
    pedro.says("Marta ya no viaja")
    assert "away_ended" not in notes(pedro.heard())
    assert planned(town) == {(town.marta_id, JUE, VIE)}
