"""One word for one thing in all that people read: docs/palabras.md says which."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from core.messages import Line, Reminder
from core.spanish import MONTHS
from tests.contracts.contents import CONTENTS, ENVELOPE
from tests.contracts.plan import BARE, LINE
from tests.contracts.test_texts import channels
from tests.support.patterns import tree
from texts.catalog import Texts
from texts.samples import samples

FOLDER = Path(__file__).parents[2] / "texts" / "es"
PAGES = sorted(
    page
    for part in ("telegram", "email", "shared", "reports", "live")
    for page in (FOLDER / part).glob("*.j2")
)
# What these write in Spanish themselves: words of figures, of the workbook and of the picture.
ROOT = FOLDER.parents[1]
MODULES = [*sorted((ROOT / "reports").rglob("*.py")), ROOT / "plans/export/faults_xlsx.py"]
WORDS = (Path(__file__).parents[2] / "docs" / "palabras.md").read_text("utf-8")
# What the people of an entity read of culmina; in code stand the words of files and commands.
DOCS = [ROOT / "docs" / f"{name}.md" for name in ("control-interno", "instalar")]
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
# What is not said, and what is said in its place.
INSTEAD = {
    r"(?i:dependencias?)": "oficina",
    r"(?i:informes?|informado)": "reporte",
    r"(?i:sin avance (?:informado|reportado|registrado))": "sin reporte",
    r"(?i:en (?:proceso|desarrollo|ejecución))": "en curso",
    r"(?i:(?:terminad|finalizad|completad)[oa]s?)": "cumplida",
    r"(?i:evidencias?)": "soporte",
    r"(?i:atras(?:o|ad[oa])s?|incumplid[oa]s?)": "vencida",
    r"C(?:ulmina|ULMINA)": "culmina",
}
# Whose voice is heard: in a chat that of culmina, in a mail that of the entity.
_ONE = (
    r"(?:registré|anoté|encontré|cambié|escríbame|le aviso|mándeme|(?:la )?(?:niego|concedo)"
    r"|la (?:cambio|paso)\b(?! de)|me escribió)"
)
_SEVERAL = (
    r"(?:registramos|anotamos|encontramos|cambiamos|escríbanos|le avisamos|envíenos|enviamos"
    r"|nos escribió)"
)
VOICES = {"telegram": _SEVERAL, "email": _ONE}
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)|[?!…]\.|\.…|:\.|,\.| [.,;](?!\.)")
_SHOUTED = "SECRETARÍA DE HACIENDA"


def said_in(page: Path) -> str:
    """Return a template without its comments, what it names and what it asks of its values."""
    text = re.sub(r"\{#.*?#\}", " ", page.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r'(?:get\(|== |!= |in \[|import )"[^"]*"', " ", text)
    return re.sub(r'\{% (?:from|extends)[^%]*%\}|"(?:telegram|email|shared)/[^"]*"', " ", text)


def written_by(module: Path) -> str:
    """Return the texts that stand in a module: no docstrings, and no names of values or files."""
    nodes = list(ast.walk(tree(module)))
    told = {id(one.value) for one in nodes if isinstance(one, ast.Expr)}
    texts = [one for one in nodes if isinstance(one, ast.Constant) and id(one) not in told]
    return "\n".join(one.value for one in texts if isinstance(one.value, str))


@pytest.mark.parametrize("wrong", INSTEAD)
def test_one_word_stands_for_one_thing(wrong: str) -> None:
    # A name in the code of a template stands with a point, a slash or a line beside it.
    word = re.compile(rf"(?<![\w./_]){wrong}(?![\w(_=])")
    assert [page.name for page in PAGES if word.search(said_in(page))] == []
    assert [one.name for one in MODULES if word.search(written_by(one))] == []
    assert [one.name for one in DOCS if word.search(_CODE.sub(" ", one.read_text("utf-8")))] == []
    assert INSTEAD[wrong] in WORDS


@pytest.mark.parametrize("channel", VOICES)
def test_a_chat_speaks_for_itself_and_a_mail_for_the_entity(channel: str) -> None:
    other = re.compile(rf"\b{VOICES[channel]}\b", re.IGNORECASE)
    pages = [page for page in PAGES if page.parent.name == channel]
    assert [page.name for page in pages if other.search(said_in(page))] == []


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("channel", VOICES)
def test_no_message_speaks_with_the_voice_of_the_other_channel(channel: str, name: str) -> None:
    # Sentences that both share stand in texts/es/shared: only what goes out tells whose they are.
    other = re.compile(rf"\b{VOICES[channel]}\b", re.IGNORECASE)
    for part in channels(Texts())[channel].render(CONTENTS[name], ENVELOPE):
        said = re.sub(r"<[^>]*>|«[^»]*»", "", part.text)
        assert other.search(said) is None, said


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_a_sentence_ends_once(channel: str, name: str) -> None:
    for part in channels(Texts())[channel].render(CONTENTS[name], ENVELOPE):
        shown = re.sub(r"<[^>]*>", "", part.text)
        assert _TWO_STOPS.search(shown) is None, shown


def reading(channel: str, *lines: Line) -> str:
    content = Reminder(lines=lines, plans=("PTEP 2026",), above=("planning",))
    (part,) = channels(Texts())[channel].render(content, ENVELOPE)
    return re.sub(r"<[^>]*>", "", part.text)


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_no_name_is_shouted_in_a_sentence_and_it_has_its_article(channel: str) -> None:
    helped = LINE.model_copy(update={"support": True, "lead": _SHOUTED})
    said = reading(channel, helped, BARE)
    assert _SHOUTED not in said
    assert ("lidera la Secretaría de Hacienda" in said) or ("lidera Hacienda" in said)


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_without_any_report_it_is_without_report(channel: str) -> None:
    said = reading(channel, BARE).lower()
    assert "sin reporte" in said
    assert "sin avance" not in said.replace("3.6 sin avance", "")


_MONTH = "|".join(MONTHS)
_SHORT_MONTH = "|".join(one[:3] for one in MONTHS)
_FORMS = {
    "30 jun": rf"\b\d{{1,2}} (?:{_SHORT_MONTH})\b",
    "30 de junio": rf"\b\d{{1,2}} de (?:{_MONTH})\b",
    "30/06/2026": r"\b\d{1,2}/\d{1,2}/\d{4}\b",
    "2026-06-30": r"\b\d{4}-\d\d-\d\d\b",
}
# What somebody wrote, buttons, names of files, and what a plan prints.
_QUOTED = re.compile(r"«[^»]*»|\[[^\]]*\]|\S+\.\w{3,4}\b|el plan dice \S+")


def test_a_message_shows_all_its_days_in_one_form() -> None:
    mixed = {}
    for sample in samples():
        for channel, text in sample.said:
            own = _QUOTED.sub("", text)
            forms = [form for form, pattern in _FORMS.items() if re.search(pattern, own)]
            if len(forms) > 1:
                mixed[sample.name, channel] = forms
    assert mixed == {}
