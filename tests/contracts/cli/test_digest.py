"""culmina digest --format: the same figures as text, page, data, workbook and paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pdfplumber
import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from models.plan import Plan
from reports.digest import subject
from reports.documents.forms import Form, written
from reports.values import Figures
from reports.weekly import Doubt
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import an_activity
from tests.unit.reports.samples import CATALOGUE, a_busy_week, an_ordinary_week, words_of

Cli = Callable[..., Ran]
ON = ("digest", "--on", "2026-05-19", "--format")


@pytest.fixture(autouse=True)
def plan(place: Place) -> None:
    """Give the entity four activities."""
    with place.database.transaction() as session:
        for _ in range(4):
            an_activity(session, place.entity)


def test_each_form_is_written_to_a_file_and_tells_the_same_figures(
    culmina: Cli, tmp_path: Path
) -> None:
    made = {}
    for form in Form:
        out = tmp_path / f"digest.{form.value}"
        assert culmina(*ON, form.value, "--out", str(out)).out == f"Escrito: {out}\n"
        made[form] = out.read_bytes()
    figures = Figures.model_validate_json(made[Form.JSON])
    said = subject(figures)

    assert figures.headline.activities == 4
    assert said in made[Form.TEXT].decode()
    assert said in words_of(made[Form.HTML].decode())
    assert load_workbook(BytesIO(made[Form.XLSX]))["Resumen"]["A1"].value == said
    with pdfplumber.open(BytesIO(made[Form.PDF])) as paper:
        assert said in (paper.pages[0].extract_text() or "")


@pytest.mark.parametrize(
    ("form", "name", "ending"),
    [("pdf", "r.txt", ".pdf"), ("xlsx", "r", ".xlsx"), ("text", "r.PDF", ".txt")],
)
def test_a_file_that_ends_as_another_form_is_refused(
    culmina: Cli, tmp_path: Path, form: str, name: str, ending: str
) -> None:
    ran = culmina(*ON, form, "--out", str(tmp_path / name))

    assert (ran.code, list(tmp_path.glob("r*"))) == (2, [])
    assert f"el archivo debe terminar en {ending}." in ran.error


def test_that_of_today_shows_what_was_loaded_this_day(culmina: Cli, place: Place) -> None:
    now = datetime.now(UTC)
    today = now.astimezone(ZoneInfo("America/Bogota")).date()
    with place.database.transaction() as session:
        session.execute(update(Plan).values(loaded_at=now))

    shown = {
        day: json.loads(culmina("digest", "--on", f"{day}", "--format", "json").out)
        for day in (today, today - timedelta(days=1))
    }

    assert shown[today]["headline"]["activities"] == 4
    assert shown[today - timedelta(days=1)]["headline"]["activities"] == 0


def test_of_a_day_to_come_the_clock_is_taken_to_have_run(culmina: Cli) -> None:
    on = datetime.now(ZoneInfo("America/Bogota")).date() + timedelta(days=5)
    shown = culmina("digest", "--on", f"{on}", "--format", "json").out
    assert not Figures.model_validate_json(shown).clock_is_late


def test_what_a_terminal_can_show_is_shown(culmina: Cli) -> None:
    shown = json.loads(culmina(*ON, "json").out)

    assert shown["headline"]["activities"] == 4
    assert culmina(*ON, "html").out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_what_is_no_text_needs_a_file_wherever_it_goes(culmina: Cli, form: str) -> None:
    ran = culmina(*ON, form)

    assert (ran.code, ran.out) == (2, "")
    assert ran.error == f"--format: {form} necesita un archivo. Agregue: --out resumen.{form}"


def test_a_form_that_there_is_not_is_refused(culmina: Cli) -> None:
    ran = culmina(*ON, "docx")

    assert ran.code != 0
    assert "docx" in ran.err


@pytest.mark.parametrize("figures", [an_ordinary_week(), a_busy_week()])
def test_the_counts_are_the_same_in_every_form(figures: Figures) -> None:
    due, met = figures.account
    counts = {
        "Debían estar listas": due, "De esas, al día": met,
        "Vencidas": figures.headline.overdue, "Cambiaron de cifra": len(figures.moved),
    }  # fmt: skip
    made = {form: written(figures, CATALOGUE, form) for form in Form}
    sheet = load_workbook(BytesIO(made[Form.XLSX]))["Resumen"]
    cells = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    page = words_of(made[Form.HTML].decode())
    with pdfplumber.open(BytesIO(made[Form.PDF])) as paper:
        printed = "\n".join(sheet.extract_text() or "" for sheet in paper.pages)
    for name, count in counts.items():
        assert f"- {name}: {count}" in made[Form.TEXT].decode()
        assert f"- {name}: {count}" in printed
        assert f"{name} {count}" in page
        assert cells[name] == count
    assert Figures.model_validate_json(made[Form.JSON]) == figures


def test_paper_has_the_picture_as_lines_and_letters_that_can_be_searched() -> None:
    with pdfplumber.open(BytesIO(written(an_ordinary_week(), CATALOGUE, Form.PDF))) as paper:
        first = paper.pages[0]
        said = first.extract_text() or ""
        assert said.index("CÓMO VAMOS") < said.index("De lo que debía estar listo")
        assert first.images == []
        assert len(paper.pages) <= 2
        assert all((page.width, page.height) == (612, 792) for page in paper.pages)


def test_a_file_that_is_there_is_kept(culmina: Cli, place: Place) -> None:
    before = place.config.read_bytes()

    ran = culmina(*ON, "text", "--out", str(place.config))

    assert ran.code == 2
    assert ran.error == f"{place.config}: el archivo ya existe. Diga otro."
    assert place.config.read_bytes() == before


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(culmina: Cli, tmp_path: Path) -> None:
    nowhere = tmp_path / "no hay" / "digest.txt"

    ran = culmina(*ON, "text", "--out", str(nowhere))

    assert ran.code == 1
    assert ran.error.startswith(f"{nowhere}: no se puede escribir el archivo")


def test_on_paper_nothing_is_cut_and_every_office_has_its_light_in_words() -> None:
    doubt = Doubt(handle="2.3", field="due", kind="far_year", printed="30/06/2028", suggestion="")
    week = a_busy_week().model_copy(update={"doubts": (doubt,)})
    with pdfplumber.open(BytesIO(written(week, CATALOGUE, Form.PDF))) as paper:
        printed = " ".join(sheet.extract_text() or "" for sheet in paper.pages)
    said = " ".join(printed.split())

    assert len(week.overdue) == 12
    for one in week.overdue:
        assert f"- {one.handle} · {one.title}: {one.office}, hace {one.days_late}" in said
    for office in week.by_office:
        assert f"- {office.name}: {office.met} de 6, amarillo" in said
    assert "2.3: el plan dice 30/06/2028, de otro año; ¿qué es lo correcto?" in said
    assert "más (en el libro" not in said
    assert "Adjunto" not in said
