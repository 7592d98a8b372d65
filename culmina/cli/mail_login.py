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
    """Log in to the mailbox by a code typed in any browser; the token is kept beside the settings.

    Nothing waits for the service: it uses the token from its next start on.
    """
    oauth = settings().oauth
    if not oauth.enabled:
        raise InputError(
            "no provider of tokens is given.",
            where="[oauth] provider",
            todo="Passwords need no login; for tokens write microsoft365, google or other.",
        )
    asyncio.run(log_in(oauth, _show))
    show.whole_line(f"Logged in. The token is in {oauth.token_file}, which only its owner reads.")


def _show(code: LoginCode) -> None:
    show.whole_line(f"Open {code.url} and type {code.code}")
    show.whole_line(
        f"Log in there as the mailbox that culmina reads ({code.seconds / 60:.0f} min)."
    )
