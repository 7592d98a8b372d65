"""Voice notes: put to the endpoint that hears, where one is named, and kept whatever it does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.model.client import ModelClient
from core.unreached import Unlinked
from demo.botapi import Person
from demo.modelapi import ModelApi
from demo.modelapi.answers import Reply, cut, fails, slow
from models.organisation import Address
from tests.channels.model import far_side
from tests.channels.telegram.far_side import MARTA
from tests.channels.telegram.fetching import Installation
from tests.support.builders import NOW
from tests.support.contents import OGG


@pytest.fixture
async def api() -> AsyncIterator[ModelApi]:
    """An endpoint that hears."""
    async with ModelApi() as started:
        yield started


async def heard(here: Installation, api: ModelApi, **settings: Any) -> str | None:
    """Fetch the message of Marta's, and return what was heard in it."""
    client = ModelClient(far_side.settings_for(api, **settings))
    await here.receive()
    await here.fetcher(model=client).drain()
    await client.close()
    assert here.stored() == [OGG]
    return here.files()[0].transcript


async def test_a_voice_note_is_put_to_the_endpoint_that_hears(
    here: Installation, marta: Person, api: ModelApi
) -> None:
    api.script(Reply("La 1.2 va\x00 en sesenta.\n"))
    marta.sends_voice(OGG)

    assert await heard(here, api) == "La 1.2 va en sesenta."
    assert [(one.name, one.content) for one in api.heard] == [("voice.ogg", OGG)]


@pytest.mark.parametrize("reply", [fails(), cut(), slow(), Reply(""), Reply(body=b"{")])
async def test_what_the_endpoint_does_not_hear_is_kept_all_the_same(
    here: Installation, marta: Person, api: ModelApi, reply: Reply
) -> None:
    api.script(reply)
    marta.sends_voice(OGG)

    assert await heard(here, api, timeout=0.1) is None
    assert here.may_be_handled()


async def test_without_a_name_no_recording_leaves(
    here: Installation, marta: Person, api: ModelApi
) -> None:
    marta.sends_voice(OGG)

    assert await heard(here, api, transcribe="") is None
    assert (api.heard, api.refused) == ([], [])


async def test_a_recording_beside_words_does_not_leave(
    here: Installation, marta: Person, api: ModelApi
) -> None:
    marta.sends_voice(OGG, caption="1.2 va en 60 %")

    assert await heard(here, api) is None
    assert api.heard == []


async def test_a_recording_of_somebody_who_has_not_agreed_does_not_leave(
    here: Installation, marta: Person, api: ModelApi
) -> None:
    with here.database.transaction() as session:
        address = session.scalars(select(Address).filter_by(value=str(MARTA))).one()
        address.dead_since, address.dead_reason = NOW, Unlinked.NO_CONSENT
    marta.sends_voice(OGG)

    assert await heard(here, api) is None
    assert api.heard == []
