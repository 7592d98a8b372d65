"""culmina rehearse: the days to come are played by the real pass of the clock, and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_days import due, mail_is_on
from tests.support.builders import a_person, an_activity, an_office
from tests.support.dump import everything

Cli = Callable[..., Ran]

__all__ = ["due", "mail_is_on"]  # fixtures
UNTIL = f"{datetime.now(UTC) + timedelta(days=40):%Y-%m-%d}"
LATER = f"{datetime.now(UTC) + timedelta(days=20):%Y-%m-%d}"
COUNTED = re.compile(r"si nadie responde: (\d+) mensajes? a")


def test_the_days_to_come_are_counted_by_office_and_nothing_is_written(
    due: Place, culmina: Cli
) -> None:
    before = everything(due.database)

    ran = culmina("rehearse", "--to", UNTIL)

    assert (ran.code, ran.error) == (0, "")
    said = " ".join(ran.out.split())
    assert "si nadie responde:" in said
    assert "a 2 personas." in said
    assert "El día de más: " in said
    assert "Oficina de Ana Mora" in said
    assert "Oficina de Luz Tovar" in said
    assert "Sin una dirección" not in said
    assert everything(due.database) == before


def test_the_workbook_adds_up_and_names_who_has_no_address(due: Place, culmina: Cli) -> None:
    with due.database.transaction() as session:
        a_person(session, due.entity, "Rosa Gil", office=an_office(session, due.entity, "TIC"))
    before = everything(due.database)
    file = due.folder / "ensayo.xlsx"

    ran = culmina("rehearse", "--to", UNTIL, "--out", str(file))

    assert ran.code == 0
    book: Any = load_workbook(file)
    heads, *offices, total = book["Por oficina"].iter_rows(values_only=True)
    assert (heads[0], heads[-1]) == ("Oficina", "Total")
    assert {"Oficina de Ana Mora", "Oficina de Luz Tovar"} <= {row[0] for row in offices}
    assert all(row[-1] == sum(row[1:-1]) for row in (*offices, total))
    days = list(book["Por día"].iter_rows(min_row=2, values_only=True))
    assert sum(count for _, count in days) == total[-1] > 0
    assert [row[0] for row in book["Sin dirección"].iter_rows(min_row=2, values_only=True)] == [
        "Rosa Gil"
    ]
    assert everything(due.database) == before


@pytest.mark.usefixtures("due")
def test_an_office_that_will_have_nobody_is_named_with_its_first_day(culmina: Cli) -> None:
    culmina("person", "leave", "Ana Mora", "--from", LATER)

    said = " ".join(culmina("rehearse", "--to", UNTIL).out.split())

    found = re.search(r"Sin una dirección que funcione: (.*?)\. No se envió", said)
    assert found is not None
    assert re.fullmatch(
        r"Oficina de Ana Mora \(sin nadie desde el \d{1,2} de [a-z]+ de \d{4}\)", found[1]
    )


@pytest.mark.usefixtures("due")
def test_days_before_the_first_are_played_and_not_counted(culmina: Cli) -> None:
    whole, part = (
        int(COUNTED.findall(" ".join(culmina("rehearse", *since, "--to", UNTIL).out.split()))[0])
        for since in ((), ("--from", LATER))
    )

    assert 0 < part < whole


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "2020-01-02"), "--from 2020-01-02: ese día ya pasó."),
        (("--to", "2020-01-02"), "--to 2020-01-02: el último día es anterior al primero."),
    ],
)
def test_days_that_cannot_be_played_are_refused(
    culmina: Cli, options: tuple[str, ...], said: str
) -> None:
    ran = culmina("rehearse", *options)

    assert (ran.code, ran.error) == (2, said)


@pytest.mark.parametrize("name", ["ensayo.docx", "ensayo"])
def test_what_is_no_name_of_a_workbook_is_refused_before_anything_is_counted(
    due: Place, culmina: Cli, name: str
) -> None:
    ran = culmina("rehearse", "--out", str(due.folder / name))

    assert (ran.code, "debe terminar en .xlsx" in ran.error) == (2, True)
    assert not (due.folder / name).exists()


def test_an_office_that_leads_and_whose_people_are_all_out_of_reach_is_named_too(
    due: Place, culmina: Cli
) -> None:
    with due.database.transaction() as session:
        for name, leads in (("TIC", True), ("Archivo", False)):
            office = an_office(session, due.entity, name)
            a_person(session, due.entity, f"Pedro {name}", office=office)
            if leads:
                an_activity(session, due.entity, office=office, handle="9.1")

    said = " ".join(culmina("rehearse", "--to", UNTIL).out.split())

    found = re.search(r"Sin una dirección que funcione: (.*?)\. No se envió", said)
    assert found is not None
    assert found[1] == "Pedro Archivo, Pedro TIC y TIC (ninguna dirección funciona)"
