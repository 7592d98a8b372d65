"""What both readers read and is asked about all the same: DOUBTS has the reasons, in their order.

Here are three of them. What one loose word of a title would close may be another thing's. Of
figures of parts, "60 % de los estudios previos y 25 % el trámite", nobody has said which of them
the activity is at. A figure of which she is not sure is hers to confirm. A lower figure, "casi" and
a bare count are asked about where the figure is read
(`verdict`, `outcome`), for what it comes to depends on that; and how sure the learned reader has to
be is a matter of its weights (`second.reader`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot.understanding.activities import stem, title_words, words_of
from bot.understanding.meaning import (
    Ask,
    Intent,
    Meaning,
    PendingActivity,
    ReadReport,
    Status,
    Update,
    first_asked,
)
from bot.understanding.parting.naming.loosely import heads
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.topics import codes_named
from bot.understanding.progress.counts import share_of, units_of
from bot.understanding.progress.figure_words import OF_THE_WORK
from bot.understanding.progress.of_another_title import by_its_product_alone, of_another_title
from bot.understanding.progress.of_others import in_other_units, of_another_thing
from bot.understanding.progress.promised import promised
from bot.understanding.progress.so_many import (
    going_on,
    of_a_period,
    of_another_deed,
    of_the_next,
    only_wished,
    so_many,
    with_the_rest,
)
from bot.understanding.progress.states import says_no_progress
from bot.understanding.progress.tags import done_but_for_a_step, on_condition, still_to_come, tagged
from bot.understanding.progress.undone import undone_since
from bot.understanding.reading import BREAKS, HARD_BREAKS, phrase, read
from bot.understanding.wordlists import word_set
from core.rules import WHOLE
from core.spanish import fold

_BETWEEN = re.compile(r"(?:^| )(?:[.,;:!¶]|y|e|pero|mientras que)(?= |$)")
_FIGURE = re.compile(r"(?<!\S)\d{1,3}(?:\.\d{1,2})?(?P<sign> %)?(?!\S)")
_NUMBER = re.compile(r"(?<!\S)\S{0,9}\d")
_STANDS_AT = re.compile(r"(?<!\S)(?:en|al)(?: (?:el|un))? $")
_CALLED = re.compile(r"(?<!\S)(?:el|la|los|las) (?P<name>[a-z]{3,20})(?!\S)")
_NEXT = re.compile(r" (?:de|del|el|la|los|las|para)(?!\S)")
_BEFORE = word_set("estabamos estaba estaban ibamos iba iban era eran antes ahora pasamos paso")
# "oiga y cuáles dicen 100"
_WHICH_ONES = re.compile(
    r" ?(?:(?:y|e|pero|hola|oiga|mire|buen[oa]s|dias|tardes|[,.;:]) ){0,4}"
    r"(?:cual(?:es)?|quien(?:es)?) (?!de nosotros)"
)
_SMALL = word_set("de del el la los las en para")
# "no estoy segura", "no me crea", "creo": of the figure, and not of what is said behind it
_NOT_SURE = phrase(
    r"(?:pero |aunque |y )?(?:la verdad )?(?:no (?:estoy|estamos) (?:muy |tan |del todo "
    r"|completamente )?segur[oa]s?(?: (?:de (?:la|esa) cifra|del (?:dato|porcentaje|numero)))?"
    r"|no (?:me|nos) crean?|no (?:lo )?creo|no (?:lo )?se (?:bien|exacto|exactamente)"
    r"|sin estar segur[oa]s?"
    r"|(?:dej[ae](?:n?me)?|espere(?:me)?|permitame) (?:y )?(?:lo |le |se lo )?"
    r"(?:confirm|verific|revis|pregunt)[a-z]{1,4}"
    r"|(?:tengo|hay) que (?:confirmar|verificar|revisar)(?: (?:el|la|ese|esa)"
    r" (?:dato|cifra|numero|porcentaje))?|no tengo (?:el dato exacto|la cifra exacta))"
    r"(?= *$| [.,;!?¶])"
)
# "no sé si eso es 100 todavía", "no estoy segura si ya cuenta como 100", "no sabría si es el 80 %"
_DOUBTED = phrase(
    r"no (?:(?:l[oe] )?se|sabria(?: decirle)?|sabemos|estoy segur[oa](?: de)?|creo que)"
    r"(?: (?:bien|muy|aun|todavia))?"
    r"(?: (?:si|que|con|eso|esto|es[ao]s?|ya|se|lo|l[oa]s?|aun|todavia|por|ser)){1,6}"
    r"(?: (?:es|sea|son|sean|seria|este|esta|este en|cuent[ae]n?|val(?:e|ga)n?|equival(?:e|ga)n?"
    r"|da|de|llega|llegue|queda|quede|va|vaya|tom[ae]|ponga|podria|puede|pueda)){1,3}"
    r"(?: (?:ya|como|por|en|al?|el|un|del|completo|casi|que)){0,3} (?P<figure>\d{1,3})(?: %)?"
)
# "Hacienda va en 60, nosotros en 30"
_OURS = phrase(
    r"nosotr[oa]s (?:(?:vamos|estamos|apenas|solo|ya|si) ){0,3}(?:en|con|al?|por) (?:el |un )?"
    r"(?P<ours>\d{1,3})(?: %)?"
)
# "la transmisión está en cotización", "del mapa falta que lo aprueben"
_TELLS_OF_IT = re.compile(
    r"^(?:(?:y|pero|ahora) )?(?:(?:de|en) )?(?:del|el|la|los|las) (?:[a-z]+ ){1,6}?"
    r"(?:esta|estan|sigue|siguen|faltan?|quedo|quedaron|va|van|se|ya|no|lo|la|los|las|fue|fueron)(?!\S)"
)
# "ponga 50 en todas y 90 en la encuesta"
_TO_ALL = phrase(r"\d{1,3}(?: %)? (?:en|a|para) tod[ao]s")
# The same work, told in two ways.
_TWO_WAYS = word_set("fisico fisica financiero financiera presupuestal presupuesto general @")
# "de los 60 días van 40": time that has passed may be no work that is done.
_DAYS_OF = phrase(
    r"(?:de|son) (?:los )?\d{1,3} (?:dias|horas)(?: [a-z]{3,20}){0,2}(?: ,)? (?:y )?(?:ya )?"
    r"(?:van|llev(?:amos|o|an)) (?:ya |apenas )?\d{1,3}"
    r"|\d{1,3} de (?:los )?\d{1,3} (?:dias|horas)"
)
# "la foto es de la 4.2, …", "la del mapa también, …"
_PREDICATED = re.compile(r"\b(?:tambien|igual|lo mismo|(?:es|era) (?:del?|para)\b[^,]{1,40})\W*$")
_COUNTS = re.compile(r"(?<!\S)\d{1,4}(?!\S)")
_IS_SO = re.compile(r"(?<!\S)si (?:son|eran?|es|van|iban|estan|quedan|siguen)(?!\S)")
# "nuestra parte ya está lista": not "de nuestra parte ya quedó", which closes all
_OUR_PART = phrase(
    r"(?<!de )(?<!por )(?:(?:nuestra|mi) parte|(?:la|esa) parte (?:nuestra|mia|de nosotros))"
    r"(?: (?:de|en) (?:la |el |lo )?\S{1,20}(?: [a-z]{2,20}){0,2}?)? (?:ya )?"
    r"(?:(?:esta|quedo|fue)(?: ya)?(?!\S)|(?:list|hech|terminad|cumplid)[oa])"
)
_SEVERAL = 2
_AS_A_SUBJECT = 6  # tokens of a sentence up to the name of what it tells of


def _loosely_closed(update: Update, told: ReadReport) -> Update:
    """Ask about what nothing but a loose word closes: "la 3.3 va en 75, las cartas ya salieron"
    tells of the letters of the 3.3, and not of "Actualizar la carta de trato digno". Behind the
    figure that heads an answer any one word of a title is loose."""
    pending = {one.code: one for one in told.context.pending}
    if not _closes(update) or len(told.context.pending) == 1 or update.code not in pending:
        return update
    norms, answered = read(told.text).norms, told.context.reply_to
    outright = {code for one in pieces_of(norms, told.context).mentions for code in one.codes}
    if update.code in {*outright, answered}:
        return update
    in_any_form = answered is not None and heads(norms)
    loose = _is_loose(norms, pending[update.code], in_any_form=in_any_form)
    return replace(update, ask=Ask.CONFIRM) if loose else update


def _closes(update: Update) -> bool:
    said = update.status is Status.DONE and update.definite and update.ask is None
    return said and not any(sign.isdigit() for sign in update.words)


def _is_loose(norms: tuple[str, ...], activity: PendingActivity, *, in_any_form: bool) -> bool:
    """Tell whether one word only is of a title, and stands there in another form."""
    words = title_words(activity.title, activity.product)
    terms = words_of(activity.title, activity.product).terms
    said = {norm for norm in norms if norm.isalpha() and stem(norm) in terms}
    return len({stem(norm) for norm in said}) == 1 and (in_any_form or not said & words)


def _of_a_part(update: Update, told: ReadReport) -> Update:
    """Ask about a figure that is of one part among several."""
    if update.ask is not None or update.percent is None or update.outright or told.meaning.codes:
        return update  # with codes one of them is of another office
    parts = tells_of_parts(read(told.told_of(update)).plain)
    return replace(update, ask=Ask.CONFIRM) if parts else update


def tells_of_parts(plain: str) -> bool:
    """Tell whether words, as a reading spells them, hold nothing but figures of parts, each called
    by another name."""
    names = [_name(piece) for piece in _BETWEEN.split(plain) if _NUMBER.search(piece)]
    return (
        _BEFORE.isdisjoint(plain.split())
        and len(set(names)) == len(names) >= _SEVERAL
        and None not in names
    )


def _name(piece: str) -> str | None:
    """Return what a figure between two signs is of; None where it is of the whole, or no figure."""
    figure = _FIGURE.search(piece)
    if figure is None or len(_NUMBER.findall(piece)) > 1:
        return None
    before, after = piece[: figure.start()], piece[figure.end() :]
    if not figure["sign"] and (after.strip() or _STANDS_AT.search(before) is None):
        return None
    named = not before.strip() or _NEXT.match(after)
    told = next((one for one in after.split() if one not in _SMALL), "") if named else ""
    called = _CALLED.search(before)
    name = told or (called["name"] if called else "")
    return name if name.isalpha() and name not in OF_THE_WORK | _TWO_WAYS else None


def _unsure_of_it(update: Update, told: ReadReport) -> Update:
    """Ask about the figure of which she says that she is not sure."""
    if update.ask is not None or update.percent is None:
        return update
    text = told.told_of(update)
    unsure = is_unsure(text) or _is_doubted(update, read(text).plain)
    return replace(update, ask=Ask.CONFIRM, outright=False) if unsure else update


def is_unsure(text: str) -> bool:
    """Tell whether a text says that its figure is not sure: "como 30, pero no estoy segura"; not of
    something else, "no estoy segura de la firma"."""
    return _NOT_SURE.search(read(text).plain) is not None


def _is_doubted(update: Update, plain: str) -> bool:
    """Tell whether the one figure of words is one of which she does not know whether it is that:
    "ya sirve, pero no sé si eso es 100"; not "va en 90, no sé si ya sea 100"."""
    doubted = _DOUBTED.search(plain)
    if doubted is None:
        return False
    rest = plain[: doubted.start()] + plain[doubted.end() :]
    return update.percent not in {int(one[0].split(".")[0]) for one in _FIGURE.finditer(rest)}


def _of_ours(update: Update, told: ReadReport) -> Update:
    """Ask about the figure of others, beside which she tells that of her own office."""
    ours = _OURS.search(read(told.text).plain)
    others = ours is not None and update.percent != int(ours["ours"])
    return update.with_figure_asked() if others and _stands_alone(update, told) else update


def _of_our_part(update: Update, told: ReadReport) -> Update:
    """Ask for the figure where only the part of her office is said to be done of what it leads."""
    if update.status is not Status.DONE or update.ask is Ask.CONFIRM:
        return update
    supports = any(one.supports for one in told.context.pending if one.code == update.code)
    words = read(told.told_of(update) if update.span is None else update.words).plain
    part = _OUR_PART.search(words) is not None
    return update.with_figure_asked() if part and not supports else update


def _of_all(update: Update, told: ReadReport) -> Update:
    """Ask about a figure that stands before "en todas" and was read of one activity."""
    every = _TO_ALL.search(read(told.text).plain) is not None
    several = len(told.context.pending) > 1
    alone = every and several and _stands_alone(update, told)
    return update.with_figure_asked() if alone else update


def _stands_alone(update: Update, told: ReadReport) -> bool:
    """Tell whether a figure is the only one of a text, and nothing is asked of it yet."""
    recorded = update.percent is not None and update.ask is None
    return recorded and len(told.meaning.updates) == 1


def _of_time(update: Update, told: ReadReport) -> Update:
    """Ask about a figure that is so many days of so many."""
    if update.ask is not None or update.percent is None or "%" in update.words:
        return update
    words = told.text if len(told.meaning.updates) == 1 else update.words
    days = _DAYS_OF.search(read(words).plain)
    return replace(update, ask=Ask.CONFIRM, outright=False) if days else update


Doubt = Callable[[Update, ReadReport], Update]


def _before_its_name(update: Update, told: ReadReport) -> Update:
    """A figure told in a sentence before the one that first names its activity, where another
    figure stands too, or that one tells of it, may be of another: "avance 30 %. De la 2.3 se hizo
    la mesa, 10 %", "va en 100. La transmisión está en cotización"; not "va en 100. Es la 2.3"."""
    several = len(told.context.pending) > 1
    if update.percent is None or update.ask or update.span is None or not several:
        return update
    reading = read(told.text)
    tokens, pieces = reading.tokens, pieces_of(reading.norms, told.context)
    outright = {at: m.codes for m in pieces.mentions for at in range(m.first, m.last)}
    own = [at for at in sorted(pieces.names) if update.code in outright.get(at, ())]
    own += [at for at, owners in pieces.named.items() if (update.code,) in owners]
    first = min(own, default=len(tokens))
    begins = max((at for at in range(first) if tokens[at].norm in HARD_BREAKS), default=0)
    behind = [at for at in range(first, len(tokens)) if at not in outright]
    figures = [at for at in behind if _ends_on_a_figure(reading.norms, at)]
    earlier = first < len(tokens) and update.span[1] <= tokens[begins].start
    ends = next((at for at in range(first, len(tokens)) if tokens[at].norm in HARD_BREAKS), None)
    sentence = " ".join(reading.norms[begins:ends]).strip(" .;¶")
    subject = first - begins <= _AS_A_SUBJECT and any(map(str.isdigit, update.words))
    tells = subject and _TELLS_OF_IT.search(sentence) is not None
    return replace(update, ask=Ask.CONFIRM) if earlier and (figures or tells) else update


def _ends_on_a_figure(norms: tuple[str, ...], at: int) -> bool:
    after = norms[at + 1] if at + 1 < len(norms) else "."
    return norms[at].isdigit() and (after == "%" or after in BREAKS)


def _of_the_last(update: Update, told: ReadReport) -> Update:
    """Ask for the figure of what has words of its own before a comma, where the number behind that
    is of the activity that it names: "la del mapa también, y la rampa eran 25"."""
    shared = [one for one in told.meaning.updates if one.span == update.span and one is not update]
    if update.percent is None or update.span is None or not shared:
        return update
    head, comma, segment = told.text[: update.span[0]].rpartition(",")
    if not comma or _PREDICATED.search(fold(head)) is None:
        return update
    named = {*codes_named(read(segment), replace(told.context, reply_to=None))}
    others = {one.code for one in shared}
    return update.with_figure_asked() if named & others and update.code not in named else update


def _asks_which(update: Update, told: ReadReport) -> Update:
    """Want a figure that stands behind the word of a question: "cuáles dicen 100"."""
    if update.percent is None or _WHICH_ONES.match(read(told.told_of(update)).plain) is None:
        return update
    return update.with_figure_asked()


def _as_many_as_before(update: Update, told: ReadReport) -> Update:
    """Want no yes to how many there are, where these are as many as before and the words say that
    nothing is new, or that it is so: "nada nuevo, siguen los 2", "los edificios sí son 4"."""
    activity = told.owner_of(update)
    if update.ask not in (Ask.CONFIRM, Ask.PERCENT) or activity is None or not activity.percent:
        return update
    text = told.told_of(update)
    plain, whole = read(text).plain, units_of(activity)[0]
    counts = {Decimal(one) for one in _COUNTS.findall(plain)}
    same = whole > 1 and {share_of(one, whole) for one in counts} == {activity.percent}
    read_so = update.percent in {None, activity.percent, *counts}
    if not same or not read_so or not (says_no_progress(text) or _IS_SO.search(plain)):
        return update
    going = Status.DONE if activity.percent == WHOLE else Status.IN_PROGRESS
    return replace(update, percent=activity.percent, status=going, ask=None)


DOUBTS: tuple[Doubt, ...] = (
    _asks_which,
    _as_many_as_before,
    _loosely_closed, _before_its_name, _of_the_last, _of_a_part, _unsure_of_it, _of_ours,
    _of_our_part, _of_all, _of_time, of_another_thing, in_other_units, undone_since,
    done_but_for_a_step, promised, still_to_come, on_condition, tagged, so_many, going_on,
    of_the_next, of_a_period, of_another_deed, only_wished, of_another_title,
    by_its_product_alone, with_the_rest,
)  # fmt: skip


def asked_about(told: ReadReport, doubts: tuple[Doubt, ...] = DOUBTS) -> Meaning:
    """Return what a report means, with what is to be asked of it for one of these reasons."""
    if told.meaning.intent is not Intent.REPORT:
        return told.meaning
    updates = told.meaning.updates
    for doubt in doubts:
        updates = tuple(doubt(one, told) for one in updates)
    return replace(told.meaning, updates=updates, ask=first_asked(updates))
