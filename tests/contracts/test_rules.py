"""The rules of docs/understanding.md, by their examples, for both readers and for them together."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Meaning
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.cases import Case, told, wanted
from tests.unit.bot.understanding.plan import TODAY, read_context

PAGE = Path(__file__).parents[2] / "docs/understanding.md"
RULE = re.compile(r"^(\d+)\. \*\*", re.MULTILINE)
EXAMPLE = re.compile(r"^ +- (?:`(?P<open>[^`]+)`: )?`(?P<text>[^`]+)` → `(?P<meaning>[^`]+)`$")
ONE = "1.2:40"


def examples() -> list[Case]:
    """Return the examples of the page, each with the number of its rule."""
    found, rule = [], "0"
    for line in PAGE.read_text("utf-8").splitlines():
        if heading := RULE.match(line):
            rule = heading[1]
        if example := EXAMPLE.match(line):
            context = read_context(f"plan {example['open'] or ONE}")
            place = f"rule {rule}: {example['text']}"
            found.append(Case(place, example["text"], context, example["meaning"], (), None))
    return found


EXAMPLES = examples()


def test_every_rule_has_examples_and_every_example_is_read() -> None:
    text = PAGE.read_text("utf-8")

    assert [int(number) for number in RULE.findall(text)] == list(range(1, 23))
    assert {case.place.split(":")[0] for case in EXAMPLES} == {
        f"rule {number}" for number in range(1, 23)
    }
    assert len(EXAMPLES) == len(re.findall(r"^ +- .* → ", text, re.MULTILINE))


@pytest.mark.parametrize("reader", [understand_by_rules, understand_checked])
@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case.place)
def test_an_example_means_what_its_rule_says(case: Case, reader: Callable[..., Meaning]) -> None:
    meaning = reader(case.text, case.context, TODAY)

    assert told(meaning, case.context) == wanted(case)[0]


def test_a_description_keeps_her_words_about_the_work_and_nothing_else() -> None:
    case = next(one for one in EXAMPLES if one.place.startswith("rule 15"))
    context: Context = case.context

    assert [one.description for one in understand_by_rules(case.text, context, TODAY).updates] == [
        "falta la firma del alcalde."
    ]
