"""culmina plan: what is shown is what would be stored, and reading stores nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.clock import SystemClock, local_day
from models.organisation import Office
from models.plan import Activity, Milestone, Plan
from tests.contracts.cli.conftest import Place, Ran
from tests.support import processes
from tests.support.builders import a_person, an_office
from tests.support.rows import BOGOTA, NOW

Cli = Callable[..., Ran]

HEADING = (
    "COMPONENTE\tSUBCOMPONENTE\tACTIVIDADES\tMETA O PRODUCTO\tFECHA DE CULMINACION\t"
    "% DE AVANCE (30-04-2026)\tDESCRIPCIÓN DEL AVANCE\tDEPENDENCIA RESPONSABLE"
)
PLAN = f"""\
Entidad Alcaldía de Puerto Esperanza
Vigencia 2026
Fecha de Seguimiento: 30 de abril de 2026

{HEADING}
RIESGOS DE CORRUPCIÓN\tSeguimiento\tPublicar el mapa de riesgos\tMapa publicado\t30/06/2026\t60%\t\
Se publicó el borrador.\tOficina de Planeación
RIESGOS DE CORRUPCIÓN\tSeguimiento\tRevisar el mapa [bold] de riesgos\tActa\t31/11/2026\tN/A\t\
Se hará en noviembre.\tOficina de Planeación, Oficina de Control Interno
RENDICIÓN DE CUENTAS\tDiálogo\tRealizar la audiencia pública\tAudiencia\t15/12/2026\t0%\t\
Sin avance.\tOficina de Prensa
"""
ACTIVITY_KEYS = (
    "code component subcomponent title product goal indicator unit groups planned executed terms "
    "due due_text offices co_offices percent percent_text description extra faults"
)


@pytest.fixture
def plan(place: Place) -> str:
    """The file of a small plan with one date that does not exist."""
    return place.file("plan.txt", PLAN)


def test_reading_shows_handles_dates_offices_figures_and_faults(plan: str, culmina: Cli) -> None:
    ran = culmina("plan", "read", plan)

    assert ran.code == 0
    assert "Alcaldía de Puerto Esperanza · vigencia 2026 · corte 30/04/2026" in ran.out
    rows = {line.split()[0]: line for line in ran.out.splitlines() if line.strip()}
    assert "RIESGOS DE CORRUPCIÓN" in ran.out
    assert "Publicar el mapa de riesgos" in rows["A-01"]
    assert "30/06/2026" in rows["A-01"]
    assert "60 %" in rows["A-01"].replace("\u00a0", " ")
    assert "30/11/2026 ?" in ran.out
    assert "3 actividades, 3 oficinas, 1 duda" in ran.out
    assert "«31/11/2026» no existe" in ran.out
    assert "línea 7, columna 5" in ran.out
    assert "→ 30/11/2026" in ran.out


def test_what_a_plan_holds_is_shown_literally_and_within_a_hundred_columns(
    plan: str, culmina: Cli
) -> None:
    ran = culmina("plan", "read", plan)

    assert "[bold]" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 100


def test_reading_as_json_gives_the_contract_and_nothing_else(plan: str, culmina: Cli) -> None:
    ran = culmina("plan", "read", "--json", plan)

    read = json.loads(ran.out)
    assert list(read) == [
        "entity",
        "title",
        "year",
        "cutoff",
        "published",
        "activities",
        "faults",
        "office_aliases",
    ]
    assert [" ".join(one) for one in read["activities"]] == [ACTIVITY_KEYS] * 3
    assert (read["year"], read["cutoff"]) == (2026, "2026-04-30")
    assert read["activities"][1]["offices"] == [
        "Oficina de Planeación",
        "Oficina de Control Interno",
    ]
    assert read["activities"][1]["faults"][0]["suggestion"] == "2026-11-30"


def test_reading_stores_nothing(place: Place, plan: str, culmina: Cli) -> None:
    culmina("plan", "read", plan)
    culmina("plan", "read", "--json", plan)

    assert _counts(place) == (0, 0, 0, 0)


def test_reading_needs_no_installation(plan: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    ran = processes.start(("plan", "read", "--json", plan), elsewhere).wait()

    assert (ran.code, ran.err) == (0, "")
    assert len(json.loads(ran.out)["activities"]) == 3
    written = [one.name for one in elsewhere.iterdir()]
    assert [name for name in written if not name.startswith("process-")] == []  # its output


def test_importing_stores_the_plan_and_says_what_to_do_next(
    place: Place, plan: str, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        press = an_office(session, place.entity, "Oficina de Prensa")
        a_person(session, place.entity, "Ana", office=press)

    ran = culmina("plan", "import", plan)

    assert ran.code == 0
    assert "Plan 1 guardado" in ran.out
    assert "3 actividades con 3 fechas; 3 reportes del archivo." in ran.out
    assert "3 oficinas, 2 nuevas" in ran.out
    unmanned = ran.out.partition("Todavía no hay nadie registrado de:")[2]
    assert "Oficina de Planeación (lidera 2, apoya 0)" in unmanned
    assert "Oficina de Control Interno (lidera 0, apoya 1)" in unmanned
    assert "Prensa" not in unmanned
    assert "1 duda por mirar" in ran.out
    assert "Sigue: culmina person import ARCHIVO.csv" in ran.out
    assert _counts(place) == (1, 3, 3, 3)


def test_a_cut_off_that_is_still_to_come_is_told_with_the_day_that_is_stored(
    place: Place, plan: str, culmina: Cli
) -> None:
    assert "no ha llegado" not in culmina("plan", "import", plan).out
    ahead = PLAN.replace("30 de abril de 2026", "31 de agosto de 2099")
    ahead = ahead.replace("30-04-2026", "31-08-2099")

    for figure in ("61%", "62%"):
        changed = place.file("plan 2.txt", ahead.replace("60%", figure))
        ran = culmina("plan", "import", changed, "--yes")
        today = f"{local_day(SystemClock().now(), BOGOTA):%d/%m/%Y}"
        told = f"31/08/2099, no ha llegado: sus cifras se guardan con fecha de hoy, {today}"
        assert told in " ".join(ran.out.split())


def test_a_file_of_another_entity_is_stored_and_told(place: Place, culmina: Cli) -> None:
    file = place.file("plan.txt", PLAN.replace("Puerto Esperanza", "San Isidro"))

    ran = culmina("plan", "import", file)

    assert ran.code == 0
    assert "El archivo habla de «Alcaldía de San Isidro»" in ran.out


def test_the_same_entity_is_not_remarked_upon(plan: str, culmina: Cli) -> None:
    assert "El archivo habla de" not in culmina("plan", "import", plan).out


def test_what_reading_shows_is_what_importing_stores(place: Place, plan: str, culmina: Cli) -> None:
    shown = culmina("plan", "read", plan).out
    culmina("plan", "import", plan)

    with place.database.reading() as session:
        handles = session.scalars(select(Activity.handle).order_by(Activity.position)).all()
        days = session.scalars(select(Milestone.due).order_by(Milestone.id)).all()
    assert handles == ["A-01", "A-02", "A-03"]
    assert all(handle in shown for handle in handles)
    assert all(f"{day:%d/%m/%Y}" in shown for day in days)


def test_plans_are_listed_with_their_counts(place: Place, plan: str, culmina: Cli) -> None:
    culmina("plan", "import", plan)
    with place.database.transaction() as session:
        session.scalars(select(Plan)).one().closed_at = NOW

    ran = culmina("plan", "list")

    row = " ".join(ran.out.split())
    assert "(cerrado)" in row
    assert "2026" in row
    assert "30/04/2026" in row
    assert "3 3 1" in row  # activities, open dates, faults


def test_without_plans_the_list_says_how_to_store_one(culmina: Cli) -> None:
    assert (
        culmina("plan", "list").out
        == "Todavía no hay planes. Guarde uno: culmina plan import ARCHIVO\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no-existe.txt", None),
        ("vacio.txt", ""),
        ("carta.txt", "Cordial saludo,\n\nle envío el plan.\n"),
        ("solo titulos.txt", f"{HEADING}\n"),
    ],
)
@pytest.mark.parametrize("command", ["read", "import"])
def test_what_is_no_plan_is_one_sentence_on_stderr_and_exit_code_2(
    place: Place, command: str, name: str, text: str | None
) -> None:
    file = place.folder / name
    if text is not None:
        file.write_text(text, encoding="utf-8")

    ran = processes.start(("plan", command, str(file)), place.folder).wait()

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert name in ran.err
    assert _counts(place) == (0, 0, 0, 0)


def test_importing_without_an_installation_says_to_make_one(plan: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    ran = processes.start(("plan", "import", plan), elsewhere).wait()

    assert ran.code == 2
    assert "culmina init" in ran.err
    assert "Traceback" not in ran.err


def _counts(place: Place) -> tuple[int, ...]:
    with place.database.reading() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Plan, Activity, Milestone, Office)
        )
