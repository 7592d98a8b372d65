"""culmina person unlink, data and forget."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.audit import Audit
from models.organisation import Person
from models.staff import people
from models.tables import metadata
from reports.audit.columns import COLUMNS
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, a_report, an_activity, an_address, an_office
from tests.support.rows import TODAY

Cli = Callable[..., Ran]
MAIL = "ana@correo.example"


@pytest.fixture
def ana(place: Place) -> int:
    """Ana Gómez, who leads Tesorería, has a chat and a mailbox, and has reported."""
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Tesorería")
        person = a_person(session, place.entity, "Ana Gómez", office=office, telegram="5551001")
        an_address(session, person, value=MAIL)
        a_report(
            session, an_activity(session, place.entity, due=TODAY, office=office), 60, by=person
        )
    return person


def test_a_lost_telephone_is_unlinked_and_the_mailbox_stays(
    place: Place, culmina: Cli, ana: int
) -> None:
    ran = culmina("person", "unlink", "ana gomez")
    again = culmina("person", "unlink", "ana gomez")

    assert "Se desvinculó el chat de Ana Gómez" in ran.out
    assert f"Se le escribe a {MAIL}." in ran.out
    assert "culmina person invite 'Ana Gómez'" in ran.out
    assert again.out == "Ana Gómez no tiene un chat vinculado.\n"
    with place.database.reading() as session:
        (left,) = people.living_addresses(session, [ana])[ana]
    assert left.value == MAIL


def test_who_has_no_mailbox_cannot_be_reached_then(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Luz", telegram="5551002")

    assert "No le queda ninguna dirección" in culmina("person", "unlink", "Luz").out


@pytest.mark.parametrize("suffix", ["json", "txt"])
def test_all_that_is_held_is_written_also_of_who_has_left(
    place: Place, culmina: Cli, ana: int, suffix: str
) -> None:
    culmina("person", "leave", "Ana Gómez", "--yes")
    file = place.folder / f"ana.{suffix}"

    ran = culmina("person", "data", "Ana Gómez", str(file))

    assert ran.code == 0
    assert "entréguelo solo a esa persona" in ran.out
    text = file.read_text("utf-8")
    assert MAIL in text
    assert file.stat().st_mode & 0o077 == 0
    if suffix == "json":
        assert json.loads(text)["person"][0]["id"] == ana
    else:
        assert "Direcciones (2)" in text
    again = culmina("person", "data", "Ana Gómez", str(file))
    assert (again.code, "el archivo ya existe" in again.error) == (2, True)
    with place.database.reading() as session:
        given = session.scalars(select(Audit.subject_id).filter_by(action="personal data given"))
        assert given.all() == [ana]


def test_what_is_read_by_a_person_is_in_spanish_and_what_a_machine_reads_is_not(
    place: Place, culmina: Cli, ana: int
) -> None:
    read, kept = place.folder / "ana.txt", place.folder / "ana.json"
    culmina("person", "data", "Ana Gómez", str(read))
    culmina("person", "data", "Ana Gómez", str(kept))
    text = read.read_text("utf-8")
    english = {one for one, spanish in COLUMNS.items() if one != spanish}
    english &= {line.split(":")[0].strip() for line in text.splitlines()}

    assert not english
    assert f"  persona n.º: {ana}\n" in text
    assert "  está en la entidad: sí\n" in text
    assert "  canal: correo\n" in text
    assert json.loads(kept.read_text("utf-8"))["person"][0]["active"] is True


def test_every_column_that_may_hold_personal_data_has_a_spanish_name() -> None:
    person = metadata.tables["person"]
    known = [
        column.name
        for table in metadata.sorted_tables
        if table is person or any(key.column.table is person for key in table.foreign_keys)
        for column in table.c
    ]
    assert set(known) - COLUMNS.keys() == set()


def test_a_file_of_another_form_is_not_written(place: Place, culmina: Cli, ana: int) -> None:
    file = place.folder / "ana.pdf"

    ran = culmina("person", "data", "Ana Gómez", str(file))

    assert (ran.code, "debe terminar en .json o en .txt" in ran.error) == (2, True)
    assert not file.exists()
    assert ana


def test_who_is_there_is_not_forgotten_without_a_yes(place: Place, culmina: Cli, ana: int) -> None:
    no = culmina("person", "forget", "Ana Gómez")

    assert (no.code, "todavía está" in no.error) == (2, True)
    yes = culmina("person", "forget", "Ana Gómez", "--yes")
    assert yes.code == 0
    assert f"Lo que reportó queda como de «Persona retirada {ana}»." in yes.out
    assert "En «Tesorería» no hay ahora nadie" in yes.out
    with place.database.reading() as session:
        (person,) = session.scalars(select(Person))
    assert (person.active, person.name) == (False, f"Persona retirada {ana}")
    assert culmina("person", "forget", f"#{ana}", "--yes").code == 0


@pytest.mark.parametrize(("typed", "code"), [(None, 2), ("n\n", 1), ("\n", 1), ("s\n", 0)])
def test_what_is_erased_and_what_stays_is_shown_and_asked(
    place: Place, culmina: Cli, ana: int, typed: str | None, code: int
) -> None:
    culmina("person", "leave", "Ana Gómez", "--yes")

    ran = culmina("person", "forget", f"#{ana}", typed=typed)

    assert ran.code == code
    assert "De Ana Gómez se borra: 2 direcciones; " in ran.out
    assert f"Queda, a nombre de «Persona retirada {ana}»: 1 reporte; " in ran.out
    assert ("nadie respondió la pregunta" in ran.error) is (typed is None)
    with place.database.reading() as session:
        (person,) = session.scalars(select(Person))
    assert (person.name == "Ana Gómez") is (code != 0)


def test_of_two_with_one_name_the_number_says_which(place: Place, culmina: Cli, ana: int) -> None:
    culmina("person", "leave", "Ana Gómez", "--yes")
    culmina("person", "add", "Ana Gómez", "--email", MAIL, "--role", "control")

    both = culmina("person", "forget", "Ana Gómez")
    one = culmina("person", "forget", f"#{ana}", "--yes")

    assert f"#{ana} Ana Gómez" in both.error
    assert (both.code, one.code) == (2, 0)
    with place.database.reading() as session:
        assert [card.person.name for card in people.list_people(session, place.entity)] == [
            "Ana Gómez"
        ]
