"""culmina doctor looks at the mailbox too, and tries the way of a mail when it is asked to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from demo.loops import LoopThread
from models.incoming import mail
from models.incoming.mail import Ways
from tests.journeys.conftest import Town
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot, a_dovecot
from tests.support.relay import a_relay


@pytest.fixture
def mailbox() -> Iterator[Dovecot]:
    """A real IMAP server."""
    with a_dovecot() as started:
        yield started


def imap(mailbox: Dovecot, **changes: str) -> dict[str, str]:
    """Return the environment of a town that reads the mailbox."""
    return {
        "CULMINA_IMAP__HOST": HOST,
        "CULMINA_IMAP__PORT": str(mailbox.port),
        "CULMINA_IMAP__SECURITY": "none",
        "CULMINA_IMAP__USERNAME": USER,
        "CULMINA_IMAP__PASSWORD": PASSWORD,
        "CULMINA_MAIL__AUTHSERV_ID": "mx.puertoesperanza.example",
        **changes,
    }


def lines(out: str) -> dict[str, str]:
    """Return what is said of each check: its mark, and what was found."""
    found = {}
    for line in out.splitlines():
        head, _, told = line.partition(": ")
        mark, name = head.split()
        found[name] = f"{mark} {told}"
    return found


def test_a_mailbox_that_works_is_named_with_its_folders(town: Town, mailbox: Dovecot) -> None:
    ended = town.culmina("doctor", **imap(mailbox))

    found = lines(ended.out)
    assert found["imap"] == f"ok {HOST}:{mailbox.port}, INBOX, new mail is announced"
    assert found["authserv_id"] == "ok mx.puertoesperanza.example"


def test_what_is_wrong_with_a_mailbox_is_told(town: Town, mailbox: Dovecot) -> None:
    password = lines(town.culmina("doctor", **imap(mailbox, CULMINA_IMAP__PASSWORD="otra")).out)
    folder = lines(
        town.culmina("doctor", **imap(mailbox, CULMINA_IMAP__FOLDERS='["Respuestas"]')).out
    )
    proof = lines(town.culmina("doctor", **imap(mailbox, CULMINA_MAIL__AUTHSERV_ID="")).out)

    assert password["imap"].startswith("FAIL")
    assert "refuses the login" in password["imap"]
    assert "otra" not in str(password)
    assert "has no folder 'Respuestas'" in folder["imap"]
    assert proof["authserv_id"].startswith("FAIL")
    assert "no answer by mail is proven" in proof["authserv_id"]


def test_a_mailbox_that_is_away_is_told(town: Town, mailbox: Dovecot) -> None:
    mailbox.stop()
    found = lines(town.culmina("doctor", **imap(mailbox)).out)
    assert "cannot be reached" in found["imap"]


def test_the_mail_loop_is_tried_kept_and_shown(
    town: Town, mailbox: Dovecot, relay_thread: LoopThread
) -> None:
    relaying = a_relay(mailbox, takes_other_senders=False)
    relay = relay_thread.run(relaying.__aenter__())
    environment = imap(mailbox) | {
        "CULMINA_SMTP__PORT": str(relay.port),
        "CULMINA_SMTP__REPLY_TO": USER,
    }

    before = lines(town.culmina("doctor", **environment).out)
    tried = town.culmina("doctor", "--mail-loop", **environment)
    after = lines(town.culmina("doctor", **environment).out)
    relay_thread.run(relaying.__aexit__(None, None, None))

    assert before["mail_loop"].startswith("warn not tried yet")
    assert "Message-ID survives, plus-addresses survive, return addresses do not" in tried.out
    assert after["mail_loop"].startswith("ok Message-ID survives")
    with town.database.reading() as session:
        ways, _ = mail.known_ways(session, entity_id=town.entity, mailbox=USER)
    assert ways == Ways(own_message_id=True, plus_address=True, verp=False)
    assert mailbox.files() == []


def test_without_a_mailbox_there_is_no_word_of_the_mail_loop(town: Town) -> None:
    found = lines(town.culmina("doctor", CULMINA_SMTP__REPLY_TO=USER).out)
    assert found["smtp"].startswith("ok")
    assert "mail_loop" not in found


def test_the_mail_loop_needs_a_mailbox(town: Town) -> None:
    ended = town.culmina("doctor", "--mail-loop")
    assert ended.code == 2
    assert "[smtp] host y reply_to, [imap] host" in ended.err


@pytest.fixture
def relay_thread() -> Iterator[LoopThread]:
    """An event loop on a thread of its own."""
    thread = LoopThread()
    yield thread
    thread.close()
