"""The containers of `deploy/compose.workers.yaml`, their commands run as processes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from culmina.run import Loop
from tests.journeys.conftest import Town
from tests.journeys.test_stop import IN_TIME, answers
from tests.support.builders import TODAY
from tests.support.processes import eventually

COMPOSE = (Path(__file__).parents[2] / "deploy/compose.workers.yaml").read_text("utf-8")
_SERVICE = re.compile(
    r"^  (?P<name>\w+):\n    <<: \*culmina\n    command: \[(?P<words>[^]]+)\]"
    r"(?:\n    deploy: \{ replicas: (?P<count>\d) \})?",
    re.MULTILINE,
)


def commands() -> list[tuple[str, ...]]:
    """Return the command of each container, of several of a kind as often."""
    return [
        tuple(re.findall(r'"([^"]+)"', one["words"]))
        for one in _SERVICE.finditer(COMPOSE)
        for _ in range(int(one["count"] or 1))
    ]


def test_each_part_of_the_service_has_a_container_and_the_work_is_shared() -> None:
    parts = [words[-1] for words in commands()]

    assert set(parts) == {*Loop}
    assert {part: parts.count(part) for part in ("clock", "work", "send")} == {
        "clock": 1, "work": 2, "send": 2,
    }  # fmt: skip
    assert all(words[:2] == ("run", "--only") for words in commands())


@pytest.mark.postgres
def test_together_they_remind_and_take_the_answer_and_each_stops_when_it_is_told(
    postgres_town: Town,
) -> None:
    town = postgres_town
    town.activity(town.office("Planeación", chat=1001), "A-1001", TODAY)
    ana = town.telegram.user(1001, "Ana")
    started = [town.start(*words, "--at", f"{TODAY}T08:00") for words in commands()]

    town.until_seen(lambda: any("A-1001" in text for text in answers(ana)), 60)
    ana.says("A-1001 60 %")
    town.until_seen(lambda: any("60 %" in text for text in answers(ana)), 60)
    assert eventually(town.is_idle)

    assert [one.stop(IN_TIME).code for one in started] == [0] * len(started)
