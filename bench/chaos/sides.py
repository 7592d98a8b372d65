"""The far sides of an entity: its own bot with the people's telephones, its mailbox if it has one,
and the mail server that all share."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count

from bench.chaos.copied import name_of
from bench.chaos.plan import MAILBOXES, HalfByMail, Saying
from bench.town import NAME, chat_of
from core.clock import Clock
from demo.botapi import BotApiServer
from demo.botapi.people import Person
from demo.loops import running
from demo.smtp import Mail, SmtpServer
from tests.support.dovecot import HOST, PASSWORD, Dovecot, a_dovecot

MAIL_WAITED_FOR_SECONDS = 5
AUTHORITY = "mx.puertoesperanza.example"
_SENDER = re.compile(r"culmina-(\d+)@")
_numbers = count(1)

SETTINGS = """\
[entity]
name = "{name}"

[security]
key = "the key of entity {number:02} is no secret at all"

[telegram]
token = "{token}"
username = "{username}"
base_url = "{base_url}"
base_file_url = "{base_file_url}"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "{sender}"
timeout = {waited}
"""
MAILBOX = """\
reply_to = "{sender}"

[imap]
host = "{host}"
port = {port}
security = "none"
username = "{sender}"
password = "{password}"
handled_folder = "Culmina"

[mail]
authserv_id = "{authority}"
"""


@dataclass(frozen=True, slots=True)
class Side:
    """What is around an entity. People have the same chats and addresses in all entities, so that
    what goes through the wrong bot arrives and is found."""

    number: int
    town: HalfByMail
    clock: Clock
    bot: BotApiServer
    smtp: SmtpServer
    mailbox: Dovecot | None
    people: dict[int, Person]

    @property
    def name(self) -> str:
        """Return the name of the entity."""
        return name_of(NAME, self.number)

    @property
    def short(self) -> str:
        """Return the name of its settings file."""
        return f"m{self.number:02}"

    @property
    def sender(self) -> str:
        """Return the address that it writes from and reads."""
        return f"culmina-{self.number}@puertoesperanza.example"

    def settings(self) -> str:
        """Return its settings file."""
        bot = self.bot
        told = SETTINGS.format(
            name=self.name, number=self.number, port=self.smtp.port, sender=self.sender,
            waited=MAIL_WAITED_FOR_SECONDS, token=bot.token, username=bot.username,
            base_url=bot.base_url, base_file_url=bot.base_file_url,
        )  # fmt: skip
        if self.mailbox is not None:
            told += MAILBOX.format(
                host=HOST, port=self.mailbox.port, sender=self.sender,
                password=PASSWORD, authority=AUTHORITY,
            )  # fmt: skip
        return told

    def hears(self, saying: Saying) -> None:
        """Let a person write what she says, where she is reached."""
        if saying.person in self.people:
            self.people[saying.person].says(saying.text)
            return
        assert self.mailbox is not None
        self.mailbox.deliver(self._mail(saying))

    @property
    def not_fetched(self) -> int:
        """Return how many messages of the people have not been taken."""
        mails = 0 if self.mailbox is None else len(self.mailbox.files())
        return len(self.bot.unconfirmed) + mails

    def open_chats(self) -> None:
        """Let everybody have started the bot some time ago."""
        for person in self.people.values():
            person.starts()
        forgets = f"{self.bot.base_url}{self.bot.token}/deleteWebhook"
        with urllib.request.urlopen(forgets, b"drop_pending_updates=true") as answer:
            answer.read()

    def _mail(self, saying: Saying) -> bytes:
        address = self.town.address_of(saying.person)
        now = self.clock.now()
        head = {
            "Authentication-Results": f"{AUTHORITY}; dmarc=pass "
            "header.from=puertoesperanza.example",
            "From": f"Marta <{address}>",
            "To": self.sender,
            "Subject": "Re: actividades por vencer",
            "Message-ID": f"<{next(_numbers)}.{self.number}@puertoesperanza.example>",
            "Date": now.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        }
        lines = [f"{name}: {value}" for name, value in head.items()]
        return "\r\n".join([*lines, "", saying.text, ""]).encode()


def entity_of(mail: Mail) -> int:
    """Return the number of the entity that a mail is from."""
    found = _SENDER.search(str(mail.message["From"]))
    if found is None:
        raise ValueError(f"{mail.message['From']!r} is no entity")
    return int(found[1])


@contextmanager
def sides(town: HalfByMail, entities: int, clock: Clock) -> Iterator[tuple[Side, ...]]:
    """Run the far sides of so many entities while the block lasts."""
    bots = [
        BotApiServer(f"{1000001 + one}:{'local-bot':0<35}", username=f"culmina_{one}_bot",
                     clock=clock)
        for one in range(entities)
    ]  # fmt: skip
    smtp = SmtpServer(clock=clock)
    with running(smtp, *bots), ExitStack() as stack:
        boxes = [stack.enter_context(a_dovecot()) for _ in range(min(MAILBOXES, entities))]
        made = tuple(
            Side(number, town, clock, bot, smtp, mailbox,
                 {one: bot.user(chat_of(one), "Marta") for one in town.on_telegram})
            for number, (bot, mailbox) in enumerate(
                zip(bots, [*boxes, *[None] * (entities - len(boxes))], strict=True)
            )
        )  # fmt: skip
        for side in made:
            side.open_chats()
        yield made
