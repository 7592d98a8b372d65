"""culmina person: people are added, listed, imported and invited; nothing is half written."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import func, select, update

from core.messages import Note, load_content
from core.words import Role
from models.audit import Audit
from models.organisation import Address, Entity, Invitation, Membership, Person, Unlinked
from models.outbox import OutboxItem
from models.staff import people
from models.staff.invitations import Outcome, redeem_invitation
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, an_address, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
ANA = ("Ana Gómez", "--email", "Ana@PuertoEsperanza.example")


def test_a_person_of_an_office_is_added_as_its_lead(place: Place, culmina: Cli) -> None:
    _office(place)

    ran = culmina("person", "add", *ANA, "--office", "TESORERIA")

    assert ran.code == 0
    assert "Se agregó a Ana Gómez <ana@puertoesperanza.example>." in ran.out
    card = _cards(place)[0]
    assert card.roles == ((Role.LEAD, "Tesorería"),)
    assert card.addresses[0].value == "ana@puertoesperanza.example"


def test_a_person_may_hold_roles_of_the_whole_entity(place: Place, culmina: Cli) -> None:
    ran = culmina("person", "add", *ANA, "--role", "planning", "--role", "control")

    assert ran.code == 0
    assert _cards(place)[0].roles == ((Role.PLANNING, None), (Role.CONTROL, None))


def test_who_is_known_by_her_address_gets_the_other_role_and_no_second_row(
    place: Place, culmina: Cli
) -> None:
    _office(place)
    culmina("person", "add", *ANA, "--role", "control")

    again = culmina("person", "add", *ANA, "--office", "Tesorería")
    third = culmina("person", "add", *ANA, "--office", "Tesorería")

    assert (again.code, third.code) == (0, 0)
    assert "no cambió nada" in third.out
    assert [len(card.roles) for card in _cards(place)] == [2]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("Ana", "--email", "ana"), "--email ana: esto no es un correo."),
        ((" ", "--email", "ana@correo.example"), "NOMBRE: falta el nombre."),
        (
            ("=Ana", "--email", "ana@correo.example", "--role", "control"),
            "NOMBRE: «=Ana» comienza con «=», como una fórmula: escríbalo sin eso.",
        ),
        (
            ("A\x1bna", "--email", "ana@correo.example", "--role", "control"),
            "NOMBRE: tiene un carácter que no se ve (U+001B): escríbalo de nuevo.",
        ),
        (
            ("Ana", "--email", "+ana@correo.example", "--role", "control"),
            "--email: «+ana@correo.example» comienza con «+», como una fórmula: escríbalo sin eso.",
        ),
        (("Ana", "--email", "ana@correo.example"), "--role: hace falta una oficina."),
        (
            ("Ana", "--email", "ana@correo.example", "--role", "delegate"),
            "--role delegate: hace falta una oficina.",
        ),
        (
            ("Ana", "--email", "ana@correo.example", "--office", "TIC", "--role", "control"),
            "--office TIC: control es un rol de toda la entidad.",
        ),
        (
            ("Ana", "--email", "ana@correo.example", "--office", "Tesoro"),
            "Tesoro: no hay ninguna oficina con ese nombre.",
        ),
    ],
)
def test_what_is_typed_wrong_is_told_and_nobody_is_added(
    place: Place, culmina: Cli, words: tuple[str, ...], error: str
) -> None:
    _office(place)

    ran = culmina("person", "add", *words)

    assert ran.code == 2
    assert error in ran.error
    assert _counts(place) == (0, 0, 0)


def test_everything_that_a_command_changes_is_audited_as_the_technicians(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA, "--role", "control")

    with place.database.reading() as session:
        rows = session.scalars(select(Audit).order_by(Audit.id)).all()
    assert [row.action for row in rows] == ["person added", "address added", "role given"]
    assert {(row.role, row.channel) for row in rows} == {("technician", "cli")}


def test_the_list_shows_roles_addresses_and_who_cannot_be_reached(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Tesorería")
        ana = a_person(session, place.entity, "Ana [Gómez]", office=office, telegram="5551001")
        an_address(session, ana, value="ana@correo.example", dead_since=NOW)
        a_person(session, place.entity, "Zoe", role=Role.CONTROL)

    ran = culmina("person", "list")

    assert ran.code == 0
    assert "Ana [Gómez]" in ran.out
    assert "líder · Tesorería" in ran.out
    assert "chat de Telegram" in ran.out
    assert "ana@correo.example (no funciona desde el 2026-05-11)" in ran.out
    assert "no se le puede escribir" in ran.out


def test_an_empty_list_says_what_to_do(culmina: Cli) -> None:
    ran = culmina("person", "list")

    assert (ran.code, ran.out) == (
        0,
        "Todavía no hay nadie. Agregue personas: culmina person import ARCHIVO.csv\n",
    )


def test_a_file_of_people_is_imported(place: Place, culmina: Cli) -> None:
    _office(place)
    file = place.file(
        "personas.csv",
        "Nombre;Correo;Dependencia;Rol;Canal\n"
        "Ana Gómez;ana@correo.example;Tesorería;líder;telegram\n"
        "Pedro Ruiz;pedro@correo.example;Oficina de Control Interno;control;\n",
    )

    ran = culmina("person", "import", file)

    assert ran.code == 0
    assert "2 personas agregadas y 2 roles nuevos" in ran.out
    assert "línea 3: control es de toda la entidad" in ran.out
    assert [card.person.name for card in _cards(place)] == ["Ana Gómez", "Pedro Ruiz"]


def test_one_wrong_line_keeps_the_whole_file_out_and_all_faults_are_listed(
    place: Place, culmina: Cli
) -> None:
    _office(place)
    file = place.file(
        "personas.csv",
        "nombre,correo,dependencia\n"
        "Ana,ana@correo.example,Tesoreria\n"
        "Pedro,pedro,Tesoreria\n"
        "Zoe,zoe@correo.example,Prensa\n",
    )

    ran = culmina("person", "import", file)

    assert ran.code == 2
    assert [line.partition("personas.csv, ")[2] for line in ran.err.splitlines()] == [
        "línea 3, correo: «pedro» no es un correo.",
        "línea 4, dependencia: Prensa: no hay ninguna oficina con ese nombre. Vea: "
        "culmina office list. Una nueva llega con un plan que la nombra: culmina plan import "
        "ARCHIVO",
    ]
    assert "2 fallas; no se registró a nadie." in ran.error
    assert _counts(place) == (0, 0, 0)


def test_a_file_that_cannot_be_read_is_told_with_its_path(place: Place, culmina: Cli) -> None:
    ran = culmina("person", "import", str(place.folder / "no-existe.csv"))

    assert ran.code == 2
    assert "no se puede leer el archivo." in ran.error
    assert str(place.folder) in ran.error


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

    assert (ran.code, "hace falta una persona o --all" in ran.error) == (2, True)


def test_who_has_left_is_not_brought_back_by_an_old_file(place: Place, culmina: Cli) -> None:
    _office(place)
    file = place.file("personas.csv", "nombre,correo,dependencia\n"
        "Ana Gómez,ana@correo.example,Tesorería\nZoe,zoe@correo.example,Tesorería\n")  # fmt: skip
    culmina("person", "import", file)
    culmina("person", "leave", "Ana Gómez")

    ran = culmina("person", "import", file)

    assert ran.code == 0
    assert "línea 2: Ana Gómez <ana@correo.example> se fue; quedó por fuera." in ran.err
    assert "1 línea ya se conocía" in ran.out
    assert "Ana" not in culmina("person", "list").out

    culmina("person", "import", file, "--rejoin")
    assert "Ana Gómez" in culmina("person", "list").out


def test_a_successor_gets_the_address_of_who_has_left(place: Place, culmina: Cli) -> None:
    _office(place)
    head = "nombre,correo,dependencia\n"
    culmina("person", "import", place.file("a.csv", f"{head}Ana,t@correo.example,Tesorería\n"))
    culmina("person", "leave", "Ana")

    culmina("person", "import", place.file("b.csv", f"{head}Zoe,t@correo.example,Tesorería\n"))

    assert "Zoe" in culmina("person", "list").out


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


def _office(place: Place, name: str = "Tesorería") -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, name)


def _cards(place: Place) -> list[people.PersonCard]:
    with place.database.reading() as session:
        return people.list_people(session, place.entity)


def _counts(place: Place) -> tuple[int, ...]:
    with place.database.reading() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Person, Address, Membership)
        )


def test_a_person_is_away_until_a_day_and_back(culmina: Cli) -> None:
    culmina("person", "add", *ANA, "--role", "control")

    away = culmina("person", "away", ANA[0], "--until", "2999-05-15")
    assert (away.code, "no está hasta el 2999-05-15, ese día incluido" in away.out) == (0, True)
    listed = culmina("person", "list").out
    assert "fuera hasta el 2999-05-15" in listed
    assert culmina("person", "away", ANA[0], "--back").code == 0
    assert "away" not in culmina("person", "list").out


@pytest.mark.parametrize("words", [(), ("--until", "2001-01-01"), ("--until", "mañana")])
def test_an_absence_needs_a_day_to_come(culmina: Cli, words: tuple[str, ...]) -> None:
    culmina("person", "add", *ANA, "--role", "control")
    assert culmina("person", "away", ANA[0], *words).code == 2
