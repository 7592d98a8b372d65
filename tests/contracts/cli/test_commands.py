"""The table of commands: whole, true, and listed without importing what the commands do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from pkgutil import walk_packages

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_group
from typer.testing import CliRunner

from culmina import cli, manual
from culmina.cli import pages
from culmina.cli.commands import COMMANDS, Command, Deferred, Group, Root
from culmina.cli.root import app
from models.tables import metadata
from tests.support import processes

# Looked up after the page is printed; a library that is there was imported by it.
SHOW = """
import json, sys
from culmina.cli import main
try:
    main()
except SystemExit:
    sys.stderr.write(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""
# Loads one command after the other, as their calls do.
LOAD = """
import json, sys
from culmina.cli.commands import Root
imported = {}
for words in json.loads(sys.argv[1]):
    command = Root()
    for word in words.split():
        command = command.commands[word]
    command.load()
    imported[words] = sorted({name.split(".")[0] for name in sys.modules})
print(json.dumps(imported))
"""
# Asks for one page of help after the other.
ALL = """
import contextlib, io, json, sys
from culmina.cli import main
sys.argv[0] = "culmina"
for words in json.loads(sys.argv[1]):
    sys.argv[1:] = [*words.split(), "--help"]
    with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.suppress(SystemExit):
        main()
    assert shown.getvalue().startswith(f"Uso: culmina {words} "), words
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""
CHANNELS = {"telegram", "aiohttp", "httpx", "aiosmtplib", "imap_tools", "aiosmtpd"}
DOCUMENTS = {"matplotlib", "openpyxl", "docx", "pdfplumber", "numpy"}
OTHERS = {"sqlalchemy", "alembic", "psycopg", "pydantic_settings", "holidays", "jinja2", "rich"}
# An 80 columns wide list: two blanks, the longest name, two blanks, and the line.
ROOM = 78 - 6 - max(map(len, COMMANDS))


def imported_by(*words: str) -> set[str]:
    """Return the names of the packages that a command line has imported at its end."""
    ended = subprocess.run(
        [sys.executable, "-c", SHOW, *words], capture_output=True, text=True, check=True
    )
    assert ended.stdout.startswith("Uso:")
    return set(json.loads(ended.stderr))


def imported_by_calls_of(*commands: str) -> dict[str, set[str]]:
    """Return the names of the packages that are imported once each command has been called."""
    imported = json.loads(told_by(LOAD, json.dumps(commands)))
    return {words: set(names) for words, names in imported.items()}


def told_by(program: str, *words: str) -> str:
    """Return what a program prints in a process of its own."""
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def entries() -> Iterator[tuple[str, Command | Group]]:
    """Yield every entry of the table with its words."""
    for word, entry in COMMANDS.items():
        yield word, entry
        if isinstance(entry, Group):
            yield from ((f"{word} {name}", one) for name, one in entry.commands.items())


ENTRIES = dict(entries())
GROUPS = [words for words, entry in ENTRIES.items() if isinstance(entry, Group)]


def test_the_list_of_commands_imports_nothing_of_what_they_do() -> None:
    assert imported_by("--help") & (CHANNELS | DOCUMENTS | OTHERS) == set()


def test_a_command_that_neither_sends_nor_draws_imports_no_channel_and_no_document() -> None:
    calls = ("status", "tick", "person add", "office list", "inbox list", "plan list")
    imported = imported_by_calls_of(*calls)

    barred = CHANNELS | DOCUMENTS | {"alembic"}
    assert {words: names & barred for words, names in imported.items() if names & barred} == {}


def test_a_command_imports_what_it_needs() -> None:
    needed = {"telegram", "aiosmtplib", "imap_tools", "sqlalchemy"}

    assert imported_by_calls_of("doctor")["doctor"] >= needed


def test_the_help_of_a_command_and_the_list_of_a_group_import_nothing_of_what_they_do() -> None:
    imported = set(json.loads(told_by(ALL, json.dumps(list(ENTRIES)))))

    assert imported & (CHANNELS | DOCUMENTS | OTHERS) == set()


def test_the_pages_of_help_are_those_of_the_commands() -> None:
    assert pages.read() == manual.make(), "python -m culmina.manual > culmina/cli/pages.json"


def test_what_follows_two_hyphens_is_no_call_for_help() -> None:
    ended = CliRunner().invoke(app, ["interpret", "--", "--help"])

    assert not ended.stdout.startswith("Uso:")


def test_the_version_is_told() -> None:
    ended = CliRunner().invoke(app, ["--version"])

    assert (ended.exit_code, ended.stdout) == (0, f"culmina {version('culmina')}\n")


@pytest.mark.parametrize("words", ENTRIES)
def test_a_line_of_the_list_is_a_sentence_and_is_shown_whole(words: str) -> None:
    summary = ENTRIES[words].summary

    assert summary[0].isupper()
    assert summary.endswith(".")
    assert len(summary) <= ROOM


def test_every_command_of_a_module_stands_in_the_table_under_that_module() -> None:
    declared = set()
    for found in walk_packages(cli.__path__, f"{cli.__name__}."):
        module, where = import_module(found.name), found.name.removeprefix(f"{cli.__name__}.")
        if isinstance(getattr(module, "app", None), typer.Typer) and module.app is not app:
            declared |= {(where, name) for name in get_group(module.app).commands}

    listed = {
        (entry.module, words.split()[-1])
        for words, entry in ENTRIES.items()
        if isinstance(entry, Command)
    }
    assert declared == listed


def test_a_command_that_is_not_there_is_told_with_its_neighbour(tmp_path: Path) -> None:
    ended = processes.start(("ofice",), tmp_path).wait()

    assert "no existe el comando 'ofice'. ¿Quiso decir 'office'?" in ended.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "digest --on 2026-13-40",
            "'--on': «2026-13-40» no es un día. Escriba: 2026-11-30 o 30/11/2026.",
        ),
        ("request deny x", "'ID': esto no es un número entero."),
        ("backup . --keep-days 0", "'--keep-days': lo menos que puede ser es 1"),
        (
            "run --only clock,nada",
            "--only: ninguna parte del servicio se llama «nada». Escriba algunas de estas, con "
            "coma: clock,receive,work,send,web.",
        ),
    ],
)
def test_a_value_that_cannot_be_read_is_told_in_plain_words(
    words: str, told: str, tmp_path: Path
) -> None:
    ended = processes.start(words.split(), tmp_path).wait()

    assert ended.code == 2
    assert f"culmina: {told}" in ended.err


def test_a_deferred_command_has_the_same_words_as_the_one_that_it_stands_for() -> None:
    plan = Root().commands["plan"]
    assert isinstance(plan, TyperGroup)
    deferred = plan.commands["import"]

    assert isinstance(deferred, Deferred)
    assert deferred.load().name == deferred.name == "import"


def test_a_command_that_is_loaded_alone_knows_every_table() -> None:
    look = "import culmina.wiring, models.base; print(len(models.base.Base.metadata.sorted_tables))"
    assert int(told_by(look)) == len(metadata.sorted_tables)
