"""An old file, or who types what it says, has a person's former name and address: she is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from models.audit import Audit
from models.organisation import Entity, Person
from models.staff import people
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
OLD, NEW, OTHER = "ana@correo.example", "ana.gomez@correo.example", "rios@correo.example"


@pytest.fixture(autouse=True)
def ana(place: Place, culmina: Cli, monkeypatch: pytest.MonkeyPatch) -> int:
    """Ana Gómez of Tesorería, who is Ana Gómez Ríos by now, with another address."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
        office = an_office(session, place.entity, "Tesorería")
        an_office(session, place.entity, "Presupuesto")
        person = a_person(session, place.entity, "Ana Gómez", office=office, email=OLD)
    culmina("person", "edit", "Ana Gómez", "--name", "Ana Gómez Ríos", "--email", NEW)
    return person


def a_file(place: Place, *lines: str) -> str:
    """Write a people file."""
    return place.file("p.csv", "\n".join(("nombre,correo,dependencia,rol", *lines, "")))


def mailbox(place: Place, person: int) -> list[str]:
    """Return where a person is written to."""
    with place.database.reading() as session:
        found = people.living_addresses(session, [person]).get(person, ())
    return [one.value for one in found]


def ids(place: Place) -> list[int]:
    """Return who was ever registered."""
    with place.database.reading() as session:
        return list(session.scalars(select(Person.id)))


@pytest.mark.parametrize(
    ("line", "where", "said"),
    [
        (f"Ana Gómez,{OLD},Tesorería,", " en «Tesorería»", f"Ana Gómez, {OLD}, que tuvo antes"),
        (f"ANA GOMEZ,{OLD},Presupuesto,", "", f"ANA GOMEZ, {OLD}, que tuvo antes"),
        (f"Ana Ríos,{OLD},Tesorería,", "", f"Ana Ríos, {OLD}, que tuvo antes"),
        (f"Ana Gómez Ríos,{OLD},Tesorería,", " en «Tesorería»", f"{OLD}, que tuvo antes"),
        (f"Ana Gómez,{OTHER},Tesorería,", " en «Tesorería»", f"Ana Gómez, {OTHER}"),
    ],
)
def test_a_file_with_her_former_name_or_address_asks_and_makes_nobody_twice(
    place: Place, culmina: Cli, ana: int, line: str, where: str, said: str
) -> None:
    file = a_file(place, line)

    no = culmina("person", "import", file, typed="n\n")

    asked = f"Ana Gómez Ríos ya está{where}, con {NEW}. Ahora dice {said}."
    assert asked in " ".join(no.out.split())
    assert (no.code, mailbox(place, ana)) == (1, [NEW])
    yes = culmina("person", "import", file, typed="s\n")
    assert (yes.code, "van ahora a" in yes.out, ids(place)) == (0, False, [ana])
    assert mailbox(place, ana) == [line.split(",")[1]]


@pytest.mark.parametrize("email", [NEW, ""])
def test_a_former_name_with_the_address_of_now_or_with_none_is_hers(
    place: Place, culmina: Cli, ana: int, email: str
) -> None:
    ran = culmina("person", "import", a_file(place, f"Ana Gómez,{email},Tesorería,"))

    assert (ran.code, "1 línea ya se conocía" in ran.out, ids(place)) == (0, True, [ana])
    assert mailbox(place, ana) == [NEW]


@pytest.mark.parametrize(
    "line",
    [
        f"Pedro Ruiz,{OLD},Tesorería,",  # the mailbox of the office goes on to another one
        f"Ana Gómez Díaz,{OLD},Tesorería,",
        f"Ana Gómez,{OTHER},Presupuesto,",
    ],
)
def test_another_name_or_another_office_is_another_person(
    place: Place, culmina: Cli, ana: int, line: str
) -> None:
    ran = culmina("person", "import", a_file(place, line))

    assert (ran.code, "1 persona agregada" in ran.out) == (0, True)
    assert mailbox(place, ana) == [NEW]
    assert len(ids(place)) == 2


def test_who_bears_the_name_now_is_meant_before_who_bore_it(
    place: Place, culmina: Cli, ana: int
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Archivo")
        other = a_person(session, place.entity, "Ana Gómez", office=office, email=OTHER)

    ran = culmina("person", "import", a_file(place, f"Ana Gómez,{OTHER},Tesorería,delegado"))

    assert (ran.code, sorted(ids(place))) == (0, sorted([ana, other]))
    assert mailbox(place, ana) == [NEW]


def test_a_name_that_was_of_somebody_else_altogether_is_still_a_fault(
    place: Place, culmina: Cli, ana: int
) -> None:
    culmina("person", "edit", "Ana Gómez Ríos", "--name", "Pedro Luna", "--yes")

    ran = culmina("person", "import", a_file(place, f"Ana Gómez,{NEW},Tesorería,"))

    assert (ran.code, f"{NEW} es «Pedro Luna», no «Ana Gómez»." in ran.err) == (2, True)
    assert ids(place) == [ana]


def test_who_was_renamed_and_left_is_not_brought_back_under_her_former_name(
    place: Place, culmina: Cli, ana: int
) -> None:
    culmina("person", "leave", "Ana Gómez Ríos", "--yes")

    for email in (OLD, NEW, ""):
        ran = culmina("person", "import", a_file(place, f"Ana Gómez,{email},Tesorería,"))
        assert "se fue; quedó por fuera" in ran.err
    assert ids(place) == [ana]


def test_who_is_to_follow_somebody_under_her_former_name_is_asked_about(
    place: Place, culmina: Cli, ana: int
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Archivo")
        luz = a_person(session, place.entity, "Luz Díaz", office=office)

    ran = culmina("person", "replace", "Luz Díaz", "Ana Gómez", "--email", OLD, "--yes")
    other = culmina("person", "replace", "Luz Díaz", "Pedro Ruiz", "--email", OLD, "--yes")

    said = " ".join(ran.error.split())
    assert (ran.code, "esa dirección la tuvo antes Ana Gómez Ríos" in said) == (2, True)
    assert other.code == 0
    assert sorted(ids(place))[:2] == sorted([ana, luz])


def test_the_audit_keeps_her_former_name(place: Place) -> None:
    with place.database.reading() as session:
        (row,) = session.scalars(select(Audit).where(Audit.action == "person renamed"))
    assert (row.before, row.after) == ({"name": "Ana Gómez"}, {"name": "Ana Gómez Ríos"})


def test_who_forgets_somebody_is_told_that_an_old_file_brings_her_back(culmina: Cli) -> None:
    ran = culmina("person", "forget", "Ana Gómez Ríos", "--yes")

    said = " ".join(ran.out.split())
    assert "quítela también de los archivos de personas que guarde" in said
