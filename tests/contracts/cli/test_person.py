"""culmina person: people are added, listed, imported and invited; nothing is half written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from core.words import Role
from models.audit import Audit
from models.organisation import Address, Membership, Person
from models.outbox import ItemState
from models.staff import people
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, an_address, an_office, an_outbox_item
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


def test_who_has_no_address_is_added_and_told_to_be_out_of_reach(
    place: Place, culmina: Cli
) -> None:
    _office(place)
    ran = culmina("person", "add", "Ana Gómez", "--office", "Tesorería")
    again = culmina("person", "add", "Ana Gómez", "--role", "control")

    assert (ran.code, again.code) == (0, 0)
    assert "Se agregó a Ana Gómez.\n" in ran.out
    for one in (ran, again):
        assert "A Ana Gómez no hay cómo escribirle mientras no tenga correo ni Telegram." in one.out
    assert "culmina person invite 'Ana Gómez'" in ran.out
    (card,) = _cards(place)
    assert (len(card.roles), card.addresses) == (2, ())

    culmina("person", "edit", "Ana Gómez", "--email", ANA[2])
    third = culmina("person", "add", "Ana Gómez", "--role", "planning")
    assert "no hay cómo escribirle" not in third.out
    assert len(_cards(place)) == 1


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


def test_the_office_is_told_by_its_name_and_not_as_it_was_typed(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Oficina Asesora de Planeación")
    typed = ("--email", "ana@correo.example", "--office", "oficina asesora de planeacion")
    ran = culmina("person", "add", "Ana Gómez", *typed)

    assert "Ana Gómez es ahora líder de Oficina Asesora de Planeación." in ran.out


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
    said = " ".join(ran.out.split())
    assert "2 personas agregadas (Ana Gómez y Pedro Ruiz) y 2 roles nuevos" in said
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


def test_a_workbook_is_imported_and_who_cannot_be_reached_is_said_at_the_end(
    place: Place, culmina: Cli
) -> None:
    _office(place)
    book = Workbook()
    for row in (
        ("Nombre", "Correo", "Dependencia"),
        ("Ana Gómez", "ana@correo.example", "Tesorería"),
        ("Zoe Lara", None, "Tesorería"),
        ("Beto Mina", "no tiene", "Tesorería"),
    ):
        book.worksheets[0].append(row)
    file = place.folder / "personas.xlsx"
    book.save(file)

    ran = culmina("person", "import", str(file))

    assert (ran.code, ran.error) == (0, "")
    said = " ".join(ran.out.split())
    assert "3 personas agregadas (" in said
    assert "No hay cómo escribirles a 2 personas: Beto Mina y Zoe Lara." in said


def test_where_everybody_can_be_reached_nobody_is_named(place: Place, culmina: Cli) -> None:
    _office(place)
    file = place.file("p.csv", "nombre,correo,dependencia\nAna,ana@correo.example,Tesorería\n")

    assert "No hay cómo escribir" not in culmina("person", "import", file).out


def test_a_file_that_cannot_be_read_is_told_with_its_path(place: Place, culmina: Cli) -> None:
    ran = culmina("person", "import", str(place.folder / "no-existe.csv"))

    assert ran.code == 2
    assert "no se puede leer el archivo." in ran.error
    assert str(place.folder) in ran.error


def test_who_has_left_is_not_brought_back_by_an_old_file(place: Place, culmina: Cli) -> None:
    _office(place)
    file = place.file("personas.csv", "nombre,correo,dependencia\n"
        "Ana Gómez,ana@correo.example,Tesorería\nZoe,zoe@correo.example,Tesorería\n")  # fmt: skip
    culmina("person", "import", file)
    culmina("person", "leave", "Ana Gómez", "--yes")

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
    culmina("person", "leave", "Ana", "--yes")

    culmina("person", "import", place.file("b.csv", f"{head}Zoe,t@correo.example,Tesorería\n"))

    assert "Zoe" in culmina("person", "list").out


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


@pytest.mark.parametrize(("verified", "messages"), [(None, 2), (None, 1), (NOW, 2)])
def test_the_list_tells_whom_to_call_who_never_answered_two_messages(
    place: Place,
    culmina: Cli,
    verified: datetime | None,
    messages: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CULMINA_SMTP__HOST", "127.0.0.1")
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "culmina@p.example")
    with place.database.transaction() as session:
        ana = a_person(session, place.entity, "Ana Gómez")
        an_address(session, ana, value="ana@p.example", verified_at=verified)
        for _ in range(messages):
            an_outbox_item(
                session, place.entity, at=NOW, state=ItemState.SENT, person_id=ana,
                channel="email", recipient="ana@p.example",
            )  # fmt: skip

    listed = " ".join(culmina("person", "list").out.split())

    assert ("(sin confirmar: llámela)" in listed) is (verified is None and messages == 2)
