"""Who gets an office's reminders on a day to come is said by all that is planned for that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.clock import SystemClock, local_day
from tests.contracts.cli.conftest import Ran
from tests.contracts.cli.test_leave import ANA, BEA, office
from tests.support.builders import BOGOTA

Cli = Callable[..., Ran]
CARO = ("Caro Ruiz", "--email", "caro@correo.example", "--office", "Tesorería")
WHOLE = "Los recordatorios de «Tesorería»"
NOBODY = "En «Tesorería» no hay entonces nadie a quien se le llegue."

__all__ = ["office"]


@pytest.fixture(autouse=True)
def staff(culmina: Cli) -> None:
    """A lead and her delegate."""
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA, "--role", "delegate")


def _in(days: int) -> str:
    return (local_day(SystemClock().now(), BOGOTA) + timedelta(days=days)).isoformat()


def _said(culmina: Cli, *words: str) -> str:
    ran = culmina("person", *words)
    assert ran.code == 0, ran.error
    return " ".join(ran.out.split())


@pytest.mark.parametrize(("lead", "gone"), [(10, True), (20, True), (21, False), (0, False)])
def test_who_leaves_says_who_is_left_on_her_day_and_not_today(
    culmina: Cli, lead: int, gone: bool
) -> None:
    if lead:
        culmina("person", "leave", "Ana Gómez", "--from", _in(lead))

    said = _said(culmina, "leave", "Bea Díaz", "--from", _in(20))

    already = f"{WHOLE} hoy ya le llegan a Ana Gómez, y desde ese día también."
    assert (NOBODY in said, already in said) == (gone, not gone)


def test_a_delegate_who_has_left_by_then_follows_nobody(culmina: Cli) -> None:
    culmina("person", "leave", "Bea Díaz", "--from", _in(10))

    assert NOBODY in _said(culmina, "leave", "Ana Gómez", "--from", _in(30))
    assert f"{WHOLE} van entonces a Bea Díaz." in _said(
        culmina, "leave", "Ana Gómez", "--from", _in(9)
    )


def test_who_replaces_the_other_by_then_follows(culmina: Cli) -> None:
    culmina("person", "replace", "Bea Díaz", *CARO[:3], "--from", _in(10))

    assert f"{WHOLE} van entonces a Caro Ruiz." in _said(
        culmina, "leave", "Ana Gómez", "--from", _in(30)
    )


def test_who_is_away_that_day_gets_nothing_until_she_is_back(culmina: Cli) -> None:
    culmina("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(15))

    during = _said(culmina, "leave", "Bea Díaz", "--from", _in(8))
    after = _said(culmina, "leave", "Bea Díaz", "--from", _in(25))

    assert NOBODY in during
    assert "le llegan a Ana Gómez." in during
    assert "también" not in during
    assert "hoy ya le llegan a Ana Gómez, y desde ese día también." in after


@pytest.mark.parametrize(("day", "alone"), [(20, True), (26, False)])
def test_an_absence_to_come_names_nobody_who_has_left_by_then(
    culmina: Cli, day: int, alone: bool
) -> None:
    culmina("person", "leave", "Bea Díaz", "--from", _in(day))

    said = _said(culmina, "away", "Ana Gómez", "--from", _in(21), "--until", _in(25))

    assert ("lo de su oficina le llega a Bea Díaz." in said) is not alone
    assert ("Nadie reemplaza: desde el" in said) is alone


@pytest.mark.parametrize("ahead", [True, False])
def test_who_leaves_in_the_middle_of_an_absence_gets_it_until_then(
    culmina: Cli, ahead: bool
) -> None:
    culmina("person", "leave", "Bea Díaz", "--from", _in(8))
    since = ("--from", _in(5)) if ahead else ()

    said = _said(culmina, "away", "Ana Gómez", *since, "--until", _in(12))

    when = "Desde ese día" if ahead else "Por ahora"
    assert f"{when} lo de su oficina le llega a Bea Díaz." in said
    assert f"Desde el {_in(8)} nada de «Tesorería» se le puede enviar a nadie." in said


def test_an_absence_with_the_same_stand_in_on_all_days_says_it_once(culmina: Cli) -> None:
    culmina("person", "leave", "Ana Gómez", "--from", _in(60))

    said = _said(culmina, "away", "Ana Gómez", "--until", _in(12))

    assert "Mientras tanto lo de su oficina le llega a Bea Díaz." in said
    assert "Desde el" not in said


@pytest.mark.parametrize(("other", "alone"), [(10, True), (20, True), (21, False)])
def test_the_last_of_planning_on_her_day_is_said_to_be_the_last(
    culmina: Cli, other: int, alone: bool
) -> None:
    for one in (ANA, BEA):
        culmina("person", "add", *one[:3], "--role", "planning")
    culmina("person", "leave", "Bea Díaz", "--from", _in(other))

    said = _said(culmina, "leave", "Ana Gómez", "--from", _in(20))

    assert ("A nadie más con el rol de planeación" in said) is alone


@pytest.mark.parametrize(("leaves", "stays"), [(8, False), (10, False), (11, True)])
@pytest.mark.parametrize("replaced", [False, True])
def test_a_follower_who_is_not_there_on_that_day_is_named_nowhere(
    culmina: Cli, leaves: int, stays: bool, replaced: bool
) -> None:
    culmina("person", "add", *CARO, "--role", "delegate")
    culmina("person", "replace", "Ana Gómez", "Bea Díaz", "--from", _in(10))
    words = ("replace", "Bea Díaz", "Caro Ruiz") if replaced else ("leave", "Bea Díaz")

    said = _said(culmina, *words, "--from", _in(leaves))
    listed = _said(culmina, "list")
    why = " ".join(culmina("why", "Ana Gómez").out.split())

    assert (f"iba a seguir a Ana Gómez desde el {_in(10)}" in said) is not stays
    assert (f"(se va el {_in(10)}; sigue Bea Díaz)" in listed) is stays
    assert ("lo suyo le llega a Bea Díaz" in why) is stays
