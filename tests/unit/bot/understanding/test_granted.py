"""Who says that more time was granted says it of a request, however long her words are."""

from __future__ import annotations

from time import thread_time

import pytest

from bot.understanding.asks.requests.granted import granted_apart


@pytest.mark.parametrize(
    "said",
    [
        "ya quedó con la prórroga concedida por la Dra. Patricia",
        "la prórroga fue aprobada por planeación",
        "nos dieron plazo por la emergencia de la vía hasta el 20 de mayo",
    ],
)
def test_a_grant_is_told_with_why_or_by_whom(said: str) -> None:
    assert granted_apart(said) == (True, "")


def test_words_without_end_are_no_grant_and_take_no_time() -> None:
    said = f"nos dieron plazo por {'a' * 3000} -"
    begun = thread_time()
    assert granted_apart(said) == (False, said)
    assert thread_time() - begun < 0.1
