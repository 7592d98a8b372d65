"""culmina evidence: what people sent for an activity, and the files themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.evidence.vault import Vault
from core.errors import InputError
from core.spanish import cut_at_word
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.cli.plans import typed_activity
from culmina.given import write_new
from culmina.wiring import Installation
from models.answers import evidence
from models.answers.evidence import EvidenceRow
from models.incoming import unfiled
from reports.week import waiting as waiting_rows

app = typer.Typer()

_SHOWN = 12  # of the 64 letters that name a content
_FEWEST = 6
_LONGEST = 60


@app.command("list")
def list_(
    handle: Annotated[
        str, typer.Argument(metavar="CÓDIGO", help="La actividad, con el código de los mensajes.")
    ],
) -> None:
    """Muestra los soportes de una actividad, del más antiguo al más nuevo."""
    with open_installation() as installation, installation.database.reading() as session:
        activity = typed_activity.find(session, installation.entity_id, handle)
        rows = evidence.of_activity(session, activity.id)
    if not rows:
        show.line(f"No se ha mandado nada para {handle}.")
        return
    show.table(
        ("Cuándo", "Quién", "Qué", "Id", "Palabras"),
        [
            (
                installation.shown(one.recorded_at),
                one.person,
                _what(one),
                (one.sha256 or "")[:_SHOWN],
                cut_at_word(one.note, _LONGEST),
            )
            for one in rows
        ],
        whole=("Cuándo", "Id"),
    )


@app.command()
def waiting() -> None:
    """Muestra lo que espera a una persona: notas de voz por oír y archivos sin actividad."""
    with open_installation() as installation, installation.database.reading() as session:
        voices = waiting_rows.unheard(session, installation.context(), installation.clock.now())
        files = unfiled.unplaced(session, installation.entity_id)
    if not voices and not files:
        show.line("Nada espera.")
        return
    show.table(
        ("Desde", "Quién", "Qué", "Id", "Palabras"),
        [
            (
                installation.shown(one.received_at),
                one.person,
                one.name,
                one.sha256[:_SHOWN],
                cut_at_word(one.words, _LONGEST),
            )
            for one in (*voices, *files)
        ],
        whole=("Desde", "Id"),
    )


@app.command()
def get(
    content: Annotated[
        str, typer.Argument(metavar="ID", help="El Id del archivo; está en las listas.")
    ],
    file: Annotated[
        Path, typer.Argument(metavar="ARCHIVO", help="Dónde escribirlo; un archivo nuevo.")
    ],
) -> None:
    """Escribe un archivo que alguien mandó; no reemplaza nada de lo que hay."""
    with open_installation() as installation:
        sha256, name = _find(installation, content.lower())
        body = Vault(installation.settings.evidence.path).read(sha256)
    write_new(file, body)
    show.line(f"{file}: {name}, {len(body)} bytes")


def _find(installation: Installation, beginning: str) -> tuple[str, str]:
    """Return the one content whose id begins so, and a name that it came under."""
    found: dict[str, str] = {}
    if len(beginning) >= _FEWEST:
        with installation.database.reading() as session:
            found = unfiled.contents_named(session, installation.entity_id, beginning)
    if len(found) != 1:
        raise InputError(
            "con este Id comienza más de un archivo." if found else "ningún archivo tiene este Id.",
            where=beginning,
            todo="Escriba el Id como lo muestra culmina evidence list, al menos seis de "
            "sus letras.",
        )
    return found.popitem()


def _what(one: EvidenceRow) -> str:
    marks = [" (retirado)"] if one.withdrawn_at is not None else []
    marks += [" (su reporte se deshizo)"] if one.undone else []
    return f"{one.link or one.name}{''.join(marks)}"
