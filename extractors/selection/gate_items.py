"""Gate items: marks that are asked of every item of one test, and marks that are none of this notice's tests."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.values.floors import Line, find_lines
from extractors.values.subjects import kinds
from schema.evidence import Evidence
from schema.scheme import Gate, WeightedSum

_ITEMS = re.compile(
    r"(?:单项|各?单个项目|[各每](?:一|个)?(?:单)?(?:项|项目|测试项目|小项)|(?:任|其中)[何意一有]?(?:一|1)?(?:个)?(?:单)?(?:项|项目|测试项目)|中?有(?:任[何意])?(?:一|1)个?项目?)"
    r"(?:指标|测试|考试|考核|测评|内容|项目)?(?:的)?(?:成绩|得分|分数|分值)?(?:如|中|若)?(?:有|为|均|都|也|未)?[^,;。]{0,2}$"
)


ALL_ITEMS = re.compile(
    r"[两二三四五六七八\d]项(?:测试|考核|项目)?(?:的)?(?:总成绩|总分数?|合计|成绩总和|累计)[^,;。]{0,4}$"
)
"""三项总成绩换算达到60分: what the items of the test make, whose title the line has."""


def of_items(text: str, line: Line) -> re.Match[str] | None:
    """The words by which a mark is one for every item (其中任意一项不满40分), not for what the items make."""
    return _ITEMS.search(text, 0, line.start)


def unread_items(passages: Sequence[Passage], found: Sequence[Gate]) -> list[Evidence]:
    """Where marks for every item of a test are printed that no gate holds."""
    held = {(e, g.min) for g in found for quotes in g.evidence.values() for e in quotes}
    out: dict[Evidence, None] = {}
    for passage in passages:
        for clause in passage.clauses() if passage.zh else ():
            cite = passage.cite(clause.start, clause.end)
            for line in find_lines(clause.text):
                if of_items(clause.text, line) and (cite, line.min) not in held and not foreign(clause.text, line):
                    out[cite] = None
    return list(out)


def foreign(text: str, line: Line) -> bool:
    """Marks of another kind: language certificates, bonuses, earlier years, judges' deductions."""
    if _POINTS_ALONE.match(text, line.end):
        return True
    behind = text[line.end : line.end + 4].partition(",")[0]
    around = text[max(0, line.start - 16) : line.end] + behind
    if "加分" in around and "," in around:  # 笔试总成绩=笔试成绩+加分,低于60分的淘汰
        around = around.rpartition(",")[2] if text.rfind(",", 0, line.start) >= line.start - 16 else around
    if re.search(
        r"四级|六级|雅思|托福|CET|TOEFL|IELTS|TEM|普通话|GRE|(?<!含)(?<!加)(?<!未)加分(?!前|后|之和|的?总和|合计)|高考|扣|往年|20\d\d年[^,;]{0,8}合格线",
        around,
    ):
        return True
    if (
        re.search(r"查询|公布[^,;]{0,8}(?:成绩|分数线)|见[^,;]{0,10}分数线", around)
        and line.min == "authority"
        and not re.search("划定|研究确定|由", text)
    ):
        return True
    return (
        line.min == "authority"
        and bool(re.search(r"(?:可|将)?(?:查询|登录|发布|公告)", text))
        and not re.search("划定|确定|达到|低于", text)
    )


_LOST = r"(?:不予|不再|不得|不可?|均不|概不|一律不|不能|无效)"
_POINTS_ALONE = re.compile(
    r"(?:以下)?(?:的|者|人员|考生)?,?(?:其|则|即)?(?:"
    rf"(?:各类|各项|政策性?|所有|任何|全部)*加分[^,;。]{{0,6}}?{_LOST}[^,;。]{{0,6}}"
    rf"|{_LOST}(?:给予|享受|计算?|计入|考虑|适用|予以)?(?:政策性?|各类|各项|任何)*加分)(?:政策|待遇|资格)?(?:[;。]|$)"
)
"""未到50分的,加分不予考虑: what a low mark costs is the points, and nobody's place."""


def each_of(passage: Passage, clause: Piece, line: Line, names: Names) -> list[str] | None:
    """每科、任一科目 …: every paper of the written examination; 任一环节, 单项 …: what makes up the test spoken of, or
    the total. None where a mark is not for each of several."""
    lead = clause.text[: line.start]
    if line.percent:  # 合格标准为各科目试卷满分的60%
        lead += re.sub(r"(?:试卷|卷面|满分|总分).*$", "", clause.text[line.start : line.end])
    if _BOTH_ROUNDS.search(lead) and (rounds := _interviews(names)):
        return rounds
    single = _SINGLE.search(lead)
    if single and lead[: single.start()].rstrip(" ,").endswith("其中"):
        return None  # of the items named just before, which need not be components
    if single and (told := _told(lead[: single.start()], names)):
        return told
    if single and not names.find(lead[lead.rfind(",") + 1 : single.start()]):
        return _of_topic(passage, clause, lead[: single.start()], names)
    for pattern in (_ALIKE, _STAGES):
        found = pattern.search(lead)
        if found and not names.find(lead[lead.rfind(",") + 1 : found.start()]):
            return inputs(names, names.scheme.total) or None
    if re.search(r"(?:任[何一]|每一?|各|有一|单|其中一|一)(?:门|个)?(?:科目?|门)(?:成绩)?[^,;]{0,8}$", lead):
        tail = lead[max(lead.rfind(",") + 1, 0) :]
        if not any(n.id not in ("written", "total") for n in names.find(tail)):
            return names.papers() or None
    return None


_BOTH_ROUNDS = re.compile(
    r"(?:^|[,;])(?:(?:[两各每]轮|两次|各次)面试|面试)(?:环节)?(?:成绩|得分)?(?:均|都|各)[^,;]{0,4}$"
)
"""初面、终面 …,面试成绩均须75分: each round of it."""


def _interviews(names: Names) -> list[str]:
    """The parts of the total that are rounds of the interview by their printed names; none where there is but one."""
    parts = set(inputs(names, names.scheme.total))
    found = [
        x.id
        for x in (*names.scheme.marks, *names.scheme.steps)
        if x.id in parts and (x.name or "").endswith(("面", "面试"))
    ]
    return found if len(found) > 1 else []


_SINGLE = re.compile(r"(?:单项|各[项站]|每一?[项站]|任[何一意]一?[项站])(?:测试|考试)?(?:成绩|得分)?[^,;]{0,4}$")
_ALIKE = re.compile(
    r"(?:[两二三四五]|各)个?(?:部分|模块|板块|环节|项(?:考试|测试|考核)?|阶段)(?:成绩|得分)?(?:均|都|各)[^,;]{0,4}$"
)
_STAGES = re.compile(r"(?:任[何一意]一?|每一?|各|单)个?环节(?:的)?(?:成绩|得分)?[^,;]{0,4}$")


def _told(lead: str, names: Names) -> list[str]:
    """试讲、面试满分均为100分,任一项低于70分: the parts of the total that the clause names before, several of them."""
    named = {n.id for n in names.find(lead)}
    if len(named) == 1 or named & {"total", names.scheme.total}:
        return []
    tops = [top for top in inputs(names, names.scheme.total) if top in named]
    return [] if any(names.known(other) for other in named.difference(tops)) else tops


def _of_topic(passage: Passage, clause: Piece, lead: str, names: Names) -> list[str] | None:
    """The items of the one test that a line (or its heading) has spoken of so far, none where these are no components;
    the parts of the total where it has spoken of several of them, or of no test at all."""
    earlier = passage.source.text[passage.line.start : passage.start + clause.start] + lead
    tops = inputs(names, names.scheme.total)
    for text in (earlier, *passage.context):
        told = {n.id for n in names.find(text) if n.id not in ("total", names.scheme.total)}
        spoken = [top for top in tops if top in told or told & set(inputs(names, top))]
        if len(spoken) == 1:
            return inputs(names, spoken[0])
        if spoken:
            break
        if told:
            return []  # of a test that does not count
    return tops or None


def inputs(names: Names, ident: str | None) -> list[str]:
    """The components that a step of the scheme adds up."""
    return [t.input for s in names.scheme.steps if s.id == ident and isinstance(s, WeightedSum) for t in s.terms]


def only_mark(names: Names) -> list[str]:
    """The one mark of a scheme that has no other (总成绩=面试成绩)."""
    parts = inputs(names, names.scheme.total)
    return parts if len(parts) == 1 and not names.open and len(names.scheme.marks) == 1 else []


ASKED = re.compile(r"内容(?:主要)?(?:为|是|包括)[^,。;]*$")
"""笔试内容为专业知识,60分合格: what a test asks has no mark of its own."""


_OWN_TEST = re.compile(
    r"(?:其中|另外|此外)?,?(?P<test>[\u4e00-\u9fff]{2,12}(?:测试|测验|考试|考核|测评|考查|评估))(?:成绩|结果)?"
    r"(?:也|均|另|单独|同样)?(?:设置?定?|划定|须|应|不|低|未|达)"
    r"|[\u4e00-\u9fff]{2,8}(?:展示|演示|展演|答辩)(?:成绩|结果|得分)$"
)


def strange(text: str, names: Names) -> bool:
    """Whether the one test that a text names is none of this scheme (笔试满分100分,合格线60分)."""
    own = _OWN_TEST.match(text)
    if own is not None and not any(names.known(n.id) for n in names.find(own.group())):
        return True  # 专业外语考查设合格线: a test that the scheme does not know
    named = {n.id for n in names.find(text) if not ASKED.search(text, 0, n.start)} - {"total", "exam"}
    return len(named) == 1 and not names.known(next(iter(named))) and kinds().get(next(iter(named))) == "stage"
