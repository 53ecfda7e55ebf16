"""Patch: an RFC 6902 JSON Patch that turns the JSON of one notice or campaign into that of another.

Lists of records are aligned by identity first, so that a post inserted is one ``add`` and no row below it changes.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from review.identity import match
from schema.lazy_posts import LazyPosts

Operation = dict[str, Any]


def patch(before: BaseModel, after: BaseModel) -> list[Operation]:
    """The operations, in the order in which they apply."""
    out: list[Operation] = []
    _object(before, after, before.model_dump(mode="json"), after.model_dump(mode="json"), "", out)
    return out


def _object(a: BaseModel, b: BaseModel, one: Any, other: Any, path: str, out: list[Operation]) -> None:
    for name in type(b).model_fields:
        if one[name] == other[name]:
            continue
        left, right = getattr(a, name), getattr(b, name)
        here = f"{path}/{_escaped(name)}"
        if isinstance(left, BaseModel) and type(left) is type(right):
            _object(left, right, one[name], other[name], here, out)
        elif _models(left) and _models(right):
            _array(tuple(left), tuple(right), one[name], other[name], here, out)
        else:
            out.append({"op": "replace", "path": here, "value": other[name]})


def _array(
    a: Sequence[Any], b: Sequence[Any], one: list[Any], other: list[Any], path: str, out: list[Operation]
) -> None:
    pairs = {j: i for i, j in match(a, b) if i is not None and j is not None and type(a[i]) is type(b[j])}
    kept = set(pairs.values())
    order = [i for i in range(len(a)) if i in kept]
    out += [{"op": "remove", "path": f"{path}/{i}"} for i in reversed(range(len(a))) if i not in kept]
    for j in range(len(b)):
        if j not in pairs:
            out.append({"op": "add", "path": f"{path}/{j}", "value": other[j]})
            order.insert(j, -1)
            continue
        at = order.index(pairs[j])
        if at != j:
            out.append({"op": "move", "from": f"{path}/{at}", "path": f"{path}/{j}"})
            order.insert(j, order.pop(at))
        _object(a[pairs[j]], b[j], one[pairs[j]], other[j], f"{path}/{j}", out)


def _models(value: object) -> bool:
    return isinstance(value, tuple | LazyPosts) and bool(value) and isinstance(value[0], BaseModel)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def apply(document: Any, operations: Sequence[Operation]) -> Any:
    """The document (JSON) after the operations; the one given is left as it is.

    :raises KeyError, IndexError: where a path leads nowhere.
    """
    root = {"": copy.deepcopy(document)}
    for operation in operations:
        if operation["op"] in ("remove", "move"):
            holder, key = _at(root, operation["from" if operation["op"] == "move" else "path"])
            value = holder.pop(key)
        if operation["op"] != "remove":
            value = value if operation["op"] == "move" else copy.deepcopy(operation["value"])
            holder, key = _at(root, operation["path"])
            if isinstance(holder, list) and operation["op"] != "replace":
                holder.insert(key, value)
            else:
                holder[key] = value
    return root[""]


def _at(root: Any, path: str) -> tuple[Any, Any]:
    node: Any = root
    steps = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")]
    for step in steps[:-1]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node, int(steps[-1]) if isinstance(node, list) else steps[-1]
