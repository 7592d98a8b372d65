"""What each role may do in a chat: every command and press, by everybody, against the one table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.conversation import commands
from core.entity.rights import MAY, Right, roles_with
from core.files import Refusal
from core.messages import Content, Note
from core.notice_names import AWAY
from core.overviews import Overview
from core.words import OFFICE_ROLES, RequestKind, Role
from models.answers.evidence import Evidence, Filing, Item, attach
from models.answers.requests import Request
from models.answers.reviews import Review
from models.audit import Audit
from models.audit_actions import PLAN_LOADED
from models.broadcasts import Broadcast
from models.organisation import Membership, Person
from models.owed import Notice, OwedState
from models.progress import ProgressReport
from models.staff import absences
from models.staff.groups import ChatGroup
from tests.service.bot import loads
from tests.service.bot.chat import PEDRO, Chat, Town, a_ref, notes
from tests.service.bot.files import sends
from tests.service.bot.hall import Hall
from tests.support.builders import a_membership, a_person, a_request
from tests.unit.bot.email.contents import READ
from tests.unit.bot.email.samples import the_part
from tests.unit.bot.telegram.contents import reading

VERA, LATE = 5553003, date(2026, 5, 4)
WRITTEN = (ProgressReport, Review, Request, Broadcast, Evidence, Audit, Notice, Membership, Person)

Deed = Callable[[Chat], Any]


def vera(town: Town, role: Role) -> Chat:
    """The chat of Vera, who holds one role: in the other office where it is an office's."""
    office = town.other_office_id if role in OFFICE_ROLES else None
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Vera Cruz", role=role, office=office,
            telegram=str(VERA),
        )  # fmt: skip
    return Chat(town, VERA, "Vera")


def says(text: str) -> Deed:
    """Write a text."""
    return lambda chat: chat.says(text)


def presses(action: str, target: int = 0) -> Deed:
    """Press a button of a target that is known before."""
    return lambda chat: chat.presses(a_ref(action, target))


def denies(chat: Chat) -> None:
    """Press "Negar" under the request that waits."""
    (request,) = chat.town.rows(select(Request))
    chat.presses(a_ref("deny", request.id))


def confirms_an_absence(chat: Chat) -> None:
    """Press the button of a notice that Marta is away."""
    town = chat.town
    with town.database.transaction() as session:
        person = session.scalars(
            select(Person.id).filter_by(entity_id=town.context.entity_id, name="Vera Cruz")
        ).one()
        details = {"person": "Marta", "away": town.marta_id, "until": "2026-05-22", "words": ""}
        notice = Notice(
            entity_id=town.context.entity_id, person_id=person, key="away", kind=AWAY,
            details=details, state=OwedState.OPEN, recorded_at=town.now,
        )  # fmt: skip
        session.add(notice)
        session.flush()
        ref = a_ref(AWAY, notice.id)
    chat.presses(ref)


def verifies(chat: Chat) -> None:
    """Press the button that accepts what the file says of an activity."""
    (report,) = chat.town.rows(select(ProgressReport))
    chat.presses(a_ref("review", report.activity_id, f"yes.{report.id}"))


def connects(chat: Chat) -> None:
    """Say in a group whose it is."""
    hall = Hall(chat.town)
    hall.happens(chat.number, "added")
    hall.says(chat.number, "/grupo Secretaría de Planeación")


def passes_on(chat: Chat) -> None:
    """Pass on what Marta wrote."""
    of = {"type": "hidden_user", "sender_user_name": "Marta Lucía Rincón"}
    chat.forwards("1.2 va en 70 %", of=of)


def asks_for_time(chat: Chat) -> None:
    """Ask for a later date with its reason, and say yes to what is shown."""
    chat.says("prórroga para la 1.3 hasta el 30 de junio porque falta el contrato")
    chat.says("sí, pedirlo")


def sends_a_plan(chat: Chat) -> None:
    """Send a plan to be stored, and say yes to what is shown."""
    loads.sends(chat, loads.a_plan(), "cargue este plan")
    chat.town.deliver()
    chat.says("cargar")


def carries_files(heard: list[Content]) -> bool:
    """Tell whether what is said takes files along."""
    rows = [row for one in heard if isinstance(one, Overview) for row in one.rows]
    return any(row.file for row in rows)


# By name: what is done, and the right that it needs.
DEEDS: dict[str, tuple[Deed, Right]] = {
    "summary": (says("/resumen"), Right.SEE),
    "overdue": (says("/vencidas"), Right.SEE),
    "office": (says("/oficina Secretaría de Hacienda"), Right.SEE),
    "silence": (says("/silencio"), Right.SEE),
    "fetch evidence": (says("mándeme las evidencias de la 1.2, por favor"), Right.FETCH),
    "broadcast": (says("/difundir Hola"), Right.BROADCAST),
    "deny": (denies, Right.DECIDE),
    "record for an office": (passes_on, Right.RECORD),
    "connect a group": (connects, Right.CONNECT),
    "verify a report": (verifies, Right.VERIFY),
    "confirm an absence": (confirms_an_absence, Right.ABSENCE),
    "store a plan": (sends_a_plan, Right.LOAD),
    "report": (says("1.3 va en 65 %, falta la firma"), Right.REPORT),
    "ask for more time": (asks_for_time, Right.REPORT),
    "agree": (presses("agree"), Right.AGREE),
}


def is_away(town: Town) -> bool:
    """Tell whether Marta's absence is on record."""
    with town.database.reading() as session:
        return absences.away_until(session, town.marta_id) is not None


# How one sees that a deed was done, where it leaves something behind.
LEFT: dict[str, Callable[[Town], bool]] = {
    "deny": lambda town: town.rows(select(Request))[0].decided_at is not None,
    "broadcast": lambda town: bool(town.rows(select(Broadcast))),
    "record for an office": lambda town: bool(town.reports()),
    "verify a report": lambda town: bool(town.rows(select(Review))),
    "report": lambda town: bool(town.reports()),
    "connect a group": lambda town: town.rows(select(ChatGroup))[0].office_id is not None,
    "confirm an absence": lambda town: is_away(town),
    "store a plan": lambda town: bool(town.audit(PLAN_LOADED)),
    "ask for more time": lambda town: len(town.rows(select(Request))) == 2,
}


def was_done(town: Town, name: str, heard: list[Content]) -> bool:
    """Tell whether a deed was done: by what it left behind, else by what was said to it."""
    if name == "fetch evidence":
        return carries_files(heard)
    if name in LEFT:
        return LEFT[name](town)
    return notes(heard) in (["agreed"], ["overview"])


def standing(town: Town) -> list[Any]:
    """Return what is on record, beside the messages themselves."""
    return [[row.id for row in town.rows(select(table))] for table in WRITTEN]


@pytest.fixture
def busy(town: Town) -> Town:
    """The town with an activity of each office, both late, a request that waits, and a figure."""
    asked = town.add("1.2", due=LATE)
    town.add("1.3", due=LATE, office=town.other_office_id)
    town.add("1.4", 40)
    with town.database.transaction() as session:
        wish = a_request(session, asked, by=town.marta_id, kind=RequestKind.EXTENSION)
        inbound = session.get_one(Request, wish).inbound_id
        filing = Filing(town.context.entity_id, asked, town.marta_id, inbound, "va el acta")
        attach(session, filing, [Item(0, "photo", "acta.jpg", sha256="ab" * 32)], now=town.now)
    return town


@pytest.mark.every_case
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", DEEDS)
def test_a_role_may_do_what_the_table_says_and_nothing_else(
    busy: Town, role: Role, name: str
) -> None:
    deed, right = DEEDS[name]
    chat = vera(busy, role)
    before = standing(busy)

    deed(chat)

    heard = chat.heard()
    allowed = role in roles_with(busy.context.policy, right)
    assert was_done(busy, name, heard) is allowed
    if not allowed and name not in {"confirm an absence", "store a plan"}:
        # The notice of the one stands there before, a lead's table is evidence.
        assert standing(busy) == before
    if not allowed and name != "connect a group":  # which answers in the group
        assert heard, "a refusal is said"


def test_every_right_and_every_command_of_the_table_is_tried() -> None:
    tried = {right for _, right in DEEDS.values()}
    # These are of pages alone, where the roles are tried too.
    on_pages = {Right.READ, Right.AUDIT, Right.SETTLE, Right.STAFF}
    # "/porque" has its roles tried with its answers; nobody asks to be told of what goes wrong.
    assert tried == set(Right) - {Right.WATCH, Right.ADDRESSES} - on_pages
    assert set(MAY) == set(Right)
    assert set(commands.RIGHTS.values()) <= tried | {Right.ADDRESSES}


READERS = (Role.AUDITOR, Role.VIEWER)
WRITES = [
    "1.3 va en 65 %", "65 %", "ya quedó", "deshacer", "delegar 1.3 en Carlos", "conceder 1",
    "/difundir Hola", "/avance 1.3 va en 60 %", "¿qué tengo pendiente?", "una por una", "ayuda",
    "prórroga para la 1.3 hasta el 30 de junio", "ausente 1", "no", "la 1.3 no es mía",
    "https://puertoesperanza.example/acta.pdf",
]  # fmt: skip


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("text", WRITES)
def test_who_may_only_look_is_told_what_she_can_do_and_nothing_is_written(
    busy: Town, role: Role, text: str
) -> None:
    chat = vera(busy, role)
    before = standing(busy)

    assert chat.says(text) == "answered"

    assert notes(chat.heard()) == ["reads_only"]
    assert standing(busy) == before


@pytest.mark.parametrize(("text", "asked"), [("/ayuda", True), ("ayuda", True), ("65 %", False)])
def test_who_asks_what_she_can_do_is_not_told_that_nothing_was_recorded(
    busy: Town, text: str, asked: bool
) -> None:
    chat = vera(busy, Role.VIEWER)
    chat.says(text)

    [said] = chat.heard()
    assert isinstance(said, Note)
    assert (said.name, "asked" in said.values) == ("reads_only", asked)


def test_a_photo_of_who_may_only_look_is_refused_in_one_sentence(busy: Town) -> None:
    chat = vera(busy, Role.AUDITOR)
    sends(chat, "la 1.3 ya quedó", refused=Refusal.READS_ONLY)

    [said] = chat.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values) == ("reads_only", {"files": 1})


def test_who_may_only_look_passes_no_message_on(busy: Town) -> None:
    chat = vera(busy, Role.AUDITOR)

    passes_on(chat)

    assert notes(chat.heard()) == ["reads_only"]
    assert busy.reports() == []


@pytest.mark.parametrize("action", ["card", "agree", "whose", "hand", "undo", "later", "recorded"])
def test_who_may_only_look_presses_no_button_of_anybody(busy: Town, action: str) -> None:
    chat = vera(busy, Role.VIEWER)
    before = standing(busy)

    chat.presses(a_ref(action, 1, "1"))

    assert notes(chat.heard()) == ["reads_only"]
    assert standing(busy) == before


@pytest.mark.parametrize("text", ["Muchas gracias", "gracias, muy util"])
def test_thanks_of_who_may_only_look_are_answered_as_anybodys(busy: Town, text: str) -> None:
    chat = vera(busy, Role.AUDITOR)
    chat.says(text)
    assert notes(chat.heard()) == ["courtesy"]


def test_who_may_only_look_can_leave(busy: Town) -> None:
    chat = vera(busy, Role.VIEWER)
    chat.says("/salir")
    chat.says("sí")

    assert notes(chat.heard()) == ["leave_confirm", "consent_withdrawn"]


def test_who_was_a_lead_and_may_only_look_now_takes_nothing_back(busy: Town) -> None:
    chat = Chat(busy, PEDRO, "Pedro")
    chat.says("1.3 va en 65 %")
    with busy.database.transaction() as session:
        mine = select(Membership).where(Membership.person_id == busy.pedro_id)
        for one in session.scalars(mine):
            one.role, one.office_id = Role.AUDITOR, None
    chat.heard()
    chat.says("deshacer")

    assert notes(chat.heard()) == ["reads_only"]
    assert busy.retractions() == []


def test_an_auditor_who_leads_an_office_reports_for_it(busy: Town) -> None:
    chat = Chat(busy, PEDRO, "Pedro")
    with busy.database.transaction() as session:
        a_membership(session, busy.pedro_id, Role.AUDITOR)

    assert chat.says("1.3 va en 65 %") == "recorded"
    assert chat.says("/vencidas") == "answered"
    assert notes(chat.heard()) == ["receipt", "overview"]


OVERSEES = {"sees", "broadcasts", "records", "traces"}


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.PLANNING, OVERSEES | {"decides", "loads"}),
        (Role.CONTROL, OVERSEES | {"verifies", "watches"}),  # nobody sends control to control
        (Role.LEAD, set()),
        (Role.DELEGATE, set()),
    ],
)
@pytest.mark.parametrize(("text", "note"), [("/ayuda", "help"), ("buenos días", "greeting")])
def test_who_asks_what_she_can_do_is_told_what_her_role_may(
    busy: Town, role: Role, told: set[str], text: str, note: str
) -> None:
    chat = vera(busy, role)
    chat.says(text)

    [said] = chat.heard()
    assert isinstance(said, Note)
    assert said.name == note
    assert {*said.values} - {"handle"} == told


def test_who_oversees_and_leads_an_office_is_helped_with_both(busy: Town) -> None:
    with busy.database.transaction() as session:
        a_membership(session, busy.pedro_id, Role.AUDITOR)
    chat = Chat(busy, PEDRO, "Pedro")
    chat.says("/ayuda")

    [said] = chat.heard()
    assert isinstance(said, Note)
    assert {"sees": 1, "reports": 1}.items() <= said.values.items()


def the_help(channel: str, **values: int) -> str:
    """Return the help as somebody reads it on a channel."""
    note = Note(name="help", values=dict(values))
    return reading(note) if channel == "telegram" else the_part(note, READ).text


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_the_help_names_every_order_of_a_role_and_none_of_another(channel: str) -> None:
    planning = the_help(channel, sees=1, broadcasts=1, decides=1, records=1, traces=1)
    control = the_help(channel, sees=1, broadcasts=1, records=1, traces=1)
    both = the_help(channel, sees=1, reports=1)
    lead = the_help(channel)

    assert [name for name in commands.RIGHTS if f"/{name}" not in planning] == []
    assert [name for name in commands.RIGHTS if f"/{name}" not in control] == []
    assert "/porque NOMBRE" in control
    assert "conceder 12" in planning
    assert "conceder 12" not in control
    assert "registrar lo que le dijo una oficina" in control
    assert "ya quedó" not in planning
    assert "/difundir" not in both
    assert all(one in both for one in ("/vencidas", "ya quedó", "deshacer"))
    assert [name for name in commands.RIGHTS if f"/{name}" in lead] == []
    assert "ya quedó" in lead


def test_all_that_can_be_looked_at_is_named_to_who_may_only_look() -> None:
    note = Note(name="reads_only")
    for name, right in commands.RIGHTS.items():
        for text in (reading(note), the_part(note, READ).text):
            assert (f"/{name}" in text) is (right is Right.SEE)
    for text in (reading(note), the_part(note, READ).text):
        assert "historial de la 1.2" in text
        assert "soportes de la 1.2" in text
