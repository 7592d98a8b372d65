"""The bar chart: a picture that mail programs show, as high as it has components."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from matplotlib.image import imread

from core.rules import Light
from reports import charts
from reports.shown import INKS
from reports.values import Group
from tests.unit.reports.samples import a_group, an_ordinary_week


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height in pixels, read from the picture's header."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def drawn(*groups: Group) -> bytes:
    return charts.by_component(an_ordinary_week(by_component=groups))


def has_colour(png: bytes, colour: str) -> bool:
    wanted = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    pixels = (imread(BytesIO(png))[:, :, :3] * 255).round()
    return bool((pixels == wanted).all(axis=2).any())


def test_more_components_make_a_higher_picture_of_the_same_width() -> None:
    one, three = size_of(drawn(a_group())), size_of(drawn(*[a_group()] * 3))

    assert one[0] == three[0] >= 1000
    assert three[1] > 2 * one[1]


def test_a_very_long_list_of_components_stays_a_picture_that_fits() -> None:
    many, more = size_of(drawn(*[a_group()] * 13)), size_of(drawn(*[a_group()] * 300))

    assert many == more


def test_each_light_has_its_colour_and_no_other() -> None:
    red = drawn(a_group(light=Light.RED))

    assert has_colour(red, INKS[Light.RED])
    assert not has_colour(red, INKS[Light.GREEN])


def test_what_does_not_apply_has_an_empty_bar() -> None:
    empty = drawn(a_group(average_percent=None, light=None))

    assert not any(has_colour(empty, colour) for colour in INKS.values())


@pytest.mark.parametrize("name", ["", "Costos $ y $ gastos", "X" * 500, "Ñandú 中 😀", "a\nb"])
def test_no_name_of_a_component_breaks_the_chart(name: str) -> None:
    width, height = size_of(drawn(a_group(name)))

    assert width > height > 0


def test_without_components_the_picture_is_empty_but_valid() -> None:
    assert size_of(drawn())[1] > 0
