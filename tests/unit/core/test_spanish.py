"""Words and numbers of Spanish, as read and as written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import spanish
from core.spanish import cut_apart, cut_at_word, given_name, near_date


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Áreas  MISIONALES\n", "areas misionales"),
        ("Itagüí", "itagui"),
        ("ñame", "name"),
        ("cafe\u0301", "cafe"),
        ("\u00a0N.º 5\u00a0", "n.o 5"),
        ("", ""),
    ],
)
def test_folding_takes_case_accents_and_blanks_away(text: str, folded: str) -> None:
    assert spanish.fold(text) == folded


@given(st.text(max_size=60))
def test_what_is_folded_stays_folded(text: str) -> None:
    once = spanish.fold(text)
    assert spanish.fold(once) == once


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("enero", 1), ("ENE", 1), ("abr.", 4), ("ab", 4), ("ago", 8), ("Septiembre", 9),
        ("setiembre", 9), ("set", 9), ("sept.", 9), ("dic", 12), ("jun", 6), ("jul", 7),
    ],
)  # fmt: skip
def test_a_month_is_known_by_its_shortenings(word: str, month: int) -> None:
    assert spanish.month_number(word) == month


@pytest.mark.parametrize("word", ["ju", "ma", "e", "", "enerito", "mes", "13"])
def test_what_fits_two_months_or_none_is_no_month(word: str) -> None:
    assert spanish.month_number(word) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("88,24", "88.24"), ("88.24", "88.24"), (" 60 ", "60"), ("-5", "-5"), ("1000", "1000")],
)
def test_a_number_is_read_with_comma_or_point(text: str, value: str) -> None:
    assert spanish.parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "60%", "1,2,3", "uno", "1 000"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert spanish.parse_decimal(text) is None


def test_numbers_and_percentages_are_written_with_a_comma() -> None:
    assert spanish.show_number(Decimal("88.24")) == "88,24"
    assert spanish.show_number(60.0) == "60"
    assert spanish.show_percent(Decimal("88.240")) == "88,24\u00a0%"
    assert spanish.show_percent(Decimal(100) / 3) == "33,33\u00a0%"
    assert spanish.show_percent(Decimal("99.999")) == "100\u00a0%"


@given(st.decimals(-1000, 1000, places=2))
def test_a_number_that_is_written_is_read_back(value: Decimal) -> None:
    assert spanish.parse_decimal(spanish.show_number(value)) == value


def test_days_are_written_short_and_long() -> None:
    day = date(2026, 4, 11)
    assert spanish.short_date(day) == "sáb 11 abr"
    assert spanish.day_and_month(day) == "sábado 11 de abril"
    assert spanish.long_date(day) == "11 de abril de 2026"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "vence hoy"), (1, "vence mañana"), (3, "faltan 3 días"), (-1, "venció hace 1 día"),
        (-9, "venció hace 9 días"),
    ],
)  # fmt: skip
def test_the_distance_to_a_day_is_said_in_words(days: int, words: str) -> None:
    today = date(2026, 5, 15)
    assert spanish.days_left(date.fromordinal(today.toordinal() + days), today) == words


def test_a_count_agrees_with_its_noun() -> None:
    assert spanish.plural(1, "línea", "líneas") == "1 línea"
    assert spanish.plural(0, "línea", "líneas") == "0 líneas"


def test_a_text_is_cut_at_a_word_and_a_short_one_is_not_cut() -> None:
    assert spanish.cut_at_word("Publicar el informe, de gestión", 21) == "Publicar el informe…"
    assert spanish.cut_at_word("Publicar", 60) == "Publicar"
    assert spanish.cut_at_word("Registrar en el SUIT la estrategia", 25) == "Registrar en el SUIT…"
    assert spanish.cut_at_word("Informe de gestión para los de planta", 31) == "Informe de gestión…"
    assert spanish.cut_at_word("Publicar el informe de la", 60) == "Publicar el informe de la"
    assert len(spanish.cut_at_word("x" * 100, 10)) == 10


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("falta la firma", 40, "falta la firma"),
        ("se hizo la mesa. falta la firma", 24, "se hizo la… la firma"),
        ("x" * 100, 12, "xxxxx… xxxxx"),
    ],
)
def test_a_long_text_keeps_its_beginning_and_its_end(text: str, limit: int, shown: str) -> None:
    assert spanish.cut_in_the_middle(text, limit) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("MARÍA FERNANDA LÓPEZ", "María Fernanda López"),
        ("JUAN DE LA CRUZ PÉREZ", "Juan de la Cruz Pérez"),
        ("DE LA HOZ ANA", "De la Hoz Ana"),
        ("María McCormick", "María McCormick"),
        ("ana ruiz", "ana ruiz"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_shown_as_a_name(given: str, shown: str) -> None:
    assert spanish.as_name(given) == shown


@pytest.mark.parametrize(
    ("office", "whose"),
    [
        ("Secretaría General", "de la Secretaría General"),
        ("Despacho del Alcalde", "del Despacho del Alcalde"),
        ("Talento Humano", "de Talento Humano"),
    ],
)
def test_an_office_is_named_with_its_article(office: str, whose: str) -> None:
    assert spanish.of_office(office) == whose


@pytest.mark.parametrize(
    ("office", "named"),
    [
        ("Secretaría General", "la Secretaría General"),
        ("OFICINA ASESORA JURÍDICA", "la Oficina Asesora Jurídica"),
        ("Área de Talento Humano", "el Área de Talento Humano"),
        ("Grupo de Archivo", "el Grupo de Archivo"),
        ("TIC", "TIC"),
        ("", ""),
    ],
)
def test_an_office_is_named_with_its_article_where_that_is_known(office: str, named: str) -> None:
    assert spanish.with_article(office) == named


@pytest.mark.parametrize(
    ("office", "goes"),
    [
        ("Secretaría General", "a la Secretaría General"),
        ("Despacho del Alcalde", "al Despacho del Alcalde"),
        ("Hacienda", "a Hacienda"),
        ("SECRETARÍA DE HACIENDA", "a la Secretaría de Hacienda"),
    ],
)
def test_to_whom_something_goes_has_its_article(office: str, goes: str) -> None:
    assert spanish.to_office(office) == goes


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("SECRETARÍA DE HACIENDA", "Secretaría de Hacienda"),
        ("SECRETARIA DE PLANEACION", "Secretaría de Planeación"),
        ("OFICINA ASESORA JURIDICA", "Oficina Asesora Jurídica"),
        ("OFICINA DE GESTION DOCUMENTAL", "Oficina de Gestión Documental"),
        ("ATENCION AL CIUDADANO EN LINEA", "Atención al Ciudadano en Línea"),
        ("GRUPO DE CAMBIO CLIMATICO Y CREDITO", "Grupo de Cambio Climático y Crédito"),
        ("Oficina de Gestion", "Oficina de Gestion"),
        ("GRUPO DE GUION Y CANCION", "Grupo de Guion y Canción"),
        ("OFICINA DE LAS TIC", "Oficina de las TIC"),
        ("Oficina TIC", "Oficina TIC"),
        ("TIC", "TIC"),
        ("UMATA", "UMATA"),
    ],
)
def test_an_office_in_capitals_is_not_shouted_in_a_sentence(printed: str, shown: str) -> None:
    assert spanish.as_office(printed) == shown


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("Secretaría de Planeación", "Planeación"),
        ("Oficina Asesora de Comunicaciones", "Comunicaciones"),
        ("Dirección de las TIC", "TIC"),
        ("Secretaría General", "la Secretaría General"),
        ("Casa de la Cultura", "Casa de la Cultura"),
    ],
)
def test_an_office_is_named_in_few_words(office: str, short: str) -> None:
    assert spanish.short_office(office) == short


@pytest.mark.parametrize(
    ("person", "greeted"),
    [
        ("Luz Dary Tovar", "Luz Dary"),
        ("JUAN CARLOS PÉREZ", "Juan Carlos"),
        ("Ana María Rojas", "Ana María"),
        ("Luz Cano", "Luz"),
        ("Juan Pérez Gómez", "Juan"),
        ("MARTA LUCÍA RINCÓN", "Marta"),
        ("", ""),
    ],
)
def test_a_person_is_greeted_by_her_given_name_and_one_of_two_words_stays_whole(
    person: str, greeted: str
) -> None:
    assert given_name(person) == greeted


MAPS = (
    "Verificar y evaluar el mapa de riesgos de gestión",
    "Verificar y evaluar el mapa de riesgos de corrupción",
)


def test_two_titles_that_begin_alike_are_told_apart_when_they_are_cut() -> None:
    cut = [cut_apart(one, MAPS, 30) for one in MAPS]
    assert [one.rsplit(" ", 1)[1] for one in cut] == ["gestión", "corrupción"]
    assert all(len(one) <= 30 and "… " in one for one in cut)


def test_a_title_that_no_other_is_like_is_cut_at_its_end() -> None:
    assert cut_apart(MAPS[0], ["Publicar el plan", MAPS[0]], 30) == cut_at_word(MAPS[0], 30)
    assert cut_apart("Publicar", ["Publicar", "Publicar más"], 30) == "Publicar"


def test_no_title_is_cut_inside_a_word() -> None:
    title = "Actualizar las declaraciones de conflicto de interés"
    assert cut_at_word(title, 28) == "Actualizar…"
    assert cut_at_word("anticonstitucionalmente", 12) == "anticonstit…"


@pytest.mark.parametrize(
    ("day", "near"),
    [
        (date(2026, 5, 12), "martes 12 de mayo"),
        (date(2026, 5, 25), "lunes 25 de mayo"),
        (date(2026, 5, 26), "26 de mayo"),
        (date(2026, 5, 11), "11 de mayo"),
        (date(2026, 3, 31), "31 de marzo"),
        (date(2027, 1, 18), "18 de enero de 2027"),
    ],
)
def test_a_weekday_is_named_where_it_helps_to_find_the_day(day: date, near: str) -> None:
    assert near_date(day, date(2026, 5, 11)) == near


def test_a_bracket_that_a_cut_would_leave_open_is_left_out() -> None:
    text = "Elaborar la cartilla del plan (usted apoya; lidera Hacienda)"
    assert spanish.cut_at_word(text, 45) == "Elaborar la cartilla del plan…"


def test_names_are_listed_as_a_sentence_does() -> None:
    assert [spanish.listed(["1.2", "1.3", "1.4"][:n]) for n in (0, 1, 2, 3)] == [
        "", "1.2", "1.2 y 1.3", "1.2, 1.3 y 1.4",
    ]  # fmt: skip


def test_days_are_read_as_people_write_them_and_what_is_quoted_stays() -> None:
    today = date(2026, 5, 11)
    said = "no está; vuelve el 2026-05-15, no el 2026-13-45: «desde 2026-05-01»"
    assert spanish.said_days(said, today) == (
        "no está; vuelve el vie 15 may, no el 2026-13-45: «desde 2026-05-01»"
    )
    assert spanish.said_days("Sigue: 2027-01-04", today) == "Sigue: lun 4 ene 2027"
