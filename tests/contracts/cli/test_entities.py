"""Many entities in one installation, on the command line: add, list, pause, resume, --entity."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from culmina.cli.chosen import entity_name
from tests.contracts.cli.conftest import Ran, invoke

Cli = Callable[..., Ran]
BOT = '[telegram]\ntoken = "{number}:clave"\nusername = "uno_bot"\n'


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """The folder of an installation for many entities that has none yet, and no database."""
    (tmp_path / "config.toml").write_text(
        '[entities]\nfolder = "entities"\n[smtp]\nhost = "mail.example"\nsender = "c@g.example"\n',
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def culmina(installation: Path) -> Cli:
    """Run a command on the installation, in this process."""

    def run(*words: str) -> Ran:
        return invoke(installation / "config.toml", *words)

    return run


def a_file(installation: Path, number: int, more: str = "") -> str:
    """Write the settings of an entity beside the installation's; return the path."""
    path = installation / f"nuevo-{number}.toml"
    path.write_text(
        f'[entity]\nname = "Municipio {number}"\n[security]\n'
        f'key = "una-clave-de-prueba-de-al-menos-32-letras-{number}"\n{more}',
        encoding="utf-8",
    )
    return str(path)


def add(culmina: Cli, installation: Path, number: int, more: str = "") -> Ran:
    """Add an entity called m1, m2 and so on."""
    return culmina("entity", "add", f"m{number}", "--from", a_file(installation, number, more))


def register_ana(culmina: Cli, entity: str) -> None:
    """Register a person in an entity."""
    ana = ("Ana", "--email", "a@b.example", "--role", "planning")
    assert culmina("--entity", entity, "person", "add", *ana).code == 0


def test_an_added_entity_has_a_private_file_and_a_row_in_trial_mode(
    installation: Path, culmina: Cli
) -> None:
    ran = add(culmina, installation, 1)

    assert ran.code == 0
    assert "Municipio 1 está a prueba" in ran.out
    assert stat.S_IMODE((installation / "entities" / "m1.toml").stat().st_mode) == 0o600
    assert (installation / "culmina.db").exists()
    assert "Municipio 1: a prueba" in culmina("status").out


def test_the_list_shows_each_with_its_state(installation: Path, culmina: Cli) -> None:
    for number in (1, 2):
        add(culmina, installation, number)
    culmina(
        "--entity", "m2", "person", "add", "Ana", "--email", "a@b.example", "--role", "planning"
    )
    assert culmina("entity", "pause", "m1").code == 0

    first, second = (
        line for line in culmina("entity", "list").out.splitlines() if line.startswith("m")
    )

    assert "en pausa desde" in first
    assert "activa" in second
    assert "nunca" in second
    assert " 1 " in second


def test_a_command_without_a_name_is_told_the_names(installation: Path, culmina: Cli) -> None:
    add(culmina, installation, 1)
    assert culmina("person", "list").code == 0
    add(culmina, installation, 2)

    unnamed = culmina("person", "list")
    unknown = culmina("--entity", "m3", "person", "list")

    assert (unnamed.code, unknown.code) == (2, 2)
    assert unnamed.error == "--entity: diga de cuál entidad. Hay: m1, m2."
    assert unknown.error == "--entity: ninguna entidad se llama «m3». Hay: m1, m2."
    assert culmina("--entity", "m2", "person", "list").code == 0


def test_what_one_has_registered_no_other_shows(installation: Path, culmina: Cli) -> None:
    for number in (1, 2):
        add(culmina, installation, number)
    culmina(
        "--entity", "m1", "person", "add", "Ana", "--email", "a@b.example", "--role", "planning"
    )

    assert "Ana" in culmina("--entity", "m1", "person", "list").out
    assert "Ana" not in culmina("--entity", "m2", "person", "list").out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("[nada]\n", "[nada]"),
        ('[log]\nlevel = "info"\n', "es de toda la instalación"),
        ('[web]\nlisten = "127.0.0.1:1"\n', "es de toda la instalación"),
        (
            BOT.format(number=1) + 'webhook_url = "https://a.example/t"\n',
            "[telegram] webhook_url, webhook_listen: no va con lo que dice «m1»",
        ),
        ("no es toml", "cannot be read"),
    ],
)
def test_settings_that_cannot_serve_are_refused_and_nothing_is_made(
    installation: Path, culmina: Cli, more: str, told: str
) -> None:
    add(culmina, installation, 1, BOT.format(number=1))

    ran = add(culmina, installation, 2, more)

    assert ran.code == 2
    assert told in ran.error
    assert not (installation / "entities" / "m2.toml").exists()
    assert "m2" not in culmina("entity", "list").out


def test_two_entities_may_have_one_bot(installation: Path, culmina: Cli) -> None:
    for number in (1, 2):
        assert add(culmina, installation, number, BOT.format(number=1)).code == 0

    assert "no se atiende" not in culmina("entity", "list").out


@pytest.mark.parametrize("name", ["Uno", "../uno", "", "uno dos"])
def test_a_name_that_no_file_can_bear_is_refused(
    installation: Path, culmina: Cli, name: str
) -> None:
    ran = culmina("entity", "add", name, "--from", a_file(installation, 1))

    assert ran.code == 2
    assert "no puede ser el nombre corto" in ran.error


def test_a_name_that_is_taken_is_refused(installation: Path, culmina: Cli) -> None:
    add(culmina, installation, 1)

    ran = culmina("entity", "add", "m1", "--from", a_file(installation, 2))

    assert ran.code == 2
    assert "ya hay una entidad que se llama «m1»" in ran.error


def test_an_entity_with_unreadable_settings_is_told_and_the_others_are_shown(
    installation: Path, culmina: Cli
) -> None:
    for number in (1, 2):
        add(culmina, installation, number)
    (installation / "entities" / "m1.toml").write_text("no es toml", encoding="utf-8")

    listed, shown, looked = culmina("entity", "list"), culmina("status"), culmina("doctor")

    assert "no se atiende" in listed.out
    assert "m1 no se atiende" in shown.out
    assert "Municipio 2: a prueba" in shown.out
    assert "FAIL settings" in looked.out
    assert looked.code == 1


def test_a_pause_is_told_once(installation: Path, culmina: Cli) -> None:
    add(culmina, installation, 1)

    assert "Está en pausa" in culmina("entity", "pause").out
    assert "Ya estaba en pausa" in culmina("entity", "pause", "m1").out
    assert "en pausa desde" in culmina("status").out
    assert "la entidad está en pausa" in culmina("tick").out
    assert "Sigue" in culmina("entity", "resume", "m1").out
    assert "No estaba en pausa" in culmina("entity", "resume", "m1").out


def test_where_there_is_no_database_server_it_is_the_environment_that_is_wrong(
    installation: Path, culmina: Cli
) -> None:
    config = installation / "config.toml"
    url = "postgresql+psycopg://nadie@127.0.0.1:9/nada"
    config.write_text(f'[entities]\nfolder = "entities"\n[database]\nurl = "{url}"\n')

    assert add(culmina, installation, 1).code == 1


def test_an_order_for_one_entity_is_refused_with_a_sentence(culmina: Cli) -> None:
    assert culmina("init", "--name", "X").code == 2


@pytest.mark.parametrize("words", [("backup", "."), ("restore", "x.tar.gz"), ("upgrade",)])
def test_orders_for_the_whole_installation_are_refused_for_one_of_its_entities(
    installation: Path, culmina: Cli, words: tuple[str, ...]
) -> None:
    add(culmina, installation, 1)

    assert culmina("--entity", "m1", *words).error == (
        "--entity: esta orden es para toda la instalación. Quite la opción."
    )


def test_an_installation_of_one_entity_takes_neither_a_name_nor_another(
    installation: Path, culmina: Cli
) -> None:
    key = "una-clave-de-prueba-de-al-menos-32-letras"
    text = f'[entity]\nname = "Una"\n[security]\nkey = "{key}"\n'
    (installation / "config.toml").write_text(text, encoding="utf-8")
    assert culmina("init", "--name", "Una").code == 0

    assert culmina("--entity", "m1", "status").code == 2
    assert culmina("entity", "add", "m1", "--from", a_file(installation, 1)).code == 2
    assert "Una" in culmina("entity", "list").out


def test_the_files_of_an_entity_are_in_a_folder_of_its_own(
    installation: Path, culmina: Cli
) -> None:
    add(culmina, installation, 1)

    ran = culmina("--entity", "m1", "doctor")

    assert stat.S_IMODE((installation / "entities" / "m1").stat().st_mode) == 0o700
    assert str(installation / "entities" / "m1" / "evidence") in ran.out


def test_status_of_many_opens_the_database_once_and_chooses_no_entity(
    installation: Path, culmina: Cli
) -> None:
    for number in (1, 2, 3):
        add(culmina, installation, number)
    opened: set[Engine] = set()

    def note(connection: Connection) -> None:
        opened.add(connection.engine)

    event.listen(Engine, "engine_connect", note)
    try:
        shown = culmina("status")
    finally:
        event.remove(Engine, "engine_connect", note)

    assert all(f"Municipio {number}: a prueba" in shown.out for number in (1, 2, 3))
    assert len(opened) <= 2  # one that reads and one that writes
    assert entity_name() is None
