"""The figures of /metrics, in the words of Prometheus; no text, name or address is in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from culmina.monitoring.standing import Queue, Standing

# From a chat's answer to a mail server that takes its time: beyond the last one it has timed out.
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """What this process has counted since it started, and beside it how the tables stand."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._sends = Histogram(
            "culmina_provider_seconds",
            "Time that a provider took for a part that was handed over, by channel and by what "
            "came of it.",
            ("channel", "outcome"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._heard = Counter(
            "culmina_answers",
            "Messages of people that this process has handled, by what came of them.",
            ("outcome",),
            registry=self._registry,
        )
        self._stands = _Stands()
        self._registry.register(self._stands)

    def took(self, channel: str, outcome: str, seconds: float) -> None:
        """Count a part that was handed over to a provider."""
        self._sends.labels(channel, outcome).observe(seconds)

    def heard(self, outcome: str) -> None:
        """Count a message that was handled."""
        self._heard.labels(outcome).inc()

    def page(self, standing: Standing | None, now: datetime) -> bytes:
        """Return the page; None for `standing` where the database could not be asked."""
        self._stands.found, self._stands.now = standing, now
        return generate_latest(self._registry)


class _Stands(Collector):
    """Turns what was read of the database into figures."""

    found: Standing | None = None
    now: datetime | None = None

    def collect(self) -> Iterator[Metric]:
        found, now = self.found, self.now
        up = 0 if found is None else 1
        yield GaugeMetricFamily("culmina_database_up", "1 where the database answers.", value=up)
        if found is None or now is None:
            return
        for name, told, counts in (
            ("culmina_outbox_messages", "Messages to people, by state.", found.outbox),
            ("culmina_inbox_messages", "Messages of people, by state.", found.inbox),
        ):
            yield _by("state", name, told, counts)
        told = "Questions that wait for a person's answer, by name."
        yield _by("question", "culmina_open_questions", told, found.questions)
        for name, queue in (("outbox", found.sending), ("inbox", found.hearing)):
            yield from _queue(name, queue, now)
        if found.last_pass is not None:
            yield GaugeMetricFamily(
                "culmina_clock_lag_seconds",
                "Time since the last pass of the clock; one is made every 300 seconds.",
                value=(now - found.last_pass).total_seconds(),
            )


def _by(label: str, name: str, told: str, counts: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=[label])
    for word, count in counts.items():
        family.add_metric([word], count)
    return family


def _queue(name: str, queue: Queue, now: datetime) -> Iterator[Metric]:
    yield GaugeMetricFamily(
        f"culmina_{name}_due", f"Messages of the {name} that could be done now.", value=queue.due
    )
    age = (now - queue.oldest).total_seconds() if queue.oldest is not None else 0.0
    yield GaugeMetricFamily(
        f"culmina_{name}_oldest_due_seconds",
        f"How long the oldest of them in the {name} has waited.",
        value=max(age, 0.0),
    )
