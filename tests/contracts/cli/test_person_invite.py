"""culmina person invite: who is invited, by mail in office hours or by hand, and who is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from core.clock import local_day
from core.messages import Note, load_content
from core.spanish import short_plan
from core.unreached import Unlinked
from core.words import Role
from models.organisation import Address, Entity, Invitation
from models.outbox import OutboxItem
from models.plan import Plan
from models.staff.invitations import Outcome, redeem_invitation
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, an_activity, an_address
from tests.support.rows import NOW

Cli = Callable[..., Ran]
ANA = ("Ana Gómez", "--email", "Ana@PuertoEsperanza.example")


def test_an_invitation_prints_a_link_and_puts_the_mail_into_the_outbox(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        ana = a_person(session, place.entity, "Ana Gómez", email="ana@puertoesperanza.example")

    ran = culmina("person", "invite", "ana gomez")

    link = ran.out.splitlines()[0]
    code = re.fullmatch(r"https://t\.me/culmina_bot\?start=([A-Za-z0-9_-]{22,64})", link)
    assert code is not None
    with place.database.transaction() as session:
        item = session.scalars(select(OutboxItem)).one()
        kept = session.scalars(select(Invitation.code_hash)).one()
        redeemed = redeem_invitation(
            session,
            entity_id=place.entity,
            code=code[1],
            channel="telegram",
            value="5551001",
            now=item.created_at,
        )
    note = load_content(item.content)
    assert isinstance(note, Note)
    assert (note.name, note.values["name"], note.values["link"]) == (
        "invitation",
        "Ana Gómez",
        link,
    )
    assert (item.channel, item.recipient, item.opens) == (
        "email",
        "ana@puertoesperanza.example",
        True,
    )
    assert code[1] not in kept
    assert (redeemed.outcome, redeemed.person_id) == (Outcome.ENROLLED, ana)


def test_an_invitation_says_who_asks_for_which_plan_and_until_when_it_is_good(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana Gómez", email="ana@puertoesperanza.example")
        a_person(session, place.entity, "Luz Díaz", role=Role.PLANNING)
        an_activity(session, place.entity)

    culmina("person", "invite", "ana gomez")

    with place.database.reading() as session:
        note = load_content(session.scalars(select(OutboxItem.content)).one())
        title, year = session.execute(select(Plan.title, Plan.year)).one()
        ends = session.scalars(select(Invitation.expires_at)).one()
    assert isinstance(note, Note)
    said = {name: note.values.get(name) for name in ("who", "role", "plan", "until")}
    assert said == {
        "who": "Luz Díaz", "role": "planning", "plan": short_plan(title, year),
        "until": local_day(ends, BOGOTA).isoformat(),
    }  # fmt: skip


def test_an_invitation_is_mailed_in_office_hours_only(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")

    culmina("person", "invite", "Ana")

    with place.database.reading() as session:
        waits_until = session.scalars(select(OutboxItem.not_before)).one()
    hour = (waits_until.hour - 5) % 24  # Bogotá is five hours behind UTC all year
    assert 8 <= hour < 17
    assert waits_until.weekday() < 5


@pytest.mark.parametrize(
    ("email", "why"),
    [
        ("zoe@puertoesperanza.example", "a prueba solo se escribe a las personas de [trial]"),
        (None, "no hay un correo que funcione"),
    ],
)
def test_who_may_not_or_cannot_get_mail_is_invited_by_hand(
    place: Place, culmina: Cli, email: str | None, why: str
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Zoe", email=email)

    ran = culmina("person", "invite", "Zoe")

    assert ran.code == 0
    assert f"Sin correo: {why}." in ran.out
    with place.database.reading() as session:
        assert session.scalars(select(OutboxItem)).all() == []


@pytest.mark.parametrize("is_hers", [True, False])
def test_who_is_of_the_trial_by_any_of_her_addresses_is_mailed_in_it(
    place: Place, culmina: Cli, is_hers: bool
) -> None:
    with place.database.transaction() as session:
        zoe = a_person(session, place.entity, "Zoe", email="zoe@puertoesperanza.example")
        if is_hers:
            an_address(session, zoe, channel="email", value="ana@puertoesperanza.example")

    ran = culmina("person", "invite", "Zoe")

    assert ("Se le mandará por correo a zoe@puertoesperanza.example." in ran.out) is is_hers


def test_after_the_trial_everybody_is_mailed(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
        a_person(session, place.entity, "Zoe", email="zoe@puertoesperanza.example")

    ran = culmina("person", "invite", "Zoe")

    assert "Se le mandará por correo a zoe@puertoesperanza.example." in ran.out


def test_everybody_without_a_chat_is_invited_once(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")
        a_person(session, place.entity, "Zoe", email="zoe@puertoesperanza.example")
        a_person(session, place.entity, "Luz", email="luz@puertoesperanza.example", telegram="55")
        left = a_person(session, place.entity, "Iván", telegram="56")
        gone = session.scalars(select(Address).where(Address.person_id == left)).one()
        gone.dead_since, gone.dead_reason = NOW, Unlinked.NO_CONSENT

    ran = culmina("person", "invite", "--all")

    assert len(re.findall(r"https://t\.me/culmina_bot\?start=", ran.out)) == 2
    assert "para Ana." in ran.out
    assert "para Zoe." in ran.out
    assert "Se le mandará por correo a ana@puertoesperanza.example." in ran.out
    assert "Sin correo: a prueba solo se escribe a las personas de [trial]." in ran.out
    assert "Se invitó a 2 personas; 0 enlaces" in ran.out

    again = culmina("person", "invite", "--all").out
    assert "t.me" not in again
    assert "Se invitó a 0 personas; 2 enlaces anteriores todavía sirven." in again
    assert "Para hacer otra vez uno de esos: culmina person invite CORREO" in again


@pytest.mark.parametrize("words", [(), ("Ana", "--all")])
def test_either_a_person_or_everybody_is_invited(culmina: Cli, words: tuple[str, ...]) -> None:
    ran = culmina("person", "invite", *words)

    assert (ran.code, "hace falta una persona, --all o --new-bot" in ran.error) == (2, True)


def test_without_the_bots_name_nobody_is_invited(place: Place, culmina: Cli) -> None:
    place.configure(username="")
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")

    ran = culmina("person", "invite", "Ana")

    assert ran.code == 1
    assert "[telegram] username" in ran.error
    with place.database.reading() as session:
        assert session.scalars(select(Invitation)).all() == []


def test_an_invitation_for_two_people_of_one_name_is_asked_about(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana1@correo.example")
        a_person(session, place.entity, "Ana", email="ana2@correo.example")

    ran = culmina("person", "invite", "ana")

    assert ran.code == 2
    assert "Ana (ana1@correo.example); Ana (ana2@correo.example)" in ran.error
    with place.database.reading() as session:
        assert session.scalars(select(Invitation)).all() == []
