"""A long reading is shown on a terminal, and only there."""

from __future__ import annotations

import threading
from io import StringIO

import pytest
from rich.console import Console

from core.errors import InputError
from culmina.cli.waiting import shown_if_long

LIMIT = 10.0


class Screen(StringIO):
    """What is shown, and a signal as soon as something is."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = threading.Event()

    def write(self, text: str) -> int:
        """Keep the text, and tell of the bar's own."""
        written = super().write(text)
        if "Reading" in text:
            self.shown.set()
        return written


def terminal() -> tuple[Console, Screen]:
    screen = Screen()
    return Console(file=screen, force_terminal=True, width=80, markup=False), screen


def test_what_takes_long_is_shown_with_what_it_is() -> None:
    console, screen = terminal()
    with shown_if_long("Reading plan [1].pdf", console=console, after=0.0):
        assert screen.shown.wait(LIMIT)
    assert "Reading plan [1].pdf" in screen.getvalue()


def test_what_is_soon_done_shows_nothing_and_neither_does_a_pipe() -> None:
    console, screen = terminal()
    with shown_if_long("Reading plan.xlsx", console=console, after=LIMIT):
        pass
    assert screen.getvalue() == ""
    pipe = StringIO()
    with shown_if_long("Reading plan.xlsx", console=Console(file=pipe), after=0.0):
        pass
    assert pipe.getvalue() == ""


def test_an_error_passes_through() -> None:
    console, _ = terminal()
    with pytest.raises(InputError), shown_if_long("Reading", console=console, after=0.0):
        raise InputError("no se puede leer el plan.", where="plan.pdf")
