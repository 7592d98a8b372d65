"""Who oversees wants somebody of the office to carry an activity: that is the lead's to say, who
can be sent her words."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def town(town: Town) -> Town:
    """Pedro leads the office of the ramp, where Rosa is too."""
    somebody(town, 901, "Rosa Elvira Tapia", Role.DELEGATE, office=town.other_office_id)
    town.add("4.2", 20, office=town.other_office_id, title="Construir la rampa")
    return town


@pytest.mark.usefixtures("pedro", "town")
@pytest.mark.parametrize(
    "said", ["la rampa que la maneje Rosa Elvira de ahora en adelante", "la 4.2 la lleva Rosa"]
)
def test_who_leads_decides_that_and_can_be_sent_her_words(luz: Chat, said: str) -> None:
    luz.says(said)
    (told,) = luz.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["who"]) == ("office_said", "Rosa Elvira Tapia")
    luz.touches("Pasarle sus palabras")
    (passed,) = luz.heard()
    assert isinstance(passed, Note)
    assert passed.name == "words_passed"


@pytest.mark.usefixtures("pedro", "town")
@pytest.mark.parametrize("said", ["la 4.2 la lleva Hacienda", "la 4.2 la lleva Pedro"])
def test_the_office_or_its_lead_is_only_told_back(luz: Chat, said: str) -> None:
    luz.says(said)
    (told,) = luz.heard()
    assert isinstance(told, Note)
    assert "who" not in told.values
    assert not told.buttons
