"""What stands before every page: headers, who visits, what she may, and that a form is hers."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from core.errors import EnvironmentFault, InputError
from models.session import Session
from models.staff import rights
from models.web import entering
from web import flash
from web.cookies import BROWSER, SESSION, set_cookie
from web.forms import CSRF, Form, read_fields, read_parts
from web.routes import ENTRANCE, Needs, Route, menu_of
from web.site import Ask, Site, Visitor

log = structlog.get_logger("web")

SITE: Final = web.AppKey("site", Site)
MOST_UPLOAD_BYTES = 25 * 1024 * 1024  # as a mail may have
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def protect(request: web.Request, handler: Answering) -> web.StreamResponse:
    """Give every answer its headers; what is not there, not allowed or wrong is a page as well."""
    try:
        answer = await handler(request)
    except web.HTTPException as refused:
        if refused.status < HTTPStatus.BAD_REQUEST:
            raise
        answer = await _wrong(request, refused.status)
    except InputError as error:
        answer = await _wrong(request, HTTPStatus.BAD_REQUEST, error.sentence())
    except EnvironmentFault as fault:
        log.warning("page_failed", path=request.path, error=fault.sentence())
        answer = await _wrong(request, HTTPStatus.SERVICE_UNAVAILABLE)
    except Exception:  # the loop's edge: one page must not stop the others
        log.exception("page_failed", path=request.path)
        answer = await _wrong(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer


def handling(route: Route) -> Answering:
    """Return what aiohttp calls for a route: who visits and what she sent is known before."""

    async def handle(request: web.Request) -> web.StreamResponse:
        site = request.app[SITE]
        visitor = await _visitor(request)
        if route.needs is not Needs.NOBODY:
            if visitor is None:
                return _to_entrance(request)
            if not isinstance(route.needs, Needs) and route.needs not in visitor.rights:
                raise web.HTTPForbidden
        secret, fresh = _secret(request, visitor)
        ask = Ask(
            site, request, visitor, Form(), secret, site.clock.now(), _around(request, visitor)
        )
        answer = None if route.before is None else await route.before(ask)
        if answer is None:
            if request.method == "POST":
                ask = await _with_form(ask, route)
            answer = await route.handler(ask)
        if fresh:
            set_cookie(answer, site.settings, BROWSER, secret)
        flash.forget(request, answer)
        return answer

    return handle


async def _visitor(request: web.Request) -> Visitor | None:
    site, shown = request.app[SITE], request.cookies.get(SESSION, "")
    token, _, signature = shown.partition(".")
    if not token or not hmac.compare_digest(
        site.sign("session", token).encode(), signature.encode()
    ):
        return None
    return await site.database.in_reading(partial(_find, site=site, token=token))


def _find(session: Session, site: Site, token: str) -> Visitor | None:
    context, now = site.context, site.clock.now()
    found = entering.visitor(session, entity_id=context.entity_id, token=token, now=now)
    if found is None:
        return None
    person_id, name = found
    return Visitor(person_id, name, rights.held(session, context, person_id), token)


def _secret(request: web.Request, visitor: Visitor | None) -> tuple[str, bool]:
    """Return what ties forms to this browser, and whether it has to be told it."""
    if visitor is not None:
        return visitor.token, False
    known = request.cookies.get(BROWSER, "")
    return (known, False) if known else (entering.new_browser(), True)


def _around(request: web.Request, visitor: Visitor | None) -> dict[str, object]:
    """Return what every page shows: the menu of what one may see, and what was just done."""
    return {"menu": menu_of(visitor), "said": flash.said(request)}


async def _with_form(ask: Ask, route: Route) -> Ask:
    """Return what is asked with the form that was sent; raises HTTPForbidden for one that another
    site sent, before a file in it is read."""
    request = ask.request
    _refuse_other_sites(request)
    if not route.uploads:
        form = await read_fields(request)
        _refuse_foreign(ask, form)
        return _asking(ask, form)
    form = Form()
    async for form in read_parts(request, MOST_UPLOAD_BYTES):
        _refuse_foreign(ask, form)
    return _asking(ask, form)


def _asking(ask: Ask, form: Form) -> Ask:
    return Ask(ask.site, ask.request, ask.visitor, form, ask.secret, ask.now, ask.shown_with)


def _refuse_foreign(ask: Ask, form: Form) -> None:
    if not hmac.compare_digest(form.get(CSRF).encode(), ask.csrf.encode()):
        raise web.HTTPForbidden


def _refuse_other_sites(request: web.Request) -> None:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise web.HTTPForbidden
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden


def _to_entrance(request: web.Request) -> web.Response:
    """Send whoever has not entered to the entrance; what was asked for is not kept: who has entered
    begins at her first page."""
    if request.headers.get("HX-Request"):
        return web.Response(status=HTTPStatus.OK, headers={"HX-Redirect": ENTRANCE})
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": ENTRANCE})


async def _wrong(request: web.Request, status: int, what: str = "") -> web.Response:
    site = request.app[SITE]
    visitor = None
    if status not in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.INTERNAL_SERVER_ERROR}:
        visitor = await _visitor(request)
    secret, _ = _secret(request, visitor)
    ask = Ask(
        site, request, visitor, Form(), secret, site.clock.now(),
        {"menu": menu_of(visitor), "said": ""},
    )  # fmt: skip
    return ask.page("wrong", status, what=what, code=int(status))
