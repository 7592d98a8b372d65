"""The words of several messages as one description. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.understanding.activities import verb_stem
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.asks.people.absence import tells_of_absence, tells_of_another
from bot.understanding.asks.requests.extension import find_extension
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.bidding import bids
from bot.understanding.clauses import SENTENCE
from bot.understanding.parting.naming.wholes import DEED
from bot.understanding.progress.states import says_barely_begun, says_no_progress
from bot.understanding.reading import read
from bot.understanding.wordlists import WEEKDAY, accented_or_not
from core.rules import WHOLE
from core.spanish import bare_words, fold, sentences

_HALF = 50
_BY_HALF = re.compile(
    r"(?<!\S)(?:vamos|va|voy|estamos|esta|ya) (?:como )?(?:por|en|a) la mitad(?!\S)"
)
_DENIED = re.compile(
    r"\bno (?:(?:se|l[aeo]s?|ha|han|he|hemos|esta|estan|queda|quedo) ){0,3}(?P<verb>[a-z]{4,})"
)
_SAYS_NO = re.compile(r"\W*(?:no|ningun[ao]|mentiras?|falso)\s?[,.;:]", re.IGNORECASE)
_DID = re.compile(
    rf"(?<!\S)(?:se (?=[a-z]{{3}}))?(?P<verb>{DEED}|[a-z]{{3,}}[ai]d[ao]s?|(?<=se )[a-z]{{3,}})"
    r"(?!\S)"
)
BEGUN = 25  # percent: no work that "apenas arranca" has more
# "ayer fueron 7 más, o sea 15 de 20" is one clause: the second half only says the first again.
_CLAUSE = re.compile(r"(?<=[.;,])\s(?!(?:o ?sea|es decir|en total)\b)", re.IGNORECASE)
# "si son mías las tres", "confirmo la ausencia de Luz", "no la acepto": an agreement, or a word on
# what others told.
_OF_NO_WORK = re.compile(
    r"\A(?:(?:si|no|ya|y|pues|bueno) ){0,3}"
    r"(?:(?:esas? |esos? )?(?:son|es) (?:mi[ao]s?|nuestr[ao]s?)\b"
    r"|(?:(?:l[aeo]s?|se) )?confirm(?:o|amos)\b|l[ao]s? acept(?:o|amos)\b)"
)
# What leads on to a request: ", por eso le", " y por lo tanto".
_JOINT = re.compile(
    r"(?:(?:^|[\s,;:¿])(?:y|e|pero|entonces|por (?:eso|ello|esto|favor|lo (?:que|tanto|cual))"
    r"|as[ií] que|le|les|me|nos|no|se|porfa|favor|tambi[eé]n|adem[aá]s|de)){0,6}[\s,;:¿]{0,9}$",
    re.IGNORECASE,
)
_OF_A_FIGURE = re.compile(
    r"\b(?:va|vamos|van|sigue|seguimos|esta|está|en|al|el|un)\b|[\d.,%]+", re.I
)
_WORD = re.compile(r"[^\W\d_]{2}")
# "y pa esa necesito hasta el 10": what more time is asked for
_POINTS = re.compile(
    r"(?:(?:y|pero) )?(?:pa|para|en|con|sobre|a|de) (?:es[aeo]s?|est[aeo]s?)"
    r"(?: (?:actividad(?:es)?|mism[ao]|ultim[ao]|si))?"
)
# "la carta no, eso eran las cartas de la convocatoria": what she was asked about is of another.
_DISCLAIMS = re.compile(
    r"\bno\b[\s,.;:]{1,3}(?P<what>es[aeo]s? (?:(?:era|eran|fue|fueron) (?!lo que)(?:de |del |para "
    r"|sobre |en )?|(?:es|son) (?:de |del |para ))(?:la|el|los|las|lo|otr[oa]s?)\b"
    r"[^.;!?\n]{0,120}[.;!?]?)",
    re.IGNORECASE,
)
_READY = r"(?:complet|list|terminad|firmad|publicad|aprobad|hech|cumplid|culminad)[ao]s?"
# "falta revisarla", "pendiente de firma", "queda por publicar", "todavía no tiene el anexo", "queda
# lista mañana"; not "no falta nada", "sin falta".
_LACKS = re.compile(
    r"\b(?:(?:hace\s+)?faltan?|pendientes?\s+(?:de|por)|quedan?\s+(?:por|pendientes?)"
    r"|est[áa]n?\s+pendientes?|(?:todav[ií]a|a[uú]n)\s+(?:no|sin)"
    r"|no\s+tienen?\s+(?:el|la|los|las)"
    rf"|no\s+est[áa]n?\s+{_READY}|incomplet[ao]s?"
    r"|(?:no|sin)(?:\s+[^\W\d_]{1,20}){1,8}?\s+(?:todav[ií]a|a[uú]n)"
    rf"|(?:(?:quedar|estar)[áa]n?|va\s+a\s+(?:quedar|estar))\s+{_READY}"
    rf"|quedan?\s+{_READY}\s+(?:mañana|el\s+(?:{accented_or_not(WEEKDAY)}"
    r"|pr[óo]ximo|otro|\d)|la\s+(?:otra|pr[óo]xima)|en\s+(?:dos|tres|ocho|quince|\d)"
    r"|esta\s+(?:tarde|noche|semana)))\b[^.;,!?\n]*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:no|nada|nadie|sin|ni|tampoco|por|la|una)\s+(?:(?:nos|me|le|les|ya|se)\s+)?$",
    re.IGNORECASE,
)

# "12 de 20 invitaciones", "12 invitaciones de las 20"
COUNT = re.compile(
    r"(?<![\w.,])(?P<part>\d{1,6})(?: (?!de\b)[a-z]{2,20}){0,3} ?(?:de|/) ?(?:l[oa]s )?"
    r"(?P<whole>\d{1,6})(?![\w%/]| ?%|[.,]\d)"
)
_NEAR = 20  # characters before a figure
_STILL = re.compile(
    r"\b(?:sigue|siguen|seguimos|sigo|continua\w{0,3}|igual\w{0,4}|mism[oa]s?"
    r"|como (?:estaba|esta|iba)"
    r"|sin (?:cambios?|novedad(?:es)?|avances?)|no (?:ha|han|hemos) (?:avanz|cambi)ado)\b"
)
_DEED = re.compile(
    r"(?<!no )(?<!no lo )(?<!no se )(?<!nada )\b(?:se )?(?:hicimos|hizo|hicieron|cumpli\w{0,4}"
    r"|realiz(?:amos|o|aron)|entreg(?:amos|o|aron)"
    r"|termin(?:amos|o|aron)|public(?:amos|o|aron))\b"
)
# "el primer informe va en 60 %", "60 % del primer informe"; not "60 % en el primer semestre".
_ONE_OF_SEVERAL = (
    r"(?:el|la|del|al) (?:primer|segund|tercer|cuart|quint)[oa]? (?!(?:bi|tri|cuatri|se)?mes|corte"
    r"|periodo|ano|vez|semana|dia|lugar|puesto|avance)[a-z]{4,20}"
)
_DRAFT_OF_ONE = re.compile(rf"\b(?:borrador|version preliminar|proyecto) {_ONE_OF_SEVERAL}")
_LEADS = (
    r"(?:ya|va|vamos|esta|estan|lleva|llevamos|tiene|tenemos|solo|apenas|por|como|casi|en|al|con|un"
    r"|el|del?|avance|aproximadamente|se encuentra)"
)
_FIGURE_OF_ONE = re.compile(
    rf"\b{_ONE_OF_SEVERAL}(?: (?:de|del) (?:la |el |los |las )?[a-z]{{3,20}})?(?: ?:)?"
    rf"(?: {_LEADS}){{0,5}} (?P<behind>\d{{1,2}})(?:[.,]\d)? ?(?:%|por ciento)"
    rf"|\b(?P<before>\d{{1,2}})(?:[.,]\d)? ?(?:%|por ciento)(?: (?:de avance|de ejecucion))?"
    rf"(?: (?:en|de|para|solo|apenas)){{0,2}} {_ONE_OF_SEVERAL}"
)
_FIGURE_FIRST = re.compile(
    r"(?:(?:como|va|vamos|ya|por|en|el|un|al|pues|si|diria|seria)(?: ,)? ){0,4}"
    r"\d{1,3}(?: (?:%|por ciento))?(?= *$| [.,;:]| (?:y|pero|porque|pues|falta\w*)(?!\S))"
)


def is_of_one(text: str, percent: Decimal) -> bool:
    """Tell whether a percentage is said of one of several things, and not of the whole."""
    found = _FIGURE_OF_ONE.finditer(fold(text))
    return any(int(one["behind"] or one["before"]) == int(percent) for one in found)


def is_of_a_draft(text: str, percent: Decimal) -> bool:
    """Tell whether a percentage is said of the draft of one of several things."""
    return _DRAFT_OF_ONE.search(fold(text)) is not None and is_of_one(text, percent)


def stands_still(figure: str, words: str, text: str) -> bool:
    """Tell whether the words of a figure, those beside it or those before it in its message say
    that nothing has moved, and tell no deed: "sigue en 25 %"."""
    at = text.find(figure) if figure else 0
    plain = fold(f"{text[max(0, at - _NEAR) : max(0, at)]}{figure} {words}")
    still = _STILL.search(plain) is not None or any(map(says_no_progress, (figure, words)))
    return still and _DEED.search(plain) is None


# "No alcanzamos al 25", beside a request for another day
_NOT_BY_THEN = re.compile(
    r"(?:(?:y|pero|que) )?no (?:(?:la|lo|las|los|vamos a) ){0,2}(?:alcanz|lleg|cumpl|entreg)"
    r"[a-z]{1,8}(?: [a-z]{1,15}){0,3} (?:al|el|del|dia) \d{1,2}(?: de [a-z]{4,10})?"
)


def without_requests(words: str) -> str:
    """Return words about the work without those that ask for more time: a request is shown and
    sent apart, and is no account of the work."""
    kept = []
    for sentence in SENTENCE.split(words):
        reading = read(sentence)
        asked = find_extension(reading)
        if asked is not None:
            before = _JOINT.sub("", sentence[: reading.span(*asked)[0]])
            points = _POINTS.fullmatch(bare_words(before)) is not None
            sentence = before if not points and _WORD.search(_OF_A_FIGURE.sub("", before)) else ""
        if _NOT_BY_THEN.fullmatch(bare_words(sentence)):
            continue
        kept.append(sentence)
    return " ".join(filter(None, kept))


def disclaimed(text: str) -> str:
    """Return the words with which a text says that what was asked is of something else."""
    found = _DISCLAIMS.search(text)
    return "" if found is None else found["what"]


def fitting(words: str, percent: Decimal | None, said: str = "") -> str:
    """Return words that were said before a figure without those that it contradicts: of a work at
    80 % nobody wants to read that it "apenas arranca", of one at 40 that it goes "por la mitad".
    Nor those that are denied by what is said with it."""
    if percent is None:
        return words
    pieces = _CLAUSE.split(words)
    kept = [piece for piece in pieces if not _contradicts(piece, percent)]
    words = words if len(kept) == len(pieces) else " ".join(kept).rstrip(" ,;")
    return _undenied(words, said)


def _undenied(words: str, said: str) -> str:
    """Return words that were said before an answer without the clauses whose deed it denies, "se
    cerró" before "80, todavía no se ha cerrado"; none where it begins with a no."""
    denied = {_root(found["verb"]) for found in _DENIED.finditer(bare_words(said))}
    pieces = _CLAUSE.split(words) if denied else []
    kept = [one for one in pieces if denied.isdisjoint(map(_root, _DID.findall(bare_words(one))))]
    if len(kept) == len(pieces):
        return words
    return "" if _SAYS_NO.match(said) else " ".join(kept).rstrip(" ,;")


def _root(verb: str) -> str:
    """Return what forms of a verb share: "cerró", "cerrado", "cierra"."""
    return verb_stem(verb).replace("ie", "e").replace("ue", "o")


def _contradicts(words: str, percent: Decimal) -> bool:
    """Tell whether a figure cannot be what words tell of how far the work is."""
    begins = percent > BEGUN and says_barely_begun(words)
    return begins or (percent != _HALF and _BY_HALF.search(bare_words(words)) is not None)


def without_counts(words: str, percent: Decimal) -> str:
    """Return words without the clauses that count another share than a figure: where 15 of 20 are
    75 %, nobody wants to read of "12 de 20"."""
    kept = " ".join(one for one in _CLAUSE.split(words) if not _counts_other(one, percent))
    return words if kept == words else kept.rstrip(" ,;")


def recounted(words: str, said: str) -> str:
    """Return words with the count that a correction of them says instead: "compramos 5 de los 8"
    after "perdón, 6 de los 8"."""
    told = {one["whole"]: one["part"] for one in COUNT.finditer(fold(said))}
    counts = [*COUNT.finditer(fold(words))] if len(fold(words)) == len(words) else []
    for one in reversed(counts):
        first, last = one.span("part")
        words = f"{words[:first]}{told.get(one['whole'], one['part'])}{words[last:]}"
    return words


def _counts_other(words: str, percent: Decimal) -> bool:
    found = ((int(one["part"]), int(one["whole"])) for one in COUNT.finditer(fold(words)))
    return any(whole and abs(part * WHOLE / whole - float(percent)) >= 1 for part, whole in found)


def continued(words: str, reason: str) -> str:
    """Let a reason go on with the sentence that it explains: "bajamos" + "porque se devolvió"."""
    return words if fold(reason) == fold(words) else f"{words} {reason}".strip()


def lacking(words: str) -> str:
    """Return what a person's words say is still to be done, as she said it; nothing else."""
    for found in _LACKS.finditer(words):
        if _NOTHING.search(words[: found.start()]) is None:
            return found[0].strip()
    return ""


def of_the_work(words: str) -> str:
    """Return what words that are to wait for their figure tell of the work: without sentences that
    ask, order, agree, confirm or tell who is away."""
    said = [one for one in SENTENCE.split(words) if one.strip()]
    kept = [one for one in said if not _is_of_no_work(one)]
    return words if len(kept) == len(said) else sentences(kept).removesuffix(".")


def _is_of_no_work(sentence: str) -> bool:
    asked, rest = asked_apart(sentence)
    if asked and not rest.strip(" .,"):
        return True
    away = tells_of_absence(sentence) or tells_of_another(sentence)
    agrees = _OF_NO_WORK.search(bare_words(sentence)) is not None
    return away or agrees or bids(sentence) or find_reassignment(read(sentence)) is not None


def begins_with_a_figure(text: str) -> bool:
    """Tell whether words begin with a bare figure, as an answer: "40 y el jueves va el otro"."""
    return _FIGURE_FIRST.match(read(text).plain) is not None
