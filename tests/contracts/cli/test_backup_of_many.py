"""culmina backup, restore and upgrade where an installation has many entities: all of them, or
nothing."""

from __future__ import annotations

import json
import stat
import tarfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.evidence.vault import Vault
from core.refs import Ref, Refs
from culmina.entities import entity_files
from models.outbox import ItemState
from models.session import Database
from tests.contracts.cli.conftest import Ran, invoke
from tests.support.builders import an_outbox_item
from tests.support.dump import everything

Cli = Callable[..., Ran]
KEY = "una-clave-de-prueba-de-al-menos-32-letras-{number}"
COMMON = """\
[entities]
folder = "entities"
[smtp]
host = "mail.example"
sender = "c@g.example"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of an installation with two entities: each with a person, and a file of evidence
    of its own beside one that both have."""
    folder = tmp_path / "una"
    folder.mkdir()
    (folder / "config.toml").write_text(COMMON, encoding="utf-8")
    for number in (1, 2):
        source = tmp_path / f"nuevo-{number}.toml"
        source.write_text(
            f'[entity]\nname = "Municipio {number}"\n[security]\n'
            f'key = "{KEY.format(number=number)}"\n',
            encoding="utf-8",
        )
        run = on(folder)
        assert run("entity", "add", f"m{number}", "--from", str(source)).code == 0
        run(
            "--entity", f"m{number}", "person", "add", f"Ana {number}",
            "--email", f"a{number}@b.example", "--role", "planning",
        )  # fmt: skip
        for content in (b"acta de los dos", f"acta {number}".encode()):
            Vault(folder / "entities" / f"m{number}" / "evidence").keep(content, lambda _: None)
    return folder


def on(folder: Path) -> Cli:
    """Return what runs a command on the installation of a folder."""
    return lambda *words: invoke(folder / "config.toml", *words)


@pytest.fixture
def culmina(place: Path) -> Cli:
    """Run a command on the installation, in this process."""
    return on(place)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup is written: a folder of its own."""
    folder = tmp_path / "copias"
    folder.mkdir()
    return folder / "copia.tar.gz"


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what all files below a folder hold, but the database, by their place."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("culmina.db")
    }


def rows_of(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of the database of a folder."""
    with closing(Database(f"sqlite:///{folder / 'culmina.db'}")) as database:
        return everything(database)


def test_one_backup_holds_what_is_of_all_and_what_is_of_each(culmina: Cli, file: Path) -> None:
    ran = culmina("backup", str(file))

    assert (ran.code, ran.error) == (0, "")
    told = " ".join(ran.out.split())
    assert "4 soportes, los ajustes y las claves de 2 entidades." in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with tarfile.open(file) as tar:
        names = [one.partition("/evidence/")[0] for one in tar.getnames()]
        manifest = json.loads(tar.extractfile("manifest.json").read())  # type: ignore[union-attr]
    assert names == [
        "database.sqlite", "config.toml", "entities/m1", "entities/m1", "entities/m1/config.toml",
        "entities/m2", "entities/m2", "entities/m2/config.toml", "manifest.json",
    ]  # fmt: skip
    assert sorted(manifest["entities"]) == ["m1", "m2"]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_elsewhere_all_of_it_comes_back_and_what_was_signed_is_still_read(
    place: Path, culmina: Cli, file: Path, tmp_path: Path
) -> None:
    signed = Refs(KEY.format(number=2)).make(Ref("done", 7))
    culmina("backup", str(file))
    other = tmp_path / "otra"

    ran = on(other)("restore", str(file))

    assert (ran.code, ran.error) == (0, "")
    assert files_of(other) == files_of(place)
    assert stat.S_IMODE((other / "entities" / "m2.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE((other / "entities" / "m2").stat().st_mode) == 0o700
    rows = rows_of(other)
    assert all(f"Ana {number}" in str(rows["person"]) for number in (1, 2))
    assert len([row for row in rows["audit"] if "restored" in row]) == 2
    files = entity_files.found(other / "config.toml")
    assert files is not None
    assert Refs(files.settings("m2").security.all_keys[0]).read(signed) == Ref("done", 7)
    for number in (1, 2):
        assert f"Ana {number}" in on(other)("--entity", f"m{number}", "person", "list").out


def test_what_waited_of_each_entity_is_held(
    place: Path, culmina: Cli, file: Path, tmp_path: Path
) -> None:
    with (
        closing(Database(f"sqlite:///{place / 'culmina.db'}")) as database,
        database.transaction() as session,
    ):
        for entity in session.scalars(text("SELECT id FROM entity")).all():
            an_outbox_item(session, entity, at=datetime.now(UTC), state=ItemState.PENDING)
    culmina("backup", str(file))
    other = on(tmp_path / "otra")

    ran = other("restore", str(file))

    assert "2 mensajes en espera" in " ".join(ran.out.split())
    for number in (1, 2):
        assert "Hola." in other("--entity", f"m{number}", "held", "list").out


def test_settings_that_are_there_are_kept_but_never_with_another_key(
    culmina: Cli, file: Path, tmp_path: Path
) -> None:
    culmina("backup", str(file))
    kept, wrong = tmp_path / "kept", tmp_path / "wrong"
    for folder, key in ((kept, KEY.format(number=1)), (wrong, KEY.format(number=9))):
        (folder / "entities").mkdir(parents=True)
        (folder / "config.toml").write_text(COMMON + "# otra\n", encoding="utf-8")
        (folder / "entities" / "m1.toml").write_text(
            f'# propio\n[entity]\nname = "Municipio 1"\n[security]\nkey = "{key}"\n', "utf-8"
        )

    good, refused = (on(one)("restore", str(file)) for one in (kept, wrong))

    assert (good.code, good.error) == (0, "")
    assert (kept / "config.toml").read_text().endswith("# otra\n")
    assert (kept / "entities" / "m1.toml").read_text().startswith("# propio")
    assert refused.code == 2
    assert "m1.toml, [security] key: la clave de firma no es la de la copia" in refused.error
    left = [str(one.relative_to(wrong)) for one in sorted(wrong.rglob("*"))]
    assert left == ["config.toml", "entities", "entities/m1.toml"]


def test_a_backup_of_many_is_not_put_back_with_the_settings_of_one(
    culmina: Cli, file: Path, tmp_path: Path
) -> None:
    culmina("backup", str(file))
    other = tmp_path / "otra"
    other.mkdir()
    (other / "config.toml").write_text(
        f'[entity]\nname = "Municipio 1"\n[security]\nkey = "{KEY.format(number=1)}"\n', "utf-8"
    )

    ran = on(other)("restore", str(file))

    assert ran.code == 2
    assert "la copia es de una sola entidad y los ajustes son de varias, o al revés." in ran.error
    assert [one.name for one in other.iterdir()] == ["config.toml"]


def test_an_unreadable_entity_keeps_no_other_from_being_backed_up_and_is_told(
    place: Path, culmina: Cli, file: Path, tmp_path: Path
) -> None:
    (place / "entities" / "m1.toml").write_text("no es toml", encoding="utf-8")
    old = file.with_name("culmina-2020-01-01-031500.tar.gz")
    old.touch()

    ran = culmina("backup", str(file.parent), "--keep-days", "1")
    [made] = (one for one in file.parent.iterdir() if one != old)
    other = tmp_path / "otra"
    back = on(other)("restore", str(made))

    assert ran.code == 2
    assert "no trae los soportes de las entidades" in ran.error
    assert "m1" in ran.error
    assert old.exists()
    assert back.code == 0
    assert (other / "entities" / "m1.toml").read_text() == "no es toml"
    assert "Ana 2" in on(other)("--entity", "m2", "person", "list").out
    assert len(list((other / "entities" / "m2" / "evidence").glob("*/*/*"))) == 2


def test_a_damaged_backup_is_refused_and_changes_nothing(
    culmina: Cli, file: Path, tmp_path: Path
) -> None:
    culmina("backup", str(file))
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])

    ran = on(tmp_path / "otra")("restore", str(file))

    assert ran.code == 2
    assert "está dañada" in ran.error
    assert not (tmp_path / "otra").exists()


def test_an_upgrade_backs_up_all_and_looks_at_each(
    place: Path, culmina: Cli, file: Path, tmp_path: Path
) -> None:
    (place / "entities" / "m3.toml").write_text("no es toml", encoding="utf-8")

    ran = culmina("upgrade", str(file.parent))

    [copy] = file.parent.iterdir()
    assert (ran.code, ran.error) == (0, "")
    assert [one for one in ran.out.splitlines() if one.endswith(":")] == ["m1:", "m2:", "m3:"]
    assert ran.out.count("ok   backup: the last one is 0 hours old") == 2
    assert ran.out.count("FAIL settings: ") == 1
    assert "El esquema ya era" in ran.out
    assert on(tmp_path / "otra")("restore", str(copy)).code == 0


def test_an_upgrade_after_which_an_entity_is_not_well_leads_back(
    place: Path, culmina: Cli, file: Path
) -> None:
    evidence = place / "entities" / "m2" / "evidence"
    evidence.rename(place / "evidence")
    evidence.touch()  # no folder: nothing can be kept there
    before = rows_of(place)

    ran = culmina("upgrade", str(file.parent))

    assert ran.code == 1
    assert "The database is what it was before" in ran.error
    assert rows_of(place) == before
