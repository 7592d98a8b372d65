"""Rule 15: the person's own words about the work, without figure, greeting, thanks or code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.activities import verb_stem
from bot.understanding.clauses import as_one_text, only_signs
from bot.understanding.framing.besides import without_besides
from bot.understanding.framing.frames import LEADS, frame, tells_beside
from bot.understanding.framing.nothing_told import TELL_NOTHING, announces, is_label
from bot.understanding.framing.of_herself import tells_of_herself, without_her
from bot.understanding.framing.record_words import FIGURE_ORDERED, ORDERS_IT, is_of_the_record
from bot.understanding.lexicon import tags
from bot.understanding.parting.naming.wholes import OTHERS_LACK
from bot.understanding.progress.done_words import UNIVERSAL
from bot.understanding.progress.states import NOT_THIS_TIME
from bot.understanding.reading import Reading, phrase
from bot.understanding.talk import (
    ADDRESS,
    GREETING,
    THANKS,
    is_address,
    is_courtesy,
    is_greeting,
)
from bot.understanding.wordlists import COURTEOUS, word_set
from core.spanish import fold

# Words that tell nothing beside the figure: a clause of only these is left out.
_EMPTY = COURTEOUS | word_set(
    "va van vamos voy en el la lo los las un una unos al a del de y e ya ahora hoy que se por "
    "para sobre hacia con como mas menos llevamos lleva llevo estamos esta estan avance avances "
    "porcentaje actividad actividades meta tarea fecha corte reporta reporto reportamos "
    "reportar presenta presento presentamos registra informo informar informamos permito me le "
    "les nos cuento comento comunico total general ejecucion cumplimiento progreso es era eran "
    "son quedo queda quedamos seguimos sigue sigo siguen siguio continua continuo mantiene "
    "permanece igual si no sin novedad hay ha han hemos pues bueno entonces listo lista listos "
    "listas terminado terminada terminados terminadas pasa pasan "
    "finalizado finalizada cumplido cumplida culminada culminado hecho hecha todo toda casi "
    "aplica n subimos puntos desde hasta ultimo reporte mitad ambas todas esa ese eso otra otro "
    "perdon equivoque corrija corrijo cifra correcta correcto anterior dos mia mi primera "
    "segunda tercera cuarta ultima ok vale pendiente atentos tambien tampoco actualmente lograr "
    "aprox aproximadamente encuentra encuentran halla falta faltan resta restan quedan solo "
    "numero n° tenemos tiene avanza avanzamos ojo pasa pasan pasamos vez paso aprovecho "
    "oiga oigan oye mire miren vea vean fijese @"
)
_OF_AN_ACCOUNT = re.compile(r"se|nos|no|fue|fueron|\w{3,}(?:aron|ieron|amos|imos)")
_LAUGHS = r"j[aei]{1,4}(?:j[aei]{1,4}){1,10}h?"
_CLOSES = r"(?:(?:y|entonces|por favor|porfa) )?(?:cierr|marqu)[ae]n? @"  # "… cierre la 2.4"
_COURTEOUSLY = rf"{THANKS}|(?:un )?(?:(?:fuerte|gran|cordial) )?abrazos?|{_LAUGHS}"
_CLOSING = phrase(rf"{_COURTEOUSLY}|{_CLOSES}|{ORDERS_IT}")
# "Pati buenos días": whoever is greeted stands before the greeting too.
_GREETED_FIRST = phrase(
    r"(?:[a-z]+ ){1,3}(?:hola|buen(?:os|as)? (?:dias?|tardes?|noches?)|buenas"
    r"|(?:un )?(?:cordial|atento) saludo)(?: [a-z]+){0,3}"
)
_LACKS = re.compile(r"falta\w*|queda|quedan|resta|restan|pendientes?|solo")
_BEHIND_A_NAME = frozenset({"@", "la", "las", "le", "les", "me"})  # of whom she only speaks to
_LONGEST_NAME = 4
_NUMBERS_OF_A_FRACTION = 2
_OF = frozenset({"de", "del", "/"})
# What stands alone before a sign and is nobody: "novedades, la 1.2", "firmada, la 1.2".
_NO_NAME = re.compile(
    r"\w{1,20}(?:[aei]d[oa]s?|[aei]mos|ando|iendo|mente|eron|ones|ades|ncias?|cion)|ayer|anoche"
    r"|urgente|obvio|tarde|temprano"
)
_STANDS = word_set("va vamos van voy estamos llevamos sigue sigo seguimos ya")
_SAID_OF_IT = word_set("no ya se ha han lo aun todavia")
_LEADS = word_set(
    "y e en de del para sobre con lo el la las los pues ah tema actividad frente a al cuanto que "
    "respecta respecto relacion por otra otro parte lado"
)
_LONGEST_LEAD = 8
_LEAD = phrase(
    rf"(?:{GREETING}(?: (?=[.,;:!¶]|le |les |me |vamos|va |la |el |lo |ya |en |se ))?|(?:le"
    rf"|les|te) (?:cuento|informo|comento|comunico)(?: que)?"
    rf"|me permito informar(?:le)?(?: que)?|{LEADS})"
)
_ORDERED = phrase(LEADS)
# What is broken without the state before it: "no se ha iniciado, toda vez que depende de …".
_HANGS = phrase(
    r"(?:toda vez|en razon|por cuanto|en tanto|hasta (?:que|tanto)|mientras|en la medida|en espera"
    r"|que (?:es|son|seria)(?!\S))"
)
_EXPLAINED = re.compile(r", que (?:es|son|seria)(?!\S)")  # "lo que resta, que es la integración"
# "ya casi, el 25": the day alone would not tell what will be there.
_A_DAY = phrase(r"(?:para )?el (?:dia )?\d{1,2}(?: (?:seguro|sin falta))?")
# What goes on with the clause before it: "resta un 20 %, que corresponde a la firma".
_GOES_ON = phrase(
    r"que|lo (?:que|cual)|porque|pues|ya que|puesto que|dado que|debido a|por lo que|aunque"
    r"|correspondientes?|con|sin|segun|pero"
)
_ADDRESSED = phrase(rf"{ADDRESS} [a-z]+")  # "don Fabio lo confirmó"
# "Ing. Germán me dice por teléfono que": who told it, and not whom she speaks to.
_TOLD_US = phrase(
    r"(?:me|nos) (?:(?:ya|lo|acaba de) )?(?:dic|dij|cont|confirm|inform|report|avis|coment|asegur"
    r"|manifiest|manifest|llam|escrib|explic)[a-z]{1,6}"
)
_OF_A_TITLE = frozenset({"LABEL", "VAGUE", "OTHER"})
_NOT_THIS_TIME = phrase(NOT_THIS_TIME)


def describe(
    reading: Reading, figure: tuple[int, int] | None, *, done: bool = False, anything: bool = False
) -> str:
    """Return what a text says of the work; `figure` are the words in `plain` of the figure.

    `done`: these tell what was done, and are words of the work themselves, as those that tell that
    it was not done this month. `anything`: her words are kept whatever
    they tell of: they are the reason of a request, or she is asked about them.
    """
    if figure is not None and _NOT_THIS_TIME.search(reading.plain[slice(*figure)]):
        figure = None
    kept: list[tuple[int, int]] = []
    counts: list[tuple[int, int]] = []
    left: tuple[int, int] | None = None
    for first, last in _spans(reading, anything=anything):
        first = first if kept else _without_called(reading, first, last)
        first, last = _without_courtesy(reading, *without_her(reading, first, last))
        first = _without_label(reading, first, last, figure, inner=bool(kept))
        if not kept and first < last and _only_joins(reading, first):
            first += 1
        first = _without_figure(reading, _behind_order(reading, first, last), last, figure)
        if first < last and _tells(reading, first, last, figure, done=done):
            if left is not None and _needs(reading, left, (first, last), inner=bool(kept)):
                kept.append(left)
            kept.append((first, last))
            left = None
        elif first < last and _counts(reading, first, last, figure):
            counts.append((first, last))
        elif first < last and reading.ends_with(last, ","):
            nearly = "casi" in reading.norms[first:last]
            explained = _EXPLAINED.match(reading.plain[reading.starts[last] :]) is not None
            leads = kept or nearly or explained or _is_state(reading, figure)
            left = (first, last) if leads else left
    return as_one_text(reading, sorted(kept + counts) if kept else kept)


def _spans(reading: Reading, *, anything: bool) -> list[tuple[int, int]]:
    told = _told(reading)
    return told if anything else without_besides(reading, told)


def _only_joins(reading: Reading, at: int) -> bool:
    """Whether a token is the word "y" or "e", and no letter that a number is glued to."""
    token = reading.tokens[at]
    return token.norm in ("y", "e") and not reading.text[token.end : token.end + 1].isalnum()


def _told(reading: Reading) -> list[tuple[int, int]]:
    """Return the clauses of a text without its frame, whom it greets and its farewell."""
    clauses = _outside(reading, _with_numbers(reading, reading.clauses()))
    if len(clauses) > 1 and _is_name(reading, *clauses[-1]) and _thanks(reading, *clauses[-2]):
        clauses = clauses[:-2]
    if clauses and _GREETED_FIRST.fullmatch(reading.part(*clauses[0]).plain):
        clauses = clauses[1:]
    if len(clauses) > 1 and _is_greeted(reading, *clauses[:2]):
        clauses = clauses[2:]
    if len(clauses) > 1 and _is_called(reading, *clauses[:2]):
        clauses = clauses[1:]
    if clauses:
        clauses[-1] = (clauses[-1][0], _without_farewell(reading, *clauses[-1]))
    return clauses


def _with_numbers(reading: Reading, clauses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the point of an abbreviation has parted: "acta No. 12 con su listado"."""
    joined: list[tuple[int, int]] = []
    for first, last in clauses:
        numbered = joined and reading.norms[first - 2 : first] == ("no", ".")
        again = numbered and reading.norms[first].isdigit()
        joined.append((joined.pop()[0] if again else first, last))
    return joined


def _behind_order(reading: Reading, first: int, last: int) -> int:
    """Skip an order to pass on what follows it: "mándele a Patricia que ya está"."""
    said = reading.part(first, last).plain
    found = _ORDERED.match(said) or FIGURE_ORDERED.match(said)
    return reading.index(reading.starts[first] + found.end() - 1) + 1 if found else first


def _outside(reading: Reading, clauses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return clauses without what belongs to the frame of a letter."""
    spans = frame(reading.text)
    found: list[tuple[int, int]] = []
    for first, last in clauses:
        at = first
        for here in range(first, last + 1):
            start = reading.tokens[here].start if here < last else 0
            if here == last or any(one <= start < end for one, end in spans):
                found += [(at, here)] if at < here else []
                at = here + 1
    return found


def _without_courtesy(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Cut a greeting at the start and thanks at the end of a clause."""
    while first < last:
        start = reading.starts[first]
        end = reading.starts[last - 1] + len(reading.tokens[last - 1].norm)
        clause = reading.plain[start:end]
        lead = _LEAD.match(clause) if first == 0 or not _ADDRESSED.match(clause) else None
        if is_courtesy(clause):
            return last, last
        closing = [m for m in _CLOSING.finditer(clause) if m.end() == len(clause)]
        if lead and lead.end():
            first = reading.index(start + lead.end() - 1) + 1
        elif closing:
            last = reading.index(start + closing[0].start())
        else:
            break
    return first, last


def _without_farewell(reading: Reading, first: int, last: int) -> int:
    """Cut a farewell with the name behind it, at the end of a text: "Un abrazo, Patricia"."""
    start = reading.starts[first]
    for found in _CLOSING.finditer(reading.part(first, last).plain):
        at = reading.index(start + found.start())
        behind = reading.index(start + found.end() - 1) + 1
        if behind < last and _is_name(reading, behind, last):
            return at
    return last


def _without_called(reading: Reading, first: int, last: int) -> int:
    """Cut whom she speaks to at the beginning of a text: "doña Patricia la 1.2 …", "Pati la …"."""
    norms = [token.norm for token in reading.tokens[first:last]]
    addressed = next((at for at, norm in enumerate(norms) if not is_address(norm)), len(norms))
    words = reading.text[: reading.tokens[first].start].rstrip(" .").rsplit(maxsplit=1)
    title = norms[addressed - 1] if addressed else fold(words[-1]) if words else ""
    for behind in (addressed + 1, addressed + 2):
        following = norms[behind : behind + 2]
        named = _is_name(reading, first + addressed, min(first + behind, last))
        if is_address(title):
            sure_title = title in {"don", "dona"} and behind == addressed + 1
            tells = _TOLD_US.match(" ".join(norms[behind:])) is not None
            if following and following[0] in _BEHIND_A_NAME and (named or sure_title) and not tells:
                return first + behind
        elif named and "@" in following and norms[0] not in _EMPTY and norms[0] != "@":
            return first + behind
    return first


def _is_greeted(reading: Reading, first: tuple[int, int], then: tuple[int, int]) -> bool:
    """Whether a greeting follows the name of whom it is for: "Patricia, buenas tardes"."""
    return _is_name(reading, *first) and is_greeting(reading.part(*then).plain)


def _is_called(reading: Reading, first: tuple[int, int], then: tuple[int, int]) -> bool:
    """Whether one word stands before the name of an activity, or how far it is, as whom she speaks
    to does: "patri, en la 1.2 ya hicimos"; or a name of several: "Luz Mery, falta el acta"."""
    (word, *more) = reading.tokens[slice(*first)]
    behind, said = reading.norms[then[0]], reading.norms[slice(*first)]
    if more and reading.ends_with(first[1], ",") and _is_name(reading, *first):
        return behind not in _SAID_OF_IT and all(one.isalpha() and not tags(one) for one in said)
    if more or not word.norm.isalpha() or word.norm in _EMPTY or _NO_NAME.fullmatch(word.norm):
        return False
    stands = behind in _STANDS and reading.text[word.start].isupper()
    return stands or _is_code(reading, _behind_lead(reading, *then))


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause may be a name: a few words with a capital letter."""
    words = [reading.text[token.start : token.end] for token in reading.tokens[first:last]]
    return len(words) <= _LONGEST_NAME and all(word.istitle() for word in words)


def _thanks(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing is left of a clause without its courtesy, or it tells of the message:
    "gracias" before a name."""
    start, end = _without_courtesy(reading, first, last)
    return start >= end or is_of_the_record(reading.part(first, last).plain)


def _without_label(
    reading: Reading, first: int, last: int, figure: tuple[int, int] | None, *, inner: bool
) -> int:
    """Cut the name of the activity and the bare figure that open a clause: "1.2 60 % acta 5";
    where others are told before it (`inner`) only its code: "falta la firma. El mapa sale hoy"."""
    while first < last:
        first = _behind_lead(reading, first, last)
        norm, start = reading.tokens[first].norm, reading.starts[first]
        named = norm == "@" and not _is_code(reading, first)
        if named and (inner or _tells_of_it(reading, first, last)):
            break
        of_the_figure = figure is not None and figure[0] <= start < figure[1]
        bare = of_the_figure and _is_number(reading, figure) and not inner
        if norm not in ("@", "-", "%") and not (bare and norm[0].isdigit()):
            break
        first += 1
    return first


def _behind_lead(reading: Reading, first: int, last: int) -> int:
    """Skip what leads to the name of the activity by its code: "y en la 1.2 ya hicimos"."""
    at = first
    while at < last and at - first < _LONGEST_LEAD and reading.tokens[at].norm in _LEADS:
        at += 1
    return at if at < last and _is_code(reading, at) else first


def _is_code(reading: Reading, at: int) -> bool:
    """Whether a name is a code: "1.2"."""
    token = reading.tokens[at]
    said = reading.text[token.start : token.end]
    return token.norm == "@" and any(letter.isdigit() for letter in said)


def _tells_of_it(reading: Reading, at: int, last: int) -> bool:
    """Whether a name made of words is the subject of an account: "la cámara se dañó"."""
    following = next((one.norm for one in reading.tokens[at + 1 : last] if one.norm != "ya"), "")
    # "la 2.1 …, el SUIT está caído": a name behind what was told is the subject of its clause.
    again = any(one.norm in ("@", "%") for one in reading.tokens[:at])
    told = any(one.norm[0].isdigit() for one in reading.tokens[at:last])
    return _OF_AN_ACCOUNT.fullmatch(following) is not None or (again and not told)


def _without_figure(reading: Reading, first: int, last: int, figure: tuple[int, int] | None) -> int:
    """Cut the figure that opens a clause before what is missing: "ya va 85 % faltan dos"."""
    if figure is None or not _is_number(reading, figure):
        return first
    behind = reading.index(figure[1] - 1) + 1
    if not first < behind < last:
        return first
    follows = reading.tokens[behind].norm
    tells = _OF_AN_ACCOUNT.fullmatch(follows) or follows in ("apenas", "ya", "hasta")
    if _LACKS.fullmatch(follows) is None and not tells:
        return first
    opens = (token.norm for token in reading.tokens[first : reading.index(figure[0])])
    return behind if all(norm in _EMPTY for norm in opens) else first


def _is_state(reading: Reading, figure: tuple[int, int] | None) -> bool:
    """Whether words tell the figure: "no se ha iniciado, toda vez …"."""
    return figure is not None and not _is_number(reading, figure)


def _needs(reading: Reading, left: tuple[int, int], then: tuple[int, int], *, inner: bool) -> bool:
    """Whether a clause says something else without the one `left` out before it."""
    said = reading.part(*then).plain
    if not inner:
        return _HANGS.match(said) is not None or _A_DAY.fullmatch(said) is not None
    adjacent = only_signs(reading, left[1], then[0])
    return adjacent and (_GOES_ON.match(said) is not None or reading.part(*left).plain == "no")


def _counts(reading: Reading, first: int, last: int, figure: tuple[int, int] | None) -> bool:
    """Whether a clause tells how many of what were done, or what comes with it, which stays beside
    what else is told: "ya van 4 procesos de 6, falta Hacienda"."""
    if announces(reading.part(first, last).plain):
        return True
    if figure is None or not reading.starts[first] <= figure[0] < reading.starts[last - 1]:
        return False
    words = reading.plain[slice(*figure)].split()
    numbers = [word for word in words if word[0].isdigit()]
    return not _OF.isdisjoint(words) and len(numbers) == _NUMBERS_OF_A_FRACTION and "%" not in words


def _is_number(reading: Reading, figure: tuple[int, int] | None) -> bool:
    """Whether a figure is one number, and no fraction or share that needs its words."""
    words = reading.plain[slice(*figure)].split() if figure else []
    return len([word for word in words if word not in "%:-"]) == 1


def _tells(
    reading: Reading, first: int, last: int, figure: tuple[int, int] | None, *, done: bool
) -> bool:
    said = reading.part(first, last).plain
    if reading.ends_with(last, ":") and (is_label(said) or _is_a_title(reading, first, last)):
        return False
    if announces(said) or any(one.fullmatch(said) for one in TELL_NOTHING):
        return False
    again = figure is not None and said == reading.plain[slice(*figure)].removesuffix(" %")
    beside = tells_beside(said) or is_of_the_record(said) or tells_of_herself(said)
    if (again and said.isdigit()) or beside:
        return False  # "35 por ciento. treinta y cinco"
    if OTHERS_LACK.search(said):
        return True  # "falta lo otro"
    for at in range(first, last):
        norm, start = reading.tokens[at].norm, reading.starts[at]
        of_the_figure = figure is not None and figure[0] <= start < figure[1]
        only_figure = of_the_figure and (not done or verb_stem(norm) in UNIVERSAL)
        if not only_figure and norm not in _EMPTY and norm not in "%-/+#$":
            return True
    return False


def _is_a_title(reading: Reading, first: int, last: int) -> bool:
    """Whether words between a code and a colon are the title as she writes it: "1.5 Mapa de
    riesgos: 70 %"; none of them tells how it stands."""
    coded = "@" in reading.norms[max(0, first - 2) : first]
    words, (figure, *_) = reading.norms[first:last], (*reading.norms[last + 1 :], " ")
    clear = all(word.isalpha() and tags(word) <= _OF_A_TITLE for word in words)
    return coded and clear and figure[0].isdigit() and not _OF_AN_ACCOUNT.fullmatch(words[0])
