"""`culmina interpret`: who reads is chosen, and says what decided."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from culmina.cli.root import app
from demo.modelapi import ModelApi
from demo.modelapi.answers import an_answer, an_update, says
from demo.modelapi.server import MODEL
from tests.contracts.cli.conftest import Ran
from tests.unit.bot.understanding.test_interpret import a_line


@pytest.mark.parametrize("options", [[], ["--reader", "rules"], ["--reader", "second"]])
def test_a_plain_figure_is_read_by_either_reader(options: list[str]) -> None:
    ended = CliRunner().invoke(app, ["interpret", *options], input=a_line(text="va en 60 %"))

    assert ended.exit_code == 0
    [update] = json.loads(ended.stdout)["updates"]
    assert (update["code"], update["percent"]) == ("5.3", 60)


@pytest.mark.parametrize(
    ("text", "percent"), [("va en 66, mentiras, 70", 70), ("va en 66, y 70 personas vinieron", 66)]
)
def test_the_command_reads_as_the_conversation_does_what_is_taken_back_at_once(
    text: str, percent: int
) -> None:
    ended = CliRunner().invoke(app, ["interpret"], input=a_line(text=text))

    said = json.loads(ended.stdout)
    assert [update["percent"] for update in said["updates"]] == [percent]
    assert said["ask"] is None


def test_where_nobody_is_chosen_both_read_and_the_rule_is_named() -> None:
    ended = CliRunner().invoke(app, ["interpret", "--explain"], input=a_line(text="va en 60 %"))

    assert 'rule 1 percentage on "60 %"' in ended.stderr


def test_the_second_reader_names_what_decided() -> None:
    ended = CliRunner().invoke(
        app, ["interpret", "--explain", "--reader", "second"], input=a_line(text="va en 60 %")
    )

    assert "5.3 = 60 % in_progress" in ended.stderr
    assert "is|percent" in ended.stderr


def test_a_reader_that_is_not_there_is_refused() -> None:
    ended = CliRunner().invoke(app, ["interpret", "--reader", "third"], input=a_line())

    assert ended.exit_code == 2
    assert "Traceback" not in ended.stderr


def test_the_model_is_refused_in_a_sentence_where_the_settings_name_none(
    culmina: Callable[..., Ran],
) -> None:
    ran = culmina("interpret", "--reader", "model", typed=a_line())

    assert ran.code == 2
    assert ran.error == (
        "[understanding] base_url: no hay ningún modelo en los ajustes. Escriba "
        "base_url y model, o lea con --reader rules."
    )
    assert ran.out == ""


def test_a_model_that_cannot_be_reached_reads_nothing_and_says_why(
    culmina: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CULMINA_UNDERSTANDING__BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("CULMINA_UNDERSTANDING__MODEL", "qwen3")

    ran = culmina("interpret", "--reader", "model", "--explain", typed=a_line())

    assert (ran.code, json.loads(ran.out)["intent"]) == (0, "unclear")
    assert "cannot be reached: ClientConnectorError. Check base_url and the network." in ran.err


def by_reader(ran: Ran) -> dict[str, tuple[float | None, str | None]]:
    """Return by reader the figure of the first update, and what is asked."""
    read = [json.loads(line) for line in ran.out.splitlines()]
    return {one["reader"]: (one["updates"][0]["percent"], one["ask"]) for one in read}


def test_all_readers_say_what_each_reads_of_a_line(culmina: Callable[..., Ran]) -> None:
    ran = culmina("interpret", "--reader", "all", "--explain", typed=a_line(text="va en 60 %"))

    assert ran.code == 0
    assert list(by_reader(ran).items()) == [
        (name, (60, None)) for name in ("rules", "second", "check")
    ]
    assert 'a rules: 5.3 = 60 % in_progress: rule 1 percentage on "60 %"' in ran.err


async def test_with_a_model_its_reading_follows_and_what_the_conversation_goes_on_with(
    culmina: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ya andamos por los sesenta en lo del mapita"
    pending = [
        {"code": "5.3", "title": "Publicar la estrategia"},
        {"code": "1.2", "title": "Actualizar el mapa de riesgos", "percent": 40},
    ]
    async with ModelApi() as api:
        api.script(says(an_answer(an_update(text, "1.2", 60))))
        monkeypatch.setenv("CULMINA_UNDERSTANDING__BASE_URL", api.base_url)
        monkeypatch.setenv("CULMINA_UNDERSTANDING__MODEL", MODEL)
        monkeypatch.setenv("CULMINA_UNDERSTANDING__API_KEY", api.key)

        def read_all() -> Ran:
            line = a_line(text=text, pending=pending)
            return culmina("interpret", "--reader", "all", typed=line)

        read = by_reader(await asyncio.to_thread(read_all))

    assert list(read) == ["rules", "second", "check", "model", "all"]
    local, model, together = list(read.values())[2:]
    assert (local, model, together) == ((60, "activity"), (60, "confirm"), (60, "confirm"))
    assert len(api.asked) == 1
