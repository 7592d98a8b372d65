"""Dates that are named by their months, "enero y febrero ya están, falta de marzo en adelante", or
all of them: "quedaron los doce informes". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.conversation.reporting.period import names_all
from bot.conversation.view import View
from bot.understanding.meaning import Intent, Meaning, Status, Update, first_asked
from bot.understanding.progress.promised import is_to_come
from bot.understanding.reading import read
from bot.understanding.wordlists import MONTH
from core.rules import WHOLE, OpenDate
from core.spanish import month_number

RULE = "20 named periods"
_LONGEST = 400  # characters
_NOT_YET = r"(?:no|ni|todavia|aun|falta|sigue|queda|va|esta) "
_LISTED = re.compile(
    rf"(?<=\b)({MONTH}) ,(?= (?:(?:la|lo|el) de )?(?:{MONTH})\b(?! {_NOT_YET}| no *$))"
)
# "la de enero y febrero no se publicaron": the no is of both
_OF_BOTH = (
    r"(?:(?:todavia|aun) )?no (?:(?:se|l[oa]s) ){0,2}"
    r"(?:han|hemos|estan|[a-z]{2,14}(?:aron|ieron|amos|imos))(?!\S)"
)
_STANDS = r"(?:(?:va|van|vamos|esta|sigue|queda|quedo)(?: ya)?(?: (?:en|al|por|el|un)){1,2})"
_PARTS = re.compile(
    r" [.,;:¶](?= |$)| pero | y (?=(?:solo )?(?:falta|queda|sigue|resta)n? )| (?=faltan? )"
    rf"| (?=(?:la|lo|el) de (?:{MONTH}) (?:(?:todavia|aun) )?no(?!\S))"
    rf"| y (?=(?:(?:la|lo|el) de )?(?:{MONTH})(?:(?: {_STANDS})? \d"
    rf"| (?!{_OF_BOTH}){_NOT_YET}| no *$))"
)
# "la de enero ya se publicó y la de febrero la estamos revisando": each has its own verb
_AND_A_MONTH = re.compile(rf" y (?=(?:(?:la|lo|el) de )?(?:{MONTH})(?!\S))")
# "la de enero", "el corte de enero", "enero y febrero": what is dated; not "se hizo en enero".
_MONTHS = re.compile(
    r"(?:^(?: (?:de|ya|las?|los)| (?:la|el) [a-z]{3,15} de)?|(?<= y)|(?<= e)"
    r"|(?<= la de)|(?<= lo de)|(?<= el de)|(?<= las de)"
    r"|(?<= los de)|(?<= solo)|(?<= solamente)|(?<= mes de)|(?<= meses de)|(?<= corte de)"
    r"|(?<= fecha de)|(?<= periodo de)|(?<= entrega de)|(?<= informe de)|(?<= reporte de)"
    rf"|(?<= cumplimos)|(?<= ya)) ?(?P<first>{MONTH})(?: a (?P<last>{MONTH}))?(?!\w)"
)
# "la de febrero va en 80", "marzo 50", "el 80 es solo de febrero": how far the work of a month is
_OF_A_MONTH = re.compile(
    rf"(?<!\S)(?:{MONTH})(?: de la \S{{1,9}}(?: [\d.]{{1,9}})?)?(?: ya)?(?: {_STANDS})?"
    rf" (?P<figure>\d{{1,2}})(?: (?:%|por ciento))?(?= *$)"
    r"|(?<!\S)(?:el|ese|los) (?P<of>\d{1,2})(?: (?:%|por ciento))? (?:es|era|son|eran|fue)"
    r"(?: (?:solo|solamente|nada mas|apenas|unicamente|lo|la|el|de|del|mes)){1,5}"
    rf" (?:{MONTH})(?!\S)"
)
# also "la de febrero la estamos revisando", "marzo en borrador"
_OPEN = re.compile(
    r"\b(?:no|ni|sin|falta\w*|pendientes?|todavia|aun|sigue\w*|resta\w*|hara\w*|hacen?|hacemos|hago"
    r"|va a|vamos a|voy a|adelante|vencen?|tocan?|vienen?|sera\w*|seria|estamos|\w{2,15}[aei]ndo"
    r"|en (?:revision|borrador|elaboracion|proceso|tramite|curso)|por \w{2,15}[aei]r|casi|a medias"
    r"|por la mitad)\b"
)
_DONE = re.compile(
    r"\b(?:ya|list[oa]s?|hech[oa]s?|quedo|estan?|al dia|cumple|\w{2,15}(?:[ai]d[oa]s?|aron|ieron"
    r"|[ai]mos)|se \w{2,15}o)\b"
)
_DID = re.compile(r"\bse \w{2,15}o\b|\b\w{2,15}(?:[ai]mos|aron|ieron)\b")
_ON_A_DAY = re.compile(r"\bel \d{1,2}\b")
_ONLY = re.compile(r"\b(?:solo|solamente|unicamente|apenas)\b")
# "todo el año", after a receipt
_ALONE = re.compile(
    r"(?:(?:no|si|ya|es|son|eran|fue|era|quedo|esta|perdon|de|para|ojo)(?: ,)? ){0,4}"
    r"(?:todo el ano|todo lo del ano|tod[oa]s l[oa]s fechas|el ano (?:completo|entero))(?: [.!])?"
)
# "no, espere, solo se hizo la de enero": the no is of what was said before
_BEGINS = re.compile(
    r"^(?:(?:h?[au]y|perdon|esper[ea]|ojo|mentiras?|que pena"
    r"|no(?= [,.;:!]| (?:esper[ea]|perdon|mentiras?|ojo|que pena|no)\b))(?: [,.;:!])* ?)+"
)
_LIKE = frozenset({Intent.REPORT, Intent.UNCLEAR})


def months_done(text: str, today: date) -> frozenset[int]:
    """Return the months whose work a text says is done; none where it is not clear of which. What
    is told of a day after `today` is a plan: "la de marzo la sacamos el 20" of the 11th."""
    met, left, unclear = _months(text, today)
    sure = met and not met & left and min(left | unclear, default=13) > max(met)
    return frozenset(met) if sure else frozenset()


def months_open(text: str, today: date) -> frozenset[int]:
    """Return the months whose work a text says is not done: "febrero no la hemos hecho"."""
    _, left, _ = _months(text, today)
    return frozenset(left)


def tells_months(text: str, today: date) -> bool:
    """Tell whether a text says of which months the work is done, or is not."""
    return bool(months_done(text, today) or months_open(text, today))


def _months(text: str, today: date) -> tuple[set[int], set[int], set[int]]:
    """Return the months whose work a text says is done, is not, and those of which it is not clear
    what it says."""
    met, left, unclear, only = set[int](), set[int](), set[int](), set[int]()
    if len(text) > _LONGEST or "?" in text:
        return met, left, unclear
    plain = _LISTED.sub(r"\1 y", _BEGINS.sub("", read(text).plain.strip()))
    said_done = False
    for part in _parts(plain):
        named = _named(f" {part.strip()}")
        told = is_to_come(part, today) and not _was_done(part, named, today)
        is_open = any(one.search(part) for one in (_OPEN, _OF_A_MONTH)) or told
        is_done = _DONE.search(part) is not None
        said_done = said_done or (is_done and not is_open)
        if is_open:
            left |= named
        elif is_done:
            met |= named
        else:
            (only if _ONLY.search(part) else unclear).update(named)
    met |= only if said_done or "100" in plain.split() else set()
    return met, left, unclear | only - met


def _parts(plain: str) -> list[str]:
    """Return the parts of a text, each of which tells something of its months."""
    parts = list[str]()
    for part in _PARTS.split(plain):
        first, *rest = _AND_A_MONTH.split(part)
        for one in rest:
            if _tells(first) and _tells(one):
                parts.append(first)
                first = one
            else:
                first = f"{first} y {one}"
        parts.append(first)
    return parts


def _tells(part: str) -> bool:
    return _OPEN.search(part) is not None or _DONE.search(part) is not None


def _was_done(part: str, months: set[int], today: date) -> bool:
    """Tell whether a day beside a month that has ended is that on which its work was done: "se
    actualizó la de enero el 20", said in May."""
    ended = bool(months) and max(months) < today.month
    return ended and _ON_A_DAY.search(part) is not None and _DID.search(part) is not None


def figures_of_months(text: str) -> frozenset[Decimal]:
    """Return the figures of a text that are of the work of a month: "la de febrero va en 80"."""
    if len(text) > _LONGEST or "?" in text:
        return frozenset()
    parts = _PARTS.split(read(text).plain.strip())
    found = (_OF_A_MONTH.search(part) for part in parts)
    return frozenset(Decimal(one["figure"] or one["of"]) for one in found if one is not None)


def tells_dates(text: str, today: date) -> bool:
    """Tell whether a text may say of which of its dates an activity is done, or how far one is."""
    told = months_done(text, today) or figures_of_months(text)
    return bool(told) or _tells_all(text, today) is not None


def _tells_all(text: str, today: date) -> str | None:
    """Return the words of a text that may say that all dates are done; None where none do."""
    if len(text) > _LONGEST or "?" in text:
        return None
    plain = read(text).plain.strip()
    if _ALONE.fullmatch(plain):
        return plain
    done = _DONE.search(plain) and not _OPEN.search(plain) and not is_to_come(plain, today)
    return plain if done else None


def reread(meaning: Meaning, text: str, subject: int | None, view: View) -> Meaning:
    """Return a report of months that are done as the share of its dates, as the button "Solo este
    periodo" makes it; a figure that is written stands. `subject` is what a text is about that names
    no activity."""
    if not view.periods or meaning.intent not in _LIKE or meaning.also:
        return meaning
    told = meaning.updates
    alone = len(told) <= 1
    if alone and (not told or told[0].code is None):
        share = _share(text, subject, view)
        if subject is None or share is None or (told and _is_written(told[0], text)):
            return meaning
        blank = Update(
            code=view.activities[subject].code, percent=None, status=Status.IN_PROGRESS,
            description=text.strip(), span=None, words=text.strip(), rule=RULE,
        )  # fmt: skip
        return Meaning(Intent.REPORT, (_with(blank, share),), rule=RULE)
    updates = tuple(_of_months(one, text if alone else one.description, view) for one in told)
    return (
        meaning if updates == told else replace(meaning, updates=updates, ask=first_asked(updates))
    )


def _of_months(update: Update, words: str, view: View) -> Update:
    """Return an update as the share of the dates that are done; where its figure is of one month,
    and tells no share, the figure of the whole is asked for."""
    about = view.id_of(update.code)
    share = _share(words, about, view)
    if share is not None and not _is_written(update, words):
        return _with(update, share)
    of_one = about in view.periods and update.percent in figures_of_months(words)
    return update.with_figure_asked() if of_one and share is None else update


def _with(update: Update, share: Decimal) -> Update:
    status = Status.DONE if share == WHOLE else Status.IN_PROGRESS
    return replace(
        update, percent=share, status=status, ask=None, definite=True, rule=RULE, outright=False
    )


def _share(text: str, about: int | None, view: View) -> Decimal | None:
    """Return the share of an activity's dates that is met with the months that a text says are
    done: all that are open up to the last of these; None where others are open between."""
    dates = () if about is None else view.periods.get(about, ())
    whole = _tells_all(text, view.today) if dates else None
    if whole is not None and (_ALONE.fullmatch(whole) or names_all(whole, dates[0].total)):
        return Decimal(WHOLE)
    found = share_of_months(text, dates, view.today)
    if found is None:
        return None
    share = found[0]
    before = view.percent(about)
    if before in figures_of_months(text):  # that was said of the whole by mistake
        return share
    return None if before is not None and share <= before else share


def share_of_months(
    text: str, dates: Sequence[OpenDate], today: date
) -> tuple[Decimal, int] | None:
    """Return what the first of some open dates come to whose months a text says are done, and how
    many these are; None where it says so of none of them, or of one that others are open before."""
    months = months_done(text, today) if dates else frozenset[int]()
    first = next((at for at, one in enumerate(dates) if one.due.month not in months), len(dates))
    if not first or months & {one.due.month for one in dates[first:]}:
        return None
    return share_of(dates[first - 1]), first


def share_of(last: OpenDate) -> Decimal:
    """Return the share of all dates that is met with one and those before it."""
    return (Decimal(WHOLE * last.ordinal) / last.total).quantize(Decimal(1), ROUND_HALF_UP)


def _is_written(update: Update, text: str) -> bool:
    """Tell whether a figure stands in a text that is not limited to months: "va en 30"."""
    written = update.percent is not None and any(map(str.isdigit, update.words))
    limited = update.percent == WHOLE and _ONLY.search(read(text).plain) is not None
    limited = limited or update.percent in figures_of_months(text)
    return written and not limited


def _named(part: str) -> set[int]:
    found = set[int]()
    for one in _MONTHS.finditer(part):
        first = month_number(one["first"]) or 0
        last = month_number(one["last"] or "") or first
        found |= set(range(first, last + 1))
    return found
