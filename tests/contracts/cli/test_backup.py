"""culmina backup and restore: one file, whole or not there, and refused in one sentence."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import resource
import stat
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.evidence.vault import Vault
from core.messages import Digest, Note, store_content
from core.words import OutboxKind
from models import digests
from models.outbox import ItemState, OutboxItem
from models.session import Database
from tests.contracts.cli.conftest import CONFIG, Place, Ran
from tests.support.builders import ENTITY, a_person, an_outbox_item
from tests.support.dump import everything
from tests.unit.reports.samples import a_quiet_week

Command = Callable[..., Ran]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup is written: a folder of its own."""
    folder = tmp_path / "copias"
    folder.mkdir()
    return folder / "copia.tar.gz"


def elsewhere(place: Place, *, key: str = "una-clave-de-prueba-de-al-menos-32-letras") -> Path:
    """Make an empty folder with settings for a database in it; return the settings file."""
    folder = place.folder / "otra"
    folder.mkdir()
    config = folder / "config.toml"
    written = CONFIG.format(entity=ENTITY, url="sqlite:///otra.db", username="culmina_bot")
    config.write_text(written.replace("una-clave-de-prueba-de-al-menos-32-letras", key))
    return config


def beside_its_settings(place: Place) -> None:
    """Let the settings name the database as the file x.db beside them."""
    given = place.database.url.render_as_string()
    place.config.write_text(place.config.read_text().replace(given, "sqlite:///x.db"))
    place.database.close()
    Path(str(place.database.url.database)).rename(place.folder / "x.db")


def restored(culmina: Command, file: Path, config: Path, *words: str) -> Ran:
    return culmina("--config", str(config), "restore", str(file), *words)


def rewritten(file: Path, **changes: object) -> None:
    """Change what the manifest of a backup says."""
    members: list[tuple[tarfile.TarInfo, bytes]] = []
    with tarfile.open(file) as tar:
        for info in tar:
            content = tar.extractfile(info)
            assert content is not None
            members.append((info, content.read()))
    info, manifest = members[-1]
    changed = json.dumps(json.loads(manifest) | changes).encode()
    info.size = len(changed)
    members[-1] = (info, changed)
    with tarfile.open(file, "w:gz") as tar:
        for info, held in members:
            tar.addfile(info, io.BytesIO(held))


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a disk that is full then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_backup_holds_database_evidence_settings_and_is_for_its_owner_alone(
    place: Place, culmina: Command, file: Path
) -> None:
    kept = Vault(place.folder / "evidence").keep(b"acta", lambda _: None)

    ran = culmina("backup", str(file))

    assert (ran.code, ran.err) == (0, "")
    assert "1 soporte" in ran.out
    assert f"({file.stat().st_size // 1000} kB)" in ran.out
    assert "Trae secretos" in ran.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with tarfile.open(file) as tar:
        assert tar.getnames() == [
            "database.sqlite", f"evidence/{kept}", "config.toml", "manifest.json",
        ]  # fmt: skip
        manifest = json.loads(tar.extractfile("manifest.json").read())  # type: ignore[union-attr]
    assert manifest["entity"] == ENTITY
    assert manifest["members"][f"evidence/{kept}"]["sha256"] == hashlib.sha256(b"acta").hexdigest()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_it_comes_back_elsewhere_with_its_rows_its_files_and_its_settings(
    place: Place, culmina: Command, file: Path
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")
    Vault(place.folder / "evidence").keep(b"acta", lambda _: None)
    beside_its_settings(place)
    culmina("backup", str(file))
    config = place.folder / "otra" / "config.toml"

    ran = restored(culmina, file, config)

    assert (ran.code, ran.err) == (0, "")
    assert config.read_text() == place.config.read_text()
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    with closing(Database(f"sqlite:///{config.parent / 'x.db'}")) as database:
        rows = everything(database)
    assert "Ana" in str(rows["person"])
    assert [row for row in rows["audit"] if "restored" in row]
    assert [path.read_bytes() for path in config.parent.glob("evidence/*/*/*")] == [b"acta"]


def test_into_a_folder_that_there_is_not_nothing_is_written(culmina: Command, file: Path) -> None:
    folder = file.parent / "no" / "hay"

    ran = culmina("backup", str(folder / "x.tar.gz"))

    assert (ran.code, ran.error) == (2, f"{folder}: la carpeta no existe. Créela o diga otra.")


def test_it_is_never_written_over_another_file(culmina: Command, file: Path) -> None:
    file.write_text("algo")

    ran = culmina("backup", str(file))

    assert (ran.code, ran.error) == (2, f"{file}: ya existe. Escriba otro nombre.")
    assert file.read_text() == "algo"


def test_in_a_folder_its_name_is_the_hour_and_only_old_backups_go(
    culmina: Command, file: Path
) -> None:
    folder = file.parent
    old, newer, other, draft = (
        folder / name
        for name in (
            "culmina-2026-01-01-031500.tar.gz", "culmina-2026-11-01-031500.tar.gz",
            "plan-2026.tar.gz", ".culmina-2026-01-02-031500.tar.gz.new-x",
        )
    )  # fmt: skip
    for path in (old, newer, other, draft):
        path.touch()
    for path in (old, other, draft):
        os.utime(path, (0, 0))

    ran = culmina("backup", str(folder), "--keep-days", "30")

    assert ran.code == 0
    assert "borradas: 1." in ran.out
    left = {path.name for path in folder.iterdir()} - {newer.name, other.name}
    assert len(left) == 1
    assert re.fullmatch(r"culmina-\d{4}-\d\d-\d\d-\d{6}\.tar\.gz", left.pop())


def test_where_there_is_no_folder_nothing_can_be_kept(culmina: Command, file: Path) -> None:
    ran = culmina("backup", str(file), "--keep-days", "30")

    assert (ran.code, file.exists()) == (2, False)


def test_on_a_full_disk_nothing_is_left_of_it(place: Place, culmina: Command, file: Path) -> None:
    for number in range(5):
        content = hashlib.sha512(bytes([number])).digest() * 20_000
        Vault(place.folder / "evidence").keep(content, lambda _: None)

    with little_room(100_000):
        ran = culmina("backup", str(file))

    assert ran.code == 1
    assert "Check the disk: free space and permissions." in ran.error
    assert list(file.parent.iterdir()) == []


def test_a_restoration_for_which_there_is_no_room_leaves_no_database(
    place: Place, culmina: Command, file: Path
) -> None:
    beside_its_settings(place)
    culmina("backup", str(file))
    config = place.folder / "otra" / "config.toml"

    with little_room(100_000):
        ran = restored(culmina, file, config)

    assert ran.code == 1
    assert "Check the disk: free space and permissions." in ran.error
    assert not [path for path in config.parent.rglob("*") if path.is_file()]


@pytest.mark.parametrize("damage", ["cut off", "a letter", "no backup", "another member"])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    place: Place, culmina: Command, file: Path, damage: str
) -> None:
    culmina("backup", str(file))
    whole = file.read_bytes()
    if damage == "cut off":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "a letter":
        plain = gzip.decompress(whole)
        file.write_bytes(gzip.compress(plain.replace(b"[entity]", b"[entitY]", 1)))
    elif damage == "no backup":
        file.write_text("una carta")
    else:
        with tarfile.open(file, "w:gz") as tar:
            tar.addfile(tarfile.TarInfo("../../etc/passwd"))
    config = place.folder / "otra" / "config.toml"

    ran = restored(culmina, file, config)

    assert ran.code == 2
    assert ran.error == (
        f"{file}: no es una copia de culmina, o está dañada. Use otra copia; no cambió nada."
    )
    assert not config.parent.exists()


def test_a_backup_of_a_newer_schema_is_refused(place: Place, culmina: Command, file: Path) -> None:
    culmina("backup", str(file))
    rewritten(file, revision="9999", culmina="9.9")

    ran = restored(culmina, file, place.folder / "otra" / "config.toml")

    assert ran.code == 1
    assert "its schema 9999 is newer than this culmina. Install culmina 9.9" in ran.error


def test_a_backup_of_a_later_format_is_refused(place: Place, culmina: Command, file: Path) -> None:
    culmina("backup", str(file))
    rewritten(file, format=3)

    ran = restored(culmina, file, place.folder / "otra" / "config.toml")

    assert (ran.code, "más nueva" in ran.error) == (2, True)


def test_a_database_that_is_there_is_not_touched(
    place: Place, culmina: Command, file: Path
) -> None:
    culmina("backup", str(file))
    before = everything(place.database)

    ran = culmina("restore", str(file))

    assert ran.code == 2
    assert "ya hay una base de datos, y no se toca." in ran.error
    assert everything(place.database) == before


def test_settings_with_another_key_are_refused(place: Place, culmina: Command, file: Path) -> None:
    culmina("backup", str(file))
    config = elsewhere(place, key="otra-clave-que-tiene-sus-32-letras-o-mas")

    ran = restored(culmina, file, config)

    assert ran.code == 2
    assert "la clave de firma no es la de la copia" in ran.error
    assert [path.name for path in config.parent.iterdir()] == ["config.toml"]


def test_an_instant_that_has_not_come_is_refused(
    place: Place, culmina: Command, file: Path
) -> None:
    culmina("backup", str(file))

    ran = restored(culmina, file, elsewhere(place), "--stopped-at", "2099-01-01T08:00")

    assert (ran.code, "todavía no ha llegado" in ran.error) == (2, True)


def test_a_key_of_the_environment_is_in_the_backup_and_comes_back_in_a_file(
    place: Place, culmina: Command, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "la-clave-del-entorno-con-mas-de-32-letras"
    url = f"sqlite:///{place.folder / 'otra' / 'otra.db'}"
    with monkeypatch.context() as there:
        there.setenv("CULMINA_SECURITY__KEY", key)
        there.setenv("CULMINA_TELEGRAM__TOKEN", "12345:de-la-otra-maquina-que-no-esta-en-la-copia")
        made = culmina("backup", str(file))
    monkeypatch.setenv("CULMINA_DATABASE__URL", url)

    ran = restored(culmina, file, place.folder / "otra" / "config.toml")

    assert "CULMINA_TELEGRAM__TOKEN." in made.out
    assert ran.code == 0, ran.error
    assert (place.folder / "otra" / "signing.key").read_text() == key
    assert f"CULMINA_SECURITY__KEY_FILE={place.folder / 'otra' / 'signing.key'}" in ran.out


def test_what_waited_is_held_and_the_technician_says_what_became_of_it(
    place: Place, culmina: Command, file: Path
) -> None:
    now = datetime.now(UTC)
    with place.database.transaction() as session:
        states = (ItemState.PENDING, ItemState.UNCERTAIN, ItemState.PENDING)
        first, second, note = (
            an_outbox_item(session, place.entity, at=now - timedelta(hours=1), state=state)
            for state in states
        )
        session.execute(
            text("UPDATE outbox SET kind = 'note', opens = false WHERE id = :id"), {"id": note}
        )
    culmina("backup", str(file))
    config = elsewhere(place)

    ran = restored(culmina, file, config)

    assert "3 mensajes en espera" in " ".join(ran.out.split())
    there = ("--config", str(config), "held")
    listed = " ".join(culmina(*there, "list").out.split())
    assert listed.count("recordatorio") == 2
    assert "antes de restaurar la copia" in listed
    assert listed.count("Hola.") == 3
    assert "detenido" in culmina("--config", str(config), "status").out
    assert "diga cuáles" in culmina(*there, "sent").error
    assert "99: no está detenido." in culmina(*there, "sent", "99").error
    assert "habían salido: 1 mensaje." in culmina(*there, "sent", str(first)).out
    assert "En cola: 1 mensaje." in culmina(*there, "send", str(note)).out
    assert "En cola: 1 mensaje." in culmina(*there, "send", "--all", "--yes").out
    assert "Nada está detenido." in culmina(*there, "list").out
    with (
        closing(Database(f"sqlite:///{config.parent / 'otra.db'}")) as database,
        database.reading() as session,
    ):
        rows = session.execute(text("SELECT id, state FROM outbox"))
        became = {row.id: row.state for row in rows}
    assert [became[one] for one in (first, second, note)] == ["sent", "cancelled", "pending"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_digest_that_waited_is_told_by_its_first_words(
    place: Place, culmina: Command, file: Path, kept: bool
) -> None:
    now = datetime.now(UTC)
    figures = a_quiet_week()
    with place.database.transaction() as session:
        waits = an_outbox_item(session, place.entity, at=now, state=ItemState.PENDING)
        number = digests.store(session, place.entity, figures.model_dump(mode="json"), now)
        content = store_content(Digest(on=figures.on, digest_id=number if kept else number + 1))
        item = session.get_one(OutboxItem, waits)
        item.kind, item.content = OutboxKind.DIGEST, content
    culmina("backup", str(file))
    config = elsewhere(place)
    restored(culmina, file, config)

    ran = culmina("--config", str(config), "held", "list")

    assert ran.code == 0
    listed = " ".join(ran.out.split())
    assert ("PTEP" in listed, "ya no se guardan" in listed) == (kept, not kept)


def test_a_mail_that_waited_is_told_by_its_subject(
    place: Place, culmina: Command, file: Path
) -> None:
    invites = {"name": "Ana", "entity": "Alcaldía de Prueba", "link": "https://t.me/b?start=1"}
    with place.database.transaction() as session:
        for content in (Note(name="invitation", values=invites), Note(name="courtesy")):
            waits = an_outbox_item(
                session, place.entity, at=datetime.now(UTC), state=ItemState.PENDING
            )
            item = session.get_one(OutboxItem, waits)
            item.kind, item.content = OutboxKind.NOTE, store_content(content)
            item.channel, item.recipient = "email", "ana@prueba.example"
    culmina("backup", str(file))
    config = elsewhere(place)
    restored(culmina, file, config)

    ran = culmina("--config", str(config), "held", "list")

    assert (ran.code, ran.error) == (0, "")
    listed = " ".join(ran.out.split())
    assert "Reciba por Telegram las fechas de su oficina" in listed
    assert "https://t.me" not in listed
    assert listed.count("ana@prueba.example") == 2
