"""Verdicts of control as its mails word them: figures without "en", grounds before the verdict,
whole offices but for one, and verdicts that are taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.messages import Note
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.reviews.test_reviewed_alike import control, judged, told

__all__ = ["control", "told"]  # fixtures


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "la AT4.4 la verifico en 60, faltan tres formularios; y en la 1.4 verificado 50 "
            "porque sigue sin firma",
            {
                "AT4.4": (False, 60, "faltan tres formularios"),
                "1.4": (False, 50, "sigue sin firma"),
            },
        ),
        ("1.4: verificada 50 %, falta la firma", {"1.4": (False, 50, "falta la firma")}),
        (
            "acepto la 2.3, y a la 1.4 póngale verificado 50: falta un formulario",
            {"2.3": (True, None, ""), "1.4": (False, 50, "falta un formulario")},
        ),
        (
            "La 2.3 ya la puede dar por aceptada, llegó la ficha. La 1.4 no: un encuentro no tiene "
            "listado, verificado 25",
            {
                "2.3": (True, None, "llegó la ficha"),
                "1.4": (False, 25, "un encuentro no tiene listado"),
            },
        ),
        ("La 2.3 queda aceptada. De la 1.4 vale el 60 que dijeron.",
         {"2.3": (True, None, ""), "1.4": (True, None, "")}),
        ("De lo de Hacienda no acepto la 1.4, faltan 4 juntas",
         {"1.4": (False, None, "faltan 4 juntas")}),
        (
            "la 1.4 no la acepto, sin acta del comité, y la 2.3 y la AT4.4 sí",
            {
                "1.4": (False, None, "sin acta del comité"),
                "2.3": (True, None, ""), "AT4.4": (True, None, ""),
            },
        ),
        ("acepto la 1.4 entonces", {"1.4": (True, None, "")}),
        ("acepto la 1.4, muy completa", {"1.4": (True, None, "muy completa")}),
        (
            "La página está desactualizada, tiene dos secretarios que ya no están. "
            "La 1.4 no la acepto.",
            {
                "1.4": (
                    False,
                    None,
                    "La página está desactualizada, tiene dos secretarios que ya no están",
                )
            },
        ),
    ],
)  # fmt: skip
def test_each_verdict_is_kept_with_its_figure_and_reason(
    town: Town,
    control: Chat,
    told: dict[str, int],
    said: str,
    kept: dict[str, tuple[bool, Decimal | None, str]],
) -> None:
    control.says(said)
    assert judged(town, told) == kept
    assert notes(control.heard()) == ["review_kept"] * len(kept)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("la 1.4 aceptada 50 porque sigue sin firma", "review_unclear"),
        ("la 1.4 verificada con 12 soportes", "review_unclear"),
        ("la 1.4 verificada en 3 visitas", "review_unclear"),
        ("la 1.4 déjela en 60 hasta que vea el listado", "review_unclear"),
        ("la 1.4 la puede aceptar cuando llegue la ficha", "review_unclear"),
        ("De la 1.4 vale el 80 que dijeron", "review_unclear"),
        ("no acepto la 1.4 entonces", "review_reason"),
        ("Buenos días. La 1.4 no la acepto.", "review_reason"),
        ("Dígale a Pedro que mande el acta. La 1.4 no la acepto.", "review_reason"),
    ],
)
@pytest.mark.usefixtures("told")
def test_what_is_no_clear_verdict_is_asked_about(
    town: Town, control: Chat, told: dict[str, int], said: str, asked: str
) -> None:
    control.says(said)
    assert judged(town, told) == {}
    assert notes(control.heard())[0] == asked


def test_that_she_has_told_the_reason_is_none(
    town: Town, control: Chat, told: dict[str, int]
) -> None:
    control.says("la 1.4 no la acepto")
    control.says("ya le dije")
    assert notes(control.heard()) == ["review_reason", "review_reason"]
    control.says("Se lo acabo de decir: faltan dos nombres")
    assert judged(town, told) == {"1.4": (False, None, "faltan dos nombres")}


@pytest.mark.parametrize(
    "said",
    [
        "La 1.4 me equivoqué, sí mandaron el contrato. Quite la devolución.",
        "retiro lo que dije de la 1.4",
        "retiro lo de la 1.4 que ya la corrigieron",
        "ya no devuelvo la 1.4, eso lo dije sin mirar. quíteme ese veredicto",
    ],
)
def test_a_verdict_that_is_taken_back_stands_until_another_is_given(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("no acepto la 1.4: falta el contrato")
    control.heard()
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["stands"]) == ("review_unclear", 0)
    control.touches("Aceptar")
    assert judged(town, told)["1.4"][0] is True


@pytest.mark.parametrize(
    "said",
    [
        "no acepto la 2.3, faltan 4 juntas, y retiro lo de la 1.4 que ya la corrigieron",
        "no acepto la 2.3, faltan 4 juntas. Retiro la devolución de la 1.4, ya la corrigieron.",
    ],
)
def test_what_is_taken_back_beside_a_verdict_is_no_reason_of_it(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("no acepto la 1.4: falta el contrato")
    control.heard()
    control.says(said)
    assert judged(town, told)["2.3"] == (False, None, "faltan 4 juntas")
    assert notes(control.heard()) == ["review_kept", "review_unclear"]


@pytest.mark.parametrize(
    ("said", "listed", "every"),
    [
        ("todo lo de Hacienda lo acepto menos la 2.3", ["1.4", "AT4.4"], True),
        ("Acepto las de Hacienda menos la 2.3", ["1.4", "AT4.4"], True),
        ("acepto todo lo de Hacienda, ya vi los soportes", ["1.4", "2.3", "AT4.4"], True),
        ("acepto todo lo de Hacienda, la 2.3 no", ["1.4", "2.3", "AT4.4"], False),
        ("acepto todo lo de Hacienda, pero falta el acta", ["1.4", "2.3", "AT4.4"], False),
        ("devuelvo todo lo de Hacienda", ["1.4", "2.3", "AT4.4"], False),
        ("devuelvo todo lo de Hacienda menos la 2.3 que sí trae acta", ["1.4", "AT4.4"], False),
    ],
)
def test_verdicts_of_a_whole_office_show_what_they_would_be_of(
    town: Town, control: Chat, told: dict[str, int], said: str, listed: list[str], every: bool
) -> None:
    control.says(said)
    (note,) = control.heard()
    town.deliver()
    assert isinstance(note, Note)
    assert note.name == "review_which"
    shown = [value for name, value in note.values.items() if name.startswith("handle")]
    assert (sorted(map(str, shown)), bool(note.values.get("order"))) == (listed, every)
    assert judged(town, told) == {}
    if every:
        control.says("acepto todas")
        assert sorted(judged(town, told)) == listed


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("devuelvo todo lo de Hacienda: faltan los soportes", "faltan los soportes"),
        ("devuelvo todo lo de Hacienda porque faltan los soportes", "faltan los soportes"),
        ("todo lo de Hacienda lo devuelvo sin soportes", "sin soportes"),
        ("no acepto nada de lo de Hacienda, faltan los soportes", "faltan los soportes"),
        ("le devuelvo todo a Hacienda, faltan los soportes", "faltan los soportes"),
        ("De Hacienda devuelvo todo: faltan los soportes", "faltan los soportes"),
        ("lo que reportó Pedro lo devuelvo, no trae soportes", "no trae soportes"),
    ],
)
@pytest.mark.parametrize("yes", ["devuelvo todas", "sí, todas", "sí"])
def test_a_whole_office_is_returned_for_its_reason_after_a_yes(
    town: Town, control: Chat, told: dict[str, int], said: str, reason: str, yes: str
) -> None:
    control.says(said)
    town.deliver()
    assert judged(town, told) == {}
    control.heard()
    control.says(yes)
    assert judged(town, told) == dict.fromkeys(("1.4", "2.3", "AT4.4"), (False, None, reason))


@pytest.mark.parametrize(
    "said",
    [
        "todo lo de Hacienda lo acepto menos la 2.3 que le falta el acta",
        "acepto todo lo de Hacienda menos la 2.3, le falta el acta",
        "De Hacienda acepto todo menos la 2.3, le falta el acta",
        "acepto las de Hacienda salvo la 2.3 porque le falta el acta",
    ],
)
@pytest.mark.parametrize(("yes", "returns"), [("acepto todas", False), ("sí, todas", True)])
def test_what_is_left_out_of_a_whole_office_is_returned_for_its_reason(
    town: Town, control: Chat, told: dict[str, int], said: str, yes: str, returns: bool
) -> None:
    control.says(said)
    (note,) = control.heard()
    town.deliver()
    assert isinstance(note, Note)
    assert (note.values["out"], note.values["why"]) == ("la 2.3", "le falta el acta")
    control.says(yes)
    back = {"2.3": (False, None, "le falta el acta")} if returns else {}
    assert judged(town, told) == dict.fromkeys(("1.4", "AT4.4"), (True, None, "")) | back


@pytest.mark.parametrize("answer", ["acepto todas", "no", "gracias", "todas bien"])
def test_what_is_no_yes_to_a_return_returns_nothing(
    town: Town, control: Chat, told: dict[str, int], answer: str
) -> None:
    control.says("devuelvo todo lo de Hacienda: faltan los soportes")
    town.deliver()
    control.says(answer)
    assert judged(town, told) == {}


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "said",
    ["corrijan el correo de Rosa Elvira, es rosa.tapia@puertoalmendro.example",
     "Devuélvanle a Salud todo lo que tenga. El correo de Rosa quedó mal"],
)  # fmt: skip
def test_what_takes_back_nothing_of_hers_is_not_answered_as_if_it_did(
    control: Chat, said: str
) -> None:
    control.says(said)
    assert "nothing_to_undo" not in notes(control.heard())
    control.says("deshacer")
    assert notes(control.heard()) == ["nothing_to_undo"]


@pytest.mark.usefixtures("told")
def test_who_returned_what_is_shown(control: Chat) -> None:
    control.says("no acepto la 1.4: falta el contrato")
    control.heard()
    control.says("Quién devolvió cosas esta semana y por qué")
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert [(row.name, row.words) for row in page.rows] == [("1.4", "falta el contrato")]
