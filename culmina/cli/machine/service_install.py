"""culmina service install: the user, the folders and the units of systemd."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Annotated

import typer

from core.errors import EnvironmentFault, InputError
from culmina.cli import show
from culmina.units import BACKUPS, USER, hidden_in, units

app = typer.Typer()

_UNITS = Path("/etc/systemd/system")


@app.command()
def install(
    folder: Annotated[
        Path, typer.Option(help="La carpeta del servicio: ajustes, base y soportes.")
    ] = Path("/var/lib/culmina"),
    yes: Annotated[
        bool, typer.Option("--yes", help="Reemplaza las unidades que ya están y son otras.")
    ] = False,
) -> None:
    """Crea el usuario culmina, su carpeta, y las unidades de systemd: el servicio y una copia cada
    noche.

    Lo escribe root. Nada se enciende: al final dice qué escribir.
    """
    if hidden := hidden_in(folder):
        raise InputError(
            f"el servicio no ve lo que está en {hidden}: sus unidades lo ocultan.",
            where=f"--folder {folder}",
            todo="Diga otra carpeta, como /var/lib/culmina.",
        )
    if os.geteuid() != 0:
        raise EnvironmentFault(
            "solo root puede crear el usuario y las unidades.",
            where="service install",
            todo="Escríbalo como root, con la ruta completa del programa.",
        )
    wanted = units(Path(sysconfig.get_path("scripts")) / "culmina", folder.absolute())
    _refuse_others(wanted, yes=yes)
    _make_user(folder.absolute())
    for path, mode in ((folder, 0o750), (BACKUPS, 0o700)):
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)
        shutil.chown(path, USER, USER)
        show.whole_line(f"{path}: de {USER}")
    _UNITS.mkdir(parents=True, exist_ok=True)
    for name, text in wanted.items():
        (_UNITS / name).write_text(text, encoding="utf-8")
        show.whole_line(f"{_UNITS / name}: escrita")
    show.line("Cuando los ajustes estén llenos:")
    show.whole_line("    systemctl daemon-reload")
    show.whole_line("    systemctl enable --now culmina-backup.timer culmina")


def _refuse_others(wanted: dict[str, str], *, yes: bool) -> None:
    """Raise InputError where a unit is there that says something else, unless it may go."""
    for name, text in wanted.items():
        path = _UNITS / name
        if not yes and path.exists() and path.read_text("utf-8") != text:
            raise InputError(
                "ya hay otra, y se conserva.",
                where=str(path),
                todo="Compárela, o escriba --yes para reemplazarla.",
            )


def _make_user(folder: Path) -> None:
    """Make the user of the service where there is none; nobody can log in as that user."""
    try:
        pwd.getpwnam(USER)
    except KeyError:
        words = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir"]
        words += [str(folder), "--shell", "/usr/sbin/nologin", USER]
        ended = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - fixed words
        if ended.returncode != 0:
            raise EnvironmentFault(
                f"useradd: {ended.stderr.decode(errors='replace').strip()}.",
                where="service install",
                todo=f"Cree el usuario {USER} y vuelva a escribirlo.",
            ) from None
        show.whole_line(f"usuario {USER}: creado")
