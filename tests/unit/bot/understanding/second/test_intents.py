"""What a message wants by learned weights: only what they were learned for."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.meaning import Intent
from bot.understanding.second.intents import likeliest
from bot.understanding.weights import learned

TWO = replace(learned(), intents={"word:a": {"report": -1.0, "list": -2.0}})


def test_what_the_weights_do_not_know_is_never_wanted() -> None:
    intent, share = likeliest(frozenset({"word:a"}), TWO)
    assert intent is Intent.REPORT
    assert round(share, 2) == 0.73  # of these two alone


def test_without_any_weight_it_is_a_report() -> None:
    assert likeliest(frozenset({"word:a"}), replace(TWO, intents={})) == (Intent.REPORT, 1.0)
