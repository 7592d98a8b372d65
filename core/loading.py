"""A plan or a list of people that somebody sent to be stored: what is said of it, as data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from core.data import Data


class FileOf(StrEnum):
    """What a file holds."""

    PLAN = "plan"
    PEOPLE = "people"


class Stage(StrEnum):
    """Where a file stands: its sender is asked what it is, or of which stored plan it is a newer
    version; it is shown, and waits; it cannot be stored; the same file is stored already; it was
    stored, or given up; it waits no more."""

    WHAT = "what"
    WHICH = "which"
    OFFERED = "offered"
    REFUSED = "refused"
    KNOWN = "known"
    LOADED = "loaded"
    DROPPED = "dropped"
    GONE = "gone"


class ShownDoubt(Data):
    """A doubt as the workbook of doubts has it (`plans.deciding.open_faults.OpenFault`); `id` is 0
    while nothing is stored."""

    id: int
    plan_id: int
    plan: str
    handle: str
    title: str
    place: str
    field: str
    printed: str
    read_as: str
    suggestion: str
    message: str
    stands: bool = False
    asks: tuple[str, ...] = ()


class ShownGroup(Data):
    """What a newer version has otherwise in one way: the title, and a line for each thing."""

    title: str
    lines: tuple[str, ...]


class ShownPlan(Data):
    """A plan that was sent: in one line (`heading`), and how much it holds.

    `older` is the stored plan of which it is a newer version (`older_id`; "" and None for a plan of
    its own), with what that has otherwise in one sentence and thing by thing; `alike` are all
    stored plans that it may be a version of. `undecided` of its activities may be others than
    those of before. `file_entity` is whom the file is about where that is another than
    `own_entity`, `cutoff_ahead` a cut-off that is still to come; `yearless`: it names no year.
    `unreached` are offices whose people nobody can write to, `collectives` names of many that
    nobody said which offices they are. `notes` hold nothing up.
    """

    heading: str
    activities: int
    dates: int
    offices: int
    notes: int
    doubts: tuple[ShownDoubt, ...] = ()
    open_doubts: int = 0
    older: str = ""
    older_id: int | None = None
    alike: tuple[int, ...] = ()
    difference: str = ""
    groups: tuple[ShownGroup, ...] = ()
    undecided: int = 0
    file_entity: str = ""
    own_entity: str = ""
    cutoff_ahead: date | None = None
    yearless: bool = False
    unreached: tuple[str, ...] = ()
    collectives: tuple[str, ...] = ()


class LineTold(StrEnum):
    """What is said of a line of a list of people."""

    FAULT = "fault"  # it is wrong: `said`
    OFFICE = "office"  # its role is of the whole entity, and its office (`place`) is not used
    LEFT = "left"  # she has left, and is not taken in again
    READDRESSED = "readdressed"  # she is known in her `place`, with another address (`was`)


class ShownLine(Data):
    """A line of a list of people of which something is said; `line` counts from 1."""

    why: LineTold
    line: int
    name: str = ""
    place: str = ""
    said: str = ""
    was: str = ""


class ShownHandover(Data):
    """An office whose reminders go to another lead by a list of people."""

    office: str
    lead: str
    former: str


class ShownPeople(Data):
    """A list of people that was sent: how many people and roles it brings, how many lines bring
    nothing new, what is said of single lines, what is hidden in it, who gets whose reminders, and
    whom nobody can write to afterwards."""

    added: int = 0
    roles: int = 0
    unchanged: int = 0
    lines: tuple[ShownLine, ...] = ()
    hidden: tuple[str, ...] = ()
    handovers: tuple[ShownHandover, ...] = ()
    unreached: tuple[str, ...] = ()


class ShownFile(Data):
    """What is said of a file, by its `name`, that was sent to be stored; `anew`: what was shown of
    it before had changed by then. `what` and `todo` say why it cannot be stored; `more` files came
    with it and were not looked at."""

    stage: Stage
    name: str
    of: FileOf = FileOf.PLAN
    plan: ShownPlan | None = None
    people: ShownPeople | None = None
    what: str = ""
    todo: str = ""
    anew: bool = False
    more: int = 0
