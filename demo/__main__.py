"""Plays the demonstration: `culmina demo` starts this module."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic

from core.clock import as_utc, zone
from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.errors import CulminaError, InputError
from core.spanish import plural
from culmina.log import configure
from demo import output
from demo.cast import invent
from demo.choose import as_known_on, busiest_day
from demo.pages import free_place, keep_open
from demo.stage import stage
from demo.story import Story
from demo.transcript import Transcript
from plans.activities.document import PlanDocument
from plans.read import read_plan
from web.settings import WebSettings

OWN_PLAN = Path(__file__).parent / "plan-puerto-esperanza.txt"
FOLDER = Path("demo-output")
DOMAIN = "entidad.example"
_INTERRUPTED = 130  # as a shell names what Ctrl+C ended


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    plan: Path
    on: date | None
    serve: bool


def main() -> int:
    """Play the story; exit code 2 for a plan that cannot be played, 1 for the machine's faults."""
    began = monotonic()
    configure("error")
    try:
        asyncio.run(_play(_wanted(), began))
    except CulminaError as error:
        sys.stderr.write(f"culmina: {error.sentence()}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


def _wanted() -> Wanted:
    parser = argparse.ArgumentParser(prog="culmina demo")
    parser.add_argument("--plan", type=Path, default=OWN_PLAN)
    parser.add_argument("--on", type=date.fromisoformat)
    parser.add_argument("--serve", action="store_true")
    given = parser.parse_args()
    return Wanted(given.plan, given.on, given.serve)


async def _play(wanted: Wanted, began: float) -> None:
    read = read_plan(wanted.plan)
    day = wanted.on or busiest_day(read, Calendar(), Policy())
    if not Calendar().is_working_day(day):
        raise InputError(
            f"{day} no es día hábil: a nadie se le escribe.", where="--on", todo="Diga otro día."
        )
    document = as_known_on(read, day)
    cast = invent(document, DOMAIN)
    if not cast.leads:
        raise InputError("el plan no nombra ninguna oficina.", where=str(wanted.plan))
    folder = _empty(FOLDER)
    start = as_utc(datetime.combine(day, time(8), tzinfo=zone("America/Bogota")))
    transcript = Transcript()
    place = free_place() if wanted.serve else None
    settings = WebSettings() if place is None else place.settings
    async with stage(folder, document.entity or "Entidad", start, settings) as set_:
        story = Story(set_, cast, day, transcript)
        loaded = await story.tell(document, wanted.plan)
        output.leave(folder, set_, (*cast.leads, cast.control))
        with set_.installation.database.reading() as session:
            summary = output.summarise(session, loaded, monotonic() - began)
        output.write_summary(folder, summary)
        transcript.save(folder / "conversation.txt")
        _close(summary, document)
        if place is None:
            print("Con `culmina demo --serve` lo puede mirar en el navegador, como control.")
        else:
            print(f"Ábralo como control: {place.link}\nQueda abierto hasta que oprima Ctrl+C.")
            await keep_open(set_, place, cast.control.email)


def _empty(folder: Path) -> Path:
    """Make the folder anew; whatever an earlier demonstration left in it goes."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    return folder


def _close(summary: output.Summary, document: PlanDocument) -> None:
    reminders, replies = summary.reminders, summary.replies
    print(
        f"\n{document.entity or 'La entidad'}: "
        f"{plural(summary.plan['activities'], 'actividad', 'actividades')}; "
        f"{plural(reminders['telegram'], 'recordatorio', 'recordatorios')} por Telegram y "
        f"{reminders['email']} por correo; "
        f"{plural(replies['received'], 'respuesta', 'respuestas')}, "
        f"{plural(summary.reports, 'reporte', 'reportes')}, "
        f"{plural(summary.undone, 'deshecho', 'deshechos')}; {summary.seconds:.0f} s.\n"
        f"En {FOLDER}/ quedan la base de datos, el resumen, la tabla, los mensajes y summary.json."
    )


if __name__ == "__main__":
    sys.exit(main())
