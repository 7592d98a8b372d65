"""culmina plan export: the table given back, in a file or on stdout, whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from core.clock import SystemClock
from models.plan import Activity
from models.progress import ProgressReport
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import PLAN
from tests.support.builders import BOGOTA, a_report
from tests.unit.plans.readers.workbooks import a_sheet, saved

Cli = Callable[..., Ran]


@pytest.fixture
def imported(place: Place, culmina: Cli) -> Path:
    """A plan that is stored, as plan 1; the folder in which exports are written."""
    assert culmina("plan", "import", place.file("plan.txt", PLAN)).code == 0
    return place.folder


def test_json_on_stdout_is_the_contract_of_reading(imported: Path, culmina: Cli) -> None:
    read = json.loads(culmina("plan", "read", "--json", str(imported / "plan.txt")).out)
    ran = culmina("plan", "export", "1", "--format", "json")
    given = json.loads(ran.out)

    assert ran.code == 0
    assert given.keys() == read.keys()
    assert given["cutoff"] == read["cutoff"] == "2026-04-30"
    for one, other in zip(given["activities"], read["activities"], strict=True):
        assert one.keys() == other.keys()
        assert (one["title"], one["due"], one["due_text"], one["percent"], one["offices"]) == (
            other["title"], other["due"], other["due_text"], other["percent"], other["offices"],
        )  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv"])
def test_what_is_exported_is_read_as_the_same_activities(
    form: str, imported: Path, culmina: Cli
) -> None:
    out = imported / f"seguimiento.{form}"

    ran = culmina("plan", "export", "1", "--format", form, "--out", str(out))

    assert ran.code == 0
    assert "3 actividades, cifras del 30/04/2026" in ran.out
    original = json.loads(culmina("plan", "read", "--json", str(imported / "plan.txt")).out)
    back = json.loads(culmina("plan", "read", "--json", str(out)).out)
    keys = ("title", "component", "subcomponent", "product", "due", "offices", "percent")
    for one, other in zip(back["activities"], original["activities"], strict=True):
        assert [one[key] for key in keys] == [other[key] for key in keys]


def test_without_a_name_the_file_is_called_by_plan_and_day(
    imported: Path, culmina: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(imported)

    ran = culmina("plan", "export", "1", "--on", "2026-05-31")

    assert ran.code == 0
    assert (imported / "plan-1-2026-05-31.xlsx").read_bytes().startswith(b"PK")
    assert not list(imported.glob("*.new"))


def test_a_day_to_come_is_refused_and_of_a_past_one_it_is_told_what_is_of_now(
    imported: Path, culmina: Cli
) -> None:
    out = imported / "x.xlsx"
    tomorrow = f"{SystemClock().now() + timedelta(days=2):%Y-%m-%d}"

    ran = culmina("plan", "export", "1", "--on", tomorrow, "--out", str(out))
    past = culmina("plan", "export", "1", "--on", "2026-05-31", "--out", str(imported / "y.xlsx"))
    now = culmina("plan", "export", "1", "--out", str(imported / "z.xlsx"))

    assert (ran.code, ran.error) == (2, f"--on {tomorrow}: ese día no ha llegado.")
    assert not out.exists()
    of_now = "Los códigos, los títulos y los demás textos son los de hoy."
    assert (of_now in past.out, of_now in now.out) == (True, False)


def test_a_plan_that_is_not_there_is_refused_in_a_sentence(imported: Path, culmina: Cli) -> None:
    ran = culmina("plan", "export", "7", "--out", str(imported / "x.xlsx"))

    assert ran.code == 2
    assert ran.error == "7: ese plan no existe. Vea: culmina plan list"
    assert not (imported / "x.xlsx").exists()


@pytest.fixture
def workbook(place: Place, culmina: Cli) -> Path:
    """A plan that was loaded from a workbook, as plan 1; the workbook."""
    sheet = a_sheet(
        (
            "ACTIVIDADES",
            "PRODUCTO",
            "FECHA",
            "% DE AVANCE",
            "DESCRIPCIÓN DEL AVANCE",
            "RESPONSABLE",
        ),
        ("Publicar el mapa", "Mapa", "30/09/2026", 0.4, "Se empezó.", "Tesorería"),
        ("Revisar el mapa", "Acta", "30/10/2026", None, None, "Oficina de Prensa"),
    )
    file = place.folder / "plan.xlsx"
    file.write_bytes(saved(sheet))
    assert culmina("plan", "import", str(file)).code == 0
    return file


TODAY = f"{SystemClock().now().astimezone(BOGOTA):%Y-%m-%d}"  # the entity's day, not UTC's


def days_later(place: Place, days: int) -> None:
    """Let what was said until now be of as many days ago."""
    with place.database.transaction() as session:
        for report in session.scalars(select(ProgressReport)):
            report.as_of -= timedelta(days=days)


def a_report_of_the_first(place: Place) -> None:
    with place.database.transaction() as session:
        first = session.scalars(select(Activity.id).order_by(Activity.position)).first()
        assert first is not None
        a_report(session, first, 60, words="Vamos en el 60 %", at=SystemClock().now())


def test_the_entity_s_workbook_comes_back_with_what_was_reported(
    place: Place, workbook: Path, culmina: Cli
) -> None:
    before = workbook.read_bytes()
    a_report_of_the_first(place)
    out = place.folder / "seguimiento.xlsx"

    ran = culmina("plan", "export", "1", "--fill", str(workbook), "--out", str(out))

    assert ran.code == 0
    assert "3 celdas escritas; lo demás está como estaba." in ran.out
    assert "no es el archivo" not in ran.out
    sheet = load_workbook(out).worksheets[0]
    assert (sheet["D2"].value, sheet["E2"].value) == (0.6, "Vamos en el 60 %")
    assert (sheet["D3"].value, sheet["E3"].value) == (None, "Sin reporte")
    assert workbook.read_bytes() == before


def test_a_known_figure_is_never_left_out_of_the_copy_and_its_day_is_told(
    place: Place, workbook: Path, culmina: Cli
) -> None:
    out = place.folder / "seguimiento.xlsx"
    days_later(place, 40)

    ran = culmina("plan", "export", "1", "--fill", str(workbook), "--out", str(out), "--on", TODAY)

    assert ran.code == 0
    assert "2 actividades sin reporte desde el corte anterior" in ran.out
    sheet = load_workbook(out).worksheets[0]
    assert (sheet["D2"].value, sheet["D3"].value) == (0.4, None)
    assert sheet["E2"].value.startswith("Sin reporte desde ")
    assert sheet["E2"].value.endswith("(40\N{NO-BREAK SPACE}%)")
    assert sheet["E3"].value == "Sin reporte"


def test_another_version_of_the_workbook_is_filled_in_where_every_activity_is_in_it(
    place: Place, workbook: Path, culmina: Cli
) -> None:
    a_report_of_the_first(place)
    book = load_workbook(workbook)
    book.worksheets[0]["B2"] = "Mapa publicado"
    other = place.folder / "otra.xlsx"
    book.save(other)

    out = place.folder / "llena.xlsx"
    ran = culmina("plan", "export", "1", "--fill", str(other), "--out", str(out))

    assert ran.code == 0
    assert "no es el archivo de la última importación" in ran.out
    assert load_workbook(out).worksheets[0]["B2"].value == "Mapa publicado"


def test_the_given_workbook_is_never_written(
    place: Place, workbook: Path, culmina: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workbook.read_bytes()
    monkeypatch.chdir(place.folder)

    ran = culmina("plan", "export", "1", "--fill", str(workbook), "--out", "plan.xlsx")

    assert ran.code == 2
    assert "el libro mismo nunca se escribe" in ran.error
    assert workbook.read_bytes() == before


def test_a_workbook_that_cannot_be_filled_in_is_refused_in_a_sentence(
    place: Place, workbook: Path, culmina: Cli
) -> None:
    text = place.file("plan.csv", PLAN)

    missing = culmina("plan", "export", "1", "--fill", str(place.folder / "no.xlsx"))
    assert (missing.code, "no se puede leer" in missing.error) == (2, True)
    other = culmina("plan", "export", "1", "--fill", text)
    assert (other.code, "solo se puede llenar un libro" in other.error) == (2, True)
    form = culmina("plan", "export", "1", "--fill", str(workbook), "--format", "csv")
    assert (form.code, "--format" in form.error) == (2, True)


def test_what_is_not_written_is_listed_with_its_reason(
    place: Place, workbook: Path, culmina: Cli
) -> None:
    a_report_of_the_first(place)
    book = load_workbook(workbook)
    book.worksheets[0]["D2"] = "=G2/H2"
    other = place.folder / "otra.xlsx"
    book.save(other)

    ran = culmina(
        "plan", "export", "1", "--fill", str(other), "--out", str(place.folder / "x.xlsx")
    )

    assert "hoja «Plan», celda D2" in ran.out
    assert "allí hay una fórmula" in ran.out


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_never_written_and_named_as_typed(
    imported: Path, culmina: Cli, kind: str
) -> None:
    out = imported / "salida"
    if kind == "folder":
        out.mkdir()
    else:
        os.mkfifo(out)

    ran = culmina("plan", "export", "1", "--out", str(out))

    assert (ran.code, f"{out}" in ran.error, ".new" in ran.error) == (2, True, False)
    assert {"folder": "es una carpeta", "pipe": "es una tubería"}[kind] in ran.error
    assert not out.is_file()
    assert not out.with_name("salida.new").exists()


def test_the_form_is_that_of_the_name_and_no_other(imported: Path, culmina: Cli) -> None:
    out = imported / "tabla.csv"
    assert culmina("plan", "export", "1", "--out", str(out)).code == 0
    assert out.read_bytes()[:2] != b"PK"

    ran = culmina("plan", "export", "1", "--format", "xlsx", "--out", str(imported / "tabla.docx"))
    assert (ran.code, "debe terminar en .xlsx" in ran.error) == (2, True)


def test_a_file_that_is_there_is_kept(imported: Path, culmina: Cli) -> None:
    out = imported / "salida.csv"
    assert culmina("plan", "export", "1", "--format", "csv", "--out", str(out)).code == 0
    out.write_text("corregido a mano", encoding="utf-8")

    ran = culmina("plan", "export", "1", "--format", "csv", "--out", str(out))

    assert ran.code == 2
    assert f"{out}: el archivo ya existe." in ran.error
    assert out.read_text(encoding="utf-8") == "corregido a mano"


def test_a_folder_that_is_not_there_is_told_with_the_name_that_was_typed(
    imported: Path, culmina: Cli
) -> None:
    out = imported / "ninguna" / "salida.csv"

    ran = culmina("plan", "export", "1", "--format", "csv", "--out", str(out))

    assert ran.code == 1
    assert f"{out}: no se puede escribir el archivo: No such file or directory." in ran.error
