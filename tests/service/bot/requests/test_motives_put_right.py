"""The reason of a request that is shown: what she calls the reason is it, what repeats is not."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

BANK = "el banco no ha habilitado la pasarela"
ASKS = f"necesito plazo para la 3.1 hasta el 30 de septiembre porque {BANK}"
SEPTEMBER = date(2026, 9, 30)


@pytest.fixture(autouse=True)
def shown(town: Town, marta: Chat) -> None:
    """Marta has been shown a request for more time, with its reason."""
    town.add("3.1", 40, title="Poner el botón de pagos")
    town.add("2.1", 40, title="Capacitar a los servidores")
    marta.says(ASKS)
    marta.heard()


def sent(town: Town) -> list[tuple[date | None, str]]:
    """Return the day and the reason of each request that was sent."""
    return [(one.until, one.reason) for one in town.rows(select(Request))]


@pytest.mark.parametrize(
    ("said", "until", "reason"),
    [
        ("Lo que pedí es plazo hasta el 30 de septiembre", SEPTEMBER, BANK),
        ("yo pedí un plazo hasta el 15 de septiembre", date(2026, 9, 15), BANK),
        ("le dije plazo hasta el 30 de septiembre", SEPTEMBER, BANK),
        ("le dije plazo hasta el 30 de septiembre porque llovió", SEPTEMBER, "llovió"),
        ("el motivo es que falta el acta del banco", SEPTEMBER, "falta el acta del banco"),
        ("no, la razón es que no hay sistema", SEPTEMBER, "no hay sistema"),
        ("motivo del plazo: no hay sistema", SEPTEMBER, "no hay sistema"),
    ],
)
def test_what_only_repeats_the_request_is_no_reason(
    town: Town, marta: Chat, said: str, until: date, reason: str
) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.wished.until, asked.wished.reason) == (until, reason)
    assert sent(town) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("si. el motivo es que falta el acta del banco", "falta el acta del banco"),
        ("sí, la razón es que no hay sistema. Gracias", "no hay sistema"),
        ("dele, pídalo. El motivo es que no hay sistema", "no hay sistema"),
        ("sí, el motivo es el mismo", BANK),
        ("sí", BANK),
    ],
)
def test_the_reason_that_she_names_beside_her_yes_goes_with_the_request(
    town: Town, marta: Chat, said: str, reason: str
) -> None:
    assert marta.says(said) == "requested"
    assert sent(town) == [(SEPTEMBER, reason)]


@pytest.mark.parametrize(
    "said",
    [
        "Sí por favor, pidanlo. El secretario encargado será Nelson no, perdón, no tenemos "
        "encargado",
        "sí, pídalo. El encargado será Nelson",
        "Sí, envíela. El secretario encargado será Nelson",
    ],
)
def test_a_plain_yes_before_words_on_somebody_is_the_yes(
    town: Town, marta: Chat, said: str
) -> None:
    assert marta.says(said) == "requested"
    assert notes(marta.heard()) == ["request_sent"]
    assert sent(town) == [(SEPTEMBER, BANK)]


@pytest.mark.parametrize(
    "said",
    [
        "sí. Pero primero hable con Nelson, él es el encargado",
        "Sí por favor. La 3.1 le corresponde a Hacienda",
        "El secretario encargado será Nelson",
    ],
)
def test_what_turns_a_yes_or_names_another_sends_nothing(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert sent(town) == []


@pytest.mark.parametrize(
    ("said", "reason"), [("porque ellos manejan los buzones", "ellos manejan los buzones")]
)
def test_a_request_that_is_shown_without_a_reason_takes_the_one_that_is_given(
    town: Town, marta: Chat, said: str, reason: str
) -> None:
    marta.says("no")
    for words in ("la 2.1 no es nuestra, es de la Secretaría de Hacienda", said, "sí"):
        marta.says(words)
    assert sent(town) == [(None, reason)]


@pytest.mark.parametrize(
    "said",
    [
        "sí pedirlo, es porque llovió",
        "sí, porque llovió",
        "si, es que llovió",
        "pedirlo, porque llovió",
    ],
)
def test_a_yes_with_another_reason_sends_both(town: Town, marta: Chat, said: str) -> None:
    assert marta.says(said) == "requested"
    assert sent(town) == [(SEPTEMBER, f"{BANK}. llovió")]


def test_a_yes_with_the_same_reason_says_it_once(town: Town, marta: Chat) -> None:
    marta.says(f"sí, porque {BANK}")
    assert sent(town) == [(SEPTEMBER, BANK)]
