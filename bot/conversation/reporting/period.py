"""100 % of the period or of the year: what a report closes, and what keeps it open. Pure.

What she said is recorded as said; whether it was only this period's is hers to say with a button.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import go_on, take
from bot.conversation.state import Draft, State
from bot.conversation.steps import KeepOpen, Say, Step
from bot.conversation.view import View
from bot.understanding.framing.of_its_period import PERIOD
from bot.understanding.meaning import Ask, Intent, Status
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE, MONTH
from core.later_dates import LaterDates
from core.rules import FAR, WHOLE, OpenDate
from core.spanish import bare_words, fold, month_number

_LONGEST = 300  # characters
_A_WEEK = 7  # days

# What comes again and again; "II semestre" alone is a date like any other.
_AGAIN = re.compile(
    r"\b(?:permanente|continu[oa]|por demanda|diari[oa]|semanal|quincenal|mensual|bimensual"
    r"|(?:bi|tri|cuatri|se)mestral)(?:mente|es|s)?\b"
)
_ONLY = re.compile(
    r"(?:(?:no|pero|perdon|eso|lo|ese|es|era|eran|fue|el|100|por|ciento|va|quedo|cumplid[oa]"
    r"|reportad[oa]|listo) ){0,5}(?:solo|solamente|unicamente|nada mas|apenas)"
    rf"(?: (?:es|era|eran|lo|la|el|100|por|ciento|de|para|en))*? {PERIOD}"
)
# "eso es mensual", "no, esa toca cada mes": no word of it tells of the work.
_FILLS = (
    r"(?:(?!no (?:es|son|se|va|toca)\b)(?:no|uy|ay|pero|ojo|perdon|esper[ea]|recuerden?|es|que"
    r"|porque|es[aeo]|est[ae]|la|lo|el|actividad|tarea|meta|son|se|hace|hacemos|hacen|repite|reporta|toca"
    r"|hacerl[oa]|va|sigue|de|por) )"
)
_EACH = (
    r"(?:cada|tod[oa]s l[oa]s) (?:(?:dos|tres|cuatro|seis|quince|\d{1,2}) )?"
    r"(?:dias|semanas?|quincenas?|mes(?:es)?|(?:bi|tri|cuatri|se)mestres?|periodos?|cortes?)"
)
_REPEATS = re.compile(rf"{_FILLS}{{0,8}}(?:{_AGAIN.pattern}|{_EACH})")
_FIRST_CLAUSE = re.compile(
    r"(?:(?:(?:no|uy|ay),? )?(?:no|perdón|perdon|ojo|espere|espera|mentiras)[,.;] )?"
    r"[^,.;:\n]{1,120}",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"(?<!no )(?<!no es )(?<!no era )(?<!\w)(?:solo|solamente|unicamente|exclusivamente|nada mas)"
    r"(?: (?:es|era|eran|lo|la|el|los|las|100|%|de|del|para|a|corresponde|correspondiente|mes"
    r"|avance|entrega|parte|meta|corte)){0,8}?"
    rf" (?:{PERIOD}|(?P<month>{MONTH}))(?: (?:nada mas|no mas))?"
    r"(?= ?(?:$|[.,;:!)¶]|(?:y|pero|porque|pues|no|falta|faltan|queda|quedan|todavia|aun) ))"
    rf"|(?<!\w)(?:de|del) (?:mes de )?(?:{PERIOD}|(?P<before>{MONTH})) (?:nada mas|no mas|nomas"
    r"|solamente|unicamente)(?= ?(?:$|[.,;:!)¶]))"
    # "por este periodo ya quedó"
    rf"|(?<!\w)(?:por|para) {PERIOD}(?: ,)? (?:ya|quedo|esta|list[oa])(?!\S)"
)
_REOPENS = re.compile(
    r"\b(?:reabr\w{1,6}|(?:vuelv|volv|volviera)\w{0,4} (?:a )?abrir(?:l[oa])?"
    r"|abr\w{1,5} (?:de nuevo|otra vez|nuevamente)|quite(?:le|n)? lo cumplid[oa])\b"
)
_DATES = (
    r"(?:fechas|entregas|informes|cortes|periodos|reportes|seguimientos|publicaciones|meses"
    r"|(?:bi|tri|cuatri|se)mestres|actividades)"
)
_WHOLE = re.compile(
    r"\b100 %|\b(?:al|el|en) 100(?= ?(?:$|[.,;:!¶]))"
    r"|\btod[oa] (?:el|este|lo del) (?:ano|plan)\b|\btoda (?:la|esta|esa) (?:actividad|vigencia)\b"
    r"|\b(?:el|del) ano (?:completo|entero)\b"
)
_ALL = re.compile(
    rf"\btod[oa]s (?:(?:l[oa]s|sus|est[oa]s) )?(?!meses){_DATES}"
    rf"|\b(?:l[oa]s|sus|tod[oa]s) (?P<count>\d{{1,2}})(?= {_DATES}| ?(?:$|[.,;:!¶])| ya )"
)
_NOT_DONE = re.compile(
    r"\b(?:sigue|siguen|queda|esta) (?:todavia |aun )?pendiente\b"
    r"|\b(?:todavia|aun) no (?:esta|ha|se|la|lo)\b|\bno esta (?:list[oa]|hech[oa]|terminad[oa])\b"
    r"|\bno se ha (?:hecho|terminado|publicado)\b"
)
_DIGIT = re.compile(r"\d")
_THIS_MONTH = re.compile(r"(?:este|presente) (?:presente |mismo )?mes(?!\S)")
_NOT_YET = r"(?:(?:todavia|aun) )?(?:no|sigue sin|falta)"
_DATE = (
    r"(?:fecha|entrega|corte|(?:primer|segund|tercer|cuart)[oa]?"
    r"|l[oa] del? (?:\d{1,2} de )?\w{3,12})"
)
_OF_MONTH = rf"(?<!en )(?<!de )(?:{MONTH})"
_STAYS = re.compile(
    rf"\b{_DATE}\b.{{0,60}}\b(?:sigue|siguen|queda|esta|va) "
    r"(?:todavia |aun )?(?:pendiente|abiert[oa])"
    r"|\bno (?:me )?(?:l[oa]s?|esa fecha|la fecha) (?:cierren?|cierres|de|den) (?!.{0,30}\bpagina)"
    rf"|\b(?:no|sin) (?:me )?(?:cerrar|cierren?|cierres) (?:esa|la|el|esta) {_DATE}"
    r"|\b(?:primer|segund|tercer|cuart)[oa]? \w{3,20} "
    r"(?:(?:todavia|aun) no|no .{0,40}(?:todavia|aun)\b)"
    # "la de febrero no", "solo se hizo la de enero"
    rf"|\b(?:(?:l[oa]|el) de |{_OF_MONTH}\b.{{0,40}}\b)(?:{MONTH}) (?:(?:todavia|aun|si que) )?no"
    r" (?=$|(?:la|lo|el|pero|solo|esa|todavia|se [a-z]{2,12}o)\b)"
    # "perdón, marzo todavía no, apenas lo estoy redactando"
    r"|\A(?:(?:perdone?|no|h?ay|uy|mentiras?|disculpe|espere|ojo|que pena) ){0,4}"
    rf"(?:(?:l[oa]|el) de )?(?:{MONTH}) (?:(?:todavia|aun) no|no todavia)"
    r"(?= ?(?:$|(?:apenas|hasta|l[oa]|se|esta|estoy|estamos|vamos|voy|porque|es que)\b))"
    rf"|\bsolo (?:(?:se|ya|me|esta|est|va|fue|[a-z]{{3,15}}(?:o|imos|amos)) ){{1,3}}"
    rf"(?:l[oa]|el) (?:[a-z]{{3,12}} )?de (?:{MONTH})\b"
    rf"|\b{_OF_MONTH} {_NOT_YET} (?:(?:la|lo) )?(?:esta|se ha|se hizo|hemos|quedo|hicimos)\b"
    rf"|\b{_DATE}\b.{{0,40}} {_NOT_YET} (?:esta|se ha|se cumple|se cumplio|la hemos|lo hemos|hemos)"
)


@dataclass(frozen=True, slots=True)
class Later:
    """What comes after the period that was reported on as done.

    `dates` are the later dates, `rhythm` what the plan prints of an activity that comes again. Of
    `total` dates the period's is the `ordinal`-th; None where dates do not tell periods apart.
    `assumed`: she did not say that only its period is done.
    """

    dates: tuple[date, ...] = ()
    rhythm: str = ""
    ordinal: int | None = None
    total: int | None = None
    assumed: bool = False

    @property
    def percent(self) -> Decimal | None:
        """Return the share of the dates that are met then: "la primera de cuatro" is 25 %.

        None where only one date is known, or none: then nobody has said a figure of the whole.
        """
        if self.ordinal is None or self.total is None:
            return None
        share = Decimal(WHOLE * self.ordinal) / self.total
        return share.quantize(Decimal(1), rounding=ROUND_HALF_UP)

    def shown(self, *, kept_open: bool = False) -> LaterDates:
        """Return it as a receipt shows it."""
        return LaterDates(
            dates=self.dates,
            rhythm=self.rhythm,
            kept_open=kept_open,
            assumed=self.assumed,
            met=self.ordinal,
            total=self.total,
        )


@dataclass(frozen=True, slots=True)
class Limit:
    """The days of the period that a 100 is said to be of: a month, or the day on which it is
    said."""

    since: date
    until: date

    def is_met(self, due: Sequence[date], unmet: date) -> bool:
        """Tell whether the date of this period is met: the first of all that are `due` from its
        beginning on, where the first `unmet` one comes after both."""
        own = next((one for one in due if one >= self.since), unmet)
        return own < unmet and self.until < unmet


def is_asked(text: str) -> bool:
    """Tell whether a text says that what was reported is of this period only, or comes again, and
    perhaps why: "solo este periodo, los contratos salen todo el año", "eso es mensual"."""
    first = _first_clause(text)
    return _ONLY.fullmatch(first) is not None or comes_again(text)


def comes_again(text: str) -> bool:
    """Tell whether a text says no more than that an activity comes again: "eso es mensual"."""
    return _REPEATS.fullmatch(_first_clause(text)) is not None


def _first_clause(text: str) -> str:
    """Return the words with which a text begins, without the codes of activities; of a question
    none."""
    first = _FIRST_CLAUSE.match(A_CODE.sub("", text[:_LONGEST]).strip())
    return "" if first is None or "?" in text else bare_words(first[0])


def limited_to(text: str, today: date) -> Limit | None:
    """Return to which days a 100 is said to be limited: "100 pero solo la de marzo".

    Those are a month, in the nearest year; of "este corte" today. None where words limit it to no
    period.
    """
    found = _LIMITS.search(read(text[:_LONGEST]).plain.strip())
    if found is None:
        return None
    named = month_number(found["month"] or found["before"] or "")
    named = today.month if _THIS_MONTH.search(found[0]) else named
    if named is None:
        return Limit(today, today)
    ends = [
        date(year, named, monthrange(year, named)[1])
        for year in range(today.year - 1, today.year + 2)
    ]
    end = min(ends, key=lambda day: abs(day - today))
    return Limit(end.replace(day=1), end)


def _asks_to_reopen(text: str) -> bool:
    """Tell whether a text asks in so many words that what is closed be open again."""
    return len(text) <= _LONGEST and _REOPENS.search(bare_words(text)) is not None


def may_reopen(text: str, today: date) -> bool:
    """Tell whether a text may be about a closed activity that is to be open again."""
    return _asks_to_reopen(text) or is_asked(text) or limited_to(text, today) is not None


def keeps_a_date(text: str) -> bool:
    """Tell whether a text may say that a date which a receipt has closed is still open."""
    return len(text) <= _LONGEST and _STAYS.search(bare_words(text) + " ") is not None


def kept_open(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from "era solo lo de este trimestre" after a report of 100 %.

    It means the receipt that it replies to, else the last report; None where that is not clear.
    """
    if _tells_figure(heard, view):
        return None
    if is_asked(heard.text):
        return _only_its_period(state, heard, view)
    met = frozenset[int]() if view.last is None else view.last.met
    if met and (keeps_a_date(heard.text) or (_named(heard, view) and denies_done(heard.text))):
        meant = [one for one in heard.answers.activities if one in met] or list(met)
        if len(meant) == 1 and _named(heard, view) <= set(meant):
            return Step(state, (KeepOpen(meant[0], heard.inbound_id, words=heard.text.strip()),))
    return None


def kept_open_apart(
    drafts: Sequence[Draft], heard: Read, view: View
) -> tuple[tuple[KeepOpen, ...], list[Draft]]:
    """Return the dates that a part of a text says are open after all: "la 5.5 en 60. La carta
    todavía no ha salido", and what is left of its drafts."""
    met = frozenset[int]() if view.last is None else view.last.met
    again = [
        one
        for one in drafts
        if one.activity_id in met and one.percent is None
        if keeps_a_date(one.description) or denies_done(one.description)
    ]
    opened = tuple(
        KeepOpen(one.activity_id, heard.inbound_id, words=one.description)
        for one in again
        if one.activity_id is not None
    )
    return opened, [one for one in drafts if one not in again]


def _only_its_period(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows where what was reported is of this period only: dates that it has met
    are open again; where it has met none, that is said."""
    last, met = ((), ()) if view.last is None else (view.last.activities, view.last.met)
    named = _named(heard, view)
    told = [one for one in heard.answers.activities or last if not named or one in named]
    shut = [one for one in told if one in met or (one not in last and view.percent(one) == WHOLE)]
    if len(shut) > 1:
        shut = [one for one in shut if one in view.reopens]
    if len(shut) == 1:
        return Step(state, (KeepOpen(shut[0], heard.inbound_id, words=heard.text.strip()),))
    if len(told) == 1 and view.percent(told[0]) != WHOLE:
        return Step(state, (Say("date_kept_open", about=told[0]),))
    return None


def _named(heard: Read, view: View) -> set[int]:
    """Return the activities that a text names by their codes; what is put off where it names none
    are all of hers."""
    if heard.meaning.intent is Intent.SNOOZE and A_CODE.search(heard.text) is None:
        return set()
    codes = (*heard.meaning.codes, *(one.code for one in heard.meaning.updates))
    return {one for one in map(view.id_of, codes) if one is not None}


def _tells_figure(heard: Read, view: View) -> bool:
    """Tell whether a text says another figure than the one that stands."""
    if keeps_a_date(heard.text) and not _DIGIT.search(read(A_CODE.sub("", heard.text)).plain):
        return False  # "la de febrero no se hizo" is not 0 of the whole
    told = ((view.id_of(one.code), one.percent) for one in heard.meaning.updates if one.definite)
    return any(percent not in {None, view.percent(about)} for about, percent in told)


def later_than(dates: Sequence[OpenDate], rhythm: str, today: date) -> Later | None:
    """Return what would stay open if only this period were done; None when nothing would.

    This period's are the open dates that have passed, else the next one. A date that is more than
    60 days away is later also where it is the next one, and so is a single one still to come of
    something that comes again.
    """
    passed = [one for one in dates if one.due <= today]
    far = bool(dates) and dates[0].due - today > FAR
    if not far and (len(dates) > 1 or (dates and dates[0].total > 1)):
        done = passed or dates[:1]
        left = dates[len(done) :]
        if not left:
            return None
        days = tuple(one.due for one in left)
        return Later(days, rhythm, done[-1].ordinal, done[-1].total)
    if passed or not (dates or rhythm):
        return None
    if rhythm or far:
        return Later(tuple(one.due for one in dates), rhythm)
    return None


def all_open(dates: Sequence[OpenDate], rhythm: str) -> Later | None:
    """Return what stays open where none of an activity's open dates is done, and some before them
    are; None where none is."""
    if not dates or dates[0].ordinal == 1:
        return None
    return Later(tuple(one.due for one in dates), rhythm, dates[0].ordinal - 1, dates[0].total)


def are_too_soon(days: int, met: date, unmet: date) -> bool:
    """Tell whether the same words, said again after some days, are of the same period: the next
    date is hardly done so soon after the one before."""
    return days < _A_WEEK and 2 * days < (unmet - met).days


def come(dates: Sequence[OpenDate], rhythm: str, until: date) -> Later | None:
    """Return what stays open of an activity's open dates where those that have come `until` a day
    are done, or its first one; None where nothing does, or dates tell no periods apart."""
    if not dates or dates[0].total == 1:
        return None
    first = max(dates[0].ordinal - 1, 1)
    last = max((one.ordinal for one in dates if one.due <= until), default=first)
    left = tuple(one.due for one in dates if one.ordinal > last)
    return Later(left, rhythm, last, dates[0].total, assumed=True) if left else None


def says_all(words: str, text: str, total: int) -> bool:
    """Tell whether what is said to be done is the whole: by the `words` of its figure, or because
    the text speaks of the year, or of all the `total` dates."""
    if any(map(str.isdigit, read(words).plain)):
        return True
    plain = read(f"{words} ¶ {text[:_LONGEST]}").plain
    return _WHOLE.search(plain) is not None or names_all(plain, total)


def names_all(plain: str, total: int) -> bool:
    """Tell whether words name all the `total` dates of an activity: "los doce informes"."""
    return any(one["count"] in {None, str(total)} for one in _ALL.finditer(plain))


def denies_done(text: str) -> bool:
    """Tell whether a text may say that what a receipt has closed is not done."""
    return len(text) <= _LONGEST and _NOT_DONE.search(bare_words(text)) is not None


def rhythm_of(terms: Iterable[str], due_text: str) -> str:
    """Return what the plan prints of an activity that comes again: "Trimestral", or its periods."""
    named = [term for term in terms if term.strip()]
    if len(named) > 1:
        return ", ".join(named)
    return next((text for text in (*named, due_text) if _AGAIN.search(fold(text))), "")


def reopened(state: State, heard: Read, view: View) -> Step | None:
    """Return the question whether an activity that she closed herself is open again, with the
    figure of its periods that are done; None where it is not clear that she asks for that."""
    named = _named(heard, view)
    likely = set(view.reopens) if _asks_to_reopen(heard.text) else set[int]()
    meant = (named or set(heard.answers.activities) or likely) & set(view.reopens)
    about = next(iter(meant), None)
    if about is None or len(meant) > 1 or len(named) > 1:
        return None
    draft = Draft(
        activity_id=about,
        percent=view.reopens[about],
        status=Status.IN_PROGRESS,
        description=heard.text.strip(),
        words=heard.text.strip(),
        inbound_id=heard.inbound_id,
        text=heard.text,
        said_on=view.today,
        ask=Ask.CONFIRM,
    )
    following, actions = take(state, (draft,), view)
    return go_on(following, actions, view)
