"""Every case of the files, as it stands and rewritten in ways that change nothing (rule 21)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.cases import Case, read_cases, told, wanted
from tests.unit.bot.understanding.plan import TODAY

CASES = read_cases()
# A second sentence about other things would change what these mean.
NO_COMPANY = ("rule_19", "rule_22", "mixed_requests")
# What is no sentence, or a question, is another thing with other words around it.
SENTENCES = [case for case in CASES if re.search(r"\w$|[%.!)\"]$|\w\?$", case.text.strip())]
SENTENCES = [case for case in SENTENCES if "unclear" not in case.expected]


def understood(case: Case, text: str) -> Meaning:
    return understand_by_rules(text, case.context, TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place} {case.text[:40]}")
def test_an_answer_means_what_the_rules_say(case: Case) -> None:
    meaning = understood(case, case.text)
    expected, codes = wanted(case)
    assert told(meaning, case.context) == expected
    if codes is not None:
        assert meaning.codes == codes


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.words or case.description is not None],
    ids=lambda case: case.place,
)
def test_a_description_keeps_every_fact_and_nothing_else(case: Case) -> None:
    described = " ".join(update.description for update in understood(case, case.text).updates)
    for words in case.words:
        assert words in described
    if case.description is not None:
        assert described == case.description


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(character for character in parts if not unicodedata.combining(character))


REWRITES: dict[str, Callable[[str], str]] = {
    "without accents": _without_accents,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "in decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "with emojis": lambda text: f"🙌 {text} 😊👍",
    "with stray blanks": lambda text: f"  {text.replace(' ', '  ')}\n",
    "after a greeting": lambda text: f"Buenos días doctora, {text}",
    "before thanks": lambda text: f"{text}. Muchas gracias",
    "before thanks in one breath": lambda text: f"{text} gracias",
}


@pytest.mark.parametrize("rewrite", REWRITES)
def test_how_it_is_typed_changes_nothing(rewrite: str) -> None:
    changed = []
    for case in SENTENCES:
        text = REWRITES[rewrite](case.text)
        meaning = understood(case, text)
        expected, codes = wanted(case)
        same = _plain(told(meaning, case.context)) == _plain(expected)
        if not same or (codes is not None and meaning.codes != codes):
            changed.append(
                f"{case.place}: {text!r} → {told(meaning, case.context)}, not {expected}"
            )
    assert changed == []


def _plain(told_meaning: str) -> str:
    return _without_accents(told_meaning).casefold()


def test_numbers_of_other_things_beside_it_change_no_figure() -> None:
    wrong = []
    company = ". Se envió el oficio 123 del 5 de abril de 2026 con 45 asistentes"
    for case in CASES:
        expected = wanted(case)[0]
        if (
            case.place.startswith(NO_COMPANY)
            or re.match(r"[a-z]", expected)
            or "menos" in case.text
        ):
            continue
        meaning = understood(case, case.text + company)
        if told(meaning, case.context) != expected:
            wrong.append(f"{case.place}: {case.text!r} → {told(meaning, case.context)}")
    assert wrong == []


def test_voice_typing_writes_no_other_figure() -> None:
    wrong = []
    for case in SENTENCES:
        text = re.sub(r"[.,;:?¿!](?=\s|$)", "", case.text)
        meaning = understood(case, text)
        got, expected = told(meaning, case.context), wanted(case)[0]
        figures = set(re.findall(r"\S*\d\S*|\S*done", got)) - set(
            re.findall(r"\S*\d\S*|\S*done", expected)
        )
        if figures and meaning.ask is None and meaning.intent == "report":
            wrong.append(f"{case.place}: {text!r} → {got}, not {expected}")
    assert wrong == []
