"""The container files name what is there: paths of the release, commands, ports, one user."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.telegram.settings import TelegramSettings
from tests.contracts.test_docs import COMMANDS

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", "")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
RELEASE = (DEPLOY / "release.sh").read_text("utf-8")
PAGE = (ROOT / "docs/instalar.md").read_text("utf-8")


def told(instruction: str) -> list[str]:
    """Return what each line with this instruction says."""
    return re.findall(rf"^{instruction} (.*)$", CONTAINERFILE, re.MULTILINE)


def compose(key: str) -> str:
    """Return the one value of a key."""
    [value] = re.findall(rf"^ +{key}: (\S+)$", COMPOSE, re.MULTILINE)
    return str(value)


def test_what_is_copied_into_it_is_in_a_release_and_what_is_built_is_found() -> None:
    copied = [words.split()[0] for words in told("COPY") if not words.startswith("--from")]

    assert copied == ["wheels", "requirements.lock"]
    assert all(f'"$made/{name}"' in RELEASE for name in copied)
    files = ("Containerfile", "compose.yaml", "compose.workers.yaml")
    assert f"cp {' '.join(f'{DEPLOY.name}/{one}' for one in files)} " in RELEASE
    context = (DEPLOY / compose("context")).resolve()
    assert context == ROOT
    assert (context / compose("dockerfile")).is_file()


def test_it_starts_the_program_of_the_wheel_with_a_command_that_exists() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    [entry], [words] = told("ENTRYPOINT"), told("CMD")

    [program] = re.findall(r'"([^"]+)"', entry)
    assert program in project["scripts"]
    assert tuple(re.findall(r'"([^"]+)"', words)) in COMMANDS
    [path] = re.findall(r"python3 -m venv (\S+)", CONTAINERFILE)
    assert f"PATH={path}/bin:$PATH" in " ".join(told("ENV"))
    assert f"COPY --from=made {path} {path}" in CONTAINERFILE


def test_its_user_writes_to_the_one_folder_that_is_kept_and_to_nothing_else() -> None:
    [user], [folder], [kept] = told("USER"), told("WORKDIR"), told("VOLUME")

    [number] = re.findall(r"useradd --uid (\d+)", CONTAINERFILE)
    assert user == f"{number}:{number}" != "0:0"
    assert f"--home-dir {folder} --create-home" in CONTAINERFILE
    assert folder == kept
    assert re.findall(r'volumes: \["culmina:([^"]+)"\]', COMPOSE) == [kept]
    assert re.findall(r"^volumes:\n  (\w+):$", COMPOSE, re.MULTILINE) == ["culmina"]
    assert compose("read_only") == "true"
    assert "cap_drop: [ALL]" in COMPOSE


def test_its_python_is_one_that_the_release_holds_wheels_for() -> None:
    assert set(re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)) == {
        "docker.io/library/debian:13-slim"
    }
    assert re.findall(r'^PYTHONS="[\d. ]*3\.13"', RELEASE, re.MULTILINE)


def test_the_webhook_that_it_shows_listens_where_the_settings_say() -> None:
    [(shown, outer, inner)] = re.findall(
        r'webhook_listen = "0\.0\.0\.0:(\d+)".*\n.*"127\.0\.0\.1:(\d+):(\d+)"', COMPOSE
    )

    port = TelegramSettings().webhook_listen.rpartition(":")[2]
    assert {shown, outer, inner} == {port}


@pytest.mark.parametrize("line", re.findall(r"^    bot (.+?)(?: +#.*)?$", PAGE, re.MULTILINE))
def test_each_line_that_the_page_types_is_a_command(line: str) -> None:
    service = re.findall(r"^services:\n  (\w+):$", COMPOSE, re.MULTILINE)
    match line.split():
        case ["build"] | ["up", "--detach"]:
            return
        case ["run", "--rm", "-T", "--entrypoint", "cat" | "tee", name, file, *_]:
            assert file in {"config.toml", "plan-2026.xlsx"}
        case ["run", "--rm", name, *words]:
            assert any(tuple(words[: len(one)]) == one for one in COMMANDS)
        case _:
            pytest.fail(f"nobody knows: bot {line}")
    assert [name] == service
