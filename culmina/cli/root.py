"""The command line's root: the groups of commands, and how errors are told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.errors import CulminaError, EnvironmentFault
from culmina.cli import (
    admin,
    context,
    demo,
    digest,
    evidence,
    inbox,
    interpret,
    mail,
    mail_login,
    office,
    person,
    plan,
    plan_export,
    prune,
    report,
    request,
    service,
)

app = typer.Typer(
    help="culmina keeps the plans of a public entity on time: reminders, answers, digest.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def root(
    config: Annotated[
        Path | None,
        typer.Option(help="The settings file; else CULMINA_CONFIG, else ./config.toml."),
    ] = None,
) -> None:
    """Remember the settings file for the command that follows."""
    context.choose_config(config)


for group in (
    admin.app, service.app, prune.app, digest.app, interpret.app, report.app, demo.app,
):  # fmt: skip
    app.add_typer(group)
plan.app.add_typer(plan_export.app)
app.add_typer(plan.app, name="plan")
app.add_typer(evidence.app, name="evidence")
app.add_typer(person.app, name="person")
app.add_typer(office.app, name="office")
app.add_typer(request.app, name="request")
app.add_typer(inbox.app, name="inbox")
mail.app.add_typer(mail_login.app)
app.add_typer(mail.app, name="mail")


def main() -> None:
    """Run the command line; an error is one sentence on stderr, never a traceback.

    Exit code 2 for what a person gave (a file, a name, a setting), 1 for what is around culmina.
    """
    try:
        app()
    except CulminaError as error:
        _tell(error)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        what = error.strerror or str(error)
        where = str(error.filename or "")
        _tell(EnvironmentFault(f"{what}.", where=where, todo="Check the disk and permissions."))


def _tell(error: CulminaError) -> None:
    sys.stderr.write(f"culmina: {error.sentence()}\n")
    sys.exit(error.exit_code)
