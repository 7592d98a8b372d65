"""culmina office: what each office answers for, its spellings, and mergers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from core.inbound import Returned
from core.words import Duty, Role
from models.audit import Actor, Audit, Change
from models.organisation import Office
from models.plan import Responsibility
from models.staff import addresses, groups
from models.staff.offices import find_office
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import NOW, a_person, an_activity, an_address, an_office

Cli = Callable[..., Ran]


@pytest.fixture(autouse=True)
def mail_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the mail on: without a channel nobody is reached."""
    monkeypatch.setenv("CULMINA_SMTP__HOST", "127.0.0.1")
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "culmina@puertoesperanza.example")


def test_the_list_shows_what_an_office_leads_and_who_can_be_reached(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "Oficina TIC", aliases=["Sistemas"])
        press = an_office(session, place.entity, "Prensa")
        an_office(session, place.entity, "Áreas misionales", collective=True)
        an_activity(session, place.entity, office=[tic, press])
        a_person(session, place.entity, "Ana", office=tic, email="ana@correo.example")
        a_person(session, place.entity, "Zoe", office=press)

    rows = {
        line.split()[0]: line.split() for line in culmina("office", "list").out.splitlines()[2:]
    }

    assert rows["Oficina"] == ["Oficina", "TIC", "1", "0", "→", "Ana", "(líder)", "sí"]
    assert rows["="] == ["=", "Sistemas"]
    assert " ".join(rows["Prensa"]) == "Prensa 0 1 Zoe (líder) no: ninguna dirección funciona"
    assert rows["Áreas"][-2:] == ["oficinas", "son"]
    assert "(colectiva)" in rows["Áreas"]


def test_the_list_names_who_cannot_be_reached_where_others_can(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        for name, lead in (("TIC", None), ("Prensa", "zoe@correo.example")):
            office = an_office(session, place.entity, name)
            a_person(session, place.entity, f"Zoe-{name}", office=office, email=lead)
            a_person(session, place.entity, "Bea", office=office, email=f"{name}@correo.example")

    told = {line.split()[0]: line for line in culmina("office", "list").out.splitlines() if line}

    assert "sí, pero no a Zoe-TIC" in told["TIC"]
    assert "pero no" not in told["Prensa"]


@pytest.mark.parametrize(("times", "shown"), [(2, "sí"), (3, "no: los mensajes se devuelven")])
def test_the_list_shows_from_whom_messages_come_back(
    place: Place, culmina: Cli, times: int, shown: str
) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        person = a_person(session, place.entity, "Ana", office=tic)
        address = an_address(session, person, channel="email", value="ana@correo.example")
        for day in range(times):
            addresses.came_back(
                session,
                address,
                sent_at=NOW + timedelta(days=day),
                outcome=Returned.PASSING,
                reason="552 5.2.2 Mailbox full",
            )

    row = culmina("office", "list").out.splitlines()[2]
    assert " ".join(row.split()).endswith(f"Ana (líder) {shown}")
    told = " ".join(culmina("status").out.split())
    assert f"se devuelve de ana@correo.example: {times} mensajes desde" in told
    assert "(passing), 552 5.2.2 Mailbox full" in told


@pytest.mark.parametrize(
    ("also", "shown"),
    [
        ((), "fuera hasta el 2999-05-15, nadie reemplaza"),
        (("lives",), "sí"),
        (("away",), "fuera hasta el 2999-05-10, nadie reemplaza"),
    ],
)
def test_the_list_shows_that_nobody_stands_in_for_who_is_away(
    place: Place, culmina: Cli, also: tuple[str, ...], shown: str
) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        ana, bea = date(2999, 5, 15), date(2999, 5, 10) if also == ("away",) else None
        a_person(session, place.entity, "Ana", office=tic, email="a@b.example", away_until=ana)
        for _ in also:
            a_person(session, place.entity, "Bea", office=tic, email="b@b.example", away_until=bea)

    told = " ".join(culmina("office", "list").out.split())
    assert shown.split(", ")[0] in told
    assert ("nadie reemplaza" in told) is ("reemplaza" in shown)


def test_without_a_channel_that_is_on_nobody_is_reached(
    place: Place, culmina: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        a_person(session, place.entity, "Ana", office=tic, email="a@b.example")
    assert "sí" in culmina("office", "list").out

    monkeypatch.delenv("CULMINA_SMTP__HOST")

    assert "no: ningún canal está encendido" in " ".join(culmina("office", "list").out.split())
    assert (
        "no hay ahora nadie a quien se le llegue" in culmina("person", "leave", "Ana", "--yes").out
    )


def test_the_list_marks_who_gets_the_reminders(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        for name in ("Ana", "Bea"):
            a_person(session, place.entity, name, office=tic, email=f"{name}@b.example")
        a_person(session, place.entity, "Zoe", office=tic, role=Role.DELEGATE, email="z@b.example")

    told = culmina("office", "list").out

    assert "→ Bea (líder)" in told
    assert told.count("→") == 2  # the other says what it means


def test_an_empty_list_says_where_offices_come_from(culmina: Cli) -> None:
    assert "Llegan con un plan: culmina plan import ARCHIVO" in culmina("office", "list").out


def test_another_spelling_is_understood_from_then_on(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "Oficina TIC")

    first = culmina("office", "alias", "oficina tic", "Grupo de Sistemas")
    second = culmina("office", "alias", "Oficina TIC", "grupo de sistemas")

    assert first.out == "«Grupo de Sistemas» es Oficina TIC desde ahora.\n"
    assert "no cambió nada" in second.out
    with place.database.reading() as session:
        found = find_office(session, entity_id=place.entity, typed="GRUPO DE SISTEMAS")
    assert found.id == tic


def test_a_spelling_of_another_office_is_refused_with_what_to_type(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Oficina TIC")
        an_office(session, place.entity, "Sistemas")

    ran = culmina("office", "alias", "Oficina TIC", "sistemas")

    assert ran.code == 2
    assert "culmina office merge Sistemas 'Oficina TIC'" in ran.error


def test_a_merger_moves_everything_and_is_audited(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        old = an_office(session, place.entity, "Sistemas")
        new = an_office(session, place.entity, "Oficina TIC")
        an_activity(session, place.entity, office=old)
        a_person(session, place.entity, "Ana", office=old)

    ran = culmina("office", "merge", "sistemas", "Oficina TIC", "--yes")

    assert ran.out == (
        "Sistemas es ahora parte de Oficina TIC: pasaron 1 actividad, 1 persona y 0 "
        "formas de escribirla.\nA esas personas se les avisa en su horario.\n"
    )
    with place.database.reading() as session:
        duties = session.execute(select(Responsibility.office_id, Responsibility.duty)).all()
        audited = session.scalars(select(Audit)).one()
    assert [tuple(row) for row in duties] == [(new, Duty.LEAD)]
    assert (audited.action, audited.subject_id, audited.role) == (
        "office merged",
        old,
        "technician",
    )


def test_a_merger_with_a_name_that_fits_several_offices_changes_nothing(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        for name in ("Oficina de Planeación", "Secretaría de Planeación", "Prensa"):
            an_office(session, place.entity, name)

    ran = culmina("office", "merge", "planeación", "Prensa", "--yes")

    assert ran.code == 2
    assert "¿Quiso decir: Oficina de Planeación; Secretaría de Planeación?" in ran.error
    with place.database.reading() as session:
        assert set(session.scalars(select(Office.merged_into_id))) == {None}


@pytest.mark.parametrize(("typed", "code"), [(None, 2), ("n\n", 1), ("s\n", 0)])
def test_two_offices_are_united_after_a_yes(
    place: Place, culmina: Cli, typed: str | None, code: int
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")
        an_office(session, place.entity, "Comunicaciones")

    ran = culmina("office", "merge", "Prensa", "Comunicaciones", typed=typed)

    assert ran.code == code
    assert "¿Unir «Prensa» con «Comunicaciones», a su nombre?" in ran.out
    assert ("es ahora parte de Comunicaciones" in ran.out) is (code == 0)


def test_an_office_cannot_be_merged_into_itself(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")

    ran = culmina("office", "merge", "Prensa", "PRENSA")

    assert (ran.code, "una sola oficina" in ran.error) == (2, True)


def test_a_link_makes_a_group_the_offices_and_a_newer_one_replaces_it(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Oficina TIC", aliases=["Sistemas"])

    first, second = culmina("office", "group", "sistemas"), culmina("office", "group", "sistemas")

    assert first.code == 0
    link, command, said, *_ = first.out.splitlines()
    code = link.removeprefix("https://t.me/culmina_bot?startgroup=")
    assert command.endswith(f"/start@culmina_bot {code}")
    assert said.startswith("Sirve una vez, hasta el ")
    assert "para Oficina TIC. Los enlaces anteriores ya no sirven." in said
    assert code not in second.out
    now = datetime.now(UTC)
    with place.database.transaction() as session:
        assert groups.redeem_code(session, place.entity, code, now) is None


def test_the_list_shows_the_group_of_an_office(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        a_person(session, place.entity, "Ana", office=tic)
        by, now = Actor("technician", "cli"), datetime.now(UTC)
        joined = groups.join(session, place.entity, "telegram", "-77", "Los de TIC", now)
        groups.approve(Change(session, place.entity, by, now), joined, tic)

    assert "grupo «Los de TIC»" in culmina("office", "list").out


def test_a_link_needs_a_known_office_and_the_bots_name(place: Place, culmina: Cli) -> None:
    unknown = culmina("office", "group", "Sistemas")
    place.configure(username="")
    nameless = culmina("office", "group", "Sistemas")

    assert (unknown.code, nameless.code) == (2, 2)
    assert "no hay ninguna oficina con ese nombre" in unknown.error
    assert "[telegram] username" in nameless.error


def test_an_office_that_nobody_uses_is_listed_and_removed_and_one_in_use_is_neither(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        used, peopled, archived, _ghost = (
            an_office(session, place.entity, name)
            for name in ("Tesorería", "Prensa", "Archivo", "Hacienda Planeación")
        )
        an_activity(session, place.entity, office=used)
        an_activity(session, place.entity, office=archived, withdrawn_at=NOW)
        a_person(session, place.entity, "Ana", office=peopled)

    listed = culmina("office", "review").out
    assert "Archivo" in listed
    assert "Hacienda Planeación" in listed
    assert "Tesorería" not in listed
    assert "Prensa" not in listed
    assert culmina("office", "remove", "hacienda planeacion").code == 0
    again = culmina("office", "remove", "Hacienda Planeación")
    assert (again.code, "no hay ninguna oficina con ese nombre" in again.error) == (2, True)
    for name in ("Tesorería", "Archivo", "Prensa"):
        kept = culmina("office", "remove", name)
        assert (kept.code, "culmina office merge" in kept.error) == (2, True)
    with place.database.reading() as session:
        assert len(session.scalars(select(Office)).all()) == 3
        assert session.scalars(select(Audit.action).filter_by(action="office removed")).all()


def offices_of(place: Place) -> list[str]:
    """Return the names of the offices that were not merged away."""
    with place.database.reading() as session:
        query = select(Office.name).where(Office.merged_into_id.is_(None)).order_by(Office.id)
        return list(session.scalars(query))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sria de Gobierno", "Secretaría de Gobierno"),
        ("Dirección de las Tic", "Dirección de las TIC"),  # one key
        ("Oficina TIC", "Sistemas"),  # an alias becomes the name
    ],
)
def test_an_office_is_renamed_and_still_understood_by_its_former_name(
    place: Place, culmina: Cli, old: str, new: str
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, old, aliases=["Sistemas"])
        an_activity(session, place.entity, office=office)

    ran = culmina("office", "rename", old.lower(), new)

    assert ran.out == f"{old} es {new} desde ahora; el nombre anterior se sigue entendiendo.\n"
    assert offices_of(place) == [new]
    for typed in (old, new, "Sistemas"):
        with place.database.reading() as session:
            assert find_office(session, entity_id=place.entity, typed=typed).id == office
    with place.database.reading() as session:
        row = session.scalars(select(Audit)).one()
    assert (row.action, row.subject_id, row.before, row.after) == (
        "office renamed", office, {"name": old}, {"name": new},
    )  # fmt: skip
    assert culmina("office", "rename", new, old).code == 0
    assert culmina("office", "rename", old, new).code == 0


def test_an_office_gets_the_name_of_one_that_became_it(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        kept = an_office(session, place.entity, "Sria de Gobierno")
        an_office(session, place.entity, "Secretaría de Gobierno")
    culmina("office", "merge", "Secretaría de Gobierno", "Sria de Gobierno", "--yes")

    assert culmina("office", "rename", "Sria de Gobierno", "Secretaría de Gobierno").code == 0

    assert offices_of(place) == ["Secretaría de Gobierno"]
    for typed in ("Sria de Gobierno", "Secretaría de Gobierno"):
        with place.database.reading() as session:
            assert find_office(session, entity_id=place.entity, typed=typed).id == kept


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("despacho", "culmina office merge Prensa 'Oficina del Alcalde'"),
        ("Oficina del alcalde", "culmina office merge Prensa 'Oficina del Alcalde'"),
        (" . ", "un nombre necesita letras"),
    ],
)
def test_a_name_of_another_office_or_of_none_is_refused(
    place: Place, culmina: Cli, new: str, told: str
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")
        an_office(session, place.entity, "Oficina del Alcalde", aliases=["Despacho"])

    ran = culmina("office", "rename", "Prensa", new)

    assert (ran.code, told in ran.error) == (2, True)
    assert offices_of(place) == ["Prensa", "Oficina del Alcalde"]


def test_the_name_that_an_office_has_changes_nothing(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")

    assert "no cambió nada" in culmina("office", "rename", "prensa", "Prensa").out
