"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from culmina.cli.root import app

ROOT = Path(__file__).parents[2]
GUIDES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
OPERATOR = ROOT / "docs/operator.md"


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
    folders += [ROOT / name for name in ("reports", "scheduler", "tests", "docs", "texts")]
    there = [path.as_posix() for folder in folders for path in folder.rglob("*.*")]
    there += [path.as_posix() for path in ROOT.glob("*.*")]
    text = (ROOT / "docs/developer.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/.-]+\.(?:py|txt|json|md|toml|jsonl))`", text)) - made

    assert len(named) > 100
    assert [
        one for one in sorted(named) if not any(path.endswith(f"/{one}") for path in there)
    ] == []


def test_no_way_through_the_house_has_more_than_ten_stops() -> None:
    text = (ROOT / "docs/developer.md").read_text("utf-8")
    ways = re.findall(r"^## The way of [^\n]+\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    stops = [len(re.findall(r"^\d+\. ", way, re.MULTILINE)) for way in ways]

    assert len(stops) == 5
    assert all(2 < count <= 10 for count in stops)
