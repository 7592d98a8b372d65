"""What is said of a plan or a list of people that was sent to be stored."""

from __future__ import annotations

from datetime import date

from core.buttons import Button
from core.loading import (
    FileOf,
    LineTold,
    ShownDoubt,
    ShownFile,
    ShownGroup,
    ShownHandover,
    ShownLine,
    ShownPeople,
    ShownPlan,
    Stage,
)
from core.messages import Content, Question
from core.refs import Ref
from tests.contracts.plan import REFS

_NAME = "Plan de acción 2026 (versión 3).xlsx"
_DOUBT = ShownDoubt(
    id=0,
    plan_id=0,
    plan="Plan de acción 2026",
    handle="2.2",
    title="Capacitar a los servidores",
    place="hoja «Plan», celda F14",
    field="due",
    printed="31/02/2026",
    read_as="28/02/2026",
    suggestion="28/02/2026",
    message="La fecha «31/02/2026» no existe: febrero de 2026 tiene 28 días.",
)
_PLAN = ShownPlan(
    heading="Plan de acción 2026 · Alcaldía de Puerto Esperanza · vigencia 2026",
    activities=42,
    dates=57,
    offices=9,
    notes=3,
    doubts=(_DOUBT,),
    open_doubts=1,
    own_entity="Alcaldía de Puerto Esperanza",
    unreached=("Oficina de Sistemas", "Secretaría de Salud"),
)
_CHANGED = tuple(
    f"{one}.1 Publicar el mapa de riesgos: fechas 15/08/2026 → 20/09/2026" for one in range(1, 41)
)
_NEWER = _PLAN.model_copy(
    update={
        "older": "Plan de acción 2026",
        "older_id": 1,
        "alike": (1,),
        "difference": "Iguales 1, con cambios 40 (40 con otras fechas), distintas 0, renumeradas "
        "0, nuevas 1, de vuelta 0, ya no están 0.",
        "groups": (
            ShownGroup(title="Con cambios", lines=_CHANGED),
            ShownGroup(title="Nuevas", lines=("4.1 Publicar el inventario de activos",)),
        ),
    }
)
_ODD = _PLAN.model_copy(
    update={
        "file_entity": "Alcaldía de Puerto Ventura",
        "cutoff_ahead": date(2026, 6, 30),
        "yearless": True,
        "doubts": (),
        "open_doubts": 0,
        "collectives": ("Todas las áreas",),
    }
)
_PEOPLE = ShownPeople(
    added=12,
    roles=14,
    unchanged=3,
    lines=(
        ShownLine(
            why=LineTold.READDRESSED,
            line=4,
            name="Ana Ruiz",
            place="Secretaría de Hacienda",
            said="aruiz@puertoesperanza.example",
            was="ana@puertoesperanza.example",
        ),
        ShownLine(why=LineTold.LEFT, line=7, name="Jorge Mina"),
        ShownLine(why=LineTold.OFFICE, line=9, said="control", place="Control Interno"),
    ),
    hidden=("hoja «2025»",),
    handovers=(ShownHandover(office="Sistemas", lead="Iván Mora", former="Luz Díaz"),),
    unreached=("Iván Mora",),
)
_FAULTS = ShownPeople(
    lines=(
        ShownLine(
            why=LineTold.FAULT,
            line=3,
            name="dependencia",
            said="Sistema: no hay ninguna oficina con ese nombre. ¿Quiso decir: Sistemas?",
        ),
    )
)


def _asked(file: ShownFile, *labels: str) -> Question:
    buttons = tuple(
        Button(label=one, ref=REFS.make(Ref("load", 7, str(number))), words=one.lower())
        for number, one in enumerate(labels)
    )
    return Question(name="file", file=file, buttons=buttons)


def _file(stage: Stage, **values: object) -> ShownFile:
    return ShownFile.model_validate({"stage": stage, "name": _NAME, **values})


_YES_NO = ("Cargar", "Cancelar")
LOADINGS: dict[str, Content] = {
    "file: what it is": _asked(
        _file(Stage.WHAT), "Es un plan", "Es una lista de personas", "Es un soporte", "Cancelar"
    ),
    "file: of which plan": _asked(
        _file(Stage.WHICH), "Plan de acción 2026", "PTEP 2026", "Es otro plan", "Cancelar"
    ),
    "file: a plan": _asked(_file(Stage.OFFERED, plan=_PLAN), *_YES_NO),
    "file: a plan of its own year and entity": _asked(
        _file(Stage.OFFERED, plan=_ODD, more=2), *_YES_NO
    ),
    "file: a newer version": _asked(_file(Stage.OFFERED, plan=_NEWER, anew=True), *_YES_NO),
    "file: a version to be decided": _asked(
        _file(Stage.OFFERED, plan=_NEWER.model_copy(update={"undecided": 2, "groups": ()})),
        "Son las mismas: cargar",
        "Son otras: cargar",
        "Cancelar",
    ),
    "file: people": _asked(_file(Stage.OFFERED, of=FileOf.PEOPLE, people=_PEOPLE), *_YES_NO),
    "file: people with faults": Question(
        name="file", file=_file(Stage.REFUSED, of=FileOf.PEOPLE, people=_FAULTS)
    ),
    "file: it cannot be read": Question(
        name="file",
        file=_file(
            Stage.REFUSED,
            what="no se puede leer la tabla: el archivo está dañado.",
            todo="Ábralo en su programa, guárdelo otra vez y vuelva a cargarlo.",
        ),
    ),
    "file: no plan": Question(name="file", file=_file(Stage.REFUSED)),
    "file: no people": Question(name="file", file=_file(Stage.REFUSED, of=FileOf.PEOPLE)),
    "file: stored already": Question(
        name="file", file=_file(Stage.KNOWN, what="Plan de acción 2026")
    ),
    "file: stored": Question(name="file", file=_file(Stage.LOADED, plan=_PLAN)),
    "file: version stored": Question(name="file", file=_file(Stage.LOADED, plan=_NEWER)),
    "file: people stored": Question(
        name="file", file=_file(Stage.LOADED, of=FileOf.PEOPLE, people=_PEOPLE)
    ),
    "file: given up": Question(name="file", file=_file(Stage.DROPPED)),
    "file: it waits no more": Question(name="file", file=ShownFile(stage=Stage.GONE, name="")),
}
