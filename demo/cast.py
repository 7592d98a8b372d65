"""The people of the demonstration: invented for whatever offices a plan names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from core.spanish import fold
from plans.activities.document import PlanDocument

NAMES = (
    "Marta Ruiz", "Jorge Peláez", "Luz Dary Tovar", "Hernán Quintero", "Nubia Salcedo",
    "Óscar Bermúdez", "Yolima Cárdenas", "Fabio Arango", "Ligia Montes", "Wilson Cuesta",
    "Gloria Palomino", "Álvaro Duarte", "Esneda Vivas", "Ramiro Ochoa", "Blanca Murillo",
    "Édgar Sotelo", "Nidia Carreño", "Julio Mosquera", "Flor Alba Rico", "Henry Gualteros",
    "Teresa Lizarazo", "Iván Prieto", "Mariela Cuervo", "Gustavo Rentería", "Amparo Sierra",
    "Leonel Barrera", "Dora Inés Pino", "Rubén Castaño", "Sonia Velandia", "Elkin Zuleta",
)  # fmt: skip
PARTS = ("words", "buttons", "mistake", "silent", "blocked", "group")


@dataclass(frozen=True, slots=True)
class Player:
    """A person of the story: which office she leads, and how she behaves.

    `part` is empty for those who only get mail; `chat` is her chat's id, 0 for none.
    """

    name: str
    email: str
    office: str
    part: str = ""
    chat: int = 0

    @property
    def first_name(self) -> str:
        """Return the name by which the story calls her."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody: leads of offices, the control office's head, and planning's."""

    leads: tuple[Player, ...]
    control: Player
    planning: Player

    @property
    def chatting(self) -> tuple[Player, ...]:
        """Return those who use Telegram."""
        everybody = (*self.leads, self.control, self.planning)
        return tuple(player for player in everybody if player.chat)

    def playing(self, part: str) -> Player | None:
        """Return who plays `part`, None where the plan has too few offices for it."""
        return next((player for player in self.leads if player.part == part), None)


def invent(document: PlanDocument, domain: str) -> Cast:
    """Invent one lead per office; those with most to do are the ones who chat."""
    collective = {office.name for office in document.offices if office.collective}
    work = Counter(
        office
        for activity in document.activities
        for office in activity.offices[:1]
        if office not in collective
    )
    offices = [office for office, _ in work.most_common()]
    offices += [o.name for o in document.offices if o.name not in work and not o.collective]
    leads = [
        Player(
            name=_name(number),
            email=email(_name(number), domain),
            office=office,
            part=PARTS[number] if number < len(PARTS) else "",
            chat=1001 + number if number < len(PARTS) else 0,
        )
        for number, office in enumerate(offices)
    ]
    control = Player("Consuelo Ariza", email("Consuelo Ariza", domain), "", "control", 2001)
    planning = Player("Darío Manjarrés", email("Darío Manjarrés", domain), "", "planning", 2002)
    return Cast(tuple(leads), control, planning)


def _name(number: int) -> str:
    turn, place = divmod(number, len(NAMES))
    return NAMES[place] + " II" * turn


def email(name: str, domain: str) -> str:
    """Return the address of a person of the story."""
    return f"{fold(name).replace(' ', '.')}@{domain}"
