"""The table `questions.txt` as it is read: its rows, and the page to which each leads. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from bot.understanding.wordlists import MONTH
from core.spanish import fold

NAME = "#"  # how a text spells the name of an activity for the rows about one

_PART = re.compile(r"<\w+>|\{\d,\d\}|[()\[\]|$~?]|[^\s<>{}()\[\]|$~?]+")
_SIGNS = {"(": "(?:", "[": "(?:", ")": ")", "]": ")?", "|": "|", "$": "$", "~": "", "?": ""}
_SLOTS = {
    "<office>": r"(?P<rest>[a-z]{1,30} (?:[a-z]{1,30} ){0,9}?)",
    "<days>": r"(?P<rest>(?:[a-z0-9]{1,20} ){1,10})",
    # Days by words that name nothing else; "semana de la juventud" may be an office.
    "<span>": (
        r"(?P<rest>(?:(?:el|la|est[ae]|proxim[oa]|siguiente|otr[oa]) ){0,2}"
        r"(?:hoy|manana|semana|mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
        rf"|{MONTH}) (?:(?:que (?:viene|entra)|entrante|siguiente|proxim[oa]) )?)"
    ),
    "<person>": r"(?P<rest>[a-z]{1,30} (?:[a-z]{1,30} ){0,4}?)",
}
_CODED = r"(?:\S{0,9}\d\S{0,9} )?"  # what may name an activity before it is known which are there
# What may stand before a question: a greeting, a wish to know, the name of what is asked about.
BEFORE = (
    r"(?:(?:y|e|eso|es[ae](?= (?:cuando|para|que|como|quien|hasta))|ah|pero"
    r"|entonces|me|nos|hola|buen(?:[oa]s?)?|dias?|tardes|noches|doctora?|senora?"
    r"|ingenier[oa]|disculpe|perdone?|oiga|oye|por favor|porfa(?:vor)?|gracias"
    r"|(?:sera que )?(?:(?:me|nos) )?(?:puede\w{0,2}|podria\w{0,2})"
    r"|(?:decir|recordar|explicar|informar|indicar|confirmar|contar)\w{0,3}|dig[ae]\w{0,3}"
    r"|(?:me|nos) (?:dice|cuenta|confirma|informa|indica|explica|recuerda)n?"
    r"|(?:cuente|confirme|informe|indique|explique|recuerde)n?(?:me|nos)"
    r"|(?:(?:quiero|quisiera|necesito) )?saber|una (?:pregunt|consult)(?:a|ica)"
    r"|(?:(?:a|lo|la|el|los|las|es[aeo]|de|del|con|en|sobre|tema|asunto|actividad|meta) ){0,4}#"
    r") ){0,12}"
)

# "me puede decir si la 3.1 tiene plazo": asks as the sign does
WHETHER = re.compile(
    r"(?<!\S)(?:dec(?:ir|irme|irnos)|diga(?:me|nos)?|dice|saber|averigu[ae]\w{0,3}"
    r"|cuent[ae]\w{0,3}|(?:confirm|indic|inform)a\w{0,3}|(?:confirm|indiqu|inform)e(?:me|nos))"
    r" (?:(?:por favor|porfa) )?si (?=\S)"
)
# "una pregunta por aquí le puedo mandar las fotos", dictated
_LEADS_IN = re.compile(
    r"\A(?:(?:hola|buen[oa]s?|dias|tardes|oiga|disculpe|doctora?|y|ah|tengo|le) ){0,4}"
    r"una pregunt(?:a|ita)[ ,:]{1,3}(?!es |fue |que )(?=\S)"
)


class Page(StrEnum):
    """What answers a question: of one activity, or of all that there is."""

    FACTS = "facts"
    HISTORY = "history"
    EVIDENCE = "evidence"
    OVERDUE = "overdue"
    SILENCE = "silence"
    SUMMARY = "summary"
    REQUESTS = "requests"
    DECIDED = "decided"
    AWAY = "away"
    DOUBTS = "doubts"
    UNVERIFIED = "unverified"
    LEADS = "leads"
    COUNTS = "counts"
    DUE = "due"
    OFFICE = "office"
    SUPPORT = "support"
    LATE = "late"
    ASK_TIME = "ask_time"
    FILES = "files"
    REMINDERS = "reminders"
    TABLE = "table"
    WHO_DECIDES = "who_decides"
    TROUBLE = "trouble"
    READERS = "readers"
    COLLEAGUES = "colleagues"
    PLAN_NAMES = "plan_names"
    WHEN_TO_ANSWER = "when_to_answer"
    PUT_RIGHT = "put_right"
    VOICE = "voice"
    ADDRESSES = "addresses"
    DATES = "dates"
    STATES = "states"
    TO_VERIFY = "to_verify"
    TO_DECIDE = "to_decide"
    CUTOFF = "cutoff"
    TO_LOAD = "to_load"
    CONTACT = "contact"
    NOT_OURS = "not_ours"
    UNTOLD = "untold"
    NOBODY = "nobody"
    UNAGREED = "unagreed"
    REPORTED = "reported"
    ASKED = "asked"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A way of asking: the page that answers (None: it is no question), its words and examples.

    `signed`: only with the sign of a question, and where nothing is told beside it.
    """

    page: Page | None
    words: re.Pattern[str]
    signed: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowOfActivity(QuestionRow):
    """A way of asking about one activity; `near` are its words wherever they stand, whatever is
    named."""

    near: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """The rows about one activity, those about the plan, and those that nothing here answers."""

    of_activity: tuple[RowOfActivity, ...]
    of_plan: tuple[QuestionRow, ...]
    of_others: tuple[QuestionRow, ...]


def is_signed(plain: str) -> bool:
    """Tell whether a text has the sign of a question, or asks whether something is so."""
    return "?" in plain or any(one.search(plain) for one in (WHETHER, _LEADS_IN))


@lru_cache(maxsize=1)
def table() -> QuestionTable:
    """Return the rows of `questions.txt`."""
    written = files("bot.understanding").joinpath("questions.txt").read_text(encoding="utf-8")
    macros: dict[str, str] = dict(_SLOTS)
    sections: list[list[str]] = []
    for line in filter(None, written.splitlines()):
        if line.startswith("["):
            sections.append([])
        elif " = " in line and " | " not in line.partition(" = ")[0]:
            name, _, words = line.partition(" = ")
            macros[f"<{name}>"] = f"(?:{_pattern(words, macros)})"
        elif not line.startswith("#"):
            sections[-1].append(line)
    of_activity, of_plan, of_others = sections
    return QuestionTable(
        tuple(_row_of_activity(line, macros) for line in of_activity),
        tuple(_row(line, macros, begins=False) for line in of_plan),
        tuple(_row(line, macros, begins=True) for line in of_others),
    )


def _row_of_activity(line: str, macros: dict[str, str]) -> RowOfActivity:
    row = _row(line, macros, begins=True)
    words = line.split(" | ")[1]
    near = re.compile(rf"(?<!\S){_pattern(words, {**macros, NAME: _CODED, '$': ''})}")
    return RowOfActivity(row.page, row.words, row.signed, row.examples, near)


def _row(line: str, macros: dict[str, str], *, begins: bool) -> QuestionRow:
    page, words, *examples = line.split(" | ")
    pattern = _pattern(words, macros)
    if begins and "~" not in words:
        pattern = BEFORE + pattern
    elif begins:
        pattern = rf".{{0,400}}?(?<!\S){pattern}"
    asked = None if page == "none" else Page(page)
    return QuestionRow(asked, re.compile(pattern), "?" in words, tuple(examples))


def _pattern(words: str, macros: dict[str, str]) -> str:
    """Return the pattern of words as the table writes them: each brings the blank behind it."""
    return "".join(_piece(part, macros) for part in _PART.findall(fold(words)))


def _piece(part: str, macros: dict[str, str]) -> str:
    if part in macros:
        return macros[part]
    if part in _SIGNS or part.startswith("{"):
        return _SIGNS.get(part, part)
    if part == "...":
        return r"(?:\S{1,30} ){0,4}"
    if part == "*":
        return r"\S{1,30} "
    return re.escape(part).replace(r"\*", "[a-z]{0,14}") + " "
