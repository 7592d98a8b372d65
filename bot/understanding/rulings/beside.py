"""The words beside a decision: why, what is only announced, thanks and leave-taking; and those that
speak against it, take it back, or give each request its own day."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.understanding.asks.requests.asked_in_a_list import without_thanks
from bot.understanding.reading import read as read_text
from bot.understanding.rulings import words
from bot.understanding.talk import is_social
from bot.understanding.wordlists import MONTH
from core.spanish import bare_words

_LEADS_IN = re.compile(
    r"(?:(?:no|ah|ay|uy|bueno|entonces|listo|ok|mejor|perd[oó]n(?:e|eme)?|disculpe|me equivoqu[eé]"
    r"|esp[eé]re(?:me|se)?|un momento|oiga|mentiras?|corrijo|qu[eé] pena)"
    r"[\s,.]{0,2}){1,4}",
    re.IGNORECASE,
)
EDGES = " .,:;-¡!\n"
# "mejor la rampa hasta el 20", "no, a Rosa hasta el 20"
_RATHER = re.compile(
    r"[\s¡]{0,3}(?:(?:mejor|perd[oó]n|disculpe|corrijo|ay|uy|ah|bueno|entonces|(?:no|s[ií])(?=\s?[,.;:]))"
    r"[\s,.;:]{1,3}){1,4}(?:que\s)?(?=(?:a\s)?(?:las?|los?|el|al?)\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+|[^\w\s]")
# "…. Saludos cordiales, Patricia": the leave-taking at the end, with the name below it.
_LEAVE = re.compile(
    r"[.;,\n]\s{0,3}(?i:(?:un\s|reciban?\sun\s)?(?:cordial(?:es)?\ssaludos?"
    r"|saludos?(?:\scordial(?:es)?)?|abrazos?)|cordialmente|atentamente|(?:muchas\s)?gracias)"
    r"\s?[,.;]?(?:\s{1,3}(?:(?:de|del|la)\s){0,2}[A-ZÁÉÍÓÚÑ][^\W\d_]{1,20}[,.]?){0,8}\s{0,3}\Z"
)
# "hasta el 30 es mucho", before the day that is given
TOO_LONG = re.compile(
    rf"(?:(?:no|ay|uy|pero)\s?,?\s){{0,2}}(?:hasta\s)?(?:el\s)?\d{{1,2}}(?:\sde\s(?:{MONTH}))?\s(?:ya\s)?"
    r"(?:es|ser[ií]a|queda|est[aá]|(?:me|nos)\sparece)\s(?:mucho|demasiado|muy|tarde|lejos)(?:\s[^\W\d_]{2,20}){0,3}",
    re.IGNORECASE,
)
PLEASE = re.compile(r"\s?,?\s?\b(?:por\sfavor|porfa)\Z", re.IGNORECASE)
# A reason is kept without the word that joins it to what is decided.
JOINING = re.compile(
    r"\A[\s.,;:-]{0,3}(?:por\sfavor\s?[,.:]\s|(?:es\sque|porque|ya\sque|pues|puesto\sque|dado\sque)\s)(?=\S)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\s?(?:\b(?:porque|ya\sque|es\sque|debido\sa\sque|dado\sque|puesto\sque)\s|[:;]\s)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[\s¡]{0,3}(?:(?:buen[oa]s?(?:\s(?:d[ií]as|tardes|noches))?|ok|listo|gracias|pues)[\s,.]{1,3}){1,3}"
    r"(?:pero\s)?",
    re.IGNORECASE,
)
_MOTIVE = (
    r"(?:(?:el|la|los|las|por|mis?|sus?|de)\s){0,2}(?:motivos?|raz[oó]n|razones|causas?|explicaci[oó]n"
    r"|porqu[eé]|por\squ[eé]|detalles?)"
)
_ABOUT_IT = (
    r"y|ya|yo|nosotros|mism[ao]|que|se|les?|l[ao]s?|te|bien|todo|eso|directamente|va|van"
    r"|con\s(?:ell[ao]s?|[eé]l)"
)
_TO = r"(?:al?|con)\s(?:(?!que\b|porque\b|ya\b|no\b)[^\W\d_]{2,20}\s?){1,3}"
_ANNOUNCES = re.compile(
    rf"(?=.{{0,90}}\b{words.EXPLAINS}\b|.{{0,90}}\b(?:{_MOTIVE})\b.{{0,60}}\b(?:{words.LATER})\b"
    rf"|.{{0,90}}\b(?:{words.LATER})\b.{{0,60}}\b(?:{_MOTIVE})\b)"
    rf"(?:(?:{words.LATER}|{_MOTIVE}|{words.EXPLAINS}|{_ABOUT_IT}|{_TO})(?:\s{{1,2}}|$|\b(?!\w))){{1,12}}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[.,;:\n])\s{0,2}(?!\d)")
_DID = (
    r"(?:hicimos|hicieron|hizo|(?:termin|entreg|complet|finaliz|acab|public|cerr|present)"
    r"(?:amos|aron|o)|cumpli(?:mos|eron|o))"
)
_READY = r"(?:list|hech|cumplid|terminad|complet|entregad|publicad|finalizad|cerrad)[ao]s?"
_OPENING = r"(?:(?:pero|pues|porque|que|ya que|es que) ){0,3}"
# "ya la hicimos" is what an office says of its work: who grants more time for it means another.
_AGAINST_A_GRANT = re.compile(
    rf"{_OPENING}(?:ya (?:(?:nos|se) )?l[ao]s? {_DID}\b|l[ao]s? {_DID} ya\b"
    rf"|ya (?:se )?(?:{_DID}|(?:quedo|quedaron|esta|estan) {_READY})"
    r"(?: (?:tod[ao]s?|hace rato|ayer|hoy|la semana pasada))?$"
    r"|(?:toca|hay que|deben?|tienen? que) cumplir\b|(?:ya )?no (?:se (?:corre|mueve|aplaza|amplia)"
    r"|cabe|hay plazo|procede|es viable)\b)"
)
_AGAINST_A_DENIAL = re.compile(
    rf"{_OPENING}(?:tienen? (?:toda la )?razon\b|de acuerdo\b"
    r"|si (?:se )?(?:puede|podemos|procede)\b|(?:me parece|esta) bien\b|que se tomen\b|hasta el \d)"
)
_FIRST_CLAUSE = re.compile(r"[^,.;:\n]*")
# "conceda la 2 y la 3, la primera hasta el 8", "hasta el 12 y el 15 de junio": each has its own.
_OF_ONE = re.compile(
    r"\b(?:la|el|est[ae])\s(?:primer[ao]|segund[ao]|tercer[ao]|[uú]ltim[ao])\b|\brespectivamente\b",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(
    r"\bhasta\s(?:el\s)?\d{1,2}(?:\sde\s[^\W\d_]{4,10})?\s(?:y|e)\s(?:hasta\s)?(?:el\s)?\d{1,2}\b",
    re.IGNORECASE,
)
# "niegue la 2, no, mejor concédala", "conceda la 2, perdón, la 3"
_TURNS = re.compile(
    rf"\bmejor\s(?:{words.VERB}|no(?=\s?(?:$|[.,;])))"
    r"|\b(?:perd[oó]n|mentiras?|corrijo|digo|me\sequivoqu[eé])"
    rf"(?:$|(?:\s?[,.;:]\s?|\s)(?:(?:era|es|mejor|no|s[ií])\b|(?:a\s)?las?\s(?:{words.NAME}|otra\b)))",
    re.IGNORECASE,
)
TURNED_ROUND = re.compile(
    r"(?:\b(?:perd[oó]n|no|ay|mejor|digo|corrijo)[\s,.]{1,3}|[.,;]\s?)(?:(?:es|era)\s)?al\srev[eé]s\b"
    # "estoy pensando en negar la 14 y conceder la 15", "19 negada. No, mentiras, concedida"
    rf"|\b(?:pensando\s(?:en\s|si\s)?|(?:de\spronto|tal\svez|quiz[aá]s?|a\slo\smejor)\s){words.VERB}"
    rf"|[.,;]\s?(?:no,?\s|ay,?\s)?mentiras?[\s,.]{{1,3}}(?:queda\s|est[aá]\s|la\s)?{words.VERB}",
    re.IGNORECASE,
)


def without_lead(text: str) -> str:
    """Return a text without the greeting or the assent before what it decides: "bueno, pero hasta
    el 13"."""
    return _LEAD.sub("", text.strip(), count=1)


def without_rather(text: str) -> str:
    """Return a text without the words of a change of mind before what it names: "mejor la rampa
    hasta el 20"."""
    found = _RATHER.match(text)
    return text if found is None else text[found.end() :]


def without_leave(text: str) -> str:
    """Return a text without the leave-taking and the name at its end."""
    return _LEAVE.sub("", text)


def without_reason(text: str) -> str:
    """Return what a text decides, without why: "mejor niéguela, porque ya tuvo plazo"."""
    return _BECAUSE.split(text, maxsplit=1)[0].strip(" ,")


def reason_of(text: str) -> str:
    """Return why a text decides so, where it says it."""
    _, *said = _BECAUSE.split(text, maxsplit=1)
    return said[0].strip(" .\n") if said else ""


def as_written(part: str, read: str, written: str) -> str:
    """Return a part of the text that was `read` as it is in the one that was `written`; the part
    itself where it stands there, or is in no one place of what was read."""
    at = read.find(part)
    if not part or part in written or at < 0:
        return part
    ours, hers = list(_WORD.finditer(read)), list(_WORD.finditer(written))
    inside = [n for n, one in enumerate(ours) if at <= one.start() < at + len(part)]
    if not inside:
        return part
    same = SequenceMatcher(None, [one[0] for one in ours], [one[0] for one in hers], autojunk=False)
    meant: list[int] = []
    for kind, first, last, start, end in same.get_opcodes():
        here = [n for n in inside if first <= n < last]
        if kind == "equal":
            meant += [start + n - first for n in here]
        elif here:
            meant += range(start, end)
    if not meant:
        return part
    end = hers[max(meant)].end()
    return " ".join(written[hers[min(meant)].start() : end].split())


def without_courtesies(text: str) -> str:
    """Return what a text says beside greetings and thanks, as one line."""
    return " ".join(without_thanks(line).strip(EDGES) for line in lines(text)).strip()


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something beside greetings and thanks."""
    lines = (line.strip(EDGES) for line in text.split("\n"))
    plain = ((line, read_text(line).plain) for line in lines if line)
    return [line for line, said in plain if not is_social(said) and not _LEADS_IN.fullmatch(line)]


def without_announced(beside: str) -> str:
    """Return the words beside a denial without those that only say that a reason will be told."""
    parts = (one for one in _PARTS.split(beside) if not _ANNOUNCES.fullmatch(one.strip(" .,;:\n")))
    return " ".join(parts)


def is_doubtful(beside: str, *, grants: bool, several: bool) -> bool:
    """Tell whether the words beside a decision are a reason for the other one: "la 2.4 sí, ya la
    hicimos"; take it back; or give two days, or one of `several` its own."""
    if _TURNS.search(beside) or (grants and _TWO_DAYS.search(beside)):
        return True
    if grants and several and _OF_ONE.search(beside):
        return True
    return contradicts(beside, grants=grants)


def contradicts(beside: str, *, grants: bool) -> bool:
    """Tell whether the words beside a decision are a reason for the other one: "la 2.4 sí, ya la
    hicimos"."""
    found = _FIRST_CLAUSE.match(beside)
    reason = bare_words(found[0] if found else "")
    return (_AGAINST_A_GRANT if grants else _AGAINST_A_DENIAL).match(reason) is not None
