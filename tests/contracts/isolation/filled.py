"""An entity with rows in every table: all that its people and its files may have left behind.

Every text of it holds the entity's mark, but for the few that somebody could type or send to name a
row: names, codes, addresses. So what another entity's process reads, prints or sends of it is found
by the mark, and what it is asked about it may be asked in words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from core.messages import Line, Note, Reminder, store_content
from core.words import RequestKind, Role
from models.base import Base
from models.inbox import InboundState
from models.outbox import ItemState
from models.progress import ProgressReport
from models.staff.invitations import hash_of
from models.tables import metadata
from tests.support import builders
from tests.support.rows import NOW, TODAY, write

DIGITS = "12345678"
FAR = NOW + timedelta(days=36_500)  # no code of a test grows old
SHARED_CHAT, SHARED_MAIL = "5550000", "comparte@lasdos.example"
SHARED_HANDLE, SHARED_OFFICE = "1.1", "Secretaría de Planeación"
CLASSES: dict[str, Any] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}


@dataclass(frozen=True)
class Named:
    """How an entity is called, and what of it can be named in words: an office, a lead of it, her
    mailbox and chat, an activity, a group, codes, a file."""

    entity: str
    mark: str
    office: str
    person: str
    mail: str
    chat: str
    handle: str
    group: str
    invitation: str
    group_code: str
    sha256: str
    headings: str


OWN = Named(
    "Alcaldía de Puerto Esperanza", "PROPIA", "Oficina de Prensa", "Marta Lucía Rincón",
    "marta@puertoesperanza.example", "5551001", "2.7", "-5001", "codigo-de-marta-de-prueba",
    "codigo-del-grupo-de-prensa", "a" * 64, "títulos de la propia",
)  # fmt: skip
OTHER = Named(
    "Municipio de Monte Lejano", "AJENA", "Dirección de Acueducto", "Zoraida Quintana",
    "zoraida@montelejano.example", "7771001", "Z-9.4", "-7001", "codigo-de-zoraida-prueba",
    "codigo-del-grupo-acueducto", "b" * 64, "títulos de la lejana",
)  # fmt: skip
THIRD = Named(
    "Corporación Tercera", "TERCERA", "Dirección de Bosques", "Ulpiano Tercero",
    "ulpiano@tercera.example", "8881001", "T-3.8", "-8001", "codigo-de-ulpiano-prueba",
    "codigo-del-grupo-bosques", "c" * 64, "títulos de la tercera",
)  # fmt: skip


@dataclass
class Filled:
    """An entity and the numbers of its rows by what they are."""

    named: Named
    entity: int
    ids: dict[str, int] = field(default_factory=dict)

    def row(self, session: Session, table: str, called: str = "", /, **values: Any) -> int:
        """Write a row of the entity and remember its number, under the table's name or `called`."""
        made = write(session, CLASSES[table], {}, entity_id=self.entity, **values)
        self.ids[called or table] = made
        return made

    def text(self, what: str) -> str:
        """Return a text that holds the mark."""
        return f"{self.named.mark} {what}"


def fill(session: Session, named: Named, *, shares: bool) -> Filled:
    """Write it; where it `shares`, with an office, an activity and a person that another entity has
    under the same name, handle and addresses."""
    made = Filled(named, builders.an_entity(session, named.entity))
    _people(session, made, shares=shares)
    _plan(session, made, shares=shares)
    _said(session, made)
    _asked(session, made)
    _sent(session, made)
    _files(session, made)
    _joining(session, made)
    _kept(session, made)
    return made


def empty_tables(session: Session, made: Filled) -> list[str]:
    """Return the tables in which the entity has no row."""
    tables = [one for one in metadata.sorted_tables if "entity_id" in one.c]
    return [
        one.name
        for one in tables
        if not session.execute(one.select().where(one.c.entity_id == made.entity).limit(1)).first()
    ]


def _people(session: Session, made: Filled, *, shares: bool) -> None:
    ids, named, entity = made.ids, made.named, made.entity
    ids["office"] = builders.an_office(session, entity, named.office, aliases=[made.text("alias")])
    ids["below"] = builders.an_office(
        session, entity, made.text("oficina segunda"), superior_id=ids["office"]
    )
    ids["collective"] = builders.an_office(
        session, entity, made.text("todas las áreas"), collective=True
    )
    made.row(
        session, "office_member", collective_id=ids["collective"], office_id=ids["office"],
        position=1,
    )  # fmt: skip
    ids["person"] = builders.a_person(
        session, entity, named.person, office=ids["office"], email=named.mail, telegram=named.chat
    )
    for role in (Role.DELEGATE, Role.PLANNING, Role.CONTROL):
        ids[role] = builders.a_person(
            session, entity, made.text(f"persona de {role}"), role=role,
            office=ids["office"] if role is Role.DELEGATE else None,
            email=f"{role}@{named.mail.partition('@')[2]}",
            telegram=f"{named.chat[:3]}{list(Role).index(role)}",
        )  # fmt: skip
    builders.a_membership(session, ids[Role.CONTROL], Role.PLANNING)
    ids["gone"] = builders.a_person(
        session, entity, made.text("persona que se fue"), active=False, away_until=TODAY
    )
    if shares:
        ids["shared_office"] = builders.an_office(session, entity, SHARED_OFFICE)
        ids["shared_person"] = builders.a_person(
            session, entity, made.text("persona de los dos"), office=ids["shared_office"],
            email=SHARED_MAIL, telegram=SHARED_CHAT,
        )  # fmt: skip


def _plan(session: Session, made: Filled, *, shares: bool) -> None:
    ids, entity = made.ids, made.entity
    ids["plan"] = builders.a_plan(
        session, entity, title=made.text("plan"), source_name=made.text("plan.txt")
    )
    told: dict[str, Any] = {
        "title": made.text("título"),
        "product": made.text("producto"),
        "plan": ids["plan"],
    }
    told |= {"component": made.text("componente"), "subcomponent": made.text("subcomponente")}
    ids["activity"] = builders.an_activity(
        session, entity, handle=made.named.handle, code=made.named.handle,
        office=[ids["office"], ids["below"]], **told,
    )  # fmt: skip
    if shares:
        ids["shared_activity"] = builders.an_activity(
            session, entity, handle=SHARED_HANDLE, code=SHARED_HANDLE,
            office=ids["shared_office"], **told,
        )  # fmt: skip
    ids["milestone"] = builders.milestones_of(session, ids["activity"])[0]
    made.row(
        session, "plan_fault", plan_id=ids["plan"], activity_id=ids["activity"],
        place=made.text("fila 9"), field="due", kind="unreadable_date", rank="reminder",
        text=made.text("31/11/2026"), message=made.text("no existe"), suggestion="2026-11-30",
    )  # fmt: skip
    audit = made.row(
        session, "audit", at=NOW, person_id=ids[Role.PLANNING], role="planning", channel="web",
        action="plan_loaded", subject="plan", subject_id=ids["plan"],
        before={"qué": made.text("antes")}, after={"qué": made.text("después")},
    )  # fmt: skip
    made.row(
        session, "plan_import", plan_id=ids["plan"], audit_id=audit, recorded_at=NOW,
        before={}, added={},
    )  # fmt: skip
    made.row(
        session, "told_headings", signature=made.named.headings, recorded_at=NOW,
        columns={made.text("encabezado"): "title"}, source_name=made.text("plan.txt"),
    )  # fmt: skip
    made.row(
        session, "office_move", since=TODAY + timedelta(900), activity_id=ids["activity"],
        office_id=ids["below"], reason=made.text("razón"), role="planning", written_at=NOW,
    )  # fmt: skip


def _said(session: Session, made: Filled) -> None:
    ids, about = made.ids, {"activity_id": made.ids["activity"], "person_id": made.ids["person"]}
    ids["inbound"] = builders.an_inbound(
        session, made.entity, made.text("no entendí nada"), state=InboundState.SET_ASIDE,
        error="unclear", sender=made.named.chat, person_id=ids["person"], outcome="",
    )  # fmt: skip
    ids["report"] = builders.a_report(
        session, ids["activity"], 60, by=ids["person"], words=made.text("vamos en 60 %")
    )
    ids["said"] = session.get_one(ProgressReport, ids["report"]).inbound_id or 0
    ids["part_report"] = builders.a_report(
        session, ids["activity"], 100, by=ids[Role.DELEGATE], words=made.text("mi parte está"),
        office_id=ids["below"], part=True,
    )  # fmt: skip
    undone = builders.a_report(
        session, ids["activity"], 61, by=ids["person"], words=made.text("61 %")
    )
    ids["retraction"] = builders.a_retraction(session, undone)
    made.row(
        session, "disagreement", activity_id=ids["activity"], office_id=ids["below"],
        percent=Decimal(60), began_with=ids["report"], other_office_id=ids["office"],
        other_percent=Decimal(90),
    )  # fmt: skip
    made.row(
        session, "review", activity_id=ids["activity"], report_id=ids["report"], accepted=False,
        reported=Decimal(60), percent=Decimal(50), remark=made.text("falta el acta"),
        own_office=False, person_id=ids[Role.CONTROL], channel="web", recorded_at=NOW,
    )  # fmt: skip
    made.row(
        session, "agreement", **about, office_id=ids["office"], inbound_id=ids["said"],
        recorded_at=NOW,
    )  # fmt: skip
    made.row(
        session, "deputy", activity_id=ids["activity"], office_id=ids["office"],
        person_id=ids[Role.DELEGATE], by_id=ids["person"], inbound_id=ids["said"],
        recorded_at=NOW,
    )  # fmt: skip


def _asked(session: Session, made: Filled) -> None:
    ids = made.ids
    for name, kind in (
        ("request", RequestKind.EXTENSION),
        ("reassign", RequestKind.REASSIGN),
        ("not_applicable", RequestKind.NOT_APPLICABLE),
    ):
        ids[name] = builders.a_request(
            session, ids["activity"], by=ids["person"], kind=kind, office_id=ids["office"],
            reason=made.text("por las lluvias"), until=TODAY + timedelta(400),
        )  # fmt: skip
    made.row(
        session, "broadcast", person_id=ids[Role.CONTROL], text=made.text("a todas las oficinas"),
        readers={"people": [ids["person"]], "offices": [ids["office"]]}, state="proposed",
        proposed_at=NOW,
    )  # fmt: skip
    made.row(
        session, "conversation", person_id=ids["person"], channel="telegram", state={},
        updated_at=NOW,
    )  # fmt: skip


def _sent(session: Session, made: Filled) -> None:
    ids, named = made.ids, made.named
    line = Line(
        activity_id=ids["activity"], handle=named.handle, code=named.handle,
        title=made.text("título"), office=named.office, due=TODAY,
    )  # fmt: skip
    reminder = store_content(Reminder(lines=(line,)))
    note = store_content(Note(name="invitation_taken", values={"name": made.text("nota")}))
    for name, content, state in (
        ("sent", reminder, ItemState.SENT), ("pending", note, ItemState.PENDING),
        ("failed", note, ItemState.FAILED), ("held", note, ItemState.HELD),
        ("uncertain", note, ItemState.UNCERTAIN),
    ):  # fmt: skip
        ids[name] = builders.an_outbox_item(
            session, made.entity, state=state, person_id=ids["person"], content=content,
            channel="email" if state is ItemState.SENT else "telegram",
            recipient=named.mail if state is ItemState.SENT else named.chat,
            error=made.text("fallo") if state is ItemState.FAILED else None,
        )  # fmt: skip
    made.row(
        session, "outbox_part", item_id=ids["sent"], ordinal=0, sent_at=NOW,
        provider_id=f"<enviado@{named.mail.partition('@')[2]}>", text=made.text("texto"),
    )  # fmt: skip
    made.row(
        session, "open_question", person_id=ids["person"], channel="telegram", asked_at=NOW,
        name="percent", content=note, activity_id=ids["activity"], outbox_id=ids["sent"],
    )  # fmt: skip
    ids["owed_step"] = builders.a_step(session, ids["milestone"], ids["person"])
    ids["notice"] = builders.a_notice(
        session, ids[Role.CONTROL], details={"office": made.text("oficina")},
        activity_id=ids["activity"],
    )  # fmt: skip
    ids["away"] = builders.a_notice(
        session, ids[Role.CONTROL], kind="away",
        details={"away": ids["person"], "until": "2099-01-01", "person": made.text("lead")},
    )  # fmt: skip
    builders.a_tick(session, made.entity)
    made.row(session, "digest", made_at=NOW, figures={"mark": made.text("cifras")})
    made.row(
        session, "pass_fault", what="tick", row_id=0, times=9, first_at=NOW, last_at=NOW,
        error=made.text("error"),
    )  # fmt: skip
    made.row(session, "channel_state", channel="telegram", error=made.text("estado"))


def _files(session: Session, made: Filled) -> None:
    ids, named = made.ids, made.named
    kept = {"kind": "document", "media_type": "text/plain", "name": made.text("acta.txt")}
    made.row(
        session, "inbound_file", **kept, inbound_id=ids["inbound"], ordinal=0, channel_ref="f1",
        size=9, sha256=named.sha256, state="kept", not_before=NOW, settled_at=NOW,
        transcript=made.text("lo oído"),
    )  # fmt: skip
    made.row(
        session, "inbound_file", "waiting_file", **kept, inbound_id=ids["said"], ordinal=0,
        channel_ref="f2", state="waiting", not_before=NOW,
    )  # fmt: skip
    made.row(
        session, "brought_file", file_id=ids["inbound_file"], person_id=ids[Role.PLANNING],
        name=made.text("plan.xlsx"), digest=named.sha256, content="{}", state="shown",
        shown="{}", read_at=NOW,
    )  # fmt: skip
    made.row(
        session, "evidence", **kept, activity_id=ids["activity"], report_id=ids["report"],
        person_id=ids["person"], inbound_id=ids["said"], ordinal=0, sha256=named.sha256, size=9,
        note=made.text("nota"), recorded_at=NOW,
    )  # fmt: skip
    made.row(
        session, "expected_evidence", inbound_id=ids["said"], activity_id=ids["activity"],
        person_id=ids["person"], report_id=ids["report"], recorded_at=NOW,
    )  # fmt: skip


def _joining(session: Session, made: Filled) -> None:
    ids, named = made.ids, made.named
    lasts = {"created_at": NOW, "expires_at": FAR}
    for table, code in (("invitation", named.invitation), ("group_code", named.group_code)):
        whose = "person" if table == "invitation" else "office"
        made.row(session, table, code_hash=hash_of(code), **{f"{whose}_id": ids[whose]}, **lasts)
    made.row(
        session, "chat_group", channel="telegram", value=named.group, joined_at=NOW,
        title=made.text("grupo"), office_id=ids["office"], approved_at=NOW,
        approved_by_id=ids[Role.CONTROL],
    )  # fmt: skip
    made.row(
        session, "consent", person_id=ids["person"], channel="telegram", value=named.chat,
        kind="given", version="1", on=TODAY, recorded_at=NOW, inbound_id=ids["said"],
    )  # fmt: skip
    made.row(
        session, "held_answer", inbound_id=ids["said"], person_id=ids["person"], asked_at=NOW,
        question_id=ids["sent"],
    )  # fmt: skip
    hers: dict[str, Any] = {"person_id": ids["person"], **lasts}
    browser = f"{named.mark}-navegador"
    digits = hash_of(f"{browser}:{DIGITS}")
    made.row(session, "web_code", **hers, browser_hash=hash_of(browser), code_hash=digits)
    made.row(session, "web_session", **hers, token_hash=hash_of(f"{named.mark}-sesion"))
    made.row(session, "web_device", **hers, token_hash=hash_of(f"{named.mark}-equipo"))


def _kept(session: Session, made: Filled) -> None:
    mailbox = f"seguimiento@{made.named.mail.partition('@')[2]}"
    folder = made.row(
        session, "mail_folder", mailbox=mailbox, name="INBOX", uidvalidity=1, since_uid=1
    )
    made.row(session, "mail_place", folder_id=folder, uid=7, inbound_id=made.ids["inbound"])
    made.row(
        session, "mail_loop", mailbox=mailbox, checked_at=NOW, own_message_id=True,
        plus_address=True, verp=False,
    )  # fmt: skip
    made.row(
        session, "raw_mail", inbound_id=made.ids["inbound"], sha256=made.named.sha256, size=5,
        whole=True, body=made.text("correo").encode(),
    )  # fmt: skip
