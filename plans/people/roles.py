"""What the roles are called, in Spanish and in English: in people files and at the command line."""

from __future__ import annotations

from core.spanish import fold, label_words
from core.words import Role

# The first name is the one that is shown. operar.md lists them all.
NAMES: dict[Role, tuple[str, ...]] = {
    Role.LEAD: (
        "líder", "lead", "líder de dependencia", "líder de la dependencia", "jefe", "jefa",
        "director", "directora", "coordinador", "coordinadora", "secretario", "secretaria",
        "responsable",
    ),
    Role.DELEGATE: ("delegado", "delegate", "delegada", "enlace", "suplente"),
    Role.PLANNING: ("planeación", "planning", "planificación"),
    Role.CONTROL: ("control", "control interno"),
    Role.AUDITOR: ("auditor", "auditora", "auditoría"),
    Role.VIEWER: ("consulta", "viewer", "lector", "lectora", "observador", "observadora"),
}  # fmt: skip
_ROLE_OF = {fold(word): role for role, words in NAMES.items() for word in words}
SHOWN = ", ".join(
    words[0] if fold(words[0]) == role else f"{words[0]} ({role})" for role, words in NAMES.items()
)


def in_words(role: Role | str) -> str:
    """Return the first Spanish name of a role."""
    return NAMES[Role(role)][0]


def role_called(word: str) -> Role | None:
    """Return the role that a word names, None where it names none."""
    return _ROLE_OF.get(label_words(word))
