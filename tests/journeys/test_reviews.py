"""Control returns what was reported done, the office answers, control accepts; both are kept."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from core.words import Role
from models.answers.reviews import Review
from models.plan import Milestone
from models.progress import ProgressReport
from tests.journeys.conftest import Town
from tests.journeys.test_requests import told, works
from tests.support import builders
from tests.support.builders import TODAY

DUE = TODAY + timedelta(days=18)


def test_a_report_that_control_returns_is_answered_and_accepted_and_both_are_shown(
    any_town: Town,
) -> None:
    town = any_town
    activity = town.activity(town.office("Planeación", chat=1001), "1.2", DUE)
    marta, hernan = town.telegram.user(1001, "Marta"), town.telegram.user(1002, "Hernán")
    with town.database.transaction() as session:
        builders.a_person(
            session, town.entity, "Hernán Quiroga", role=Role.CONTROL, telegram="1002"
        )
    hernan.starts()
    town.forget_updates()
    assert town.culmina("activity", "proof", "1.2", "file").code == 0

    marta.says("la 1.2 ya quedó al 100 %")
    works(town, "08:01")
    assert "Control pide que el 100 % venga con un archivo de soporte" in told(marta)[-1]
    hernan.says("historial de la 1.2")
    works(town, "08:05")
    hernan.presses("Devolver 1.2")
    works(town, "08:10")
    assert "¿Por qué devuelve la 1.2" in told(hernan)[-1]
    hernan.says("falta el acta")
    works(town, "08:15")
    assert "vuelve a estar abierta" in told(hernan)[-1]
    returned = told(marta)[-1]
    assert "Control interno devolvió el 100 % de la 1.2" in returned
    assert "Motivo de Hernán Quiroga: «falta el acta»." in returned
    with town.database.reading() as session:
        assert session.scalars(select(Milestone.met).filter_by(activity_id=activity)).all() == [
            False
        ]

    marta.says("1.2 ya está el acta firmada, 100 %")
    works(town, "08:20")
    hernan.says("la 1.2 la verifico en 100 %: vi el acta")
    works(town, "08:25")
    assert told(hernan)[-1].startswith("✅ Aceptado: el 100 % de la 1.2")
    works(town, "09:00")

    with town.database.reading() as session:
        said = session.scalars(select(ProgressReport).order_by(ProgressReport.id)).all()
        judged = session.scalars(select(Review).order_by(Review.id)).all()
        assert [one.percent for one in said] == [100, 100]
        assert [one.accepted for one in judged] == [False, True]
        assert session.scalars(select(Milestone.met).filter_by(activity_id=activity)).all() == [
            True
        ]
    listed = town.culmina("review", "list").out
    assert "devuelto" in listed
    assert "aceptado" in listed
    digest = town.culmina("digest", "--on", f"{TODAY + timedelta(days=1)}").out.replace("\xa0", " ")
    assert "Revisión de control: 1.2" in digest
    assert "vi el acta" in digest
    history = town.culmina("activity", "history", "1.2").out.replace("\xa0", " ")
    for words in ("control devolvió el 100 %", "«falta el acta»", "control aceptó el 100 %"):
        assert words in history
    table = town.folder / "plan.csv"
    assert town.culmina("plan", "export", "1", "--format", "csv", "--out", str(table)).code == 0
    exported = table.read_text("utf-8-sig").replace("\xa0", " ")
    assert "Verificado por control" in exported
    assert "Aceptado el 100% (11/05/2026): vi el acta" in exported
