"""What a terminal shows is wrapped at words, and nothing of a table is cut."""

from __future__ import annotations

from io import StringIO

import pytest

from culmina.cli import show
from culmina.cli.wrapped import wrapped


class Terminal(StringIO):
    """A stream that people read."""

    def isatty(self) -> bool:
        """Tell that it is a terminal."""
        return True


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the terminal lines of thirty letters."""
    monkeypatch.setenv("COLUMNS", "30")


LONG = (
    "  - Oficina Asesora de Planeación, 12 actividades vencidas\ncorta\n\n"
    "ana@una-entidad-larga.gov.co"
)


def test_a_terminal_gets_lines_broken_at_words_below_where_they_began() -> None:
    assert wrapped(LONG, Terminal()).splitlines() == [
        "  - Oficina Asesora de",
        "    Planeación, 12 actividades",
        "    vencidas",
        "corta",
        "",
        "ana@una-entidad-larga.gov.co",
    ]


def test_a_file_gets_the_text_as_it_is() -> None:
    assert wrapped(LONG, StringIO()) == LONG


def test_what_is_wider_than_its_column_goes_on_below(capsys: pytest.CaptureFixture[str]) -> None:
    address = f"ana.perez@{'entidad-de-ejemplo.' * 6}gov.co"  # wider than any table

    show.table(("Nombre", "Direcciones"), [("Ana Pérez", address)])

    said = capsys.readouterr().out
    assert "…" not in said
    cells = [line[9:].strip() for line in said.splitlines()[2:]]
    assert "".join(cells).replace(" ", "").endswith(address)
