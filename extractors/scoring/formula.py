"""Formulas as notices print them (总成绩=〔(行测+申论)×50%+加分〕×60%+面试×40%), read into expression trees.

Positions are those of the text given. Operators of every look (×, *, x, ÷, /, 〔〕, []) are read; a percentage that
follows a name or a bracket without an operator multiplies it (行测40%+申论30%). What does not parse is no formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from extractors.scoring.expressions import Name, Node, Number, Operation, names, numbers
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import find_all
from extractors.values.ratios import PLACES, share
from extractors.values.result_names import PAPER_WORDS


@dataclass(frozen=True, slots=True)
class Formula:
    """``left = right`` at ``start:end``. ``left`` None: the sum stands alone (按…合成)."""

    start: int
    end: int
    left: Name | None
    right: Node
    case: Name | None = None
    """Whom it holds for, in brackets behind what is computed: 综合成绩1(无专业科目)=…"""


_GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: factor | product "*" factor -> mul | product "/" factor -> div
    | product PERCENT -> share | product "(" sum ")" -> mul
?factor: NUMBER -> number | PERCENT -> percent | NAME -> name | "(" sum ")"
PERCENT: /\d+(\.\d+)?\s?%/
NUMBER: /\d+(\.\d+)?(?![\d.]|\s?%)/
NAME: /[^\s\d+\-*\/%()=,;.。:][^\d+*\/%()=,;。:]*([\d][^\d+*\/%()=,;。:]*[^\s\d+*\/%()=,;。:%]+)?/
%ignore /\s+/
"""

_OPEN, _CLOSE = "\ue000", "\ue001"
_LOOKS = str.maketrans(
    {
        "〔": "(",
        "〕": ")",
        "[": "(",
        "]": ")",
        "{": "(",
        "}": ")",
        "【": "(",
        "】": ")",
        "×": "*",
        "✕": "*",
        "╳": "*",
        "∙": "*",
        "·": "*",
        "•": "*",
        "✖": "*",
        "Χ": "*",
        "÷": "/",
        "∕": "/",
        "－": "-",
    }
)
_TIMES_X = re.compile(
    r"(?<=\d)\s?[xX](?=\s[A-Za-z(])|(?<=[a-z)])\s[xX](?=\s\d)"
    r"|(?<=[\u4e00-\u9fff)》” ])\s?[xX](?=\s?[\d(])|(?<=[\d%)])\s?[xX](?=\s?[\u4e00-\u9fff(《])"
)
_REMARK = re.compile(r"\((?:均|各|结果|成绩|其中)?(?:保留|四舍五入|精确|注|满分|见|下同|取|计算)[^()]*\)")
_NAMED_SUM = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{0,8}?(?:总?成绩|总分|得分)(?=\([^()]*\+[^()]*\))")
"""笔试成绩(行测+申论)×60%: the name says what the bracket makes up, and multiplies nothing."""
_DISTANCE = re.compile(
    r"(?<=[=+(])\s?(?:\d{1,2}\s?\*\s?)?\d{1,4}(?=米|公里)|(?<=\d米)\s?\*\s?\d{1,2}(?=[\u4e00-\u9fff])"
    r"|(?<=[=+(])\s?\d{1,2}(?=分钟|秒|次)"
)
_AWAY = {ord("0") + i: 0xE010 + i for i in range(10)} | {ord("*"): 0xE01A}
_BACK = {v: k for k, v in _AWAY.items()} | {0xE01A: ord("×")}
"""1500米跑成绩×50%, 10米×4往返跑×30%: digits and signs that are part of a name."""
_QUOTED = re.compile(
    r"(?<=成绩|总分|得分)(?P<by>(?:按照?|以|为|是|采用|=)(?:公式)?:?)[“\"](?P<sum>[^“”\"。;=]*\*[^“”\"。;=]*\+[^“”\"。;=]*)[”\"]"
)
"""总分按“笔试×30%+试讲×70%”计算: quotation marks instead of an equals sign."""
_SPOKEN = re.compile(
    r"(?<=成绩|得分|总分|分数)(?P<by>(?:按照?|以|为|由|等于|即为?|是))"
    rf"(?P<paper>(?:笔试)?(?:{PAPER_WORDS}|实际)[^,。;:%\d*/=+除乘]{{0,6}})"
    r"(?P<sign>除以|乘以|/|\*)\s?(?=\d)"
)
"""笔试成绩按卷面总分除以1.2折算: a formula in words."""
_LABELLED_SHARE = re.compile(r"\*\s?[^*+/=,;。:\d%]{0,20}?(?:比例|权重|占比|比重|系数|百分比)(?:为|是|:)?(?=\s?\(?\d)")
_LABEL_AFTER = re.compile(r"(?<=[\d%])\((?:权重|占比|比例|比重|系数)\)")
"""面试成绩×面试所占比例50%: the share is told once by its name and once by its number."""
_HELD_SHARE = re.compile(r"\((?:占|权重|比例|所占比例)?:?\s?(\d+(?:\.\d+)?%)\)")
_REMARK_AFTER = re.compile(r"(?<=[%\d])\s?\((?=[^()]*[\u4e00-\u9fff])[^()+*/%=]{6,80}\)(?!\s*[-+*/=\d])")
"""…+面试×60%(面试成绩采用第二轮面试的成绩): words behind a formula."""
_GOES_ON = re.compile(r"\s*[-+*/=]")
_NOTE = re.compile(r"\(([^()\d+*/%=]{1,24})\)")


@cache
def _parser() -> Any:
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True)


def _plain_looks(text: str) -> str:
    """The text with one sign per operator, same length; brackets that belong to a name become private characters."""
    out = text.translate(_LOOKS)
    out = _TIMES_X.sub(lambda m: m.group()[:-1] + "*", out)
    out = _LABELLED_SHARE.sub(lambda m: " " * (len(m.group()) - 1) + "*", out)
    out = _LABEL_AFTER.sub(lambda m: " " * len(m.group()), out)
    out = _DISTANCE.sub(lambda m: m.group().translate(_AWAY), out)
    out = _QUOTED.sub(lambda m: "=".ljust(len(m.group("by")) + 1) + m.group("sum") + "。", out)
    out = _NAMED_SUM.sub(lambda m: " " * len(m.group()), out)
    out = _SPOKEN.sub(_in_signs, out)

    def protect(match: re.Match[str]) -> str:
        before, after = out[: match.start()].rstrip()[-1:], out[match.end() :].lstrip()[:1]
        name_before = bool(re.match(r"[\w》”\ue001]", before)) and not before.isdigit()
        name_after = bool(re.match(r"[\u4e00-\u9fffA-Za-z]", after))
        return f"{_OPEN}{match.group(1)}{_CLOSE}" if name_before or name_after else match.group()

    out = _HELD_SHARE.sub(lambda m: " " * (len(m.group()) - len(m.group(1)) - 1) + m.group(1) + " ", out)
    marked = out  # a remark inside the sum (初试成绩(满分60分)+…) is skipped, one after it ends it
    out = _REMARK.sub(lambda m: (" " if _GOES_ON.match(marked, m.end()) else "。") * len(m.group()), out)
    out = _REMARK_AFTER.sub(lambda m: "。" * len(m.group()), out)
    return _NOTE.sub(protect, out)


def _in_signs(match: re.Match[str]) -> str:
    sign = "*" if match["sign"] in ("乘以", "*") else "/"
    said = "=".ljust(len(match["by"])) + match["paper"] + sign
    return said.ljust(len(match.group()))


_OPERATES = re.compile(r"除以(?=\s?\d)|乘以(?=\s?\d)|[=*×✕╳∙·•✖Χ]|[xX](?=\s?[\d(《〔\[{【\u4e00-\u9fff]|\s[A-Za-z])")
"""What every formula holds: a sign that equals, or one that multiplies."""


_NUMERIC = re.compile(r"\d")


@memo_list
def find_formulas(text: str) -> list[Formula]:
    """Every formula with an equals sign (or a colon before a weighted sum) in one line of text."""
    if not _OPERATES.search(text) or ("=" not in text and not _NUMERIC.search(text)):
        return []
    looks = _plain_looks(text)
    out: list[Formula] = []
    for match in re.finditer(
        r"=+|:(?=[^:。;]{1,60}\*\s?\d)|[为是](?=[^,:。;=]{2,40}\*\s?\d{1,3}(?:\.\d+)?%?\s?\+)", looks
    ):
        if out and match.start() < out[-1].end:
            continue
        stop = _right_end(looks, match.end())
        parsed = _parse(looks, match.end(), stop)
        if parsed is None:
            continue
        right, end = parsed
        if not _is_formula(right) or all(PLACES.search(name.text) for name in names(right)):
            # 面试人数=招聘人数×3: how many go on is no mark
            continue
        left, case = _left(looks, text, match.start(), out[-1].end if out else 0)
        if left and match.group() == ":" and not re.search(r"成绩|分$|得分|score|marks?$", left.text, re.IGNORECASE):
            first = next(names(right))  # 一级岗位:笔试×0.3+面试×0.7 names a class of posts, not what is computed
            out.append(Formula(first.start, end, None, right))
            continue
        if left and match.group() == "=" and (_OF_CLASS.search(left.text) or _of_class_en(left, right)):
            left = None  # 综合管理类=笔试×50%+…: for whom it holds, not what is computed
        if left is None and match.group() != "=":
            continue
        out.append(Formula(left.start if left else match.start(), end, left, right, case))
    out += _bare(looks, out)
    return sorted(out, key=lambda f: f.start)


def _bare(looks: str, found: list[Formula]) -> list[Formula]:
    """Weighted sums without an equals sign: 按笔试÷2×50%+面试×50%合成."""
    out: list[Formula] = []
    if "+" not in looks or "*" not in looks:
        return out
    for run in find_all(_BARE, looks):
        if any(f.start < run.end() and run.start() < f.end for f in found) or not re.search(r"\*\s?\d", run.group()):
            continue
        lead = _LEAD.match(run.group())
        parsed = _parse(looks, run.start() + (lead.end() if lead else 0), run.end())
        if parsed and isinstance(parsed[0], Operation) and parsed[0].op == "+":
            first = next(names(parsed[0]))
            out.append(Formula(first.start, parsed[1], None, parsed[0]))
    return out


def _is_formula(node: Node) -> bool:
    return isinstance(node, Operation) and any(True for _ in names(node))


def _right_end(text: str, start: int) -> int:
    depth = 0
    for i in range(start, len(text)):
        char = text[i]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                return i
        elif char in "。;,:=\n\t" or (char == "." and not text[i + 1 : i + 2].isdigit()):
            return i
    return len(text)


def _parse(text: str, start: int, stop: int) -> tuple[Node, int] | None:
    from lark.exceptions import LarkError

    body = text[start:stop]
    cuts = [m.end() for m in re.finditer(r"%|\)|\d(?!\d)|[^\s]$", body)]
    for cut in sorted(set(cuts), reverse=True)[:6]:
        try:
            tree = _parser().parse(body[:cut])
        except LarkError:
            continue
        return _node(tree, start), start + cut
    return None


def _node(tree: Any, base: int) -> Node:
    if tree.data == "number":
        token = tree.children[0]
        return Number(base + token.start_pos, base + token.end_pos, Decimal(str(token)), percent=False)
    if tree.data == "percent":
        return _percent(tree.children[0], base)
    if tree.data == "name":
        token = tree.children[0]
        raw = str(token).replace(_OPEN, "(").replace(_CLOSE, ")")
        text = raw.translate(_BACK).rstrip()
        return Name(base + token.start_pos, base + token.start_pos + len(text), text)
    left = _node(tree.children[0], base)
    if tree.data == "share":
        return Operation("*", left, _percent(tree.children[1], base))
    return Operation({"add": "+", "sub": "-", "mul": "*", "div": "/"}[tree.data], left, _node(tree.children[1], base))


def _percent(token: Any, base: int) -> Number:
    value = share(Decimal(str(token).rstrip("% ")))
    return Number(base + token.start_pos, base + token.end_pos, value, percent=True)


_LEADS = (
    r".*(?:计算(?:公式|方法|办法|方式)|公式|方法|办法)(?:为|是|如下)?|其中|即|则|按照?|以|为|最终|最后|考生|报考者|报考人员"
    r"|应聘人员|应聘者|竞聘人员|并|且|\d+[.、]|\(\S{1,3}\)|[①-⑳]|the |each |a candidate's "
)
_LEAD = re.compile(rf"^(?:{_LEADS})+", re.IGNORECASE)
_BARE = re.compile(r"[^,。;:=\n\t]*[*%)][^,。;:=\n\t]*\+[^,。;:=\n\t]*")


def _left(looks: str, text: str, end: int, floor: int) -> tuple[Name | None, Name | None]:
    """The name before an equals sign, back to the last mark, and the case in brackets behind it."""
    head = looks[floor:end].rstrip()
    noted = _CASE.search(head)
    case = None
    if noted is not None:
        start, stop = floor + noted.start("case"), floor + noted.end("case")
        said = text[start:stop]
        case = None if _EXPLAINS.search(said) else Name(start, stop, said)
        head = head[: noted.start()]
    cut = max((m.end() for m in re.finditer(r"[,。;:=\n\t%]|(?<!\d)\.(?!\d)|  ", head)), default=0)
    raw = _COMPUTED.sub("", head[cut:])
    lead = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    found = _LEAD.match(raw)
    skip = found.end() if found and found.end() < len(raw) else 0
    while raw.startswith("(", skip):
        skip += 1
    name = raw[skip:].strip()
    start = floor + cut + lead + skip + (len(raw[skip:]) - len(raw[skip:].lstrip()))
    if not name or len(name) > 40 or not re.search(r"[\u4e00-\u9fffA-Za-z]", name):
        return None, None
    if people := _OF_PEOPLE.fullmatch(name):
        case = case or Name(start, start + people.end("who"), people["who"])
        start, name = start + people.start("what"), people["what"]
    return Name(start, start + len(name), text[start : start + len(name)]), case


_OF_PEOPLE = re.compile(r"(?P<who>.{2,40}(?:考生|人员|岗位|职位|者))的(?P<what>成绩|得分|分数)")
"""需笔试考生的成绩: whose total."""
_COMPUTED = re.compile(r"(?<=成绩)的?(?:计算|合成|折算)(?:方法|方式|办法|公式)?(?:为|是|如下)?$")
_OF_CLASS = re.compile(r"^[^,。;=成绩分总]{1,12}(?:[类组岗]|岗位|职位|工种|系列)$")
_MARKED = re.compile(
    r"scor|mark|result|total|merit|grade|point|index|rating|averag|aggregat|sum\b|percent|examination|\btest|interview"
    r"|\d|^\S{1,4}$|^\S+(?:tion|ment|ance|ness|ing)$",
    re.IGNORECASE,
)
"""What an English name before an equals sign holds where it is a number that is computed."""


_NUMBERED = re.compile(
    r"(?:posts?|positions?|jobs?|categor(?:y|ies)|class(?:es)?|groups?) [A-Z]{0,3}-?\d{0,4}"
    r"(?:(?:,|,? and) [A-Z]{0,3}-?\d{1,4})*|[A-Z]{1,3}-?\d{1,4}(?: posts?| positions?)?",
    re.IGNORECASE,
)
"""Posts 502 and 503: the posts for which a formula holds."""


def _of_class_en(left: Name, right: Node) -> bool:
    """Village officials = written test × 60% + interview × 40%: for whom it holds, and no mark."""
    if not left.text.isascii():
        return False
    people = re.search(r"s$|\bstaff$|people$", left.text) is not None and not _MARKED.search(left.text)
    if not people and _NUMBERED.fullmatch(left.text) is None:
        return False
    shares = [n for n in numbers(right) if n.percent or n.value < 1]
    return len(shares) > 1 and sum(n.value for n in shares) == 1 and any(_MARKED.search(n.text) for n in names(right))


_CASE = re.compile(
    rf"(?<=[绩分])(?:\d|[一二三四五六甲乙丙丁A-E①-⑥])?[({_OPEN}](?P<case>[^()=+*{_OPEN}{_CLOSE}]{{2,24}})[){_CLOSE}]$"
)
_EXPLAINS = re.compile(
    r"下同|简称|加分|百分|满分|保留|小数|四舍五入|最高分|折[合算]|^[即见注]|^(?:含|包括)[^有]*分|\d分"
)
"""Brackets behind a name that say how it is made, not for whom: 笔试总成绩(含政策性加分,下同)=…"""
