"""What is asked of the plan in own words, and which page answers: the table `questions.txt`. Pure.

Of an activity each clause is read by itself, because one message may ask several things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.asks.pages.asking_words import (
    CODE_BEFORE,
    GREETS,
    INSIDE_A_REPORT,
    NAMED_BEFORE,
    NAMED_FIRST,
    NO_QUESTION,
    ONLY_NAMES,
    RELATIVE,
    REPORT_BEHIND,
    REPORTED,
    TELL_ITS_DATE,
    TELL_ME,
    UNANSWERED,
    WHETHER_I_MAY,
    WHETHER_SO,
)
from bot.understanding.asks.pages.questions import (
    BEFORE,
    NAME,
    WHETHER,
    Page,
    QuestionRow,
    is_signed,
    table,
)
from bot.understanding.asks.people.delegation import gives_work
from bot.understanding.reading import read
from bot.understanding.talk import asks_what_it_is, is_courtesy, is_list_request
from bot.understanding.wordlists import A_CODE, FILES, WHO_IS, accented_or_not
from core.spanish import fold

# Written with its accent, the word of a question asks; "qué pena con usted" does not.
_ACCENTED = re.compile(
    r"\W{0,9}(?:(?:y|e|pero|oiga|entonces|es que|una pregunta|la|el|las|los|de|es[aeo]|esto|otr[oa]"
    r"|siguiente|pr[oó]xim[oa]|\d[\d.]{0,9})"
    r"\W{1,5}){0,6}"
    r"(?:(?:a|de|en|con|para|pa|por|hasta|desde|cada)\s{1,5})?"
    r"(?:qué|quién(?:es)?|cuándo|cuál(?:es)?|cuánt[oa]s?|cómo|dónde)"
    r"(?!\s{1,5}(?:pena|bien|bueno|bonit|alegr|calor|susto|más|le (?:cuento|parece)|no\b))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:?!¿¡\n]|\.(?!\d)")
_ASIDE = 2  # words: "doctora Patricia", beside a question
_CLAUSE_ENDS = re.compile(
    r"(?<!\S)(?:(?P<sign>[.,;:?!¶])(?: |$)"
    r"|(?=y (?:(?:a|de|en|con|por|hasta|para|los|las|el|sus) )?"
    r"(?:qu|cu|como|historial|soportes|evidencias|archivos|anexos)))"
)
# Where a sentence ends, and where a question begins inside of one.
_SENTENCE_ENDS = re.compile(
    r"(?P<sign>\?{1,9}[?!]{0,9})\s{0,9}|[!;\n]{1,9}\s{0,9}|\.{1,9}(?!\d)\s{0,9}"
)
_WORD = (
    r"(?:(?:a|de|en|con|para|pa|por|hasta|desde)\s{1,3})?"
    r"(?:qu[eé]|q|qui[eé]n(?:es)?|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|d[oó]nde)\b"
)
# "por favor indíqueme qué hay al 100 %": not "me informan que va en 60"
_ASKED_OUTRIGHT = re.compile(
    rf"(?:(?:buen[oa]s|d[ií]as|tardes|doctora?|por\sfavor|porfa)\W{{1,3}}){{0,4}}{TELL_ME}\s"
    r"(?:qué|quién(?:es)?|cu[aá]ndo|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|dónde|cómo)\b",
    re.IGNORECASE,
)
_ASKING_WORD = re.compile(rf"(?<!\w){_WORD}", re.IGNORECASE)
# "dígame quién no está" asks as "quién no está" does
_TO_BE_TOLD = re.compile(rf"\A(?:(?:y|pero|tambi[eé]n)\s)*{TELL_ME}\s(?={_WORD}\s)", re.IGNORECASE)
# "1. ¿Quién falta?" and "2) Qué hay pendiente" in lines of their own, one of several
_LINE_NUMBER = r"(?m)^[ \t]{0,9}\d{1,2}[.)\-]{1,2}[ \t]{0,3}"
_NUMBERED_LINE = re.compile(rf"{_LINE_NUMBER}(?=\D)")
_NUMBER_OF_A_QUESTION = re.compile(rf"{_LINE_NUMBER}(?=¿|{_WORD})", re.IGNORECASE)
_BEGINS_INSIDE = re.compile(
    rf"¿|(?:,|[)])\s{{0,3}}(?:(?:y|e|pero)\s{{1,3}})?(?=(?:es[aeo]\s{{1,3}}(?:de\s)?)?{_WORD})"
    rf"|\s(?:y|pero)\s{{1,3}}(?=(?:es[aeo]\s{{1,3}})?{_WORD})"
    rf"|(?:,|\s(?:y|pero))\s{{1,3}}(?=(?:(?:y|tambi[eé]n|adem[aá]s)\s){{0,2}}{TELL_ME}\s(?:si|{_WORD})\s)"
    r"|\s(?:y|pero)\s{1,3}(?=(?:ya|hay|tiene)\s)"
    rf"|\s(?:y|pero)\s{{1,3}}(?=(?:el|la|los|las|lo)\s(?:[\w.]{{1,15}}\s){{1,4}}{_WORD})"
    rf"|,\s{{0,3}}(?:(?:y|pero)\s{{1,3}})?(?=(?:el|la|los|las)\s(?:{accented_or_not(FILES)}|informes?)\s"
    r"|(?:(?:una\spregunta|por\s(?:aqu[ií]|ac[aá])(?:\smismo)?|ser[aá]\sque|les?|se)\s){0,3}"
    r"(?:puedo|podemos|puede)\s)"
    rf"|,\s{{0,3}}(?=(?:la|el|lo)\s(?:de\s(?:la\s)?)?\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}\s{_WORD})"
    r"|,\s{0,3}(?:(?:y|pero)\s{1,3})?(?=(?:(?:yo|nosotros|ya|hace\s(?:rato|d[ií]as))\s){0,2}"
    r"(?:ped[ií]|pedimos|solicit[eé]|solicitamos)\s)"
    r"|,\s{0,3}(?=(?:me|nos)\s(?:queda|falta)n?\s(?:algo|alguna)\b"
    r"|(?:ya\s)?(?:con\seso\s)?(?:ya\s)?(?:quedo|quedamos|estoy|estamos)\sal\sd[ií]a\b)",
    re.IGNORECASE,
)
# Without a sign and an accent these begin what is told: "cuando llegue", "por que falta".
_MAY_TELL = re.compile(
    r"(?:(?:y|e|pero)\s)?(?:por\s?que(?!\s(?:me|nos)\s(?:escrib|pregunt|sale|aparec|mand|cobr))"
    r"|cuando|como|donde|que|q)\b",
    re.IGNORECASE,
)
_SHORT_QUE = re.compile(r"(?<![\w.])q(?![\w.])", re.IGNORECASE)
_FIGURE = re.compile(r"\d\s?%|\bpor ciento\b|,\s?(?:unos?\s|como\s)?\d{1,3}\s{0,3}$", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_NAMED_LAST = re.compile(
    r"(?:(?:(?:la|lo|el|las|los|de|del|con|en) ){0,3}#"
    r"|(?:la|lo) de(?: la| los| las)? [a-z]{3,20})? ?"
)
_NAMED_LOOSELY = re.compile(r"(?:(?:la|lo|el|las|los|de|del|con|en) ){0,3}(?:#|[a-z]{3,20})? ?")
_FIRST_WORD = re.compile(
    rf"\W{{0,3}}(?:(?!ser[aá]\b)[\w.]{{1,15}}[:,]?\s){{0,2}}{_WORD}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AskedPages:
    """What a text asks of an activity, in its order, and what else it says; `signed` as in
    QuestionRow."""

    pages: tuple[Page, ...]
    rest: str
    signed: bool


# "quién la pidió, y por qué": what is asked beside is on the same page
_AND_WHY = re.compile(
    r"(?:por que|cuando|con que (?:motivo|razon)|hasta cuando|quien(?:es)?)(?: (?:l[ao]s?|se))?"
    r"(?: (?:pidi|aprob|neg|conced|autoriz|decid|solicit)[a-z]{1,8})? "
)


def of_plan(text: str, *, signed: bool) -> tuple[Page, str] | None:
    """Return the page for which a text asks, its words without signs, and what it names of it;
    None for others. `signed`: the sign of a question stands there."""
    for row in table().of_plan:
        found = row.words.fullmatch(f"{text} ")
        if found is not None and row.page is not None and (signed or not row.signed):
            return row.page, (found.groupdict().get("rest") or "").strip()
    return None


# "a quien le corresponde es a Infraestructura": said, and not asked
_SAYS_WHO = re.compile(rf"(?:[^?¶;]{{0,60}} )?{WHO_IS} (?:a |al )?(?!quien)[a-zñ][^?]{{2,80}}")


def says_who(plain: str) -> bool:
    """Tell whether a text says in the words of a question whose an activity is."""
    return _SAYS_WHO.fullmatch(plain.strip(" .!")) is not None


def may_ask(plain: str) -> bool:
    """Tell whether a text has words that ask something of an activity, whatever it names."""
    signed = is_signed(plain)
    rows = (row for row in table().of_activity if row.page not in (None, Page.EVIDENCE))
    return any((signed or not row.signed) and row.near.search(f"{plain} ") for row in rows)


def only_asks(plain: str) -> bool:
    """Tell whether each clause of a text asks something of an activity: of one that it names by a
    code, or by what nobody knows yet to be a name."""
    signed = "?" in plain
    rows = [row for row in table().of_activity if row.page and (signed or not row.signed)]
    clauses = [A_CODE.sub(NAME, said) for said, _, _ in _clauses(plain)]
    return bool(clauses) and all(
        any(row.words.match(said) or row.near.match(said, _begins(said)) for row in rows)
        for said in clauses
    )


def only_questions(text: str, plain: str, *, aside: int = _ASIDE) -> bool:
    """Tell whether each clause of a text asks something, with or without the sign of a question:
    what only asks so tells nothing. `plain` is its reading; a clause of `aside` words may stand
    beside."""
    if says_who(plain):
        return False
    if any(_ACCENTED.match(part) for part in _PARTS.split(text)):
        rest = [one for one in _PARTS.split(text) if one.strip() and not _ACCENTED.match(one)]
        return all(len(one.split()) <= aside for one in rest)
    rows = [*table().of_others, *(row for row in table().of_activity if not row.signed)]
    said = [A_CODE.sub(NAME, one) for one, _, _ in _clauses(plain)]
    asked = [one for one in said if any(row.words.match(one) for row in rows)]
    rest = [one for one in said if one not in asked]
    return bool(asked) and all(len(one.split()) <= aside for one in rest)


def asked_apart(text: str) -> tuple[tuple[str, ...], str]:
    """Return the questions of a text, each with its sign, and the text without them.

    A question has a word that asks, and its sign or the shape of one (`only_questions`); a figure
    that stands in it is asked about, and stays. What politely gives work to somebody asks nothing.
    """
    asked: list[str] = []
    whole, listed = text, len(_NUMBERED_LINE.findall(text)) > 1
    text = _NUMBER_OF_A_QUESTION.sub("", text) if listed else text
    rest, kept_to = "", 0
    for first, last, end, sign in _sentences(text):
        cuts = [one.span() for one in _BEGINS_INSIDE.finditer(text, first, last)]
        cuts = cuts or (_behind_a_report(text, first, last) if sign else [])
        ends = cuts[0][0] if cuts else last
        opens = _asks(text[first:ends], signed=bool(sign) and not cuts, ends_signed=bool(sign))
        begun = [(first, first)] if opens else []
        for cut in cuts:  # behind a question the next word that asks begins another
            behind = text[cut[1] : last]
            goes_on = begun and begun[0][0] == first and not _FIGURE.search(behind)
            opened = bool(sign) and text[cut[0]] == "¿" and cut[0] > first
            asks = (opened and tells_no_number(behind)) or _asks(behind, signed=bool(sign))
            begun += [cut] if goes_on or asks else []
        question = text[begun[0][1] : last] if begun else ""
        if not question or gives_work(f"{question}{sign[:1]}"):
            continue
        if NO_QUESTION.search(question) and not _waits(_plainly(question)):
            continue
        begun[0] = _with_its_name(text, first, begun[0], last)
        for (_, at), until in zip(begun, [*(one[0] for one in begun[1:]), last], strict=True):
            asked.append(f"{text[at:until].strip(' ,')}{sign[:1]}")
        before = text[kept_to : begun[0][0]].rstrip(" ,(")
        rest += before + (". " if begun[0][0] > first and before else " ")
        kept_to = end
    return tuple(asked), (rest + text[kept_to:]).strip(" .,") if asked else whole


def _with_its_name(text: str, first: int, cut: tuple[int, int], last: int) -> tuple[int, int]:
    """Return where the first question of a sentence begins, with the activity before it where it
    asks of that. It does not where it is of no activity, or a comma parts it from the last of
    several: "acepto la 2.1 y la 4.3, qué más entró hoy?"."""
    if ONLY_NAMES.fullmatch(text, first, cut[0]):  # "la 2.1 y la 2.2 cuándo vencen"
        return first, first
    behind = NAMED_FIRST.match(text, cut[1], last)
    if behind and _is_of_the_plan(text[behind.end() : last]):
        return behind.end(), behind.end()
    named = NAMED_BEFORE.search(text, first, cut[0])
    if named is None or _is_of_the_plan(text[cut[1] : last]):
        return cut
    listed = CODE_BEFORE.search(text, first, named.start()) is not None
    parted = "," in text[named.end("joint") : named.end() + 1]
    return cut if listed and parted else (named.start(), named.end("joint"))


def _is_of_the_plan(question: str) -> bool:
    """Tell whether a question is of the plan, and names nothing of it."""
    page = of_plan(_plainly(question), signed=True)
    return page is not None and not page[1]


def _is_of_the_plan_so(question: str) -> bool:
    """Tell whether words that want to be told whether something is so are answered by a page."""
    asked = _plainly(WHETHER_SO.sub("", question))
    return not _FIGURE.search(question) and of_plan(asked, signed=True) is not None


def _behind_a_report(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return where a question goes on behind a figure that was reported, without any sign."""
    found = INSIDE_A_REPORT.search(text, first, last)
    return [found.span()] if found and _reports(text[first : found.start()]) else []


def _reports(text: str) -> bool:
    return REPORTED.search(A_CODE.sub("", text)) is not None


def tells_no_number(question: str) -> bool:
    """Tell whether what stands between the signs of a question is more than "¿ya?", "¿cómo le va?"
    or a figure."""
    more = len(question.split()) > _ASIDE and not is_courtesy(read(question).plain)
    return more and _NUMBER.search(A_CODE.sub("", question)) is None


def _sentences(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield where each sentence begins, where its words end and where it does, and its sign where
    that is of a question; what is reported behind a question without any is a sentence too."""
    first = 0
    for end in (*_SENTENCE_ENDS.finditer(text), None):
        last = len(text) if end is None else end.start()
        sign = "" if end is None else end["sign"] or ""
        behind = None if sign else REPORT_BEHIND.search(text, first, last)
        if behind and _asks_before_a_report(text, first, behind, last):
            yield first, behind.start(), behind.end(), ""
            first = behind.end()
        yield first, last, last if end is None else end.end(), sign
        first = last if end is None else end.end()


def _asks_before_a_report(text: str, first: int, joint: re.Match[str], last: int) -> bool:
    asks = _asks(text[first : joint.start()], signed=False)
    return asks and _reports(text[joint.end() : last])


def _asks_without_a_word(plain: str) -> bool:
    """Tell whether words between signs of a question that have none of its own ask something: of an
    activity, what is open, or whether a file may come."""
    page = of_plan(plain, signed=True)
    files = page is not None and page[0] is Page.FILES
    return files or only_asks(f"{plain} ?") or is_list_request(f"{plain} ?")


def _asks(question: str, *, signed: bool, ends_signed: bool = False) -> bool:
    question = _SHORT_QUE.sub("que", question.strip(" ,"))
    plain = _plainly(question)
    if TELL_ITS_DATE.fullmatch(plain):
        return True
    if _waits(plain) or (WHETHER_I_MAY.match(plain) and not _FIGURE.search(question)):
        return True
    if WHETHER_SO.match(question) and _is_of_the_plan_so(question):
        return True
    if is_courtesy(read(question).plain):  # "cómo le va"
        return False
    if _ASKING_WORD.search(question) is None:
        asks = (signed or is_signed(plain)) and _asks_without_a_word(plain)
        return asks and not _NUMBER.search(A_CODE.sub("", plain))
    if _FIGURE.search(question):
        return _ASKED_OUTRIGHT.match(question) is not None
    question = _TO_BE_TOLD.sub("", question)
    plain = _plainly(question)
    if _NUMBER.search(A_CODE.sub("", question)) and not (signed and _FIRST_WORD.match(question)):
        return False
    known = _is_known(plain, loosely=ends_signed)
    told = _MAY_TELL.match(question) and not _ACCENTED.match(question) and not known
    told = told or RELATIVE.search(question) is not None or GREETS.match(question) is not None
    return signed or (not told and (known or only_questions(question, plain, aside=0)))


def _plainly(question: str) -> str:
    return " ".join(fold(re.sub(r"[^\w\s.]|\.(?!\d)", " ", question)).split())


def _waits(plain: str) -> bool:
    """Tell whether a sentence says that she asked for something and has no answer, which asks what
    became of it: "pedí plazo para la rampa y no me dijeron nada"."""
    if UNANSWERED.match(plain) is None:
        return False
    page = of_plan(plain, signed=False)
    return page is not None and page[0] is Page.REQUESTS


def _is_known(plain: str, *, loosely: bool) -> bool:
    """Tell whether a text says nothing but what can be answered: "cuando vence la 2.2"; `loosely`:
    where the sign of a question follows, "la rampa" may be an activity too."""
    page = of_plan(plain, signed=False)  # one that names an office may name anything else
    if (page and not page[1]) or is_list_request(plain) or asks_what_it_is(plain):
        return True
    said = f"{A_CODE.sub(NAME, plain)} "
    found = (row.words.match(said) for row in table().of_activity if row.page and not row.signed)
    last = _NAMED_LOOSELY if loosely else _NAMED_LAST
    return any(one is not None and last.fullmatch(said, one.end()) for one in found)


def _begins(said: str) -> int:
    """Return where a clause begins behind what may stand before a question."""
    found = re.match(BEFORE, said)
    return 0 if found is None else found.end()


def of_activity(plain: str) -> AskedPages:
    """Return what a text asks of an activity: `plain` of its reading, with NAME for what names one.

    A second question may follow an "y"; behind anything else an "y" goes on telling.
    """
    pages: list[Page] = []
    rest: list[str] = []
    signed, asked_before = False, False
    whether = WHETHER.search(plain)
    plain = plain if whether is None else plain[whether.end() :]
    for said, sign, joined in _clauses(plain):
        sign = "?" if whether and not sign else sign
        row = _fits(said, sign) if asked_before or not joined else None
        asked_before = row is not None and row.page is not None
        if row is not None and row.page is not None:
            pages.append(row.page)
            signed = signed or row.signed
        elif re.fullmatch(BEFORE, said) is None and not (pages and _AND_WHY.fullmatch(said)):
            rest.append(said)
    return AskedPages(tuple(dict.fromkeys(pages)), " ".join(rest).strip(), signed)


def _clauses(plain: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the clauses of a text, the sign that ends the sentence, and whether "y" joins it."""
    found: list[tuple[str, str, bool]] = []
    first, joins = 0, False
    for end in _CLAUSE_ENDS.finditer(plain):
        said = plain[first : end.start()].strip()
        found.append((said, end["sign"] or "", joins))
        first, joins = end.end(), end["sign"] is None and bool(said)
    found.append((plain[first:].strip(), "", joins))
    found = [one for one in found if one[0]]
    for at, (said, _, joined) in enumerate(found):
        yield f"{said} ", _ending(found[at:]), joined


def _ending(ahead: Sequence[tuple[str, str, bool]]) -> str:
    return next((sign for _, sign, _ in ahead if sign not in ("", ",")), "")


def _fits(said: str, sign: str) -> QuestionRow | None:
    for row in table().of_activity:
        if (sign == "?" or not row.signed) and row.words.match(said) is not None:
            return row
    return None
