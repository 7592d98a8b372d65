"""Who is said to stand in for somebody who is away, by the name that is written. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.wordlists import group, word_list
from core.spanish import bare_words

_MOST_WORDS = 4  # of a name
_NOBODY = group(
    *word_list(
        "pendiente pendientes encargado encargada lista listo mientras desde hasta durante porque"
        " pues para con del que quien alguien nadie cualquier todo toda todos mi una uno otro otra"
        " ella ese esa esta este solo por favor gracias esos estos dias semana tiempo los las"
        " ellos ellas nos ya hoy manana ayer luego despues entonces tambien tampoco siempre nunca"
        " igual seguro pronto apenas solamente quienes algun alguno alguna ninguno ninguna nada"
        " el la lo al del un de en y o si no que yo usted ustedes nosotros se le les te su sus"
        " aqui aca alla gusto mucho mejor bien mal asi aun todavia ahora cuando donde como"
        " lunes martes miercoles jueves viernes oficina equipo gente colega companera companero"
        " jefe jefa mis mio mia temas cosas asuntos actividades trabajo"
    )
)
_CHARGE = (
    r"(?:doctora?|profesional|abogad[oa]|dra?\.?|ingenier[oa]|señora?|compañer[oa]"
    r"|funcionari[oa]|contratista)"
)
_WITH_TITLE = rf"(?:a\s)?(?:(?:mi|el|la)\s{_CHARGE}\s)?"
_REPLACES = (
    r"(?:me\s(?:va\sa\s)?(?:reemplaza\w{0,2}|cubr[ei]\w{0,3}|supl[eií]\w{0,3})"
    r"|mi\sreemplazo\s(?:es|ser[aá]))"
)
_LEFT_IN_CHARGE = r"(?:a\scargo|encargad[oa]|al\sfrente|en\smi\s(?:lugar|reemplazo|ausencia))"
_WORD = r"[A-ZÁÉÍÓÚÑ][^\W\d_]{1,20}"
_MORE = rf"(?:\s(?:(?:de|del|la|las|los)\s){{0,2}}{_WORD})"
_WRITTEN = rf"{_WORD}{_MORE}{{0,3}}"
_SMALL_WORD = rf"(?!{_NOBODY}\b|\w{{1,20}}(?:mente|ndo|[ai]d[oa]s?)\b)[^\W\d_]{{3,20}}"
_SMALL = rf"{_SMALL_WORD}(?:\s{_SMALL_WORD}){{0,2}}"
_CLAUSE_ENDS = rf"(?=\s{_NOBODY}\b|\s?[.,;\n]|\s?$)"
_CLAUSE_BEGINS = r"(?:^|[.,;\n]\s{0,2}|\s[yY]\s)"
_ANYTHING_WITH = r"cualquier\s(?:cosa|duda|tema)\scon|lo\sque\snecesiten?\scon"
_STANDS_IN = rf"(?:{_REPLACES}|queda\w{{0,2}}\s{_LEFT_IN_CHARGE}|responde\spor\sm[ií])"
_LEAVES = (
    r"(?:le\s)?dej(?:o|ar(?:le)?)(?:\s(?:todo|mis\stemas|(?:tod[oa]s?\s)?(?:las|mis)(?:\s\w{1,6})?"
    rf"\sactividades|{_LEFT_IN_CHARGE}))?"
)
_FORMS = (
    re.compile(
        rf"\b(?i:(?:{_REPLACES}|queda\w{{0,2}}(?:\s{_LEFT_IN_CHARGE})?|{_ANYTHING_WITH}|{_LEAVES})"
        rf"\s{_WITH_TITLE})(?P<name>{_WRITTEN})"
    ),
    re.compile(rf"\b(?P<name>{_WORD}{_MORE}{{1,3}})\s(?i:{_STANDS_IN})\b"),
    # In small letters, and by one name before the verb, only as all of a clause: "y rosa me cubre".
    re.compile(
        rf"\b(?i:{_REPLACES}|{_ANYTHING_WITH}|queda\w{{0,2}}\s{_LEFT_IN_CHARGE})"
        rf"\s{_WITH_TITLE}(?P<name>{_SMALL}){_CLAUSE_ENDS}"
    ),
    re.compile(
        rf"{_CLAUSE_BEGINS}(?i:{_WITH_TITLE})(?P<name>{_WORD}|{_SMALL})\s(?i:{_STANDS_IN})\b"
    ),
    re.compile(
        rf"{_CLAUSE_BEGINS}(?i:queda)\s(?P<name>{_SMALL})(?:\s{_LEFT_IN_CHARGE})?(?=\s?[.,;\n]|\s?$)"
    ),
)


_SOMEBODY = (
    rf"(?:(?:el|la) )?(?:(?!{_NOBODY}\b|\w{{1,20}}ndo\b)[a-zñ]{{3,20}})"
    rf"(?: (?!{_NOBODY}\b)[a-zñ]{{3,20}}){{0,2}}?"
)
_STANDS = (
    r"(?:(?:va a |puede |podra |pudo )?qued[a-z]{1,4}(?: (?:encargad[oa]|a cargo|al frente))?"
    r"|(?:puede |va a )?(?:me )?(?:reemplaza|cubr|supl)[a-z]{0,4})"
)
_LED = (
    r"(?:(?:y|pero|no|si|que|ay|oiga|perdon|disculpe|corrijo|ah|mejor|al final|siempre|entonces"
    r"|mejor dicho) ){0,4}"
)
_NOW_IS = r"(?:(?:y|pero|sino|mejor|ahora|entonces|que|al final|es|sea|quien) ){0,3}"
_TAIL = r"(?: (?:encargad[oa]|a cargo|al frente|en mi (?:lugar|reemplazo)))?"
_INSTEAD = tuple(
    re.compile(form)
    for form in (
        # "no, Julián no es el que me reemplaza, es Andrés Soto"
        rf"{_LED}(?P<old>{_SOMEBODY}) (?:ya )?no es (?:(?:el|la) que |quien )?"
        rf"(?:{_STANDS}|mi reemplazo) {_NOW_IS}(?:{_STANDS} )?(?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}mi reemplazo (?:ya )?no es (?P<old>{_SOMEBODY}) {_NOW_IS}(?P<new>{_SOMEBODY})",
        rf"{_LED}(?P<old>{_SOMEBODY}) (?:ya )?no {_STANDS} {_NOW_IS}{_STANDS}{_TAIL}"
        rf" (?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}(?P<old>{_SOMEBODY}) (?:ya )?no {_STANDS} {_NOW_IS}"
        rf"(?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}(?:ya )?no {_STANDS} (?P<old>{_SOMEBODY}) {_NOW_IS}"
        rf"(?:{_STANDS} )?(?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}(?:que )?{_STANDS} (?P<new>{_SOMEBODY}) (?:y )?(?:ya )?no (?P<old>{_SOMEBODY})",
    )
)

# Right after she told who covers her: "no, cubre Camilo", "mejor que sea Camilo", "Rosa no puede".
_COVERS = r"(?:(?:me|nos|l[aeo]) )?(?:va a )?(?:reemplaza|reemplace|cubr[ae]|cubrir|supla|suple)"
_WHILE = r"(?: (?:esos dias|mientras(?: tanto)?|por favor|porfa|gracias))*"
_CANNOT = (
    rf"(?:(?:es que )?{_SOMEBODY} (?:ya |tampoco )?no (?:puede|va a poder|pudo|alcanza|esta"
    r"|va a estar) )?"
)
_ANOTHER = tuple(
    re.compile(form)
    for form in (
        rf"\A{_LED}{_CANNOT}{_LED}{_COVERS} (?:es |mejor )?(?P<covers>{_SOMEBODY}){_WHILE}",
        rf"\A{_LED}(?P<covers>{_SOMEBODY}) (?:es (?:el|la) que |es quien )?{_COVERS}{_WHILE}",
        rf"\A(?=\w{{1,20}} \w){_LED}{_CANNOT}{_LED}(?:(?:es|sea|era|seria|pong[a-z]{{1,4}}"
        rf"|dej[a-z]{{1,4}}|con|a|queda|quede) ){{0,2}}(?P<may_be>{_SOMEBODY})"
        rf"(?: si(?: puede)?)?{_WHILE}",
    )
)
_NOBODY_COVERS = re.compile(
    rf"{_LED}(?:(?:todavia|aun|ya|tampoco) ){{0,2}}(?:(?:no )?{_COVERS}(?:n|ra|ria)? nadie"
    rf"|(?:no )?{_COVERS} ningun[oa]|nadie {_COVERS}|sin (?:nadie|reemplazo|encargad[oa])"
    r"|no (?:dej[eo]|deje|pong[ao]|quede|nombr[eo]|ponga|necesito|quiero)(?: (?:a|que))? "
    rf"(?:nadie|reemplazo|ningun reemplazo|(?:que )?{_COVERS} nadie))"
    r"(?: (?:yo (?:mism[oa] )?(?:respondo|contesto|sigo|atiendo|reviso)|por favor|gracias"
    r"|esos dias|mientras(?: tanto)?|pues|y|porque|yo|desde|la casa|alla))*"
)
_ONLY_SOME_DAYS = re.compile(
    rf"(?:(?:si|ok|listo|bueno|correcto|claro) ){{0,2}}{_LED}(?:{_COVERS} )?{_SOMEBODY}"
    rf"(?: (?:{_COVERS}|esta|puede|queda|va))?"
    r" (?:(?:pero|es|solo|solamente|unicamente|nada mas|apenas) ){0,3}"
    r"(?:hasta|desde|del?|a partir del?|entre|el|los) (?:(?:el|dia|dias|la) ){0,2}"
    r"(?:\d|lunes|martes|miercoles|jueves|viernes|otra semana|proxima).{0,60}"
)


def substitute_named(text: str) -> str:
    """Return the name, as it is written, of who is said to stand in for the writer; "" where none
    is, or not plainly."""
    for form in _FORMS:
        found = form.search(text)
        if found is None:
            continue
        name = " ".join(found["name"].split())
        words = bare_words(name).split()
        if len(words) <= _MOST_WORDS and not re.fullmatch(_NOBODY, words[0]):
            return name if name != name.lower() else name.title()
    return ""


@dataclass(frozen=True, slots=True)
class Instead:
    """Who is said to stand in instead of another."""

    new: str
    old: str


def stands_in_instead(text: str) -> Instead | None:
    """Return who a text says to stand in for its writer instead of another, and nothing else:
    "Camilo ya no va a quedar encargado, mejor que quede Nelson"; None for others."""
    text = without_contacts(text)
    if "?" in text or any(map(str.isdigit, text)):
        return None
    said = bare_words(text)
    found = next(filter(None, (one.fullmatch(said) for one in _INSTEAD)), None)
    return None if found is None else Instead(found["new"], found["old"])


class Covering(Enum):
    """What is said, right after an absence, of who stands in meanwhile."""

    NOBODY = "nobody"
    SOME_DAYS = "some days"
    PLAINLY = "plainly"
    PERHAPS = "perhaps"


def covering_anew(text: str) -> tuple[Covering, str] | None:
    """Return what a text says again, and nothing else, right after its writer told who stands in
    for her, with the folded name of who does instead: one `PERHAPS` where nothing but a name tells
    it. None for others."""
    said = bare_words(text)
    if "?" in text:
        return None
    if _NOBODY_COVERS.fullmatch(said):
        return Covering.NOBODY, ""
    if _ONLY_SOME_DAYS.fullmatch(said):
        return Covering.SOME_DAYS, ""
    found = next(filter(None, (one.fullmatch(said) for one in _ANOTHER)), None)
    if found is None:
        return None
    plainly = found.groupdict().get("covers")
    return (Covering.PLAINLY, plainly) if plainly else (Covering.PERHAPS, found["may_be"])
