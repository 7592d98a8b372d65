"""What a conversation says: contents with their buttons. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bot.conversation.desk import Mine
from bot.conversation.heard import ALL_YEAR, DATE_STAYS_OPEN
from bot.conversation.speaking.paging import turns
from bot.conversation.state import Draft
from bot.conversation.steps import EndWalk, ShowWalk
from bot.understanding.meaning import Ask
from bot.understanding.progress.counts import share_of, units_of
from bot.understanding.progress.of_units import in_units, names_units
from bot.understanding.reading import read
from bot.understanding.wordlists import PLACES
from core.agenda import label, led_first
from core.buttons import ONLY_THIS_PERIOD, Button, Does
from core.later_dates import LaterDates
from core.messages import (
    Attached,
    Card,
    Content,
    Line,
    Listing,
    Note,
    Question,
    Receipt,
    Recorded,
)
from core.refs import Ref, Refs
from core.reported import Reported
from core.rules import WHOLE
from core.spanish import sentences, show_percent
from scheduler.message.offered import ONE_BY_ONE

QUARTERS = (25, 50, 75, 100)
WRONG_FILE = "Es de otra actividad"
ADDS = "adds"  # why it is asked: nothing ties the words to the work that was reported
LACKS = "lacks"  # why a 100 is asked about: her own words say that something lacks


def card(refs: Refs, line: Line) -> Card:
    """Return one activity with the buttons that report on it."""
    about = line.activity_id
    return Card(
        line=line,
        buttons=(
            *_figures(refs, line),
            _of(refs, line, "Sin avance", Ref(Does.NONE_YET, about)),
            _button(refs, "Otra cifra", Ref(Does.OTHER, about)),
            _button(refs, "Recordar después", Ref(Does.LATER, about)),
            _button(refs, "No es de mi oficina", Ref(Does.NOT_MINE, about)),
            _button(refs, "Delegar en…", Ref(Does.DELEGATE, about)),
        ),
    )


def listing(
    refs: Refs,
    lines: Iterable[Line],
    inbound_id: int,
    agrees: tuple[Button, ...] = (),
    page: str = "",
) -> Content:
    """Return all that is open, by pages, what she leads first, or a line that says that nothing is;
    under it what asks whether she `agrees`, and the link to her own `page`."""
    shown = tuple(led_first(lines))
    if not shown:
        return Note(name="list_empty")
    pages = turns(refs, len(shown), 0, inbound_id)
    walk = (one_by_one(refs),) if len(shown) > 1 else ()
    return Listing(lines=shown, buttons=(*pages, *walk, *agrees), page=page)


def walked(refs: Refs, line: Line, place: ShowWalk) -> Card:
    """Return the activity at which a walk has come, with its four buttons.

    Without a figure there is nothing that could stay the same: the button says what it records.
    """
    about = line.activity_id
    whole = _of(refs, line, show_percent(100), Ref(Does.PERCENT, about, "100"))
    other = _button(refs, "Otra cifra", Ref(Does.OTHER, about))
    skip = _button(refs, "Saltar", Ref(Does.SKIP, about), words="saltar")
    # In two rows on a telephone: short ones stand beside short ones.
    if line.own is None:
        buttons = (_of(refs, line, "Sin avance", Ref(Does.NONE_YET, about)), other, whole, skip)
    else:
        same = _of(refs, line, "Igual", Ref(Does.SAME, about, str(line.own)))
        buttons = (same, whole, skip, other)
    return Card(
        line=line,
        buttons=buttons,
        number=place.number,
        total=place.total,
    )


def walk_ended(refs: Refs, ended: EndWalk) -> Note:
    """Return what is said at the end of a walk; what was left can be taken up with the button."""
    again = (one_by_one(refs),) if ended.left else ()
    return Note(name=ended.name, values={"left": ended.left}, buttons=again)


def question(
    refs: Refs,
    draft: Draft,
    line: Line | None,
    choices: Sequence[Mine],
    about: Mine | None = None,
) -> Question:
    """Return the question for what a draft still owes `about` an activity; `choices` are what it
    may be about.

    It quotes the words that wait, and the whole message where the activity itself is asked.
    """
    match draft.ask:
        case Ask.ACTIVITY:
            buttons = _labelled(refs, choices, lambda one: Ref(Does.PICK, one, draft.name))
        case Ask.CONFIRM:
            part = str(draft.ordinal)
            buttons = [
                _button(refs, "Sí", Ref(Does.YES, draft.inbound_id, part)),
                _button(refs, "No", Ref(Does.NO, draft.inbound_id, part)),
            ]
        case _:
            buttons = [] if line is None else _answers(refs, draft, line)
    words, said_by = quoted(draft)
    return Question(
        name=(draft.ask or Ask.PERCENT).value,
        line=line,
        figure=draft.percent,
        counted="" if about is None else _counted(draft, about),
        words=words,
        said_by=said_by,
        why=LACKS if draft.lacks else ADDS if draft.only_adds else "",
        asks=draft.name,
        attached=draft.attached,
        buttons=tuple(buttons),
    )


def quoted(draft: Draft) -> tuple[str, str]:
    """Return the words that a question quotes, and whose they are: "" for her own, with which
    another's may stand."""
    if draft.ask is Ask.ACTIVITY:
        return sentences((draft.text, draft.beside)), draft.said_by
    name, words = f"{draft.said_by}: ", draft.lacks or draft.description
    if draft.said_by and words and not words.startswith(name):
        return words, ""
    return words.removeprefix(name), draft.said_by


def _counted(draft: Draft, about: Mine) -> str:
    """Return how many of how many units a figure is that is to be confirmed: "3 de 4 encuentros";
    nothing where the words tell a percentage."""
    units, unit = units_of(about.as_pending())
    said = read(draft.words).plain
    numbers = [int(one) for one in said.split() if one.isdecimal()] or [PLACES.get(said, 0)]
    if draft.ask is not Ask.CONFIRM or units <= 1 or len(numbers) != 1 or "%" in said:
        return ""
    if names_units(said) and draft.percent is not None:
        more = in_units(draft.percent, units)
        return "" if more is None else f"{more} de {units} {unit}".strip()
    (number,) = numbers
    same = number == draft.percent or share_of(Decimal(number), units) != draft.percent
    return "" if same else f"{number} de {units} {unit}".strip()


def which(
    refs: Refs, receipt: tuple[int, int], reports: Mapping[int, int], told: Mapping[int, Line]
) -> Question:
    """Return the question which of the reports of a receipt are taken back, or all of them; of one
    alone, whether it is."""
    if len(reports) == 1:
        ((one, report),) = reports.items()
        buttons = (
            _button(refs, "Sí, deshacer", Ref(Does.UNDO_ONE, report)),
            _button(refs, "No", Ref(Does.UNDO_NONE, report)),
        )
        return Question(name="undo", line=told[one], figure=told[one].own, buttons=buttons)
    lines = [told[one] for one in reports]
    ones = _labelled(refs, lines, lambda one: Ref(Does.UNDO_ONE, reports[one]))
    every = _button(refs, f"Todas ({len(ones)})", Ref(Does.UNDO_ALL, receipt[0], str(receipt[1])))
    return Question(name="undo", buttons=(*ones, every))


def recorded(
    said: Reported,
    line: Line,
    before: Decimal | None,
    later: LaterDates | None = None,
    meets: tuple[date, ...] = (),
    *,
    attached: Attached | None = None,
    lapsed: bool = False,
    unreminded: date | None = None,
    before_by: str = "",
    corrects: bool = False,
) -> Recorded:
    """Return one report as the receipt shows it: the new figure beside the former one, and the
    `later` dates that it closes or leaves open, or those that it `meets`; `unreminded` is the day
    of a reminder that will not come, `before_by` whose the former figure was, `corrects`: it puts
    that right."""
    return Recorded(
        line=line,
        percent=said.percent,
        before=before,
        status=said.status.value,
        description=said.description,
        attached=attached,
        later=later,
        meets=meets,
        lapsed=lapsed,
        unreminded=unreminded,
        before_by=before_by,
        corrects=corrects,
    )


def receipt(
    refs: Refs,
    records: Iterable[Recorded],
    *,
    still_open: int,
    inbound_id: int,
    report_id: int,
    closing: Mapping[int, int] | None = None,
) -> Receipt:
    """Return what was recorded, and the button that takes back exactly this.

    `closing` are the reports that close later dates, or meet dates, by activity: each has a button
    that keeps them open. What is assumed to be of its period has one that closes the later ones.
    """
    told = tuple(records)
    meeting = {one.line.activity_id for one in told if one.meets}
    handles = {one.line.activity_id: one.line.handle for one in told}
    refs_of = [
        (DATE_STAYS_OPEN if about in meeting else ONLY_THIS_PERIOD, about, Does.PERIOD, str(report))
        for about, report in (closing or {}).items()
    ]
    assumed = [one.line.activity_id for one in told if one.later and one.later.assumed]
    refs_of += [(ALL_YEAR, about, Does.YEAR, "") for about in assumed]
    only = tuple(
        _button(
            refs,
            label if len(told) == 1 else f"{handles[about]}: {label.lower()}",
            Ref(does, about, value),
        )
        for label, about, does, value in refs_of
    )
    came = any(one.attached is not None for one in told)
    wrong = (_button(refs, WRONG_FILE, Ref(Does.MISFILED, inbound_id)),) if came else ()
    return Receipt(
        records=told,
        still_open=still_open,
        buttons=(*only, *wrong),
        undo=undo(refs, inbound_id, report_id),
        report=report_id,
    )


def undo(refs: Refs, inbound_id: int, report_id: int) -> Button:
    """Return the button that takes back the receipt of a message that begins with a report."""
    return _button(refs, "Deshacer", Ref(Does.UNDO, inbound_id, str(report_id)))


def undo_one(refs: Refs, report_id: int, activity_id: int) -> Button:
    """Return the button that takes back the report of one activity, whatever its message told."""
    return _button(refs, "Deshacer", Ref(Does.UNDO_ONE, report_id, str(activity_id)))


def _button(refs: Refs, label: str, ref: Ref, words: str = "") -> Button:
    return Button(label=label, ref=refs.make(ref), words=words)


def _of(refs: Refs, line: Line, label: str, ref: Ref) -> Button:
    """Return a button that reports on an activity, with the words that report the same."""
    return _button(refs, label, ref, words=f"{line.handle} {label.lower()}")


def one_by_one(refs: Refs) -> Button:
    """Return the button that leads through what is open, one activity after another."""
    return _button(refs, ONE_BY_ONE, Ref(Does.WALK, 0))


def _figures(refs: Refs, line: Line) -> list[Button]:
    about = line.activity_id
    return [_of(refs, line, show_percent(n), Ref(Does.PERCENT, about, str(n))) for n in QUARTERS]


def _answers(refs: Refs, draft: Draft, line: Line) -> list[Button]:
    """Return the figures that a question offers: quarters only where none is known yet.

    Beside a known one they would close against her words at a touch, or bring the figure down. Who
    has pressed for another figure writes it.
    """
    about = line.activity_id
    if line.own is None:
        return _figures(refs, line)
    if not draft.text:
        return []
    closes = _of(refs, line, f"Ya está: {show_percent(100)}", Ref(Does.PERCENT, about, "100"))
    if line.later:
        closes = _of(refs, line, "Ya está", Ref(Does.DONE, about))
    return [
        _of(
            refs, line, f"Sigue en {show_percent(line.own)}", Ref(Does.STAYS, about, str(line.own))
        ),
        *((closes,) if line.own != WHOLE else ()),
        _button(refs, "Otra cifra", Ref(Does.OTHER, about)),
    ]


def _labelled(refs: Refs, some: Sequence[Mine | Line], ref: Callable[[int], Ref]) -> list[Button]:
    """Return a button for each of some activities, told apart from the others; `ref` is what it
    means, by the activity."""

    def said(one: Mine | Line) -> str:
        begun = f"{one.handle} · {one.plan} · " if one.plan else f"{one.handle} · "
        return label(begun, one, some)

    return [_button(refs, said(one), ref(one.activity_id)) for one in some]
