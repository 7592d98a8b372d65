"""That nothing is asked for any more: "ya no hace falta el plazo", "dejen sin efecto lo que pedí".

Pure.
"""

from __future__ import annotations

import re

from bot.understanding.clauses import clauses, joined
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import CODE
from core.spanish import MONTHS, bare_words

_THING = r"(?:plazo|prorroga|ampliacion|solicitud(?:es)?|cambio de (?:responsable|oficina))"
_THE = r"(?:(?:el|la|las|mas|ese|esa|este|esta|mi|mis|nuestra|lo del?|lo de (?:el|la)) )"
_ASKED = (
    rf"(?:{_THE}{{0,2}}{_THING}|lo que (?:les? )?(?:pedi|pedimos|solicite|solicitamos)"
    r"|lo (?:pedido|solicitado))"
)
_LEFT_THERE = (
    r"(?:(?:y|entonces) )?dej[ae](?:l[oa]|mosl[oa])"
    rf" (?:asi|como (?:esta|estaba|venia)|(?:en|para) (?:{'|'.join(MONTHS)}))"
)
_AS_IT_STANDS = re.compile(_LEFT_THERE)
_ORDER = re.compile(
    r"(?:(?:quiero|necesito|por favor|favor|ya|mejor|queremos|entonces|bueno|listo|pero) ){0,3}"
    r"(?:(?:retir\w{1,5}|quit[ae]\w{0,3}|cancel\w{1,5}|anul\w{1,5}|desisto de|desistimos de)"
    rf" {_ASKED}"
    rf"|no (?:l[oe]s? )?(?:necesit|requi?er|quier|quer)\w{{1,4}} {_ASKED}"
    rf"|no (?:hace|va a hacer|hara) falta {_ASKED}|no es necesari[oa] {_ASKED}"
    rf"|(?:dej|qued)\w{{1,4}} sin efectos? {_ASKED}"
    rf"|olvid\w{{1,5}} {_ASKED}|no (?:tenga|tengan) en cuenta {_ASKED}|{_ASKED} ya no"
    r"(?: (?:va|hace falta|es necesari[oa]|l[oa] (?:necesito|necesitamos)))?"
    # "el plazo de los buzones no lo necesito ya"
    rf"|{_ASKED} (?:(?:del?|para) (?:(?!no )[^\W_]{{1,20}} ){{1,6}})?(?:ya )?no l[oa]"
    r" (?:necesit|requi?er|quier|quer|ocup)\w{1,4}"
    rf"(?=(?: ya| gracias){{0,2}}(?: {_LEFT_THERE})?\Z)"
    # "mejor no, dejemos la 2.4 con la fecha que tiene"
    r"|(?:no )?(?:dej|qued|sig)\w{1,5} (?:(?:la|el|eso|todo)(?: \d[\d ]{0,8}\d)? )?(?:con|en|para) "
    r"(?:la|esa|su) (?:misma )?fecha (?:que (?:tiene|tenia|esta|estaba)|original|actual))"
    r"(?: (?:(?:para|de|del|en|por|que|gracias|ya|no|se)\b(?!.{0,60} sino ).{0,60}|\d.{0,20}))?"
)
# "ay no espere, retírela": the request that was sent just before
_TAKES_IT_BACK = re.compile(
    r"(?:(?:ay|uy|no|perdon|mejor|por favor|ya|oiga) ){0,4}"
    r"(?:retir|cancel|anul|desist|devuelv)[a-z]{1,4}l[ao](?: (?:por favor|ya|gracias|mejor)){0,2}"
)
# "mejor no, ya conseguimos auditorio": of the request that was sent just before
_NO_MORE = re.compile(
    r"(?:(?:ay|uy|no|perdon|pero|entonces|bueno|oiga) ){0,3}"
    r"(?:mejor (?:ya )?no|pensandol[oa] (?:bien|mejor)(?: mejor)? no|no hace falta(?: ya)?"
    r"|ya no(?: (?:l[ao] |me |nos )?(?:(?:va a )?(?:hace(?:r)?|hara) falta|es necesari[oa]"
    r"|(?:necesit|requi?er)(?:o|a|e|amos|imos)|hay necesidad))?)"
    r"(?: (?:gracias|mejor|tranquil[oa]s?))?"
)
_BECAUSE = re.compile(  # none that tells that the work is done
    r"(?!.{0,60}\b(?:termin|culmin|cumpl|public|entreg|realiz|avanz|list[oa]|hech|hicim|quedo))"
    r"(?:(?:ya|porque|pues|es que|(?:siempre )?si)\b(?! no\b).{0,100}"
    r"|(?:conseg|alcanz|resolv|logr|cuadr|arregl|solucion)\w{1,6}\b.{0,80})"
)
_MORE = re.compile(r"[\d%?¿]")  # a figure, a day, another activity or a question
_MY_OFFICE = (
    r"de (?:la mia|(?:mi|este|esta|nuestr[oa]) (?:oficina|despacho|dependencia|secretaria|area))"
)
# "no no, esa sí es mía, olvídelo"
_LEAVE_IT = (
    r"(?:(?:ya|mejor|por favor|no|entonces) ){0,2}(?:olvid|dej|ignor|descart)[a-z]{1,5}(?:l[ao]s?)?"
    r"(?: (?:asi|ahi|como (?:esta|estaba)|quiet[ao]|eso|por favor|gracias|pues|no mas)){0,3}"
)
_OURS = re.compile(
    r"(?:[a-z]{3,20} (?:me |nos |ya ){0,2}(?:dice|dijo|confirma|confirmo|aclara|aclaro) que )?"
    r"(?:(?:no(?! (?:es|son|sigue|sera|nos|me)\b)|perdon|disculpe|ya vi que|ya confirme que"
    r"|resulta que|(?:de )?ninguna(?: otra)?(?: oficina)?|(?:de )?nadie|pero|que va|a nadie|listo"
    r"|bueno|ok|entonces|ah|ya) ){0,3}"
    r"(?:(?:la|el|esa|eso|esta|ambas|ambos|todas|(?:es|est)as|(?:l[ao]s )?dos)"
    r" (?:actividad(?:es)? )?(?P<code>[a-z]{0,4}\d\S{0,11}(?: \d{1,3}){0,3} "
    r"(?:(?:[ye](?: la| el)?|la|el) [a-z]{0,4}\d\S{0,11}(?: \d{1,3}){0,3} ){0,8})?)?"
    r"(?:(?:el|la|los|las|lo)(?: del?)?(?: la)? (?:[a-z]{3,20} ){1,4}(?=(?:siempre )?si ))?"
    r"(?:si |siempre si |siempre )?"
    r"(?:(?:(?:es|son|siguen?(?: siendo)?|sera|(?<=si ))\s?"
    rf"(?:nuestr[oa]s?|mi[oa]s?|de nosotr[oa]s|{_MY_OFFICE})|{_MY_OFFICE})"
    r"|(?:nos|me) (?:toca|corresponde|compete)n?(?: a (?:nosotr[oa]s|mi))?)"
    r"(?: (?:la|el) (?:actividad )?[a-z]{0,4}\d\S{0,11}(?: \d{1,3}){0,3})?"
    r"(?: (?:ni modo|pues|entonces|gracias|las dos|ambas|todas)){0,2}"
    rf"(?: {_LEAVE_IT})?"
    r"(?: (?:y )?(?:(?:yo )?no la (?:suelto|entrego|doy|paso|cambio)|la (?:hago|llevo|sigo|manejo)"
    r"(?: yo)?|yo la (?:hago|llevo|sigo|manejo)))?"
)
_THE_ONE = r"(?:la|el|lo)\s(?:que\s)?(?:s[ií]\s)?"
_MINE = (
    r"(?:(?:es|son)\s)?(?:m[ií][oa]|nuestr[oa]|de\smi\soficina|de\snosotros"
    r"|(?:me|nos)\s(?:toca|corresponde))"
)
_HERS = rf"(?:(?:la|el)\s)?(?P<hers>{CODE})"
_NOT_HERS = rf"(?:y\s|pero\s)?no\s(?:es\s)?(?:(?:la|el)\s)?(?P<not_hers>{CODE})"
_TAIL = r"(?:[,.]?\s(?:gracias|por\sfavor))?\W{0,3}"
# "la que es mía es la 4.2, no la 4.1"; "la 4.2 es la mía, no la 4.1"
_HERS_AND_NOT = tuple(
    re.compile(rf"\W{{0,3}}(?:no[,.]\s|perd[oó]n[,.]?\s)?{form}{_TAIL}", re.IGNORECASE)
    for form in (
        rf"{_THE_ONE}{_MINE}\ses\s{_HERS}[,.;]?\s{_NOT_HERS}",
        rf"{_HERS}\s(?:s[ií]\s)?(?:es\s)?(?:la\s(?:que\s)?)?{_MINE}[,.;]?\s{_NOT_HERS}",
    )
)
# "olvide eso de la 5.1, ya quedó pedido": what was asked for stands
_STANDS = re.compile(
    r"(?:^|(?<=[.;,!\n]))\s{0,3}(?:(?:no|bueno|ya|perd[oó]n|entonces)[, ]\s?){0,3}"
    r"(?:olv[ií]d\w{1,6}|d[eé]j\w{1,5}|ignor\w{1,4}|descart\w{1,4}|borr\w{1,4}|no hagan? caso)\b"
    r"(?:[^.;\n]|\.(?=\d)){0,60}?(?<!lo que )\bya (?:[^\W\d]{2,9} ){0,3}"
    r"(?:pedid[oa]s?|solicitad[oa]s?|tramitad[oa]s?|radicad[oa]s?|enviad[oa]s?|ped[ií]|pedimos"
    r"|pidi[oó]|solicit[eéoó]|solicitamos|radiqu[eé]|tramit[eé])(?!\w)"
    r"(?: (?:a planeaci[oó]n|ayer|hoy|antes|antier|esta ma[ñn]ana|la solicitud))?",
    re.IGNORECASE,
)
# "mejor retire lo de la 3.4, nosotros la hacemos": the request, or the report, of that activity
_WHAT_IS_OF = re.compile(
    r"(?:(?:no|mejor|por favor|favor|entonces|ya|pero|y) ){0,4}(?:retir|quit|cancel|anul)[a-z]{1,4}"
    r" lo de (?:la |el )?(?:actividad )?[a-z]{0,4}\d\S{0,11}(?: \d{1,3}){0,3}(?: .{1,60})?"
)
# Why nothing is asked for any more: "ya hablé con ellos".
_SETTLED = re.compile(
    r"(?:(?:ya|porque|pues|es que|que) ){1,3}(?:l[oa] )?"
    r"(?:habl|cuadr|arregl|resolv|solucion|convers)(?:e|i|amos|imos|aron)"
    r"(?: (?:con|eso|todo|por|directamente|alla)\b.{0,40})?"
    r"|(?:ya |siempre )?si (?:alcanzo|alcanzamos)(?: .{0,30})?"
)
# Why it needs not be asked for: somebody has settled it, or will.
_BY_OTHERS = re.compile(
    r"(?:y |que |pues |ya ){0,2}"
    r"(?:(?:ella|el|ellos|ellas|planeacion|l[ao]s? doctora?\w{0,2}(?: \w+)?) ){0,1}"
    r"(?:ya )?(?:l[oae]s? |me |nos |se ){0,2}(?:arregl|solucion|resuelv|resolv|corrig|corrij|tramit"
    r"|encarg|cambi|ajust|cuadr)\w{1,5}(?: (?:eso|todo|de eso|directamente|el plazo|la fecha)){0,2}"
)
_MERE_NO = re.compile(r"(?:(?:no|mejor|perdon|disculpen?|bueno|entonces)(?: |$)){1,4}")
_LEAVES_IT = re.compile(_LEAVE_IT)
_AGREES = re.compile(
    r"(?:(?:si|claro|estoy|estamos|totalmente|eso es) ){0,2}(?:de acuerdo|conformes?|correct[oa]"
    r"|exacto|asi es|confirmad[oa]|efectivamente|confirmo|claro(?: que si)?|senora?)|si"
)
_HESITATES = re.compile(r"(?:ay|uy|no|espere(?:me)?|perdon|que pena|mejor|un momento| ){1,7}")
_NO_APART = re.compile(r"\W{0,3}no\s?[.;:,!\n]", re.IGNORECASE)  # "No. Necesito plazo"
_CLAUSE = re.compile(r"[.;,!\n]\s{1,3}|\s{1,3}y\s{1,3}(?=(?:ya )?(?:no|dej|olvid|retir))")


def withdraws(text: str) -> bool:
    """Tell whether a text does nothing but withdraw a request; that it is hers may be why."""
    withdrawn, rest = apart(text)
    if withdrawn and not rest:
        return True
    return _ORDER.fullmatch(bare_words(text)) is not None and not _NO_APART.match(text)


def takes_it_back(text: str) -> bool:
    """Tell whether a text, right after a request was sent, does nothing but take it back."""
    said = [bare_words(clause) for clause, _ in clauses(text, _CLAUSE)]
    taken = [one for one in said if _TAKES_IT_BACK.fullmatch(one)]
    left = [one for one in said if one and one not in taken]
    first, *why = (left[1:] if left[:1] == ["no"] else left) or [""]
    if _NO_MORE.fullmatch(first) and not _MORE.search(text):
        return all(_BECAUSE.fullmatch(one) or is_courtesy(read(one).plain) for one in why)
    return bool(taken) and all(
        _OURS.fullmatch(one) or _SETTLED.fullmatch(one) or _HESITATES.fullmatch(one)
        or is_courtesy(read(one).plain)
        for one in left
    )  # fmt: skip


def is_settled(words: str) -> bool:
    """Tell whether words say why nothing has to be asked for: "ya hablé con ella, ella lo
    arregla"."""
    plain = bare_words(words)
    return _SETTLED.fullmatch(plain) is not None or _BY_OTHERS.fullmatch(plain) is not None


def says_it_is_hers(text: str) -> bool:
    """Tell whether a text says of an activity that it is hers after all, and nothing else: "no, nos
    toca a nosotros", and not "no nos toca"; "no no, esa sí es mía, olvídelo"."""
    if _OURS.fullmatch(bare_words(_NO_APART.sub("", text, count=1))):
        return True
    said = [bare_words(clause) for clause, _ in clauses(text, _CLAUSE) if clause.strip()]
    ours = [one for one in said if _OURS.fullmatch(one)]
    left = (one for one in said if one not in ours)
    return bool(ours) and all(
        _LEAVES_IT.fullmatch(one) or _HESITATES.fullmatch(one) or _AGREES.fullmatch(one)
        for one in left
    )


def hers_and_not(text: str) -> tuple[str, str] | None:
    """Return the codes of what a text says to be hers and of what is not, and nothing else: "la que
    es mía es la 4.2, no la 4.1"."""
    found = next((one for form in _HERS_AND_NOT if (one := form.fullmatch(text))), None)
    return None if found is None else (found["hers"], found["not_hers"])


def is_of_what_she_said(text: str) -> bool:
    """Tell whether a text wants back whatever was said of an activity: "retire lo de la 3.4"."""
    return _WHAT_IS_OF.fullmatch(bare_words(text)) is not None


def stands(text: str) -> tuple[bool, str]:
    """Tell whether a text wants something forgotten because it has been asked for already, and
    return what else it says."""
    found = _STANDS.search(text)
    if found is None:
        return False, text
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" .;,\n")
    rest = re.sub(r"^y\s", "", rest, count=1)
    return True, "" if is_courtesy(read(rest).plain) else rest


def apart(text: str) -> tuple[str, str]:
    """Return the words of a text that withdraw a request, and what stands beside them; nothing
    where none do."""
    kept, withdrawn = [], ""
    for clause, whole in clauses(text, _CLAUSE):
        said = bare_words(clause)
        if _ORDER.fullmatch(said):
            withdrawn = said
        elif withdrawn and _AS_IT_STANDS.fullmatch(said):
            continue
        elif not (_OURS.fullmatch(said) or _SETTLED.fullmatch(said)) and not is_courtesy(
            read(clause).plain
        ):
            kept.append(whole)
    rest = joined(kept)
    rest = "" if _MERE_NO.fullmatch(bare_words(rest)) else rest
    return (withdrawn, rest) if withdrawn else ("", "")
