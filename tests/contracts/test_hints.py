"""What commands tell a person to type can be typed as it stands, whatever the names are."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from culmina.cli.commands import COMMANDS
from tests.contracts.cli.conftest import Place, Ran, culmina, place
from tests.support.patterns import tree

__all__ = ["culmina", "place"]

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "models", "plans", "reports", "scheduler", "bot", "web", "culmina")
PLAN = (
    "codigo;actividad;producto;dependencia;fecha de culminacion;% avance\n"
    "1.1;Publicar el mapa de riesgos;Mapa;Secretaría de Planeación;30/06/2026;doce\n"
)


def hints() -> Iterator[tuple[str, ast.expr]]:
    """Yield each value that is put behind a command in a text, with its place."""
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(tree(file)):
                if isinstance(node, ast.JoinedStr):
                    yield from (
                        (f"{file.relative_to(ROOT)}:{node.lineno}", value) for value in behind(node)
                    )


def behind(text: ast.JoinedStr) -> Iterator[ast.expr]:
    """Yield the values of an f-string that stand behind "culmina" and one of its commands."""
    said = ""
    for part in text.values:
        if isinstance(part, ast.Constant):
            said += str(part.value)
        elif isinstance(part, ast.FormattedValue) and is_command(said.rpartition("\n")[2]):
            yield part.value


def is_command(said: str) -> bool:
    """Tell whether a text has a command that is being written."""
    return any(f"culmina {name}" in said.rpartition(": ")[2] for name in COMMANDS)


def test_every_name_in_a_command_is_quoted_for_the_shell() -> None:
    found = list(hints())
    bare = [
        place
        for place, value in found
        if not (isinstance(value, ast.Call) and getattr(value.func, "id", "") == "quote")
    ]

    assert bare == []
    assert len(found) >= 5


def test_the_hint_of_an_import_is_copied_into_a_shell(
    place: Place, culmina: Callable[..., Ran]
) -> None:
    file = place.file("Plan de acción 2026.csv", PLAN)

    out = culmina("plan", "import", file).out

    (hint,) = (line.partition(": ")[2] for line in out.splitlines() if "--xlsx" in line)
    assert shlex.split(hint) == ["culmina", "plan", "faults", "--xlsx", "dudas.xlsx"]
