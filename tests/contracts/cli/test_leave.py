"""culmina person leave and away, and what person add says when an office gets a new lead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from core.unreached import Unlinked
from core.words import Role
from models.audit import Audit
from models.organisation import Address, Entity, Membership, Person
from models.owed import Notice
from models.staff import people
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
OFFICE = ("--office", "Tesorería")
ANA = ("Ana Gómez", "--email", "hacienda@correo.example", *OFFICE)
BEA = ("Bea Díaz", "--email", "bea@correo.example", *OFFICE)


@pytest.fixture(autouse=True)
def office(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One office, after the trial; mail can be sent."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        an_office(session, place.entity, "Tesorería")
        session.execute(update(Entity).values(live_since=NOW))


def notices(place: Place) -> list[tuple[str, str, dict[str, str]]]:
    """Return whom which notices are owed to."""
    with place.database.reading() as session:
        rows = session.execute(
            select(Person.name, Notice.kind, Notice.details)
            .join(Person, Person.id == Notice.person_id)
            .order_by(Notice.id)
        )
        return [(name, kind, details) for name, kind, details in rows]


def names(place: Place) -> list[str]:
    """Return who is there."""
    with place.database.reading() as session:
        return [card.person.name for card in people.list_people(session, place.entity)]


def test_a_new_lead_is_told_of_by_the_command_and_both_are_owed_a_notice(
    place: Place, culmina: Cli
) -> None:
    first = culmina("person", "add", *ANA)
    assert "Los recordatorios de" not in first.out

    ran = culmina("person", "add", *BEA)

    assert "Los recordatorios de «Tesorería» van ahora a Bea Díaz, ya no a Ana Gómez." in ran.out
    assert "Si Ana Gómez se fue: culmina person leave 'Ana Gómez'" in ran.out
    assert notices(place) == [
        ("Bea Díaz", "takes_over", {"office": "Tesorería", "former": "Ana Gómez"}),
        ("Ana Gómez", "handed_over", {"office": "Tesorería", "lead": "Bea Díaz", "reported": 0}),
    ]
    assert "Los recordatorios de" not in culmina("person", "add", *BEA).out


def test_a_file_that_brings_a_new_lead_says_so_too(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    file = place.file("p.csv", "nombre,correo,dependencia\nBea Díaz,bea@correo.example,Tesorería\n")

    ran = culmina("person", "import", file)

    assert "Los recordatorios de «Tesorería» van ahora a Bea Díaz" in ran.out
    assert [kind for _, kind, _ in notices(place)] == ["takes_over", "handed_over"]


def test_who_leaves_is_not_there_any_more_and_the_command_says_who_follows(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA)

    ran = culmina("person", "leave", "ana gomez", "--yes")

    assert (ran.code, ran.out.startswith("Ana Gómez ya no está. No se le envía")) == (0, True)
    assert "Los recordatorios de «Tesorería» le siguen llegando a Bea Díaz." in ran.out
    assert names(place) == ["Bea Díaz"]
    again = culmina("person", "leave", "Ana Gómez", "--yes")
    assert (again.code, "esa persona ya se fue" in again.error) == (2, True)
    never = culmina("person", "leave", "Ana María", "--yes")
    assert (never.code, "no hay nadie con ese nombre" in never.error) == (2, True)


def test_the_last_person_of_an_office_does_not_leave_silently(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")

    ran = culmina("person", "leave", "Ana Gómez", "--yes")

    assert "En «Tesorería» no hay ahora nadie a quien se le llegue." in ran.out
    assert "culmina person add NOMBRE --email CORREO --office 'Tesorería'" in ran.out
    assert [(name, kind) for name, kind, _ in notices(place)] == [("Luz", "left_empty")]


@pytest.mark.parametrize("name", ["Ana Gómez", "Bea Díaz"])
def test_the_mailbox_of_the_office_is_who_follows_and_the_same_name_may_come_back(
    place: Place, culmina: Cli, name: str
) -> None:
    culmina("person", "add", *ANA)
    assert culmina("person", "add", "Bea Díaz", *ANA[1:]).code == 2
    culmina("person", "leave", "Ana Gómez", "--yes")

    ran = culmina("person", "add", name, *ANA[1:])

    assert (ran.code, names(place)) == (0, [name])
    with place.database.reading() as session:
        rows = session.execute(select(Person.name, Person.active).order_by(Person.id)).all()
    assert [tuple(row) for row in rows] == [("Ana Gómez", False), (name, True)]


def test_a_day_to_come_is_written_down_and_listed(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    day = local_day(SystemClock().now(), BOGOTA) + timedelta(days=30)

    ran = culmina("person", "leave", "Ana Gómez", "--from", day.isoformat())

    assert f"Ana Gómez se va el {day}; hasta entonces no cambia nada." in ran.out
    assert "En «Tesorería» no hay entonces nadie a quien se le llegue." in ran.out
    assert names(place) == ["Ana Gómez"]
    assert f"(se va el {day})" in culmina("person", "list").out
    assert notices(place) == []


def test_a_day_that_is_past_is_the_one_on_record(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)

    day = local_day(SystemClock().now(), BOGOTA) - timedelta(days=31)

    culmina("person", "leave", "Ana Gómez", "--from", day.isoformat(), "--yes")

    with place.database.reading() as session:
        row = session.scalars(select(Audit).where(Audit.action == "person left")).one()
    assert (row.after, row.role, row.channel) == ({"left_on": day.isoformat()}, "technician", "cli")
    assert names(place) == []


@pytest.mark.parametrize("past", [False, True])
def test_a_day_that_is_past_says_what_becomes_of_what_was_said_since(
    culmina: Cli, past: bool
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA)
    since = local_day(SystemClock().now(), BOGOTA) - timedelta(days=3 if past else 0)
    said = f"No está desde el {since}, que ya pasó: lo que se le envió y lo que respondió desde"

    gone = culmina("person", "leave", "Ana Gómez", "--from", f"{since}", "--yes")
    words = ("Bea Díaz", "Carla Paz", "--email", "carla@correo.example", "--from", f"{since}")
    left, replaced = (
        " ".join(ran.out.split()) for ran in (gone, culmina("person", "replace", *words, "--yes"))
    )

    assert (said in left) is past
    assert (said in replaced) is past


def test_a_mistyped_year_lets_nobody_leave(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    day = local_day(SystemClock().now(), BOGOTA) - timedelta(days=32)

    ran = culmina("person", "leave", "Ana Gómez", "--from", day.isoformat())

    assert ran.code == 2
    assert f"--from {day}: ese día fue hace más de 31 días." in ran.error
    assert "Corrija la fecha" in ran.error  # the month, too, may be what is wrong
    assert names(place) == ["Ana Gómez"]


def _bury(place: Place, value: str) -> None:
    with place.database.transaction() as session:
        row = session.scalars(select(Address).where(Address.value == value)).one()
        row.dead_since, row.dead_reason = NOW, "550 5.1.1 no such user"


def test_the_new_mailbox_of_a_lead_is_hers_in_the_place_of_her_dead_one(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA)
    _bury(place, ANA[2])

    ran = culmina(
        "person", "add", "Ana Gómez", "--email", "ana@correo.example", *OFFICE, typed="sí\n"
    )

    assert f"Ana Gómez ya está en «Tesorería», con {ANA[2]}. Ahora dice ana@" in ran.out
    assert "El correo de Ana Gómez es ahora ana@correo.example; es la misma persona." in ran.out
    assert "Los recordatorios de" not in ran.out
    with place.database.reading() as session:
        (card,) = people.list_people(session, place.entity)
        living = people.living_addresses(session, [card.person.id])[card.person.id]
    assert [one.value for one in living] == ["ana@correo.example"]


def test_a_dead_address_that_is_typed_again_lives_again(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    _bury(place, ANA[2])

    ran = culmina("person", "add", *ANA)

    assert f"{ANA[2]} vuelve a contar" in ran.out
    assert "no cambió nada" not in ran.out
    assert "dead" not in culmina("person", "list").out
    assert "no cambió nada" in culmina("person", "add", *ANA).out


def test_an_address_whose_messages_came_back_is_trusted_again(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    with place.database.transaction() as session:
        row = session.scalars(select(Address)).one()
        row.returned_times, row.returned_since, row.returned_last_at = 3, NOW, NOW

    assert "vuelve a contar" in culmina("person", "add", *ANA).out
    with place.database.reading() as session:
        assert session.scalars(select(Address.returned_times)).all() == [0]


def test_a_file_of_people_does_not_bring_a_dead_address_back(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    _bury(place, ANA[2])
    file = place.file("p.csv", f"nombre,correo,dependencia\nAna Gómez,{ANA[2]},Tesorería\n")

    assert culmina("person", "import", file).code == 0

    assert "(no funciona desde el" in culmina("person", "list").out


def test_who_is_refused_by_consent_is_not_brought_back(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    with place.database.transaction() as session:
        row = session.scalars(select(Address)).one()
        row.dead_since, row.dead_reason = NOW, Unlinked.NO_CONSENT

    assert "no cambió nada" in culmina("person", "add", *ANA).out
    assert "sin permiso para escribirle desde el" in " ".join(culmina("person", "list").out.split())


def test_a_day_to_come_says_that_the_reminders_go_to_who_follows_already(culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA)
    day = local_day(SystemClock().now(), BOGOTA) + timedelta(days=30)

    ran = culmina("person", "leave", "Ana Gómez", "--from", day.isoformat())

    said = "Los recordatorios de «Tesorería» hoy ya le llegan a Bea Díaz, y desde ese día también."
    assert said in " ".join(ran.out.split())
    assert "van entonces a Bea Díaz" not in ran.out


def test_a_day_to_come_says_who_gets_the_reminders_then(culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    luz = ("Luz Sol", "--email", "luz@correo.example", *OFFICE, "--role", "delegate")
    culmina("person", "add", *luz)
    day = local_day(SystemClock().now(), BOGOTA) + timedelta(days=30)

    ran = culmina("person", "leave", "Ana Gómez", "--from", day.isoformat())

    assert "Los recordatorios de «Tesorería» van entonces a Luz Sol." in ran.out


def _leads(place: Place) -> list[str]:
    """Return the leads of all offices, the newest last."""
    with place.database.reading() as session:
        rows = session.execute(
            select(Person.name)
            .join(Membership, Membership.person_id == Person.id)
            .where(Membership.role == Role.LEAD)
            .order_by(Membership.id)
        )
        return list(rows.scalars())


def test_a_lead_who_is_added_again_is_the_newest_one_and_both_are_told_each_time(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA)

    again = culmina("person", "add", *ANA, "--role", "líder")

    assert "Ana Gómez es otra vez la líder más nueva de Tesorería." in again.out
    assert "Los recordatorios de «Tesorería» van ahora a Ana Gómez, ya no a Bea Díaz." in again.out
    assert "no cambió nada" not in again.out
    assert _leads(place) == ["Bea Díaz", "Ana Gómez"]
    assert "no cambió nada" in culmina("person", "add", *ANA).out
    back = culmina("person", "add", *BEA)
    assert "Los recordatorios de «Tesorería» van ahora a Bea Díaz, ya no a Ana Gómez." in back.out
    assert [kind for _, kind, _ in notices(place)] == ["takes_over", "handed_over"] * 3


def test_an_old_file_makes_no_former_lead_the_newest_again(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA)
    file = place.file("p.csv", f"nombre,correo,dependencia\nAna Gómez,{ANA[2]},Tesorería\n")

    assert "1 línea ya se conocía" in culmina("person", "import", file).out
    assert _leads(place) == ["Ana Gómez", "Bea Díaz"]


def test_one_role_is_taken_from_a_person_who_stays(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA)
    culmina("person", "add", *BEA[:3], "--role", "planeación")

    ran = culmina("person", "leave", "Bea Díaz", "--role", "líder")

    assert ran.code == 0
    assert "Bea Díaz ya no es líder de Tesorería." in ran.out
    assert "Los recordatorios de «Tesorería» van ahora a Ana Gómez." in ran.out
    assert "last role" not in ran.out
    assert (_leads(place), names(place)) == (["Ana Gómez"], ["Ana Gómez", "Bea Díaz"])
    assert notices(place)[-1][:2] == ("Ana Gómez", "takes_over")
    last = culmina("person", "leave", "Bea Díaz", "--role", "planning", "--yes")
    assert "Bea Díaz ya no es planeación." in last.out
    assert "Era su último rol." in last.out
    with place.database.reading() as session:
        actions = session.scalars(select(Audit.action).order_by(Audit.id)).all()
    assert actions[-2:] == ["role taken", "role taken"]


def test_the_only_lead_who_gives_the_office_up_leaves_it_empty_and_control_is_told(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")

    ran = culmina("person", "leave", "Ana Gómez", "--role", "lead")

    assert "En «Tesorería» no hay ahora nadie a quien se le llegue." in ran.out
    assert [(name, kind) for name, kind, _ in notices(place)] == [("Luz", "left_empty")]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--role", "control"), "--role control: Ana Gómez no tiene ese rol."),
        (("--role", "lead"), "tiene ese rol en varias oficinas: Tesorería; Prensa."),
        (("--role", "lead", "--office", "Salud"), "Salud: no hay ninguna oficina con ese nombre."),
        (("--office", "Prensa"), "--office Prensa: va con --role"),
        (("--role", "lead", "--from", "2026-05-01"), "un rol se quita desde hoy. Escríbalo sin"),
    ],
)
def test_a_role_that_is_not_there_or_stands_twice_is_not_taken(
    place: Place, culmina: Cli, words: tuple[str, ...], error: str
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")
    culmina("person", "add", *ANA)
    culmina("person", "add", *ANA[:3], "--office", "Prensa")

    ran = culmina("person", "leave", "Ana Gómez", *words)

    assert ran.code == 2
    assert error in ran.error
    assert _leads(place) == ["Ana Gómez", "Ana Gómez"]
    one = culmina("person", "leave", "Ana Gómez", "--role", "lead", "--office", "prensa")
    assert "Ana Gómez ya no es líder de Prensa." in one.out


def test_a_role_that_nobody_knows_is_told_with_those_there_are(culmina: Cli) -> None:
    ran = culmina("person", "leave", "Ana Gómez", "--role", "rey")

    assert ran.code == 2
    told = " ".join(ran.err.replace("│", " ").split())
    assert "«rey»: los roles son líder (lead), delegado (delegate)" in told


def test_all_that_is_typed_wrong_is_told_at_once(place: Place, culmina: Cli) -> None:
    typed = culmina("person", "add", " ", "--email", "ana")

    assert typed.error.startswith(
        "NOMBRE: falta el nombre.\n--email ana: esto no es un correo.\n"
        "--role: hace falta una oficina"
    )
    file = place.file("p.csv", "nombre,correo,dependencia,rol\nAna,ana,Tesoro,rey\n")
    assert [
        line.split(":")[0].removeprefix(f"{file}, ")
        for line in culmina("person", "import", file).err.splitlines()
    ] == ["línea 2, correo", "línea 2, rol", "línea 2, dependencia"]
