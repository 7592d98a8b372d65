"""Which proxy a request goes by, and what an address of one may say."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from core.errors import EnvironmentFault
from core.running.proxies import Proxy, proxy_for, read_proxy

NONE = SecretStr("")
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def none_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("", None),
        ("http://proxy.example:8080", Proxy("proxy.example", 8080)),
        ("http://proxy.example/", Proxy("proxy.example", 3128)),
        (
            "http://ana:cla%40ve%3A1@proxy.example:8080",
            Proxy("proxy.example", 8080, "ana:cla@ve:1"),
        ),
    ],
)
def test_an_address_says_where_and_who(address: str, proxy: Proxy | None) -> None:
    assert read_proxy(address) == proxy


@pytest.mark.parametrize(
    "address",
    [
        "proxy.example:3128",
        "socks5://ana:clave@proxy.example:1080",
        "https://ana:clave@proxy.example",
        "http://",
        "http://ana:clave@proxy.example:muchos",
        "http://proxy.example:3128/camino",
        "http://ana:cla%0d%0ave@proxy.example",
    ],
)
def test_what_cannot_be_used_is_told_without_its_password(address: str) -> None:
    with pytest.raises(ValueError, match="write it like http://") as told:
        read_proxy(address)

    assert "clave" not in str(told.value)


def test_the_named_proxy_comes_before_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "entorno.example:3128")
    monkeypatch.setenv("no_proxy", "cerca.example")

    assert proxy_for("https://a.example/x", SecretStr("http://b.example:1")) == "http://b.example:1"
    assert proxy_for("https://a.example/x", NONE) == "http://entorno.example:3128"
    for direct in ("http://a.example", "https://cerca.example", "https://127.0.0.1:1/x"):
        assert proxy_for(direct, NONE) == ""


def test_all_proxy_stands_for_every_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://todo.example:3128")

    assert proxy_for("https://a.example", NONE) == "http://todo.example:3128"


def test_one_of_the_environment_that_cannot_be_used_is_a_sentence_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "socks5://ana:clave@a.example:1080")

    with pytest.raises(EnvironmentFault) as told:
        proxy_for("https://b.example", NONE)

    assert told.value.where == "https_proxy"
    assert "clave" not in told.value.sentence()
