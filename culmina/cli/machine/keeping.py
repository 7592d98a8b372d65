"""culmina backup, culmina restore: one file with all of an installation, and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from shlex import join
from typing import Annotated

import typer

from core.clock import SystemClock, zone
from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.chosen import DEFAULT, config_path
from culmina.cli.context import instant, refuse_named, whole_installation
from culmina.entities.all_settings import Whole
from culmina.keeping import backup as backups
from culmina.keeping import restore as restoring
from culmina.keeping.backup import Saved
from culmina.keeping.restore import Restored
from culmina.log import configure
from models.migrations import version

app = typer.Typer()

_MEGABYTE = 1_000_000
_START = "systemctl start culmina"


@app.command()
def backup(
    file: Annotated[
        Path, typer.Argument(help="El archivo que se crea, o una carpeta: su nombre es la hora.")
    ],
    keep_days: Annotated[
        int | None,
        typer.Option(min=1, help="Borra de esa carpeta las copias de hace más días."),
    ] = None,
) -> None:
    """Guarda en un archivo todo lo que culmina necesita, con el servicio en marcha.

    La base de datos como está en un instante, los soportes, los ajustes y la clave que firma
    botones y direcciones de respuesta; donde hay varias entidades, lo de todas. Se lee de vuelta
    antes de darle su nombre. Trae secretos y datos de personas: solo su dueño puede leerlo.
    """
    whole = whole_installation()
    clock = SystemClock()
    folder = file if file.is_dir() else None
    if keep_days is not None and folder is None:
        raise InputError(
            "no es una carpeta.", where=str(file), todo="--keep-days es para una carpeta de copias."
        )
    if folder is not None:
        file = backups.name_in(folder, clock.now(), zone(whole.machine.entity.timezone))
    saved = backups.back_up(whole, file, clock.now())
    if saved.manifest.revision == version.known()[-1]:  # else the tables are not those of now
        backups.write_down(whole, saved, clock)
    _tell_saved(file, saved)
    if whole.faults:
        raise InputError(
            "la copia no trae los soportes de las entidades cuyos ajustes no se pueden leer: "
            f"{', '.join(whole.faults)}.",
            where=str(file),
            todo="Lo demás está, y no se borró ninguna copia anterior. Corrija esos ajustes "
            "(culmina entity list) y haga otra.",
        )
    if keep_days is not None and folder is not None:
        gone = backups.let_go(folder, keep=timedelta(days=keep_days), now=clock.now())
        show.line(f"Copias de hace más de {keep_days} días, borradas: {gone}.")


def _tell_saved(file: Path, saved: Saved) -> None:
    in_megabytes = f"{saved.size / _MEGABYTE:.1f} MB".replace(".", ",")
    size = in_megabytes if saved.size >= _MEGABYTE else f"{saved.size // 1000} kB"
    known = saved.manifest.entities
    of_many = plural(len(known or ()), "entidad", "entidades")
    show.prose(
        f"Copia hecha y leída de vuelta: {file} ({size}): la base de datos (esquema "
        f"{saved.manifest.revision}), {plural(saved.evidence, 'soporte', 'soportes')}, los ajustes "
        f"y {'la clave' if known is None else f'las claves de {of_many}'}."
    )
    show.prose(
        "Trae secretos y datos de personas: solo su dueño puede leerla. Llévela a otra parte."
    )
    if saved.outside:
        show.prose(
            "No está en la copia lo que dan estas variables del entorno: "
            f"{', '.join(saved.outside)}."
        )


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="La copia que hizo culmina backup.")],
    stopped_at: Annotated[
        str | None,
        typer.Option(
            help="Hasta cuándo funcionó el servicio anterior: 2026-05-19T15:00; si no, hasta ahora."
        ),
    ] = None,
) -> None:
    """Pone una copia donde no hay base de datos; nada de lo que pudo salir sale otra vez.

    Lo que el servicio anterior debió enviar desde la copia hasta que se detuvo se detiene: culmina
    held lo muestra, y usted dice si había salido. Detenga antes el servicio anterior. Si no hay
    archivo de ajustes se escribe el de la copia; si lo hay, se conserva.
    """
    refuse_named()
    clock = SystemClock()

    def until(whole: Whole) -> datetime:
        configure(whole.machine.log.level, whole.secrets())
        now = clock.now()
        told = now if stopped_at is None else instant(stopped_at, whole.machine, "--stopped-at")
        if told > now:
            raise InputError(
                "todavía no ha llegado.", where="--stopped-at", todo="Escriba cuándo se detuvo."
            )
        return told

    _tell_restored(file, restoring.restore(file, config_path(), clock, until))


def _tell_restored(file: Path, done: Restored) -> None:
    tz = zone(done.whole.machine.entity.timezone)
    made = f"{done.manifest.created_at.astimezone(tz):%Y-%m-%d %H:%M}"
    stopped = f"{done.stopped_at.astimezone(tz):%Y-%m-%d %H:%M}"
    held = plural(done.caught_up.held, "mensaje", "mensajes")
    show.prose(f"Restaurada la copia del {made} ({file}).")
    show.prose(
        f"Se toma que el servicio anterior funcionó hasta el {stopped}. Lo que debió enviar hasta "
        f"entonces no sale otra vez: {held} en espera de que usted diga si había salido."
    )
    if done.caught_up.unheard:
        show.prose(f"Mensajes que llegaron y no se han atendido: {done.caught_up.unheard}.")
    show.prose("Lo que las personas dijeron después de la copia no está: pídalo otra vez.")
    if done.key_file is not None:
        variable = f"{backups.KEY_VARIABLE}_FILE"
        show.prose(f"La clave venía del entorno. Dé al servicio: {variable}={done.key_file}")
    chosen = config_path()
    config = [] if chosen == DEFAULT else ["--config", str(chosen)]
    of_one = [] if done.whole.files is None else ["--entity", "NOMBRE"]
    for words in (["doctor"], [*of_one, "held", "list"]):
        show.whole_line(f"    {join(['culmina', *config, *words])}")
    show.whole_line(f"    {_START}, o sin systemd: {join(['culmina', *config, 'run'])}")
