"""The worked examples of the contract of replies, scored by the contract's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bot.understanding.interpret import interpret_with_reasons
from tests.support.shared import shared

SAMPLE = "replies/sample.jsonl"
SCORER = "replies/score_replies.py"


def test_every_example_of_the_contract_is_understood_exactly(tmp_path: Path) -> None:
    sample = shared(SAMPLE)
    lines = [line for line in sample.read_text(encoding="utf-8").splitlines() if line.strip()]
    answers = tmp_path / "answers.jsonl"
    answers.write_text(
        "\n".join(interpret_with_reasons(line).answer for line in lines), encoding="utf-8"
    )
    scored = subprocess.run(
        [sys.executable, str(shared(SCORER)), str(sample), str(answers)],
        capture_output=True,
        text=True,
        check=True,
    )
    total = len(lines)
    assert scored.stdout.strip().splitlines()[-1] == (
        f"exact {total}/{total} wrong_writes 0 needless_questions 0 keywords_lost 0"
    )


def test_descriptions_that_the_examples_give_are_given_word_for_word() -> None:
    different = []
    for line in shared(SAMPLE).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        given = {
            u["code"]: u["description"]
            for u in json.loads(interpret_with_reasons(line).answer)["updates"]
        }
        for update in case["expect"]["updates"]:
            described = update.get("description")
            if described is not None and given.get(update["code"]) != described:
                different.append((case["id"], given, described))
    assert different == []
