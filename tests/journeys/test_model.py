"""A model beside the whole service: it hears a voice note, and reads a doubtful text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from demo.botapi import Person
from demo.modelapi import ModelApi
from demo.modelapi.answers import Reply, an_answer, an_update, says
from demo.modelapi.server import HEARS, MODEL
from tests.journeys.conftest import Town, plain
from tests.journeys.test_evidence import figures, filed, stored
from tests.support.builders import TODAY
from tests.support.contents import OGG

CHAT = 5001
MORNING = f"{TODAY}T08:05"
SAID = "Ya andamos por los sesenta en lo del mapita"


@pytest.fixture
def api(town: Town) -> Iterator[ModelApi]:
    """A model at which the settings point."""
    model = ModelApi()
    url = town.far.run(model.start())
    with town.config.open("a", encoding="utf-8") as settings:
        settings.write(
            f'\n[understanding]\nbase_url = "{url}"\nmodel = "{MODEL}"\napi_key = "{model.key}"\n'
            f'transcribe = "{HEARS}"\n'
        )
    yield model
    town.far.run(model.stop())


@pytest.fixture
def lead(town: Town) -> Person:
    """The lead of planning, who answers for 1.2 and 1.3."""
    office = town.office("Planeación", chat=CHAT)
    due = TODAY + timedelta(days=20)
    town.activity(office, "1.2", due, title="Actualizar el mapa de riesgos de corrupción")
    town.activity(office, "1.3", due, title="Publicar la estrategia de rendición de cuentas")
    return town.telegram.user(CHAT, "Líder de Planeación")


def told(town: Town, person: Person) -> str:
    """Let all be handled that waits; return the newest message of the bot."""
    ended = town.culmina("run", "--until-idle", "--at", MORNING)
    assert ended.code == 0, ended.err
    return [plain(one.text) for one in person.messages if one.from_bot][-1]


def test_what_is_spoken_is_shown_and_recorded_after_a_yes(
    town: Town, lead: Person, api: ModelApi
) -> None:
    api.script(Reply("La 1.2 va en sesenta por ciento, falta la firma"))
    lead.sends_voice(OGG)
    shown = told(town, lead)
    assert shown.startswith(
        "Entendí: «La 1.2 va en sesenta por ciento, falta la firma». ¿Lo registro?"
    )
    assert (figures(town), filed(town)) == ([], [])

    lead.presses("Sí")
    assert "1.2 · 60 %" in told(town, lead)
    assert (figures(town), filed(town), stored(town)) == ([60], ["voice"], [OGG])


def test_what_only_the_model_understands_is_asked_about_and_counted(
    town: Town, lead: Person, api: ModelApi
) -> None:
    api.script(says(an_answer(an_update(SAID, "1.2", 60))))
    lead.says(SAID)
    assert told(town, lead).startswith("¿Registro 60 %")
    assert figures(town) == []

    lead.presses("Sí")
    assert "1.2 · 60 %" in told(town, lead)
    assert "modelo: 1 consulta, 0 sin respuesta" in town.culmina("status").out
