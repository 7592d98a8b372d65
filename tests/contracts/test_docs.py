"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from core.entity.calendar import Calendar
from core.words import Role
from culmina.cli import pages
from culmina.cli.commands import TYPED as HANDLE
from culmina.cli.commands import Deferred
from culmina.cli.root import app
from culmina.example import example
from culmina.settings import read_settings
from plans.people.people_table import read_people
from plans.people.roles import NAMES

ROOT = Path(__file__).parents[2]
GUIDES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
OPERATOR = ROOT / "docs/operar.md"
INSTALLATION = ROOT / "docs/instalar.md"
TYPED = [ROOT / "README.md", OPERATOR, INSTALLATION, ROOT / "docs/control-interno.md"]


def commands() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command: ("plan", "read")."""

    def walk(group: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        below = getattr(group, "commands", None)
        if below is None:
            yield words
            return
        for name, command in below.items():
            yield from walk(command, (*words, name))

    yield from walk(typer.main.get_command(app), ())


COMMANDS = sorted(commands())


def code_of(path: Path) -> list[str]:
    """Return what a page shows as code: spans, and indented or fenced lines."""
    text = path.read_text("utf-8")
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```[^\n]*\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", rest)
    indented = re.findall(r"^ {4}(\S.*)$", rest, re.MULTILINE)
    return [*spans, *indented, *(line for block in fenced for line in block.splitlines())]


def test_the_commands_are_found() -> None:
    assert ("plan", "read") in COMMANDS
    assert ("run",) in COMMANDS


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_for_itself_and_for_each_option(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(app, [*words, "--help"])

    assert shown.exit_code == 0
    usage, sentence = shown.stdout.strip().split("\n\n")[:2]
    assert " ".join(words) in usage
    assert sentence.strip()[0].isupper()
    options = [line for line in shown.stdout.splitlines() if line.lstrip().startswith("--")]
    assert options
    folded = re.sub(r"\n {10,}", " ", shown.stdout)
    for line in folded.splitlines():
        if line.lstrip().startswith("--"):
            assert re.search(r"\S {2,}\S|> \S", line.strip()), f"no help: {line}"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_stands_in_the_guide_of_the_technician(words: tuple[str, ...]) -> None:
    command = "culmina " + " ".join(words)

    assert any(code.startswith(command) or f"/{command}" in code for code in code_of(OPERATOR))


def test_every_command_that_a_page_names_exists() -> None:
    named = [
        (path.name, match[1].split())
        for path in GUIDES
        for code in code_of(path)
        for match in re.finditer(r"(?:^|[\s/;&])culmina ((?:[a-z]+ ?)+)", code)
    ]
    groups = {words[0] for words in COMMANDS if len(words) > 1}
    known = {words[: len(words)] for words in COMMANDS}
    unknown = [
        (page, words)
        for page, words in named
        if tuple(words[: 2 if words[0] in groups else 1]) not in known
        and not (words[0] in groups and len(words) == 1)
    ]

    assert named
    assert unknown == []


def test_every_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        match
        for path in GUIDES
        for code in code_of(path)
        for match in re.findall(r"^make ([a-z-]+)", code)
    }

    assert named <= targets


def test_every_link_of_a_page_leads_to_a_file() -> None:
    broken = [
        (path.name, link)
        for path in GUIDES
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
        if "://" not in link and not (path.parent / link).exists()
    ]

    assert broken == []


def test_every_file_that_the_developers_page_names_exists() -> None:
    made = {"bench/results.json", "plan.xlsx", "people.csv", "servers.txt"}  # what is written later
    folders = [
        ROOT / name for name in ("bench", "bot", "core", "culmina", "demo", "models", "plans")
    ]
    folders += [ROOT / name for name in ("reports", "scheduler", "tests", "docs", "texts", "web")]
    there = [path.as_posix() for folder in folders for path in folder.rglob("*.*")]
    there += [path.as_posix() for path in ROOT.glob("*.*")]
    text = (ROOT / "docs/developer.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/.-]+\.(?:py|txt|json|md|toml|jsonl))`", text)) - made

    assert len(named) > 100
    assert [
        one for one in sorted(named) if not any(path.endswith(f"/{one}") for path in there)
    ] == []


def ways_of(text: str) -> list[str]:
    """Return the ways through the house, each with its stops."""
    return re.findall(r"^## The way of [^\n]+\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)


def strangers(way: str) -> list[str]:
    """Return the files and folders that the stops of a way name, and that are not there."""
    stops = re.findall(r"^\d+\. .*?(?=^\d+\. |^$)", way, re.MULTILINE | re.DOTALL)
    named = re.findall(r"`([\w./-]+(?:\.py|/))`", "".join(stops))
    return [one for one in named if "/" not in one.rstrip("/") or not (ROOT / one).exists()]


def test_every_stop_of_a_way_names_whole_paths_that_are_there() -> None:
    ways = ways_of((ROOT / "docs/developer.md").read_text("utf-8"))

    assert [one for way in ways for one in strangers(way)] == []


@pytest.mark.parametrize("named", ["tick.py", "models/passfaults.py", "scheduler/tock/"])
def test_a_stop_that_names_a_bare_file_or_none_is_found(named: str) -> None:
    assert strangers(f"1. `{named}` reads.\n2. `scheduler/tick.py` decides.\n\n") == [named]


def test_a_name_on_the_developers_page_is_the_name_of_one_file() -> None:
    folders = (
        "bench",
        "bot",
        "core",
        "culmina",
        "demo",
        "models",
        "plans",
        "reports",
        "scheduler",
        "web",
    )
    there = [path.as_posix() for one in (*folders, "tests") for path in (ROOT / one).rglob("*.py")]
    text = (ROOT / "docs/developer.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/.-]+\.py)`", text))
    fitting = {one: sum(path.endswith(f"/{one}") for path in there) for one in named}

    assert {one: many for one, many in fitting.items() if many != 1} == {}


def test_no_way_through_the_house_has_more_than_ten_stops() -> None:
    text = (ROOT / "docs/developer.md").read_text("utf-8")
    ways = ways_of(text)
    stops = [len(re.findall(r"^\d+\. ", way, re.MULTILINE)) for way in ways]

    assert len(stops) == 5
    assert all(2 < count <= 10 for count in stops)


def typed_lines() -> list[tuple[str, str]]:
    """Return the lines that a page gives to be typed and that begin with culmina."""
    return [
        (path.name, match[1])
        for path in TYPED
        for match in re.finditer(r"^ {4,}(culmina .*)$", path.read_text("utf-8"), re.MULTILINE)
    ]


def command_of(words: list[str]) -> Any:
    """Return the command that words call, and leave those that are its own."""
    found: Any = typer.main.get_command(app)
    while words and (below := getattr(found, "commands", {})).keys() & {words[0], HANDLE}:
        found = below[words.pop(0) if words[0] in below else HANDLE]
    return found.load() if isinstance(found, Deferred) else found


@pytest.mark.parametrize(("page", "line"), typed_lines())
def test_a_line_to_be_typed_has_the_options_and_arguments_of_its_command(
    page: str, line: str
) -> None:
    words = shlex.split(line, comments=True)[1:]
    words = words[: next((at for at, one in enumerate(words) if one in {">", "<"}), len(words))]
    command = command_of(words)
    options = {one for param in command.params for one in param.opts if one.startswith("--")}
    known = {*options, "--version"}

    assert {one for one in words if one.startswith("--")} <= known, page
    # What only tells what a command does stands behind "#": words too many are refused here.
    with command.make_context("x", words, resilient_parsing=True) as context:
        assert context.args == [], page


def test_words_that_only_tell_are_taken_for_arguments_that_there_are_not() -> None:
    command = command_of(words := ["plan", "read", "PLAN.txt", "what", "is", "understood"])

    with command.make_context("x", words, resilient_parsing=True) as context:
        assert context.args == ["what", "is", "understood"]


def test_the_example_days_of_commands_are_working_days() -> None:
    lines = [line for _, line in typed_lines()]
    told = "\n".join([*lines, *pages.read().values()])
    days = {date.fromisoformat(found) for found in re.findall(r"\b20\d\d-\d\d-\d\d\b", told)}

    assert days
    assert [str(day) for day in sorted(days) if not Calendar().is_working_day(day)] == []


def fenced(language: str) -> list[str]:
    """Return the blocks of a language on the page of the installation."""
    text = INSTALLATION.read_text("utf-8")
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for block in found]


def test_the_settings_of_the_installation_can_be_read(tmp_path: Path) -> None:
    block = "\n".join(fenced("toml"))
    commented = example()
    for section, lines in re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", block, re.M | re.DOTALL):
        for name, value in re.findall(r"^(\w+) = (.*)$", lines, re.MULTILINE):
            head, _, rest = commented.partition(f"[{section}]\n")
            assert re.search(rf"^# {name} = ", rest, re.MULTILINE), (section, name)
            rest = re.sub(rf"^# {name} = .*$", f"{name} = {value}", rest, count=1, flags=re.M)
            commented = f"{head}[{section}]\n{rest}"
    path = tmp_path / "config.toml"
    path.write_text(commented, "utf-8")

    settings = read_settings(path)

    assert settings.smtp.host == "smtp.office365.com"
    assert settings.mail.authserv_id == "microsoft365"
    assert settings.smtp.reply_to == settings.imap.username
    assert settings.oauth.enabled
    assert settings.telegram.enabled
    assert settings.privacy.policy_url
    assert len(settings.reminders.extra_days_off) == 2


@pytest.mark.parametrize("role", Role)
def test_each_word_for_a_role_stands_in_the_guide_of_the_technician(role: Role) -> None:
    text = OPERATOR.read_text("utf-8")
    found = re.search(rf"^\| `{role}`.*? \| (.+) \|$", text, re.MULTILINE)

    assert found is not None
    assert {*found[1].split(", "), role} == {*NAMES[role], role}


def test_the_people_of_the_installation_can_be_read() -> None:
    (block,) = fenced("csv")
    read = read_people(block.encode(), "people.csv")

    assert read.faults == ()
    assert len(read.lines) == 5
