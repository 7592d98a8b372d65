"""culmina plan faults, settle, set, accept: a person's word, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from models.audit import Audit
from models.organisation import Office
from models.plan import Activity, Milestone, PlanFault, Responsibility
from plans import faults
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import HEADING
from tests.support.builders import a_person, a_plan, a_report
from tests.support.plans import PLACE, a_document, a_row, load

Cli = Callable[..., Ran]

PLAN = f"""\
Entidad Alcaldía de Puerto Esperanza
Vigencia 2026
Fecha de Seguimiento: 30 de abril de 2026

{HEADING}
RIESGOS\tSeguimiento\tPublicar el mapa de riesgos\tMapa\t31/11/2026\t60%\tBorrador.\tPlaneación
RIESGOS\tSeguimiento\tRevisar los procesos críticos\tActa\t30/06/2026\tmucho\t\tPlaneación
CUENTAS\tDiálogo\tRealizar la audiencia pública\tAudiencia\tpronto\t0%\tNada.\tPrensa
"""


@pytest.fixture(autouse=True)
def stored(place: Place, culmina: Cli) -> None:
    """A plan with three faults: a date with a suggestion, a percentage and a date without."""
    assert culmina("plan", "import", place.file("plan.txt", PLAN)).code == 0


def test_faults_are_listed_with_place_print_reading_and_suggestion(culmina: Cli) -> None:
    ran = culmina("plan", "faults")

    assert ran.code == 0
    shown = " ".join(ran.out.split())
    for text in ("A-01", "línea 6", "31/11/2026", "30/11/2026", "A-02", "mucho", "A-03", "pronto"):
        assert text in shown


def test_each_fault_names_its_plan_where_several_have_one(place: Place, culmina: Cli) -> None:
    assert "Plan" not in culmina("plan", "faults").out.splitlines()[0].split()
    with place.database.transaction() as session:
        fault = session.scalars(select(PlanFault).order_by(PlanFault.id)).first()
        assert fault is not None
        other = a_plan(session, place.entity, title="Plan de cultura")
        session.add(
            PlanFault(
                **{
                    column.name: getattr(fault, column.name)
                    for column in PlanFault.__table__.columns
                    if column.name != "id"
                }
                | {"plan_id": other, "activity_id": None}
            )
        )

    lines = culmina("plan", "faults").out.splitlines()

    assert lines[0].split()[0] == "Plan"
    assert any(line.startswith(f"{other} Plan de") for line in lines)


def test_the_workbook_comes_back_with_decisions(place: Place, culmina: Cli) -> None:
    file = filled(place, culmina, {"A-01": "sí", "A-02": "45 %"})

    ran = culmina("plan", "settle", str(file))

    assert ran.code == 0, ran.error
    assert "2 dudas resueltas, 0 desde antes; por resolver: 1." in ran.out
    assert _due(place, "A-01") == [date(2026, 11, 30)]
    with place.database.reading() as session:
        review = session.scalars(select(Activity).where(Activity.handle == "A-02")).one()
    assert review.percent == 45
    again = culmina("plan", "settle", str(file))
    assert "0 dudas resueltas, 2 desde antes; por resolver: 1." in again.out


def test_the_workbook_is_named_as_one(place: Place, culmina: Cli) -> None:
    named = place.folder / "dudas.csv"

    ran = culmina("plan", "faults", "--xlsx", str(named))

    assert (ran.code, named.exists()) == (2, False)
    assert "Debe terminar en .xlsx." in ran.error
    assert culmina("plan", "faults", "--xlsx", str(named.with_suffix(".XLSX"))).code == 0


def test_one_wrong_decision_keeps_all_from_being_stored(place: Place, culmina: Cli) -> None:
    file = filled(place, culmina, {"A-01": "27/11/2026", "A-02": "bastante", "A-03": "sí"})

    ran = culmina("plan", "settle", str(file))

    assert ran.code == 2
    first, *lines = ran.error.strip().splitlines()
    assert first.endswith("no se guardó nada. Corrija estas líneas:")
    assert [one.partition(":")[0] for one in lines] == ["Línea 5", "Línea 6"]
    assert "bastante: esto no es un porcentaje." in lines[0]
    assert "no hay propuesta para esta duda: «" in lines[1]
    assert _due(place, "A-01") == [date(2026, 11, 30)]
    assert _open(place) == 3


def test_a_workbook_that_is_not_there_is_no_plan_that_cannot_be_read(culmina: Cli) -> None:
    ran = culmina("plan", "settle", "no.xlsx")

    assert (ran.code, ran.error.startswith("no.xlsx: no se puede leer el archivo.")) == (2, True)


def test_a_workbook_without_decisions_settles_nothing(place: Place, culmina: Cli) -> None:
    ran = culmina("plan", "settle", str(filled(place, culmina, {})))

    assert "0 dudas resueltas, 0 desde antes; por resolver: 3." in ran.out
    assert _open(place) == 3


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (PLAN, "ninguna fila tiene los títulos"),
        ("N.º\tdecisión\n9\tsí\n", "no hay ninguna duda con el número 9"),
    ],
)
def test_what_is_no_workbook_of_faults_is_refused(
    place: Place, culmina: Cli, text: str, error: str
) -> None:
    ran = culmina("plan", "settle", place.file("otra.txt", text))

    assert ran.code == 2
    assert error in ran.error


def test_a_workbook_that_is_there_is_kept(place: Place, culmina: Cli) -> None:
    file = filled(place, culmina, {"A-01": "sí"})
    before = file.read_bytes()

    ran = culmina("plan", "faults", "--xlsx", str(file))

    assert (ran.code, file.read_bytes() == before) == (2, True)
    assert "el archivo ya existe" in ran.error
    assert str(file) in ran.error


def test_the_workbook_names_the_field_of_every_fault_in_spanish(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        of_dates = select(PlanFault).where(PlanFault.field == "due")
        one = session.scalars(of_dates.order_by(PlanFault.id)).first()
        assert one is not None
        one.field = "code"
    file = filled(place, culmina, {})

    sheet = load_workbook(file).active
    assert sheet is not None
    fields = {str(row[5].value) for row in sheet.iter_rows(min_row=4)}
    assert "código" in fields
    assert not fields & {"code", "component", "subcomponent", "due"}


def test_of_two_fields_with_a_suggestion_one_is_named(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        of_dates = select(PlanFault).where(PlanFault.field == "due")
        one = session.scalars(of_dates.order_by(PlanFault.id)).first()
        assert one is not None
        session.add(
            PlanFault(
                entity_id=one.entity_id, plan_id=one.plan_id, activity_id=one.activity_id,
                field="percent", kind="small_percent", rank=one.rank, text="0,6%",
                message="¿60 %?", suggestion="60", place="línea 6",
            )
        )  # fmt: skip
    due = _due(place, "A-01")

    both = culmina("plan", "accept", "A-01")

    assert (both.code, _due(place, "A-01")) == (2, due)
    said = " ".join(both.error.split())
    assert "¿cuál? fecha: 31/11/2026 → 30/11/2026; avance: 0,6% → 60" in said
    assert "1 propuesta aceptada" in culmina("plan", "accept", "A-01", "--field", "due").out
    assert _due(place, "A-01") == [date(2026, 11, 30)]
    assert "1 propuesta aceptada" in culmina("plan", "accept", "A-01").out


def test_what_a_plan_prints_is_never_a_formula_in_the_workbook(place: Place, culmina: Cli) -> None:
    text = PLAN.replace("31/11/2026", "=1+1")
    culmina("plan", "import", place.file("otro.txt", text.replace("2026", "2025")))
    file = place.folder / "fallas.xlsx"

    culmina("plan", "faults", "--xlsx", str(file))

    cells = [cell for row in load_workbook(file).active.iter_rows() for cell in row]  # type: ignore[union-attr]  # there is a sheet
    printed = [cell for cell in cells if cell.value == "=1+1"]
    assert printed
    assert all(cell.data_type == "s" for cell in printed)


def test_a_suggestion_is_accepted_for_one_activity_or_for_all(place: Place, culmina: Cli) -> None:
    one = culmina("plan", "accept", "A-01")
    every = culmina("plan", "accept", "--all")

    assert "1 propuesta aceptada; por resolver: 2." in one.out
    assert "0 propuestas aceptadas; por resolver: 2." in every.out
    assert "Para las demás no hay propuesta" in every.out
    with place.database.reading() as session:
        fault = session.scalars(select(PlanFault).where(PlanFault.decision == "sí")).one()
        row = session.scalars(select(Audit).where(Audit.action == "fault settled")).one()
    assert fault.settled_at is not None
    assert row.after == {"decision": "sí", "value": "2026-11-30"}


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("accept",), "¿cuáles?"),
        (("accept", "A-01", "--all"), "¿cuáles?"),
        (("accept", "A-03"), "no hay propuesta"),
        (("accept", "Z-99"), "ninguna actividad tiene exactamente este código"),
        (("set", "A-01", "color=rojo"), "este campo no se puede cambiar"),
        (("set", "A-01", "due=31/11/2026"), "31/11/2026: noviembre tiene 30 días: esa fecha no"),
        (("set", "A-01", "due=pronto"), "esto no es una fecha"),
        (("set", "A-01", "offices=Tesorería"), "ninguna oficina con ese nombre"),
        (("set", "A-01", "percent=120"), "esto no es un porcentaje"),
        (("set", "A-01", "title"), "CAMPO=VALOR"),
    ],
)
def test_a_decision_that_cannot_be_changes_nothing(
    place: Place, culmina: Cli, words: tuple[str, ...], error: str
) -> None:
    ran = culmina("plan", *words)

    assert ran.code == 2
    assert error in ran.error
    assert _open(place) == 3


def test_a_fault_of_the_whole_plan_is_told_as_seen_by_its_number(
    place: Place, culmina: Cli
) -> None:
    text = f"{PLAN.replace('2026', '2025')}\t\t3.1\t\t\t\t\t\n"
    culmina("plan", "import", place.file("otro.txt", text))
    with place.database.reading() as session:
        number = session.scalars(select(PlanFault.id).where(PlanFault.kind == "only_code")).one()
        others = select(PlanFault.id).where(PlanFault.kind != "only_code")
        other = session.scalars(others.order_by(PlanFault.id)).first()

    listed = culmina("plan", "faults")
    ran = culmina("plan", "accept", "--seen", str(number))
    wrong = culmina("plan", "accept", "--seen", str(other))

    assert f"--seen {number}" in " ".join(listed.out.split())
    assert "1 duda vista; " in ran.out
    with place.database.reading() as session:
        assert session.get_one(PlanFault, number).decision == "visto"
    assert wrong.code == 2
    assert "ninguna duda de todo el plan tiene este número" in wrong.error


def test_setting_fields_settles_their_faults_and_survives_the_next_import(
    place: Place, culmina: Cli
) -> None:
    ran = culmina(
        "plan",
        "set",
        "a3",
        "fecha=15/12/2026",
        "Oficina=Planeación / Prensa",
        "title=Rendir cuentas",
    )
    newer = PLAN.replace("30/06/2026", "31/07/2026")
    again = culmina("plan", "import", place.file("plan 2.txt", newer), "--yes")

    assert ran.code == 0, ran.error
    assert "A-03 fecha: nada → 15/12/2026" in ran.out
    assert again.code == 0, again.error
    assert _due(place, "A-03") == [date(2026, 12, 15)]
    assert _due(place, "A-02") == [date(2026, 7, 31)]
    assert _offices(place, "A-03") == ["Planeación", "Prensa"]
    assert _open(place) == 2
    with place.database.reading() as session:
        audience = session.scalars(select(Activity).where(Activity.handle == "A-03")).one()
    assert audience.title == "Rendir cuentas"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("A-01", "due=30/11/2062"), "30/11/2062 no es del año del plan, 2026"),
        (
            ("A-01", "percent=15"),
            "cuenta 45 % del 04/05/2026, de Marta Rincón («Vamos en el 60 %»): lo que se escriba",
        ),
        (
            ("A-01", "due=1/11/2026"),
            "A-01 es el código de A-01 «Publicar el mapa de riesgos», y el plan lo trae impreso en "
            "A-03 «Realizar la audiencia pública»",
        ),
    ],
)
def test_what_speaks_against_a_value_is_told_before_it_is_set(
    place: Place, culmina: Cli, words: tuple[str, ...], told: str
) -> None:
    with place.database.transaction() as session:
        first, second, third = session.scalars(select(Activity).order_by(Activity.position))
        second.code, third.code = "9.9", "A-01" if words[1] == "due=1/11/2026" else None
        marta = a_person(session, first.entity_id, "Marta Rincón")
        a_report(session, first.id, 45, by=marta, as_of=date(2026, 5, 4))

    ran = culmina("plan", "set", *words)
    forced = culmina("plan", "set", *words, "--yes")

    assert ran.code == 2
    assert told in " ".join(ran.error.replace("\u00a0", " ").split())
    assert forced.code == 0, forced.error
    assert "A-01 «Publicar el mapa de riesgos»" in forced.out


def test_the_code_that_the_plan_prints_is_that_of_its_activity(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        _, second, _ = session.scalars(select(Activity).order_by(Activity.position))
        second.code = "9.9"

    ran = culmina("plan", "set", "9.9", "due=1/11/2026")

    assert ran.code == 0, ran.error
    assert "A-02 «Revisar los procesos críticos»" in ran.out


def filled(place: Place, culmina: Cli, said: dict[str, str]) -> Path:
    """Write the workbook of faults, fill in what is decided by handle, and return it."""
    file = place.folder / "fallas.xlsx"
    assert culmina("plan", "faults", "--xlsx", str(file)).code == 0
    book = load_workbook(file)
    for row in book.active.iter_rows(min_row=4):  # type: ignore[union-attr]  # there is a sheet
        if row[2].value in said:
            row[-1].value = said[str(row[2].value)]
    book.save(file)
    return file


def _due(place: Place, handle: str) -> list[date]:
    query = select(Milestone.due).join(Activity, Activity.id == Milestone.activity_id)
    with place.database.reading() as session:
        return list(session.scalars(query.where(Activity.handle == handle)))


def _offices(place: Place, handle: str) -> list[str]:
    query = (
        select(Office.name)
        .join(Responsibility, Responsibility.office_id == Office.id)
        .join(Activity, Activity.id == Responsibility.activity_id)
        .where(Activity.handle == handle)
    )
    with place.database.reading() as session:
        return list(session.scalars(query.order_by(Responsibility.position)))


def _open(place: Place) -> int:
    query = select(PlanFault).where(PlanFault.settled_at.is_(None), PlanFault.rank != "note")
    with place.database.reading() as session:
        return len(session.scalars(query).all())


def test_a_date_of_the_next_year_is_confirmed_by_its_code_and_not_with_all_suggestions(
    place: Place, culmina: Cli
) -> None:
    day = date(2027, 1, 15)
    fault = faults.other_year("15/01/2027", day, 2026, None, PLACE)
    later = a_row("Evaluar el mapa", code="7.7", due=(day,), due_text="15/01/2027", faults=(fault,))
    load(place.database, place.entity, a_document(later))

    culmina("plan", "accept", "--all")
    assert "15/01/2027" in culmina("plan", "faults").out
    ran = culmina("plan", "accept", "7.7")

    assert (ran.code, "1 propuesta aceptada" in ran.out) == (0, True)
    assert "15/01/2027" not in culmina("plan", "faults").out
