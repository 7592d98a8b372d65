"""Mails are read in another process: the same is read there, and none of them holds it up."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.email.inbound import Taken, to_inbound
from bot.email.reader import Limits, MailReader
from core.errors import EnvironmentFault
from core.inbound import InboundKind
from tests.support.mails import a_mail, a_multipart, a_part
from tests.unit.bot.email.samples import NOW

SERVER = "mx.puertoesperanza.example"
PROOF = f"Authentication-Results: {SERVER}; dmarc=pass header.from=x.example"
MAIL = a_mail("1.2 va en 60 %", headers=["Message-ID: <1@x.example>", PROOF])
MEGABYTE = 1024 * 1024


@pytest.fixture
def reader() -> Iterator[MailReader]:
    """A reader with the limits of the product."""
    made = MailReader()
    yield made
    made.close()


def read(reader: MailReader, raw: bytes, too_large: int | None = None) -> Taken:
    return reader.read(raw, now=NOW, authserv_id=SERVER, too_large=too_large)


def process_of(reader: MailReader) -> int:
    assert reader._process is not None
    return reader._process.child.pid


@pytest.mark.parametrize(
    "raw",
    [
        MAIL,
        b"",
        b"\x00\xff",
        a_mail("x", headers=["Subject: =?utf-8?q?=C3=B3?=", "To: a@b.co"]),
        a_multipart("mixed", a_part("Va"), a_part("x", "application/pdf; name=a.pdf")),
    ],
    ids=range(5),
)
def test_another_process_reads_what_would_be_read_here(reader: MailReader, raw: bytes) -> None:
    for size in (None, 30_000_000):
        expected = to_inbound(raw, now=NOW, authserv_id=SERVER, too_large=size)
        assert read(reader, raw, size) == expected


def test_it_is_started_for_the_first_mail_and_reads_those_that_follow(reader: MailReader) -> None:
    assert reader._process is None
    read(reader, MAIL)
    first = process_of(reader)
    assert read(reader, MAIL).inbound.text == "1.2 va en 60 %"
    assert process_of(reader) == first


def test_a_mail_that_takes_too_long_is_set_aside_with_its_sender_and_the_next_is_read() -> None:
    reader = MailReader()
    read(reader, MAIL)
    stopped = process_of(reader)
    # For this one alone: on a busy machine the start of the next may take longer.
    reader._process._limits = Limits(seconds=1)  # type: ignore[union-attr]
    os.kill(stopped, signal.SIGSTOP)

    found = read(reader, MAIL)
    assert found.aside == "too costly to read: more than 1 seconds"
    assert found.inbound.external_id == "<1@x.example>"
    assert found.inbound.sender == to_inbound(MAIL, now=NOW).inbound.sender
    assert (found.inbound.text, found.inbound.greeted) == ("", False)
    assert read(reader, MAIL).inbound.text == "1.2 va en 60 %"
    assert process_of(reader) != stopped
    reader.close()


def test_a_mail_that_takes_too_much_memory_is_set_aside_and_the_next_is_read() -> None:
    reader = MailReader(Limits(memory=120 * MEGABYTE))
    found = read(reader, a_mail("a" * 80 * MEGABYTE))
    assert found.aside == "too costly to read: more than the memory that it may have"
    assert found.inbound.kind is InboundKind.MESSAGE
    assert read(reader, MAIL).aside == ""
    reader.close()


def test_a_mail_that_takes_too_much_processor_time_is_set_aside() -> None:
    reader = MailReader(Limits(processor_seconds=-1))  # none is left when the work begins
    found = read(reader, a_mail("<div><b>a</b><blockquote>" * 800_000, content_type="text/html"))
    assert found.aside == "too costly to read: more than -1 seconds of processor time"
    reader.close()


def test_a_process_that_somebody_ended_costs_no_mail(reader: MailReader) -> None:
    read(reader, MAIL)
    os.kill(process_of(reader), signal.SIGKILL)
    assert read(reader, MAIL).inbound.text == "1.2 va en 60 %"


def test_it_knows_no_secret_of_the_settings(
    reader: MailReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CULMINA_SECRET_KEY", "a secret")
    read(reader, MAIL)
    told = Path(f"/proc/{process_of(reader)}/environ").read_bytes()
    assert b"PYTHONPATH" in told
    assert b"a secret" not in told


def test_a_reader_that_is_closed_gives_up_what_it_reads_and_begins_nothing() -> None:
    reader = MailReader()
    read(reader, MAIL)
    os.kill(process_of(reader), signal.SIGSTOP)
    failed: list[EnvironmentFault] = []
    waiting = threading.Thread(target=lambda: failed.append(_refused(reader)))
    waiting.start()
    reader.close()
    waiting.join(10)
    assert "closed" in failed[0].what
    assert "closed" in _refused(reader).what


def test_the_process_ends_with_its_owner() -> None:
    reader = MailReader()
    read(reader, MAIL)
    pid = process_of(reader)
    del reader
    gc.collect()
    assert _eventually(lambda: not Path(f"/proc/{pid}").exists())


def _refused(reader: MailReader) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        read(reader, MAIL)
    return caught.value


def _eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not (held := condition()) and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    return held
