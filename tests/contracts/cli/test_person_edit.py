"""culmina person edit, and a known name with another address: the same person goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core.words import Role
from models.audit import Audit
from models.organisation import Address, Entity, Invitation, Person
from models.outbox import OutboxItem
from models.owed import Notice
from models.progress import ProgressReport
from models.staff import people
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_notice, a_person, a_report, an_activity, an_address, an_office
from tests.support.rows import NOW, TODAY
from tests.support.scheduling import a_context, deliver, pass_at

Cli = Callable[..., Ran]
OLD, NEW = "ana@correo.example", "ana.gomez@correo.example"
OLD_EVA, NEW_EVA = "eva@correo.example", "eva.rios@correo.example"


@pytest.fixture
def ana(place: Place, monkeypatch: pytest.MonkeyPatch) -> int:
    """Ana Gómez, who leads Tesorería and has a chat; mail can be sent."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
        office = an_office(session, place.entity, "Tesorería")
        an_office(session, place.entity, "Presupuesto")
        person = a_person(session, place.entity, "Ana Gómez", office=office, telegram="5551001")
        an_address(session, person, value=OLD)
        activity = an_activity(session, place.entity, due=TODAY, office=office)
        a_report(session, activity, 60, by=person)
    return person


def cards(place: Place) -> list[people.PersonCard]:
    """Return who is there."""
    with place.database.reading() as session:
        return people.list_people(session, place.entity)


def living(place: Place, person: int) -> list[str]:
    """Return where a person is written to."""
    with place.database.reading() as session:
        found = people.living_addresses(session, [person]).get(person, ())
    return [one.value for one in found]


@pytest.mark.usefixtures("ana")
def test_nobody_gets_the_name_of_a_colleague(place: Place, culmina: Cli) -> None:
    culmina("person", "add", "Eva Ríos", "--office", "Tesorería", "--role", "delegate")
    ran = culmina("person", "edit", "Eva Ríos", "--name", "ana gomez", "--yes")
    assert (ran.code, "ya hay otra persona con ese nombre en Tesorería" in ran.error) == (2, True)
    assert sorted(one.person.name for one in cards(place)) == ["Ana Gómez", "Eva Ríos"]


def test_her_name_is_corrected_and_what_she_reported_stays_hers(
    place: Place, culmina: Cli, ana: int
) -> None:
    ran = culmina("person", "edit", "Ana Gómez", "--name", " Ana  María Gómez ")

    assert ran.code == 0
    assert "Ana Gómez se llama ahora Ana María Gómez, también en lo que ya" in ran.out
    assert [(one.person.id, one.person.name) for one in cards(place)] == [(ana, "Ana María Gómez")]
    with place.database.reading() as session:
        assert session.scalars(select(ProgressReport.person_id)).all() == [ana]
        (row,) = session.scalars(select(Audit).where(Audit.action == "person renamed"))
    assert (row.subject_id, row.before, row.after) == (
        ana,
        {"name": "Ana Gómez"},
        {"name": "Ana María Gómez"},
    )


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize("another_bears_it", [False, True])
def test_what_others_are_still_to_be_told_of_her_has_her_present_name(
    place: Place, culmina: Cli, another_bears_it: bool
) -> None:
    with place.database.transaction() as session:
        bea = a_person(session, place.entity, "Bea Díaz")
        details = {"office": "Tesorería", "former": "Ana Gómez"}
        a_notice(session, bea, kind="takes_over", details=details)
        if another_bears_it:
            a_person(session, place.entity, "Ana Gómez")

    culmina("person", "edit", OLD, "--name", "Ana María Gómez")

    name = "Ana Gómez" if another_bears_it else "Ana María Gómez"
    with place.database.reading() as session:
        told = session.scalars(select(Notice.details)).one()
    assert told == {"office": "Tesorería", "former": name}


@pytest.mark.parametrize("answer", ["n\n", "s\n"])
def test_the_name_of_somebody_else_is_asked_about(
    place: Place, culmina: Cli, ana: int, answer: str
) -> None:
    ran = culmina("person", "edit", "Ana Gómez", "--name", "Luis Pérez", typed=answer)

    assert "«Ana Gómez» y «Luis Pérez» no se parecen. ¿Es la misma persona?" in ran.out
    assert [one.person.name for one in cards(place)] == (
        ["Luis Pérez"] if answer == "s\n" else ["Ana Gómez"]
    )
    assert ("person replace 'Ana Gómez' 'Luis Pérez'" in ran.out) is (answer == "n\n")
    assert ana


def test_nobody_is_asked_with_yes(place: Place, culmina: Cli, ana: int) -> None:
    ran = culmina("person", "edit", "Ana Gómez", "--name", "Luis Pérez", "--yes")

    assert "no se parecen" not in ran.out
    assert [one.person.id for one in cards(place)] == [ana]


def test_another_mailbox_takes_the_place_of_the_first_and_the_chat_stays(
    place: Place, culmina: Cli, ana: int
) -> None:
    culmina("person", "invite", OLD)

    ran = culmina("person", "edit", "Ana Gómez", "--email", NEW.upper())

    assert f"El correo de Ana Gómez es ahora {NEW}; a ningún otro correo se le escribe." in ran.out
    assert f"Su enlace anterior ya no sirve. Otro: culmina person invite {NEW.upper()}" in ran.out
    assert living(place, ana) == ["5551001", NEW]
    with place.database.reading() as session:
        known = people.find_person_by_address(
            session, entity_id=place.entity, channel="email", value=OLD
        )
        (link,) = session.scalars(select(Invitation))
        actions = session.scalars(select(Audit.action).order_by(Audit.id)).all()
    assert known is None
    assert link.expires_at < link.created_at + (link.expires_at - link.created_at) * 2
    assert actions[-2:] == ["address added", "address replaced"]


@pytest.fixture
def eva(place: Place, ana: int) -> int:
    """Eva Ríos, who leads Archivo, has no chat, and was welcomed by mail at OLD_EVA."""
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Archivo")
        person = a_person(session, place.entity, "Eva Ríos", office=office)
        assert person != ana
        an_address(session, person, value=OLD_EVA)
        an_activity(session, place.entity, due=TODAY + timedelta(days=20), office=office)
    return person


def welcomes(place: Place, person: int) -> list[str]:
    """Return where each message with a welcome went, or is to go, in order."""
    with place.database.reading() as session:
        rows = session.scalars(
            select(OutboxItem)
            .where(OutboxItem.person_id == person, OutboxItem.opens)
            .order_by(OutboxItem.id)
        )
        return [one.recipient for one in rows if one.content.get("welcome")]


def morning(place: Place, day: int) -> None:
    """Make the clock's pass of a day, and let everything go out."""
    at = NOW.replace(hour=15) + timedelta(days=day)
    pass_at(place.database, a_context(place.entity), at)
    deliver(place.database, at)


def test_where_mail_alone_reaches_her_the_new_address_gets_the_welcome_once(
    place: Place, culmina: Cli, eva: int
) -> None:
    morning(place, 0)
    assert welcomes(place, eva) == [OLD_EVA]

    ran = culmina("person", "edit", "Eva Ríos", "--email", NEW_EVA)
    assert "Allí le llega otra vez la bienvenida, una sola vez." in ran.out
    again = culmina("person", "edit", "Eva Ríos", "--email", NEW_EVA)
    assert "bienvenida" not in again.out
    for day in (1, 2, 3):
        morning(place, day)

    assert welcomes(place, eva) == [OLD_EVA, NEW_EVA]
    with place.database.reading() as session:
        later = session.scalars(
            select(OutboxItem.recipient).where(
                OutboxItem.person_id == eva, OutboxItem.created_at > NOW + timedelta(hours=20)
            )
        ).all()
    assert OLD_EVA not in later


def test_a_welcome_that_waits_is_not_made_twice(place: Place, culmina: Cli, eva: int) -> None:
    pass_at(place.database, a_context(place.entity), NOW.replace(hour=15))
    ran = culmina("person", "edit", "Eva Ríos", "--email", NEW_EVA)
    assert "bienvenida" not in ran.out
    with place.database.reading() as session:
        (told,) = session.scalars(select(Notice.key).where(Notice.person_id == eva))
    assert told.count(":") == 1


def test_who_has_a_chat_is_not_welcomed_again(place: Place, culmina: Cli, ana: int) -> None:
    morning(place, 0)
    ran = culmina("person", "edit", "Ana Gómez", "--email", NEW)
    morning(place, 1)
    assert "bienvenida" not in ran.out
    assert welcomes(place, ana) == ["5551001"]


def test_the_address_of_another_person_is_refused_and_nothing_changes(
    place: Place, culmina: Cli, ana: int
) -> None:
    with place.database.transaction() as session:
        other = a_person(session, place.entity, "Bea Díaz", role=Role.CONTROL)
        an_address(session, other, value=NEW)

    ran = culmina("person", "edit", "Ana Gómez", "--name", "Ana G.", "--email", NEW)

    assert (ran.code, "esta dirección ya es de otra persona" in ran.error) == (2, True)
    assert ran.out == ""
    assert living(place, ana) == ["5551001", OLD]
    assert [one.person.name for one in cards(place)] == ["Ana Gómez", "Bea Díaz"]


def test_she_goes_on_in_another_office_and_who_follows_is_told(
    place: Place, culmina: Cli, ana: int
) -> None:
    culmina(
        "person", "add", "Luz Sol", "--email", "luz@correo.example", "--office", "Tesorería",
        "--role", "delegate",
    )  # fmt: skip

    ran = culmina("person", "edit", "Ana Gómez", "--office", "presupuesto")

    assert "Ana Gómez pasa de Tesorería a Presupuesto." in ran.out
    assert "Los recordatorios de «Tesorería» van ahora a Luz Sol." in ran.out
    assert cards(place)[0].roles == ((Role.LEAD, "Presupuesto"),)
    assert living(place, ana) == ["5551001", OLD]
    with place.database.reading() as session:
        told = session.execute(
            select(Person.name, Notice.kind).join(Person, Person.id == Notice.person_id)
        ).all()
    assert [tuple(one) for one in told] == [("Luz Sol", "takes_over")]


def test_an_office_that_she_was_the_last_of_is_told_to_control(
    place: Place, culmina: Cli, ana: int
) -> None:
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")

    ran = culmina("person", "edit", "Ana Gómez", "--office", "Presupuesto")

    assert "En «Tesorería» no hay ahora nadie a quien se le llegue." in ran.out
    with place.database.reading() as session:
        assert session.scalars(select(Notice.kind)).all() == ["left_empty"]
    assert ana


def test_of_several_offices_she_leaves_the_one_that_is_named(
    place: Place, culmina: Cli, ana: int
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")
    culmina("person", "add", "Ana Gómez", "--email", OLD, "--office", "Prensa")

    ran = culmina("person", "edit", "Ana Gómez", "--office", "Presupuesto")
    done = culmina(
        "person", "edit", "Ana Gómez", "--office", "Presupuesto", "--instead-of", "Prensa"
    )

    assert "Ana Gómez es de varias oficinas: Prensa; Tesorería." in ran.error
    assert "Ana Gómez pasa de Prensa a Presupuesto." in done.out
    assert cards(place)[0].roles == ((Role.LEAD, "Tesorería"), (Role.LEAD, "Presupuesto"))
    assert ana


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((), "Ana Gómez: diga qué cambia: --name, --email u --office."),
        (("--instead-of", "Prensa"), "diga qué cambia"),
        (("--name", " "), "--name: falta el nombre."),
        (("--name", "=Ana", "--email", "ana"), "--email ana: esto no es un correo."),
        (("--name", "Ana", "--instead-of", "Prensa"), ": va con --office."),
        (("--office", "Tesoro"), "Tesoro: no hay ninguna oficina con ese nombre."),
        (("--office", "Presupuesto", "--instead-of", "Presupuesto"), ""),
    ],
)
def test_what_is_typed_wrong_changes_nothing(
    place: Place, culmina: Cli, ana: int, words: tuple[str, ...], error: str
) -> None:
    before = cards(place)

    ran = culmina("person", "edit", "Ana Gómez", *words)

    assert error in ran.error
    assert ran.code == (2 if error else 0)
    assert cards(place) == before
    assert ana


def a_file(place: Place, *lines: str) -> str:
    """Write a people file."""
    return place.file("p.csv", "\n".join(("nombre,correo,dependencia,rol", *lines, "")))


def test_a_file_with_another_address_of_a_known_name_asks_and_makes_nobody_twice(
    place: Place, culmina: Cli, ana: int
) -> None:
    file = a_file(place, f"ana gomez,{NEW},Tesorería,", f"ana gomez,{NEW},Presupuesto,delegado")

    no = culmina("person", "import", file, typed="n\n")

    assert f"Ana Gómez ya está en «Tesorería», con {OLD}. Ahora dice {NEW}." in no.out
    assert (no.code, no.error) == (1, "")
    assert "No se registró a nadie." in no.out
    assert living(place, ana) == ["5551001", OLD]
    yes = culmina("person", "import", file, typed="s\n")
    assert yes.code == 0
    assert f"El correo de Ana Gómez es ahora {NEW}; es la misma persona." in yes.out
    assert living(place, ana) == ["5551001", NEW]
    (card,) = cards(place)
    assert card.roles == ((Role.LEAD, "Tesorería"), (Role.DELEGATE, "Presupuesto"))


def test_where_nobody_can_answer_the_question_nothing_is_registered(
    place: Place, culmina: Cli, ana: int
) -> None:
    file = a_file(place, f"Ana Gómez,{NEW},Tesorería,", "Luis Rey,luis@correo.example,Tesorería,")

    ran = culmina("person", "import", file)

    assert (ran.code, "Escríbalo en una terminal, o con --yes" in ran.error) == (2, True)
    assert [one.person.name for one in cards(place)] == ["Ana Gómez"]
    assert culmina("person", "import", file, "--yes").code == 0
    assert [(one.person.name, one.person.id == ana) for one in cards(place)] == [
        ("Ana Gómez", True),
        ("Luis Rey", False),
    ]


def test_the_same_name_in_another_office_is_another_person(
    place: Place, culmina: Cli, ana: int
) -> None:
    assert culmina("person", "import", a_file(place, f"Ana Gómez,{NEW},Presupuesto,")).code == 0

    assert [one.person.name for one in cards(place)] == ["Ana Gómez", "Ana Gómez"]
    assert living(place, ana) == ["5551001", OLD]


def test_a_file_that_gives_one_name_two_addresses_in_an_office_is_wrong(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Tesorería")
    file = a_file(place, f"Ana Gómez,{OLD},Tesorería,", f"ANA GÓMEZ,{NEW},Tesorería,delegado")

    ran = culmina("person", "import", file)

    assert f"línea 3, correo: la línea 2 tiene a «ANA GÓMEZ» con {OLD}" in ran.err
    assert (ran.code, cards(place)) == (2, [])


def test_a_person_who_is_added_with_another_mailbox_is_asked_about_too(
    place: Place, culmina: Cli, ana: int
) -> None:
    words = ("person", "add", "Ana Gómez", "--email", NEW, "--office", "Tesorería")

    no = culmina(*words, typed="n\n")
    yes = culmina(*words, "--yes")

    assert (no.code, yes.code) == (1, 0)
    assert f"El correo de Ana Gómez es ahora {NEW}" in yes.out
    with place.database.reading() as session:
        assert session.scalars(select(Person.id)).all() == [ana]
        assert len(session.scalars(select(Address.id)).all()) == 3


def test_of_a_name_that_is_there_without_a_mailbox_it_is_said_so(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Archivo")
        a_person(session, place.entity, "Ana Mora", office=office, telegram="5551009")

    given = ("--email", "mora@correo.example", "--office", "Archivo")
    ran = culmina("person", "add", "Ana Mora", *given, typed="n\n")

    assert "Ana Mora ya está en «Archivo», sin correo. Ahora dice mora@correo.example." in ran.out
