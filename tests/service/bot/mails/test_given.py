"""A message that was set aside is handled again: as whose it is, and whoever it is, is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event, select, update

from bot.worker import MOST_ATTEMPTS
from core.clock import FixedClock
from core.errors import InputError
from core.files import Refusal
from core.inbound import InboundFile
from core.messages import Note
from culmina.status import put_back
from models.audit import Actor, Change
from models.inbox import Inbound, InboundState
from models.incoming import files, tray
from models.incoming.files import FileState, KeptContent, ReceivedFile
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import PHOTO, pieces, store
from tests.service.bot.post import DENIED, DOMAIN, MARTA, PROVEN, STRANGER, Post
from tests.support.engines import handling, next_file

BY = Actor("technician", "cli")
Failing = Callable[[Town], None]
Again = Callable[[Town, int], None]


@pytest.fixture
def broken(town: Town) -> Iterator[dict[str, bool]]:
    """Let no message be closed while `on`: this stands in for a mistake that nobody foresaw."""
    switch = {"on": False}

    def fail(*execution: Any) -> None:
        if switch["on"] and re.match(r"UPDATE inbound SET .*outcome=", execution[2], re.DOTALL):
            raise RuntimeError("a mistake")

    event.listen(town.database.engine, "before_cursor_execute", fail)
    yield switch
    event.remove(town.database.engine, "before_cursor_execute", fail)


async def set_aside(town: Town, broken: dict[str, bool]) -> None:
    """Let the worker fail for the last time at what has come in; then mend what was broken."""
    with town.database.transaction() as session:
        of_the_town = update(Inbound).where(Inbound.entity_id == town.context.entity_id)
        session.execute(of_the_town.values(attempts=MOST_ATTEMPTS - 1))
    broken["on"] = True
    await handling(
        town.database,
        town.context,
        FixedClock(town.now),
        holder_id=town.holder_id,
        replied=lambda: None,
    ).drain()
    broken["on"] = False


def assign(town: Town, person_id: int) -> None:
    """Give the one message of the tray to a person."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        (one,) = tray.waiting(session, entity)
        tray.assign(Change(session, entity, BY, town.now), one, person_id)


def retry(town: Town, person_id: int) -> None:
    """Put the one message of the tray back, whosever it is."""
    del person_id
    with town.database.transaction() as session:
        assert put_back(session, town.context.entity_id, town.now) == (0, 1, 0)


def figures(town: Town) -> list[tuple[int | None, int]]:
    """Return the person and the figure of each report that came by message."""
    return [(one.person_id, int(one.percent or 0)) for one in town.reports()]


def with_a_photo(town: Town) -> None:
    """Let the newest mail have brought a photo, which has been fetched."""
    sent = InboundFile(kind=PHOTO, ref="1", name="foto.jpg")
    with town.database.transaction() as session:
        row = session.scalars(select(Inbound).order_by(Inbound.id.desc()).limit(1)).one()
        row.payload = {**row.payload, "files": [sent.model_dump(mode="json")]}
        entity = town.context.entity_id
        files.expect(
            session, entity_id=entity, inbound_id=row.id, files=[sent], album=None, now=town.now
        )
        claimed = next_file(session, entity_id=entity, holder_id=town.holder_id, now=town.now)
        assert claimed is not None
        content = KeptContent(f"{row.id:064x}", "image/jpeg", "foto.jpg", 1)
        files.keep(session, claimed, content, now=town.now)


@pytest.mark.every_case
@pytest.mark.parametrize("again", [assign, retry])
@pytest.mark.parametrize("photo", [False, True])
async def test_a_chat_is_answered_when_its_message_is_handled_again(
    town: Town, marta: Chat, broken: dict[str, bool], again: Again, photo: bool
) -> None:
    activity = town.add("1.2", 40)
    if photo:
        store(marta, "1.2 va en 60 %")
    else:
        town.accept(marta.write("1.2 va en 60 %"))
    await set_aside(town, broken)
    assert notes(marta.heard()) == ["set_aside"]

    again(town, town.marta_id)

    assert town.handle() == "recorded"
    assert figures(town) == [(town.marta_id, 60)]
    assert notes(marta.heard()) == ["receipt"]
    assert pieces(town) == ([(activity, "photo", "1.2 va en 60 %")] if photo else [])


@pytest.mark.every_case
@pytest.mark.parametrize("again", [assign, retry])
@pytest.mark.parametrize("photo", [False, True])
async def test_a_mailbox_is_answered_when_its_mail_is_handled_again(
    town: Town, broken: dict[str, bool], again: Again, photo: bool
) -> None:
    post, activity = Post(town), town.add("1.2", 40)
    post.receive(post.remind(activity), "1.2 va en 60 %", proof=PROVEN)
    if photo:
        with_a_photo(town)
    await set_aside(town, broken)
    assert post.notes(MARTA) == ["set_aside"]

    again(town, town.marta_id)

    assert town.handle() == "recorded"
    assert figures(town) == [(town.marta_id, 60)]
    assert [content.kind for _, content in post.mailbox(MARTA)] == ["note", "receipt"]
    assert len(pieces(town)) == photo


@pytest.mark.every_case
@pytest.mark.parametrize("again", [assign, retry])
@pytest.mark.parametrize(
    ("words", "outcome", "kind"),
    [("1.2 va en 30 %", "asked", "question"), ("gracias", "answered", "note")],
)
async def test_a_question_or_a_word_reaches_her_as_well(
    town: Town, marta: Chat, broken: dict[str, bool], again: Again, words: str, outcome: str,
    kind: str,
) -> None:  # fmt: skip
    post, activity = Post(town), town.add("1.2", 40)
    town.accept(marta.write(words))
    await set_aside(town, broken)
    marta.heard()
    again(town, town.marta_id)
    assert town.handle() == outcome
    assert [content.kind for content in marta.heard()] == [kind]

    post.receive(post.remind(activity), words, proof=PROVEN)
    await set_aside(town, broken)
    again(town, town.marta_id)
    assert town.handle() == outcome
    assert [content.kind for _, content in post.mailbox(MARTA)] == ["note", kind]


@pytest.mark.parametrize(
    ("sender", "proof", "headers", "told"),
    [
        (MARTA, PROVEN, {}, ["set_aside"]),
        (MARTA, "", {}, ["set_aside"]),
        (MARTA, DENIED, {}, []),
        (STRANGER, PROVEN, {}, []),
        (MARTA, PROVEN, {"Auto_Submitted": "auto-replied"}, []),
        (f"mailer-daemon@{DOMAIN}", "", {"Auto_Submitted": "auto-replied"}, []),
    ],
)
async def test_of_a_mail_that_fails_only_a_known_person_who_wrote_it_is_told(
    town: Town,
    broken: dict[str, bool],
    sender: str,
    proof: str,
    headers: dict[str, str],
    told: list[str],
) -> None:
    post = Post(town)
    post.receive(None, "1.2 va en 60 %", sender=sender, proof=proof, size=None, **headers)
    with town.database.transaction() as session:
        row = session.get_one(Inbound, post.newest().id)
        row.payload = {**row.payload, "surprise": True}  # what nobody could handle
    await set_aside(town, broken)

    assert post.newest().state is InboundState.SET_ASIDE
    assert post.notes(sender) == told


async def test_what_fails_again_is_set_aside_again_and_said_once(
    town: Town, marta: Chat, broken: dict[str, bool]
) -> None:
    town.add("1.2", 40)
    town.accept(marta.write("1.2 va en 60 %"))
    await set_aside(town, broken)
    assign(town, town.marta_id)
    await set_aside(town, broken)
    assert notes(marta.heard()) == ["set_aside"]

    assign(town, town.marta_id)

    assert town.handle() == "recorded"
    assert notes(marta.heard()) == ["receipt"]


async def test_a_message_from_a_colleagues_telephone_is_hers_and_she_is_answered_in_her_own_chat(
    town: Town, marta: Chat, pedro: Chat, broken: dict[str, bool]
) -> None:
    town.add("1.2", 40)
    town.add("2.1", 10, office=town.other_office_id)
    town.accept(pedro.write("1.2 va en 60 %"))
    town.accept(pedro.write("2.1 va en 20 %"))
    await set_aside(town, broken)
    entity = town.context.entity_id
    with town.database.transaction() as session:
        hers, his = tray.waiting(session, entity)
        tray.assign(Change(session, entity, BY, town.now), hers, town.marta_id)
        tray.assign(Change(session, entity, BY, town.now), his, town.pedro_id)
    pedro.heard()

    assert [town.handle(), town.handle()] == ["recorded", "recorded"]
    assert figures(town) == [(town.marta_id, 60), (town.pedro_id, 20)]
    assert notes(marta.heard()) == ["receipt"]
    assert notes(pedro.heard()) == ["receipt"]
    rows = town.rows(select(Inbound).order_by(Inbound.id))
    assert [row.person_id for row in rows] == [town.marta_id, town.pedro_id]


async def test_who_has_no_chat_is_answered_by_mail(
    town: Town, marta: Chat, pedro: Chat, broken: dict[str, bool]
) -> None:
    post = Post(town)
    town.add("1.2", 40)
    town.accept(pedro.write("1.2 va en 60 %"))
    await set_aside(town, broken)
    marta.dies()

    assign(town, town.marta_id)

    assert town.handle() == "recorded"
    assert [content.kind for _, content in post.mailbox(MARTA)] == ["receipt"]
    assert marta.heard() == []


async def test_what_is_given_to_somebody_who_cannot_be_reached_stays_in_the_tray(
    town: Town, marta: Chat, pedro: Chat, broken: dict[str, bool]
) -> None:
    town.add("1.2", 40)
    town.accept(pedro.write("1.2 va en 60 %"))
    await set_aside(town, broken)
    marta.dies()

    assign(town, town.marta_id)

    assert town.handle() == "set aside"
    assert figures(town) == []
    with town.database.reading() as session:
        (one,) = tray.waiting(session, town.context.entity_id)
    assert one.why == "whoever it was given to cannot be reached"


def test_the_files_of_an_unknown_telephone_are_fetched_once_its_message_is_somebodys(
    town: Town,
) -> None:
    inbound = store(Chat(town, 777, "Nadie"), "1.2 va en 60 %", refused=Refusal.STRANGER)
    with town.database.transaction() as session:
        session.get_one(Inbound, inbound).state = InboundState.SET_ASIDE

    assign(town, town.marta_id)

    with town.database.transaction() as session:
        waiting = session.scalars(select(ReceivedFile).filter_by(inbound_id=inbound)).one()
        assert waiting.state is FileState.WAITING
        assert session.get_one(Inbound, inbound).state is InboundState.NEW, "its words go on"
        claimed = next_file(
            session,
            entity_id=town.context.entity_id,
            holder_id=town.holder_id,
            now=town.now,
        )
    assert claimed is not None
    assert claimed.on_behalf_of == town.marta_id


def test_a_mail_that_was_given_to_her_is_not_handled_again_when_she_says_yes(town: Town) -> None:
    post = Post(town)
    town.add("1.2", 40)
    assert post.answer(None, "1.2 va en 60 %") == "held"
    ((asked, question),) = post.mailbox(MARTA)
    assert isinstance(question, Note)
    assign(town, town.marta_id)
    assert town.handle() == "recorded"

    post.answer(asked, "sí", proof=PROVEN)

    assert post.notes(MARTA)[-1] == "held_settled"
    assert figures(town) == [(town.marta_id, 60)]


def test_a_mail_that_was_discarded_is_not_taken_up_when_she_says_yes(town: Town) -> None:
    post = Post(town)
    town.add("1.2", 40)
    post.answer(None, "1.2 va en 60 %")
    ((asked, _),) = post.mailbox(MARTA)
    entity = town.context.entity_id
    with town.database.transaction() as session:
        (one,) = tray.waiting(session, entity)
        tray.discard(Change(session, entity, BY, town.now), one)

    post.answer(asked, "sí", proof=PROVEN)

    assert post.notes(MARTA)[-1] == "held_settled"
    assert figures(town) == []


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ({"chat": "-100"}, "se dijo en un grupo"),
        ({"start": "abc"}, "el código de una invitación"),
        ({"too_large": 31_000_000, "greeted": False}, "solo se recibió el encabezado"),
        ({"kind": "bounce", "greeted": False}, "lo escribió una máquina"),
        ({"kind": "auto_reply", "greeted": False}, "lo escribió una máquina"),
        ({"sent_at": "mañana"}, "no se puede leer"),
    ],
)
def test_what_nobody_can_have_said_herself_is_given_to_nobody(
    town: Town, marta: Chat, payload: dict[str, Any], why: str
) -> None:
    inbound = town.accept(marta.write("1.2 va en 60 %"))
    with town.database.transaction() as session:
        row = session.get_one(Inbound, inbound)
        row.state, row.payload = InboundState.SET_ASIDE, row.payload | payload

    with pytest.raises(InputError, match=why):
        assign(town, town.marta_id)

    assert town.audit("message assigned") == []
    assert [row.state for row in town.rows(select(Inbound))] == [InboundState.SET_ASIDE]
