"""culmina review: what control verified of a report, accepted or returned, and the list of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.entity.rights import Right
from core.errors import InputError
from core.spanish import show_percent
from core.words import Role
from culmina.cli import show
from culmina.cli.commands import TYPED
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.cli.plans import typed_activity
from culmina.cli.staff.typed_person import person_with
from culmina.wiring import Installation
from models.answers import reviews
from models.answers.reviews import ReviewRow
from models.audit import Actor, Change
from plans.reviews import judging
from plans.reviews.judging import Judged, Verdict

app = typer.Typer()


@app.command(TYPED)
def judge(
    handle: Annotated[str, typer.Argument(metavar="--accept|--return", hidden=True)],
    accept: Annotated[bool, typer.Option("--accept", help="Acepta lo reportado.")] = False,
    back: Annotated[
        str | None,
        typer.Option("--return", help="Lo devuelve por este motivo, que se le dice a la oficina."),
    ] = None,
    percent: Annotated[
        str, typer.Option(help="La cifra que se verificó, de 0 a 100.", metavar="<número>")
    ] = "",
    remark: Annotated[str, typer.Option(help="Una observación a lo que se acepta.")] = "",
    by: Annotated[
        str, typer.Option(help="Quién verificó: su nombre o su dirección, con el rol de control.")
    ] = "",
) -> None:
    """Acepta o devuelve lo que se reportó de la actividad CÓDIGO. El reporte no cambia: la
    verificación queda a su lado. Lo devuelto vuelve a estar abierto, y se le avisa a la oficina."""
    if accept is (back is not None):
        raise InputError(
            "falta decir si se acepta o se devuelve." if back is None else "es una de las dos.",
            where=f"actividad {handle}",
            todo='Escriba --accept, o --return "motivo".',
        )
    if back is not None and remark:
        raise InputError(
            "lo que se devuelve ya lleva su motivo.", where="--remark", todo="Dígalo en --return."
        )
    verdict = Verdict(accept, _percent(percent), (remark if back is None else back).strip())
    with open_installation() as installation, installation.database.transaction() as session:
        activity = typed_activity.find(session, installation.entity_id, handle)
        change = Change(
            session,
            installation.entity_id,
            _who(session, installation, by),
            installation.clock.now(),
        )
        judged = judging.judge(change, activity, verdict)
    if judged.is_new:
        show.line(_became(judged, installation.today()))
        return
    one = judged.review
    show.line(
        f"Eso mismo ya está escrito: {_who_said(one)}, el {installation.shown(one.at)}, y nada lo "
        "cambió desde entonces. No se escribió otra vez."
    )


@app.command("list")
def list_() -> None:
    """Muestra lo que control aceptó o devolvió, de lo más antiguo a lo más nuevo."""
    with open_installation() as installation, installation.database.reading() as session:
        rows = reviews.of_entity(session, installation.entity_id)
    if not rows:
        show.line("Control no ha verificado nada todavía.")
        return
    show.table(
        ("Cuándo", "Código", "Reportado", "Verificado", "Qué", "Quién", "Motivo u observación"),
        [
            (
                installation.shown(one.at),
                one.handle,
                _figure(one.reported),
                _figure(one.figure),
                "aceptado" if one.accepted else "devuelto",
                _by(one),
                one.remark,
            )
            for one in rows
        ],
        right=("Reportado", "Verificado"),
        whole=("Cuándo", "Código", "Qué"),
    )


def _percent(typed: str) -> Decimal | None:
    if not typed:
        return None
    try:
        figure = Decimal(typed.strip().rstrip("%").replace(",", "."))
    except InvalidOperation:
        figure = Decimal(-1)
    if not 0 <= figure <= 100 or figure != round(figure, 2):
        raise InputError(
            "la cifra va de 0 a 100.", where=f"--percent {typed}", todo="Por ejemplo: --percent 40"
        )
    return figure


def _who(session: Session, installation: Installation, typed: str) -> Actor:
    if not typed:
        return TECHNICIAN
    found = person_with(session, installation, typed, Right.VERIFY)
    return Actor(role=Role.CONTROL, channel=TECHNICIAN.channel, person_id=found.id)


def _became(judged: Judged, today: date) -> str:
    one = judged.review
    own = " Es de su propia oficina, y así queda escrito." if one.own_office else ""
    if one.accepted:
        return f"Aceptado: {one.handle}, {_reported(one)}.{own}"
    told = f"Devuelto: {one.handle}, {_reported(one)}. A la oficina se le avisa en su horario."
    return " ".join(filter(None, (told, judged.again(today)))) + own


def _who_said(one: ReviewRow) -> str:
    verified = "" if one.percent is None else f", verificado {_figure(one.percent)}"
    return f"{_by(one)} {'aceptó' if one.accepted else 'devolvió'} {one.handle}{verified}"


def _reported(one: ReviewRow) -> str:
    said = "sin cifra" if one.reported is None else f"que está en {_figure(one.reported)}"
    return said if one.percent is None else f"{said}, verificado {_figure(one.percent)}"


def _figure(percent: Decimal | None) -> str:
    return "" if percent is None else show_percent(percent)


def _by(one: ReviewRow) -> str:
    return f"{one.by or 'quien administra'}{' (de su propia oficina)' if one.own_office else ''}"
