"""culmina upgrade: a backup, the schema of this version, and a look at everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.clock import SystemClock, zone
from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import whole_installation
from culmina.cli.machine.doctor import show_findings
from culmina.keeping import backup as backups
from culmina.keeping import upgrading
from culmina.units import BACKUPS

app = typer.Typer()


@app.command()
def upgrade(
    folder: Annotated[
        Path, typer.Argument(help="La carpeta donde queda la copia de antes de actualizar.")
    ] = BACKUPS,
) -> None:
    """Después de instalar una versión nueva: hace una copia, lleva la base a esa versión y revisa
    todo como doctor.

    Detenga antes el servicio. Si la base no queda bien, vuelve a ser la de antes, y se dice qué
    pasó; lo que doctor encuentra fuera de la base (un servidor que no contesta) no la devuelve.
    """
    whole = whole_installation()
    if not folder.is_dir():
        raise InputError(
            "no es una carpeta.", where=str(folder), todo="Créela, o escriba otra: ahí va la copia."
        )
    clock = SystemClock()
    file = backups.name_in(folder, clock.now(), zone(whole.machine.entity.timezone))
    done = upgrading.upgrade(whole, file, clock)
    for name, findings in done.findings.items():
        if name:
            show.line(f"{name}:")
        show_findings(findings)
    same = done.former == done.schema
    moved = f"El esquema ya era {done.schema}" if same else f"Esquema {done.former} → {done.schema}"
    show.prose(f"{moved}. La copia de antes: {file}")
    failed = [one.name for found in done.findings.values() for one in found if not one.well]
    if failed:
        fail = plural(len(failed), "revisión falla", "revisiones fallan")
        show.prose(
            f"La base está bien. Fuera de ella {fail} ({', '.join(failed)}): las líneas con FAIL "
            "dicen qué hacer."
        )
    show.line("Encienda el servicio: systemctl start culmina")
