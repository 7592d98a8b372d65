"""Calendars as other programs read them: unfolded and unescaped by the rules of RFC 5545."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from bot.email.calendar import Event, file_of, uid_of
from core.messages import Listing
from tests.unit.bot.email.samples import a_line, body_of, parsed, the_part

NOW = datetime(2026, 6, 16, 13, 0, tzinfo=UTC)
ENTITY, DOMAIN = "Alcaldía de Puerto Esperanza", "puertoesperanza.example"


def read(data: bytes) -> list[dict[str, str]]:
    """Return the events of a file as a strict program reads them."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    unfolded = b"\r\n".join(lines).replace(b"\r\n ", b"").decode().split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-1] == "END:VCALENDAR"
    events: list[dict[str, str]] = []
    for line in unfolded[1:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z]+(?:;VALUE=DATE)?", name), line
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line != "END:VEVENT":
            assert name not in events[-1]
            events[-1][name] = re.sub(r"\\(.)", _plain, value)
    return events


def _plain(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def attached(message: EmailMessage) -> bytes:
    """Return the calendar that a mail carries."""
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_filename() == "fechas-del-plan.ics"
    assert part.get_param("method") == "PUBLISH"
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found


def test_each_open_date_is_an_event_of_a_whole_day() -> None:
    listing = Listing(lines=(a_line(), a_line(handle="1.3", due=None)), calendar=(2, 0))
    message = parsed(the_part(listing))
    (event,) = read(attached(message))
    assert event["UID"] == uid_of(ENTITY, "1.2", DOMAIN)
    assert (event["SEQUENCE"], event["DTSTAMP"]) == ("2", "20260616T130000Z")
    days = (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"])
    assert days == ("20260630", "20260701")
    assert event["SUMMARY"] == "Vence 1.2 · Publicar la matriz de riesgos"
    assert "Secretaría de Planeación" in event["DESCRIPTION"]
    assert "Va adjunto el calendario" in body_of(message, "plain")


def test_without_having_asked_there_is_none_nor_without_a_date() -> None:
    for listing in (
        Listing(lines=(a_line(),)),
        Listing(lines=(a_line(due=None),), calendar=(0,)),
    ):
        message = parsed(the_part(listing))
        assert list(message.iter_attachments()) == []
        assert "adjunto" not in body_of(message, "plain")


def test_an_event_has_the_same_name_for_ever_and_another_entity_s_has_another() -> None:
    assert uid_of(ENTITY, "1.2", DOMAIN) == uid_of(ENTITY, "1.2", DOMAIN)
    assert len({uid_of(ENTITY, "1.2", DOMAIN), uid_of("X", "1.2", DOMAIN)}) == 2
    assert uid_of(ENTITY, "1.2", DOMAIN) != uid_of(ENTITY, "1.3", DOMAIN)


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_a_plan_says_stays_a_value(summary: str, description: str) -> None:
    event = Event("u@x", 0, date(2026, 6, 30), summary, description)
    (found,) = read(file_of([event], NOW).data)
    assert set(found) == {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY",
        "DESCRIPTION", "TRANSP",
    }  # fmt: skip
    assert found["UID"] == "u@x"
    words = re.sub(r"[\W_]", "", summary)
    assert re.sub(r"[\W_]", "", found["SUMMARY"]) == words
