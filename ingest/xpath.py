"""XPaths of the elements of a page, as lxml gives them, in linear time.

lxml counts the siblings before an element anew for each of its paths: sixty thousand tables below each other take
minutes. Where an element has very many children, the places of all of them are counted once instead.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Any

_WIDE = 500
"""Children from which they are counted once."""
_HELD = 256
"""Elements whose children stay counted: those that are being walked through, and some more."""


def paths(tree: Any) -> Callable[[Any], str]:
    """A function that gives the XPath of an element of a tree (``/html/body/table[2]/tr[1]/td``)."""
    wide = tree.getroot().xpath(f"boolean(//*[count(*) > {_WIDE}])")
    of: Callable[[Any], str] = _Counted(tree).of if wide else tree.getpath
    return of


class _Counted:
    """The steps to the children of an element, and the path that leads to it, by the element."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self._held: OrderedDict[Any, tuple[str, dict[Any, str]]] = OrderedDict()

    def of(self, element: Any) -> str:
        above = element.getparent()
        if above is None:
            return str(self.tree.getpath(element))
        path, steps = self._children(above)
        return f"{path}/{steps[element]}"

    def _children(self, element: Any) -> tuple[str, dict[Any, str]]:
        if element in self._held:
            self._held.move_to_end(element)
            return self._held[element]
        names = [str(child.tag) for child in element]
        many = Counter(names)
        seen: Counter[str] = Counter()
        steps: dict[Any, str] = {}
        for child, name in zip(element, names, strict=True):
            seen[name] += 1
            steps[child] = f"{name}[{seen[name]}]" if many[name] > 1 else name
        found = self._held[element] = self.of(element), steps
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return found
