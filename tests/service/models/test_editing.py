"""Later forms of a message: what waits is said anew, what is out is replaced, never backwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.words import OutboxKind
from models import editing, outbox
from models.outbox import ItemState, OutboxItem
from models.running.taking.items import ClaimedItem
from models.session import Database
from tests.support.builders import NOW, a_holder, an_entity
from tests.support.engines import next_item

MINUTE = timedelta(minutes=1)
SAID = {"kind": "receipt", "said": "60"}


class Office:
    """An entity whose one chat gets receipts, and the process that sends them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.transaction() as session:
            self.entity = an_entity(session)
            self.holder = a_holder(session)
            first = outbox.enqueue(
                session, self.entity, outbox.To("telegram", "5001"), key="receipt:1",
                kind=OutboxKind.RECEIPT, opens=False, content=SAID, now=NOW,
            )  # fmt: skip
        assert first is not None
        self.first = first

    def anew(self, said: str, **options: bool) -> None:
        """Say something else in the first message's place."""
        with self.database.transaction() as session:
            editing.say_anew(
                session, editing.Shown(self.first, "telegram", SAID), key=f"anew:{said}",
                kind=OutboxKind.RECEIPT, content=SAID | {"said": said}, now=NOW + MINUTE, **options,
            )  # fmt: skip

    def claim(self) -> ClaimedItem:
        """Take what is due."""
        with self.database.transaction() as session:
            taken = next_item(
                session, entity_id=self.entity, holder_id=self.holder, now=NOW + MINUTE
            )
        assert taken is not None
        return taken

    def send(self, *provider_ids: str) -> ClaimedItem:
        """Take what is due and let it go out in these parts."""
        taken = self.claim()
        with self.database.transaction() as session:
            for ordinal, provider_id in enumerate(provider_ids):
                outbox.record_part(
                    session, entity_id=self.entity, item_id=taken.id, ordinal=ordinal,
                    provider_id=provider_id, text="", now=NOW,
                )  # fmt: skip
            outbox.settle(session, taken, ItemState.SENT, sent_at=NOW)
        return taken

    def move(self, item: ClaimedItem, to: ItemState, **values: Any) -> None:
        """Let an attempt end."""
        with self.database.transaction() as session:
            outbox.settle(session, item, to, **values)

    def is_settled(self, item: ClaimedItem) -> bool:
        """Ask whether a claimed item need not go out."""
        with self.database.transaction() as session:
            return editing.is_settled(session, item)

    def on_screen(self, item: ClaimedItem) -> tuple[str, ...]:
        """Ask what an item would replace."""
        with self.database.reading() as session:
            return editing.on_screen(session, item)

    def rows(self) -> list[tuple[str, str, int | None]]:
        """Return state, words and reference of each item."""
        with self.database.reading() as session:
            return [
                (item.state.value, item.content["said"], item.edits) for item in _items(session)
            ]


def _items(session: Session) -> list[OutboxItem]:
    return list(session.scalars(select(OutboxItem).order_by(OutboxItem.id)))


def test_what_still_waits_is_said_anew_and_once(database: Database) -> None:
    office = Office(database)

    office.anew("60, falta la firma")

    assert office.rows() == [("pending", "60, falta la firma", None)]
    assert office.on_screen(office.claim()) == ()


def test_what_is_out_gets_another_form_that_knows_its_place(database: Database) -> None:
    office = Office(database)
    office.send("5001:101", "5001:102")

    office.anew("60, falta la firma")

    assert office.rows() == [
        ("sent", "60", None), ("pending", "60, falta la firma", office.first),
    ]  # fmt: skip
    edit = office.claim()
    assert not office.is_settled(edit)
    assert office.on_screen(edit) == ("5001:101", "5001:102")
    assert (edit.recipient, edit.channel, edit.opens) == ("5001", "telegram", False)


def test_two_forms_that_wait_are_one(database: Database) -> None:
    office = Office(database)
    office.send("5001:101")

    office.anew("uno")
    office.anew("uno y dos")

    assert office.rows()[1:] == [("pending", "uno y dos", office.first)]


def test_the_newest_form_that_is_out_is_the_one_replaced(database: Database) -> None:
    office = Office(database)
    office.send("5001:101")
    office.anew("uno")
    office.send("5001:140")  # the first could not be edited any more

    office.anew("dos")

    assert office.on_screen(office.claim()) == ("5001:140",)


def test_a_first_message_in_flight_that_waits_again_says_the_new_words(database: Database) -> None:
    office = Office(database)
    first = office.claim()
    office.anew("60, falta la firma")
    office.move(first, ItemState.UNCERTAIN, not_before=NOW + 5 * MINUTE)

    assert office.is_settled(office.claim())

    assert office.rows()[0] == ("uncertain", "60, falta la firma", None)


def test_an_older_form_never_replaces_a_newer_one(database: Database) -> None:
    office = Office(database)
    office.send("5001:101")
    office.anew("uno")
    older = office.claim()
    office.anew("dos")
    office.move(older, ItemState.UNCERTAIN, not_before=NOW)

    again = office.claim()

    assert (again.id, office.is_settled(again)) == (older.id, True)
    office.move(again, ItemState.CANCELLED)
    newer = office.claim()
    assert (newer.content["said"], office.is_settled(newer)) == ("dos", False)


def test_where_the_first_never_went_out_there_is_nothing_to_replace(database: Database) -> None:
    office = Office(database)
    office.move(office.claim(), ItemState.FAILED)

    office.anew("60, falta la firma")

    edit = office.claim()
    assert not office.is_settled(edit)
    assert office.on_screen(edit) == ()


def test_a_message_is_found_by_its_key_as_it_reads_now(database: Database) -> None:
    office = Office(database)
    office.send("5001:101")
    office.anew("uno")

    with database.reading() as session:
        found = editing.shown_under(session, office.entity, "receipt:1")
        assert found == editing.Shown(office.first, "telegram", SAID | {"said": "uno"})
        assert editing.shown_under(session, office.entity, "receipt:2") is None


def test_what_is_out_stays_where_it_cannot_be_edited_and_what_waits_is_said_anew(
    database: Database,
) -> None:
    office = Office(database)
    office.anew("uno", also_when_out=False)
    office.send("5001:101")
    office.anew("dos", also_when_out=False)

    assert office.rows() == [("sent", "uno", None)]
