"""That somebody else is away: control sets it with a yes, others are told who confirms it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import AWAY
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.organisation import Person
from models.owed import Notice
from models.staff import absences
from tests.service.bot.chat import PEDRO, Chat, Town, notes, somebody
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_membership, a_request

HERNAN = 801


@pytest.fixture
def hernan(town: Town) -> Chat:
    """Control, who confirms absences."""
    return somebody(town, HERNAN, "Hernán Mejía", Role.CONTROL)


def away(town: Town, name: str = "Marta Lucía Rincón") -> date | None:
    """Return until when somebody is away."""
    with town.database.reading() as session:
        query = select(Person.id).filter_by(name=name, entity_id=town.context.entity_id)
        return absences.away_until(session, session.scalars(query).one())


@pytest.mark.parametrize(
    "said",
    [
        "Buenas tardes, Marta Rincón de TIC estará incapacitada hasta el 22 de mayo.",
        "marta está de vacaciones y hasta el viernes 22",
        "Marta Lucía, de TIC, está de licencia hasta el 22 de mayo, para que no le escriban.",
        "a marta rincon le dieron incapacidad hasta el 22 de mayo",
        "Marta se incapacitó, no viene hasta el 22 de mayo, me avisó su secretaria",
        "de acuerdo, ausente Marta hasta el 22 de mayo",
        "Marta ausente hasta el 22 de mayo",
    ],
)
def test_control_is_shown_the_absence_of_another_and_a_yes_sets_it(
    town: Town, hernan: Chat, said: str
) -> None:
    hernan.says(said)
    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["person"], note.values["until"]) == (
        "away_proposed", "Marta Lucía Rincón", "2026-05-22",
    )  # fmt: skip
    assert away(town) is None

    hernan.says("sí")
    assert notes(hernan.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 22)


@pytest.mark.parametrize(
    ("said", "marta", "pedro"),
    [
        ("Sí, confirmado lo de Marta y lo de Pedro. Gracias", True, True),
        ("confirmo lo de Pedro y Marta", True, True),
        ("Confirmadas las ausencias de Marta Rincón y de Pedro Rueda", True, True),
        ("confirmo las dos ausencias", True, True),
        ("Confirmo todas las ausencias, gracias", True, True),
        ("confirmo las tres ausencias", False, False),
        ("sí, confirmo lo de Marta", True, False),
        ("no confirmo lo de Marta ni lo de Pedro", False, False),
        ("Sí, confirmado lo de Rosario y lo de Pedro", False, False),
        ("confirmado lo de la reunión con Marta y Pedro", False, False),
        ("Confirmado, gracias", False, False),
    ],
)
def test_of_several_who_are_away_those_are_set_whom_control_names(
    town: Town, hernan: Chat, said: str, marta: bool, pedro: bool
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 40, office=town.other_office_id)
    for one in (Chat(town), Chat(town, PEDRO, "Pedro")):
        one.says("estoy de vacaciones hasta el 22 de mayo")
    town.morning()
    hernan.heard()
    hernan.says(said)

    may = date(2026, 5, 22)
    assert (away(town), away(town, "Pedro Rueda")) == (
        may if marta else None,
        may if pedro else None,
    )
    assert marta or "away_set" not in notes(hernan.heard())


@pytest.mark.parametrize("said", ["ausente 98", "Confirmo, ausente 98"])
def test_a_number_that_is_no_absence_is_answered_with_those_that_wait(
    town: Town, hernan: Chat, said: str
) -> None:
    town.add("1.2", 40)
    Chat(town).says("estoy de vacaciones hasta el 22 de mayo")
    town.morning()
    hernan.heard()
    hernan.says(said)
    assert notes(hernan.heard()) == ["away_which"]
    assert away(town) is None


def test_an_absence_whose_days_have_passed_needs_no_yes(town: Town, hernan: Chat) -> None:
    town.add("1.2", 40)
    Chat(town).says("estoy de vacaciones hasta el 22 de mayo")
    town.morning()
    (told,) = town.rows(select(Notice).where(Notice.kind == AWAY))
    town.wait(days=30)
    hernan.heard()
    hernan.says(f"ausente {told.id}")
    assert notes(hernan.heard()) == ["away_over"]
    assert away(town) is None


def test_of_a_lead_such_a_number_is_no_order(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("ausente 98")
    assert not {"away_which", "question_gone"} & set(notes(marta.heard()))


@pytest.mark.parametrize(
    "said",
    [
        "Pedro queda encargado mientras Marta está de vacaciones hasta el 22 de mayo",
        "Marta está de vacaciones hasta el 22 de mayo y Pedro queda encargado",
        "Pedro la reemplaza, porque Marta está de licencia hasta el 22 de mayo",
    ],
)
def test_who_stands_in_is_not_taken_for_who_is_away(hernan: Chat, said: str) -> None:
    hernan.says(said)
    note, passed = hernan.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["person"]) == ("away_proposed", "Marta Lucía Rincón")
    assert isinstance(passed, Note)
    assert passed.name == "staff_told"


@pytest.mark.parametrize(
    "said",
    ["Marta ya no está de vacaciones", "Marta no está en comisión", "Marta Rincón ya volvió"],
)
def test_who_is_said_to_be_here_is_not_asked_about(hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert not {"away_of_another", "away_proposed"} & set(notes(hernan.heard()))


@pytest.mark.parametrize(
    "said",
    [
        "a marta rincon le dieron licencia desde el 18 de mayo hasta el 22",
        "de acuerdo, ausente Marta del 18 al 22",
    ],
)
def test_an_absence_to_come_is_shown_with_its_first_day(
    town: Town, hernan: Chat, said: str
) -> None:
    hernan.says(said)
    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert (note.values["first"], note.values["until"]) == ("2026-05-18", "2026-05-22")
    hernan.touches("Sí, Marta está ausente")
    assert notes(hernan.heard()) == ["away_set"]
    assert away(town) is None  # it begins by itself


def test_a_no_sets_nothing_and_without_a_day_it_is_asked_for(town: Town, hernan: Chat) -> None:
    hernan.says("marta está de vacaciones hasta el 22 de mayo")
    hernan.says("no")
    hernan.says("marta está de vacaciones")
    said = hernan.heard()

    assert notes(said) == ["away_proposed", "away_of_another", "away_of_another"]
    assert away(town) is None


def test_the_button_that_says_no_sets_nothing(town: Town, hernan: Chat) -> None:
    hernan.says("marta está de vacaciones hasta el 22 de mayo")
    hernan.touches("No")

    assert notes(hernan.heard()) == ["away_proposed", "away_of_another"]
    assert away(town) is None


def test_who_does_not_confirm_absences_is_told_who_does(town: Town, luz: Chat) -> None:
    luz.says("marta está de vacaciones desde mañana y hasta el viernes 22")
    assert notes(luz.heard()) == ["away_of_another"]
    assert town.rows(select(Notice).where(Notice.kind == AWAY)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Rosario está de licencia hasta el 22 de mayo",
        "Estoy de vacaciones hasta el 22 de mayo",
    ],
)
def test_what_is_said_of_her_work_or_of_nobody_known_is_taken_as_ever(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.2", 40)
    marta.says(said)
    assert not {"away_of_another", "away_proposed"} & set(notes(marta.heard()))


@pytest.mark.parametrize(
    ("said", "came"),
    [
        ("la 1.2 va en 60 %, Pedro está de vacaciones hasta el 22 de mayo", "recorded"),
        ("Pedro está de licencia hasta el 22 de mayo, necesito más plazo para la 1.2", "asked"),
    ],
)
def test_beside_her_work_his_absence_is_answered_apart(
    town: Town, marta: Chat, said: str, came: str
) -> None:
    made = town.add("1.2", 40)
    assert marta.says(said) == came
    assert "away_of_another" in notes(marta.heard())
    assert "Pedro" not in town.figure(made)[1]


def test_a_mail_of_control_about_another_is_no_answer_of_its_own_mailbox(town: Town) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    post, his = Post(town), "pedro@puertoesperanza.example"
    text = "Buenas tardes, les informo que Marta Rincón estará incapacitada hasta el 22 de mayo."
    outcome = post.answer(None, text, sender=his, proof=PROVEN, Subject="Ausencia")

    assert outcome == "answered"
    assert post.notes(his) == ["away_proposed"]


def test_an_absence_and_a_decision_in_one_text_are_both_done(town: Town, hernan: Chat) -> None:
    activity = town.add("1.4", 40)
    with town.database.transaction() as session:
        query = select(Person.id).filter_by(name=hernan.name, entity_id=town.context.entity_id)
        a_membership(session, session.scalars(query).one(), Role.PLANNING)
        number = a_request(
            session, activity, by=town.marta_id, kind=RequestKind.EXTENSION,
            office_id=town.office_id, until=date(2026, 6, 30),
        )  # fmt: skip
    hernan.says("marta está de vacaciones hasta el 22 de mayo")
    (shown,) = hernan.heard()
    assert isinstance(shown, Note)
    told = shown.values["number"]
    hernan.says(f"ausente {told}, y la {number} que no se conceda por favor")

    assert away(town) == date(2026, 5, 22)
    (request,) = town.rows(select(Request))
    assert (request.state, request.answer) == (RequestState.DENIED, "")
    assert notes(hernan.heard()) == ["away_set", "decision_denied"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("buenos dias, pedro esta en vacaciones yo respondo esta semana. la 1.2 va en 60", []),
        ("Pedro está de vacaciones", ["away_of_another"]),
        ("Pedro está de licencia hasta el 22 de mayo", ["away_of_another"]),
    ],
)
def test_of_an_absence_that_runs_nothing_is_said_or_that_it_is_known(
    town: Town, marta: Chat, hernan: Chat, said: str, told: list[str]
) -> None:
    made = town.add("1.2", 40)
    hernan.says("pedro está de vacaciones hasta el 22 de mayo")
    hernan.touches("Sí, Pedro está ausente")
    marta.says(said)
    heard = marta.heard()
    names = [one for one in notes(heard) if one.startswith("away")]
    assert names == told
    known = [one.values["until"] for one in heard if isinstance(one, Note) and one.values["known"]]
    assert known == ["2026-05-22"] * len(told)
    assert (town.figure(made)[0] == 60) is ("1.2" in said)


def test_a_later_day_than_is_known_is_for_control(town: Town, marta: Chat, hernan: Chat) -> None:
    hernan.says("pedro está de vacaciones hasta el 22 de mayo")
    hernan.touches("Sí, Pedro está ausente")
    hernan.heard()
    marta.says("Pedro está de licencia hasta el 29 de mayo")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("known")) == ("away_of_another", None)
    hernan.says("Pedro está de licencia hasta el 29 de mayo")
    assert notes(hernan.heard()) == ["away_proposed"]
    town.wait(days=12)
    marta.says("Pedro está de vacaciones")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values.get("known") is None


ONE_DAY = [
    ("marta esta ausente solo el viernes 15", "2026-05-15", "2026-05-15"),
    ("Marta no viene el viernes", "2026-05-15", "2026-05-15"),
    ("marta no esta el 14 y 15", "2026-05-14", "2026-05-15"),
    ("el viernes marta no esta", "2026-05-15", "2026-05-15"),
    ("el viernes 15 no está Marta Rincón, tiene cita médica", "2026-05-15", "2026-05-15"),
    ("lo de marta es que no trabaja el jueves", "2026-05-14", "2026-05-14"),
]


@pytest.mark.parametrize(("said", "first", "last"), ONE_DAY)
def test_of_somebody_who_is_away_on_a_day_no_last_day_is_asked(
    hernan: Chat, said: str, first: str, last: str
) -> None:
    hernan.says(said)
    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["first"], note.values["until"]) == (
        "away_proposed", first, last,
    )  # fmt: skip
    hernan.says("sí")
    assert notes(hernan.heard()) == ["away_set"]


@pytest.mark.parametrize("said", [said for said, _, _ in ONE_DAY])
@pytest.mark.parametrize("role", [Role.PLANNING, Role.LEAD])
def test_a_colleague_who_tells_of_such_a_day_is_asked_for_no_figure(
    town: Town, said: str, role: Role
) -> None:
    activity = town.add("3.5", 20, office=town.other_office_id)
    patricia = somebody(town, 950, "Patricia Salas", role, office=town.other_office_id)
    patricia.says(said)
    assert notes(patricia.heard()) == ["away_of_another"]
    assert town.figure(activity)[0] == 20


@pytest.mark.parametrize(
    "said",
    [
        "Marta no está el viernes en el comité",
        "el viernes la encuesta de Marta no está lista",
        "la 3.5 no está el viernes, dice Marta",
        "¿Marta no viene el viernes?",
        "el acta no está firmada el viernes, Marta",
    ],
)
def test_of_who_is_not_somewhere_else_nothing_is_asked(town: Town, hernan: Chat, said: str) -> None:
    town.add("3.5", 20, office=town.other_office_id)
    hernan.says(said)
    assert not {"away_of_another", "away_proposed"} & set(notes(hernan.heard()))


def test_why_a_colleague_is_away_is_no_word_about_the_work(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 20)
    marta.says("la 1.2 va en 60. Pedro no está el viernes, tiene cita médica")
    assert notes(marta.heard()) == ["away_of_another", "receipt"]
    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize(
    "said",
    [
        "Marta Rincón estará en capacitación del 14 al 15 de mayo",
        "Me informan que Marta Rincón estará en capacitación del 14 al 15 de mayo. Por favor "
        "registrar la ausencia.",
        "Marta está en un taller del 14 al 15 de mayo",
        "Marta va a estar en comité del 14 al 15",
    ],
)
def test_who_is_at_a_course_for_days_is_away(hernan: Chat, said: str) -> None:
    hernan.says(said)
    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("away_proposed", "2026-05-15")


@pytest.mark.parametrize(
    "said", ["la capacitación estará lista del 14 al 15", "Marta está en la reunión de la 1.2"]
)
def test_a_course_that_is_of_the_work_is_no_absence(hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert "away_proposed" not in notes(hernan.heard())
