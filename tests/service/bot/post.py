"""The mail of the town: its people's mailboxes, and what culmina writes to them."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import select

from bot.email.inbound import to_inbound, with_item
from bot.email.tokens import make_token, plus_address
from bot.email.without_ours import read_apart
from core.inbound import Inbound
from core.messages import Content, Line, Note, Question, Reminder, load_content, store_content
from models.inbox import Inbound as InboundRow
from models.inbox import InboundState
from models.incoming import mail
from models.incoming.mail import Arrived
from models.outbox import ItemState, OutboxItem
from models.plan import Activity
from tests.service.bot.chat import REFS, Town
from tests.support.builders import an_address, an_outbox_item

DOMAIN = "puertoesperanza.example"
SERVER = f"mx.{DOMAIN}"
MAILBOX = f"seguimiento@{DOMAIN}"
MARTA, PEDRO = f"marta@{DOMAIN}", f"pedro@{DOMAIN}"
LUZ = f"luz@{DOMAIN}"
STRANGER = "juan@contratista.example"
PROVEN, DENIED = "pass", "fail"

_numbers = count(1)


def with_a_document(text: str) -> tuple[str, str]:
    """Return the body of a mail with a text and a document, and its Content-Type."""
    data = base64.encodebytes(b"%PDF-1.4 x").decode()
    body = (
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        '--b\r\nContent-Type: application/pdf; name="acta.pdf"\r\n'
        'Content-Disposition: attachment; filename="acta.pdf"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{data}\r\n--b--"
    )
    return body, "multipart/mixed; boundary=b"


@dataclass
class Post:
    """The mailboxes of Marta and Pedro; everybody else's mail comes from outside."""

    town: Town
    sent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with self.town.database.transaction() as session:
            for person, address in ((self.town.marta_id, MARTA), (self.town.pedro_id, PEDRO)):
                an_address(session, person, channel="email", value=address)

    def remind(self, *activities: int, to: str = MARTA, question: Question | None = None) -> int:
        """Write a reminder of activities, which may repeat a question, that has come to a mailbox;
        return its outbox row."""
        person = self.town.marta_id if to == MARTA else self.town.pedro_id
        with self.town.database.transaction() as session:
            lines = tuple(_line(session.get_one(Activity, one)) for one in activities)
            return an_outbox_item(
                session,
                self.town.context.entity_id,
                at=self.town.now,
                state=ItemState.SENT,
                person_id=person,
                channel="email",
                recipient=to,
                content=store_content(Reminder(lines=lines, question=question)),
            )

    def sends_too_much(self, *, sender: str = MARTA, proof: str = "") -> str:
        """Let 31 MB come in, of which only the header is taken; return what came of it."""
        self.receive(None, "", sender=sender, proof=proof, size=31_000_000)
        return self.town.handle()

    def answer(
        self, item: int | None, text: str, *, sender: str = MARTA, proof: str = "", **headers: str
    ) -> str:
        """Let a mail come in that answers an outbox row; return what came of it."""
        self.receive(item, text, sender=sender, proof=proof, size=None, **headers)
        return self.town.handle()

    def receive(
        self,
        item: int | None,
        text: str,
        *,
        sender: str = MARTA,
        proof: str = "",
        size: int | None = None,
        **headers: str,
    ) -> Inbound:
        """Let a mail come in; return how it was read."""
        to = MAILBOX if item is None else plus_address(MAILBOX, make_token(REFS, item))
        results = f"{SERVER}; dmarc={proof} header.from={sender.partition('@')[2]}"
        values = {
            "Authentication-Results": results if proof else "",
            "From": f"Persona <{sender}>",
            "To": to,
            "Message-ID": f"<{next(_numbers)}@{sender.partition('@')[2]}>",
            "Content-Type": "text/plain; charset=utf-8",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in values.items() if value)
        raw = f"{head}\r\n{text}\r\n".encode()
        read = to_inbound(raw, now=self.town.now, authserv_id=SERVER, too_large=size)
        taken = with_item(read, REFS)
        assert taken.aside == ""
        entity = self.town.context.entity_id
        with self.town.database.transaction() as session:
            taken = read_apart(session, entity, "email", taken)
            inbound = taken.inbound
            assert mail.store(
                session,
                Arrived(inbound, raw, len(raw), whole=size is None),
                entity_id=entity,
                channel="email",
                place=None,
                now=self.town.now,
            )
        return taken.inbound

    def mailbox(self, address: str) -> list[tuple[int, Content]]:
        """Return what culmina has written to an address besides reminders, with its row."""
        query = select(OutboxItem).where(OutboxItem.recipient == address, ~OutboxItem.opens)
        rows: list[OutboxItem] = self.town.rows(query.order_by(OutboxItem.id))
        return [(row.id, load_content(row.content)) for row in rows]

    def notes(self, address: str) -> list[str]:
        """Return the names of the notes that have been written to an address."""
        return [one.name for _, one in self.mailbox(address) if isinstance(one, Note)]

    def newest(self) -> InboundRow:
        """Return the newest message that came in."""
        (row,) = self.town.rows(select(InboundRow).order_by(InboundRow.id.desc()).limit(1))
        assert isinstance(row, InboundRow)
        return row

    def set_aside(self) -> list[str | None]:
        """Return why the messages are set aside that wait for a person."""
        query = select(InboundRow).where(
            InboundRow.state == InboundState.SET_ASIDE,
            InboundRow.entity_id == self.town.context.entity_id,
        )
        rows: list[Any] = self.town.rows(query)
        return [row.error for row in rows]


def _line(activity: Activity) -> Line:
    return Line(
        activity_id=activity.id,
        handle=activity.handle,
        code=activity.code,
        title=activity.title,
        office="Secretaría de Planeación",
        due=None,
    )
