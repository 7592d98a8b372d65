"""What a text verifies of reports: which it accepts or returns, with what figure and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.understanding.reviews import observed
from bot.understanding.reviews.of_another import is_of_another, verdict_apart
from bot.understanding.reviews.read_review import ReadReview, put_together
from bot.understanding.reviews.review_words import (
    A_FIGURE,
    ACCEPTS,
    AND,
    AND_ACCEPTED,
    ARTICLE,
    FIRST,
    ITS_CODE,
    ITS_OWN,
    LEADS,
    LOOKED_AT,
    NAMED_FIRST,
    NAMES,
    NEXT_CODE,
    NO_COUNT,
    OF_AN_OFFICE,
    PUTS_RIGHT,
    PUTS_RIGHT_FIRST,
    RETURNS,
    THING,
    TOPIC,
    UNDECIDED,
    VERIFIES,
    WHY,
    YET,
    without_thanks,
)
from bot.understanding.reviews.spelled_out import spelled_out
from bot.understanding.reviews.standing_verdicts import stands, without_verdicts
from bot.understanding.wordlists import A_CODE, CODE


def _to(place: str) -> str:
    """Return the pattern of the office to which a report is returned, as a group of this place."""
    return (
        r"(?:\s(?!al\s(?:no|\w{1,20}r)\b|a\s(?:la\sespera|falta|partir|fin)\b)"
        rf"(?P<to{place}>al?(?:\s[^\W\d_][\w.]{{0,30}}){{1,7}}?)"
        rf"(?=\s?[.,:;]|\s(?:{WHY}|faltan?|sin|{ARTICLE}\d|(?:la|el)\s(?:cifra|reporte|avance)|(?:en|con)\s\d)|\s?$))?"
    )


_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"


def _figure_called(name: str) -> str:
    """Return the pattern of "en 40 %", as a group of this name; of "75" too, where nothing is
    counted by it: "verificado 75 porque sigue sin firma". "en 10 personas" is none."""
    return (
        rf"(?:(?:en|al|con)\s(?:el\s|un\s)?|(?={A_FIGURE}))"
        rf"(?P<{name}>{_NUMBER})(?:\s?%|\s(?:por\sciento|porciento)|{NO_COUNT})"
    )


# "el 100 % de la 2.4", "el 60 de la 2.4", "ese 100 %": the figure that the office reported.
_REPORTED = rf"(?:el|ese|su)\s(?P<reported>{_NUMBER})(?:\s?%|(?=\s(?:de|en)\sla\s{CODE}))"


def _verb(place: str) -> str:
    """Return the pattern of a verb, whose groups bear its place in the sentence."""
    return (
        rf"(?:(?P<returns{place}>{RETURNS})|(?P<accepts{place}>{ACCEPTS})"
        rf"|(?P<verifies{place}>{VERIFIES}))"
    )


# Behind a verb: up to the code of which the next verb tells, "acepto la 2.1, la 2.4 no la acepto".
_ANOTHER = (
    rf"(?:\s?,)?\s(?!{ITS_OWN})(?:(?:quedan?|siguen?|contin[uú]an?)\s)?"
    rf"(?:{RETURNS}|{ACCEPTS}|{VERIFIES})\b"
)
_BEHIND_VERB = rf"{THING}{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}(?!{_ANOTHER})){{0,9}}"
# "la verifico en 40 %", behind what is not accepted.
_BEHIND = (
    rf"(?:\s?[,;]?\s(?:la\s)?(?:verifico|verificamos|verificad[ao])\s{_figure_called('beside')})?"
)
# "… en 60, no en 100": the figure that the office reported.
_NOT_THAT = (
    rf"(?:\s?,?\s(?:y\s)?no\s(?:(?:en|al)\s)?(?:el\s)?(?P<instead>{_NUMBER})"
    r"(?:\s?%|\s(?:por\sciento|porciento))?)?"
)
_ENDS = r"(?=\s?[.,:;-]|\s|$)"
_ALONE = (  # a verb that names no activity: "no la acepto: falta el acta"
    rf"(?=\s(?:en|al|con)\s(?:el\s)?\d|\s?[:,.;]|\s(?:{WHY}|{YET}|faltan?)\b"
    r"|\shasta\s(?:que\b|no\b|\w{1,12}r(?:l[ao]s?|me)?\b)|\s?$)"
)
JUDGES = re.compile(
    rf"{FIRST}(?:(?:quedan?\s)?{_verb('1')}{_to('1')}\s(?:{_REPORTED}(?:\s(?:de|en)\s(?P<of>{NAMES}))?|(?P<names>{_BEHIND_VERB}))"
    rf"|{TOPIC}(?P<before>{NAMES}){OF_AN_OFFICE}\s?[,:]?\s(?!{ITS_OWN}){FIRST}(?!{ITS_OWN})(?:(?:quedan?|siguen?|contin[uú]an?)\s)?{_verb('2')}"
    rf"|{_verb('3')}{_to('3')}{_ALONE}){_to('2')}"
    rf"(?:\s{_figure_called('percent')}{_NOT_THAT})?{_BEHIND}{_ENDS}",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;\n]\s*|\.\s+(?=\S)"
    rf"|(?:\s?,)?\s[ye]\s(?={FIRST}(?:no\s)?(?:acept|devuelv|devolv|devu[eé]lv|valid)(?:o|amos|er|an?(?:se)?)\b)",
    re.IGNORECASE,
)
# Where the next judgement may begin that names its activity: "acepto la 2.1, la 2.4 no la acepto".
_COMMA = re.compile(
    r"\s?,\s*(?:(?:y|pero)\s)?|\s(?:y|e|pero)\s"
    rf"|\s(?<=\d\s)(?=(?:no\s)?(?:acept|valid|devuelv|rechaz)o\s)(?={ITS_OWN})",
    re.IGNORECASE,
)
# Where a judgement may begin behind its grounds: "no hay soporte, devuélvase la 1.5".
BEHIND_GROUNDS = re.compile(
    r"\s?[,:]\s*(?:(?:y|pero|entonces|as[ií]\sque|por\slo\s(?:que|tanto|anterior))\s?,?\s)?"
    r"|\s(?:y|e|pero|as[ií]\sque|por\slo\s(?:que|tanto|anterior))\s",
    re.IGNORECASE,
)
# What is no grounds: a figure, a condition, the beginning of a letter.
_NO_GROUNDS = re.compile(r"\d|^(?:si|cuando|mientras|hasta|apenas|en\scuanto)\b", re.IGNORECASE)
# "Por otra parte, no acepto la 5.5": it says nothing of either.
_JOINS = re.compile(
    r"(?:^|(?<=[.;,\n]))\s{0,2}"
    r"(?:(?:por|de)\sotr[oa]\s(?:lado|parte)|as[ií]\s?mismo|igualmente|adem[aá]s)"
    r"\s?,?\s{1,2}(?=\S)"
    rf"|^{PUTS_RIGHT}(?=\S)",
    re.IGNORECASE,
)
_EXPECTS = re.compile(r"quedo\s(?:muy\s)?(?:atent[oa]|pendiente)\b", re.IGNORECASE)
_LACKS = re.compile(
    r"\b(?:faltan?|sin|aunque|excepto|menos|salvo|todav[ií]a|a[uú]n|s[oó]lo)\b", re.IGNORECASE
)
# "devuélvale la 4.3 en 85": not what the office reported, but where it stays.
_GIVES_BACK = re.compile(r"\bdev(?:olv|uel[vt]|u[eé]lv)", re.IGNORECASE)
_IT = re.compile(r"\bl[ao]s?\b|\b(?:devolver|devu[eé]lvan?)l[ao]s?\b", re.IGNORECASE)
# "la 3.1 va en 40 %"
_A_REPORT = re.compile(
    rf"{CODE}\b[^.;\n]{{0,60}}\d\s?%|^(?:ya\s)?(?:va|van|lleva|llevan|est[aá]n?)\s(?:en|al?)\b",
    re.IGNORECASE,
)
# "verificada en 3 visitas": a number of things, and no figure of what is accepted
_COUNTS = re.compile(r"(?:en|con|al)\s(?:l[ao]s\s|el\s)?\d", re.IGNORECASE)
_LONGEST = 1000  # characters
LONGEST_GROUNDS = 200


def find(text: str) -> tuple[ReadReview, ...]:
    """Return what a text verifies, in its order; nothing for a text that asks, is long, or begins
    with something else than the grounds: "no hay soporte, devuélvase la 1.5"."""
    if "?" in text or "¿" in text or len(text) > _LONGEST:
        return ()
    text = spelled_out(NAMED_FIRST.sub(r"\g<name>", _JOINS.sub(" ", text).strip(), count=1))
    grounds, begins = _grounds(text)
    first = JUDGES.match(text, begins)
    found = tuple(_each(text[begins:])) if first is not None else ()
    if grounds and found:
        found = (_on_grounds(found[0], grounds), *found[1:])
    found = put_together(found)
    return found if all(one.is_whole for one in found) else ()


def _grounds(text: str) -> tuple[str, int]:
    """Return the words before the first judgement of a text, and where that begins: it names its
    activity, and what stands before it is one clause of nothing else."""
    if JUDGES.match(text):
        return "", 0
    for cut in BEHIND_GROUNDS.finditer(text, 0, LONGEST_GROUNDS):
        grounds, judged = text[: cut.start()], JUDGES.match(text, cut.end())
        unfit = _NO_GROUNDS.search(grounds) and not LOOKED_AT.fullmatch(grounds)
        if unfit or re.search(r"[.;\n]", grounds):
            return "", 0
        looked = LOOKED_AT.fullmatch(grounds) is not None
        if judged is not None and (named_in(judged) or looked):
            return ("", 0) if is_of_another(grounds, ()) else (grounds, cut.end())
    return "", 0


def _on_grounds(one: ReadReview, grounds: str) -> ReadReview:
    """Return a judgement with what stands before it: the reason where none follows it."""
    doubtful = one.doubtful or (one.accepts is True and _LACKS.search(grounds) is not None)
    called = all(word[0].isupper() for word in grounds.split())  # "Jairo, la 2.4 no la acepto"
    reason = "" if one.accepts or called or _EXPECTS.search(grounds) else grounds
    return replace(one, doubtful=doubtful, remark=one.remark or reason)


def _each(text: str) -> Iterator[ReadReview]:
    """Yield each judgement with all that stands up to the next one."""
    cuts = [(0, 0, False), *((one.start(), one.end(), False) for one in _CLAUSE.finditer(text))]
    cuts += [(one.start(), one.end(), True) for one in _COMMA.finditer(text)]
    heads: list[tuple[int, re.Match[str]]] = []
    for cut, at, names in sorted(cuts):
        found = JUDGES.match(text, at)
        if found is None or (heads and cut < heads[-1][1].end()):
            continue
        if not names or named_in(found) or (found["verifies3"] and found["percent"]):
            heads.append((cut, found))
    ends = [cut for cut, _ in heads[1:]] + [len(text)]
    for (_, found), end in zip(heads, ends, strict=True):
        yield _read(found, text[found.end() : end])


def named_in(found: re.Match[str]) -> str:
    """Return the codes that a judgement names, as they are written."""
    return found["of"] or found["names"] or found["before"] or ""


def _read(found: re.Match[str], following: str) -> ReadReview:
    said = found.groupdict()
    accepts = any(said[f"accepts{at}"] for at in "123")
    returns = any(said[f"returns{at}"] for at in "123")
    codes = tuple(re.findall(ITS_CODE, named_in(found)))
    figure, beside = _figure(said["percent"]), _figure(said["beside"])
    only_verifies = not (accepts or returns)
    remark = without_thanks(LEADS.sub("", " ".join(following.split())).strip(" ,;:-"))
    remark, apart = verdict_apart(remark, codes)
    if only_verifies and (also := AND_ACCEPTED.match(remark)) is not None:
        accepts, remark = True, remark[also.end() :]
    if returns and beside is None:
        beside = figure if _GIVES_BACK.search(found[0]) else None
        figure = None if beside is not None else figure
        remark = without_verdicts(remark)
        if beside is None and figure is None:
            remark, typed = observed.figure_behind(remark)
            beside = _figure(typed)
    named_by_office = _figure(said["reported"] or said["instead"])
    to = next((said[f"to{at}"] for at in "123" if said[f"to{at}"]), "")
    return ReadReview(
        codes=codes,
        accepts=accepts or None if only_verifies else accepts,
        percent=figure if only_verifies else beside,
        reported=figure if named_by_office is None and not only_verifies else named_by_office,
        remark=observed.told(remark).removesuffix("."),
        doubtful=_A_REPORT.search(remark) is not None
        or UNDECIDED in remark
        or _is_put_right(remark, codes)
        or (accepts and (observed.is_against(remark) or _COUNTS.match(remark) is not None)),
        names_it=bool(codes) or _IT.search(found[0]) is not None,
        to=to if returns else "",
        stands=stands(found[0]),
        apart=apart,
    )


def _is_put_right(remark: str, codes: tuple[str, ...]) -> bool:
    """Tell whether what stands behind a judgement of these codes says at once that another was
    meant: "ay no perdón es la 2.2 la que no acepto"."""
    return PUTS_RIGHT_FIRST.match(remark) is not None and bool({*A_CODE.findall(remark)} - {*codes})


def _figure(typed: str | None) -> Decimal | None:
    if typed is None:
        return None
    figure = Decimal(typed.replace(",", "."))
    return figure if figure <= 100 else None
