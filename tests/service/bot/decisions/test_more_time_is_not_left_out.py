"""More time, asked for after "no aplica" was denied, does not grant that it does not apply."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, buttons, somebody


@pytest.fixture
def luz(town: Town, marta: Chat) -> Chat:
    """Luz, of planning, who has denied that the 4.2 does not apply."""
    town.add("4.2", 10, title="Adecuar la rampa", product="")
    marta.asks("la 4.2 no aplica este año, se canceló el convenio")
    luz = somebody(town, 5553004, "Luz Mery Cano", Role.PLANNING)
    luz.says("negar la 4.2, eso no se cancela")
    luz.heard()
    return luz


def applies(town: Town) -> bool:
    (activity,) = town.rows(select(Activity))
    return bool(activity.percent == 10)


def test_more_time_offers_no_such_grant(town: Town, luz: Chat) -> None:
    luz.says("mejor déle a marta plazo hasta el 15 de junio en la 4.2")
    assert not [one for content in luz.heard() for one in buttons(content)]
    luz.says("sí")
    assert applies(town)


def test_a_change_of_mind_is_still_offered(luz: Chat) -> None:
    luz.says("4.2 mejor concédala")
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert [one.label for one in asked.buttons] == ["Sí, cambiarla", "No"]
