"""A message in clauses, and which of them tell of the days of somebody: "Rosa también sale 12 y
13", "ella vuelve el 16", "la de Marta hasta el 25". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.understanding.asks.people.absence import NO_DAY
from bot.understanding.asks.people.absence_changed import A_SPAN, AT_WORK_ON, MEND_IT
from bot.understanding.asks.people.absence_days import A_WEEKDAY, DAY_AND_DAY, ONE_DAY, REASON
from bot.understanding.asks.people.presence_words import (
    AWAY,
    BACK,
    CONFIRMS,
    FELL_THROUGH,
    NOT_AWAY,
    NOT_LEFT_AWAY,
    REINSTATED,
    WHY,
    WORK,
    WRITTEN_AGAIN,
)
from bot.understanding.clauses import clauses
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE, MONTH, PLEASE
from core.spanish import bare_words

_MOST = 600  # characters of a message
_EDGE = re.compile(
    rf"(?<!ausente no)[.;!?](?=\s|\Z)\s{{0,3}}|\n"
    rf"|,\s{{1,2}}(?:(?:y|e|pero|ah)\s)?(?!\d|{A_WEEKDAY})"
    rf"|\s(?:y|e|pero)\s(?!(?:(?:el|los|este)\s)?(?:{A_WEEKDAY}|\d{{1,9}}\b(?!\.\d)|ma[nñ]ana|hoy))"
    # "por lluvias y mañana no vengo": no day stands before it
    rf"|{NO_DAY}\s(?:y|e|pero)\s(?=(?:(?:el|los|este)\s)?(?:{A_WEEKDAY}|\d{{1,2}}|ma[nñ]ana|hoy)"
    r"(?:\sy\s\w{4,9})?\s(?:yo\s)?(?:no|falto|tampoco)\s(?:vengo|voy|estoy|trabajo|estar[eé])\b)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.;!?]\s{0,3}\Z|\n\Z")
_BUT = re.compile(r"[\s,]pero\s\Z", re.IGNORECASE)
_AND = re.compile(r"[\s,]y\s\Z", re.IGNORECASE)
_RETURNS = (
    r"(?:vuelve|regresa|retorna|llega|entra|se (?:reintegra|reincorpora|integra))"
    rf" (?:es )?(?:(?:a trabajar|hasta|apenas) )?(?:el|este|manana|hoy|la otra|{A_WEEKDAY}|\d)"
)
_TELLS = re.compile(
    rf"{AWAY.pattern}|{BACK.pattern}|{NOT_AWAY}|\b{_RETURNS}"
    r"|\b(?:no|ya no|siempre no) (?:viaja|sale|se va|falta|vuelve|regresa|entra)\b"
    rf"|\b(?:viaja|sale|se va|falta) (?:es|solo|apenas|{DAY_AND_DAY})"
    r"|\b(?:mejor|ahora) (?:viaja|sale|se va|empieza|falta) (?:es |solo |apenas )?(?:el|desde|\d)"
    r"|\b(?:viaja|sale|se va|empieza) (?:el )?(?:dia )?\d{1,2} (?:y )?(?:ya )?no (?:el )?\d"
    r"|\bse (?:queda|incapacito|ausenta|enfermo)\b"
    r"|\b(?:extend|extiend|prorrog|alarg)[a-z]{1,6} hasta\b"
    r"|\btambien (?:pero )?(?:solo )?(?:hasta|desde|del?) (?:el )?\d"
    rf"|\bl[oa]s? de [a-z]{{2,20}} .{{0,40}}(?:hasta|del?) (?:el )?\d"
)
_OF_WORK = re.compile(
    r"\?|\b(?:pr[oó]rroga|actividad|informe|acta|contrato|reuni[oó]n)", re.IGNORECASE
)
_SHE = r"(?:(?:ella|el(?! \d)|es[ae] (?:senora?|doctora?)) )"
_LED = r"(?:(?:y|pero|que|aunque|es que|si|correct[oa]|de acuerdo|ok|listo) ){0,4}"
_HER_VERB = (
    rf"(?:{_RETURNS}|viaja|sale|se va|falta|esta|estara|sigue|viene|vendra|trabaja|volvio|regreso"
    r"|llego)\b"
)
_PRONOUN = re.compile(
    rf"(?P<before>{_LED}){_SHE}(?P<verb>(?:(?:ya|si|no|siempre|solo|tambien|es que) ){{0,3}}"
    rf"{_HER_VERB})"
)
# "ella dice que es del 16 al 18", "me dijo que solo el 16"; "es del 16 al 18" where it follows
_SAYS = (
    r"(?:(?:me|nos|ya|le|ahora) ){0,2}(?:dice|dijo|aviso|aclar[ao]|escribio|cuenta|conto"
    r"|confirm[ao]|inform[ao]|corrige|corrigio) q(?:ue)? "
)
_ON_DAYS = (
    rf"(?P<days>(?:(?:es|son|eran?|va|van|seria|solo|solamente|nada mas) ){{1,3}}{A_SPAN}"
    r"(?: (?:no mas|nada mas))?)"
)
_ON_OTHER_DAYS = re.compile(rf"{_LED}(?:ella |el (?!\d))?(?P<says>{_SAYS})?{_ON_DAYS}{PLEASE}")
_MAY_PUT_RIGHT = re.compile(rf"{_SAYS}(?:es|son|sol)|\bpero (?:es|son|sol[ao](?:mente)?) ")
_ALSO = re.compile(r"(?:y |e |lo de |la de |don |dona |tambien )*(?P<who>[a-z ]{2,60}?) tambien")
_PLEASE = r"(?: (?:por favor|gracias|su ausencia)){0,2}"
_GOES_ON = re.compile(
    rf"(?:(?:y|queda|esta|se|l[ao]|si|ya) ){{0,3}}(?:{CONFIRMS}){_PLEASE}"
    r"|(?:(?:y|por favor|porfa|asi que|ojo) ){0,2}"
    r"(?:quit|borr|retir|elimin|cancel|anul|corrij|cambi|arregl)[a-z]{1,5}"
    r"(?: (?:la|esa|su|eso|las?) ?(?:ausencia|fecha)?"
    rf"| l[oa]s? del? (?:(?:dia )?\d{{1,2}}|hoy|manana))?{_PLEASE}"
    r"|no (?:(?:solo|solamente|por|es) ){0,2}(?:un|1)(?: solo)? dia"
    r"|(?:no )?(?:se )?(?:vuelve|regresa|reintegra|reincorpora|viene|esta|trabaja)"
    r"(?: a trabajar)?(?: sino)?"
    rf"(?: (?:hasta|es|el|del?|{ONE_DAY}|{MONTH})){{1,6}}"
    r"|(?:(?:y|no|es|son|el|los|del?|al?|hasta|desde|para|dias?|solo|no mas|ahora|ya|sino|mejor"
    rf"|quedan?|quedo|quedaron|{A_WEEKDAY}|\d{{1,2}}|{MONTH})(?: |\Z)){{1,12}}"
    rf"|(?:por|con|en|de) (?:una? |sus? )?(?:{REASON}|calamidad|cita medica|luto|enfermedad)"
    rf"|{FELL_THROUGH}"
    r"|(?:me|nos) lo (?:dijo|conto|confirmo|aviso) (?:ella|el)"
    rf"|{NOT_LEFT_AWAY}{_PLEASE}|{REINSTATED}"
    r"|(?:(?:y|asi que|por favor|porfa) ){0,2}(?:ignor|descart|olvid|desestim)[a-z]{1,4}(?:l[ao])?"
    r"(?: (?:eso|esa ausencia|la|del tema|por favor|porfa|gracias)){0,2}"
    r"|(?:sino que|es que|porque|pues) (?:se (?:va|retira|fue|jubila|pensiona)|renuncio"
    r"|ya no trabaja)(?: (?:de|con) (?:la|el|nosotros)(?: [a-z]{3,20})?)?"
)
_PUTS_RIGHT = re.compile(r"(?:(?:no|pero|que|es que) ){0,2}(?:eso|lo|es|era|me referi|hablaba)\b")
_ONLY_DAYS = re.compile(
    rf"(?:(?:y|pero|la|lo|los|el|del?|al?|hasta|desde|dias?|solo|no|mas|tambien|{A_WEEKDAY}|\d{{1,2}}|{MONTH})"
    r"(?: |\Z)){2,10}"
)
_DAYS_TOO = re.compile(
    r"(?:(?:y|e|tambien|ademas|igual|falta|don|dona|doctora?|la|el|de|lo)(?: |\Z)){0,5}"
    rf"(?:para )?(?P<days>{DAY_AND_DAY}|(?:pasado )?manana|hoy"
    r"|del (?:dia )?\d{1,2} al (?:dia )?\d{1,2}"
    rf"|(?:(?:el|este) )?(?:{A_WEEKDAY}(?: \d{{1,2}})?|dia \d{{1,2}})|el \d{{1,2}})"
    r"(?: tambien)?"
)
# Beside her own days: "ambos incluidos", "el 16 trabajo", "corrijan porfa"
_MORE_OF_HERS = re.compile(
    rf"(?:(?:ambos|los dos)(?: dias)? )?(?:incluid[oa]s|inclusive)"
    rf"|(?:(?:y|pues|porque|que) )?{ONE_DAY} {AT_WORK_ON}"
    rf"|{MEND_IT}{PLEASE}"
)
# What she may say of her own days; whether it puts them right, all of it tells.
_OF_HERS = re.compile(
    r"\b(?:salgo|me voy|viajo|me ausento|falto|faltare|no (?:voy|estoy|vengo)|vuelvo|regreso"
    r"|retorno|me (?:reintegro|reincorporo)|(?:se|me|se me) (?:l[ao]s? )?"
    r"(?:cancel|suspend|aplaz|cay|corri|movi|cambi|pas|neg|extend|prorrog|alarg|ampli)[a-z]{1,6}"
    r"|(?:cancel|suspend|aplaz)(?:aron|ieron)|si (?:trabajo|voy|vengo|estoy)|me equivoque|mejor"
    r"|corrijo|correccion|cambi(?:o|aron|an) de (?:fechas?|dias?)|reprogram(?:aron|o)"
    r"|(?:empiez|comienz|arranc|inici)an?(?= (?:es |desde |apenas )?(?:el |\d))"
    r"|se corrige|rectifico|(?:quise|queria) decir|no me he ido"
    r"|(?:contesto|respondo) desde|no me quit[ae]n?|no (?:me )?dej[ae]n? de|sigan?me"
    rf"|ausencia|{REASON})\b"
    r"|\b(?:perdon|disculpen?|mentiras?|digo|no) (?:(?:que|es|son|era|eran|no|mejor) ){0,3}"
    r"(?:hasta|desde|del?|el) (?:el )?\d|\bno (?:(?:es|son|era|eran|van?) )?del? \d"
)
_STANDS_IN = re.compile(
    r"\b(?:queda|quedara|esta|estara) (?:de )?(?:encargad[oa]|a cargo|al frente)\b"
    r"|\bl[aeo] (?:reemplaza|cubre|releva|suple)\b"
)
_WHO_TOLD = re.compile(r"(?:segun|como) (?:(?:me|nos|le) )?[a-z]{3,20}(?: [a-z]{2,20}){0,3}")
_AROUND_NAME = re.compile(r"y|de|el|la|don|dona|dra?|doctora?|ingenier[oa]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, without and with the edge behind it."""

    said: str
    whole: str

    @property
    def ends_a_sentence(self) -> bool:
        """Tell whether a sentence ends with it."""
        return _SENTENCE_ENDS.search(self.whole) is not None

    @property
    def edge(self) -> str:
        """Return what stands between it and the next one."""
        return self.whole[len(self.said) :]

    @property
    def is_contrasted(self) -> bool:
        """Tell whether a "pero" goes on behind it."""
        return _BUT.search(self.edge) is not None

    @property
    def goes_its_way(self) -> bool:
        """Tell whether what follows is another thing: a sentence, or what an "y" joins to it."""
        return self.ends_a_sentence or _AND.search(self.edge) is not None


def may_tell_days(text: str) -> bool:
    """Tell whether a text may tell of somebody's days: most messages do not."""
    said = bare_words(text)
    return len(text) <= _MOST and any(one.search(said) for one in (_TELLS, _MAY_PUT_RIGHT))


def cut(text: str, answers: Callable[[str], bool], names: Collection[str] = ()) -> list[Clause]:
    """Return the clauses of a text; a greeting, thanks, or one that only names somebody belongs to
    its neighbour, but a word that `answers`."""
    made: list[Clause] = []
    led = ""
    for said, whole in clauses(text, _EDGE):
        plain = bare_words(said)
        names_only = bool(plain) and _only_names(plain, names)
        ends = _SENTENCE_ENDS.search(whole) is not None or not whole[len(said) :]
        before = made[-1] if made and not made[-1].ends_a_sentence else None
        goes_on = before and not answers(before.said) and _is_half(plain, before.said, names)
        if made and (not plain or _is_courtesy(said, answers) or goes_on or (names_only and ends)):
            first = made.pop().whole + led
            made.append(Clause(first + said, first + whole))
            led = ""
        elif plain and (_is_courtesy(said, answers) or names_only or _leads(plain, first=not made)):
            led += whole
        elif whole:
            made.append(Clause(led + said, led + whole))
            led = ""
    if led:
        made.append(Clause(led, led))
    return made


def _is_half(plain: str, before: str, names: Collection[str]) -> bool:
    """Tell whether words are the other half of what stands before them: more days, "que" another
    thing, somebody "también" where that tells no days of one."""
    after_days = any(map(str.isdigit, before))
    if plain.startswith("que ") or _ONLY_DAYS.fullmatch(plain):
        return after_days or not plain.startswith("no ")  # "sí pídanlo, no del 13 al 17"
    if after_days:
        return False
    return plain.endswith(" tambien") and _only_names(plain.removesuffix(" tambien"), names)


def _leads(plain: str, *, first: bool) -> bool:
    """Tell whether words say who told it, or who stands in, before of whom that is."""
    return _WHO_TOLD.fullmatch(plain) is not None or (first and stands_in(plain))


def stands_in(clause: str) -> bool:
    """Tell whether a clause says who stands in for somebody: "Pedro queda encargado"."""
    return _STANDS_IN.search(bare_words(clause)) is not None and not is_of_work(clause)


def _is_courtesy(said: str, answers: Callable[[str], bool]) -> bool:
    return is_courtesy(read(said).plain) and not answers(said)


def _only_names(plain: str, names: Collection[str]) -> bool:
    """Tell whether words only name somebody: "Pedro y Marta están …"."""
    return all(one in names or _AROUND_NAME.fullmatch(one) for one in plain.split())


def in_days(clause: str, names: Collection[str]) -> str | None:
    """Return what a clause that goes on with another one's days says, as it is said of an absence:
    "y Marta hasta el 25"; None for others."""
    said = bare_words(clause)
    rest = " ".join(one for one in said.split() if one not in names and one != "de")
    if _ONLY_DAYS.fullmatch(rest) is None:
        return None
    return re.sub(r"\A(?:(?:y|e|tambien|de|la|lo|el) ){0,4}", "ausencia de ", said)


def too_on_days(clause: str, names: Collection[str], name: str) -> str:
    """Return what a clause says that names somebody and days, and nothing else, as it is said of
    who is not there on these; "" for others: "también Sandra Cano mañana"."""
    said = bare_words(clause)
    rest = " ".join(one for one in said.split() if one not in names)
    found = _DAYS_TOO.fullmatch(rest)
    return "" if found is None or found["days"] is None else f"{name} no viene {found['days']}"


def tells_days(clause: str) -> bool:
    """Tell whether a clause says of somebody to be away or back, and nothing of the work."""
    return _TELLS.search(bare_words(clause)) is not None and not is_of_work(clause)


def tells_back(clause: str) -> bool:
    """Tell whether a clause says of somebody to be back, and nothing of the work."""
    return BACK.search(bare_words(clause)) is not None and not is_of_work(clause)


def may_tell_hers(text: str) -> bool:
    """Tell whether words may put the writer's own days right: "me voy el 20", "se aplazó"."""
    return len(text) <= _MOST and _OF_HERS.search(bare_words(text)) is not None


def goes_on_with_hers(clause: str) -> bool:
    """Tell whether a clause only adds days to one about the writer's own: "ambos incluidos"."""
    said = bare_words(clause)
    return any(one.fullmatch(said) is not None for one in (_MORE_OF_HERS, _GOES_ON))


def only_days(clause: str) -> bool:
    """Tell whether a clause says days, and nothing else: "del 19 al 22"."""
    return _ONLY_DAYS.fullmatch(bare_words(clause)) is not None


def is_of_work(clause: str) -> bool:
    """Tell whether a clause names an activity, a figure or a decision, or asks."""
    return any(one.search(clause) is not None for one in (A_CODE, WORK, _OF_WORK))


def goes_on(clause: str) -> bool:
    """Tell whether a clause only adds to one about somebody's days: "no vuelve sino hasta el 16",
    "quítele la ausencia", "me lo dijo ella"."""
    said = bare_words(clause)
    if _GOES_ON.fullmatch(said) or WRITTEN_AGAIN.fullmatch(said):
        return True
    return WHY.match(said) is not None and not is_of_work(clause)


def tells_why(clause: str) -> bool:
    """Tell whether a clause only says why somebody is away or how that is known, or lets it go:
    "tiene capacitación", "ignoren eso". No day is in it."""
    said = bare_words(clause)
    return (
        not any(map(str.isdigit, said)) and WHY.match(said) is not None and not is_of_work(clause)
    )


def puts_right(clause: str) -> bool:
    """Tell whether a clause says what was meant: "eso era de la ausencia de Nelson"."""
    return _PUTS_RIGHT.match(bare_words(clause)) is not None


def on_other_days(clause: str, name: str, names: Collection[str], *, follows: bool) -> str | None:
    """Return a clause that says on which days the one is away who is called so, as it is said of
    one; None for others. One that does not say who told it must follow what it puts right."""
    words = " ".join(one for one in bare_words(clause).split() if one not in names)
    found = _ON_OTHER_DAYS.fullmatch(words)
    if found is None or not (follows or found["says"]):
        return None
    return f"lo de {name} {found['days']}"


def also_away(clause: str, before: str, names: Collection[str], name: str) -> str:
    """Return what is said of somebody `before` as it is said of who is "también" so; "" for other
    clauses: "y Jairo también"."""
    said, told = _ALSO.fullmatch(bare_words(clause)), bare_words(before).split()
    who = [at for at, one in enumerate(told) if one in names]
    if said is None or not who or not _only_names(said["who"], names):
        return ""
    others = [one for at, one in enumerate(told) if one not in names or at == who[0]]
    return " ".join(name if one in names else one for one in others)


def of_her(clause: str, name: str) -> str | None:
    """Return a clause about "ella" or "él" with the name of who is meant; None for others."""
    said = bare_words(clause)
    found = _PRONOUN.match(said)
    return None if found is None else f"{found['before']}{name} {said[found.start('verb') :]}"
