"""The settings: every one documented, typos told with their place, secrets shown nowhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from pydantic import BaseModel

from core.errors import SettingsError
from culmina.example import example
from culmina.log import INSTEAD, configure, secrets_of
from culmina.settings import Settings, read_settings
from tests.support.processes import start

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
LEAST = """\
[entity]
name = "Alcaldía de Puerto Esperanza"

[security]
key = "una-clave-de-prueba-de-al-menos-32-letras"
"""
SECRETS = {
    "CULMINA_TELEGRAM__TOKEN": "1000001:token-que-nadie-debe-ver-nunca-000",
    "CULMINA_TELEGRAM__PROXY": "http://ana:clave-del-proxy@proxy.example:3128",
    "CULMINA_SMTP__PASSWORD": "clave-del-correo",
    "CULMINA_IMAP__PASSWORD": "clave-del-buzon",
    "CULMINA_OAUTH__CLIENT_SECRET": "clave-de-la-aplicacion",
    "CULMINA_OAUTH__REFRESH_TOKEN": "clave-que-dura",
    "CULMINA_UNDERSTANDING__API_KEY": "clave-del-modelo",
    "CULMINA_MONITOR__HEARTBEAT_URL": "https://ping.example/clave-del-latido",
    "CULMINA_SECURITY__KEY": "otra-clave-de-prueba-de-al-menos-32-letras",
    "CULMINA_DATABASE__URL": "postgresql+psycopg://culmina:clave-de-la-base@127.0.0.1:9/x",
}
HIDDEN = (
    "token-que-nadie", "clave-del-proxy", "clave-del-correo", "otra-clave-de-prueba",
    "clave-de-la-base", "clave-del-buzon", "clave-de-la-aplicacion", "clave-que-dura",
    "clave-del-modelo", "clave-del-latido",
)  # fmt: skip

Write = Callable[[str], Path]
# What is looked for beside the settings file when it is relative.
BESIDE = {("database", "url"), ("evidence", "folder")}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a settings file and return its path."""

    def to_file(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


@pytest.fixture
def quiet_logs() -> Iterator[None]:
    """Put the log back as it was before the test."""
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    structlog.reset_defaults()


def every_setting() -> Iterator[tuple[str, str, str]]:
    """Yield section, name and description of every setting."""
    for section, field in Settings.model_fields.items():
        model = field.annotation
        assert isinstance(model, type)
        assert issubclass(model, BaseModel)
        for name, setting in model.model_fields.items():
            yield section, name, setting.description or ""


def test_the_example_in_the_repository_is_the_newest() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") == example(), (
        "Type: python -m culmina.example > config.example.toml"
    )


def test_the_example_can_be_loaded_and_holds_the_defaults(write: Write) -> None:
    loaded = read_settings(write(EXAMPLE.read_text(encoding="utf-8")))

    for section, name, _ in every_setting():
        field = type(getattr(loaded, section)).model_fields[name]
        if not field.is_required() and (section, name) not in BESIDE:
            default = field.get_default(call_default_factory=True)
            assert getattr(getattr(loaded, section), name) == default, (section, name)


def test_what_the_example_shows_as_a_default_is_the_default(write: Write) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    in_use = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)
    assert in_use != text

    assert read_settings(write(in_use)) == read_settings(write(text))


@pytest.mark.parametrize(("section", "name", "description"), list(every_setting()))
def test_every_setting_is_documented(section: str, name: str, description: str) -> None:
    assert description.strip().endswith((".", ").")), f"[{section}] {name} says not what it means"
    block = example().split(f"[{section}]\n")[1].split("\n\n[")[0]
    assert re.search(rf"^(# )?{name} = ", block, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("addition", "told"),
    [
        ('[telegrm]\ntoken = "x"', "[telegrm]: culmina knows no such setting."),
        ('[telegram]\ntokn = "x"', "[telegram] tokn: culmina knows no such setting."),
        ("[smtp]\nport = 70000", "[smtp] port: is more than 65535. Write 65535 or less."),
        ('[smtp]\nport = "abc"', "[smtp] port: is no whole number. Write figures without"),
        ('[smtp]\nhost = "x"', "[smtp]: host is given but sender is not"),
        ('[reminders]\nsteps_before = [3, "x"]', "[reminders] steps_before, value 2: is no whole"),
        ('[smtp]\nauthentication = "oauth"\nusername = "x"', "[smtp] authentication is oauth"),
        ('[reminders]\nsteps_before = [3, 3]', "[reminders] steps_before: 3 stands in the list"),
        ('[log]\nlevel = "loud"', "[log] level: is none of what may stand here. Write 'debug',"),
        ("telegram = 3", "[telegram]: is no section. Write its name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_section_and_setting(
    write: Write, addition: str, told: str
) -> None:
    front = not addition.startswith("[")
    path = write(f"{addition}\n{LEAST}" if front else f"{LEAST}\n{addition}\n")

    with pytest.raises(SettingsError) as error:
        read_settings(path)

    assert error.value.sentence().startswith((f"{path}, {told}", f"{path}: {told}"))
    assert error.value.exit_code == 2


_WRONG = (
    '"x"', '""', "3.5", "true", "[]", '["x"]', '[1, "y"]', "-1", "1000000000", "1979-05-27",
    "07:32:00", "{ Tarea = 1 }", '"\\u0000"', "[[1]]", "inf", "nan",
)  # fmt: skip


def test_whatever_is_wrong_is_told_in_one_line_and_in_our_own_words(write: Write) -> None:
    for section, name, _ in every_setting():
        for wrong in _WRONG:
            sections = {"entity": ['name = "x"'], "security": [f'key = "{"k" * 32}"']}
            lines = [line for line in sections.pop(section, []) if not line.startswith(name)]
            given = {section: [*lines, f"{name} = {wrong}"], **sections}
            text = "\n".join("\n".join([f"[{one}]", *given[one]]) for one in given)
            try:
                read_settings(write(text))
            except SettingsError as error:
                sentence = error.sentence()
                assert "\n" not in sentence, sentence
                assert not re.search(r"(?i)input|should|valid|tuple|string|pattern", sentence)
                assert "is not what may stand here" not in sentence


def test_a_missing_setting_is_named(write: Write) -> None:
    with pytest.raises(SettingsError, match=r"\[security\]: is missing"):
        read_settings(write('[entity]\nname = "x"\n'))


def test_a_short_key_is_refused_without_being_shown(write: Write) -> None:
    with pytest.raises(
        SettingsError, match=r"\[security\] key: needs at least 32 characters; make one: openssl"
    ) as error:
        read_settings(write(LEAST.replace("una-clave-de-prueba-de-al-menos-32-letras", "sesamo")))

    assert "sesamo" not in error.value.sentence()
    assert error.value.__cause__ is None


def test_an_unknown_time_zone_is_refused_and_a_known_one_is_not(write: Write) -> None:
    with pytest.raises(
        SettingsError, match=r"\[entity\] timezone: the time zone 'Mars/Olympus' cannot be loaded"
    ):
        read_settings(write(LEAST.replace("[security]", 'timezone = "Mars/Olympus"\n[security]')))

    read = read_settings(write(LEAST.replace("[security]", 'timezone = "Europe/Rome"\n[security]')))
    assert read.entity.timezone == "Europe/Rome"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[entity\n", "the settings file cannot be read: Expected ']'"),
        (b"\xff\xfe\x00", "no está guardado en UTF-8"),
        (None, "es una carpeta, no un archivo."),
    ],
)
def test_a_file_that_is_no_toml_is_refused_with_its_name(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "config.toml"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)

    with pytest.raises(SettingsError) as error:
        read_settings(path)

    assert error.value.sentence().startswith(f"{path}: {told}")


def test_without_a_file_init_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no hay archivo de ajustes.*culmina init --name"):
        read_settings(tmp_path / "config.toml")


def test_a_typo_is_one_sentence_on_stderr_and_exit_code_2(write: Write) -> None:
    path = write(LEAST + '\n[smtp]\nhots = "correo.example"\n')

    ended = start(["--config", str(path), "status"], path.parent).wait()

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        f"culmina: {path}, [smtp] hots: culmina knows no such setting. See config.example.toml."
    ]


def test_the_environment_wins_over_the_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(LEAST + '\n[telegram]\ntoken = "1:a"\nusername = "culmina_bot"\n')
    monkeypatch.setenv("CULMINA_TELEGRAM__TOKEN", "2:b")
    monkeypatch.setenv("CULMINA_SMTP__PORT", "465")
    monkeypatch.setenv("CULMINA_REMINDERS__HOUR", "09:30")
    monkeypatch.setenv("CULMINA_TRIAL__PEOPLE", '["ana@puertoesperanza.example"]')
    monkeypatch.setenv("CULMINA_PLANS__COLUMNS", '{"Tarea": "title"}')

    read = read_settings(path)

    assert read.telegram.token.get_secret_value() == "2:b"
    assert read.telegram.username == "culmina_bot"
    assert read.smtp.port == 465
    assert read.reminders.hour.isoformat() == "09:30:00"
    assert read.trial.people == ("ana@puertoesperanza.example",)
    assert read.plans.columns == {"Tarea": "title"}


def test_a_secret_in_a_file_wins_over_the_variable_and_loses_its_line_end(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "token"
    secret.write_text("3:c\n", encoding="utf-8")
    monkeypatch.setenv("CULMINA_TELEGRAM__TOKEN", "2:b")
    monkeypatch.setenv("CULMINA_TELEGRAM__TOKEN_FILE", str(secret))

    assert read_settings(write(LEAST)).telegram.token.get_secret_value() == "3:c"

    monkeypatch.delenv("CULMINA_TELEGRAM__TOKEN_FILE")
    assert read_settings(write(LEAST)).telegram.token.get_secret_value() == "2:b"


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("CULMINA_TELEGRAM__TOKEN_FILE", "gone", "the file gone cannot be read."),
        ("CULMINA_TELEGRAM__TOKN", "x", "culmina knows no such setting."),
        ("CULMINA_TELGRAM__TOKEN", "x", "culmina knows no such setting."),
        ("CULMINA_SMTP__PORT", "abc", "is no whole number."),
        ("CULMINA_TRIAL__PEOPLE", "ana@puertoesperanza.example", "is no list."),
        ("CULMINA_TRIAL__PEOPLE", '"ana@puertoesperanza.example"', "is no list."),
        ("CULMINA_REMINDERS__STEPS_BEFORE", "[3, 1", "is no list."),
        ("CULMINA_PLANS__COLUMNS", '["Tarea"]', "is no table."),
    ],
)
def test_what_is_wrong_in_the_environment_is_told_with_the_variable(
    write: Write, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingsError) as error:
        read_settings(write(LEAST))

    assert error.value.sentence().startswith(f"{variable}: {told}")


def test_other_variables_are_nobodys_business(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CULMINA_TEST_POSTGRES", "postgresql+psycopg:///postgres")
    monkeypatch.setenv("TELEGRAM__TOKEN", "2:b")

    assert not read_settings(write(LEAST)).telegram.enabled


def test_settings_that_a_program_makes_know_nothing_of_the_machine(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = read_settings(write(LEAST))
    monkeypatch.setenv("CULMINA_TELEGRAM__TOKEN", "2:b")

    made = Settings(entity=plain.entity, security=plain.security)

    assert not made.telegram.enabled


def test_a_relative_database_stands_beside_the_file_and_another_address_is_kept(
    write: Write, tmp_path: Path
) -> None:
    def url(given: str) -> str:
        return read_settings(write(f'{LEAST}\n[database]\nurl = "{given}"\n')).database.url

    assert url("sqlite:///datos/culmina.db") == f"sqlite:///{tmp_path / 'datos/culmina.db'}"
    assert url("sqlite:////srv/culmina.db") == "sqlite:////srv/culmina.db"
    assert url("sqlite:///:memory:") == "sqlite:///:memory:"
    assert url("postgresql+psycopg:///x") == "postgresql+psycopg:///x"


@pytest.fixture
def secret_settings(write: Write, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings in which every secret is given."""
    for variable, value in SECRETS.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setenv("CULMINA_SMTP__USERNAME", "culmina")
    monkeypatch.setenv("CULMINA_IMAP__USERNAME", "culmina")
    return read_settings(write(LEAST))


def test_no_secret_is_in_the_settings_when_they_are_shown(secret_settings: Settings) -> None:
    for shown in (repr(secret_settings), str(secret_settings), f"{secret_settings.database!r}"):
        assert not [secret for secret in HIDDEN if secret in shown]


def test_no_secret_reaches_the_log_whoever_writes_it(
    secret_settings: Settings, capsys: pytest.CaptureFixture[str], quiet_logs: None
) -> None:
    del quiet_logs
    token = secret_settings.telegram.token.get_secret_value()
    address = f"https://api.example/bot{token}/getMe"
    configure("info", secrets_of(secret_settings))

    structlog.get_logger("x").info("called", url=address, password="clave-del-correo")
    try:
        int(address)
    except ValueError:
        structlog.get_logger("x").exception("failed")
        logging.getLogger("library").exception("failed at %s", address)

    written = capsys.readouterr().err
    assert len(written.splitlines()) == 3
    assert not [secret for secret in HIDDEN if secret in written]
    assert f"https://api.example/bot{INSTEAD}/getMe" in written


@pytest.mark.parametrize("command", ["doctor", "status"])
def test_no_secret_is_in_what_a_command_tells(write: Write, command: str, tmp_path: Path) -> None:
    path = write(LEAST)
    elsewhere = {
        "CULMINA_TELEGRAM__BASE_URL": "http://127.0.0.1:9/bot",
        "CULMINA_TELEGRAM__PROXY": "",
        "CULMINA_SMTP__HOST": "127.0.0.1",
        "CULMINA_SMTP__PORT": "9",
        "CULMINA_SMTP__SENDER": "culmina@puertoesperanza.example",
        "CULMINA_SMTP__USERNAME": "culmina",
        "CULMINA_IMAP__USERNAME": "culmina",
    }

    ended = start(["--config", str(path), command], tmp_path, SECRETS | elsewhere).wait()

    assert ended.code == 1
    assert "postgresql+psycopg://culmina:***@127.0.0.1:9/x" in ended.out + ended.err
    assert not [secret for secret in HIDDEN if secret in ended.out + ended.err]
    assert "Traceback" not in ended.err


def test_tokens_need_a_provider_and_are_kept_beside_the_settings(write: Write) -> None:
    mail = '[imap]\nhost = "imap.x.example"\nusername = "plan"\nauthentication = "oauth"\n'
    with pytest.raises(SettingsError, match=r"\[oauth\] needs a provider"):
        read_settings(write(f"{LEAST}\n{mail}"))

    oauth = '[oauth]\nprovider = "google"\nclient_id = "x"\n'
    path = write(f"{LEAST}\n{mail}\n{oauth}")
    assert read_settings(path).oauth.token_file == str(path.parent / "culmina-mail-token.json")


def test_the_counts_of_a_model_are_kept_beside_the_settings(write: Write) -> None:
    path = write(f'{LEAST}\n[understanding]\nbase_url = "http://ollama:11434/v1"\nmodel = "x"\n')

    counted = read_settings(path).understanding.usage_file
    assert counted == str(path.parent / "culmina-model-usage.json")


def test_what_is_wrong_with_a_model_is_told_with_its_place(write: Write) -> None:
    path = write(f'{LEAST}\n[understanding]\nbase_url = "http://ollama:11434/v1"\n')

    with pytest.raises(SettingsError) as error:
        read_settings(path)

    assert "[understanding]: base_url is given but model is not." in error.value.sentence()
