"""An absence that was told is on other days, or there is none: the one on record is changed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from core.messages import Note
from core.notice_names import AWAY
from core.refs import Ref
from core.words import OutboxKind, Role
from models.answers.requests import Request
from models.owed import Notice, OwedState
from scheduler.told import absences_ahead
from tests.service.bot.absences.test_absent import away, mark, notices
from tests.service.bot.chat import PEDRO, REFS, Chat, Town, notes
from tests.support.builders import a_membership, an_outbox_item

TOLD = "estoy de vacaciones del 18 al 22 de mayo"


@pytest.fixture(autouse=True)
def control(town: Town) -> None:
    """Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)


@pytest.fixture
def activity(town: Town) -> int:
    """The activity of which she reports, beside another."""
    town.add("1.3", 40)
    return town.add("1.2", 40)


def confirm(town: Town) -> None:
    """Let Pedro read the newest notice, and press its button."""
    last = notices(town)[-1].id
    with town.database.transaction() as session:
        item = an_outbox_item(session, town.context.entity_id, kind=OutboxKind.NOTE)
        told = update(Notice).where(Notice.id == last)
        session.execute(told.values(state=OwedState.TOLD, outbox_id=item))
    pedro = Chat(town, PEDRO, "Pedro")
    pedro.heard()
    pedro.presses(REFS.make(Ref(AWAY, last)))
    assert notes(pedro.heard()) == ["away_set"]


def planned(town: Town) -> set[tuple[int, date, date]]:
    """Return who will be away, as control has confirmed it."""
    with town.database.reading() as session:
        return absences_ahead.planned(session, town.context, town.now)


MOVED = [
    ("me equivoqué, es del 25 al 29, no del 18 al 22", "2026-05-25", "2026-05-29"),
    ("perdón, no es del 18 al 22 sino del 25 al 29", "2026-05-25", "2026-05-29"),
    ("lo de vacaciones es del 25 al 29", "2026-05-25", "2026-05-29"),
    ("mis vacaciones quedaron para el 25 de mayo", "2026-05-25", "2026-05-25"),
    ("las vacaciones no son del 18 al 22 sino del 25 al 29", "2026-05-25", "2026-05-29"),
    ("me corrieron las vacaciones para el 25 de mayo", "2026-05-25", "2026-05-25"),
    ("solo falto el viernes 22", "2026-05-22", "2026-05-22"),
    ("ya no salgo el 18 sino el 20", "2026-05-20", "2026-05-22"),
    ("ya no salgo el 18 sino el 19, vuelvo el 26", "2026-05-19", "2026-05-25"),
    ("no me voy el 18 sino el miércoles 20", "2026-05-20", "2026-05-22"),
    ("ya no viajo el lunes 18 sino el 20 y regreso el 27", "2026-05-20", "2026-05-26"),
    ("me equivoqué, salgo es el 20", "2026-05-20", "2026-05-22"),
    ("eso de 20 era el dia q salgo, el 20 de mayo", "2026-05-20", "2026-05-22"),
    ("y la ausencia es del 19 al 25", "2026-05-19", "2026-05-25"),
    (
        "mi viaje a bogota se corrio, ya no es del 18 al 22 sino del 25 al 29",
        "2026-05-25",
        "2026-05-29",
    ),
    ("le repito que mi viaje quedo del 25 al 29 de mayo", "2026-05-25", "2026-05-29"),
    ("ya no me voy el 18, me voy el 20 y vuelvo el 27", "2026-05-20", "2026-05-26"),
    ("no viajo el 18, ese viaje se cancelo. viajo del 25 al 29", "2026-05-25", "2026-05-29"),
    ("ya no salgo el lunes 18, salgo el martes 19", "2026-05-19", "2026-05-22"),
    ("no me voy el 18 porque se aplazo. me voy de viaje del 25 al 29", "2026-05-25", "2026-05-29"),
    ("mis vacaciones empiezan el 19, no el 18", "2026-05-19", "2026-05-22"),
    ("las vacaciones arrancan el miercoles 20 no el 18", "2026-05-20", "2026-05-22"),
    ("mis vacaciones no empiezan el 18 sino el 19", "2026-05-19", "2026-05-22"),
    ("salgo el 19 no el 18", "2026-05-19", "2026-05-22"),
    ("las vacaciones son del 19 al 27 de mayo, ambos incluidos", "2026-05-19", "2026-05-27"),
    ("mis vacaciones del 18 al 22 se corrieron, ahora del 25 al 29", "2026-05-25", "2026-05-29"),
    ("mis vacaciones del 18 al 22 ya quedaron para el 25 al 29", "2026-05-25", "2026-05-29"),
    (
        "las vacaciones del 18 al 22 me las movieron, ahora son del 25 al 29",
        "2026-05-25",
        "2026-05-29",
    ),
    ("ya no son del 18 al 22, son del 25 al 29", "2026-05-25", "2026-05-29"),
    ("ya no van del 18 al 22 ahora van del 25 al 29", "2026-05-25", "2026-05-29"),
    ("no del 18 al 22, del 25 al 29", "2026-05-25", "2026-05-29"),
    ("Ah no perdon del 20 al 22, el 19 trabajo", "2026-05-20", "2026-05-22"),
    ("perdón es del 20 al 22, el 18 y 19 sí trabajo", "2026-05-20", "2026-05-22"),
    ("del 20 al 22, no del 18, corrijan porfa", "2026-05-20", "2026-05-22"),
    ("del 19 al 22, el 18 si voy", "2026-05-19", "2026-05-22"),
    ("cancele mis vacaciones. estoy de permiso el 29 de mayo", "2026-05-29", "2026-05-29"),
]
# Of no absence that is named: right after it was told
MOVED_AT_ONCE = [
    "me las corrieron del 25 al 29 de mayo", "no, me las corrieron del 25 al 29 de mayo",
    "ay no, me las pasaron para el 25 al 29 de mayo",
]  # fmt: skip
NONE = [
    "retiro lo de vacaciones", "ya no salgo a vacaciones", "cancele mis vacaciones",
    "me cancelaron las vacaciones", "al final no me voy de vacaciones",
    "mis vacaciones quedaron aplazadas", "mis vacaciones del 18 al 22 se cancelaron, gracias",
    "mis vacaciones del 18 al 22 de mayo ya no van", "las vacaciones del 18 al 22 me las negaron",
    "Mi ausencia del 18 al 22 quedo cancelada",
]  # fmt: skip
BEFORE = ["", "la 1.2 va en 60. ", "la 1.2 va en 60. Y "]


@pytest.mark.parametrize(("said", "first", "until"), MOVED)
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("confirmed", [False, True])
def test_its_new_days_are_told_and_the_old_ones_are_none(
    town: Town, marta: Chat, activity: int, confirmed: bool, before: str, said: str, first: str,
    until: str,
) -> None:  # fmt: skip
    marta.says(TOLD)
    if confirmed:
        confirm(town)
    marta.heard()
    marta.says(before + said)

    heard = marta.heard()
    assert notes(heard) == ["away_told", *(["receipt"] if before else [])]
    assert isinstance(heard[0], Note)
    assert (heard[0].values["first"], heard[0].values["until"]) == (first, until)
    last = notices(town)[-1].details
    assert (last["first"], last["until"]) == (first, until)
    assert planned(town) == set()
    assert town.figure(activity) == ((60, "") if before else (40, "Vamos en el 60 %"))
    if confirmed:
        assert (last["was_first"], last["was_until"]) == ("2026-05-18", "2026-05-22")
        confirm(town)
        days = date.fromisoformat(first), date.fromisoformat(until)
        assert planned(town) == {(town.marta_id, *days)}


@pytest.mark.parametrize("said", NONE)
@pytest.mark.parametrize("before", BEFORE[:2])
@pytest.mark.parametrize("confirmed", [False, True])
def test_an_absence_that_is_none_any_more_is_called_off(
    town: Town, marta: Chat, activity: int, confirmed: bool, before: str, said: str
) -> None:
    marta.says(TOLD)
    if confirmed:
        confirm(town)
    marta.heard()
    marta.says(before + said)

    heard = marta.heard()
    assert notes(heard) == ["back_noted", *(["receipt"] if before else [])]
    assert isinstance(heard[0], Note)
    assert (heard[0].values["off"], heard[0].values["until"]) == (1, "2026-05-22")
    assert planned(town) == set()
    assert all(one.details["until"] is None for one in notices(town))
    assert town.figure(activity) == ((60, "") if before else (40, "Vamos en el 60 %"))


@pytest.mark.usefixtures("activity")
def test_one_that_has_begun_ends_and_one_that_lasts_longer_stands_until_confirmed(
    town: Town, marta: Chat
) -> None:
    mark(town)
    marta.says("mis vacaciones son hasta el 29 de mayo")
    assert away(town) == date(2026, 5, 22)
    marta.says("me cancelaron las vacaciones")
    assert away(town) is None


@pytest.mark.usefixtures("activity")
def test_of_several_it_is_asked_which_and_their_days_tell(town: Town, marta: Chat) -> None:
    marta.says("tengo permiso el 13")
    marta.says(TOLD)
    marta.heard()
    marta.says("cancele mi ausencia")
    (asked,) = marta.heard()
    assert isinstance(asked, Note)
    assert asked.values["which"] == "mié 13 may y lun 18 may a vie 22 may"

    marta.says("cancele mi ausencia del 18 al 22")
    assert [one.details["until"] for one in notices(town)] == ["2026-05-13", None]
    marta.says("cancele mi permiso")
    assert [one.details["until"] for one in notices(town)] == [None, None]


@pytest.mark.usefixtures("activity")
def test_without_any_there_is_none_to_call_off(town: Town, marta: Chat) -> None:
    marta.says("cancele mis vacaciones")

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["ended"]) == ("back_noted", 0)
    assert notices(town) == []


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "la licencia queda para el 25 de mayo",
        "el permiso queda para el 25 de mayo",
        "la comisión es el 25 de mayo",
        "la 1.2 va en 60, el permiso queda para el 25 de mayo",
        "me equivoqué, la 1.2 va en 60",
        "me equivoqué, es 60",
        "¿ya cancelaron mis vacaciones?",
    ],
)
def test_papers_and_journeys_of_the_work_are_no_absence(town: Town, marta: Chat, said: str) -> None:
    marta.says(TOLD)
    confirm(town)
    marta.says("la 1.2 va en 50")
    marta.heard()
    marta.says(said)

    assert not {"away_told", "back_noted"} & {*notes(marta.heard())}
    assert planned(town) == {(town.marta_id, date(2026, 5, 18), date(2026, 5, 22))}


@pytest.mark.parametrize(("said", "first", "until"), MOVED)
@pytest.mark.parametrize(
    ("answer", "state"), [("sí. ", "open"), ("si pidanlo, ", "open"), ("no. ", None)]
)
@pytest.mark.usefixtures("activity")
def test_beside_a_yes_or_a_no_both_are_done(
    town: Town, marta: Chat, answer: str, state: str | None, said: str, first: str, until: str
) -> None:
    marta.says(TOLD)
    marta.says("la 1.2 ya no aplica porque se canceló el contrato")
    marta.heard()
    marta.says(answer + said)

    last = notices(town)[-1].details
    assert (last["first"], last["until"]) == (first, until)
    assert [one.state.value for one in town.rows(select(Request))] == [state] * bool(state)
    expected = "request_sent" if state else "request_dropped"
    assert notes(marta.heard()) == ["away_told", expected]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("vuelvo el martes 26 no el lunes 25", "2026-05-25"),
        ("no regreso el 25 sino el 27", "2026-05-26"),
        ("me reintegro el jueves 28, no el lunes", "2026-05-27"),
        ("ya no vuelvo el 25 sino que vuelvo el 26", "2026-05-25"),
    ],
)
def test_a_later_day_of_return_lengthens_it(town: Town, marta: Chat, said: str, until: str) -> None:
    marta.says(TOLD)
    confirm(town)
    marta.heard()
    marta.says(said)
    last = notices(town)[-1].details
    assert (last["first"], last["until"]) == ("2026-05-18", until)
    assert planned(town) == {(town.marta_id, date(2026, 5, 18), date(2026, 5, 22))}


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    ["vuelvo el martes 26 no el lunes. todo bien con la 1.2?", "vuelvo el 26, no el 25",
     "no vuelvo el 25 sino el 26, la 1.2 va en 60"],
)  # fmt: skip
def test_of_one_that_has_begun_the_last_day_is_told_and_what_stands_beside_it_is_heard(
    town: Town, marta: Chat, said: str
) -> None:
    mark(town)
    marta.says(said)
    assert notices(town)[-1].details["until"] == "2026-05-25"
    assert away(town) == date(2026, 5, 22)
    assert len(marta.heard()) == 1 + ("1.2" in said)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    ["estoy aqui!! no me fui, escribame normal", "aqui estoy, no me fui", "al final no me fui",
     "no viaje, sigo aqui", "no me fui, estoy en la oficina. puede escribirme como siempre",
     "hola, no me fui. ya me pueden escribir normal"],
)  # fmt: skip
def test_who_never_went_is_here(town: Town, marta: Chat, said: str) -> None:
    mark(town)
    marta.says(said)
    assert away(town) is None
    assert notes(marta.heard())[0] == "back_noted"


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    ["no me fui con esa cifra, es 60", "el contratista no se fue", "aquí estoy pendiente de la 1.2",
     "no viajé porque cancelaron la obra, la 1.2 va en 60"],
)  # fmt: skip
def test_other_words_of_going_end_no_absence(town: Town, marta: Chat, said: str) -> None:
    mark(town)
    marta.says(said)
    assert away(town) == date(2026, 5, 22)


@pytest.mark.usefixtures("activity")
def test_who_stands_in_is_told_with_the_first_word_of_it(town: Town, marta: Chat) -> None:
    marta.says("Mis vacaciones son del 19 al 27 de mayo, ambos incluidos. Queda encargado Wilson")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["until"], note.values["missing"]) == ("2026-05-27", "Wilson")
    assert "Wilson" in str(notices(town)[-1].details["words"])


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    ["la 1.2 ya no sale el 18 sino el 20", "las obras empiezan el 19, no el 18",
     "el taller ya no es del 18 al 22 sino del 25 al 29", "no salgo el 18 al mercado sino el 20",
     "el informe ya no sale el 18 sino el 20", "la feria del 18 al 22 se corrió, ahora del 25",
     "la 1.2 ya no es del 12 al 14, es del 18 al 20",
     "el taller es del 20 al 22, el 19 trabajo en eso"],
)  # fmt: skip
def test_days_of_the_work_move_no_absence(town: Town, marta: Chat, said: str) -> None:
    marta.says(TOLD)
    marta.says(said)
    last = notices(town)[-1].details
    assert (last["first"], last["until"]) == ("2026-05-18", "2026-05-22")


@pytest.mark.usefixtures("activity")
def test_a_first_day_of_no_known_absence_tells_none(town: Town, marta: Chat) -> None:
    marta.says("ya no salgo el 18 sino el 20")
    assert notices(town) == []


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    ["no, yo vuelvo el 25, estoy desde el 18 por fuera",
     "perdón, vuelvo el 25 y estoy fuera desde el 18",
     "no, me voy el 18 y vuelvo el 25", "No, estoy por fuera desde el 18 y vuelvo el 25",
     "no señora, salgo el 18 y regreso el 25"],
)  # fmt: skip
@pytest.mark.parametrize("told", ["me voy mañana y regreso el lunes 18", "viajo hasta el 17"])
def test_right_after_it_was_told_both_its_days_are_put_right(
    town: Town, marta: Chat, told: str, said: str
) -> None:
    marta.says(told)
    assert notes(marta.heard()) == ["away_told"]
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["first"], note.values["until"]) == (
        "away_told", "2026-05-18", "2026-05-24",
    )  # fmt: skip
    stand = [one.details["until"] for one in notices(town) if one.details["until"]]
    assert stand == ["2026-05-24"]


@pytest.mark.parametrize("said", MOVED_AT_ONCE)
@pytest.mark.parametrize("beside", ["", ". y la 1.2 va en 60", ", la 1.2 va en 60"])
def test_they_are_moved_right_after_they_were_told(
    town: Town, marta: Chat, activity: int, beside: str, said: str
) -> None:
    marta.says(TOLD)
    marta.heard()
    marta.says(said + beside)

    heard = marta.heard()
    assert notes(heard) == ["away_told", *(["receipt"] if beside else [])]
    last = notices(town)[-1].details
    assert (last["first"], last["until"]) == ("2026-05-25", "2026-05-29")
    assert town.figure(activity) == ((60, "") if beside else (40, "Vamos en el 60 %"))


def test_what_others_moved_is_an_account_of_the_work(
    town: Town, marta: Chat, activity: int
) -> None:
    marta.says(TOLD)
    marta.heard()
    marta.says("las sillas me las corrieron del 25 al 29 de mayo. Y la 1.2 va en 60")

    assert "away_told" not in notes(marta.heard())
    assert town.figure(activity)[0] == 60
