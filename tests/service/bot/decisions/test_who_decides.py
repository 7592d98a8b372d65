"""Who decides requests is a setting of the entity: all that tells of it asks the same function."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from core.entity.policy import Policy
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(("decides", "nobody"), [("control", False), ("planning", True)])
def test_the_summary_says_that_nobody_decides_only_where_nobody_holds_the_role_that_does(
    town: Town,
    marta: Chat,
    consuelo: Chat,
    decides: Literal["control", "planning"],
    nobody: bool,
) -> None:
    town.context = replace(town.context, policy=Policy(requests_decided_by=(decides,)))
    town.add("1.2", 40)
    marta.asks("necesitamos más plazo para la 1.2 hasta el 30 de junio, falta la firma")

    consuelo.says("/resumen")
    shown = consuelo.heard()[-1]
    assert isinstance(shown, Overview)
    assert shown.figures["nobody_decides"] is nobody
