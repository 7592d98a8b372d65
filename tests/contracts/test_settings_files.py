"""Files that settings name: looked for beside the settings file, and looked into at the start."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from core.errors import SettingsError
from culmina.settings import Settings, read_settings
from tests.support.certificates import make_certificate
from tests.support.processes import start
from tests.support.rows import ENTITY

SECTIONS = pytest.mark.parametrize(
    "section", ["telegram", "smtp", "imap", "oauth", "understanding", "monitor"]
)
LEAST = f"""\
[entity]
name = "{ENTITY}"

[security]
key = "una-clave-de-prueba-de-al-menos-32-letras"
"""
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a settings file whose section names a file of authorities; return its path."""

    def to_file(section: str, ca_file: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(
            f'{LEAST}[{section}]\nca_file = "{ca_file}"\n',
            encoding="utf-8",
        )
        return path

    return to_file


@pytest.fixture
def least(tmp_path: Path) -> Path:
    """Write a settings file without any setting that may be left out; return its path."""
    path = tmp_path / "config.toml"
    path.write_text(LEAST, encoding="utf-8")
    return path


@SECTIONS
def test_a_file_of_authorities_is_looked_for_beside_the_settings(
    write: Write, tmp_path: Path, section: str
) -> None:
    made = make_certificate(tmp_path)

    for named in (made.certificate.name, str(made.certificate)):
        settings = read_settings(write(section, named))
        assert getattr(settings, section).ca_file == str(made.certificate)


@SECTIONS
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "there is no file"),
        (b"", "holds no certificate in PEM"),
        (b"-----BEGIN CERTIFICATE-----\nnada\n-----END CERTIFICATE-----\n", "holds no certificate"),
        (b"\x30\x82\x01\x0a\x02", "holds no certificate in PEM"),
    ],
    ids=["missing", "empty", "broken", "der"],
)
def test_a_file_without_a_certificate_stops_the_start(
    write: Write, tmp_path: Path, section: str, content: bytes | None, fault: str
) -> None:
    if content is not None:
        (tmp_path / "ca.pem").write_bytes(content)

    with pytest.raises(SettingsError, match=fault) as caught:
        read_settings(write(section, "ca.pem"))

    assert caught.value.where == f"{tmp_path / 'config.toml'}, [{section}] ca_file"


def test_a_folder_of_authorities_is_no_file(write: Write, tmp_path: Path) -> None:
    (tmp_path / "certs").mkdir()

    with pytest.raises(SettingsError, match="there is no file"):
        read_settings(write("smtp", "certs"))


def test_a_file_that_the_environment_names_is_told_with_the_variable(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CULMINA_SMTP__CA_FILE", "/nowhere")

    with pytest.raises(SettingsError, match="there is no file /nowhere") as caught:
        read_settings(write("imap", ""))

    assert caught.value.where == "CULMINA_SMTP__CA_FILE"


def test_a_setting_that_is_a_file_is_given_by_its_own_variable_or_by_a_file_with_its_path(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_certificate(tmp_path)
    monkeypatch.setenv("CULMINA_SMTP__CA_FILE", str(made.certificate))
    (tmp_path / "path.txt").write_text(str(made.certificate))
    monkeypatch.setenv("CULMINA_IMAP__CA_FILE_FILE", str(tmp_path / "path.txt"))
    monkeypatch.setenv("CULMINA_OAUTH__TOKEN_FILE", "/var/lib/culmina/token.json")

    settings = read_settings(write("oauth", ""))

    assert settings.smtp.ca_file == settings.imap.ca_file == str(made.certificate)
    assert settings.oauth.token_file == "/var/lib/culmina/token.json"


def test_a_file_that_windows_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(LEAST.replace("\n", "\r\n").encode("utf-8-sig"))

    assert read_settings(path).entity.name == ENTITY


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16", "UTF-8 sino en UTF-16."),
        ("utf-16-le", "UTF-8."),
        ("cp1252", "UTF-8."),
    ],
)
def test_a_file_in_another_encoding_is_one_sentence_and_exit_code_2(
    tmp_path: Path, encoding: str, told: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(LEAST.encode(encoding))

    ended = start(["--config", str(path), "status"], path.parent).wait()

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        f"culmina: {path}: no está guardado en {told} Guárdelo en UTF-8 (en el Bloc de notas: "
        "Guardar como, Codificación: UTF-8)."
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty. Write the value into it, or take the variable away."),
        (b"\n", "is empty."),
        (b"\xef\xbb\xbf\r\n", "is empty."),
    ],
)
def test_an_empty_file_of_a_secret_turns_nothing_off_in_silence(
    least: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, told: str
) -> None:
    secret = least.with_name("token")
    secret.write_bytes(content)
    monkeypatch.setenv("CULMINA_TELEGRAM__TOKEN_FILE", str(secret))

    with pytest.raises(SettingsError) as error:
        read_settings(least)

    assert error.value.sentence().startswith(
        f"CULMINA_TELEGRAM__TOKEN_FILE: the file {secret} {told}"
    )


def test_a_secret_that_notepad_saved_is_read_or_refused(
    least: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = least.with_name("token")
    monkeypatch.setenv("CULMINA_TELEGRAM__TOKEN_FILE", str(secret))

    secret.write_bytes("3:c\r\n".encode("utf-8-sig"))
    assert read_settings(least).telegram.token.get_secret_value() == "3:c"

    secret.write_bytes("3:c\r\n".encode("utf-16"))
    with pytest.raises(SettingsError, match="token: no está guardado en UTF-8 sino en UTF-16"):
        read_settings(least)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[smtp]\n[smtp]\n", "the section [smtp] stands there twice (at line 2, column 6)."),
        ("[smtp]\na=1\na=2\n", "a setting stands there twice (at line 3, column 4)."),
    ],
)
def test_what_stands_twice_is_told_in_plain_words(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(content)

    with pytest.raises(SettingsError) as error:
        read_settings(path)

    assert told in error.value.sentence()


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("18:00", 'line 7: write 18:00:00 or "18:00"'),
        ("8:30  # at noon", 'line 7: write 08:30:00 or "08:30"'),
        ("18:00:00", None),
        ('"18:00"', None),
        ("18.00.00", "line 7"),
    ],
)
def test_a_time_without_seconds_is_told_with_how_to_write_it(
    least: Path, written: str, hint: str | None
) -> None:
    least.write_text(f"{LEAST}[reminders]\ncloses = {written}\n", encoding="utf-8")

    if hint is None:
        assert read_settings(least).reminders.closes == time(18)
        return
    with pytest.raises(SettingsError, match=re.escape(hint)) as error:
        read_settings(least)
    assert ("without seconds" in error.value.sentence()) is ("write" in hint)


@SECTIONS
def test_every_server_of_the_settings_may_stand_behind_a_proxy(
    least: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    variable = f"CULMINA_{section.upper()}__PROXY"
    monkeypatch.setenv(variable, "http://ana:clave@proxy.example:8080")
    settings = read_settings(least)

    proxy = getattr(settings, section).proxy
    assert proxy.get_secret_value() == "http://ana:clave@proxy.example:8080"
    assert "clave" not in str(settings)

    monkeypatch.setenv(variable, "socks5://ana:clave@proxy.example:8080")
    with pytest.raises(SettingsError) as caught:
        read_settings(least)

    assert caught.value.where == variable
    assert "write it like http://" in caught.value.sentence()
    assert "clave" not in caught.value.sentence()


def test_a_section_has_both_a_proxy_and_an_authority_or_neither() -> None:
    sections = {
        name: getattr(one.annotation, "model_fields", {})
        for name, one in Settings.model_fields.items()
    }

    both = [name for name, fields in sections.items() if {"proxy", "ca_file"} <= set(fields)]
    either = [name for name, fields in sections.items() if {"proxy", "ca_file"} & set(fields)]
    assert both == either
    assert len(both) == 6
