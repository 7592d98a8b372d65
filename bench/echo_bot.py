"""The bare bot beside ours: python-telegram-bot as its examples use it, answering with an echo.

`python -m bench.echo_bot BASE_URL TOKEN`; a module of its own so that its memory is the library's.
"""

from __future__ import annotations

import asyncio
import resource
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bench.lines import orders, say


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a message with its own words."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


async def main(base_url: str, token: str) -> None:
    """Poll and echo with the library's defaults until the orders end."""
    application = Application.builder().token(token).base_url(base_url).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    assert application.updater is not None
    async with application:
        await application.start()
        await application.updater.start_polling()
        say(ready=True)
        async for _ in orders():
            say(ready=True)
        await application.updater.stop()
        await application.stop()
    say(peak_kib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
