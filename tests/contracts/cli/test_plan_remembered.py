"""What was told of a heading is used for the next file of the same shape, said, and forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.contracts.cli.conftest import Place, Ran

Cli = Callable[..., Ran]

HEADS = "ACTIVIDADES\tZARANDAJA\tFECHA DE CULMINACION\tDEPENDENCIA RESPONSABLE\t% A {day}\n"
ROW = "{title}\t{product}\t30/06/{year}\tOficina de Planeación\t10%\n"
MAP = ("--map", "ZARANDAJA=product")


def _table(year: int = 2026, day: str = "30-04-2026", heads: str = HEADS) -> str:
    titles = ("Publicar el mapa de riesgos", "Ordenar el archivo central")
    rows = (ROW.format(title=title, product=f"Acta de {year}", year=year) for title in titles)
    return f"PLAN DE ACCIÓN {year}\n\n{heads.format(day=day)}{''.join(rows)}"


@pytest.fixture
def plan(place: Place) -> str:
    """A file with a heading that is no se reconoce."""
    return place.file("plan-2026.txt", _table())


@pytest.fixture
def newer(place: Place) -> str:
    """The next year's file: the same headings, but for the day that one of them names."""
    return place.file("plan-2027.txt", _table(2027, "30-04-2027"))


def _activities(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.error
    found: list[dict[str, Any]] = json.loads(ran.out)["activities"]
    return found


def _products(ran: Ran) -> list[str | None]:
    return [one["product"] for one in _activities(ran)]


def test_the_next_file_with_the_same_headings_is_read_so_and_the_command_says_it(
    plan: str, newer: str, culmina: Cli
) -> None:
    stored = culmina("plan", "import", plan, *MAP)
    assert (
        "Queda recordado para el próximo archivo con estos títulos: «ZARANDAJA» = product."
        in stored.out
    )

    ran = culmina("plan", "read", newer, "--json")

    assert _products(ran) == ["Acta de 2027"] * 2
    assert "Se usó lo que dijo de plan-2026.txt" in ran.err
    assert "«ZARANDAJA» = product" in ran.err
    assert "culmina plan forget 1" in ran.err


def test_a_file_with_other_headings_is_read_as_it_is(place: Place, plan: str, culmina: Cli) -> None:
    culmina("plan", "import", plan, *MAP)
    other = place.file("other.txt", _table(heads=HEADS.replace("ZARANDAJA", "ZARANDAJA\tLUGAR")))

    ran = culmina("plan", "read", other, "--json")

    assert _products(ran) == [None, None]
    assert ran.err == ""


def test_reading_alone_remembers_nothing(plan: str, newer: str, culmina: Cli) -> None:
    assert _products(culmina("plan", "read", plan, "--json", *MAP)) == ["Acta de 2026"] * 2

    assert _products(culmina("plan", "read", newer, "--json")) == [None, None]


def test_what_is_typed_now_goes_before_what_is_remembered(
    plan: str, newer: str, culmina: Cli
) -> None:
    culmina("plan", "import", plan, *MAP)

    ran = culmina("plan", "read", newer, "--json", "--map", "ZARANDAJA=indicator")

    assert [one["indicator"] for one in _activities(ran)] == ["Acta de 2027"] * 2
    assert ran.err == ""


def test_what_is_forgotten_is_used_no_more(plan: str, newer: str, culmina: Cli) -> None:
    culmina("plan", "import", plan, *MAP)
    assert "plan-2026.txt" in culmina("plan", "forget").out

    assert culmina("plan", "forget", "7").code == 2
    assert culmina("plan", "forget", "1", "--yes").code == 0

    assert "No se recuerda nada" in culmina("plan", "forget").out
    assert _products(culmina("plan", "read", newer, "--json")) == [None, None]


def test_the_very_same_file_is_stored_again_where_its_heading_is_told_now(
    plan: str, culmina: Cli
) -> None:
    culmina("plan", "import", plan)
    assert "no cambió nada" in culmina("plan", "import", plan).out

    ran = culmina("plan", "import", plan, *MAP, "--yes")

    assert "con cambios 2" in ran.out
    back = culmina("plan", "export", "1", "--format", "json")
    assert _products(back) == ["Acta de 2026"] * 2
    assert "no cambió nada" in culmina("plan", "import", plan).out


def test_a_plan_is_read_where_the_database_is_not_there(
    place: Place, plan: str, culmina: Cli
) -> None:
    written = place.config.read_text(encoding="utf-8")
    place.config.write_text(written.replace(".db", "-gone.db"), encoding="utf-8")

    ran = culmina("plan", "read", plan, "--json", *MAP)

    assert _products(ran) == ["Acta de 2026"] * 2
    assert "No se usa" in ran.err


def test_an_unknown_column_is_said_once_with_what_to_type(plan: str, culmina: Cli) -> None:
    ran = culmina("plan", "read", plan, "--json")
    document = json.loads(ran.out)

    said = [fault for fault in document["faults"] if fault["kind"] == "unknown_column"]
    assert [fault["text"] for fault in said] == ["ZARANDAJA"]
    assert '--map "ZARANDAJA=extra"' in said[0]["message"]
    assert [one["faults"] for one in document["activities"]] == [[], []]
    kept = culmina("plan", "read", plan, "--json", "--map", "ZARANDAJA=extra")
    assert "unknown_column" not in kept.out


def test_a_likely_field_is_proposed_and_a_level_is_no_unknown_column(
    place: Place, culmina: Cli
) -> None:
    heads = HEADS.replace("ZARANDAJA", "Forma del producto que se da").replace(
        "ACTIVIDADES", "HALLAZGO\tACTIVIDADES"
    )
    table = _table(heads=heads).replace("Publicar", "Uno\tPublicar").replace("Ordenar", "Uno\tOrd")
    document = json.loads(culmina("plan", "read", place.file("p.txt", table), "--json").out)

    said = {
        fault["text"]: fault["suggestion"]
        for fault in document["faults"]
        if fault["kind"] == "unknown_column"
    }
    assert said == {"Forma del producto que se da": "product"}


def _workbook(place: Place, culmina: Cli, decision: str) -> tuple[str, list[list[str]]]:
    path = str(place.folder / "faults.xlsx")
    assert culmina("plan", "faults", "--xlsx", path).code == 0
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=4)]
    for at, row in enumerate(rows, start=4):
        if "ZARANDAJA" in row:
            sheet.cell(at, len(row)).value = decision
    book.save(path)
    return path, [row for row in rows if "ZARANDAJA" in row]


def test_the_workbook_asks_once_for_the_column_and_its_answer_holds_from_then_on(
    place: Place, plan: str, newer: str, culmina: Cli
) -> None:
    culmina("plan", "import", plan)
    path, asked = _workbook(place, culmina, "producto")
    assert len(asked) == 1

    assert "1 duda resuelta" in culmina("plan", "settle", path).out

    back = culmina("plan", "export", "1", "--format", "json")
    assert _products(back) == ["Acta de 2026"] * 2
    assert all(one["extra"] == {} for one in _activities(back))
    assert _products(culmina("plan", "read", newer, "--json")) == ["Acta de 2027"] * 2
    same = Path(plan).with_name("again.txt")
    same.write_text(_table().replace("\n\n", "\n\n\n", 1), encoding="utf-8")
    assert "lo mismo de las 2 actividades" in culmina("plan", "import", str(same), "--yes").out


def test_the_list_of_faults_says_that_the_workbook_asks_about_columns(
    place: Place, plan: str, culmina: Cli
) -> None:
    culmina("plan", "import", plan)

    ran = culmina("plan", "faults")
    assert "ZARANDAJA" not in ran.out
    assert "pregunta también por 1 columna que no se reconoce" in " ".join(ran.out.split())

    path, _ = _workbook(place, culmina, "sí")
    culmina("plan", "settle", path)
    assert "no se reconoce" not in culmina("plan", "faults").out


def test_a_column_that_was_seen_is_left_as_it_is_and_not_asked_about_again(
    place: Place, plan: str, newer: str, culmina: Cli
) -> None:
    culmina("plan", "import", plan)
    path, _ = _workbook(place, culmina, "visto")

    assert culmina("plan", "settle", path).code == 0

    ran = culmina("plan", "read", newer, "--json")
    assert [one["extra"] for one in _activities(ran)] == [{"ZARANDAJA": "Acta de 2027"}] * 2
    assert "unknown_column" not in ran.out


@pytest.mark.parametrize(
    ("decision", "told"),
    [("sombrero", "no es un campo"), ("fecha", "--map"), ("percent", "--map")],
)
def test_a_decision_that_cannot_be_kept_is_refused_and_nothing_is_stored(
    place: Place, plan: str, newer: str, culmina: Cli, decision: str, told: str
) -> None:
    culmina("plan", "import", plan)
    path, _ = _workbook(place, culmina, decision)

    ran = culmina("plan", "settle", path)

    assert ran.code == 2
    assert told in ran.error
    assert _products(culmina("plan", "read", newer, "--json")) == [None, None]
