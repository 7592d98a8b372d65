"""What will happen once a trial ends, as `culmina live` shows it."""

from __future__ import annotations

from datetime import timedelta

from core.unreached import Unreached
from culmina.ahead.outlook import Day, Outlook, Sample, Sent
from reports.weekly import UnreachableOffice
from tests.support.builders import TODAY


def an_outlook() -> Outlook:
    """Return ten days of a small entity, with all that the pages may say."""
    days = [Day(TODAY + timedelta(days=n), int(n == 0), n % 2, "") for n in range(9)]
    return Outlook(
        entity="Alcaldía de Puerto Esperanza",
        on=TODAY,
        days=(*days, Day(TODAY + timedelta(days=9), 0, 0, "día no hábil")),
        first=(Sent("Ana Mora", "Telegram", "5001", True, 2),),
        samples=(Sample("Ana Mora", "Telegram", "Mañana vence la 1.2: ¿cómo va?\n[1.2 ya está]"),),
        people=3,
        unreachable=(
            UnreachableOffice(name="Archivo", activities=1, reason=Unreached.NOBODY_REGISTERED),
        ),
        nowhere=("Rosa Gil",),
        names_a_policy=False,
    )
