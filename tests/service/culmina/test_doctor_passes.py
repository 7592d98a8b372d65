"""`culmina doctor` fails on what the passes of the clock could not do three times."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import SecretStr

from culmina.doctor import examine
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from models.running import pass_faults
from models.running.pass_faults import FaultPlace
from models.session import Database
from tests.support.builders import ENTITY, NOW, an_entity


@pytest.mark.parametrize(
    ("times", "well", "told"),
    [
        (0, True, "nothing fails again and again"),
        (2, True, "nothing fails again and again"),
        (3, False, "cannot be done: question 7, 3 times. Type culmina status"),
    ],
)
def test_a_fault_that_does_not_pass_is_a_finding(
    sqlite_database: Database, times: int, well: bool, told: str
) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        for _ in range(times):
            pass_faults.fail(session, entity, FaultPlace("question", 7), "ValidationError", NOW)
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=sqlite_database.url.render_as_string()),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
    )

    found = {one.name: one for one in asyncio.run(examine(settings))}

    assert found["passes"].well is well
    assert told in found["passes"].told
