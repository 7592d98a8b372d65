"""culmina mail login: once, by a person, where the mail server takes tokens and no passwords."""

from __future__ import annotations

import asyncio

import typer

from bot.email.servers.oauth import LoginCode, log_in
from core.errors import InputError
from culmina.cli import show
from culmina.cli.context import settings

app = typer.Typer()


@app.command()
def login() -> None:
    """Ingresa al buzón con un código que se escribe en cualquier navegador; la clave queda junto
    a los ajustes.

    El servicio no espera nada: la usa desde que vuelva a arrancar.
    """
    oauth = settings().oauth
    if not oauth.enabled:
        raise InputError(
            "no se dijo qué proveedor da las claves.",
            where="[oauth] provider",
            todo="Con contraseña no hace falta ingresar; con claves escriba microsoft365, "
            "google u other.",
        )
    asyncio.run(log_in(oauth, _show))
    show.whole_line(f"Listo. La clave está en {oauth.token_file}, que solo lee su dueño.")


def _show(code: LoginCode) -> None:
    show.whole_line(f"Abra {code.url} y escriba {code.code}")
    show.whole_line(
        f"Ingrese allí con la cuenta del buzón que culmina lee ({code.seconds / 60:.0f} min)."
    )
