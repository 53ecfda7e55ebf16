"""Run-on demands: what a paragraph asks right behind the posts that it advertises (现招聘驾驶员2名,要求:45周岁以下,…).

Short notices have no headings; the demands begin behind the people wanted and end with the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.text import patterns as re
from extractors.text.source import Line

_WANTED = re.compile(
    r"(?:招聘|招录|招募|招收|聘用|选聘|引进|招)[^。;:]{1,80}?(?:(?<!\d)\d{1,4}|[一二两三四五六七八九十]{1,3})\s?[名人](?![员才])"
)
"""现招聘驾驶员2名: the people wanted, ahead of what is asked of them."""
_ASKS = re.compile(
    r"(?:(?:招聘|报考|应聘|报名|岗位|任职|具体|基本|聘用)*(?:要求|条件)(?:如下)?(?:为|是)?:"
    r"|(?:招聘|报考|应聘|报名|岗位|任职|具体|基本)*(?:要求|条件为|条件是)(?=年龄|学历|[大中]专|本科|硕士|博士|高中|初中|研究生|全日制|具[有备]|持|\d\d\s?周?岁|男|女|[^,。;]{2,12}专业)"
    r"|(?:应聘|报考|报名|应征)(?:者|人员)(?:均|都)?(?:应当?|须|需|必须|要求)(?=具[有备]|为|是|年|持|取得|符合|\d\d\s?周?岁|[大本高研]))"
)
_CHECKED = re.compile(r"周?岁|学历|专业|资格证|驾驶证|驾照|毕业|经[历验]")
"""Words of which one makes what follows a demand on people."""


_OPENS = re.compile(
    r"(?:^|[,。;])(?P<head>(?:招聘|报考|应聘|报名|岗位|任职|资格|具体|基本|有关|相关)*(?:条件|要求)(?:为|是)?)(?:如下)?:$"
)


def opens_list(text: str) -> str:
    """The heading that a paragraph stands for whose end opens demands (招聘打字员1名,要求如下:); else empty."""
    found = _OPENS.search(text, max(0, len(text) - 24)) if _WANTED.search(text) else None
    return "应聘条件" if found else ""


def run_on_demands(line: Line) -> Iterator[int]:
    """Where in a line the demands behind the people wanted begin, and where the sentence ends that says them."""
    wanted = _WANTED.search(line.text) if not line.level else None
    if wanted is None:
        return
    for mark in re.compile(r"[,。;]\s*").finditer(line.text, wanted.end()):
        asked = asks(line.text[mark.end() :])
        if asked:
            yield mark.end()
            if mark.end() + asked[1] < len(line.text):
                yield mark.end() + asked[1]
            return


def asks(text: str) -> tuple[int, int] | None:
    """Where the demands begin and end with which a text asks something of those who apply; None where it does not."""
    found = _ASKS.match(text)
    end = text.find("。") + 1 or len(text)
    if found is None or not _CHECKED.search(text, 0, end):
        return None
    return found.end() if found.group().endswith(":") else 0, end


__all__ = ["asks", "opens_list", "run_on_demands"]
