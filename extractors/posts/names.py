"""Posts named in running text: counted enumerations (3个：A副主任、…) and inline lists (甲岗位4人、乙岗位2人)."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractors.conditions.majors import split_list
from extractors.lexicon import load
from extractors.posts.conditions import read_conditions
from extractors.posts.details import is_employer
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.reading import body_text
from extractors.text.source import Line, Source
from extractors.values.numbers import parse_int

_COUNTED = re.compile(
    r"(?P<label>[^。;:、,\n()]{2,30}?)\(?(?:共)?(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个\)?[::]"
    r"(?P<items>[^。;\n]+)"
)
_COUNT = re.compile(r"[\d一二两三四五六七八九十]\s*个\)?[::]")
_GENERIC = re.compile(r"^(?:竞争|竞聘|招聘|选拔|拟)?(?:职位|岗位|领导职位|岗位名称)$")


def counted_entries(source: Source) -> list[Entry]:
    """``参照管理的部门15个：A副主任、B副部长、…``: as many posts as the count says, one place each.

    The label is the category; the organisation is the name without the office. A count that does not fit gives none.
    """
    out: list[Entry] = []
    for line in source.prose():
        for match in find_all(_COUNTED, line.text) if _COUNT.search(line.text) else ():
            out += _counted(source, line, match)
    return out


def _counted(source: Source, line: Line, match: re.Match[str]) -> list[Entry]:
    count = parse_int(match.group("count"))
    items = split_list(match.group("items"), "、")
    if not count or count != len(items) or not all(_is_office(i.text) for i in items):
        return []
    label = re.sub(r"^\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[).、]+)\s*", "", match.group("label"))
    base = line.start + match.start("items")
    where = line.start + match.end("label") - len(label)
    out: list[Entry] = []
    for item in items:
        entry = Entry(source, start=base + item.start)
        span = source.cite(base + item.start, base + item.end)
        entry.put("name", item.text, span)
        org = org_of(item.text)
        if org:
            entry.put("org", org, source.cite(base + item.start, base + item.start + len(org)))
        if not _GENERIC.match(label):
            entry.put("category", label, source.cite(where, where + len(label)))
        entry.draft.put("headcount", 1, span, rule="one_place_per_named_post")
        out.append(entry)
    return out


_COMPETITION = re.compile(r"竞争|竞聘|竞岗|公开选拔|选任")


def office_entries(source: Source) -> list[Entry]:
    """Offices named in a section of a competition without any count: ``1、办公室主任`` a line, or ``A主任、B科长``."""
    out: list[Entry] = []
    for line in source.prose():
        path = " ".join(source.path(line))
        if not (_COMPETITION.search(path) and re.search(r"职位|岗位|职务", path)):
            continue
        if any(w in path for w in load("posts")["sections"]["never"]):
            continue
        body = re.sub(r"^\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+)\s*", "", line.text)
        label = re.match(r"[^,。;:]{2,30}[::]", body)
        at = line.start + len(line.text) - len(body) + (label.end() if label else 0)
        items = split_list(body[label.end() if label else 0 :].rstrip("。;"), "、;")
        if items and all(_office().search(i.text) and len(i.text) <= 30 for i in items):
            for item in items:
                entry = Entry(source, start=at + item.start)
                entry.put("name", item.text, source.cite(at + item.start, at + item.end))
                out.append(entry)
    return out if len(out) >= 2 else []


@cache
def _office() -> re.Pattern[str]:
    words = sorted(load("posts")["titles"]["office"], key=len, reverse=True)
    one = "|".join(words)
    return re.compile(rf"(?:(?:{one})(?:兼)?)+(?:\([^()]*\))?$")


def _is_office(text: str) -> bool:
    text = re.sub(r"(?<=..)\((?![限仅]*[男女])[^()]*\)$", "", text)
    return len(text) <= 40 and (
        _office().search(text) is not None or text.endswith(tuple(load("posts")["titles"]["posts"]))
    )


def is_post_name(text: str) -> bool:
    """Whether a text ends as the names of offices and posts do, and is no class of people."""
    return _is_office(text) and _NO_POST.search(text) is None


def org_of(name: str) -> str | None:
    """The department in the name of an office: 办公厅 of 办公厅副主任; None where nothing stands before the office."""
    found = _office().search(name)
    if found is None or found.start() < 2:
        return None
    return re.sub(r"党委$", "", name[: found.start()]) or None


_OF_PEOPLE = re.compile(r"\d\s*[名人]")
_INLINE = re.compile(
    r"(?P<name>[^\s,。;:、\d()]{2,24}?(?P<suffix>岗位|职位|岗)?(?:\([^()\d]{1,16}\))?)\s*\(?(?P<count>\d{1,4})\s*(?:名|人)\)?(?=(?:\([^()]{1,24}\))?(?:[、,。;和及与\s]|$))"
)


_NO_POST = re.compile(
    r"类(?:岗位|职位)?$|^(?:共|计|合计|其中)$|^(?:此次|本次|该|各|每|这)(?!.*(?:招聘|招录))"
    r"|(?:组长|成员|考官|评委|监督员|工作人员|引导员|计分员|记分员|计时员|考生|监考员|联络员"
    r"|公务员|工作人员|聘用人员|编外人员|专业技术人员|机关人员|党员|学员|退役军人|毕业生)$|计划|招考|考录|全[省市县州区]"
)
_LEAD = re.compile(r"^(?:其中|和|及|与|.{0,20}(?:招聘|招录|选聘|招收|招募)|包括|本次|拟|现|公开)+")
_FIELD = re.compile(r"(?:岗位|职位|计划|名额|人数|数量|要求|条件)$")
_EMPLOYER = re.compile(r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+)?\s*(?P<org>[^\d,。;:()\n]{3,30})[::]\s*")


def titled_items(text: str) -> int:
    """How many counted posts with the name of an office or a trade a text lists."""
    return sum(
        1
        for m in (_INLINE.finditer(text) if _OF_PEOPLE.search(text) else ())
        if _is_office(m.group("name")) and not _NO_POST.search(m.group("name"))
    )


def inline_entries(source: Source) -> list[Entry]:
    """``检修岗位4人、调度岗位2人``; ``招聘岗位：厨师岗(6人)、门卫岗(3人)``."""
    words = [*load("posts")["sections"]["posts"], "招聘", "招录", "选聘"]
    for line in source.prose():
        path = " ".join([*source.path(line), line.text[:40]]).casefold()
        inside = any(w in path for w in words)
        for clause in re.finditer(r"[^。;\n]+", line.text):
            if not inside and not any(w in clause.group() for w in words[-3:]):
                continue
            entries = _inline(source, line, clause, least=2)
            if entries:
                return [*entries, *_behind(source, line, clause.end())]
    return []


def _behind(source: Source, line: Line, at: int) -> list[Entry]:
    """The posts of the parts of a list that go on behind a semicolon (研究员(3人);秘书(1人))."""
    out: list[Entry] = []
    while (more := _PART.match(line.text, at)) is not None:
        found = _inline(source, line, more, least=1)
        if not found:
            break
        out += found
        at = more.end()
    return out


_PART = re.compile(r"(?<=;)[^。;\n]+|;[^。;\n]+")


_SHARED = re.compile(
    r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|[^\w\s(]{1,2})?\s*(?P<org>[\u4e00-\u9fff()]{3,24}):\s*"
    r"(?P<items>[\u4e00-\u9fff]{2,8}\d{1,3}[名人](?:[、,;][\u4e00-\u9fff]{2,8}\d{1,3}[名人])*)[。;]?"
)
_SHARE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8})(?P<n>\d{1,3})[名人]")


def employer_entries(source: Source) -> list[Entry]:
    """Two or more employers side by side, each with subjects or posts by their places: ``一中:语文2名、数学3名``."""
    never = load("posts")["sections"]["never"]
    found = [
        (line, told)
        for line in source.prose()
        if source.zh
        and len(line.text) <= 300
        and (told := _SHARED.fullmatch(line.text))
        and (is_employer(told["org"]) or re.search(r"[一二三四五六七八九十\d]中$|[小幼]$", told["org"]))
    ]
    found = [(line, told) for line, told in found if not any(w in " ".join(source.path(line)) for w in never)]
    if len(found) < 2 or any(b.index - a.index > 3 for (a, _), (b, _) in pairwise(found)):
        return []
    out: list[Entry] = []
    for line, told in found:
        where = source.cite(line.start + told.start("org"), line.start + told.end("org"))
        for item in _SHARE.finditer(told["items"]):
            at = line.start + told.start("items")
            entry = Entry(source, start=at + item.start())
            entry.put("org", told["org"], where)
            entry.put("name", item["name"], source.cite(at + item.start("name"), at + item.end("name")))
            entry.put("headcount", int(item["n"]), source.cite(at + item.start("n"), at + item.end("n")))
            out.append(entry)
    return out


def line_items(source: Source, line: Line) -> list[Entry]:
    """The posts of one line in a section of posts, with the employer where it stands before them
    (``市财政局：预算管理岗位1名、政府采购岗位1名``)."""
    out: list[Entry] = []
    for clause in re.finditer(r"[^。;\n]+", line.text):
        found = _inline(source, line, clause, least=1)
        own = _EMPLOYER.match(clause.group()) if clause.start() else None
        if own and found and not _FIELD.search(own.group("org")):
            at = line.start + clause.start()
            for entry in found:
                entry.put("org", own.group("org"), source.cite(at + own.start("org"), at + own.end("org")))
        out += found
    employer = _EMPLOYER.match(line.text)
    if employer and out and not _FIELD.search(employer.group("org")):
        where = source.cite(line.start + employer.start("org"), line.start + employer.end("org"))
        for entry in out:
            if "org" in entry.draft:
                break
            entry.put("org", employer.group("org"), where)
    return out


_LABEL = re.compile(
    r"(?:招聘|招录|补录|竞聘|选聘)?(?:岗位|职位)(?:名称|及人数|及数量)?[::]"
    r"|(?:招聘|招录|选聘|需求)(?:岗位|职位|学科|专业|科室|工种|部门|人员)?(?:及|和|与|、)(?:招聘|需求)?(?:人数|数量|名额)[::]"
)
"""招聘学科及人数:语文4人、数学3人: whatever is counted behind such a label is a post."""


def _inline(source: Source, line: Line, clause: re.Match[str], least: int) -> list[Entry]:
    text = clause.group()
    lead = _LABEL.search(text)
    told = [
        m
        for m in (_INLINE.finditer(text, lead.end() if lead else 0) if _OF_PEOPLE.search(text) else ())
        if not _NO_POST.search(m.group("name"))
    ]
    items = [m for m in told if m.group("suffix") or lead or _is_office(m.group("name"))]
    if len(items) > 1 and not any(_inside(text, m.start()) for m in items):
        items = [m for m in told if m in items or (m.start() > items[0].start() and _goes_with(text, m))]
    counts = [int(m.group("count")) for m in items]
    if len(items) >= 3 and counts[0] == sum(counts[1:]) and "其中" in text[: items[1].end()]:
        items = items[1:]  # 警务辅助人员120人,其中勤务辅警100人,文职辅警20人: the first is the whole
    if not items or (len(items) < least and not lead):
        return []
    if re.search(r"比例|每|不足|不少于|考官|分别|小组", text[: items[0].start()]):
        return []
    if re.search(r"\d\s*[名人]\s*\((?:其中|包括|含)?[:,]?$", text[: items[0].start("name")]) and re.search(
        r"\)[^()]*\d\s*[名人]", text[items[-1].end() - 1 :]
    ):
        return []  # 县医院10人(临床医生6人、影像医生4人),县中医院8人: one bracket of several
    if all(m.group("suffix") in ("岗位", "职位") for m in items) and re.search(
        r"\d\s*[名人个]\s*[(,]\s*(?:其中|包括|含)[:,]?$", text[: items[0].start("name")] + items[0].group("name")[:2]
    ):
        return []  # 42名(其中高级职称岗位6名、初级岗位36名) divides the headcount; the posts stand elsewhere
    if any(
        not re.fullmatch(r"(?:\([^()]{1,24}\))?[、,和及与\s]*", text[a.end() : b.start()]) for a, b in pairwise(items)
    ):
        return []
    out: list[Entry] = []
    base = line.start + clause.start()
    for m in items:
        name = _LEAD.sub("", m.group("name").lstrip(".)]】"))
        if len(name) < 2 or _KINDS.fullmatch(name):
            return []
        start = m.end("name") - len(name)
        name = re.sub(r"(?<=..)(?:岗位|职位)$", "", name)
        entry = Entry(source, start=base + start)
        entry.put("name", name, source.cite(base + start, base + start + len(name)))
        entry.put("headcount", int(m.group("count")), source.cite(base + m.start("count"), base + m.end("count")))
        aside = re.match(r"\([^()]{1,24}\)", text[m.end() :])
        if aside:
            entry.take_all(read_conditions(aside.group()[1:-1]), base + m.end() + 1)
        out.append(entry)
    return out


def _inside(text: str, at: int) -> bool:
    """Whether a place of a text stands within brackets."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def _goes_with(text: str, item: re.Match[str]) -> bool:
    """Whether an item among posts is one, though no list ends its name: 语文教师2名、数学教师1名、校医1名."""
    name = item.group("name")
    return len(name) <= _SHORT and not (_inside(text, item.start()) or is_employer(name) or _SEX.fullmatch(name))


_SEX = re.compile(r"(?:其中)?[男女](?:性|生)?")
_SHORT = 8
"""Characters of a name that no list ends, among others that are known."""
_KINDS = re.compile(
    r"(?:事业单位|公务员|参公|机关|管理|专业技术|工勤(?:技能)?|企业|职位|岗位|其[他它])+(?:管理)?(?:岗位|职位)?"
)
"""事业单位岗位14人: kinds of posts, none of which is one."""


def headline_name(source: Source) -> tuple[str, int] | None:
    """What the notice says it hires (公开招聘专职社区工作者60名), with its view offset; None where that is generic."""
    found = re.search(
        r"(?:招聘|招录|补录|招募|选聘|招考|补充录用)(?P<name>[\u4e00-\u9fff]{2,14}?)\s*(?:共|计)?\s*"
        r"(?:\d+|[一二两三四五六七八九十](?=[名位]))\s*(?:名|人|位)",
        body_text(source)[:3000],
    )
    if found is None or not (
        len(found["name"]) >= _LEAST
        or _office().search(found["name"])
        or found["name"] in load("posts")["titles"]["posts"]
    ):
        return None
    name = found.group("name")
    name = re.sub(r"(?<=..)(?:岗位|岗|职位)(?:工作)?人员$", "", name)
    if re.search(r"(?:博士|硕士|研究生|本科生?)(?:后)?$", name):
        return None  # kinds of people: 引进博士3名
    if re.search(r"(?:工作人员|人员|人才|员工|职工|毕业生|教职员|干部|公务员)$", name) and not _STAFF.search(name):
        return None
    return name, found.start("name")


_LEAST = 3
"""Characters of a name that is no office (院长) and no known post (文员)."""
_STAFF = re.compile(
    r"辅|护|保安|服务|(?:会计|财务|出纳|审计|法务|文秘|档案|药剂|检验|影像|收费|导诊|安保|消防|驾驶|维修|保洁|绿化|宿管|教务"
    r"|教辅|实验|图书|编辑|翻译|客服|仓管|采购|信息技术|科研助理|窗口)(?:管理|技术|技术员)?人员$"
)
"""What staff is called whose name says what it does; 工作人员, 高层次人才 say nothing."""
_ELSEWHERE = re.compile(r"附件|附表|(?:岗位|职位|计划|条件)(?:一览)?表|一览表|详见|见附")


def headline_entries(source: Source) -> list[Entry]:
    """The one kind of post that a short notice hires (公开招聘专职网格员6名), where no list is said to exist."""
    text = body_text(source)
    found = headline_name(source) if source.zh and not _ELSEWHERE.search(text) else None
    if found is None:
        return []
    name, start = found
    count = re.match(
        r"(?:(?:岗位|岗|职位)(?:工作)?人员)?\s*(?:共|计)?\s*(?P<n>\d+|[一二两三四五六七八九十])\s*(?:名|人|位)(?P<rest>[^。\n]*)",
        text[start + len(name) :],
    )
    if (
        count is None
        or re.search(r"\d\s*[名人]", text[start + len(name) + count.end() :])
        or re.search(r"公告|小组|组长|领导|[由的共]|计划|人数|名额|数量?$|[到至为]$", name)
        or re.match(r"(?:\((?:不?含)[^()]*\))?(?:及|或)?以[上下内]", count["rest"])
    ):
        return []
    entry = Entry(source, start=start)
    base = start + len(name)
    entry.put("name", name, source.cite(start, base))
    entry.put("headcount", parse_int(count["n"]), source.cite(base + count.start("n"), base + count.end("n")))
    entry.take_all(headcount_parts(count["rest"]), base + count.start("rest"))
    sex = [fact for fact in read_conditions(count["rest"]) if fact.field == "gender"]  # 60名,限男性报考
    entry.take_all(sex, base + count.start("rest"))
    return [entry]


_FLAT = re.compile(
    r"(?:岗位名称|职位名称|招聘岗位|竞聘岗位)\s{1,3}(?:职数|人数|招聘人数|数量|名额|计划数|岗位数)(?:\s{1,3}[\u4e00-\u9fff]"
    r"{2,8}){0,5}?\s{1,3}(?P<name>[^\s\d]{3,30})\s{1,3}(?P<count>\d{1,3})(?=\s)"
)


def flat_entries(source: Source) -> list[Entry]:
    """A table run into one line: ``岗位名称 职数 岗位概述 业务主管 1 1.负责…``."""
    found = _FLAT.search(body_text(source))
    if found is None:
        return []
    entry = Entry(source, start=found.start())
    entry.put("name", found.group("name"), source.cite(*found.span("name")))
    entry.put("headcount", int(found.group("count")), source.cite(*found.span("count")))
    return [entry]
