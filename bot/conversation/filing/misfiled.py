"""Words about what was filed: "ese documento es de la 1.5, no de la 2.5", "quítelo". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.filing import filing
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import about_now, go_on, without
from bot.conversation.state import State
from bot.conversation.steps import Attach, Say, Step, Withdraw
from bot.conversation.view import View
from bot.understanding import captions
from bot.understanding.captions import named_by_word
from bot.understanding.meaning import Ask, Context
from bot.understanding.reading import read
from bot.understanding.wordlists import FILES
from core.spanish import fold

# "ese informe": any paper that is pointed at; "el informe" may be the work itself.
_POINTED_AT = r"(?:(?<=\bes[ae] )|(?<=\best[ae] )|(?<=\bes[ao]s )|(?<=\best[ao]s ))"
PAPER = rf"(?:{FILES}|actos?|{_POINTED_AT}{captions.PAPER})"
_OF = r"(?:de|para|a|en)(?: (?:la|el|actividad)){0,2}"
CODE = r"[a-z]{0,4}[- ]?\d{1,3}(?:\.\d{1,3}){0,4}"
_POLITE = (
    r"(?:perdon|disculp[ea]|que pena|doctora?|por favor|porfa|gracias|no|mejor|es que|y"
    r"|de (?:ahi|aqui|alla))"
)
REMOVE = r"(?:quit|borr|elimin|retir|saqu?|descart)(?:e|a|ar|en)(?:me)?(?:l[oa]s?)?"
_THIS, _IS = r"(?:es[aeo]s?|est[aeo]s?)", r"(?:es|son|era|eran|van?|sirven?|corresponden?)"
# What is said around that: "no estoy reportando avance, …", "… por favor corregir".
_OPENING = re.compile(
    r"(?:(?:buen[oa]s(?: dias| tardes| noches)?|cordial saludo|se equivocaron|corrij[ae]n?"
    r"|(?:doctora?|dra?|ingenier[oa])(?: \.)?(?: [a-z]{3,15}){0,2}(?= ,)"
    r"|(?:(?:est[eo]|es[eo]) )?no (?:(?:estoy|estamos) reportando"
    r"|(?:es|era) (?:un |para )?(?:reporte|reportar|avance)|report(?:o|amos))"
    r"(?: (?:de|ningun|el|un)){0,3}(?: (?:avances?|nada|cifra))?(?= [,.;:¶]))"
    r"(?: [,.;:!¶]){0,5} ){1,5}"
)
_COURTESY = (
    r"(?:(?:muchas |mil )?gracias|por favor|porfa|favor|quedo atent[oa]|doctora?"
    r"|(?:(?:para|por) )?(?:correg|corrij|cambi|pas|mov|muev)\w{1,5})"
)
ENDING = rf"(?: [,.;!¶])*(?: {_COURTESY}(?: [,.;!¶])*){{0,5}}"
_ENDS_IN = re.compile(_COURTESY)
_SIGNS = frozenset(",.;!¶")
_LONGEST_COURTESY = 2  # words
_MOVE = r"(?:pas|muev|mov|cambi|pong|traslad|archiv|guard)\w{1,3}(?:me)?l[oa]s?"
_A_THING = rf"(?:{PAPER}|{captions.PAPER}|plan(?:es)?)(?: (?:firmad|adjunt|radicad)[oa]s?)?"
_BELONGS = re.compile(
    rf"(?:{_POLITE}(?: [,.;])? ){{0,3}}(?:{REMOVE} [,.;] )?(?:es (?=el |la |un))?"
    rf"(?:(?:{_THIS}|el|la|los|las|una?) )?(?:{_A_THING} )?(?:que (?:envie|mande) )?"
    rf"(?:no (?:{_IS}|pertenecen?) {_OF} {CODE}(?: [,;.])? (?:(?:sino|pero|y) )?)?"
    rf"(?:(?:{_IS}|pertenecen?|{_MOVE}) )?(?:(?:el )?(?:soporte|evidencia|anexo) )?"
    rf"{_OF} (?P<code>{CODE})(?: [,:(-])?(?: [a-z]{{3,15}}[aei]r(?: \w+){{1,20}}(?: \))?)?"
    rf"(?: [,;])?(?:(?: y)? no(?: es| son)? {_OF} {CODE})?"
)
# The same by words of a title: "esa foto es de la capacitación", "la foto no es de esa, es del pago
# en línea", "es el pantallazo de lo de las citas", "ese documento no era de la rampa sino de la
# ventanilla"; of what was filed last also "eso es de la ventanilla" and "páselo a la ventanilla".
_LEAD = rf"(?:(?:{_POLITE}|me equivoque)(?: [,.;])? ){{0,3}}"
_WHICH = (
    r"(?: que (?:les? )?(?:envie|mande|subi|pase))?"
    r"(?: (?:de )?(?:ahora|ahorita|hoy|ayer|antes|recien|hace rato))?"
)
_ARTICLE = r"(?: (?:la|el|los|las))?"
_THERE = rf"(?:(?:de )?(?:{_THIS}|ahi|alla)|(?:de|del|para|en){_ARTICLE} [^\d,.;?]{{3,60}}?)"
_IS_OF = rf"(?:no {_IS} {_THERE}(?: [,.;])? (?:sino|(?:(?:pero|y|que) )?{_IS})|{_IS})"
_NAMED = (
    rf"(?:(?:de lo )?(?:de|del|para){_ARTICLE}|(?:en|a) (?:la|el|los|las)|sino de{_ARTICLE})"
    r" (?P<words>[^\d,.;?]{3,60}?)"
    rf"(?:(?: ,)? (?:y )?no(?: {_IS})? {_THERE})?"
)
_OF_WORDS = re.compile(
    rf"{_LEAD}(?:(?:{_THIS}|el|la|los|las) {PAPER}{_WHICH} {_IS_OF}"
    rf"|{_IS} (?:el|la|los|las|un|una) {PAPER}) {_NAMED}"
)
_IT_OF_WORDS = re.compile(
    rf"{_LEAD}(?:(?:{_THIS} |(?=(?:no )?(?:es|era|son|eran) del? )){_IS_OF}|{_MOVE}) {_NAMED}"
)
# "no, la 1.3", said of what was filed
_NOT_THERE = re.compile(
    rf"(?:(?:no|perdon|me equivoque)(?: [,.;])? ){{1,3}}(?:{_THIS} no(?: [,.;])? )?"
    rf"(?:(?:es|era) )?(?:la|el)(?: actividad)? (?P<code>[a-z]{{0,4}}[- ]?\d{{1,3}}"
    rf"(?:\.\d{{1,3}}){{1,4}})"
)
# "la 1.5", where nothing is asked: the receipt of a file says "escriba de cuál es".
_ONLY_A_CODE = re.compile(
    r"(?:(?:la|el|actividad) ){0,2}(?P<code>[a-z]{0,4}[- ]?\d{1,3}(?:\.\d{1,3}){1,4})"
)
# "Quite ese enlace de la 1.2", "el acta no es", and what is said beside that: "es de Hacienda".
_OF_IT = rf"(?: {_OF} {CODE})?"
_FILE = rf"(?:(?:{_THIS}|el|la|los|las|mi) )?{PAPER}(?: que (?:le )?(?:envie|mande|subi))?"
_SENT = r"que (?:les? )?(?:envie|mande|subi|adjunte|pase)"
_TAKES_OUT = re.compile(
    rf"(?:{_POLITE} ){{0,3}}{REMOVE}(?: {_FILE}| {_THIS})?{_OF_IT}(?: {_POLITE})?"
    rf"|{_FILE}{_OF_IT} {REMOVE}|(?:{_POLITE} )?{_FILE}(?:{_OF_IT} no {_IS}| no {_IS}{_OF_IT})"
    rf"|(?:(?:{_POLITE} )?(?:la|el|lo) (?:[a-z]{{2,20}} ){{1,6}}{_SENT} )?no {_IS} {_THIS} {PAPER}"
    rf"|(?:{_POLITE} )?(?:{_THIS} no {_IS}|no {_IS} {_THIS}) (?:la|el) {PAPER}"
    rf"|(?:{_POLITE} )?{_THIS} {PAPER} no|(?:{_POLITE} )?me equivoque de {PAPER}"
)
_BESIDE = re.compile(
    rf"me equivoque(?: \w{{1,12}}){{0,3}}|{_POLITE}"
    # "luego le mando la correcta"
    r"|(?:(?:luego|ahora|ahorita|manana|despues|ya|mas tarde|en un rato) ){0,2}"
    r"(?:les? |se )?(?:la |lo )?(?:envi|mand|sub|adjunt|pas)[a-z]{1,3}"
    r"(?: (?:la|el|otra|otro)){0,2}(?: (?:correct[oa]|buen[oa]|bien|que es))?"
    rf"|(?:(?:{_FILE}|{_THIS}) )?(?:no {_IS}|(?:es|son|era|esta) (?!\d)\w{{1,20}})"
    rf"(?: (?!\d|actividad|tarea|meta)\w{{1,20}}){{0,3}}(?: {CODE})?"
)
_KINDS = re.compile(
    r"\b(?:(?P<photo>fotos?|imagen|imagenes)|(?P<link>enlaces?|links?)|(?P<document>pdf|documentos?))\b"
)
# Where the words may end that say of which activity a file is, and that they say it.
_ENDS = re.compile(r"[,.;:] |\n| y ")
_SAYS_IT = re.compile(rf"\b{_IS} {_OF}")
_A_FILE, _A_CODE = re.compile(rf"\b{PAPER}\b"), re.compile(rf"{_OF} (?P<code>{CODE})(?!\S)")


def takes_out(text: str) -> bool:
    """Tell whether a text says nothing but that something filed is to go, and why.

    "Quítela, esa no es" after a link is about the link: whose the work is, nobody has said.
    """
    parts = [one.strip() for one in re.split(r" [,.;:!]+(?: |$)", read(text).plain + " ")]
    said = [one for one in parts if one]
    out = [one for one in said if _TAKES_OUT.fullmatch(one)]
    return bool(out) and all(one in out or _BESIDE.fullmatch(one) for one in said)


def names_a_file(text: str) -> bool:
    """Tell whether a text says that it is a file or a link that it speaks of."""
    return _A_FILE.search(read(text).plain) is not None


def kind_named(plain: str) -> str:
    """Return the kind of what a text calls a photo, a link or a document; nothing for "archivo"."""
    found = _KINDS.search(plain)
    return "" if found is None else next(kind for kind, one in found.groupdict().items() if one)


def spoken_of(text: str, view: View) -> tuple[int, ...]:
    """Return the activity whose code stands after "de la" in a text, all where none does."""
    found = _A_CODE.search(read(text).plain)
    return tuple(view.activities) if found is None else _called(found["code"], view)


def _titled(words: str, view: View) -> tuple[int, ...]:
    """Return the one activity whose title words name, of those that are open, else of all."""
    for among in (view.open_ids, view.activities):
        known = Context(tuple(view.activities[one] for one in among), None)
        named = view.id_of(named_by_word(words, known))
        if named is not None:
            return (named,)
    return ()


def _called(code: str, view: View) -> tuple[int, ...]:
    return tuple(one for one, it in view.activities.items() if fold(it.code) == fold(code))


def taken_out(state: State, heard: Read, view: View) -> Step | None:
    """Take back what was filed, and drop the question about the figure that came with it; None
    for words that are about no file."""
    if not takes_out(heard.text):
        return None
    if view.filed is None:
        return Step(state, (Say("undo_nothing"),)) if names_a_file(heard.text) else None
    asked = state.open_question(view.reminded_at)
    gone = Withdraw(view.filed[0], is_told=True)
    state = state.model_copy(update={"filed": None})
    if asked is not None and asked.inbound_id in view.filed[0]:
        state = without(state, asked)
    return go_on(state, (gone,), view)


def says_where(text: str) -> bool:
    """Tell whether a text says nothing but of which activity something is."""
    plain = _bare(text)
    forms = (_BELONGS, _NOT_THERE, _OF_WORDS, _IT_OF_WORDS, _ONLY_A_CODE)
    return any(one.fullmatch(plain) for one in forms)


def _bare(text: str) -> str:
    """Return a text as it is read, without what is said around the place of a file."""
    plain = read(text).plain
    opening = _OPENING.match(plain)
    said = (plain if opening is None else plain[opening.end() :]).split(" ")
    while said:
        most = range(_LONGEST_COURTESY, 0, -1)
        courteous = (n for n in most if _ENDS_IN.fullmatch(" ".join(said[-n:])))
        drops = 1 if said[-1] in _SIGNS or not said[-1] else next(courteous, 0)
        if not drops:
            break
        del said[-drops:]
    return " ".join(said)


def places_first(text: str) -> tuple[str, str] | None:
    """Return the words with which a text says of which activity a file is, and the others behind
    them: "esa foto es de la 4.1" and "van 8 de 20"; None where it does not begin so."""
    for end in () if says_where(text) else reversed([*_ENDS.finditer(text)]):
        said, rest = text[: end.start()], text[end.end() :].strip()
        plain = read(said).plain
        if rest and names_a_file(said) and _SAYS_IT.search(plain) and says_where(said):
            return said, rest
    return None


def placed_first(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what follows from the words that move what was filed, and those behind them, which are
    said of the same activity where they name none."""
    parts = None if heard.attached else places_first(heard.text)
    if parts is None:
        return None
    moved = put_elsewhere(state, replace(heard, text=parts[0]), view)
    if moved is None:
        return None
    told = view.read_open(parts[1], moved.state.about)
    return moved, replace(heard, text=parts[1], meaning=told, denies=False)


def put_elsewhere(state: State, heard: Read, view: View) -> Step | None:
    """File what was filed last, or waits for its activity, with the one that a text names by its
    code, also where that is finished, or by words of its title; None for all other texts."""
    plain, asked = _bare(heard.text), state.open_question(view.reminded_at)
    if asked is not None and asked.ask is Ask.ACTIVITY and not asked.is_evidence_only:
        return None  # of which the figure is
    found = _BELONGS.fullmatch(plain) or _NOT_THERE.fullmatch(plain)
    found = found or (_ONLY_A_CODE.fullmatch(plain) if asked is None else None)
    titled = _OF_WORDS.fullmatch(plain) or _IT_OF_WORDS.fullmatch(plain)
    called = () if found is None else _called(found["code"], view)
    if titled is not None:
        called = _titled(titled["words"], view)
    if not called:
        return None
    about = called[0]
    if asked is not None and asked.is_evidence_only:
        return filing.placed(without(state, asked), asked, about, view)
    if view.filed is None:
        return None
    messages, attached = view.filed
    actions = (Withdraw(messages), Attach((about,), messages, attached))
    return go_on(about_now(state, about, view), actions, view)
