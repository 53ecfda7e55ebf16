"""Editors: what may be entered into a field, from its type; and what people enter, as the value it stands for."""

from __future__ import annotations

import re
import types
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schema.errors import BadPointer

_PERCENT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*%")
_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*[::∶比]\s*(\d+(?:\.\d+)?)")
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(?:(\d{1,2})\s*(?:[-/.月]\s*(?:(\d{1,2})\s*日?)?)?)?(?:[T\s]*(\d{1,2})[::时](\d{1,2})?分?)?"
)


@dataclass(frozen=True, slots=True)
class Editor:
    """``kind``: ``int``, ``decimal``, ``bool``, ``choice``, ``moment``, ``text``, ``texts`` (a list, one a line),
    ``numbers`` or ``json``. ``options``: all that a choice may be; for other kinds words allowed beside the value."""

    kind: str
    options: tuple[str, ...] = ()
    nullable: bool = False
    named: tuple[tuple[str, str], ...] = ()
    """Ids of other records of which this field holds one or several, each with what it is called."""


def editor_of(model: type[BaseModel], name: str) -> Editor:
    """The editor of a field of a model."""
    info = model.model_fields[name]
    kinds: list[str] = []
    options: list[str] = []
    nullable = False
    moment = _is_moment(info.metadata)
    for part in _parts(info.annotation):
        bare, metadata = _bare(part)
        if bare is type(None):
            nullable = True
        elif get_origin(bare) is Literal:
            options += [str(option) for option in get_args(bare)]
        elif isinstance(bare, type) and issubclass(bare, Enum):
            kinds.append("choice")
            options += [str(member.value) for member in bare]
        elif bare is str and (moment or _is_moment(metadata)):
            kinds.append("moment")
        else:
            kinds.append(_KINDS.get(bare, "json") if not get_origin(bare) else _listed(bare))
    kind = next(iter(kinds), "choice")
    return Editor(kind, tuple(dict.fromkeys(options)), nullable)


_KINDS: dict[Any, str] = {int: "int", Decimal: "decimal", bool: "bool", str: "text"}


def _listed(kind: Any) -> str:
    if get_origin(kind) is not tuple:
        return "json"
    item, _ = _bare(get_args(kind)[0])
    if item is str:
        return "texts"
    if get_origin(item) is Literal:
        return "texts"
    return "numbers" if item is int else "json"


def _parts(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, types.UnionType):
        return get_args(annotation)
    return (annotation,)


def _bare(part: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(part) is Annotated:
        inner, *metadata = get_args(part)
        return inner, tuple(metadata)
    return part, ()


def _is_moment(metadata: Any) -> bool:
    for item in metadata:
        pattern = item.metadata if isinstance(item, FieldInfo) else [item]
        if any(getattr(each, "pattern", None) for each in pattern):
            return True
    return False


def entered(editor: Editor, value: Any) -> Any:
    """What somebody entered as the value of the field: 60% is 0.6, 1:3 is 3, 2023年5月8日 is 2023-05-08.

    :raises BadPointer: where a text cannot be read as such a value.
    """
    if isinstance(value, str) and value in editor.options:
        return value
    if value is None or value == "":
        if editor.nullable:
            return None
        if editor.kind in ("texts", "numbers"):
            return ()
        raise BadPointer("this field cannot be empty")
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFKC", value).strip()
    if editor.kind == "int":
        return _whole(text)
    if editor.kind == "decimal":
        return _decimal(text)
    if editor.kind == "moment":
        return moment(text)
    if editor.kind == "bool" and text in ("true", "false"):
        return text == "true"
    if editor.kind == "texts":
        return tuple(line.strip() for line in re.split(r"[\n;；、]", value) if line.strip())
    if editor.kind == "numbers":
        return tuple(_whole(part) for part in re.split(r"[\s,;、]+", text) if part)
    if editor.kind == "choice":
        raise BadPointer(f"one of: {', '.join(editor.options)}")
    return value


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,9}", text):
        raise BadPointer("a whole number is wanted here")
    return int(text)


def _decimal(text: str) -> str:
    if match := _PERCENT.fullmatch(text):
        return format(Decimal(match[1]).scaleb(-2).normalize(), "f")
    if match := _RATIO.fullmatch(text):
        left, right = Decimal(match[1]), Decimal(match[2])
        if not min(left, right):
            raise BadPointer("a ratio has no side of nothing")
        ratio = max(left, right) / min(left, right)
        return format(ratio.normalize(), "f")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise BadPointer("a number, a percentage or a ratio is wanted here") from error
    if not number.is_finite() or abs(number.adjusted()) > 20:
        raise BadPointer("a number, a percentage or a ratio is wanted here")
    return format(number, "f")


def moment(text: str) -> str:
    """A date as people write it in ISO form, as precise as it is given.

    :raises BadPointer: where it is no date.
    """
    match = _DAY.fullmatch(text)
    if match is None:
        raise BadPointer("a date is wanted here: 2023-05-08, 2023-05-08T09:00, 2023年5月8日")
    year, month, day, hour, minute = match.groups()
    out = year
    for part, most in ((month, 12), (day, 31)):
        if part is None:
            break
        if not 1 <= int(part) <= most:
            raise BadPointer("there is no such date")
        out += f"-{int(part):02d}"
    if hour is not None:
        late = int(hour) * 60 + int(minute or 0)
        if day is None or late > 24 * 60 or int(minute or 0) > 59:
            raise BadPointer("there is no such time")
        out += f"T{int(hour):02d}:{int(minute or 0):02d}"
    return out
