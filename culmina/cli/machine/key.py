"""culmina key renew: another key signs from now on."""

from __future__ import annotations

import typer

from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import acting, open_installation, settings_path
from culmina.keeping import keys
from models import audit_actions

app = typer.Typer()


@app.command()
def renew() -> None:
    """Escribe en los ajustes una clave nueva que firma botones y direcciones de respuesta.

    Las anteriores quedan en [security] older_keys: lo que firmaron sigue valiendo. Los enlaces de
    invitación no dependen de la clave. Reinicie el servicio enseguida.
    """
    with open_installation() as installation:
        older = keys.renew(installation.settings, settings_path())
        with installation.database.transaction() as session:
            acting(session, installation).audit(
                audit_actions.KEY_RENEWED,
                "entity",
                installation.entity_id,
                after={"older_keys": older},
            )
    former = plural(older, "clave anterior sigue", "claves anteriores siguen")
    signed = "firmó" if older == 1 else "firmaron"
    show.prose(f"Hay una clave nueva; {former} valiendo para lo que {signed}.")
    show.prose("Si alguien más vio una anterior, bórrela de [security] older_keys.")
    show.line("Reinicie el servicio: systemctl restart culmina")
    show.line("Y haga una copia: las de antes no traen la clave nueva.")
