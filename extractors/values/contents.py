"""Contents: what a test asks, which is no test: in brackets behind the parts of a paper (专业科目(考护理学,占总分80%)),
or behind a verb (面试主要测试应变能力,满分100分).

The share in the bracket is that of the part before it.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.bracketed_tests import asked_in_brackets

_BRACKET = re.compile(
    r"(?<=[\u4e00-\u9fff》])\((?P<asks>[^()%]{0,80}?)(?P<share>(?:所?占|权重为?)[^()%,]{0,8}?(?P<n>\d{1,2})\s?%)\)"
)
_NESTS = re.compile(r"^(?:其中|由|共)")
_CHIEFLY = re.compile(
    r"(?<=[\u4e00-\u9fff》),])(?P<asks>(?:主要|重点|着重|侧重|全面|重在)(?:是|从|对|针对|以)*"
    r"(?:测[试查评验]|考[核查察评]|检验|检测|评价|评估|评判|了解)(?![^,。;]{0,12}(?:方式|形式|组成|构成|包括[^,。;]{0,20}部分))"
    r"(?:[^。;%\d]*?(?=,(?:(?:面试|笔试|测试|考试|考核|试卷|卷面)?(?:成绩|总分)?(?:满分|总分|分值|实行|采[用取]|按|占|以|为|时间|时长|合格|最低)"
    r"|[\d共百])|[。;]|$))?)"
)
"""面试主要测试应变能力、协调能力,满分100分; of parts with shares (笔试主要测试甲知识(40%)和…) the verb alone."""
_COVERS = re.compile(
    r"(?<=[\u4e00-\u9fff》),:;])(?P<asks>(?:的?(?:考试|测试|考查|考核)?(?:内容|范围)|(?:命题|考试)范围|试题|试卷)(?:主要|重点)?(?:为|是|包括|包含|涉及|涵盖|以|:)"
    r"(?:[^,。;:%()]|\([^()%]*\)){2,60}"
    r"(?=,(?:(?:卷面|试卷)?(?:满分|总分)(?:为|:)?\d{2,3}分,)?(?:(?:成绩)?(?:折算|折合|换算)(?:成|为)(?:百分制|100分)后?,?)?"
    r"(?:成绩|分数|得分)?(?:占|按|权重|所占)[^,。;%]{0,14}\d\s?%))"
)
"""笔试内容涵盖甲知识、乙知识,按40%计入总成绩: the share is that of the test."""
_ASKS = re.compile(r"考[察查试核]|测[试查]|[、含等]|包括|[,:]$|^$")


def without_contents(text: str, *, marks: bool = True) -> str:
    """The text with blanks for what tests chiefly ask, what brackets beside their marks and shares say that they ask,
    and what brackets say of parts whose shares make a whole. ``marks``: those in brackets are kept."""
    for match in [*find_all(_CHIEFLY, text), *find_all(_COVERS, text)]:
        text = _blank(text, *match.span("asks"))
    for start, end in asked_in_brackets(text, marks=marks):
        text = _blank(text, start, end)
    found = [m for m in find_all(_BRACKET, text) if not _NESTS.search(m["asks"])]
    whole = sum(Decimal(m["n"]) for m in found) == 100
    if len(found) < 2 or not whole or not all(_ASKS.search(m["asks"]) for m in found):
        return text
    for match in found:
        start = match.start("asks")
        for piece in _NO_MARK.finditer(match["asks"]) if marks else _ALL.finditer(match["asks"]):
            text = _blank(text, start + piece.start(), start + piece.end())
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


_ALL = re.compile(r".+")
_NO_MARK = re.compile(r"(?:^|,)(?![^,]*\d\s?分(?!钟)|(?:按|以)?百分制(?:,|$))[^,]*(?:,(?=[^,]*$))?")
"""(考护理学,满分100分,占80%): all that it says but the mark."""
