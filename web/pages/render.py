"""Render: templates into pages. Everything is escaped; a template that names what is not there fails."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.desk import Opened
from web import present
from web.auth import Person, Role
from web.language import COOKIE, LANGUAGES, chosen, words
from web.office import Office


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["verbatim"] = verbatim
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    made.filters["percent"] = present.percent
    return made


def verbatim(text: str) -> Markup:
    """Text whose every character keeps its place: a browser would take line ends for others, and drop NUL."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\x00", "\ufffd"))


def language_of(request: Request) -> str:
    return chosen(request.headers.get("accept-language"), request.cookies.get(COOKIE))


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in the language of the request."""
    language = language_of(request)
    t = words(language)
    person: Person | None = getattr(request.state, "person", None)
    office: Office | None = getattr(request.app.state, "office", None)
    opened: Opened | None = values.get("opened")
    names = present.names_of(t, opened.campaign, opened.told) if opened is not None else None
    held = {
        "t": t,
        "language": language,
        "languages": LANGUAGES,
        "person": person,
        "csrf": person.csrf if person is not None else "",
        "may_review": person is not None and person.role.may(Role.REVIEWER),
        "may_approve": person is not None and person.role.may(Role.APPROVER),
        "accounts": office is not None and office.settings.accounts,
        "path": request.url.path,
        "value_words": lambda name, value: present.value_words(t, name, value, names),
        "pointer_words": lambda pointer: present.pointer_words(t, pointer, names),
        "where_words": lambda pointer: present.pointer_words(t, pointer, names),
        "names": names or {},
        "address_words": lambda address: present.address_words(t, address),
        "cause_words": lambda cause: present.cause_words(t, cause, names),
        "title_words": lambda title: present.title_words(t, title, names),
        "plain_words": lambda text: present.plain_words(t, text, names),
        "finding_words": lambda finding: present.finding_words(t, finding),
        "question_words": lambda question: present.question_words(t, question),
        "reading_words": lambda reading: present.reading_words(t, reading, names),
        "code_words": lambda kind, code, text="": present.code_words(t, kind, code, text),
    }
    text = environment().get_template(template).render(held | values)
    return HTMLResponse(text, status_code=status)


def error_page(request: Request, status: int, detail: dict[str, object]) -> HTMLResponse:
    """An error as a page; as a fragment where a part of a page was asked for."""
    template = "error_part.html" if request.headers.get("hx-request") else "error.html"
    return page(request, template, status, detail=detail, status_code=status)
