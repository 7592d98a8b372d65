"""What the command line says is Spanish; decision 0048 draws the line to what is English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from culmina import manual
from culmina.cli.commands import COMMANDS, Group
from culmina.cli.root import app

ROOT = Path(__file__).parents[3]
PACKAGES = ("bot", "core", "culmina", "demo", "models", "plans", "reports", "scheduler")
# What commands say of their work, and every fault that they raise themselves.
SPEAKING = [
    *(ROOT / "culmina" / "cli").rglob("*.py"),
    *(ROOT / "culmina" / name for name in ("given.py", "ahead/preview.py")),
    ROOT / "scheduler" / "told" / "inviting.py",
]
# What somebody gave is wrong: said in Spanish, wherever it is found.
FAULTS = {"InputError", "BadParameter", "LineFault"}
# Where even one word alone is read by a person.
SHOWN = FAULTS | {"table", "line", "whole_line", "complaint", "echo", "plural", "confirmed"}
# Words that no Spanish sentence has: small ones, and those of our tables.
ENGLISH = re.compile(
    r"\b(?:the|is|are|of|that|this|not|with|and|or|to|for|from|was|were|have|it|its|be|been|an|by|"
    r"which|who|what|when|where|than|any|one|she|her|they|now|nothing|nobody|see|name|type|give|"
    r"messages?|activit(?:y|ies)|offices?|files?|reports?|dates?|since|until|waits?|sent|closed|"
    r"days?|person|people|held|owed|already|before|after|next|each|only|granted|denied|reason|"
    r"state|faults?|notes?|handle|place|changed|usage|options?|arguments?|commands?|required|"
    r"default|missing|invalid|error:|line)\b",
    re.IGNORECASE,
)
# What stays as it is: commands, options, settings, values in braces, paths and addresses.
_NAMES = re.compile(
    r"culmina(?: [a-z]+){1,2}|--[a-z-]+|\[[a-z]+\](?: [a-z_]+)?|<[^<>]{1,60}>|\b[\w.]+[/=]\S*"
)
_LISTED = re.compile(r"^  [a-z]+  ", re.MULTILINE)


def english_in(text: str) -> list[str]:
    """Return the English words of a text that are no names."""
    return ENGLISH.findall(_NAMES.sub(" ", " ".join(text.split())))


def called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def is_command(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and any(
        "command" in ast.unparse(one) for one in node.decorator_list
    )


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """Return what says to engineers what a thing does: every docstring but a command's."""
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not is_command(node)
        and isinstance(node.body[0], ast.Expr)
    }


def strings(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one, one.value


def looked_up(tree: ast.Module) -> set[ast.AST]:
    """Return what is compared with or stands for something else: it is not said."""
    keys = [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    compared = [node.left for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    return {*filter(None, keys), *compared}


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield what a module of the command line says: what has a blank, and what is surely shown."""
    silent = docstrings(tree) | looked_up(tree)
    yield from (text for one, text in strings(tree) if " " in text and one not in silent)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in SHOWN:
            yield from (text for one, text in strings(node) if one not in silent)


def faults(tree: ast.Module) -> Iterator[str]:
    """Yield the words of the faults that are raised for what somebody gave."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in FAULTS:
            yield from (text for _, text in strings(node) if " " in text)


@pytest.mark.parametrize("module", SPEAKING, ids=lambda path: path.name)
def test_a_module_of_the_command_line_speaks_spanish(module: Path) -> None:
    said = set(sentences(ast.parse(module.read_text("utf-8"))))
    assert {text: found for text in said if (found := english_in(text))} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_wrong_with_what_was_given_is_told_in_spanish(package: str) -> None:
    told = {
        text
        for module in (ROOT / package).rglob("*.py")
        for text in faults(ast.parse(module.read_text("utf-8")))
    }
    assert {text: found for text in told if (found := english_in(text))} == {}


def test_english_words_are_seen_and_names_are_not_taken_for_words() -> None:
    code = 'def f():\n    """Say the thing."""\n    raise InputError("the file is gone.")'
    tree = ast.parse(code)

    assert list(faults(tree)) == ["the file is gone."]
    assert set(sentences(tree)) == {"the file is gone."}
    assert english_in("the file is gone.") == ["the", "file", "is"]
    assert english_in("Vea: culmina person list --all; [trial] people, file=x") == []


def test_the_docstring_of_a_command_is_read_and_that_of_a_function_is_not() -> None:
    command = '@app.command()\ndef f():\n    """Show the plans."""'
    plain = 'def f():\n    """Show the plans."""'

    assert list(sentences(ast.parse(command))) == ["Show the plans."]
    assert list(sentences(ast.parse(plain))) == []


@pytest.mark.parametrize(("words", "page"), manual.make().items())
def test_a_page_of_help_is_spanish(words: str, page: str) -> None:
    assert english_in(page.replace(f"culmina {words}", "")) == []


GROUPS = ["", *(name for name, one in COMMANDS.items() if isinstance(one, Group))]


@pytest.mark.parametrize("group", GROUPS)
def test_a_list_of_commands_is_spanish(group: str) -> None:
    page = CliRunner().invoke(app, [*group.split(), "--help"], prog_name="culmina").stdout

    assert page.startswith("Uso: culmina")
    assert english_in(_LISTED.sub("", page).replace(f"culmina {group}", "")) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("plan import", "falta 'ARCHIVO'."),
        ("digest", "falta la opción '--on'."),
        ("plan import a b", "sobra (b)"),
        ("plan import --mal", "no existe la opción --mal (¿quiso decir: --as, --map)"),
        ("--zzz", "no existe la opción --zzz"),
        ("digest --on", "la opción '--on' necesita un valor."),
        ("live --yes=3", "la opción '--yes' no lleva valor."),
        ("plan zzz", "no existe el comando 'zzz'."),
        ("plan exprt", "no existe el comando 'exprt'. ¿Quiso decir 'export'?"),
        ("digest --on mayo", "'--on': «mayo» no es un día. Escriba: 2026-11-30 o 30/11/2026."),
        ("plan undo uno", "'PLAN': esto no es un número entero."),
        ("digest --on 2026-05-19 --format doc", "'--format': 'doc' no es ninguno de 'text',"),
        ("person add Ana --email a@b.co --role rey", "«rey»: los roles son líder (lead),"),
    ],
)
def test_a_mistyped_command_is_told_in_spanish(typed: str, told: str) -> None:
    ended = CliRunner().invoke(app, typed.split(), prog_name="culmina")

    assert ended.exit_code == 2
    assert f"culmina: {told}" in ended.stderr or told in ended.stderr.splitlines()[-1]
    assert english_in(ended.stderr.split("no es ninguno de")[0].replace(typed, "")) == []
