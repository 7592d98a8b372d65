"""Why a server did not take a message: only a mailbox or a domain that is gone ends an address."""

from __future__ import annotations

import pytest

from bot.email.reading.machines.refusals import outcome_of
from core.inbound import Returned

GONE, PASSING, REFUSED, UNREACHED = (
    Returned.GONE,
    Returned.PASSING,
    Returned.REFUSED,
    Returned.UNREACHED,
)


@pytest.mark.parametrize(
    "said",
    [
        "550 5.1.1 <ana@x.example>: Recipient address rejected: User unknown in virtual table",
        "550 5.1.2 Host unknown",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP lookup",
        "550 5.2.1 The account that you tried to reach is disabled",
        "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
        "525 5.7.13 Disabled recipient address",
        "556 5.1.10 Domain accepts no mail",
        "550 No such user here",
        "550 Requested action not taken: mailbox unavailable",
        "550 El usuario no existe",
        "550 La cuenta se encuentra desactivada",
        "Unrouteable address",
        "Host or domain name not found. Name service error for name=x.example: Host not found",
        "553 Mailbox name not allowed",
        "host spamfilter.x.example[192.0.2.7] said: 550 5.1.1 User unknown",
    ],
)
def test_a_mailbox_or_domain_that_is_gone(said: str) -> None:
    assert outcome_of(said) is GONE


@pytest.mark.parametrize(
    "said",
    [
        "552 5.2.2 The mailbox is full and can't accept messages now",
        "452 4.2.2 Over quota",
        "550 5.1.1 <ana@x.example>: mailbox is full",
        "550 El buzón del destinatario está lleno",
        "550 Requested mail action aborted: exceeded storage allocation of the mailbox quota",
        "550 5.3.2 System not accepting network messages",
    ],
)
def test_a_mailbox_that_takes_nothing_for_now(said: str) -> None:
    assert outcome_of(said) is PASSING


@pytest.mark.parametrize(
    "said",
    [
        "550 5.7.1 Blocked by policy",
        "550 5.7.26 This mail is unauthenticated: SPF did not pass",
        "550 Service refused; client host [192.0.2.7] blocked using a list of senders",
        "550 Your message was classified as spam",
        "550 5.1.1 rejected: 192.0.2.7 is listed in zen.spamhaus.example",
        "550 5.1.8 Sender address rejected: Domain not found",
        "553 sorry, that domain isn't in my list of allowed rcpthosts",
        "554 Relay access denied",
        "550 relay not permitted",
        "552 5.3.4 Message size exceeds fixed limit",
        "550 5.1.1 Message rejected under the DMARC policy of its domain",
        "554 5.6.0 Message content rejected",
        "550 You are not allowed to send mail to this list",
        "550 Bloqueado: el servidor está en una lista negra",
        "554 Transaction failed",
    ],
)
def test_a_mail_that_the_server_does_not_want(said: str) -> None:
    assert outcome_of(said) is REFUSED


@pytest.mark.parametrize(
    "said",
    [
        "4.4.7 Message expired after 5 days in the queue",
        "connect to mx.x.example: Connection timed out",
        "450 4.1.1 <ana@x.example>: Recipient address rejected: unverified address",
        "550 Address rejected",
        "procmail: couldn't create the mailbox: no such user",
        "",
    ],
)
def test_a_server_that_was_not_reached_or_gives_no_reason_that_is_known(said: str) -> None:
    assert outcome_of(said) is UNREACHED


def test_the_status_of_a_report_decides_before_its_words() -> None:
    assert outcome_of("550 rejected", "5.1.1") is GONE
    assert outcome_of("550 User unknown", "5.7.1") is REFUSED
    assert outcome_of("550 5.1.1 User unknown", "5.0.0") is GONE


def test_a_server_that_relays_the_answer_of_another_does_not_bury_what_that_one_only_refused() -> (
    None
):
    assert outcome_of("smtp; 5.1.0 unknown address error 550 '5.7.1 Access denied'", "5.0.0") is (
        REFUSED
    )
