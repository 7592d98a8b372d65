"""The invented entity of the games: its name, its people, and the settings that reach the world."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

ENTITY = "Alcaldía de Puerto Almendro"
DOMAIN = "puertoalmendro.example"
MAILBOX = f"seguimiento@{DOMAIN}"
AUTHSERV_ID = f"mx.{DOMAIN}"
POLICY = f"https://www.{DOMAIN}/politica-de-datos"


@dataclass(frozen=True, slots=True)
class Citizen:
    """Somebody of the entity; `chat` is her chat's id, 0 for nobody who uses Telegram."""

    key: str
    name: str
    email: str
    office: str
    role: str
    chat: int = 0

    @property
    def channel(self) -> str:
        """Return what the people file says of how she wants to be written to."""
        return "telegram" if self.chat else "correo" if self.email else ""


def _citizen(key: str, name: str, office: str, role: str, chat: int = 0) -> Citizen:
    return Citizen(key, name, f"{key}@{DOMAIN}", office, role, chat)


PEOPLE = (
    _citizen("marta", "Marta Cecilia Rojas", "Secretaría de Gobierno", "líder", 5001),
    _citizen("nelson", "Nelson Iriarte", "Secretaría de Gobierno", "enlace"),
    _citizen("jairo", "Jairo Benavides", "Secretaría de Hacienda", "líder"),
    _citizen("luz", "Luz Dary Pineda", "Secretaría de Salud", "líder", 5002),
    _citizen("camilo", "Camilo Ortega", "Secretaría de Salud", "enlace", 5003),
    Citizen("german", "Germán Useche", "", "Secretaría de Infraestructura", "líder"),
    _citizen("rosa", "Rosa Elvira Tapia", "Secretaría de Infraestructura", "enlace"),
    _citizen("sandra", "Sandra Milena Cano", "Oficina de las TIC", "líder", 5004),
    _citizen("patricia", "Patricia Londoño", "Oficina Asesora de Planeación", "líder", 5005),
    _citizen("patricia", "Patricia Londoño", "", "planeación", 5005),
    _citizen("hernan", "Hernán Quiroga", "Oficina de Control Interno", "líder"),
    _citizen("hernan", "Hernán Quiroga", "", "control"),
    _citizen("beatriz", "Beatriz Amaya", "", "auditor"),
    _citizen("oscar", "Óscar Villamizar", "", "consulta", 5006),
)


def citizens() -> dict[str, Citizen]:
    """Return everybody once, by the short name with which players call her."""
    found: dict[str, Citizen] = {}
    for one in PEOPLE:
        found.setdefault(one.key, one)
    return found


def people_file(*, corrected: bool) -> str:
    """Return the people file of the entity, a line for each role; corrected: who has a mailbox."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("nombre", "correo", "dependencia", "rol", "canal"))
    lines.writerows(
        (one.name, one.email, one.office, one.role, one.channel)
        for one in PEOPLE
        if one.email or not corrected
    )
    return text.getvalue()


Sections = Mapping[str, Mapping[str, str | int]]


def filled_in(settings: str, sections: Sections) -> str:
    """Return the text of a settings file with values written into their commented lines."""
    section, lines = "", []
    for line in settings.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        key = re.match(r"#? ?(\w{1,60}) = ", line)
        if key is not None and key[1] in sections.get(section, {}):
            value = sections[section][key[1]]
            line = f"{key[1]} = {value}" if isinstance(value, int) else f'{key[1]} = "{value}"'
        lines.append(line)
    return "\n".join(lines) + "\n"
