"""The labelled answers: whole, scored as the contract's own scorer does, learned the same twice."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from bench.second.judging import learn
from bench.second.rows import ANSWERS, natural_sets
from bot.understanding.interpret import as_json
from bot.understanding.scoring import score
from bot.understanding.understand import understand_by_rules
from tests.support.shared import shared

FILES = sorted(ANSWERS.glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_labels_of_a_file_are_of_its_texts_and_activities(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    assert len({row["id"] for row in rows}) == len(rows) >= 160
    for row in rows:
        known = {activity["code"] for activity in row["pending"]}
        for update in row["expect"]["updates"]:
            assert update["code"] in known | {None}, row["id"]
            words = [update.get("from") or "", update.get("about") or ""]
            assert all(word in row["text"] for word in words), row["id"]


@pytest.mark.parametrize("path", FILES[:2], ids=lambda path: path.stem)
def test_answers_are_scored_as_the_scorer_of_the_contract_does(path: Path, tmp_path: Path) -> None:
    rows = natural_sets()[path.stem]
    given = [
        as_json(understand_by_rules(r.question.text, r.question.context, r.question.today))
        for r in rows
    ]
    answers = tmp_path / "answers.jsonl"
    lines = [
        json.dumps({"id": row.question.id, **answer})
        for row, answer in zip(rows, given, strict=True)
    ]
    answers.write_text("\n".join(lines), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(shared("replies/score_replies.py")), str(path), str(answers)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    own = [
        score(row.expect, answer, row.ask_ok, row.keywords)
        for row, answer in zip(rows, given, strict=True)
    ]
    count = {
        name: sum(name in one for one in own) for name in ("exact", "wrong", "needless", "lost")
    }

    assert scored.stdout.strip().splitlines()[-1] == (
        f"exact {count['exact']}/200 wrong_writes {count['wrong']} "
        f"needless_questions {count['needless']} keywords_lost {count['lost']}"
    )


def test_the_same_answers_teach_the_same_weights() -> None:
    some = {name: rows[:60] for name, rows in natural_sets().items() if name in ("w1", "w2")}

    learned = asdict(learn(some, []))

    assert learned == asdict(learn(some, []))
    assert learned != asdict(learn({"w1": some["w1"]}, []))
