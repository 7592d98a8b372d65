"""Of two days the one that is meant is granted; what was granted wrong is put right in words."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind
from models.answers.requests import RequestState
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import due, the_request
from tests.service.bot.post import LUZ, PROVEN, Post
from tests.support.builders import a_request

DUE, TWELFTH, NINETEENTH = date(2026, 5, 29), date(2026, 6, 12), date(2026, 6, 19)


@pytest.fixture
def asked(town: Town) -> int:
    """Pedro has asked for time until 19 June for 2.4; return the activity."""
    activity = town.add("2.4", 40, office=town.other_office_id, title="Cobrar el predial", due=DUE)
    town.add("3.1", 20, title="Realizar la audiencia pública")
    with town.database.transaction() as session:
        a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION, until=NINETEENTH,
            office_id=town.other_office_id, reason="falta el convenio",
        )  # fmt: skip
    return activity


@pytest.mark.parametrize(
    "said",
    [
        "a Pedro désela hasta el 12 de junio no hasta el 19, que el 16 hay comité",
        "conceda la 2.4 hasta el 12 de junio y no hasta el 19",
        "la 2.4 aprobada hasta el 12, no hasta el 19 de junio como pide",
        "la 2.4 concedida, no hasta el 19 de junio sino hasta el 12",
        "la 2.4 concedida hasta el 12 de junio en vez del 19",
        "conceda la 2.4 hasta el 12 de junio, pero no el 19",
        "concédale a Pedro hasta el 12 y no el 19 de junio",
    ],
)
def test_the_day_that_is_not_meant_is_never_granted(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["decision_granted"]
    assert due(town, asked) == (TWELFTH, DUE)


@pytest.mark.parametrize(
    "said",
    [
        "conceda la 2.4 hasta el 12 de junio o el 19",
        "conceda la 2.4 no hasta el 19 de junio",
        "conceda la 2.4 hasta el 12 de junio no, hasta el 19",
        "conceda la 2.4 hasta el 12 comité el 19 de junio",
        "la 2.4 hasta el 12 no hasta el 19",
    ],
)
def test_where_nobody_can_tell_which_of_two_is_meant_the_day_is_asked_for(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    assert notes(luz.heard()) != ["decision_granted"]
    assert (the_request(town).state, due(town, asked)) == (RequestState.OPEN, (DUE, None))


@pytest.mark.parametrize(
    "said",
    [
        "a Pedro no le dé hasta el 19, dele hasta el 12 de junio",
        "negada la de Pedro, el comité es el 9, pero désela hasta el 12 de junio",
        "no a la de Pedro, el comité es el 9, que sea hasta el 12 de junio",
    ],
)
def test_a_no_with_another_day_behind_it_grants_until_that_day(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    if "decision_granted" not in notes(luz.heard()):
        luz.says("sí")
    assert due(town, asked) == (TWELFTH, DUE)


@pytest.mark.parametrize(
    "said",
    [
        "la de Pedro no, el comité es el 9, désela hasta el 12 de junio",
        "la 2.4 no, désela hasta el 12 de junio",
        "la de pedro no, se la doy hasta el 12 de junio",
    ],
)
def test_a_bare_no_with_another_day_behind_it_is_asked_as_a_grant(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["grants"]) == ("decide_all", "yes")
    luz.says("sí")
    assert due(town, asked) == (TWELFTH, DUE)


@pytest.mark.parametrize(
    "said",
    [
        "la de Pedro no, máximo hasta el 12",
        "la del predial no, a lo sumo hasta el 12 de junio",
        "la 2.4 no, hasta el 12 de junio máximo",
        "lo del predial no, solo hasta el 12 de junio, que el 16 hay comité",
        "la del predial no. Máximo hasta el 12 de junio",
        "no a la de Pedro, hasta el 12 de junio como máximo",
        "negada la 2.4, máximo hasta el 12 de junio",
        "a hacienda dele plazo pero hasta el 12",
        "déle a hacienda plazo hasta el 12",
        "dele más tiempo a la secretaría de hacienda, hasta el 12 de junio",
        "dele plazo a Pedro hasta el 12 de junio",
    ],
)
def test_a_no_with_a_day_at_most_and_time_given_to_an_office_are_asked_as_a_grant(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["grants"]) == ("decide_all", "yes")
    assert (the_request(town).state, due(town, asked)) == (RequestState.OPEN, (DUE, None))
    luz.says("sí")
    assert due(town, asked) == (TWELFTH, DUE)


@pytest.mark.parametrize(
    "said", ["a planeación dele plazo hasta el 12 de junio", "dele plazo a la obra hasta el 12"]
)
def test_time_given_to_who_asked_for_none_grants_nothing(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    luz.says("sí")
    assert (the_request(town).state, due(town, asked)) == (RequestState.OPEN, (DUE, None))


@pytest.mark.parametrize(
    "said",
    [
        "negar la 2.4: ya se le dio hasta el 12 de junio",
        "negar la 2.4, no se la doy hasta el 19",
        "la 2.4 no, ya tuvo hasta el 31 de marzo",
        "la de Pedro no, máximo hasta el 12 había plazo",
        "la de Pedro no, solo faltaba el acta",
    ],
)
def test_a_day_in_the_reason_of_a_no_grants_nothing(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(said)
    luz.says("sí")
    assert the_request(town).state is RequestState.DENIED
    assert due(town, asked) == (DUE, None)


@pytest.fixture
def granted(town: Town, luz_by_mail: Chat, asked: int) -> int:
    """The same, granted as it was asked; Luz has said her thanks since."""
    luz_by_mail.says(f"conceder {the_request(town).id}")
    luz_by_mail.says("gracias")
    luz_by_mail.heard()
    assert due(town, asked) == (NINETEENTH, DUE)
    return asked


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        "no, le dije hasta el 12 de junio, no el 19. corrija la de pedro",
        "la 2.4 mejor hasta el 12 de junio",
        "corrija la de Pedro: es hasta el 12 de junio",
        "la de pedro era hasta el 12 de junio",
        "corrija la 2.4, era hasta el 12 de junio",
        "la 2.4 le dije hasta el 12 de junio no hasta el 19",
    ],
)
def test_a_day_that_was_granted_wrong_is_put_right_after_a_yes(
    town: Town, post: Post, luz_by_mail: Chat, granted: int, said: str, by_mail: bool
) -> None:
    if by_mail:
        post.answer(None, said, sender=LUZ, proof=PROVEN)
        (note,) = [one for _, one in post.mailbox(LUZ)][-1:]
    else:
        luz_by_mail.says(said)
        (note,) = luz_by_mail.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["due"]) == ("decided_already", TWELFTH.isoformat())
    assert due(town, granted) == (NINETEENTH, DUE)
    if by_mail:
        post.answer(None, "sí", sender=LUZ, proof=PROVEN)
    else:
        luz_by_mail.says("sí")
    assert due(town, granted) == (TWELFTH, DUE)


@pytest.mark.parametrize(
    "said",
    [
        "3.1 ojo que la fecha quedo mal, el acto administrativo dice hasta el 12 de junio",
        "ojo, la 3.1 hasta el 12 de junio",
        "no, la 3.1 es hasta el 12 de junio",
        "perdón, en la 3.1 el acto dice hasta el 12 de junio",
        "no, la 1.2 mejor hasta el 12 de junio",
    ],
)
def test_words_about_another_activity_change_no_decision(
    town: Town, luz: Chat, asked: int, said: str
) -> None:
    luz.says(f"conceder {the_request(town).id}")
    luz.heard()
    luz.says(said)
    assert all(one.values.get("change") is None for one in luz.heard() if isinstance(one, Note))
    luz.says("sí")
    assert due(town, asked) == (NINETEENTH, DUE)
    assert len(town.rows(select(Activity))) == 2


@pytest.mark.parametrize(
    "said",
    [
        "la de pedro no se la acepto: el convenio ya se firmó",
        "la 2.4 no se la acepto, el convenio ya se firmó",
        "la 2.4 no se la aceptamos: el convenio ya se firmó",
        "la de hacienda no se la apruebo: el convenio ya se firmó",
    ],
)
@pytest.mark.usefixtures("asked")
def test_what_is_not_accepted_is_denied_with_its_reason(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["decision_denied"]
    request = the_request(town)
    assert (request.state, request.answer) == (RequestState.DENIED, "el convenio ya se firmó")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "said", ["no acepto visitas hoy", "¿la de pedro se la acepto?", "la 3.1 no se la acepto"]
)
def test_what_is_not_said_of_a_request_denies_none(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert the_request(town).state is RequestState.OPEN
