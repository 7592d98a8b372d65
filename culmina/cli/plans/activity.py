"""culmina activity: what the plan says of one activity, and all that became of it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from core.clock import local_day
from core.in_words import PROOFS, judged_report
from core.spanish import fold, plural, show_percent
from core.words import Duty, Proof
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.cli.plans import typed_activity
from culmina.wiring import Installation
from models.answers import evidence, requests, reviews
from models.answers.reviews import ReviewRow
from models.audit import Change
from models.plan import Activity, Plan
from models.staff import memberships, offices
from plans.reviews.proof import ask_for
from plans.storing.coming_and_going import taken_out_for
from plans.storing.stored_rows import levels_of
from scheduler import directory
from scheduler.explained import coming, history, planned_ahead, reorganised, told, worded
from scheduler.explained.coming import Coming, Scope
from scheduler.message.lines import Facts, facts
from scheduler.told import planning

app = typer.Typer()

Code = Annotated[
    str, typer.Argument(metavar="CÓDIGO", help="La actividad, con el código de los mensajes.")
]
AsJson = Annotated[bool, typer.Option("--json", help="En JSON, para otro programa.")]


@app.command("show")
def show_(handle: Code, as_json: AsJson = False) -> None:
    """Muestra qué dice el plan de una actividad, quién responde, cómo va y qué sigue."""
    with open_installation() as installation, installation.database.reading() as session:
        about = _read(session, installation, handle)
    if as_json:
        show.whole_line(json.dumps(about.values(), ensure_ascii=False, indent=2))
        return
    for line in _page(about):
        show.prose(line)


@app.command("history")
def history_(handle: Code, as_json: AsJson = False) -> None:
    """Muestra lo que pasó con una actividad, en orden: lo que se dijo, se pidió, se decidió, se
    envió y se guardó, y qué sigue."""
    with open_installation() as installation, installation.database.reading() as session:
        about = _read(session, installation, handle)
        entries = sorted(
            _entries(session, installation, about),
            key=lambda one: (one.spoken_of or local_day(one.at, installation.zone), one.at),
        )
    if as_json:
        values = about.values() | {
            "history": [
                {"at": one.at.astimezone(installation.zone).isoformat(), **one.values}
                for one in entries
            ]
        }
        show.whole_line(json.dumps(values, ensure_ascii=False, indent=2))
        return
    show.prose(f"{about.row.handle} {about.row.title}")
    for one in entries:
        show.prose(f"{one.spoken_of or installation.shown(one.at)}  {one.line}")
        for words in one.words.splitlines():
            show.prose(f"    {words}")
    if not entries:
        show.line("Todavía no ha pasado nada.")
    show.prose(about.next)


_PROOFS = {
    **dict.fromkeys(("none", "ninguno", "ninguna", "nada"), Proof.NONE),
    **dict.fromkeys(("remark", "observacion", "descripcion"), Proof.REMARK),
    **dict.fromkeys(("link", "enlace"), Proof.LINK),
    **dict.fromkeys(("file", "archivo"), Proof.FILE),
}


def _proof(typed: str) -> Proof:
    """Return what is typed, in Spanish or in English, for a 100 %; raises BadParameter."""
    found = _PROOFS.get(fold(typed).strip())
    if found is None:
        raise typer.BadParameter(f"«{typed}»: puede ser ninguno, observación, enlace o archivo.")
    return found


@app.command()
def proof(
    handle: Code,
    asked: Annotated[
        Proof,
        typer.Argument(
            parser=_proof,
            metavar="QUÉ",
            help="ninguno, observación (qué se hizo), enlace o archivo.",
        ),
    ],
) -> None:
    """Dice con qué debe venir el 100 % de una actividad. El recibo pide lo que falte; el reporte
    queda de todos modos."""
    with open_installation() as installation, installation.database.transaction() as session:
        row = typed_activity.find(session, installation.entity_id, handle)
        now = installation.clock.now()
        change = Change(session, installation.entity_id, TECHNICIAN, now)
        is_new = ask_for(change, row, asked)
        handle = row.handle
    already = "" if is_new else " Ya era así."
    show.line(f"{handle}: el 100 % se pide con {PROOFS[asked]}.{already}")


@dataclass(frozen=True, slots=True)
class _About:
    """An activity with its plan, its evidence and what comes next; `staff` are the people of its
    offices, `people` whom each office's reminders go to."""

    row: Activity
    plan: Plan
    facts: Facts
    people: dict[int, str]
    staff: frozenset[int]
    waiting: list[requests.RequestRow]
    verified: ReviewRow | None
    files: list[evidence.EvidenceRow]
    coming: tuple[Coming, ...]
    moves: tuple[str, ...]
    taken_out: tuple[date, str] | None

    @property
    def next(self) -> str:
        """What comes next, in one line."""
        if not self.coming:
            return "Sigue: ningún recordatorio previsto."
        each = (
            f"{one.on}, recordatorio a {one.person} "
            f"({', '.join(step.told for step in one.steps) or told.WELCOME})"
            for one in self.coming
        )
        return f"Sigue: {'; '.join(each)}."

    def _verified(self) -> dict[str, Any] | None:
        one = self.verified
        if one is None:
            return None
        return {
            "accepted": one.accepted,
            "reported": _figure(one.reported),
            "percent": _figure(one.percent),
            "remark": one.remark,
            "by": one.by,
            "own_office": one.own_office,
        }

    def values(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        one, about = self.row, self.facts
        return {
            "handle": one.handle,
            "code": one.code,
            "title": one.title,
            "plan": self.plan.title,
            "year": self.plan.year,
            "groups": [name for _, name in levels_of(one)],
            "product": one.product,
            "goal": one.goal,
            "indicator": one.indicator,
            "unit": one.unit,
            "planned": one.planned,
            "offices": [
                {"office": about.offices[each], "duty": duty.value, "person": self.people[each]}
                | ({"part": _figure(about.parts[each])} if each in about.parts else {})
                for each, duty in about.duties.items()
            ],
            "dates": [
                {"due": f"{each.due}", "met": each.met, "first": f"{each.original or each.due}"}
                for each in about.dates
            ],
            "percent": _figure(one.percent),
            "status": None if one.status is None else one.status.value,
            "verified": self._verified(),
            "proof": one.proof.value,
            "withdrawn": one.withdrawn_at is not None,
            "planned_changes": list(self.moves),
            "open_requests": [each.id for each in self.waiting],
            "evidence": sum(each.withdrawn_at is None for each in self.files),
            "next": [{"on": f"{each.on}", "person": each.person} for each in self.coming],
        }


def _read(session: Session, installation: Installation, typed: str) -> _About:
    context, now = installation.context(), installation.clock.now()
    row = typed_activity.find(session, installation.entity_id, typed)
    about = facts(session, [row.id])[row.id]
    people, planned = directory.load(session, context, now), planning.known(session, context, now)
    rows = offices.offices_by_id(session, installation.entity_id)
    moves = planned_ahead.of_moves(
        session, planned.moves, row.id, [*about.offices], lambda one: rows[one].name
    )
    asked = {one: people.addressee(row.id, one) for one in about.offices}
    return _About(
        row=row,
        plan=session.get_one(Plan, row.plan_id),
        facts=about,
        people={one: "" if who is None else who.name for one, who in asked.items()},
        staff=frozenset(one for office in about.offices for one in people.staff(office)),
        waiting=[
            one
            for one in requests.of_activity(session, installation.entity_id, row.id)
            if one.is_open
        ],
        verified=reviews.newest_of(session, installation.entity_id, [row.id]).get(row.id),
        files=evidence.of_activity(session, row.id),
        coming=coming.coming(
            session,
            context,
            now,
            Scope(activities=frozenset([row.id])),
            people,
            planned,
        ),
        moves=tuple(one.words for one in moves),
        taken_out=taken_out_for(session, [row]).get(row.handle),
    )


def _page(about: _About) -> Iterator[str]:
    one, known = about.row, about.facts
    yield f"{one.handle} {one.title}"
    yield f"Plan: {about.plan.title}{' (cerrado)' if about.plan.closed_at else ''}"
    yield from _codes_and_end(about)
    for heading, name in levels_of(one):
        yield f"{heading}: {name}"
    for name, value in (
        ("Meta o producto", one.product), ("Meta", one.goal), ("Indicador", one.indicator),
        ("Unidad", one.unit), ("Valor planeado", one.planned),
    ):  # fmt: skip
        if value:
            yield f"{name}: {value}"
    for office, duty in known.duties.items():
        does = "Lidera" if duty is Duty.LEAD else "Apoya"
        who = about.people[office] or "no hay a quién avisarle"
        yield f"{does}: {known.offices[office]} ({who}){_part(known, office)}"
    for words in about.moves:
        yield f"{words[:1].upper()}{words[1:]}."
    for each in known.dates:
        moved = f", antes {each.original}" if each.original else ""
        is_open = one.withdrawn_at is None and about.plan.closed_at is None
        met = (
            "no aplica"
            if known.left_out
            else "cumplida"
            if each.met
            else "abierta"
            if is_open
            else "sin cumplir"
        )
        yield f"Fecha: {each.due}, {met}{moved}"
    yield from _progress(about)
    yield about.next


def _part(known: Facts, office: int) -> str:
    """Return what an office that supports says of its part, behind its name."""
    if office not in known.parts:
        return ""
    part = known.parts[office]
    return "; dice que su parte no aplica" if part is None else f"; su parte: {show_percent(part)}"


def _figure(percent: Decimal | None) -> str | None:
    return None if percent is None else str(percent)


def _codes_and_end(about: _About) -> Iterator[str]:
    """Yield the code that the plan prints, where messages say another, and since when it is out."""
    one = about.row
    if one.code not in {None, one.handle}:
        yield f"Código en el plan: {one.code} (en los mensajes, {one.handle})"
    if one.withdrawn_at is not None:
        day, why = about.taken_out or (None, "")
        yield f"Ya no está en el plan.{f' Se retiró el {day}. Motivo: {why}.' if day else ''}"


def _progress(about: _About) -> Iterator[str]:
    one, said = about.row, about.facts.said
    yield f"Va en: {_how_far(about)}"
    if said is not None:
        by = said.by.person or said.by.file or "una decisión"
        words = f": «{said.text}»" if said.text.strip() else ", sin palabras"
        yield f"Lo último ({by}, {said.by.on}){words}"
    if about.verified is not None:
        yield f"Control: {_judged(about.verified)}"
    if one.proof is not Proof.NONE:
        yield f"El 100 % se pide con {PROOFS[one.proof]}."
    for each in about.waiting:
        command = shlex.join(["culmina", "request", "show", str(each.id)])
        yield f"Espera decisión: la solicitud de {each.person}: {command}"
    files = sum(each.withdrawn_at is None for each in about.files)
    if files:
        command = shlex.join(["culmina", "evidence", "list", one.handle])
        yield f"{plural(files, 'soporte', 'soportes')}: {command}"


def _how_far(about: _About) -> str:
    percent, left_out = about.row.percent, about.facts.left_out
    if percent is None and left_out is not None:
        return f"no aplica, {'concedido' if left_out.decided else 'dicho'} el {left_out.on}"
    return "sin reporte" if percent is None else show_percent(percent)


def _judged(one: ReviewRow) -> str:
    said = "aceptó" if one.accepted else "devolvió"
    verified = "" if one.percent is None else f"; verificó {show_percent(one.percent)}"
    who = f"{one.by or 'quien administra'}{' (de su propia oficina)' if one.own_office else ''}"
    remark = f": «{one.remark}»" if one.remark else ""
    return f"{who} {said} {judged_report(one.reported)}{verified}{remark}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing of the history: its line, the words below it, as JSON has it, and the day that it
    speaks of where it was written down on another one, which the line tells then."""

    at: datetime
    line: str
    words: str
    values: dict[str, Any]
    spoken_of: date | None = None


def _entries(session: Session, installation: Installation, about: _About) -> Iterator[_Entry]:
    context = installation.context()
    today = installation.today()
    values: dict[str, Any]
    deeds, _ = history.newest(session, context, about.row.id, at_machine=reorganised.AT_MACHINE)
    for deed in reversed(deeds):  # told in one instant they stay in their order
        line = installation.texts.render("reports/deed.txt", row=deed.row, today=today)
        source = f" [{deed.source}]" if deed.source else ""
        quoted = f"«{deed.row.title.strip()}»" if deed.row.title.strip() else ""
        values = {"kind": deed.row.deed or "report", "of": f"{deed.on}", "source": deed.source}
        values |= deed.row.model_dump(mode="json", exclude_defaults=True)
        spoken_of = deed.row.since if deed.row.recorded_on else None
        yield _Entry(deed.at, f"{line.removeprefix('· ')}{source}", quoted, values, spoken_of)
    of = (session, installation.entity_id)
    staff = about.staff | memberships.ended_since(*of, [*about.facts.offices], None).keys()
    for one in told.of_activity(*of, about.row.id, staff):
        yield _Entry(one.at, worded.sentence(one, addresses=True), "", one.values())
    undone = history.undone(session, about.row.id, reorganised.AT_MACHINE)
    for event in (*reorganised.by_hand(*of, about.row.id), *undone):
        values = {"kind": "event", "action": event.action, "words": event.words}
        yield _Entry(event.at, event.words, "", values)
    for file in about.files:
        name = file.link or file.name
        gone = ", retirado" if file.withdrawn_at is not None else ""
        values = {"kind": "evidence", "person": file.person, "name": name, "sha256": file.sha256}
        yield _Entry(file.recorded_at, f"soporte de {file.person}: {name}{gone}", file.note, values)
