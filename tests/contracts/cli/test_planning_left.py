"""culmina person leave of the last person of planning: nobody would be told of it otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from models.organisation import Entity
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_leave import notices
from tests.support.rows import NOW

Cli = Callable[..., Ran]


@pytest.fixture(autouse=True)
def mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail can be sent."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")


@pytest.mark.parametrize("typed", [("--yes",), ("--role", "planning", "--yes")])
def test_the_last_person_of_planning_does_not_leave_silently(
    place: Place, culmina: Cli, typed: tuple[str, ...]
) -> None:
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
    for name, role in (("Ana", "planning"), ("Luz", "control"), ("Iris", "planning")):
        culmina("person", "add", name, "--email", f"{name}@correo.example", "--role", role)

    one_of_two = culmina("person", "leave", "Iris", *typed)
    ran = culmina("person", "leave", "Ana", *typed)

    assert "A nadie más" not in one_of_two.out
    assert "A nadie más con el rol de planeación se le llega" in ran.out
    assert "culmina person add NOMBRE --email CORREO --role planning" in ran.out
    assert [(name, kind) for name, kind, _ in notices(place)] == [("Luz", "planning_empty")]


def test_the_last_one_of_a_role_is_asked_about_before_she_loses_it(culmina: Cli) -> None:
    for name in ("Ana", "Iris"):
        words = ("--email", f"{name}@correo.example", "--role", "planning")
        culmina("person", "add", name, *words)

    one_of_two = culmina("person", "leave", "Iris", "--role", "planning")
    no = culmina("person", "leave", "Ana", "--role", "planning", typed="n\n")
    nobody = culmina("person", "leave", "Ana", "--role", "planning")
    yes = culmina("person", "leave", "Ana", "--role", "planning", typed="s\n")

    assert (one_of_two.code, no.code, nobody.code, yes.code) == (0, 1, 2, 0)
    assert "¿Quitarle el rol de planeación a Ana?" in no.out
    assert "Ana ya no es planeación." not in no.out
    assert "Ana ya no es planeación." in yes.out
