"""Faults are sentences in Spanish, and only some of them hold anything up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans import faults, whole_faults
from plans.faults import Fault, Rank
from plans.readers.grid import Place

PLACE = Place(14, 5)
DAY = date(2028, 8, 30)
ALL = [
    (faults.impossible_date("31/11/2021", date(2021, 11, 30), PLACE), Rank.REMINDER),
    (faults.other_year("30/08/2028", DAY, 2023, date(2023, 8, 30), PLACE), Rank.REMINDER),
    (faults.unread_date("pronto", PLACE), Rank.REMINDER),
    (faults.no_single_date("mensual", PLACE), Rank.REMINDER),
    (faults.missing_date(None, PLACE), Rank.REMINDER),
    (faults.missing_office("Oficina TIC", PLACE), Rank.REMINDER),
    (faults.of_row(faults.ONLY_COLLECTIVES, "Todas las áreas", PLACE), Rank.REMINDER),
    (faults.of_row("missing_title", "Informe", PLACE), Rank.REMINDER),
    (faults.wrong_weekday("30/08/2028", "viernes", DAY, PLACE), Rank.REMINDER),
    (faults.of_row("unread_percent", "en proceso", PLACE), Rank.FIGURE),
    (faults.percent_out_of_range("120%", Decimal(120), PLACE), Rank.FIGURE),
    (faults.shifted_percent("4000%", Decimal(40), PLACE), Rank.NOTE),
    (faults.of_row("shifted", "Emitir boletines", PLACE), Rank.NOTE),
    (faults.of_row("shared_cells", "Emitir boletines", PLACE), Rank.NOTE),
    (faults.of_row("shared_title", "Emitir boletines", PLACE), Rank.NOTE),
    (faults.of_row("repeated", "Emitir boletines", PLACE), Rank.NOTE),
    (faults.of_row(faults.INFERRED_GROUP, "", PLACE, name="RENDICIÓN DE CUENTAS"), Rank.NOTE),
    (faults.of_row("activity_as_group", "Emitir boletines", PLACE), Rank.NOTE),
    (whole_faults.unknown_column("COLOR", None, PLACE), Rank.NOTE),
    (whole_faults.unknown_columns(["COLOR", "TONO", "LUZ"], PLACE), Rank.NOTE),
    (whole_faults.several_in_cells(2, "Emitir boletines", PLACE), Rank.NOTE),
    (whole_faults.text_between(2, "Sello", PLACE), Rank.NOTE),
    (whole_faults.not_printed("year", "de qué vigencia es el plan"), Rank.NOTE),
    (whole_faults.hidden_parts(["hoja «Plan», fila 7"]), Rank.NOTE),
    (whole_faults.scanned_pages([3, 4]), Rank.NOTE),
    (whole_faults.people_named(["Ana Gómez"], PLACE), Rank.NOTE),
    (whole_faults.joined_names(["Cartera y Nómina"], PLACE), Rank.NOTE),
    (whole_faults.collectives_in_support(["Todas las áreas"], PLACE), Rank.NOTE),
]


@pytest.mark.parametrize(("fault", "rank"), ALL)
def test_every_fault_is_one_text_with_its_rank(fault: Fault, rank: Rank) -> None:
    assert fault.rank is rank
    assert fault.message.endswith(".")
    assert "\n" not in fault.message
    assert fault.place in {PLACE, None}


def test_every_kind_is_named_once() -> None:
    names = [fault.kind for fault, _ in ALL]
    assert len(set(names)) == len(names)


def test_a_fault_of_a_date_says_what_is_wrong_and_what_is_proposed() -> None:
    assert ALL[0][0].message == (
        "La fecha «31/11/2021» no existe: noviembre de 2021 tiene 30 días. "
        "Se propone el 30 de noviembre de 2021."
    )
    assert ALL[1][0].message == (
        "La fecha «30/08/2028» es de 2028 y el plan es de 2023. Se propone el 30 de agosto de 2023."
    )


def test_days_of_one_year_say_it_once_and_marks_are_named_as_marks() -> None:
    ends = [date(2026, 4, 30), date(2026, 11, 30)]
    assert faults.only_marked("abr, nov", PLACE, ends).message == (
        "El plan no dice el día: la marca en abr, nov. "
        "Se propone el 30 de abril y 30 de noviembre de 2026."
    )
    both = [date(2025, 12, 31), date(2026, 6, 30)]
    assert faults.no_single_date("Semestral", PLACE, both).message == (
        "«Semestral» no es una fecha. Se propone el 31 de diciembre de 2025 y 30 de junio de 2026."
    )


def test_a_proposal_is_only_announced_where_there_is_one() -> None:
    assert "Se propone" in faults.missing_office("Oficina TIC", PLACE).message
    assert "Se propone" not in faults.missing_office(None, PLACE).message
    assert "Se proponen" in faults.missing_date("2026-04-30", PLACE).message
    assert "Se proponen" not in faults.missing_date(None, PLACE).message


def test_a_long_text_is_quoted_in_part() -> None:
    assert len(faults.of_row("unread_percent", "muy largo " * 50, PLACE).message) < 200


def test_the_json_of_a_fault_is_that_of_the_contract() -> None:
    assert ALL[2][0].to_json() == {
        "field": "due",
        "kind": "unread_date",
        "text": "pronto",
        "message": "No se entiende la fecha «pronto». Indique día, mes y año.",
        "suggestion": None,
    }


def test_what_a_file_hides_is_named_with_what_to_do() -> None:
    rows = [f"hoja «Plan», fila {number}" for number in range(1, 8)]
    assert whole_faults.hidden_parts(rows[:1]).message == (
        "El archivo tiene 1 parte oculta que no se leyó: hoja «Plan», fila 1. "
        "Muéstrela si hace parte del plan."
    )
    assert "fila 5 y 2 más." in whole_faults.hidden_parts(rows).message


def test_pages_that_are_images_are_told_by_number() -> None:
    assert whole_faults.scanned_pages([3]).message.startswith("1 página es una imagen sin texto")
    assert "imágenes sin texto y no se leyeron: 3; 4." in whole_faults.scanned_pages([3, 4]).message


def test_an_unknown_column_says_what_to_type_with_its_proposal_and_its_whole_heading() -> None:
    heading = "Descripción " * 9

    silent = whole_faults.unknown_column(heading, None, PLACE)
    proposed = whole_faults.unknown_column("Entregable esperado", "product", PLACE)

    assert (silent.text, silent.suggestion) == (heading, None)
    assert '=extra"' in silent.message
    assert proposed.suggestion == "product"
    assert '--map "Entregable esperado=producto"' in proposed.message
