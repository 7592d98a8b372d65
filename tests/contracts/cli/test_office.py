"""culmina office: what each office answers for, its spellings, and mergers."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from core.words import Duty
from models.audit import Audit
from models.offices import find_office
from models.organisation import Office
from models.plan import Responsibility
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, an_activity, an_office

Cli = Callable[..., Ran]


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

    assert rows["Oficina"] == ["Oficina", "TIC", "1", "0", "Ana", "(lead)", "yes"]
    assert rows["="] == ["=", "Sistemas"]
    assert rows["Prensa"] == ["Prensa", "0", "1", "Zoe", "(lead)", "no"]
    assert rows["Áreas"][-2:] == ["nobody", "registered"]
    assert "(collective)" in rows["Áreas"]


def test_an_empty_list_says_where_offices_come_from(culmina: Cli) -> None:
    assert "They come with a plan: culmina plan import FILE" in culmina("office", "list").out


def test_another_spelling_is_understood_from_then_on(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "Oficina TIC")

    first = culmina("office", "alias", "oficina tic", "Grupo de Sistemas")
    second = culmina("office", "alias", "Oficina TIC", "grupo de sistemas")

    assert first.out == "«Grupo de Sistemas» is Oficina TIC from now on.\n"
    assert "nothing changed" in second.out
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
    assert 'culmina office merge "Sistemas" "Oficina TIC"' in ran.error


def test_a_merger_moves_everything_and_is_audited(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        old = an_office(session, place.entity, "Sistemas")
        new = an_office(session, place.entity, "Oficina TIC")
        an_activity(session, place.entity, office=old)
        a_person(session, place.entity, "Ana", office=old)

    ran = culmina("office", "merge", "sistemas", "Oficina TIC")

    assert ran.out == (
        "Sistemas is now part of Oficina TIC: 1 activities, 1 people and 0 spellings moved.\n"
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

    ran = culmina("office", "merge", "planeación", "Prensa")

    assert ran.code == 2
    assert "Did you mean: Oficina de Planeación; Secretaría de Planeación?" in ran.error
    with place.database.reading() as session:
        assert set(session.scalars(select(Office.merged_into_id))) == {None}


def test_an_office_cannot_be_merged_into_itself(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Prensa")

    ran = culmina("office", "merge", "Prensa", "PRENSA")

    assert (ran.code, "one office already" in ran.error) == (2, True)
