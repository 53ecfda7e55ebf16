"""Rules on their way to becoming conditions, and the people they are limited to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from extractors.lexicon import load
from extractors.outline import mentions as track_names
from extractors.text import patterns as re
from schema.conditions import Leaf
from schema.evidence import Evidence
from schema.notice import Track

Span = tuple[int, int]

LONGEST = 2000
"""Clauses and sentences beyond this many characters are damage or lists, never one condition; they are left alone."""


@dataclass(slots=True)
class Rule:
    """A condition on its way: spans are view ranges; ``cited`` proves the whole, ``proofs`` single fields."""

    model: type[Leaf]
    values: dict[str, Any]
    cited: Span
    proofs: dict[str, list[Span]] = field(default_factory=dict)
    derived: dict[str, tuple[str, list[Span | Evidence]]] = field(default_factory=dict)
    tracks: tuple[str, ...] = ()
    noise: bool = False
    options: list[Rule] = field(default_factory=list)
    loose: bool = False
    swapped: bool = False
    explains: tuple[str, Span] | None = None
    """The printed limit that a rule explains, with its range (“35周岁以下”指1989年5月19日以后出生)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known around a clause: tracks and year of the notice, and whom the heading above it speaks of."""

    tracks: Sequence[Track] = ()
    year: int | None = None
    who: str | None = None
    who_span: Span | None = None
    day: tuple[str, Span] | None = None
    """The day that the sentence has named before (这一日期), and where."""


@cache
def words() -> dict[str, Any]:
    return dict(load("eligibility"))


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """The alternatives of one list of the lexicon as one pattern."""
    found = words()[section]["zh"][name]
    return re.compile(found if isinstance(found, str) else "|".join(found))


GENERIC = re.compile(
    r"(?:公开|本次|此次)?(?:选调|遴选|招聘|招录|招考|选聘|引进|竞聘)(?:的)?(?:岗位|职位|人员|对象)|(?:本次|此次|所有|全体|各)?(?:应聘|报考|报名|考生|招聘|竞聘|参考|应试|申报)?(?:人员|者|考生|对象)?的?|本人|申请人|个人"
    r"|.*(?:国家|国民)?(?:承认|认可|要求|所需|规定|相应)的|.*国民教育系列"
    r"|(?:最低)?(?:学历|学位|专业|年龄|性别|户籍|职称|(?:执业|职业|任职|从业)?资格|其他|资历|身体|政治面貌)(?:[、和及]?(?:学历|学位|专业))*(?:要求|条件)?"
)


_LISTED_ABOVE = re.compile("上述|以上|以下|下列|同一|多个|两个|有关|相关")


def any_asker(who: str) -> bool:
    """Whether words name those who apply for whatever it is (报考我院岗位的人员): everybody."""
    return pattern("subjects", "any_asker").fullmatch(who) is not None


def subject(text: str, at: int, floor: int = 0) -> tuple[str, int, int] | None:
    """Whom the rule at ``at`` is limited to: the phrase before it, verbatim, where it names people or posts."""
    floor = max(floor, at - 160)  # a subject stands close by; text without any mark must not cost more
    left = text[floor:at]
    left = re.sub(r"\([^()]*\)\s*[:,]?$", lambda m: m.group() if "职" in m.group() else "", left)
    cut = pattern("subjects", "drop_tail").sub("", left)
    if left.startswith("的年龄", len(cut)) and not re.search(pattern("subjects", "people").pattern + "$", cut):
        cut += "的"  # 具有…称号的年龄不超过…: those who have it
    begin = max((m.end() for m in re.finditer(r"[,;。:](?![^(]*\))", cut)), default=0)
    begin = max(begin, _open_bracket(cut))
    begin = max((m.end() for m in re.finditer(r"满\s?[\d一二三四五两]{1,2}周?年、", cut)), default=begin)
    part = cut[begin:]
    head = pattern("subjects", "drop_head").match(part)
    begin += head.end() if head else 0
    part = cut[begin:]
    if (
        not part
        or not (
            re.search(pattern("subjects", "people").pattern + r"(?:\([^()]*\))?$", part) or _AND_ABOVE.fullmatch(part)
        )
        or (any_asker(part) and not _LISTED_ABOVE.search(part))
        or (GENERIC.fullmatch(part) and not (part in _OTHERS and "岁" in text[: floor + begin]))
        or part.startswith("的")
        or re.match(
            r"(?:须|应当?|必须)(?:为|是|系)|(?:其|本人)?(?:的)?(?:学历|学位|年龄|专业)(?:要|须|应|需|必须)", part
        )
        or (re.match(r"(?:具备|具有|取得|持有)(?!其他|其它)", part) and part.endswith(("学历", "学位", "类", "专业")))
        or (_SERVED.match(part) and not re.search(r"(?:的|者|[员师生士兵]|干部)$", part))
        or (part.startswith("符合") and not re.search(r"(?:的|者|人员|毕业生)$", part))
    ):
        return None
    if "," in text[floor + begin + len(part) : at] and not re.search(
        pattern("subjects", "strict_people").pattern + r"(?:\([^()]*\))?$", part
    ):
        return None
    return part, floor + begin, floor + begin + len(part)


_OTHERS = ("其他", "其它", "其余")
_AND_ABOVE = re.compile(
    r"[^,;。:()]{0,10}(?:(?:[医教药护技]师|工程师|会计师|经济师|教员|职称|职务|资格|技师)(?:及其?|或)?以上"
    r"|(?:教授|讲师|研究员|高级工)(?:(?:及其?|或)?以上)?)"
    r"|(?:具有|取得)?(?:正高|副高|高|中|初)级(?:职称|资格|职务)?(?:及其?|或)?(?:以上)?|其[他它余]"
)
"""副主任医师及以上, 副高级, 其他: those who hold a title or a higher one, and the others."""
_SERVED = re.compile(r"(?:须|应当?|需|必须|一般|原则上|至少)*(?:具有|具备|有)?(?:在|担任|从事)")
"""应在海外机构获得职位, 具有在企业担任负责人: what somebody has done, not who it is."""


def _open_bracket(text: str) -> int:
    """Where the text of a bracket begins that is not closed in ``text``; 0 where there is none."""
    depth, begin = 0, 0
    for at, char in enumerate(text):
        if char == "(":
            depth, begin = depth + 1, begin if depth else at + 1
        elif char == ")" and depth:
            depth -= 1
    return begin if depth else 0


def people_around(text: str, at: int) -> Span | None:
    """The people whose bracket ``at`` stands in: 往届毕业生(本科生…,研究生…) tells of each kind of graduates apart."""
    bracket = _open_bracket(text[:at]) - 1
    found = re.search(r"[^,;。:()、]{2,20}$", text[: max(bracket, 0)]) if bracket > 0 else None
    if found is None or not re.search(r"(?:毕业生|学生|人员|考生)$", found.group()):
        return None
    return found.span()


_LABEL = re.compile(r"(?P<label>[^,。;:()]{2,24}?)(?:\([^()]{1,30}\))?:\s*(?=[^\s])")


def labelled(text: str, tracks: Sequence[Track]) -> tuple[str, int, tuple[str, ...]] | None:
    """The class of posts that an item begins with (甲职位:…): label, where its text begins, the tracks it names.

    Everything in the item is about that class.
    """
    found = _LABEL.match(text)
    if found is None:
        return None
    label = found["label"]
    named = track_names.mentions(label, tracks)
    posts = re.search(r"(?:岗位|职位|岗|教师)$", label) and not re.search(r"条件|对象|范围|要求|报考|应聘|招聘", label)
    if not named and (not (posts or _people_label().search(label)) or GENERIC.fullmatch(label)):
        return None
    return label, found.end(), named


@cache
def _people_label() -> re.Pattern[str]:
    """博士研究生:, 学科带头人:, 中级职称人员: a label that is but the name of people, as headings are."""
    told = words()["subjects"]["zh"]
    ends = "|".join((*told["heads"], *told["ranks"]))
    return re.compile(
        rf"^(?!.*(?:条件|对象|范围|要求|联系|负责(?!人)|咨询|报名|监督|举报|受理)(?!人))(?!(?:其他|其它|工作|全体|所有|本次|以上|上述|有关|相关)*(?:人员|人才)$)"
        rf"[^,;。:]{{0,16}}(?:{ends})(?:岗位?)?$"
    )


def limit(rule: Rule, found: tuple[str, int, int] | None, at: int, scope: Scope, text: str = "") -> Rule:
    """Put the subject of a rule on it: tracks where it names some, and the wording where that says more."""
    label = re.match(r"([^,。;:()]{1,14}):", text)
    named = found[0] if found else ""
    rule.tracks = track_names.mentions(named, scope.tracks) or (
        track_names.mentions(label[1], scope.tracks) if label else ()
    )
    if (
        not found
        and not rule.tracks
        and label
        and re.search(pattern("subjects", "people").pattern + "$", label[1])
        and not GENERIC.fullmatch(label[1])
    ):
        found = (label[1], 0, label.end(1))
        rule.tracks = track_names.mentions(label[1], scope.tracks)
    if found and not _is_label(found[0], scope.tracks):
        rule.values["who"] = found[0]
        rule.proofs.setdefault("who", []).append((at + found[1], at + found[2]))
    elif not found and not rule.tracks and scope.who and scope.who_span:
        rule.tracks = track_names.mentions(scope.who, scope.tracks)
        if not rule.tracks or not _is_label(scope.who, scope.tracks):
            rule.values["who"] = scope.who
            rule.proofs.setdefault("who", []).append(scope.who_span)
    return rule


def _is_label(text: str, tracks: Sequence[Track]) -> bool:
    forms = sorted({form for track in tracks for form in track_names.stems(track.label)}, key=len, reverse=True)
    rest = re.sub("|".join(map(re.escape, forms)), "", text) if forms else text
    rest = re.sub(r"[\u4e00-\u9fff]{0,12}(?:考试|认定|鉴定|评审)(?=(?:的|者|人员|考生|报名)*$)", "", rest)
    rest = re.sub(r"^(?:报考|申报|应聘|申请|报名)?(?:参加)?|(?:考生|人员|人才|者|的)+$|岗位|职位|类", "", rest)
    return not rest.strip("、,和及与或 ")
