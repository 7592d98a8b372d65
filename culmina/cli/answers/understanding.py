"""culmina understanding: corrected answers as an entity's own cases, and how they are read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ValidationError

from bot.conversation.reporting.cases import cases
from bot.understanding.checked import understand_checked
from bot.understanding.interpret import ContractQuestion, as_json, read_question
from bot.understanding.meaning import Ask, Intent, Status
from bot.understanding.scoring import score
from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.given import read_words, write_new

app = typer.Typer()

_TODO = "Dé líneas como las escribe culmina understanding export."


class _Update(BaseModel):
    code: str | None
    percent: float | None
    status: Status


class _Expected(BaseModel):
    intent: Intent
    updates: list[_Update] = []
    codes: list[str] | None = None
    until: str | None = None
    office: str | None = None
    ask: Ask | None = None


class _Judged(BaseModel):
    """What a line says besides the question: what is expected, and what else may be asked."""

    expect: _Expected | None = None
    ask_ok: list[Ask | None] = []
    keywords: list[str] = []


@app.command("export")
def export(
    out: Annotated[
        Path | None,
        typer.Option(help="El archivo que se escribe, uno nuevo; sin él salen en pantalla."),
    ] = None,
) -> None:
    """Escribe lo que las personas corrigieron o deshicieron como líneas de JSON, sin el nombre de
    nadie."""
    with open_installation() as installation, installation.database.reading() as session:
        lines = [
            json.dumps(one, ensure_ascii=False) for one in cases(session, installation.context())
        ]
    if out is None:
        for line in lines:
            typer.echo(line)
        return
    write_new(out, "".join(f"{line}\n" for line in lines).encode())
    show.line(f"{out}: {plural(len(lines), 'caso', 'casos')}")


@app.command("check")
def check(
    file: Annotated[
        Path, typer.Argument(metavar="ARCHIVO", help="Líneas de JSON con lo que se espera.")
    ],
) -> None:
    """Lee los casos de un archivo como los lee la conversación, y muestra los que no dan lo
    esperado."""
    counts = Counter[str]()
    for number, line in enumerate(_words(file).split("\n"), 1):
        if not line.strip():
            continue
        question, judged = _read(line, f"{file}, línea {number}")
        if judged.expect is None:
            counts["open"] += 1
            continue
        answer = as_json(understand_checked(question.text, question.context, question.today))
        expect = judged.expect.model_dump(mode="json")
        found = score(expect, answer, judged.ask_ok, judged.keywords)
        counts.update(["cases", *found])
        if "exact" not in found:
            show.whole_line(f"{question.id}: salió {_told(answer)}; se esperaba {_told(expect)}")
    show.line(
        f"{plural(counts['cases'], 'caso', 'casos')}: exactos {counts['exact']}, "
        f"mal {counts['wrong']}, preguntados sin necesidad {counts['needless']}; "
        f"sin expectativa {counts['open']}"
    )


def _words(file: Path) -> str:
    try:
        return read_words(file)
    except OSError as error:
        raise InputError(f"{error.strerror}.", where=str(file), todo=_TODO) from error


def _read(line: str, where: str) -> tuple[ContractQuestion, _Judged]:
    """Return the question of a line and how its answer is judged; raises InputError."""
    try:
        return read_question(line), _Judged.model_validate_json(line)
    except InputError as error:
        raise InputError(f"{error.where}: {error.what}", where=where, todo=_TODO) from error
    except ValidationError as error:
        first = error.errors()[0]
        named = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{named}: {first['msg']}.", where=where, todo=_TODO) from error


def _told(answer: dict[str, Any]) -> str:
    """Return what an answer says on one line: "1.2 60 in_progress, asks confirm"."""
    said = [
        f"{one['code']} {'-' if one['percent'] is None else format(one['percent'], 'g')} "
        f"{one['status']}"
        for one in answer["updates"]
    ]
    report = answer["intent"] == Intent.REPORT
    told = [*([] if report else [answer["intent"]]), *said]
    return ", ".join([*told, *([f"pregunta {answer['ask']}"] if answer["ask"] else [])]) or "nada"
