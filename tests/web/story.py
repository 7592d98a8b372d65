"""A week of the town on which every page has something to show, and an address of each page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import count

from sqlalchemy import select

from core.words import RequestKind
from models.answers import reviews
from models.answers.evidence import Evidence
from models.answers.reviews import NewReview
from models.audit import Actor, Change
from models.base import Base
from models.incoming import tray
from models.progress import ProgressReport
from models.session import Session
from tests.support.builders import (
    TODAY,
    a_person,
    a_plan,
    a_report,
    a_request,
    a_responsibility,
    an_activity,
    an_address,
    an_office,
)
from tests.support.rows import NOW, write
from tests.web.conftest import Town
from tests.web.test_tray import a_file as a_sent_file
from tests.web.test_tray import a_mail

_ordinals = count()
_NOTHING = 999_999  # a number that nothing has
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
ADDRESS = "marta.rincon.de.planeacion.municipal@puertoesperanza-de-la-costa.example"
LONG = "Secretaría de Planeación, Infraestructura y Ordenamiento del Territorio Municipal"


@dataclass(frozen=True)
class Story:
    """The numbers of what is shown: an activity with a report that control accepted, a request and
    evidence; who leads it and her office; and a mail with a photo that nobody could place, beside
    another that was discarded."""

    activity: int
    report: int
    request: int
    evidence: int
    person: int
    office: int
    mail: int

    def path(self, pattern: str) -> str:
        """Return a route's pattern with the number or handle that it is about."""
        about = {
            "/actividad/{handle}/solicitud/": self.request,
            "/bandeja/": self.mail,
            "/evidencia/": self.evidence,
            "/mensajes/persona/": self.person,
            "/oficinas/": self.office,
            "/personas/": self.person,
            "/personas/importar/": _NOTHING,
            "/plan/actividad/": self.activity,
        }
        folders = [one for one in about if pattern.startswith(one)]
        # What nobody has told of here is asked for by a number that does not exist.
        number = about[max(folders, key=len)] if folders else _NOTHING
        values = {"{number}": str(number), "{handle}": "1.1", "{ordinal}": "0"}
        for name, value in values.items():
            pattern = pattern.replace(name, value)
        return re.sub(r"\{\w+\}", str(_NOTHING), pattern)


def a_story(town: Town, entity: int | None = None) -> Story:
    """Write it for the town, or for another entity."""
    entity = entity or town.entity
    with town.database.transaction() as session:
        plan = a_plan(session, entity, year=TODAY.year)
        office = an_office(session, entity, LONG, aliases=["Planeación"])
        lead = a_person(session, entity, "Marta Rincón", office=office, telegram="7007")
        an_address(session, lead, value=ADDRESS, dead_since=NOW, dead_reason="bounced: no mailbox")
        late = an_activity(
            session, entity, plan=plan, handle="1.1", code="1.1", component="Trámites",
            title="Publicar el inventario de <b>trámites</b> en el sitio de la entidad",
            due=[TODAY - timedelta(12)],
        )  # fmt: skip
        a_responsibility(session, late, office)
        report = a_report(session, late, 60, by=lead, words="ya vamos en 60 %, falta la firma")
        request = a_request(session, late, by=lead, kind=RequestKind.EXTENSION)
        for number in range(2, 9):
            coming = an_activity(
                session, entity, plan=plan, handle=f"1.{number}", code=f"1.{number}",
                component="Rendición de cuentas", title=f"Reunir a la vereda número {number}",
                due=[TODAY + timedelta(9 * number)],
            )  # fmt: skip
            a_responsibility(session, coming, an_office(session, entity, f"Oficina {number}"))
        judged = NewReview(
            late, report, Decimal(60), True, Decimal(55), "<b>falta</b> el acta", True
        )
        reviews.add(session, entity, judged, person_id=lead, channel="web", now=NOW)
        change = Change(session, entity, Actor("technician", "cli"), NOW)
        settled = tray.find(session, entity, a_mail(session, entity, "<i>gane dinero</i> ya"))
        assert settled is not None
        tray.discard(change, settled, "es <b>propaganda</b>")
        evidence = a_file(session, town, report, PNG, "acta <b>firmada</b>.png", "image/png")
        mail = a_mail(session, entity, "La 1.1 va en 70 %, <i>falta la firma</i>")
        a_sent_file(town, session, mail, PNG)
    return Story(late, report, request, evidence, lead, office, mail)


def rows_of(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, but for those of entering."""
    return {
        table.name: [tuple(row) for row in session.execute(select(table))]
        for table in Base.metadata.sorted_tables
        if table.name not in {"web_session", "web_code"}
    }


def a_file(
    session: Session, town: Town, report_id: int, content: bytes, name: str, media_type: str
) -> int:
    """Keep a file as evidence that came with a report; return its number."""
    report = session.get_one(ProgressReport, report_id)
    return write(
        session, Evidence, {}, entity_id=report.entity_id, activity_id=report.activity_id,
        report_id=report_id, person_id=report.person_id, inbound_id=report.inbound_id,
        ordinal=next(_ordinals), kind="document",
        sha256=town.vault.keep(content, lambda _: None), name=name,
        media_type=media_type, size=len(content), note="", recorded_at=NOW,
    )  # fmt: skip
