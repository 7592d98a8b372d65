"""What the words beside a file want with it, and those that answer what is shown of it."""

from __future__ import annotations

import pytest

from bot.understanding.asks.loading import Wanted, says_drop, says_store, wanted
from core.loading import FileOf


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cargue este plan", Wanted(stored=True, of=FileOf.PLAN)),
        ("Buenos días, ¿me carga el plan de acción 2026?", Wanted(stored=True, of=FileOf.PLAN)),
        ("nueva versión del plan", Wanted(stored=True, of=FileOf.PLAN)),
        ("este es el plan corregido, solo le moví la fecha", Wanted(stored=True, of=FileOf.PLAN)),
        ("nueva versión del plan, cambia la 3.4", Wanted(stored=True, of=FileOf.PLAN)),
        ("versión corregida de la matriz: 3.4 y 4.1", Wanted(stored=True, of=FileOf.PLAN)),
        ("la matriz con los cambios de la 3.4", Wanted(stored=False, of=FileOf.PLAN)),
        ("el plan, se ajustó la fecha de la 3.4", Wanted(stored=False, of=FileOf.PLAN)),
        ("la matriz actualizada", Wanted(stored=True, of=FileOf.PLAN)),
        ("lista de personas", Wanted(stored=True, of=FileOf.PEOPLE)),
        ("Le envío el listado de funcionarios", Wanted(stored=True, of=FileOf.PEOPLE)),
        ("cargue la lista de personas del plan", Wanted(stored=True, of=FileOf.PEOPLE)),
        ("suba este archivo", Wanted(stored=True)),
        ("", Wanted(stored=False)),
        ("Cordial saludo, adjunto lo pedido", Wanted(stored=False)),
        ("adjunto el plan de capacitación corregido", Wanted(stored=False, of=FileOf.PLAN)),
        ("adjunto el plan de capacitación", Wanted(stored=False, of=FileOf.PLAN)),
        ("este es el soporte del plan", None),
        ("cargue la evidencia del plan", None),
        ("la 1.2 va en 60 %", None),
        ("cargue el plan de la 1.2", None),
        ("nueva versión del plan de tratamiento de riesgos, la 1.5", None),
        ("nueva versión de la 1.5", None),
        ("nueva versión del plan, la 3.4 va en 60 %", None),
        ("acta con los cambios del plan, 3.4", None),
        ("no cargue este plan todavía", None),
    ],
)
def test_only_words_that_ask_for_it_have_a_file_stored(text: str, meant: Wanted | None) -> None:
    assert wanted(text) == meant


@pytest.mark.parametrize(
    ("text", "stores", "drops"),
    [
        ("cárguelo", True, False),
        ("Cargue el plan, por favor", True, False),
        ("sí, cárguelos por favor", True, False),
        ("dale cárgala", True, False),
        ("sí, gracias", False, False),
        ("hágale, cárguelo", True, False),
        ("ya puede cargarlo", True, False),
        ("quiero que lo cargue", True, False),
        ("súbalo de una", True, False),
        ("cárguelo mañana", False, False),
        ("sí, cárguelo pero sin Ana", False, False),
        ("cargue la foto de ayer", False, False),
        ("no, cancele esa carga", False, True),
        ("mejor no lo cargue", False, True),
        ("no lo cargue todavía", False, True),
        ("por ahora no lo cargue", False, True),
        ("no, bórrelo", False, True),
        ("anule esa carga, por favor", False, True),
        ("cancele la 2.1", False, False),
        ("elimine a Ana Ruiz", False, False),
        ("cancele", False, True),
        ("No lo cargue", False, True),
        ("la 1.2 ya quedó", False, False),
        ("", False, False),
        ("cargue cuando pueda el otro archivo que le mandé ayer por correo", False, False),
    ],
)
def test_an_order_answers_what_is_shown(text: str, *, stores: bool, drops: bool) -> None:
    assert (says_store(text), says_drop(text)) == (stores, drops)
