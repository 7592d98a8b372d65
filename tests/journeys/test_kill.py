"""The service is killed at random moments of fifty reminder rounds: nothing is lost.

Some rounds are killed several times, so that what was out at one kill is out at the next as well.
"""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

import pytest
from sqlalchemy import select

from core.entity.calendar import Calendar
from demo.botapi import Failure
from demo.smtp import SmtpFailure, Stage
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState, OwedStep
from tests.journeys.conftest import Town
from tests.support.builders import TODAY
from tests.support.processes import Running, eventually

PEOPLE = 6
CONNECTIONS = 2  # to the mail server, as [smtp] connections has it
SEED = 20260511
HANDLE = re.compile(r"\bD\d\d-\d\b")
# What follows without an answer, also of those that are only named besides.
UNANSWERED = re.compile(r"Sin respuesta.*?(?=\n\n|$)", re.DOTALL)
LEFT_OUT = ("También sigue vencida", "También siguen vencidas")


@dataclass
class Rounds:
    """Working days on each of which each of six people is owed one message about one activity."""

    town: Town
    number: int
    random: Random = field(default_factory=lambda: Random(SEED))
    kills: int = 0
    in_flight: Counter[str] = field(default_factory=Counter)
    mailed: dict[int, tuple[str, str]] = field(default_factory=dict)

    def prepare(self) -> None:
        """Write the offices, half of them reached by mail, and what is due."""
        days = self.days()
        for person in range(PEOPLE):
            mailed = person % 2 == 0
            office = self.town.office(
                f"Oficina {person}",
                email=f"oficina{person}@puertoesperanza.example" if mailed else None,
                chat=None if mailed else 1000 + person,
            )
            for number, day in enumerate(days):
                self.town.activity(office, f"D{number:02}-{person}", day)

    def days(self) -> list[date]:
        """Return the days of the rounds."""
        calendar = Calendar()
        return [calendar.add_working_days(TODAY, number) for number in range(self.number)]

    def play(self, day: date) -> None:
        """Let a day happen, in most rounds with one to three kills in its middle."""
        for minute in range(self.random.choice([0, 1, 1, 2, 3])):
            self._make_the_far_sides_slow()
            self._kill_somewhere(self.town.start("run", "--at", f"{day}T08:0{minute}"), day)
        last = self.town.start("run", "--at", f"{day}T08:05")
        told = eventually(lambda: self._told(day) == PEOPLE and self.town.is_idle())
        # Once all is sent, a kill must do no more harm than a stop.
        ended = last.kill() if self.random.random() < 0.5 else last.stop()
        assert ended.code in {0, -signal.SIGKILL}, ended.err
        assert told, ended.err
        self.town.pass_a_minute()  # a pass that was in hand is taken over, as above

    def _make_the_far_sides_slow(self) -> None:
        """Let the answers of the servers take some hundredths of a second, each its own."""
        for _ in range(PEOPLE):
            wait = self.random.uniform(0, 0.04)
            stage = self.random.choice([Stage.MAIL, Stage.RCPT, Stage.END])
            self.town.smtp.script(stage, SmtpFailure.slow(wait))
            self.town.telegram.script("sendMessage", Failure.slow(wait))

    def _kill_somewhere(self, process: Running, day: date) -> None:
        """Kill a process at its start, or as soon as so many more messages have been accepted."""
        accepted = self.accepted()
        today = f"D{self.days().index(day):02}-"
        left = PEOPLE - len({handle for handle in accepted if handle.startswith(today)})
        wanted = len(accepted) + self.random.randrange(max(left, 1))
        asked = len(self.town.telegram.sent)
        killed: list[int] = []  # both far sides look, and one of them kills

        def kill() -> bool:
            reached = len(self.accepted()) >= wanted and len(self.town.telegram.sent) > asked
            if reached and not killed:
                os.kill(process.pid, signal.SIGKILL)
                killed.append(process.pid)
            return reached

        self.town.until_seen(kill)
        ended = process.wait()
        assert ended.code == -signal.SIGKILL, ended.err
        self.kills += 1
        on_the_wire = self._handed_over()
        self.in_flight.update(handle for _, handle in on_the_wire)
        mails = [handle for channel, handle in on_the_wire if channel == "email"]
        assert len(mails) <= CONNECTIONS, "what waits for a connection is not on a wire"
        self.town.pass_a_minute()  # on PostgreSQL only the heartbeat tells that it is dead

    def _handed_over(self) -> list[tuple[str, str]]:
        """Return channel and handle of each message that was on a wire when the process died."""
        with self.town.database.reading() as session:
            rows = session.execute(
                select(OutboxItem.channel, OutboxItem.content).where(
                    OutboxItem.state == ItemState.SENDING, OutboxItem.handed_over_at.is_not(None)
                )
            ).all()
        return [(row.channel, line["handle"]) for row in rows for line in row.content["lines"]]

    def _told(self, day: date) -> int:
        with self.town.database.reading() as session:
            steps = session.scalars(
                select(OwedStep.state)
                .join(OutboxItem, OwedStep.outbox_id == OutboxItem.id)
                .where(OwedStep.due == day, OutboxItem.state == ItemState.SENT)
            ).all()
        return sum(state is OwedState.TOLD for state in steps)

    def accepted(self) -> list[str]:
        """Return the handle of each message that a far side has accepted, repeats included."""
        return [handle for handle, _ in self._accepted_with_ids()]

    def ids(self) -> dict[str, set[str]]:
        """Return the Message-IDs under which each activity was mailed."""
        found: dict[str, set[str]] = {}
        for handle, message_id in self._accepted_with_ids():
            if message_id:
                found.setdefault(handle, set()).add(message_id)
        return found

    def _accepted_with_ids(self) -> Iterator[tuple[str, str]]:
        for call in list(self.town.telegram.sent):
            if call.method == "sendMessage":
                yield _handle(str(call.params["text"])), ""
        for at, mail in enumerate(list(self.town.smtp.messages)):
            if at not in self.mailed:  # each is parsed once: it is asked many times a second
                body = mail.message.get_body(("plain",))
                assert body is not None
                self.mailed[at] = _handle(body.get_content()), str(mail.message["Message-ID"])
            yield self.mailed[at]


def _handle(text: str) -> str:
    lines = UNANSWERED.sub("", text).splitlines()
    asked = [line for line in lines if not line.strip().startswith(LEFT_OUT)]
    found: set[str] = set(HANDLE.findall("\n".join(asked)))
    assert len(found) == 1, text
    return found.pop()


# On PostgreSQL fewer rounds do: what differs there is the claim, not the moments of a kill.
@pytest.mark.timeout(480)
@pytest.mark.parametrize(
    ("which", "number", "least"),
    [
        ("town", 50, 30),
        pytest.param("postgres_town", 15, 10, marks=pytest.mark.postgres),
    ],
)
def test_killed_at_random_moments_of_fifty_rounds_it_loses_nothing_and_repeats_what_was_in_flight(
    which: str, number: int, least: int, request: pytest.FixtureRequest
) -> None:
    town: Town = request.getfixturevalue(which)
    rounds = Rounds(town, number)
    rounds.prepare()

    for day in rounds.days():
        rounds.play(day)

    owed = {f"D{day:02}-{person}" for day in range(number) for person in range(PEOPLE)}
    times = Counter(rounds.accepted())
    assert set(times) == owed
    doubles = {handle: often - 1 for handle, often in times.items() if often > 1}
    assert all(often <= rounds.in_flight[handle] for handle, often in doubles.items())
    assert sum(doubles.values()) <= sum(rounds.in_flight.values())
    assert all(len(ids) == 1 for ids in rounds.ids().values())
    assert town.count(ItemState.FAILED, ItemState.CANCELLED) == 0
    assert rounds.kills >= least
    assert rounds.in_flight, "no kill fell into a sending: the test has lost its point"
