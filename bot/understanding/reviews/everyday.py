"""Verdicts in everyday words on activities that are named, as orders: "la 4.3 está ok, se la
recibo", "a la 4.2 fui y le falta la baranda, eso va en un 85". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.asks.pages.asking_words import ASKS_BEHIND
from bot.understanding.clauses import SENTENCE, clauses
from bot.understanding.reviews import observed, reviewed
from bot.understanding.reviews.looked_through import Fits
from bot.understanding.reviews.put_off import not_looked_at
from bot.understanding.reviews.review_words import (
    AND,
    ARTICLE,
    JUDGING,
    OF_AN_OFFICE,
    PRINTED_NAMES,
    WHY,
)
from bot.understanding.reviews.said_of_whose import SENT
from bot.understanding.wordlists import A_CODE, CODE, PRINTED_CODE

_LED = (
    r"\A\W{0,3}(?:(?:hola|buen[oa]?s?(?:\s(?:d[ií]as?|tardes?|noches?))?|ok|listo|y|pero|ah|bueno|pues|ya"
    r"|s[ií]|tambi[eé]n)\s?[,.]?\s){0,3}(?:(?:a|de|en|lo\sde|con)\s)?"
)
_ABOUT = re.compile(
    rf"{_LED}(?P<looked>(?:ya\s|yo\s)?(?:vi|vimos|revis(?:[eé]|amos)|mir(?:[eé]|amos)|verifi(?:qu[eé]|camos))\s)?"
    rf"{PRINTED_NAMES}{OF_AN_OFFICE}\s?,?\s(?P<rest>[^?]{{2,300}})",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s?[,:]\s(?:[ye]\s)?|\s[ye]\s", re.IGNORECASE)
_BEHIND = (
    r"(?:\s(?:por\s(?:mi\sparte|m[ií])|de\smi\sparte|entonces|gracias"
    r"|l[ao]s\s(?:dos|tres|cuatro)|amb[ao]s|tod[ao]s)){0,2}"
)
# "quedan aceptadas las dos", "se la recibo"
_TAKEN = re.compile(
    r"(?:(?:ya|por\sm[ií]|ahora|s[ií]|entonces|as[ií]\sque)\s){0,3}"
    r"(?:(?:(?:se\s)?l[ao]s?\s(?:doy|dejo)\s(?:por|como)\s|quedan?\s|van?\s)?(?:aceptad|aprobad|validad|recibid)[ao]s?"
    r"|est[aá]n?\s(?:aceptad|recibid)[ao]s?"
    rf"|(?:se\s)?l[ao]s?\s(?:recibo|recibimos|acepto|aceptamos|apruebo|valido|doy\spor\s(?:buen|cumplid)[ao]s?)){_BEHIND}",
    re.IGNORECASE,
)
_RIGHT = (
    r"(?:(?:est[aá]n?|qued[oó]|quedaron|viene|me\sparece)\s)?(?:todo\s)?(?:(?:muy|est[aá]|qued[oó])\s)?"
    r"(?:bien|ok|okey|perfect[oa]s?|en\sorden|correct[oa]s?|conformes?)"
)
# "ya con anexo la doy por buena"
_NOW_TAKEN = re.compile(
    rf"(?P<why>(?:(?:ya|ahora|s[ií])\s)?(?:con|trae|traen|tiene|tienen|lleg[oó]|llegaron|mandaron|subieron|corrigieron|arreglaron)\s[^.;:?\d]{{2,60}}?)"
    rf"\s(?:{_TAKEN.pattern})",
    re.IGNORECASE,
)
_FINE = re.compile(rf"(?:(?:ya|s[ií])\s)?{_RIGHT}", re.IGNORECASE)
# What may tell how the work goes, and no verdict.
_ONLY_OK = re.compile(
    r"(?:(?:ya|s[ií]|est[aá]n?|quedan?)\s)?(?:ok|okey|conformes?|bien)"
    r"|(?:(?:ya|s[ií])\s)?qued(?:[oó]|aron)\s(?:[^\W\d_]+\s){0,2}[^\W\d_]+",
    re.IGNORECASE,
)
_LOOKED = re.compile(
    r"(?:(?:ya|yo|l[aeo]s?|ayer|hoy)\s){0,4}(?:fui|fuimos|vi|vimos|revis(?:[eé]|amos)|mir(?:[eé]|amos)|le[ií]|visit(?:[eé]|amos)"
    r"|verifi(?:qu[eé]|camos)|encontr(?:[eé]|amos))(?!\w)[^.;:?\d]{0,60}",
    re.IGNORECASE,
)
# What is against an acceptance, is told by others, or is to come.
_AGAINST = re.compile(
    r"[\d?%]|\b(?:no|ni|nunca|sin|faltan?|faltó|pero|aunque|s[oó]lo|todav[ií]a|a[uú]n|cuando|si|mañana|luego|despu[eé]s|apenas"
    r"|hasta|seg[uú]n|d(?:ice|icen|ijo|ijeron)|report(?:[oó]|aron)|plazo|pr[oó]rroga|pendientes?|semanas?|mes|lunes|martes|mi[eé]rcoles|jueves|viernes|tampoco|casi|parte|m[aá]s|menos"
    r"|voy|vamos|va\sa|van\sa|espero|debe|puede|podr[ií]a|ojal[aá]|para\sque)\b",
    re.IGNORECASE,
)
# "queda aprobada la 2.1", "recibido a satisfacción lo de la 5.2": the verb stands before
_TAKEN_FIRST = re.compile(
    rf"{_LED}(?:(?:queda|est[aá]|va)n?\s(?:aprobad|recibid)[ao]s?|aprobad[ao]s?"
    r"|(?:(?:doy|damos)\spor\s)?recibid[ao]s?(?=\sa\s))(?:\sa\s(?:entera\s|plena\s|total\s)?satisfacci[oó]n)?\s"
    rf"(?:lo\sde\s|el\sreporte\sde\s)?{PRINTED_NAMES}(?P<rest>(?=\s?(?:\Z|[.,;:])|\s(?:y|que|porque|ya|con|pero)\s).*)",
    re.IGNORECASE | re.DOTALL,
)
# "la 5.4 está ok con el 90"
_RIGHT_AT = re.compile(
    rf"{_LED}{PRINTED_NAMES}{OF_AN_OFFICE}\s?,?\s{_RIGHT}\s(?P<at>(?:con|en)\s(?:el\s|ese\s)?\d{{1,3}}(?:[.,]\d{{1,2}})?(?:\s?%)?)[\s.!]{{0,3}}\Z",
    re.IGNORECASE,
)
# "le pongo a la 5.5 que quedó pendiente el visto bueno pero igual la acepto"
_ALL_THE_SAME = re.compile(
    rf"\A\W{{0,3}}(?:(?:le\s)?(?:pongo|dejo|anoto|ponga|deje|anote)\s)?(?:a\s|en\s)?{PRINTED_NAMES}\s?,?\s(?:que\s)?(?P<why>[^?;.\d%]{{4,200}}?)"
    r"\s?,?\s(?:pero|aunque|y)\s(?:igual(?:mente)?|a[uú]n\sas[ií]|as[ií]|de\stod[ao]s\s(?:formas|maneras|modos))\s?,?\s"
    r"(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|recibo|apruebo|valido)[\s.!]{0,3}\Z",
    re.IGNORECASE,
)
# "la 5.5 me la devuelven por favor, el enlace no abre", "me devuelve la 5.5"
_PLEASE = r"(?:\s(?:por\sfavor|porfa))?(?:\s?[,:]\s|\s(?=porque\s|que\s)|[\s.]{0,2}\Z)"
_GIVE_IT_BACK = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"{_LED}{PRINTED_NAMES}\s?,?\s(?:me|nos)\sl[ao]s?\sdevuelv[ae]n?{_PLEASE}",
        rf"{_LED}(?:me|nos)\sdevuelv[ae]n?\s(?:lo\sde\s)?{PRINTED_NAMES}{_PLEASE}",
    )
)
_NUMBER = r"(?P<at>100|\d{1,2}(?:[.,]\d{1,2})?)(?=\s?%|\b)(?:\s?%|\s(?:por\sciento|porciento))?"
# "… y solo encuentro 70 %, …", "…, eso va por ahí en un 85"
_FINDS = re.compile(
    r"(?:\s?[,;:]\s|\s)(?:(?:y|pero|eso|ah[ií]|s[oó]lo|apenas)\s){0,4}"
    r"(?:(?:encuentro|encontr[eé]|encontramos|cuento|veo|vi|hay|calculo)\s(?:apenas\s|s[oó]lo\s|como\s)?(?=\d{1,3}(?:[.,]\d)?\s?%|100|(?:el|un)\s)"
    r"|le\s(?:pongo|ponemos|doy|reconozco)\s(?:apenas\s|m[aá]ximo\s)?(?=\d|(?:un|el)\s\d)"
    r"|(?:va|est[aá]|anda|queda|ser[ií]a)\s(?:apenas\s|s[oó]lo\s|por\s(?:ah[ií]|tarde)\s|como\s|m[aá]s\so\smenos\s){0,2}(?=(?:en|al|a)\s))"
    rf"(?:(?:en|al|a)\s)?(?:(?:un|el)\s)?{_NUMBER}(?=\s?(?:\Z|[.,:;])|\s(?:{WHY}|y|pero)\s)",
    re.IGNORECASE,
)
_HER_LOOK = re.compile(
    r"(?<!\w)(?:fui|fuimos|vi|vimos|revis(?:[eé]|amos)|mir(?:[eé]|amos)|visit(?:[eé]|amos)|encuentro|encontr(?:[eé]|amos)|cuento|verifiqu[eé])(?!\w)",
    re.IGNORECASE,
)
# What others say or found, what is to come, and another figure is no finding of hers.
_NO_FINDING = re.compile(
    r"[?%]|\b(?:d(?:ice|icen|ijo|ijeron)|seg[uú]n|report(?:[oó]|aron)|cuando|mañana|plazo|pr[oó]rroga|personas?|fotos?|p[aá]ginas?)\b",
    re.IGNORECASE,
)
# "verifico la 1.2 en 50 y la 1.1 en 55 porque no hay acta"
_FIGURE_ALONE = re.compile(
    rf"(?:\s?[,;]\s(?:[ye]\s)?|\s[ye]\s)(?P<name>{ARTICLE}{PRINTED_CODE})\s(?P<at>(?:en|al)\s(?:(?:el|un)\s)?\d{{1,3}}(?:\s?%)?)"
    rf"(?=\s?(?:\Z|[.,:;])|\s(?:{WHY})\s)",
    re.IGNORECASE,
)
_BEHIND_A_CODE = re.compile(rf"{CODE}\Z")
# "acepto 5.5, y la 1.1 y 3.3 todavía no porque van a medias"
_NOT_YET = re.compile(
    rf"(?:\s?[,;]\s(?:(?:y|pero)\s)?|\s(?:y|pero)\s)(?P<later>{ARTICLE}{PRINTED_CODE}(?:{AND}(?:la\s)?{PRINTED_CODE}){{0,9}}"
    r"\s?,?\s(?:todav[ií]a|a[uú]n|por\sahora)\sno(?=\s?(?:\Z|[.,:;])|\s(?:porque|que|ya\sque|hasta)\b))",
    re.IGNORECASE,
)
_BEFORE_WORDS = re.compile(
    rf"{_LED}(?:(?P<of>l[ao]\sdel?)|la|el|las|los)\s(?P<name>[^.,;:?\d]{{3,60}}?)"
    rf"(?:\sque\s(?:(?:ya|me|nos)\s)?{SENT}\s[^.,;:?\d]{{3,40}}?)?\s?,?\s"
    r"(?=(?:ya\s)?(?:todo\s(?:bien|ok|en\sorden|correcto|perfecto)|est[aá]\s(?:ok|bien|todo|perfect)"
    r"|(?:queda\s|est[aá]\s)?aprobad[ao]|se\sl[ao]\srecib))",
    re.IGNORECASE,
)


# "solo la 4.3 está bien, las otras no las he visto": at that one she has looked
_LOOKED_AT_ONE = re.compile(
    rf"{_LED}(?:(?:por\sahora|hasta\sahora)\s?,?\s)?(?:(?:s[oó]lo|solamente|[uú]nicamente)\s)?{PRINTED_NAMES}\s?,?\s{_RIGHT}"
    r"(?:\s?[,;.]\s(?:(?:y|pero)\s)?|\s(?:y|pero)\s)(?P<rest>[^?]{5,200})\Z",
    re.IGNORECASE,
)


def in_orders(text: str, fits: Fits, named: Callable[[str], str]) -> str:
    """Return a text with each sentence that judges so as the order that it is; `fits` tells whether
    codes are of reports that she may judge, `named` returns the code of words that call one, or
    nothing."""
    whole = []
    one = _LOOKED_AT_ONE.match(text)
    if one is not None and not_looked_at(one["rest"]) and fits({*A_CODE.findall(one["names"])}):
        text = f"acepto {one['names']}. {one['rest']}"
    for said, with_edge in clauses(text, SENTENCE):
        edge = with_edge[len(said) :]
        sign = said[len(said.rstrip(" .;!")) :]
        told, asks = _before_a_question(said)
        order = _order(told.rstrip(" ,.;!"), fits, named) if "?" not in told else None
        sign = f". {asks}" if asks else sign
        whole.append(with_edge if order is None else f"{order}{sign}{edge}")
    return "".join(whole)


def _before_a_question(said: str) -> tuple[str, str]:
    """Return a sentence without the question that it ends with, also one that begins at a comma and
    has no word that asks, and that question: "aprobada la 2.1, hay algo más por verificar?"."""
    if "?" not in said:
        return said, ""
    asked, told = asked_apart(said)
    if asked and told:
        return told, " ".join(asked)
    cut = ASKS_BEHIND.search(said)
    return (said, "") if cut is None else (said[: cut.start()], cut["question"])


def _order(said: str, fits: Fits, named: Callable[[str], str]) -> str | None:
    """Return a sentence as the order to judge that it is; None for others."""
    called = _BEFORE_WORDS.match(said)
    if called is not None and not A_CODE.search(said):
        rest = said[called.end() :]
        judges = called["of"] or any(_TAKEN.fullmatch(one) for one in _CUT.split(rest))
        code = named(called["name"]) if judges else ""
        said = f"la {code} {rest}" if code else said
    codes = {*A_CODE.findall(said)}
    if not codes or not fits(codes):
        return _parted(said, fits) if codes else None
    if parted := _parted(said, fits):
        return parted
    if reviewed.find(said):
        return None
    return _accepts(said) or _returns(said) or _finds(said)


def _parted(said: str, fits: Fits) -> str | None:
    """Return a sentence that judges first with what it says of others apart: the figure of one, and
    those that it does not judge yet; None for others."""
    judges = JUDGING.search(said)
    if judges is None:
        return None

    def figure(found: re.Match[str]) -> str:
        one_of_several = _BEHIND_A_CODE.search(said, 0, found.start())
        behind = found.start() > judges.start() and one_of_several is None
        behind = behind and bool(reviewed.find(said[: found.start()]))
        apart = behind and fits({*A_CODE.findall(found["name"])})
        return f". Verifico {found['name']} {found['at']}" if apart else found.group()

    parted = _FIGURE_ALONE.sub(figure, said)
    later = _NOT_YET.search(parted, judges.start())
    if later is not None and reviewed.find(parted[: later.start()]):
        parted = f"{parted[: later.start()]}. {parted[later.start('later') :]}"
    return parted if parted != said else None


def _accepts(said: str) -> str | None:
    if (right := _RIGHT_AT.match(said)) is not None:
        return f"acepto {right['names']} {right['at']}"
    if (first := _TAKEN_FIRST.fullmatch(said)) is not None:
        return f"acepto {first['names']}{first['rest']}"
    if (same := _ALL_THE_SAME.match(said)) is not None:
        return f"acepto {same['names']}{observed.as_observation(same['why'])}"
    found = _ABOUT.fullmatch(said)
    if found is None:
        return None
    each = [one.strip(" .!") for one in _CUT.split(found["rest"])]
    each = [one for one in each if one]
    now = _NOW_TAKEN.fullmatch(each[-1]) if each else None
    each = [*each[:-1], now["why"], "queda aceptada"] if now else each
    taken = any(_TAKEN.fullmatch(one) for one in each)
    fine = [one for one in each if _FINE.fullmatch(one)]
    looked = found["looked"] is not None or any(_LOOKED.fullmatch(one) for one in each)
    plain = [one for one in each if not (_TAKEN.fullmatch(one) or one in fine)]
    if any(_AGAINST.search(one) for one in plain) or not each:
        return None
    agrees = fine and (looked or (not plain and not all(_ONLY_OK.fullmatch(one) for one in fine)))
    if not (taken or agrees) or (plain and not (_TAKEN.fullmatch(each[-1]) or each[-1] in fine)):
        return None
    return f"acepto {found['names']}{observed.beside(', '.join(plain))}"


def _returns(said: str) -> str | None:
    found = next(filter(None, (one.match(said) for one in _GIVE_IT_BACK)), None)
    if found is None:
        return None
    why = said[found.end() :].strip()
    return f"devuelvo {found['names']}" + (f": {why}" if why else "")


def _finds(said: str) -> str | None:
    """Return a sentence that tells what she found in one activity, with the figure that she finds
    right, as its verification: what she found is the reason."""
    code = re.search(PRINTED_CODE, said)
    found = None if code is None else _FINDS.search(said, code.end())
    if code is None or found is None or len(A_CODE.findall(said)) != 1:
        return None
    before, behind = said[code.end() : found.start()], said[found.end() :]
    others = _NO_FINDING.search(said[: found.start()] + behind)
    looked = _HER_LOOK.search(said, 0, found.start("at"))
    if others or re.search(r"\d", before + behind) or not looked:
        return None
    parts = [one.strip(" ().") for one in re.split(r"\s?[,;:]\s|\s[ye]\s|\)\s", before)]
    lacks = [one for one in parts if one and not _LOOKED.fullmatch(one) and " " in one]
    why = [*(one for one in lacks if not re.match(r"del?\s", one)), behind.strip(" ,;:.")]
    reason = re.sub(rf"\A(?:{WHY})\s", "", ", ".join(filter(None, why)), flags=re.IGNORECASE)
    return f"verifico la {code.group()} en {found['at']}" + (f": {reason}" if reason else "")
