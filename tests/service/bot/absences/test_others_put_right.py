"""Control answers what waits for a yes beside the codes of absences, and says on which other days
somebody is away."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.notice_names import AWAY
from core.words import Role
from models.staff import absences
from scheduler import tick
from scheduler.told import absence, absences_ahead
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, a_ref, notes, somebody

JUE, VIE = date(2026, 5, 14), date(2026, 5, 15)


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of control, who was told that Marta and Pedro will be away."""
    found = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    town.add("1.2", 40)
    town.add("2.2", 20, office=town.other_office_id)
    marta.says("viajo el 14 y 15 de mayo")
    pedro.says("salgo a vacaciones del 12 al 26 de mayo")
    passes(town)
    for chat in (found, marta, pedro):
        chat.heard()
    return found


def passes(town: Town) -> None:
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()


def planned(town: Town) -> set[tuple[int, date, date]]:
    with town.database.reading() as session:
        return absences_ahead.planned(session, town.context, town.now)


def away(town: Town, person_id: int) -> date | None:
    with town.database.reading() as session:
        return absences.away_until(session, person_id)


@pytest.mark.parametrize(
    ("said", "sets"),
    [
        ("si. ausente {0} y ausente {1}", True),
        ("Sí, señora. Ausente {0}, {1}", True),
        ("correcto; y ausente {0} y {1}", True),
        ("no. ausente {0} y ausente {1}", False),
    ],
)
def test_the_answer_to_what_waits_stands_beside_the_codes(
    town: Town, control: Chat, said: str, sets: bool
) -> None:
    first, second = (one.id for one in notices(town))
    control.says("Pedro está incapacitado hoy")
    assert notes(control.heard()) == ["away_proposed"]

    control.says(said.format(first, second))

    told = notes(control.heard())
    assert told == ["away_set_several", "away_set" if sets else "away_of_another"]
    assert away(town, town.pedro_id) == (date(2026, 5, 11) if sets else None)
    days = date(2026, 5, 12), date(2026, 5, 26)
    assert planned(town) == {(town.marta_id, JUE, VIE), (town.pedro_id, *days)}


@pytest.mark.parametrize("said", ["si. ausente {0} y ausente {1}", "sí, ausente {0} y {1}"])
def test_a_yes_that_answers_nothing_else_is_of_the_codes(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said.format(*(one.id for one in notices(town))))
    assert notes(control.heard()) == ["away_set_several"]


@pytest.mark.parametrize("said", ["si. ausente {0}", "sí, ausente {0}"])
def test_a_yes_and_the_code_of_what_was_shown_set_it_once(
    town: Town, control: Chat, said: str
) -> None:
    control.says("Pedro está incapacitado hoy")
    control.heard()
    control.says(said.format(notices(town)[-1].id))
    assert notes(control.heard()) == ["away_set"]


ONLY_FRIDAY = [
    "lo de marta es solo el viernes 15", "marta no viaja el jueves, solo el viernes",
    "la ausencia de Marta no es el 14 sino el 15", "Marta viaja solo el viernes",
    "ojo, Marta solo falta el viernes 15", "lo de Marta es el viernes 15, no el jueves 14",
    "la de marta también, pero solo el viernes",
]  # fmt: skip


@pytest.mark.parametrize("said", ONLY_FRIDAY)
@pytest.mark.parametrize("confirmed", [False, True])
def test_control_says_on_which_day_somebody_is_away(
    town: Town, control: Chat, said: str, confirmed: bool
) -> None:
    first = notices(town)[0].id
    if confirmed:
        control.says(f"ausente {first}")
        control.heard()
    control.says(said)

    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["person"]) == ("away_proposed", "Marta Lucía Rincón")
    assert (note.values["first"], note.values["until"]) == (VIE.isoformat(), VIE.isoformat())
    assert planned(town) == ({(town.marta_id, JUE, VIE)} if confirmed else set())

    control.says("sí")
    assert notes(control.heard()) == ["away_set"]
    assert planned(town) == {(town.marta_id, VIE, VIE)}
    control.says(f"ausente {first}")
    assert notes(control.heard()) == ["question_gone"]
    assert planned(town) == {(town.marta_id, VIE, VIE)}


def test_after_a_no_the_days_that_were_told_stand(town: Town, control: Chat, marta: Chat) -> None:
    control.says(f"ausente {notices(town)[0].id}")
    control.says("lo de marta es solo el viernes 15")
    control.says("no")
    assert planned(town) == {(town.marta_id, JUE, VIE)}
    marta.says("al final no viajo")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["off"], note.values["first"]) == (1, JUE.isoformat())


@pytest.mark.parametrize(
    "said",
    ["{0}. la de pedro también, pero hasta el 25", "{0}. Pedro también, pero solo hasta el 25",
     "{0}, la de pedro es solo hasta el 25"],
)  # fmt: skip
@pytest.mark.parametrize("first", ["confirmo la ausencia de Marta", "si"])
def test_one_is_confirmed_and_of_the_other_it_is_said_until_when(
    town: Town, control: Chat, first: str, said: str
) -> None:
    if first == "si":
        control.says("Marta está incapacitada hoy")
        control.heard()
    control.says(said.format(first))

    heard = control.heard()
    assert sorted(notes(heard)) == ["away_proposed", "away_set"]
    (asked,) = [one for one in heard if isinstance(one, Note) and one.name == "away_proposed"]
    assert (asked.values["first"], asked.values["until"]) == ("2026-05-12", "2026-05-25")
    control.says("sí")
    assert notes(control.heard()) == ["away_set"]
    assert (town.pedro_id, date(2026, 5, 12), date(2026, 5, 25)) in planned(town)


def test_one_that_runs_is_over_where_its_days_are_all_to_come(town: Town, control: Chat) -> None:
    control.says(f"ausente {notices(town)[1].id}")
    town.morning()
    assert away(town, town.pedro_id) == date(2026, 5, 26)
    control.says("lo de pedro es del 18 al 22")
    control.says("sí")
    assert away(town, town.pedro_id) == date(2026, 5, 11)
    assert planned(town) == {(town.pedro_id, date(2026, 5, 18), date(2026, 5, 22))}


@pytest.mark.parametrize(
    "said",
    [
        "lo de la rampa es solo el viernes 15",
        "lo de luz es solo el viernes 15",
        "la 1.2 es solo el viernes 15",
        "¿lo de marta es solo el viernes 15?",
        "lo de marta va en 50",
    ],
)
def test_of_nobody_who_is_away_nothing_is_asked(control: Chat, said: str) -> None:
    control.says(said)
    assert "away_proposed" not in notes(control.heard())


@pytest.mark.parametrize("said", ONLY_FRIDAY[:2])
@pytest.mark.usefixtures("control")
def test_who_confirms_no_absences_puts_none_right(pedro: Chat, said: str) -> None:
    pedro.says(said)
    assert "away_proposed" not in notes(pedro.heard())


OFF = ["al final no viajo", "ya no viajo", "no viajo siempre", "se me canceló el viaje",
       "al final no viajo el 14 y 15"]  # fmt: skip


@pytest.mark.parametrize("said", [*OFF[:2], *OFF[3:]])
@pytest.mark.parametrize("confirmed", [False, True])
def test_control_is_told_that_an_absence_that_it_confirmed_is_called_off(
    town: Town, control: Chat, marta: Chat, said: str, confirmed: bool
) -> None:
    if confirmed:
        control.says(f"ausente {notices(town)[0].id}")
        control.heard()
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["off"]) == ("back_noted", 1)
    town.morning()

    told = [one for said in control.heard() for one in getattr(said, "notices", ())]
    assert [one.name for one in told] == (["away_off"] if confirmed else [])
    if confirmed:
        assert told[0].values == {
            "person": "Marta Lucía Rincón", "first": "2026-05-14", "until": "2026-05-15",
        }  # fmt: skip
    assert planned(town) == set()


def test_the_rest_of_control_is_told_which_colleague_said_that_somebody_is_away_no_more(
    town: Town, control: Chat
) -> None:
    colleague = somebody(town, 801, "Beatriz Amaya", Role.CONTROL)
    control.says(f"ausente {notices(town)[0].id}")
    colleague.says("al final Marta no viaja, se lo aplazaron")
    control.heard()
    town.morning()
    told = [one for said in control.heard() for one in getattr(said, "notices", ())]
    assert [(one.name, one.values["by"]) for one in told] == [("away_off", "Beatriz Amaya")]


def test_one_that_has_begun_is_called_off_too(town: Town, control: Chat, pedro: Chat) -> None:
    control.says(f"ausente {notices(town)[1].id}")
    town.morning()
    control.heard()
    pedro.says("se me cancelaron las vacaciones")
    town.morning()
    told = [one for said in control.heard() for one in getattr(said, "notices", ())]
    assert [one.name for one in told] == ["away_off"]
    assert away(town, town.pedro_id) == date(2026, 5, 11)


@pytest.mark.usefixtures("control")
@pytest.mark.parametrize(
    "said",
    ["no viajo el jueves, solo el viernes", "no viajo el jueves sino el viernes",
     "el jueves no viajo, solo el viernes", "viajo solo el viernes", "solo viajo el viernes 15",
     "no viajo el jueves, es el viernes 15", "viajo es el viernes, no el jueves"],
)  # fmt: skip
def test_a_lead_puts_her_own_journey_right(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["first"], note.values["until"]) == (
        "away_told", VIE.isoformat(), VIE.isoformat(),
    )  # fmt: skip
    hers = [one for one in notices(town) if one.details["away"] == town.marta_id]
    assert [one.details["until"] for one in hers] == [None, VIE.isoformat()]


@pytest.mark.usefixtures("control")
def test_a_journey_of_which_nobody_was_told_calls_off_no_vacations(town: Town, pedro: Chat) -> None:
    pedro.says("al final no viajo")
    assert notes(pedro.heard()) == ["own_away_which"]
    assert notices(town)[1].details["until"] == "2026-05-26"


@pytest.mark.parametrize(
    "said",
    [
        "Pedro vuelve el 22, no el 27",
        "Pedro no vuelve el 27 sino el 22",
        "pedro regresa el 22 y no el 27",
    ],
)
@pytest.mark.parametrize("confirmed", [False, True])
def test_the_day_of_return_is_put_right_beside_the_one_that_is_denied(
    town: Town, control: Chat, said: str, confirmed: bool
) -> None:
    if confirmed:
        control.says(f"ausente {notices(town)[1].id}")
        control.heard()
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("away_proposed", date(2026, 5, 21).isoformat())


def test_a_no_to_an_absence_that_is_set_already_says_that_it_stands(
    town: Town, control: Chat
) -> None:
    notice = notices(town)[1].id
    town.now = town.now.replace(day=12)
    control.says(f"ausente {notice}")
    assert notes(control.heard()) == ["away_set"]
    stands = away(town, town.pedro_id), planned(town)

    control.presses(a_ref(AWAY, notice, "no"))
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("away_of_another", "2026-05-26")
    assert (away(town, town.pedro_id), planned(town)) == stands


@pytest.mark.parametrize("confirmed", [False, True])
@pytest.mark.parametrize(
    ("said", "moves"),
    [
        ("no es el jueves 14, marta se va el 18 y vuelve el 25, corrijan eso", True),
        ("No, no es hasta el viernes 15, Marta se va el 18 y vuelve el 25", True),
        ("Marta sale el lunes 18 y vuelve el 25, corrijan eso por favor", True),
        ("marta se va el 18 y vuelve el 25", False),
        ("Marta sale a vacaciones el lunes 18 y regresa el lunes 25", False),
    ],
)
def test_both_her_days_are_said_and_those_before_stand_where_they_are_not_put_right(
    town: Town, control: Chat, said: str, moves: bool, confirmed: bool
) -> None:
    if confirmed:
        control.says(f"ausente {notices(town)[0].id}")
        control.heard()
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["first"], note.values["until"]) == (
        "away_proposed", "2026-05-18", "2026-05-24",
    )  # fmt: skip
    control.says("sí")
    assert notes(control.heard()) == ["away_set"]
    new = (town.marta_id, date(2026, 5, 18), date(2026, 5, 24))
    before = {(town.marta_id, JUE, VIE)} if confirmed and not moves else set()
    assert planned(town) == {new, *before}


def test_both_her_days_are_heard_where_they_are_confirmed_in_one_breath(
    town: Town, control: Chat
) -> None:
    control.says(
        "Me dicen que Marta Rincon sale a vacaciones el lunes 18 y vuelve el lunes 25, "
        "queda confirmado"
    )
    assert notes(control.heard()) == ["away_set"]
    assert planned(town) == {(town.marta_id, date(2026, 5, 18), date(2026, 5, 24))}


@pytest.mark.parametrize(
    "said",
    ["pedro se devolvio antes, ya esta trabajando desde hoy", "Pedro se devolvió antes"],
)  # fmt: skip
def test_who_came_back_earlier_is_here(town: Town, control: Chat, said: str) -> None:
    control.says(f"ausente {notices(town)[1].id}")
    town.morning()
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["away_ended"]
    assert away(town, town.pedro_id) == date(2026, 5, 11)


@pytest.mark.parametrize(
    "said",
    ["el informe de Marta sale el 18 y vuelve el 25", "la 1.2 se devolvió antes",
     "¿Marta se va el 18 y vuelve el 25?"],
)  # fmt: skip
def test_what_goes_and_comes_back_of_the_work_is_nobody(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert not {"away_proposed", "away_ended", "away_set"} & {*notes(control.heard())}
    assert planned(town) == set()


@pytest.mark.parametrize(
    "said", ["Pedro no sale de vacaciones", "mentiras, Pedro ya no se va de vacaciones"]
)
def test_who_does_not_go_is_not_told_to_be_away(town: Town, control: Chat, said: str) -> None:
    control.says(said)

    assert "away_of_another" not in notes(control.heard())
    with town.database.reading() as session:
        assert absence.known_of(session, town.context, town.pedro_id, town.now) == ()
