"""What was decided, asked for in own words: by who sees all the plan, and by a lead of her own."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers import requests
from models.organisation import Person
from models.plan import Activity
from tests.service.bot.asking.test_asked_in_words import HERNAN, SEE_ALL, post_of
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.hall import CONTROL, Hall
from tests.service.bot.post import PROVEN
from tests.support.builders import a_membership, a_request
from tests.support.rows import NOW

JUNE = date(2026, 6, 30)
LAST_WEEK, IN_MARCH = NOW - timedelta(days=5), NOW.replace(month=3, day=12)


@pytest.fixture
def town(town: Town) -> Town:
    """Marta got more time today and none in March; Pedro's was denied last week."""
    town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 29))
    town.add("2.1", 20, office=town.other_office_id, title="Cobrar el impuesto predial")
    town.add("1.4", 10, title="Comprar los equipos")
    return town


@pytest.fixture
def luz(town: Town) -> Chat:
    """The chat of Luz Mery of planning, who has decided."""
    chat = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    decide(town, "1.2", by=town.marta_id, at=NOW, until=JUNE)
    decide(town, "2.1", by=town.pedro_id, at=LAST_WEEK)
    decide(town, "1.4", by=town.marta_id, at=IN_MARCH, kind=RequestKind.NOT_APPLICABLE)
    return chat


def decide(
    town: Town,
    handle: str,
    *,
    by: int,
    at: datetime,
    until: date | None = None,
    kind: RequestKind = RequestKind.EXTENSION,
) -> None:
    """Let a request be granted (with a day) or denied by Luz at an instant."""
    (activity,) = town.rows(select(Activity).where(Activity.handle == handle))
    (decider,) = town.rows(select(Person).where(Person.name == "Luz Mery Cano"))
    with town.database.transaction() as session:
        number = a_request(session, activity.id, by=by, kind=kind, until=until, at=at)
        requests.decide(
            session, number, granted=until is not None, until=until, office_id=None,
            by=decider.id, answer="", now=at,
        )  # fmt: skip


def decided(chat: Chat, text: str) -> list[str]:
    """Return the activities of which decisions are shown as the answer to a text."""
    assert chat.says(text) == "answered"
    (said,) = chat.heard()
    assert isinstance(said, Overview)
    assert said.name == "decided"
    return [row.name for row in said.rows]


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("qué se decidió esta semana", ["1.2"]),
        ("qué decidió planeación la semana pasada", ["2.1"]),
        ("¿qué prórrogas se han concedido?", ["1.2"]),
        ("cuántas prórrogas se han concedido este año", ["1.2"]),
        ("qué se negó en marzo", ["1.4"]),
        ("q se ha negado", ["2.1", "1.4"]),
        ("a quién le negaron plazo", ["2.1"]),
        ("qué solicitudes fueron negadas el mes pasado", []),
        ("buenos días, qué decisiones se han tomado en mayo?", ["1.2", "2.1"]),
        ("se decidió algo ayer?", []),
        ("/decisiones", ["1.2", "2.1", "1.4"]),
        ("/decisiones negadas en marzo", ["1.4"]),
    ],
)
def test_decisions_are_shown_of_the_days_and_the_outcome_that_are_asked(
    luz: Chat, text: str, handles: list[str]
) -> None:
    assert decided(luz, text) == handles


@pytest.mark.usefixtures("luz")
@pytest.mark.parametrize("role", SEE_ALL)
def test_who_sees_all_is_told_by_whom_and_until_when(town: Town, role: Role) -> None:
    chat = somebody(town, 701, "Gloria Mesa", role)
    chat.says("qué se decidió hoy")
    (said,) = chat.heard()
    assert isinstance(said, Overview)
    (row,) = said.rows
    assert (row.people, row.deed, row.asks) == (("Luz Mery Cano",), "granted", "extension")
    assert (row.dates, row.since) == ((JUNE,), NOW.date())
    assert said.span == "el lun 11 may"


@pytest.mark.usefixtures("luz")
def test_a_lead_is_shown_what_was_decided_of_hers(marta: Chat, pedro: Chat) -> None:
    assert decided(marta, "qué se decidió este año") == ["1.2", "1.4"]
    assert decided(pedro, "qué se decidió este año") == ["2.1"]
    assert decided(marta, "qué prórrogas se han negado") == []


@pytest.mark.usefixtures("luz")
def test_of_requests_of_which_none_waits_a_lead_is_told_what_became(
    town: Town, marta: Chat
) -> None:
    assert decided(marta, "¿ya me aprobaron la solicitud?") == ["1.2", "1.4"]
    activity = town.add("1.7")
    with town.database.transaction() as session:
        a_request(session, activity, by=town.marta_id, kind=RequestKind.EXTENSION)
    marta.says("¿ya me aprobaron la solicitud?")
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert (said.name, said.total) == ("requests", 1)


@pytest.mark.parametrize(
    "text",
    ["qué se decidió en la reunión", "ya se decidió la compra", "qué se aprobó en el concejo",
     "qué decidieron los vecinos", "se concedió el permiso de obra"],
)  # fmt: skip
def test_what_is_decided_elsewhere_is_no_decision_of_the_plan(luz: Chat, text: str) -> None:
    luz.says(text)
    assert "overview" not in notes(luz.heard())


def test_a_decision_about_one_activity_is_told_with_its_history(luz: Chat) -> None:
    luz.says("qué se decidió de la 1.2")
    (said,) = luz.heard()
    assert isinstance(said, Overview)
    assert said.name == "history"


def test_a_group_is_not_told_what_was_decided(town: Town, approved: Hall) -> None:
    del town
    approved.says(CONTROL, "/decisiones")
    assert [one.name for one in approved.heard() if isinstance(one, Note)] == ["only_in_private"]


@pytest.mark.usefixtures("luz")
def test_decisions_are_shown_by_mail(town: Town) -> None:
    post = post_of(town)
    post.answer(None, "¿Qué prórrogas se han concedido?", sender=HERNAN, proof=PROVEN)
    ((_, said),) = post.mailbox(HERNAN)
    assert isinstance(said, Overview)
    assert [row.name for row in said.rows] == ["1.2"]


def test_a_long_list_of_decisions_turns_its_pages(town: Town, luz: Chat) -> None:
    for number in range(1, 10):
        town.add(f"5.{number}")
        decide(town, f"5.{number}", by=town.marta_id, at=NOW, until=JUNE)
    luz.says("qué se decidió este mes")
    (said,) = luz.heard()
    assert isinstance(said, Overview)
    assert (said.total, [one.label for one in said.buttons]) == (11, ["Siguientes"])


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL])
def test_who_oversees_and_leads_is_told_what_is_due_of_all_with_hers_first(
    town: Town, marta: Chat, role: Role
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, role)
    town.add("3.1", office=town.other_office_id, due=date(2026, 5, 28))
    for text in ("qué vence este mes", "qué actividades vencen en mayo", "las fechas de este mes"):
        marta.says(text)
        (said,) = marta.heard()
        assert isinstance(said, Overview)
        assert {"1.2", "3.1"} <= {row.name for row in said.rows}
        assert said.hers.startswith("1.2")
        assert "3.1" not in said.hers
    marta.says("¿qué tengo pendiente?")
    assert notes(marta.heard()) == ["listing"]


def test_who_oversees_only_is_told_of_none_of_hers(town: Town, luz: Chat) -> None:
    del town
    luz.says("qué vence este mes")
    (said,) = luz.heard()
    assert isinstance(said, Overview)
    assert said.hers == ""
