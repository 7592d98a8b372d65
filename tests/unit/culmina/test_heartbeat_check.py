"""What doctor tells of the address that is called after each pass."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from culmina.monitoring.heartbeat import check
from culmina.monitoring.settings import MonitorSettings


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "nobody is told that the passes are made: [monitor] heartbeat_url is empty"),
        ("https://watch.example/secreto", "watch.example is called after each pass"),
    ],
)
async def test_the_server_is_named_and_the_secret_of_its_address_is_not(
    url: str, told: str
) -> None:
    assert await check(MonitorSettings(heartbeat_url=SecretStr(url))) == told
