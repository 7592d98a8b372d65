"""What is read as a figure and is none of the work: how many things there are of which nobody told
the whole, the share of one period or of the next unit, and what is only wished for. It is asked
about. Pure."""

from __future__ import annotations

import re

from bot.understanding.activities import sounds_like, stem, verb_stem, words_of
from bot.understanding.meaning import Ask, ReadReport, Status, Update
from bot.understanding.progress.counts import MOST_BARE, units_of
from bot.understanding.progress.of_units import is_beside_others
from bot.understanding.progress.outcome import BARE_COUNT, JUDGED
from bot.understanding.reading import any_phrase, phrase, read
from bot.understanding.wordlists import MONTH

# "listo los 9", "ya son 3", "van los 12", "ya llevamos 9 capacitados"; not "van 60", "ya son 95 %"
_ONLY = r"(?: (?:como|solo|apenas|ya|por ahora)){0,2}"
_SO_MANY = phrase(
    r"(?:(?:list[oa]s?|van|vamos|llev(?:amos|o|an)|hicimos|son|fueron|hay|quedaron|ya|tenemos)"
    rf"{_ONLY} l[oa]s|(?:list[oa]s|(?<!vamos )(?<!va )listo|quedan|faltan"
    rf"|ya (?:son|hay|tenemos))){_ONLY}"
    r" (?P<number>\d{1,2})(?! ?(?:%|por ciento|porciento|/|de (?:l[oa]s )?\d))"
)
# "la 2.2 van 9", "llevamos 4, falta la de agosto"; not "van en 9", "vamos 9 %"
_FEW = phrase(
    rf"(?:van|llev(?:amos|o|an)|hicimos|hemos hecho){_ONLY} (?P<number>1?\d)(?= *(?:$|[,.;!]))"
)
# "vamos en 1 encuentro", "va un encuentro", "estamos en 2 encuentros"; not "va en 2 %"
_GOING_ON = phrase(
    rf"(?:van?|vamos|llev(?:amos|o|an|a)|estamos|seguimos){_ONLY}(?: (?:en|por|con))?{_ONLY}"
    r" (?P<number>\d{1,2}|una?) (?P<noun>[a-z]{3,20})"
)
# of which "listo" tells no end: nobody knows whether these are all
_READY_ONES = phrase(r"list[oa]s? l[oa]s \d{1,2}(?! ?%)")
_DONE_ONES = phrase(
    r"(?<!de )(?<!los )(?<!las )(?P<number>\d{1,2})"
    r" (?:ya )?(?:[a-z]{3,20}[ai]d|hech|list|suscrit|inscrit)[oa]s"
)
# "40 por ciento de lo de este mes", "40 % de lo que tocaba en junio"
_OF_A_PERIOD = phrase(
    r"(?:%|por ?ciento|mitad|tercio) de lo (?:del|(?:de|que (?:toca|tocaba|iba|va|era))"
    rf"(?: (?:en|para|de))?(?: (?:est[ea]|el|la))?) (?:mes|semana|quincena|bimestre|trimestre"
    rf"|semestre|periodo|{MONTH})"
)
# "marzo van 4 de 5 contratos", "de abril hicimos 3 de las 6", "van 4 de 5 contratos de marzo"; not
# "a marzo van 4 de 5", "al corte de marzo", "de enero a marzo"
_COUNTS_OF = r"\d{1,3}(?: [a-z]{3,20}){0,2} (?:de|/) (?:(?:los|las|un total de) )?\d{1,3}"
_PART_OF = re.compile(_COUNTS_OF)
_ONE_MONTH = rf"(?:{MONTH}|(?:este|ese) mes|el mes pasado)(?! (?:a|al|hasta|y)(?!\S))"
_OF_A_MONTH = any_phrase(
    r"(?<!\d de )(?<!corte de )(?<!corte del )"
    r"(?:^|(?<=[.,;:¶@] )|(?<=(?:la|en|de) )|(?<=(?:del|por) )|(?<=para ))(?:(?:el )?mes de )?"
    rf"{_ONE_MONTH}(?: del? \d{{4}})?(?: [,:])?"
    rf"(?: (?!hasta|todo)[a-z]{{2,20}}){{0,3}} {_COUNTS_OF}",
    rf"{_COUNTS_OF}(?: [a-z]{{3,20}}){{0,2}} (?:(?:de|en|para)(?: el mes de)? {_ONE_MONTH}"
    r"|(?:del mes|de este mes|este mes))",
)
_SHARE = re.compile(r"(?<!\S)(?:(?P<figure>\d{1,3})|mitad|medi[ao]s?)(?!\S)")
_HALF = 50
# "que la 4.3 sea publicada": what is to be, not what is
_WISHED = phrase(
    r"que (?:(?:ya|se|nos|@|la|el|lo|las|los) ){0,3}(?:sea|sean|quede|queden|esten|salgan?)"
)
# "pero no están instalados", "ninguno instalado", "falta instalarlos"
_NOT_DONE = phrase(
    r"(?:(?P<lacks>faltan?(?: por)?|sin)|(?:no|ningun[oa]?)"
    r"(?: (?:se|l[ao]s|estan?|ha|han|hemos|sido|quedan?|quedaron)){0,3}) (?P<verb>[a-z]{4,20})"
)
_OF_OTHERS = re.compile(r"(?<!\S)(?:otr[oa]s?|demas|restantes?|resto|faltantes?|\d+)(?!\S)")
# "y los otros 2 los instalamos ayer"
_THE_OTHERS = re.compile(r"(?<!\S)l[oa]s (?:otr[oa]s|restantes) \d{1,4}(?! %)(?P<said>[^.,;:?!¶]*)")
_NOT_YET = frozenset(["no", "sin", "falta", "faltan", "cuando", "apenas"])
_CLAUSE = re.compile(r"[,.;:]| (?:pero|y|aunque) ")
_DEED = re.compile(r"[a-z]{3,}(?:[ai]mos|aron|ieron|[ai]d[oa]s?)")


def so_many(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where only things are counted, of which the goal tells no whole."""
    if update.percent is None or update.rule == BARE_COUNT or _are_units(update, told):
        return update
    plain = _plain(update, told)
    found = (one for pattern in (_SO_MANY, _FEW, _DONE_ONES) for one in pattern.finditer(plain))
    numbers = {int(one["number"]) for one in found}
    few = {number for number in numbers if 0 < number <= MOST_BARE}
    doubted = update.ask is Ask.CONFIRM or _READY_ONES.search(plain) is not None
    done = update.status is Status.DONE and doubted and update.rule != JUDGED
    return update.with_figure_asked() if few and (done or update.percent in few) else update


def of_the_next(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where the one that is told is of the unit that follows those that are
    there: "ya están 4 de los 6 formularios, el quinto va por la mitad"."""
    if update.percent is None or update.rule == BARE_COUNT:
        return update
    plain = _plain(update, told)
    told_of = (
        one.start()
        for one in _SHARE.finditer(plain)
        if update.percent == (int(one["figure"]) if one["figure"] else _HALF)
    )
    of_one = any(is_beside_others(plain, at) for at in told_of)
    return update.with_figure_asked() if of_one else update


def of_a_period(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where the one that is told is of a month's share only, or comes from
    what was counted in one month."""
    plain = "" if update.percent is None else _plain(update, told)
    of_one = _OF_A_PERIOD.search(plain)
    if of_one is None and "%" not in plain:
        of_one = _OF_A_MONTH.search(plain)
    return update if of_one is None else update.with_figure_asked()


def going_on(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where one or some of the things that the activity is called by are
    counted, and the number was read as a percentage, or as all there are to be."""
    found = None if update.percent is None else _GOING_ON.search(_plain(update, told))
    owner = told.owner_of(update)
    if found is None or owner is None:
        return update
    number = int(found["number"]) if found["number"].isdecimal() else 1
    own = words_of(owner.title, owner.product)
    if sounds_like(stem(found["noun"]), own.terms | own.counted) is None:
        return update
    all_of_one = update.status is Status.DONE and number == 1 and units_of(owner)[0] <= 1
    return update.with_figure_asked() if all_of_one or update.percent == number else update


def of_another_deed(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where things are counted of which it is told that what the activity
    is for was not done: "compramos 3 de los 5 pero no están instalados"."""
    owner = told.owner_of(update)
    if update.percent is None or owner is None:
        return update
    plain, verbs = _plain(update, told), words_of(owner.title, owner.product).verbs
    denied = (one for one in _NOT_DONE.finditer(plain) if verb_stem(one["verb"]) in verbs)
    undone = next(denied, None)
    if undone is None:
        return update
    before = plain[: undone.start()]
    *counts, clause = _CLAUSE.split(before)
    deeds = {verb_stem(one) for one in before.split()}
    counted = any(map(_PART_OF.search, counts)) and "%" not in plain
    counted = counted and _OF_OTHERS.search(clause) is None and deeds.isdisjoint(verbs)
    another = not undone["lacks"] or any(map(_DEED.fullmatch, before.split()))
    return update.with_figure_asked() if counted and another else update


def with_the_rest(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where so many are counted, and of the others it is told that the same
    was done with them: "instalamos 3 y los otros 2 los instalamos ayer"."""
    owner = told.owner_of(update)
    found = None if owner is None else _THE_OTHERS.search(_plain(update, told))
    if owner is None or found is None or update.percent is None or update.status is Status.DONE:
        return update
    verbs, said = words_of(owner.title, owner.product).verbs, found["said"].split()
    done = any(_DEED.fullmatch(word) and verb_stem(word) in verbs for word in said)
    hindered = any(word in _NOT_YET for word in said)
    return update.with_figure_asked() if done and not hindered else update


def only_wished(update: Update, told: ReadReport) -> Update:
    """Ask for the percentage where what is read as done is only wished for, or has to be."""
    if update.status is not Status.DONE or any(map(str.isdigit, update.words)):
        return update
    return update.with_figure_asked() if _WISHED.search(_plain(update, told)) else update


def _plain(update: Update, told: ReadReport) -> str:
    """Return the words around one update, up to the others, as a reading spells them, with "@" for
    its code."""
    start, end = update.span or (0, len(told.text))
    others = [one.span for one in told.meaning.updates if one.span and one is not update]
    first = max((there for _, there in others if there <= start), default=0)
    last = min((here for here, _ in others if here >= end), default=len(told.text))
    return read(told.text[first:last].replace(update.code or "@", "@")).plain


def _are_units(update: Update, told: ReadReport) -> bool:
    """Whether the goal of the activity counts several units, which have their own rules."""
    owner = told.owner_of(update)
    return owner is not None and units_of(owner)[0] > 1
