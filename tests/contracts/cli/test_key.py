"""culmina key renew: another key signs, what the former ones signed is still read."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.refs import Ref, Refs
from culmina.settings import read_settings
from models import audit_actions
from models.audit import Audit
from tests.contracts.cli.conftest import Place, Ran

Command = Callable[..., Ran]

FORMER = "una-clave-de-prueba-de-al-menos-32-letras"
PRESSED = Ref("pct", 7, "60")


def refs_of(place: Place) -> Refs:
    keys = read_settings(place.config).security.all_keys
    return Refs(keys[0], keys[1:])


def test_two_renewals_leave_what_each_former_key_signed_readable(
    culmina: Command, place: Place
) -> None:
    oldest = refs_of(place).make(PRESSED)
    first = culmina("key", "renew")
    older = refs_of(place).make(PRESSED)
    second = culmina("key", "renew")

    assert (first.code, second.code) == (0, 0)
    assert "1 clave anterior sigue" in first.out
    assert "2 claves anteriores siguen" in second.out
    assert len({oldest, older, refs_of(place).make(PRESSED)}) == 3
    assert [refs_of(place).read(one) for one in (oldest, older)] == [PRESSED, PRESSED]
    assert refs_of(place).read(Refs("k" * 40).make(PRESSED)) is None


def test_nothing_else_of_the_settings_changes_and_no_key_is_shown(
    culmina: Command, place: Place
) -> None:
    place.config.write_text(
        place.config.read_text() + '\n# un comentario\n[log]\nlevel = "debug"\n'
    )
    place.config.chmod(0o600)
    before = place.config.read_text()

    ran = culmina("key", "renew")

    after = place.config.read_text()
    given = tomllib.loads(after)["security"]
    assert given["older_keys"] == [FORMER]
    lines = f'key = "{given["key"]}"\nolder_keys = ["{FORMER}"]'
    assert after == before.replace(f'key = "{FORMER}"', lines)
    assert stat.S_IMODE(place.config.stat().st_mode) == 0o600
    assert FORMER not in ran.out
    assert given["key"] not in ran.out


def test_the_audit_says_that_it_was_renewed_and_doctor_how_many_still_read(
    culmina: Command, place: Place
) -> None:
    mail = '[smtp]\nhost = "127.0.0.1"\nport = 9\nsender = "plan@puertoesperanza.example"\n'
    place.config.write_text(f"{mail}\n{place.config.read_text()}")
    place.config.chmod(0o600)
    assert "former key" not in culmina("doctor").out

    culmina("key", "renew")

    assert "1 former key reads what it signed" in culmina("doctor").out
    with place.database.reading() as session:
        actions = session.scalars(select(Audit.action)).all()
    assert audit_actions.KEY_RENEWED in actions


def test_settings_that_are_written_otherwise_are_left_alone(culmina: Command, place: Place) -> None:
    before = place.config.read_text().replace("\nkey = ", '\n"key" = ')
    place.config.write_text(before)

    ran = culmina("key", "renew")

    assert (ran.code, place.config.read_text()) == (2, before)
    assert "openssl rand -base64 48" in ran.error


def test_a_key_of_the_environment_is_not_renewed_in_the_file(
    culmina: Command, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = place.config.read_text()
    monkeypatch.setenv("CULMINA_SECURITY__KEY", "la-clave-del-entorno-con-mas-de-32-letras")

    ran = culmina("key", "renew")

    assert ran.code == 2
    assert "la clave viene del entorno" in ran.error
    assert place.config.read_text() == before


def test_a_backup_of_before_a_renewal_is_taken_by_the_settings_of_after_it(
    culmina: Command, place: Place
) -> None:
    made, later = place.folder / "antes.tar.gz", place.folder / "despues.tar.gz"
    old = refs_of(place).make(PRESSED)
    assert culmina("backup", str(made)).code == 0
    culmina("key", "renew")
    assert culmina("backup", str(later)).code == 0
    other = place.folder / "otra"
    other.mkdir()
    config = other / "config.toml"
    text = place.config.read_text().replace(place.database.url.render_as_string(), "sqlite:///o.db")
    config.write_text(text)

    ran = culmina("--config", str(config), "restore", str(made))

    assert ran.code == 0, ran.error
    (other / "o.db").unlink()
    assert culmina("--config", str(config), "restore", str(later)).code == 0
    keys = read_settings(config).security.all_keys
    assert Refs(keys[0], keys[1:]).read(old) == PRESSED
