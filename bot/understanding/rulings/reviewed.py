"""What a text verifies of reports: which it accepts or returns, with what figure and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.asks.absence import tells_of_absence, tells_of_another
from bot.understanding.wordlists import CODE, LETTERED

_CODE = rf"(?<![\w.-])(?:{LETTERED}|{CODE}|\d{{1,3}})(?![\w%]|\s?%|[.,/-]\d)"
_ARTICLE = r"(?:(?:las?|el|es[ae])\s)?(?:actividad(?:es)?\s)?"
_AND = r"(?:\s?,\s?(?:[ye]\s)?|\s[ye]\s)"
_NAMES = rf"{_ARTICLE}{_CODE}(?:{_AND}{_ARTICLE}{_CODE}){{0,9}}"
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"


def _figure_called(name: str) -> str:
    """Return the pattern of "en 40 %", as a group of this name."""
    return (
        rf"(?:en|al|con)\s(?:el\s|un\s)?(?P<{name}>{_NUMBER})(?:\s?%|\s(?:por\sciento|porciento))?"
    )


# "el 100 % de la 2.4", "ese 100 %": the figure that the office reported.
_REPORTED = rf"(?:el|ese|su)\s(?P<reported>{_NUMBER})\s?%"
_RETURNS = (
    r"no\s(?:(?:se\s)?l[ao]s?\s|les?\s)?(?:acepto|aceptamos|valido|validamos|recibo|recibimos"
    r"|doy\spor\s(?:cumplid[ao]s?|bien)|damos\spor\s(?:cumplid[ao]s?|bien))"
    r"|no\sse\s(?:aceptan?|validan?|reciben?|dan?\spor\s(?:cumplid[ao]s?|bien))"
    r"|no\s(?:quedan?\s)?(?:aceptad|validad)[ao]s?"
    r"|(?:l[ao]s?\s|se\s)?(?:devuelvo|devolvemos|devuelven?)|devueltas?"
)
_ACCEPTS = (
    r"(?:(?:se\s)?l[ao]s?\s)?(?:acepto|aceptamos|valido|validamos"
    r"|doy\spor\scumplid[ao]s?|damos\spor\scumplid[ao]s?)|se\s(?:aceptan?|validan?)"
    r"|aceptadas?|validadas?|verificadas?"
)
_VERIFIES = r"(?:l[ao]s?\s)?(?:verifico|verificamos)"


def _verb(place: str) -> str:
    """Return the pattern of a verb, whose groups bear its place in the sentence."""
    return (
        rf"(?:(?P<returns{place}>{_RETURNS})|(?P<accepts{place}>{_ACCEPTS})"
        rf"|(?P<verifies{place}>{_VERIFIES}))"
    )


# Behind a verb: up to the code of which the next verb tells, "acepto la 2.1, la 2.4 no la acepto".
_ANOTHER = rf"(?:\s?,)?\s(?:quedan?\s)?(?:{_RETURNS}|{_ACCEPTS}|{_VERIFIES})\b"
_BEHIND_VERB = rf"{_ARTICLE}{_CODE}(?:{_AND}{_ARTICLE}{_CODE}(?!{_ANOTHER})){{0,9}}"
_FIRST = (
    r"(?:(?:hola|buen[oa]s(?:\s(?:d[ií]as|tardes))?|por\sfavor|s[ií]|bueno|yo|pues|entonces|y|ya"
    r"|control(?:\sinterno)?)\s?,?\s){0,3}"
)
# "la verifico en 40 %", behind what is not accepted.
_BEHIND = (
    rf"(?:\s?[,;]?\s(?:la\s)?(?:verifico|verificamos|verificad[ao])\s{_figure_called('beside')})?"
)
_ENDS = r"(?=\s?[.,:;-]|\s|$)"
_ALONE = (  # a verb that names no activity: "no la acepto: falta el acta"
    r"(?=\s(?:en|al|con)\s(?:el\s)?\d|\s?[:,.;]|\s(?:porque|ya\sque|pues|falta)|\s?$)"
)
_JUDGES = re.compile(
    rf"{_FIRST}(?:{_verb('1')}\s(?:{_REPORTED}(?:\s(?:de|en)\s(?P<of>{_NAMES}))?|(?P<names>{_BEHIND_VERB}))"
    rf"|(?P<before>{_NAMES})\s?,?\s(?:queda\s)?{_verb('2')}|{_verb('3')}{_ALONE})"
    rf"(?:\s{_figure_called('percent')})?{_BEHIND}{_ENDS}",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;\n]\s*|\.\s+(?=\S)|(?:\s?,)?\s[ye]\s(?=(?:no\s)?(?:acepto|devuelvo|valido)\b)",
    re.IGNORECASE,
)
# Where the next judgement may begin that names its activity: "acepto la 2.1, la 2.4 no la acepto".
_COMMA = re.compile(r"\s?,\s*(?:(?:y|pero)\s)?|\s(?:y|e|pero)\s", re.IGNORECASE)
_LEADS = re.compile(r"^[\s.,:;-]*(?:(?:porque|ya\sque|pues|por\sque|por)\s)?", re.IGNORECASE)
_THANKS = re.compile(r"(?:muchas\s)?gracias|cordialmente|atentamente|un\ssaludo", re.IGNORECASE)
# What takes back a part of an acceptance, or makes it wait.
_DOUBTS = re.compile(
    r"\b(?:pero|si|s[oó]lo|cuando|siempre|hasta|falta|faltan|aunque|excepto|menos|salvo|no|todav[ií]a"
    r"|a[uú]n)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\bl[ao]s?\b", re.IGNORECASE)
# "la 3.1 va en 40 %"
_A_REPORT = re.compile(
    rf"{CODE}\b[^.;\n]{{0,60}}\d\s?%|^(?:ya\s)?(?:va|van|lleva|llevan|est[aá]n?)\s(?:en|al?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<!\b[Dd]r\.)(?<!\b[Dd]ra\.)(?<!\b[Ii]ng\.)(?:(?<=[.;!])(?<!\s)\s++|\n\s*+)(?=\S)"
)
# Where a sentence behind a judgement speaks of something else: "confirmo su ausencia", "la 3.3 …".
_ALSO = r"(?:[ye]|pero|tambi[eé]n|adem[aá]s|igualmente|por\sotro\slado)"
_OF_ANOTHER = re.compile(
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?:(?:en|de|para|sobre|con)\s)?{_ARTICLE}(?P<code>{_CODE})"
    rf"|(?:{_ALSO}\s?,?\s){{0,2}}(?P<confirms>(?:(?:les?|l[ao]s?|se)\s)?confirm(?:o|amos)"
    r"|(?:quedan?\s)?confirmad[ao]s?)\b",
    re.IGNORECASE,
)
_LONGEST = 1000  # characters


@dataclass(frozen=True, slots=True)
class ReadReview:
    """One judgement of a text: of which codes (none: of what was shown last), what it says, and the
    words beside it. `accepts` is None where only a figure was verified; `reported` the figure of
    the office that it names; `doubtful`: it accepts and says something against that, or tells how
    another activity goes. `names_it`: it has a code, or "la" in its place.
    """

    codes: tuple[str, ...]
    accepts: bool | None
    percent: Decimal | None = None
    reported: Decimal | None = None
    remark: str = ""
    doubtful: bool = False
    names_it: bool = True

    @property
    def is_whole(self) -> bool:
        """Tell whether it judges anything: "acepto" alone is said of much else, and who says that
        she verifies has told no figure yet."""
        tells = self.accepts is not None or self.percent is not None
        return tells and (self.names_it or self.percent is not None or self.reported is not None)


def find(text: str) -> tuple[ReadReview, ...]:
    """Return what a text verifies, in its order; nothing for a text that asks, is long, or begins
    with something else."""
    if "?" in text or "¿" in text or len(text) > _LONGEST:
        return ()
    text = text.strip()
    first = _JUDGES.match(text)
    found = tuple(_each(text)) if first is not None else ()
    return found if all(one.is_whole for one in found) else ()


def parted(text: str) -> tuple[str, str]:
    """Return the sentences of a text that judge, each with those that tell why, and the others: an
    absence, another activity, something that is confirmed. A judgement behind other sentences has
    to name its activity."""
    judging: list[str] = []
    others: list[str] = []
    codes: tuple[str, ...] = ()
    for sentence in map(str.strip, _SENTENCE.split(text.strip())):
        found = find(sentence)
        if found and (judging or not others or all(one.codes for one in found)):
            codes = tuple(code for one in found for code in one.codes)
            judging.append(sentence)
        elif judging and judging[-1] and not _is_of_another(sentence, codes):
            judging.append(sentence)
        else:
            judging += [""] if judging else []  # what follows it tells not why
            others.append(sentence)
    return "\n".join(filter(None, judging)), "\n".join(others)


def _is_of_another(sentence: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a sentence speaks of something else than the judgement of these codes."""
    if tells_of_absence(sentence) or tells_of_another(sentence):
        return True
    if _THANKS.fullmatch(sentence.strip(" .!,")):
        return True
    found = _OF_ANOTHER.match(sentence)
    return found is not None and (found["code"] is None or found["code"] not in codes)


def _each(text: str) -> Iterator[ReadReview]:
    """Yield each judgement with all that stands up to the next one."""
    cuts = [(0, 0, False), *((one.start(), one.end(), False) for one in _CLAUSE.finditer(text))]
    cuts += [(one.start(), one.end(), True) for one in _COMMA.finditer(text)]
    heads: list[tuple[int, re.Match[str]]] = []
    for cut, at, names in sorted(cuts):
        found = _JUDGES.match(text, at)
        if found is None or (heads and cut < heads[-1][1].end()):
            continue
        if not names or _named(found):
            heads.append((cut, found))
    ends = [cut for cut, _ in heads[1:]] + [len(text)]
    for (_, found), end in zip(heads, ends, strict=True):
        yield _read(found, text[found.end() : end])


def _named(found: re.Match[str]) -> str:
    """Return the codes that a judgement names, as they are written."""
    return found["of"] or found["names"] or found["before"] or ""


def _read(found: re.Match[str], following: str) -> ReadReview:
    said = found.groupdict()

    accepts = any(said[f"accepts{at}"] for at in "123")
    returns = any(said[f"returns{at}"] for at in "123")
    named = _named(found)
    figure, beside = _figure(said["percent"]), _figure(said["beside"])
    only_verifies = not (accepts or returns)
    remark = _LEADS.sub("", " ".join(following.split())).strip(" ,;:-")
    remark = "" if _THANKS.fullmatch(remark.strip(" .!")) else remark
    named_by_office = _figure(said["reported"])
    return ReadReview(
        codes=tuple(re.findall(_CODE, named)),
        accepts=None if only_verifies else accepts,
        percent=figure if only_verifies else beside,
        reported=figure if named_by_office is None and not only_verifies else named_by_office,
        remark=remark.removesuffix("."),
        doubtful=_A_REPORT.search(remark) is not None
        or (accepts and _DOUBTS.search(remark) is not None),
        names_it=bool(named) or _IT.search(found[0]) is not None,
    )


def _figure(typed: str | None) -> Decimal | None:
    if typed is None:
        return None
    figure = Decimal(typed.replace(",", "."))
    return figure if figure <= 100 else None
