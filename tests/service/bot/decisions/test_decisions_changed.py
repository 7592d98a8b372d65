"""A decision that stands is changed after a yes, and those who were told of it are told so."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from core.words import RequestKind
from models.answers.requests import RequestState
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import due, passes
from tests.service.bot.decisions.test_several_decisions import states
from tests.service.bot.post import LUZ, PROVEN, Post
from tests.support.builders import a_request

GRANTED, DENIED = RequestState.GRANTED, RequestState.DENIED
FIRST, SECOND = date(2026, 6, 15), date(2026, 7, 15)


@pytest.fixture
def two(town: Town, luz: Chat) -> tuple[int, int]:
    """More time for 2.4, granted until 15 June; another office for 3.1, denied. Both were told."""
    hers, his = town.add("2.4", 40), town.add("3.1", 20, office=town.other_office_id)
    with town.database.transaction() as session:
        one = a_request(
            session, hers, by=town.marta_id, kind=RequestKind.EXTENSION, until=FIRST,
            office_id=town.office_id,
        )  # fmt: skip
        two = a_request(
            session, his, by=town.pedro_id, kind=RequestKind.REASSIGN,
            office_id=town.other_office_id, named_office="Planeación",
        )  # fmt: skip
    luz.says(f"conceder {one}; negar {two}")
    passes(town)
    town.deliver()
    luz.says("gracias")
    luz.heard()
    return one, two


def offered(chat: Chat) -> Note:
    """Return the question whether a decision is changed."""
    (note,) = chat.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("change")) == ("decided_already", 1)
    return note


@pytest.mark.every_case
@pytest.mark.parametrize("yes", ["sí", "Sí, cámbiela", "the button"])
@pytest.mark.parametrize(
    "said",
    ["la 2.4 mejor hasta el 15 de julio", "la 2.4 déjela hasta el 15 de julio",
     "conceda la 2.4 hasta el 15 de julio"],
)  # fmt: skip
def test_more_time_is_changed_to_a_later_day_after_a_yes(
    town: Town, luz: Chat, marta: Chat, two: tuple[int, int], said: str, yes: str
) -> None:
    marta.heard()
    luz.says(said)
    assert offered(luz).values["due"] == SECOND.isoformat()
    assert states(town)[two[0]][1] == FIRST
    for _ in range(2):
        if yes == "the button":
            luz.touches("Sí, cambiarla")
        else:
            luz.says(yes)
    assert states(town)[two[0]][:2] == (GRANTED, SECOND)
    (activity,) = town.rows(select(Activity).where(Activity.handle == "2.4"))
    assert due(town, activity.id)[0] == SECOND
    written = town.audit("extension granted")
    assert [one.after["due"] for one in written] == [FIRST.isoformat(), SECOND.isoformat()]
    town.morning()
    told = [n for one in marta.heard() if isinstance(one, Reminder) for n in one.notices]
    assert [(n.name, n.values["corrects"], n.values["due"]) for n in told] == [
        ("request_granted", 1, SECOND.isoformat())
    ]


@pytest.mark.parametrize(
    "said", ["la 3.1 sí pásesela a planeación", "la 3.1 al final sí", "mejor la 3.1 sí concédala"]
)
def test_what_was_denied_is_granted_after_a_yes(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    offered(luz)
    luz.says("sí")
    assert states(town)[two[1]][0] is GRANTED
    assert notes(luz.heard()) == ["decision_granted"]


@pytest.mark.parametrize("said", ["no espere, mejor apruébela", "ay, me equivoqué, concédala"])
def test_right_after_a_denial_the_contrary_is_asked_about(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    with town.database.transaction() as session:
        third = a_request(
            session, town.add("5.5", 10), by=town.marta_id, kind=RequestKind.NOT_APPLICABLE,
            office_id=town.office_id,
        )  # fmt: skip
    luz.says(f"negar {third}")
    luz.heard()
    luz.says(said)
    offered(luz)
    luz.says("sí")
    assert (states(town)[third][0], len(two)) == (GRANTED, 2)


def test_after_a_no_what_was_decided_stands(town: Town, luz: Chat, two: tuple[int, int]) -> None:
    before = states(town)
    luz.says("la 2.4 mejor hasta el 15 de julio")
    luz.says("no")
    assert states(town) == before
    luz.says("sí")
    assert (states(town), len(two)) == (before, 2)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "said",
    ["deles más plazo en la 2.4", "la 2.4 mejor hasta el 15 de junio",
     "la 2.4 mejor hasta el 20 de mayo", "cambié de opinión con la 2.4", "mejor la 3.1 no"],
)  # fmt: skip
def test_what_says_nothing_else_that_can_be_is_only_told(luz: Chat, said: str) -> None:
    luz.says(said)
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, "change" in note.values) == ("decided_already", False)
    luz.says("sí")
    assert "decision_granted" not in notes(luz.heard())


def test_a_day_that_cannot_be_read_is_never_the_one_that_was_asked_for(
    town: Town, luz: Chat
) -> None:
    activity = town.add("2.4", 40)
    with town.database.transaction() as session:
        a_request(
            session, activity, by=town.marta_id, kind=RequestKind.EXTENSION, until=SECOND,
            office_id=town.office_id,
        )  # fmt: skip
    luz.says("negar la 2.4")
    luz.heard()
    luz.says("mejor concédala hasta el 15 o el 20 de junio")
    assert all("change" not in one.values for one in luz.heard() if isinstance(one, Note))


def test_who_has_not_been_told_hears_of_the_last_decision_alone(
    town: Town, luz: Chat, marta: Chat
) -> None:
    activity = town.add("2.4", 40)
    with town.database.transaction() as session:
        a_request(
            session, activity, by=town.marta_id, kind=RequestKind.EXTENSION, until=FIRST,
            office_id=town.office_id,
        )  # fmt: skip
    for said in ("negar la 2.4", "mejor concédala hasta el 15 de julio", "sí"):
        luz.says(said)
    passes(town)
    told = [n for one in marta.heard() if isinstance(one, Reminder) for n in one.notices]
    assert [(n.name, n.values["corrects"]) for n in told] == [("request_granted", 0)]


def test_it_is_changed_by_mail(town: Town, luz_by_mail: Chat, two: tuple[int, int]) -> None:
    del luz_by_mail
    post = Post(town)
    post.answer(None, "la 2.4 mejor hasta el 15 de julio", sender=LUZ, proof=PROVEN)
    ((row, said),) = post.mailbox(LUZ)
    assert isinstance(said, Note)
    post.answer(row, "Sí", sender=LUZ, proof=PROVEN)
    assert states(town)[two[0]][1] == SECOND


@pytest.mark.usefixtures("two")
def test_who_does_not_decide_changes_nothing(town: Town, luz: Chat, pedro: Chat) -> None:
    before = states(town)
    luz.says("la 2.4 mejor hasta el 15 de julio")
    pedro.presses(luz.button("Sí, cambiarla").ref)
    assert states(town) == before


@pytest.mark.parametrize(
    "said",
    ["la 2.4 mejor hasta el 15 de julio",
     "lo de marta mejor dejémoslo hasta el 15 de julio que es cuando entrega el proveedor"],
)  # fmt: skip
def test_what_was_granted_weeks_before_is_changed_where_it_is_named(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    town.wait(days=15)
    luz.says(said)
    assert offered(luz).values["due"] == SECOND.isoformat()
    luz.says("sí, cámbiela")
    assert states(town)[two[0]][1] == SECOND


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("days", "said"),
    [(15, "mejor hasta el 15 de julio"), (15, "no, déjela en el 15 de julio"),
     (90, "la 2.4 mejor hasta el 15 de diciembre"), (1, "mejor déjela en 50"),
     (15, "la 2.4 va mejor, hasta el 15 de julio")],
)  # fmt: skip
def test_what_is_not_named_or_long_ago_is_not_changed(
    town: Town, luz: Chat, days: int, said: str
) -> None:
    town.wait(days=days)
    luz.says(said)
    assert "decided_already" not in notes(luz.heard())


def test_a_day_that_it_is_to_be_left_on_is_another_day(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    luz.says("no no, déjela en el 15 de julio")
    assert offered(luz).values["due"] == SECOND.isoformat()
    luz.says("no no, déjela en el 15 de junio")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.values["until"], "change" in note.values) == (FIRST.isoformat(), False)
    assert states(town)[two[0]][1] == FIRST


@pytest.mark.parametrize(
    "said",
    [
        "uy espere, la 2.4 mejor hasta el 15 de julio que el 30 apenas estamos volviendo",
        "la 2.4 mejor hasta el 15 de julio porque el 30 de junio no hay nadie",
        "perdón, la 2.4 hasta el 15 de julio que el 30 es festivo",
        "la 2.4 mejor hasta el 15 de julio pues el 30 estamos en receso",
        "la 2.4 mejor que sea hasta el 15 de julio, que el 30 es muy justo",
        "uy espere, la 2.4 mejor hasta el 15 de julio",
    ],
)
def test_another_day_is_the_one_before_why_it_is_so(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert offered(luz).values["due"] == SECOND.isoformat()
    luz.says("sí")
    assert states(town)[two[0]][:2] == (GRANTED, SECOND)


@pytest.mark.usefixtures("two")
def test_of_two_days_none_is_taken(luz: Chat) -> None:
    luz.says("la 2.4 mejor hasta el 15 de julio o el 20, que el 30 es muy justo")
    assert all("change" not in one.values for one in luz.heard() if isinstance(one, Note))


@pytest.fixture
def ramp(town: Town, luz: Chat) -> int:
    """More time for the ramp, until 30 June, that waits."""
    activity = town.add("4.2", 20, title="Construir la rampa del palacio municipal")
    with town.database.transaction() as session:
        one = a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION,
            until=date(2026, 6, 30), office_id=town.office_id,
        )  # fmt: skip
    luz.heard()
    return one


@pytest.mark.parametrize(
    ("said", "became", "why"),
    [("niegue la rampa, que primero manden el costo", DENIED, "que primero manden el costo"),
     ("ahora sí la rampa concedida hasta el 30 de junio, ya mandaron el costo", GRANTED, None),
     ("ahora sí la 4.2 concedida hasta el 30 de junio", GRANTED, None),
     ("Pedro pide para el 31 y yo ya dije 29, es lo mismo. niego esa {}", DENIED, ""),
     ("conceda la rampa hasta el 30 de junio", GRANTED, None)],
)  # fmt: skip
def test_a_request_is_decided_by_the_words_of_its_title_behind_the_verb(
    town: Town, luz: Chat, ramp: int, said: str, became: RequestState, why: str | None
) -> None:
    luz.says(said.format(ramp))
    assert states(town)[ramp][0] is became
    assert why is None or states(town)[ramp][2] == why


@pytest.mark.parametrize(
    "said", ["niegue el acta", "apruebe los formatos de la rampa", "niegue la rampa nueva, ya no"]
)
def test_what_is_no_request_s_name_decides_nothing(
    town: Town, luz: Chat, ramp: int, said: str
) -> None:
    luz.says(said)
    assert states(town)[ramp][0] is RequestState.OPEN


def test_a_yes_after_words_that_deny_is_never_asked_as_a_grant(
    town: Town, luz: Chat, ramp: int
) -> None:
    luz.says("niegue la actividad de la rampa")
    luz.heard()
    luz.says("sí")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["grants"], states(town)[ramp][0]) == (
        "decide_all", None, RequestState.OPEN,
    )  # fmt: skip


def test_who_said_no_to_a_grant_denies(town: Town, luz: Chat, ramp: int) -> None:
    luz.says("la de la rampa sí, hasta el 30 de junio")
    luz.says("no, le dije que negarla")
    luz.says("sí")
    assert states(town)[ramp][0] is DENIED
