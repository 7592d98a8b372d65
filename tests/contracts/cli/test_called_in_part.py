"""Words of a name are enough where only one has them and the whole name is told at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clock import SystemClock, local_day
from core.words import Role
from models.organisation import Person
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, a_plan, an_activity, an_office

Cli = Callable[..., Ran]
BECAUSE = ("--reason", "lo dice el comité")
GOVERNMENT, TREASURY, ICT = "Secretaría de Gobierno", "Secretaría de Hacienda", "Oficina de las TIC"
DAY = f"{local_day(SystemClock().now(), BOGOTA) + timedelta(days=30)}"


@pytest.fixture(autouse=True)
def plan(place: Place) -> int:
    """Three offices and a name of many, with people; 4.2 is Hacienda's."""
    with place.database.transaction() as session:
        ids = {name: an_office(session, place.entity, name) for name in (GOVERNMENT, TREASURY, ICT)}
        an_office(session, place.entity, "Todas las dependencias", collective=True)
        a_person(
            session, place.entity, "Jairo Benavides", office=ids[TREASURY], email="j@x.example"
        )
        a_person(
            session, place.entity, "Luz Dary Pineda", office=ids[GOVERNMENT], email="l@x.example"
        )
        a_person(session, place.entity, "Luz Mora", office=ids[ICT], email="m@x.example")
        a_person(session, place.entity, "Óscar Gil", role=Role.CONTROL, telegram="500777")
        number = a_plan(session, place.entity, title="PTEP")
        an_activity(session, place.entity, plan=number, handle="4.2", office=[ids[TREASURY]])
    return number


def there(place: Place) -> list[str]:
    with place.database.reading() as session:
        return sorted(session.scalars(select(Person.name).where(Person.active)))


def test_offices_are_called_by_the_words_that_only_they_have(culmina: Cli, plan: int) -> None:
    words = ("actividad=Medir", "fecha=15/12/2026", "oficina=Gobierno / TIC", *BECAUSE)
    added = culmina("activity", "add", f"{plan}", *words)
    edited = culmina("activity", "edit", "4.2", "oficina=tic / gobierno", *BECAUSE)
    moved = culmina("activity", "assign", "4.2", "Hacienda", *BECAUSE)
    many = culmina(
        "office", "collective", "Todas las dependencias", "--members", "Gobierno / Hacienda"
    )

    assert f"responde {GOVERNMENT} y {ICT}." in " ".join(added.out.split())
    assert f"oficina: {TREASURY} → {ICT} / {GOVERNMENT}" in edited.out
    assert f"4.2 es de {TREASURY} desde hoy." in moved.out
    assert f"Todas las dependencias son {GOVERNMENT}, {TREASURY} desde hoy" in " ".join(
        many.out.split()
    )


@pytest.mark.parametrize("typed", ["Secretaría", "Gobern", "dependencias", "Salud", "Gobierno TIC"])
def test_no_office_is_guessed(culmina: Cli, typed: str) -> None:
    ran = culmina("activity", "assign", "4.2", typed, *BECAUSE)

    assert (ran.code, "no hay ninguna oficina con ese nombre" in ran.error) == (2, True)


@pytest.mark.parametrize("words", [("merge", "Gobierno", "Hacienda", "--yes"), ("remove", "TIC")])
def test_what_cannot_be_undone_needs_the_whole_name(culmina: Cli, words: tuple[str, ...]) -> None:
    ran = culmina("office", *words)

    assert (ran.code, "no hay ninguna oficina con ese nombre" in ran.error) == (2, True)


def test_who_spoke_is_called_by_her_given_name(culmina: Cli) -> None:
    ran = culmina("report", "4.2", "va en 60 %", "--person", "jairo")

    assert (ran.code, "dicho por Jairo Benavides" in ran.out) == (0, True)


def test_a_name_of_two_is_no_one_s(place: Place, culmina: Cli) -> None:
    for words in (("report", "4.2", "va en 60 %", "--person"), ("person", "leave")):
        ran = culmina(*words, "Luz")
        assert (ran.code, "más de una persona se llama así" in ran.error) == (2, True)
        assert "Luz Dary Pineda (l@x.example); Luz Mora (m@x.example)" in ran.error
    assert len(there(place)) == 4


@pytest.mark.parametrize("typed", ["Luz Pineda", "Pineda", "luz dary"])
def test_who_leaves_or_is_replaced_is_called_by_words_of_her_name_and_told_whole(
    culmina: Cli, typed: str
) -> None:
    left = culmina("person", "leave", typed, "--from", DAY)
    replaced = culmina("person", "replace", typed, "Jairo", "--from", DAY)
    asked = culmina("person", "leave", typed, typed="n\n")

    assert f"Luz Dary Pineda se va el {DAY}" in left.out
    assert f"Desde el {DAY} Jairo Benavides recibe lo de Luz Dary Pineda." in " ".join(
        replaced.out.split()
    )
    assert "¿Retirar a Luz Dary Pineda?" in asked.out


def test_without_a_question_who_leaves_today_needs_the_whole_name(
    place: Place, culmina: Cli
) -> None:
    for words in (("leave", "Luz Pineda"), ("replace", "Luz Pineda", "Jairo Benavides")):
        assert culmina("person", *words, "--yes").code == 2
    assert len(there(place)) == 4


def test_the_hint_shows_addresses_that_tell_something(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        a_person(
            session, place.entity, "Rosa Tapia", role=Role.AUDITOR, email="r@x.example",
            telegram="500888",
        )  # fmt: skip

    ran = culmina("report", "4.2", "va en 60 %", "--person", "Rosa Tapias")

    assert (ran.code, "Rosa Tapia (r@x.example)?" in ran.error) == (2, True)
    assert "500888" not in ran.error


@pytest.mark.parametrize(
    ("part", "proposed"),
    [
        ("Hacienda", TREASURY),
        ("Planeación Infraestructura", "Secretaría de Planeación e Infraestructura"),
        ("infraestructura, planeacion", "Secretaría de Planeación e Infraestructura"),
        ("Rentas", TREASURY),  # of another spelling of hers
        ("Secretaría Gobierno", GOVERNMENT),
    ],
)
def test_a_person_is_not_added_by_a_part_of_an_office_and_the_one_that_has_it_is_proposed(
    place: Place, culmina: Cli, part: str, proposed: str
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Secretaría de Planeación e Infraestructura")
    assert culmina("office", "alias", TREASURY, "Despacho de Rentas").code == 0

    refused = culmina("person", "add", "Ana Ruiz", "--office", part)

    assert refused.code == 2
    assert f"¿Quiso decir: {proposed}" in " ".join(refused.error.split())
    assert "Ana Ruiz" not in there(place)


@pytest.mark.parametrize("part", ["Deportes", "Planeación Prensa", "todas"])
def test_what_is_of_no_office_proposes_none(culmina: Cli, part: str) -> None:
    refused = culmina("person", "add", "Ana Ruiz", "--office", part)

    assert refused.code == 2
    assert GOVERNMENT not in refused.error
    assert TREASURY not in refused.error


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Of. TIC", ICT),
        ("Gobernacion", GOVERNMENT),
        ("Sec. Hacienda", TREASURY),
        ("Hazienda", TREASURY),
        ("Acueducto", None),
        ("Secretaría", None),
        ("Of.", None),
    ],
)
def test_an_office_that_a_file_of_people_writes_otherwise_is_proposed(
    place: Place, culmina: Cli, typed: str, meant: str | None
) -> None:
    before = there(place)
    ran = culmina(
        "person",
        "import",
        place.file("p.csv", f"nombre,correo,dependencia\nIván Gil,i@x.example,{typed}\n"),
    )

    assert ran.code == 2
    said = " ".join(ran.err.split())
    assert (f"¿Quiso decir: {meant}?" in said) is (meant is not None)
    assert there(place) == before
