"""The table of commands, and the one place that imports a command's module: when it is called.

What `--help` lists is written here, and what it says of a command in `pages.json`: asking for help
imports nothing of what commands do.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from culmina.cli import pages


class Command(NamedTuple):
    """The module of `culmina.cli` whose `app` holds a command, and its line in the list."""

    module: str
    summary: str


class Group(NamedTuple):
    """The line of a group in the list, and its commands by name."""

    summary: str
    commands: dict[str, Command]


COMMANDS: dict[str, Command | Group] = {
    "init": Command("install", "Write a settings file and create the database."),
    "doctor": Command("doctor", "Check everything that culmina needs, one line each."),
    "status": Command("admin", "Show the queues, the last passes, the last errors."),
    "retry": Command("retry", "Put back what failed or was set aside."),
    "db": Group(
        "The database's schema.",
        {"upgrade": Command("install", "Bring it to the version that this culmina needs.")},
    ),
    "run": Command("run", "Run the service."),
    "tick": Command("service", "Make one pass of the clock."),
    "remind": Command("service", "Make the pass of a day, or show what it would send."),
    "live": Command("live", "Muestra qué enviarán los primeros días; deja la prueba."),
    "prune": Command("service", "Delete what is older than the entity's periods."),
    "digest": Command("digest", "Show the weekly digest in any form, or queue it."),
    "interpret": Command("interpret", "Read answers as JSON lines and write what each means."),
    "report": Command("report", "Write down what an office said elsewhere."),
    "demo": Command("demo", "Play the whole job over local servers."),
    "entity": Group(
        "The entity whose plans these are.",
        {"rename": Command("install", "Give it the name that the settings have.")},
    ),
    "plan": Group(
        "Plans: reading, storing, listing, closing them.",
        {
            "import": Command("plan_import", "Store a plan file, or a newer version of it."),
            "faults": Command("plan_faults", "List what waits for a decision."),
            "settle": Command("plan_faults", "Take back the workbook of faults."),
            "set": Command("plan_faults", "Give fields of an activity other values."),
            "accept": Command("plan_faults", "Accept what is suggested for faults."),
            "forget": Command("plan_headings", "Forget what was told of headings, or list it."),
            "undo": Command("plan_ending", "Take the last import of a plan back."),
            "close": Command("plan_ending", "Close a plan whose year is over."),
            "read": Command("plan", "Show what is understood of a plan file."),
            "list": Command("plan", "Show the plans that are stored."),
            "export": Command("plan_export", "Give a plan back, with what people reported."),
        },
    ),
    "evidence": Group(
        "Evidence: what came, and what waits for a person.",
        {
            "list": Command("evidence", "Show the evidence of an activity."),
            "waiting": Command("evidence", "Show what waits for a person."),
            "get": Command("evidence", "Write one file that somebody sent."),
        },
    ),
    "person": Group(
        "The people who are written to, and their roles.",
        {
            "add": Command("person", "Add a person, or give one another role."),
            "list": Command("person", "Show everybody with their roles and addresses."),
            "away": Command("person", "Let the delegate be written to while somebody is away."),
            "import": Command("person", "Register the people of a CSV file."),
            "sent": Command("person_sent", "Show what went to a person, and what became of it."),
            "leave": Command("person_leave", "Let a person go, or take one role away."),
            "invite": Command("person", "Make one-time links that tie chats to people."),
        },
    ),
    "office": Group(
        "The offices that answer for activities.",
        {
            "list": Command("office", "Show what each answers for, and who can be reached."),
            "alias": Command("office", "Give an office another spelling."),
            "rename": Command("office", "Give an office another name."),
            "merge": Command("office", "Make two offices one."),
            "group": Command("office", "Make a one-time link for a group of an office."),
            "review": Command("office", "Show the offices that may be one, or that nobody uses."),
            "remove": Command("office", "Delete an office that nothing names."),
            "distinct": Command("office", "Say that two offices are two."),
        },
    ),
    "request": Group(
        "Requests for more time or another office.",
        {
            "list": Command("request", "Show the requests that wait for a decision."),
            "show": Command("request", "Show one request whole, and what was decided."),
            "grant": Command("request", "Grant more time, or another office."),
            "deny": Command("request", "Deny a request; the person is told."),
        },
    ),
    "inbox": Group(
        "Messages that wait for a person.",
        {
            "list": Command("inbox", "Show the messages that nobody could take."),
            "show": Command("inbox", "Show one message of the tray whole."),
            "assign": Command("inbox", "Let a message count as a person's."),
            "discard": Command("inbox", "Take a message out of the tray; it is kept."),
        },
    ),
    "understanding": Group(
        "How answers are read: what people corrected.",
        {
            "export": Command("understanding", "Write corrected answers as cases."),
            "check": Command("understanding", "Read cases again, and tell which are exact."),
        },
    ),
    "mail": Group(
        "Mail: what a message says, and the login to the mailbox.",
        {
            "read": Command("mail", "Write what one message says as one line of JSON."),
            "login": Command("mail_login", "Log in to the mailbox by a code."),
        },
    ),
}


class Deferred(TyperCommand):
    """Stands in a list for a command; the command itself is imported when it is called."""

    def __init__(self, word: str, command: Command, group: str = "") -> None:
        super().__init__(word, help=command.summary)
        self._word = word
        self._words = f"{group} {word}".strip()
        self._module = command.module

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Return the context of the command that this one stands for; show its page of help."""
        options = args[: args.index("--")] if "--" in args else args
        page = pages.read().get(self._words) if "--help" in options else None
        if page is None:
            try:
                return self.load().make_context(info_name, args, parent=parent, **extra)
            except typer.BadParameter as error:
                error.message = _in_plain_words(error.message)
                raise
        typer.echo(page)
        raise typer.Exit

    def load(self) -> Any:
        """Import the command that this one stands for."""
        loaded = typer.Typer(rich_markup_mode=None)
        loaded.add_typer(import_module(f"culmina.cli.{self._module}").app)
        return get_group(loaded).commands[self._word]


def _in_plain_words(message: str) -> str:
    """Return what is wrong with an option's value without the words of the libraries below."""
    if "unable to parse string as an integer" in message:
        return "this is no whole number."
    if " does not match the formats " in message:
        return "this is no day. Write it like 2026-05-19."
    return message.removeprefix("Value error, ")


class Root(TyperGroup):
    """The root of the command line, with every command of the table below it."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        for name, one in COMMANDS.items():
            self.add_command(_group(name, one) if isinstance(one, Group) else Deferred(name, one))


def _group(name: str, group: Group) -> TyperGroup:
    commands = [Deferred(word, one, group=name) for word, one in group.commands.items()]
    return TyperGroup(
        name=name,
        commands=commands,
        help=group.summary,
        no_args_is_help=True,
        rich_markup_mode=None,
    )
