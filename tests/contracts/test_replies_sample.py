"""The worked examples of the contract of replies, scored by the contract's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.understanding.interpret import interpret_line

REPLIES = Path(__file__).resolve().parents[3] / "shared" / "replies"
SAMPLE = REPLIES / "sample.jsonl"
SCORER = REPLIES / "score_replies.py"

pytestmark = pytest.mark.skipif(
    not SAMPLE.exists(), reason="the shared examples of replies are not beside the repository"
)


def test_every_example_of_the_contract_is_understood_exactly(tmp_path: Path) -> None:
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    answers = tmp_path / "answers.jsonl"
    answers.write_text("\n".join(interpret_line(line) for line in lines), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(SCORER), str(SAMPLE), str(answers)],
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
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        given = {u["code"]: u["description"] for u in json.loads(interpret_line(line))["updates"]}
        for update in case["expect"]["updates"]:
            described = update.get("description")
            if described is not None and given.get(update["code"]) != described:
                different.append((case["id"], given, described))
    assert different == []
