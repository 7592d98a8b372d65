"""What a server answers, and how far the message had come, decide what becomes of it."""

from __future__ import annotations

import logging
import ssl

import aiosmtplib
import pytest

from bot.email.errors import Stage, to_send_error
from bot.email.reading.machines.refusals import outcome_of
from core.channels import SendErrorKind
from core.inbound import Returned

AGAIN = SendErrorKind.TRY_AGAIN
DEAD = SendErrorKind.ADDRESS_DEAD
REFUSED = SendErrorKind.MESSAGE_REFUSED
UNCERTAIN = SendErrorKind.UNCERTAIN


def answered(code: int, message: str, stage: Stage) -> SendErrorKind:
    return to_send_error(aiosmtplib.SMTPResponseException(code, message), stage).kind


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (550, "5.1.1 <ana@x.example>: Recipient address rejected: User unknown", DEAD),
        (550, "5.1.2 Bad destination system", DEAD),
        (550, "5.1.10 RESOLVER.ADR.RecipientNotFound", DEAD),
        (550, "5.2.1 The email account that you tried to reach is disabled", DEAD),
        (550, "5.4.1 Recipient address rejected: Access denied", DEAD),
        (556, "5.1.10 Domain accepts no mail", DEAD),
        (550, "No such user here", DEAD),
        (551, "User not local", DEAD),
        (553, "Mailbox name not allowed", DEAD),
        (550, "5.7.1 Blocked by policy", REFUSED),
        (553, "5.1.8 Sender address does not exist", REFUSED),
        (554, "5.7.1 Relay access denied", REFUSED),
        (552, "5.2.2 Mailbox full", REFUSED),
        (554, "Transaction failed", REFUSED),
        (550, "Blocked: 192.0.2.7 is on a list of spammers", REFUSED),
        (550, "Your mail looks like spam", REFUSED),
        (553, "Mail from this domain is refused by policy", REFUSED),
        (450, "4.2.0 Greylisted", AGAIN),
        (451, "4.3.0 Try again later", AGAIN),
        (452, "4.2.2 Over quota", AGAIN),
        (421, "4.7.0 Too many connections", AGAIN),
        (530, "5.7.0 Authentication required", AGAIN),
    ],
)
def test_a_refused_recipient(code: int, message: str, kind: SendErrorKind) -> None:
    assert answered(code, message, Stage.RECIPIENT) is kind


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (552, "5.3.4 Message size exceeds fixed limit", REFUSED),
        (554, "5.7.1 Message looks like spam", REFUSED),
        (550, "Rejected because of its content", REFUSED),
        (550, "5.1.1 User unknown", DEAD),
        (451, "4.3.0 Queue full", AGAIN),
        (421, "Shutting down", AGAIN),
    ],
)
def test_a_refused_message(code: int, message: str, kind: SendErrorKind) -> None:
    assert answered(code, message, Stage.DATA) is kind


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (550, "5.7.60 Client does not have permissions to send as this sender", AGAIN),
        (553, "Sender rejected", AGAIN),
        (451, "Not now", AGAIN),
        (552, "Too large", REFUSED),
    ],
)
def test_a_refused_sender_is_no_fault_of_the_message(
    code: int, message: str, kind: SendErrorKind
) -> None:
    assert answered(code, message, Stage.SENDER) is kind


@pytest.mark.parametrize(
    ("error", "loud"),
    [
        (aiosmtplib.SMTPAuthenticationError(535, "5.7.8 Bad credentials"), True),
        (aiosmtplib.SMTPException("SMTP STARTTLS extension not supported by server."), True),
        (aiosmtplib.SMTPConnectResponseError(554, "5.7.1 Your address is blocked"), True),
        (ssl.SSLCertVerificationError("certificate verify failed"), True),
        (aiosmtplib.SMTPConnectError("Error connecting: refused"), False),
        (aiosmtplib.SMTPConnectTimeoutError("Timed out connecting"), False),
        (aiosmtplib.SMTPServerDisconnected("Connection lost"), False),
        (aiosmtplib.SMTPConnectResponseError(421, "Too busy"), False),
    ],
)
def test_what_fails_before_the_message_is_tried_again_and_a_wrong_setting_is_told_loudly(
    error: Exception, loud: bool, caplog: pytest.LogCaptureFixture
) -> None:
    assert to_send_error(error, Stage.OPEN).kind is AGAIN
    assert bool([r for r in caplog.records if r.levelno == logging.ERROR]) is loud


@pytest.mark.parametrize("stage", [Stage.SENDER, Stage.RECIPIENT])
@pytest.mark.parametrize(
    "error",
    [
        aiosmtplib.SMTPServerDisconnected("Connection lost"),
        aiosmtplib.SMTPReadTimeoutError("Timed out waiting for server response"),
        aiosmtplib.SMTPResponseException(-1, "Malformed SMTP response line"),
        ConnectionResetError(),
    ],
)
def test_a_connection_lost_before_the_message_is_tried_again(
    error: Exception, stage: Stage
) -> None:
    assert to_send_error(error, stage).kind is AGAIN


@pytest.mark.parametrize(
    ("error", "loud"),
    [
        (aiosmtplib.SMTPServerDisconnected("Connection lost"), False),
        (aiosmtplib.SMTPReadTimeoutError("Timed out waiting for server response"), False),
        (aiosmtplib.SMTPResponseException(-1, "Malformed SMTP response line"), True),
        (RuntimeError("never seen before"), True),
    ],
)
def test_a_connection_lost_with_the_message_is_uncertain(
    error: Exception, loud: bool, caplog: pytest.LogCaptureFixture
) -> None:
    assert to_send_error(error, Stage.DATA).kind is UNCERTAIN
    assert bool(caplog.records) is loud


@pytest.mark.parametrize(
    ("message", "returned"),
    [
        ("5.1.1 User unknown", Returned.GONE),
        ("5.2.2 Mailbox full", Returned.PASSING),
        ("Blocked using a list of spammers", Returned.REFUSED),
        ("Not today", Returned.UNREACHED),
    ],
)
def test_a_refusal_at_once_means_what_it_means_in_a_bounce(
    message: str, returned: Returned
) -> None:
    error = aiosmtplib.SMTPResponseException(550, message)
    assert to_send_error(error, Stage.RECIPIENT).returned is returned
    assert outcome_of(f"550 {message}") is returned


def test_what_may_pass_by_itself_has_not_come_back() -> None:
    error = aiosmtplib.SMTPResponseException(452, "4.2.2 Over quota")
    assert to_send_error(error, Stage.RECIPIENT).returned is None


def test_the_reason_is_one_line_that_names_the_step_and_what_the_server_said() -> None:
    error = aiosmtplib.SMTPRecipientRefused(550, "5.1.1 User\nunknown", "ana@x.example")
    assert to_send_error(error, Stage.RECIPIENT).detail == "RCPT: 550 5.1.1 User unknown"
