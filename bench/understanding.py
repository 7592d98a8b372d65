"""(e) What an answer means: replies per second that one core understands.

`python -m bench.understanding` says the replies per second of each run in one line of JSON. Every
reply is new, among the six open activities of its person: no run profits from the one before.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, islice

from bench.lines import say
from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

PENDING = 6
PEOPLE = 200
REPLIES = 250
ROUNDS = 7
TODAY = date(2026, 5, 11)
TITLES = (
    "Actualizar el mapa de riesgos de corrupción de la sede {}",
    "Realizar capacitaciones sobre gestión del riesgo en la sede {}",
    "Registrar en el SUIT la estrategia de racionalización número {}",
    "Publicar los informes trimestrales de la oficina {}",
    "Aplicar la encuesta de percepción en el punto de atención {}",
    "Elaborar el inventario documental del depósito {}",
)
TEXTS = (
    "{code} vamos en {n} %, falta la firma del contrato {n}",
    "buenos días doctora, lo del mapa de riesgos va en {n} y falta revisarlo con hacienda",
    "la primera {n}, la segunda ya quedó y la tercera sin avance",
    "ya casi terminamos lo del inventario, quedan {n} cajas",
    "van 2 de 3 capacitaciones, la última fue el {n} de mayo",
    "necesitamos plazo hasta el 30 de junio para la {code}, el contratista {n} renunció",
    "¿qué tengo pendiente? {n}",
    "{code}: {n} %. Se hizo la mesa {n} con las secretarías de Salud y de Gobierno",
)


def replies(first: int) -> Iterator[tuple[str, Context]]:
    """Yield replies that nobody has written before, each with its person's open activities."""
    people = [_pending(number) for number in range(PEOPLE)]
    for number, text in enumerate(cycle(TEXTS), first):
        pending = people[number % PEOPLE]
        code = pending[number % PENDING].code
        yield text.format(code=code, n=number % 97 + 1) + " " * (number % 3), Context(pending, None)


def _pending(person: int) -> tuple[PendingActivity, ...]:
    return tuple(
        PendingActivity(
            code=f"{place + 1}.{person % 9 + 1}",
            title=title.format(person),
            product=f"Producto {person}",
            due=TODAY + timedelta(days=person % 60),
            percent=Decimal(person % 50),
            planned=3 if place == 1 else None,
        )
        for place, title in enumerate(TITLES)
    )


def main() -> None:
    """Measure round after round; the first one only warms up."""
    rates = []
    for number in range(ROUNDS + 1):
        some = list(islice(replies(number * REPLIES), REPLIES))
        gc.collect()
        start = time.perf_counter()
        for text, context in some:
            understand_checked(text, context, TODAY)
        rate = REPLIES / (time.perf_counter() - start)
        if number:
            rates.append(rate)
    say(per_second=rates)


if __name__ == "__main__":
    main()
