"""Places of events: where a dated step happens, in the words beside its date."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import takewhile

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.timeline.date_clauses import outside
from extractors.timeline.event_places_en import find_place_en
from extractors.values.dates import find_dates
from extractors.values.events import find_events
from schema.values import EventKind

Span = tuple[int, int]
Place = tuple[str, Span]

_STOP = r"[^,。;\n“”《》]"
_OF = {
    EventKind.REGISTRATION: r"报名|应聘|现场报名|报名确认",
    EventKind.WRITTEN_EXAM: r"笔试|考试",
    EventKind.INTERVIEW: r"面试",
    EventKind.REVIEW: r"复审|资格复审|审核|确认|资格审查",
    EventKind.PHYSICAL_EXAM: r"体检|集合",
    EventKind.BONUS_MATERIALS: r"加分|提交|受理",
    EventKind.ADMISSION_TICKET: r"领取|准考证",
    EventKind.ONBOARDING: r"报到",
}


@cache
def _alternation(section: str, key: str) -> str:
    return "|".join(sorted(map(re.escape, load("event_places")[section][key]), key=len, reverse=True))


@cache
def _chinese() -> tuple[re.Pattern[str], ...]:
    ends = _alternation("ends", "building")
    bracket = r"(?:\((?!http|www|网址|以下)[^()]{2,40}\))?"
    return (
        re.compile(
            rf"(?:{_alternation('verbs', 'to')})(?![流通易警接])"
            rf"(?P<p>{_STOP}{{2,40}}?(?:{ends})(?:\d{{1,4}}室?)?{bracket})"
            r"(?=[,。;)审进办\n]|$)"
        ),
        re.compile(
            rf"(?<![现所])在“?(?P<p>(?!线|职|编|校|岗)(?:(?![前后起日时]在){_STOP}){{2,36}}?)”?(?:统一|集中|进行|予以|组织|现场|空腹|张榜|同时|当面|进行现场|(?<=官网|网站|平台|系统)上|向社会)*"
            rf"(?:{_alternation('verbs', 'in')})(?![栏牌墙院局]|网(?!上)|机构|中心|服务|系统|平台)"
        ),
        re.compile(
            rf"(?:{_alternation('verbs', 'visit')})[“《]?(?P<p>(?![^,。;]{{0,16}}专题|https?:)[^,。;()“”\n]{{2,30}}?(?:{ends})(?=[”》]?)|https?://[A-Za-z0-9_./?=&-]+)"
            r"(?=[”》]?(?:[(,。;进填报查打核注下提]|$))"
        ),
        re.compile(
            rf"(?:到|至)(?P<p>(?!\d|时){_STOP}{{2,44}}?(?:{ends})(?:\d{{1,4}}室)?{bracket})(?!报到[楼处]|报名[地点处])(?=[,。;)办报领参进应提对集现接递送交验当统体\n]|$)"
        ),
        re.compile(
            rf"向(?P<p>{_STOP}{{3,30}}?(?:室|楼|厅|窗口|[股科处]|部|局)(?:\d{{1,4}}室)?)(?:提交|递交|交验|报送|送交)"
        ),
        re.compile(
            r"从“?(?P<p>[^,。;()“”\n]{2,24}?(?:网站|网|平台|系统|公众号))”?上?(?=查询|查看|下载|打印|领取|公布|报名)"
        ),
    )


def find_place(source: Source, line: Line, token: Span, kind: EventKind, own: Span) -> Place | None:
    """The place of an event dated at ``token``: behind the date, else in its sentence, else under 地点 in its line.

    :param own: offsets in the line between the dates before and behind it; what lies beyond is about those.
    """
    text = line.text
    at = token[1] - line.start
    whole = outside(text)
    begin = max(whole.rfind("。", 0, token[0] - line.start), whole.rfind(";", 0, token[0] - line.start)) + 1
    stops = [i for i in (whole.find("。", at), whole.find(";", at)) if i >= 0]
    end = min(stops, default=len(text))
    if _LABEL_ONLY.fullmatch(text[begin : token[0] - line.start]) and _CLOSED.match(text[at:]):
        further = min((i for i in (whole.find("。", end + 1), whole.find(";", end + 1)) if i >= 0), default=len(text))
        if not re.search(r"\d\s?[月日:]|公布|公告|发布|通知", text[end:further]):
            end, own = further, (own[0], max(own[1], further))
    if not re.search(r"[\u4e00-\u9fff]", text):
        return find_place_en(line, begin, at, kind)
    direct = re.match(
        rf"(?:开始|起|准时|举行)?\)?[,\s]*(?:(?:体检|面试|笔试|考试|报名|复审|集合|报到|测试)?地点(?:设在|[:为是在])?|(?:统一|均)?[在于](?=[^,。;(]{{2,40}}(?:[,。;)]|$)))?\s?"
        rf"(?P<p>[^,。;()\d][^,。;()]{{0,40}}?(?:{_alternation('ends', 'building')}))(?=[)。;,]|$)",
        text[at:],
    ) or re.match(
        rf"\((?:[^,。;()\d]{{1,10}},)?(?P<p>[^,。;()\d]{{2,40}}?(?:{_alternation('ends', 'building')}))\)", text[at:]
    )
    if direct and not _NOT_BARE.search(direct["p"]):
        return _checked(line, at + direct.start("p"), at + direct.end("p"))
    beside = _BESIDE.match(text, at) if _PLACE_LABEL.search(text, begin, token[0] - line.start) else None
    beside = beside or _ROOM.match(text, at)
    if beside and not _NOT_BARE.search(beside["p"]):
        return _checked(line, beside.start("p"), beside.end("p"))
    site = re.match(r"\((?P<p>[^,。;()\d]{2,20}?(?:网|平台|系统))(?=\s?(?:https?:|www|\)))", text[at:])
    if site:
        return _checked(line, at + site.start("p"), at + site.end("p"))
    for pattern in _chinese():
        for m in pattern.finditer(text, max(begin, own[0]), min(end, own[1])):
            place = _checked(line, m.start("p"), m.end("p")) or _registered_at(line, m, kind)
            if place:
                return place
    if web := _ON_LINE.search(text, max(begin, own[0]), min(end, own[1])):
        return web["p"], (line.start + web.start("p"), line.start + web.end("p"))
    return (
        _by_role(line, kind, max(begin, own[0]), min(end, own[1]))
        or _before(line, begin, kind)
        or _under_label(line, kind, own[0])
        or _below(source, line, kind)
        or _headed(source, line, kind)
        or _above(source, line, kind)
    )


_LABEL_ONLY = re.compile(
    r"(?:[^。;]*[。;.、)])?\s?(?:[^,。;:]{0,8}(?:时间|日期))[:为]\s?(?:暂定|拟定|定于|为|是|于)?\s?"
)
_CLOSED = re.compile(r"\s?(?:\([^()]*\))?\s?[。;]")
"""时间:4月18日至24日。登录某网报名: where a sentence has a label and its days alone, the next one says where."""
_ON_LINE = re.compile(r"上网\s?\(\s?(?:网址:?)?(?P<p>https?://[A-Za-z0-9_./?=&%#:-]*[A-Za-z0-9_/])\s?\)")
_PLACE_LABEL = re.compile(
    r"时间(?:及|和|、|与)?地点[:为]\s?(?:暂定|拟定|定于|为|是|于)?\s?$|时间(?:及|和|、|与)地点[^。;]{0,12}$"
)
_BESIDE = re.compile(
    r"\s?(?:\([^()]{1,10}\))?\s?[,;]\s?(?:地点[:为]?)?(?P<p>[^,。;:()\d][^,。;:()]{1,30})(?=[,。;(]|$)"
)
"""时间、地点:5月21日(全天),某市内: the label says that both are told."""
_ROOM = re.compile(
    r"\s?(?:\([^()]{1,10}\)|[上下]午|全天)?\s?[,;]\s?(?P<p>[\u4e00-\u9fff]{2,16}(?:楼|室|中心|厅|馆|号)[A-Z]?-?\d{2,4}(?:室|房间?|教室)?)(?=[,。;(]|$)"
)
"""10月11日至12日,活动中心301: a room by its number."""


def _registered_at(line: Line, m: re.Match[str], kind: EventKind) -> Place | None:
    """登录报名网站打印准考证: the site of the registration is a place for what comes after it."""
    if m["p"] not in ("报名网站", "报名系统", "报名平台") or kind not in _ON_THE_SITE or m[0].startswith("通过"):
        return None
    return m["p"], (line.start + m.start("p"), line.start + m.end("p"))


_ON_THE_SITE = (EventKind.ADMISSION_TICKET, EventKind.WRITTEN_RESULTS, EventKind.BONUS_MATERIALS, EventKind.PUBLICITY)
_NOT_BARE = re.compile(
    r"^(?:提交|送|交|报送|递交|到|至|在|由|经|将|请|于)|报名|公布|查询|登录|组织|进行|前|将|由|考试|测试|单位$|部门$"
)
"""What ends like a place behind a day and is none, or says what is done there."""


def place_in_cell(source: Source, at: int, text: str) -> Place | None:
    """The place that a Chinese table cell names behind its day (10月12日,在北郊车辆段进行)."""
    line = source.line_at(at)
    if line is None:
        return None
    cell = replace(line, start=at, end=at + len(text), text=text)
    found = (_checked(cell, m.start("p"), m.end("p")) for pattern in _chinese() for m in pattern.finditer(text))
    return next((place for place in found if place), None)


def named_place(text: str) -> Span | None:
    """The place that a Chinese cell consists of (县医院; 登录甲市人事考试网打印), with its offsets."""
    found = re.fullmatch(
        rf"(?:{_alternation('verbs', 'visit')}|在|到|于)?"
        rf"(?P<p>[^,。;:\d]{{2,30}}?(?:{_alternation('ends', 'building')}|医院|校))"
        rf"(?:{_alternation('verbs', 'in')}|下载|自行|统一|张榜)*[。;]?",
        text.strip(),
    )
    if found is None or _NO_PLACE.search(found["p"]) or re.search(_DONE, found["p"]):
        return None
    at = text.index(found["p"])
    return at, at + len(found["p"])


_DONE = r"^[由经请凡按向将]|审核|审查|负责|组织|通过|提交|逾期"


def _by_role(line: Line, kind: EventKind, begin: int, end: int) -> Place | None:
    """The place in brackets behind what is done there (领取(县教体局大厅)), and the hospital that examines."""
    ends = _alternation("ends", "building")
    patterns = [re.compile(rf"(?:领取|办理|提交|审核|复审|报名|举行|进行)\((?P<p>{_STOP}{{2,30}}?(?:{ends}))\)")]
    patterns.append(re.compile(rf",在(?P<p>{_STOP}{{2,36}}?(?:{ends}))(?=[。;]|$)"))
    if kind is EventKind.PHYSICAL_EXAM:
        patterns.append(
            re.compile(r"(?:由|在)(?P<p>[^,。;\n“”《》]{2,24}?(?:医院|体检中心))(?:承担|实施|组织|负责|进行|承检|体检)")
        )
    for pattern in patterns:
        for m in pattern.finditer(line.text, begin, end):
            place = _checked(line, m.start("p"), m.end("p"))
            if place:
                return place
    return None


def _before(line: Line, begin: int, kind: EventKind) -> Place | None:
    """The sentence before may say where, if it is about the same event: 到某处办理加分确认手续。…截止时间为…."""
    start = line.text.rfind("。", 0, max(begin - 1, 0)) + 1
    earlier = line.text[start:begin]
    if begin <= start or kind is EventKind.OTHER or not any(h.kind == kind.value for h in find_events(earlier)):
        return None
    for pattern in (_chinese()[0], _chinese()[3]):
        for m in pattern.finditer(line.text, start, begin):
            place = _checked(line, m.start("p"), m.end("p"))
            if place:
                return place
    return None


def _below(source: Source, line: Line, kind: EventKind) -> Place | None:
    """A line of its own below: 集合地点:…, or 报名地点:… in the same section."""
    own = _OF.get(kind)
    reach = 8 if kind is EventKind.REGISTRATION else 2
    for below in source.lines[line.index + 1 : line.index + 1 + reach]:
        if below.parents[:2] != line.parents[:2] and below.level <= line.level:
            break
        label = (
            rf"(?:(?:{own})(?:地点|地址)|(?:集合)?地点)"
            if own and kind is not EventKind.REGISTRATION
            else r"(?:(?:现场)?报名)?(?:地点|地址)"
            if re.match(r"(?:\(?\d{1,2}[.、)])?时间", line.text)
            else r"(?:现场)?报名(?:地点|地址)"
        )
        m = re.match(
            rf"(?:\(?\d{{1,2}}[.、)]|[-·])?\s?{label}\s?[为是在:]+\s?(?P<p>(?:[^,。;\n()]|\([^()]{{2,60}}\)){{2,70}})",
            below.text,
        )
        headed = re.fullmatch(rf"(?:\(?[\d一二三四五六七八九十]{{1,2}}[.、)]|[-·])?\s?{label}:?", below.text)
        if headed and (found := _alone(source, below.index + 1)) is not None:
            return found
        if m is None and kind is EventKind.REGISTRATION:
            m = _SITE_BELOW.match(below.text)
            near = source.lines[below.index - 1].text[:24] + below.text[:24]
            if m is None and below.index - line.index < 4 and re.search(r"报名(?:方式|方法|办法)", near):
                told = _ADDRESS.search(below.text, 0, 60)
                if told is not None:
                    return told["p"], (below.start + told.start("p"), below.start + told.end("p"))
        if m and m.groupdict().get("url"):
            return m["url"], (below.start + m.start("url"), below.start + m.end("url"))
        if m:
            return _checked(below, m.start("p"), m.end("p"))
    return None


_DONE_AT = {
    EventKind.REGISTRATION: re.compile(
        r"(?:到|在|前往|向)(?P<p>[^,。;:\n“”《》]{1,30}?(?:党委|政府|委员会|办事处|办公室|中心|大厅|[局室楼科处股部厅]))(?:\d{1,4}室?)?(?:统一|集中|进行|现场)*报名"
    ),
    EventKind.PHYSICAL_EXAM: re.compile(
        r"(?:到|在|前往|赴)(?P<p>[^,。;:\n“”《》]{2,24}?(?:医院|体检中心|卫生院))(?:统一|集中|进行|参加|接受)*体检"
    ),
}
_DATED_HEAD = re.compile(r"[^,。;:]{2,24}\([^()]*\d月[^()]*\)[:。]?")
_FEW_BELOW = 4
"""Lines below a heading that may say where."""


def _headed(source: Source, line: Line, kind: EventKind) -> Place | None:
    """(一)报名(6月20日-6月26日): where the lines below a heading that has the days say that it is done."""
    pattern = _DONE_AT.get(kind)
    if pattern is None or not _DATED_HEAD.search(line.text) or len(line.text) > 60:
        return None
    for below in source.lines[line.index + 1 : line.index + 1 + _FEW_BELOW]:
        if line.index not in below.parents:
            break
        for found in pattern.finditer(below.text):
            if place := _checked(below, found.start("p"), found.end("p")):
                return place
    return None


def _alone(source: Source, index: int) -> Place | None:
    """The place of which a line consists under a heading 报名地点."""
    line = source.lines[index] if index < len(source.lines) else None
    ends = _alternation("ends", "building")
    text = re.sub(r"\([^()]*\)[。;]?$|[。;]$", "", line.text) if line is not None else ""
    if line is None or not re.fullmatch(rf"[^,。;:\n]{{2,50}}?(?:{ends})", text):
        return None
    return _checked(line, 0, len(line.text.rstrip("。;")))


def _above(source: Source, line: Line, kind: EventKind) -> Place | None:
    """The site to log in at, told in the paragraphs of the same section over the days of registration."""
    if kind is not EventKind.REGISTRATION or not line.parents:
        return None
    near = range(line.index - 1, max(0, line.index - 4), -1)
    before = source.lines[line.index - 1] if line.index else line
    if before.parents == line.parents and (site := _SITE_ABOVE.match(before.text)):
        return site["p"], (before.start + site.start("p"), before.start + site.end("p"))
    beside = takewhile(lambda above: above.parents == line.parents, (source.lines[i] for i in near))
    for above in (*beside, source.lines[line.parents[-1]]):
        m = _chinese()[2].search(above.text)
        cut = above.text.rfind("。", 0, m.start()) + 1 if m else 0
        told = re.split("[。;]", above.text[cut if above.index in line.parents else m.end() :])[0] if m else ""
        if m and re.search("注册|填报|填写|投递|报名|申报", told) and not find_dates(above.text, year=2000):
            return _checked(above, m.start("p"), m.end("p"))
    return None


_SITE_ABOVE = re.compile(
    r"\(?[\d一二三四五六七八九十]{0,3}[.、)]?\s?报名(?:网址|网站|平台|入口)\s?[为是:]+\s?[^,。;()\n]{0,40}\(?\s?"
    r"(?P<p>https?://[A-Za-z0-9_./?=&%#:-]*[A-Za-z0-9_/])"
)
"""The address that the item before the days of registration gives, whatever the site is called."""
_SITE_BELOW = re.compile(
    r"(?:报名)?(?:网址|网站|平台|入口)\s?[为是:]+\s?(?!https?:|www)(?P<p>[^,。;()\n]{2,40})(?=[,。;(\n]|$)"
    r"|报名(?:网址|网站|平台|入口)\s?[为是:]+\s?(?P<url>https?://[A-Za-z0-9_./?=&%#:-]*[A-Za-z0-9_/])\s?(?:[,。;(\n]|$)"
)
"""The site on a line of its own (网址:甲县人民政府网(www.…)) without its address; the address where it has no name."""


def _under_label(line: Line, kind: EventKind, begin: int) -> Place | None:
    """地点为…, 报名网站:… in the same line; a bare 地点 counts for any event, 面试地点 for interviews only.

    :param begin: where the words about the event begin; a bare 地点 before it is that of the event before.
    """
    own = _OF.get(kind)
    labels = rf"(?:(?:{own})(?:地点|地址)|(?:集合)?地点)" if own else r"(?<![\u4e00-\u9fff])地点"
    ends = _alternation("ends", "building")
    m = re.search(
        rf"{labels}\s?(?:设在|[为是在:])+\s?(?P<p>(?:[^,。;\n()]|\([^()]{{2,60}}\)){{2,60}})", line.text
    ) or re.compile(rf"(?<=[,;。]){labels}\s?(?P<p>[^,。;\n()]{{2,40}}?(?:{ends}))(?=[,。;]|$)").search(
        line.text, begin
    )
    if m and (m.start() >= begin or not m[0].lstrip("集合").startswith("地点")):
        return _checked(line, m.start("p"), m.end("p"))
    if kind is EventKind.REGISTRATION:
        m = re.search(r"(?:报名网站|网站|报名平台|报名系统|报名入口)\s?[为是:]+\s?(?P<p>[^,。;()\n]{2,40})", line.text)
        if m and not m["p"].startswith(("http", "www")):
            return _checked(line, m.start("p"), m.end("p"))
        site = _OWN_SITE.search(line.text)
        if site and not site["own"] and "。" in line.text[min(site.end(), begin) : max(site.start(), begin)]:
            site = None
        m = _ADDRESS.search(line.text) or site
        if m:
            return m["p"], (line.start + m.start("p"), line.start + m.end("p"))
    return None


_ADDRESS = re.compile(
    r"(?:登录|登陆|访问|进入|通过)\s?(?:(?:报名|招聘|应聘|考试)?(?:网址|网站|系统|平台))?[为是:]*\s?[<(《]?\s?(?P<p>https?://[A-Za-z0-9_./?=&%#:-]*[A-Za-z0-9_/])"
)
"""The address alone, where no name of the site is printed."""
_OWN_SITE = re.compile(
    r"(?P<own>报名)?(?:网址|网站地址|入口)\s?[为是:]+\s?[<(]?\s?(?P<p>https?://[A-Za-z0-9_./?=&%#:-]*[A-Za-z0-9_/])"
)
"""A bare 网址 is that of the days of its own sentence, 报名网址 that of the registration anywhere in its line."""


_SET = re.compile(r"(?:均[为在])?(?:(?:考场|考点|地点|场地)(?:统一)?(?:设在|设于|安排在|在|为))?")
_NO_PLACE = re.compile(
    r"《|》|\d[月日时]|\d:\d\d|时间|日期|^[\d:.\-~至 ]+$|^(?:面|笔|考)试[前后]|^系统$|^网上$|^(?:以下|下列)|^\(\s*\)"
    r"|[前后](?:事先|提前)?$|^(?:县城|城区|市区|[市县区]内|[本我该][市县区])$|^(?:指|规)定的|^原报名|^报名(?:网站|系统|平台)$|对其|(?<!楼)下$"
)


_PHONE = re.compile(r"\s?\((?:(?:联系|咨询|报名)?(?:电话|人)|邮编)[^()]*\)$")
"""人事科(县政府南楼)4楼(联系电话:…): the number is no part of the place."""


_CHANGED_TO = re.compile(r"由?原?[^,。;]{2,40}?(?:改为|改到|改在|变更为|变更至|调整为|调整至|更改为)")
"""由县公安局一楼大厅改为县政务中心二楼: the new place."""


def _checked(line: Line, start: int, end: int) -> Place | None:
    if (changed := _CHANGED_TO.match(line.text, start, end)) is not None:
        start = changed.end()
    start += len(_SET.match(line.text[start:end])[0])  # type: ignore[index]
    text = _PHONE.sub("", line.text[start:end].strip(" :"))
    if (closed := text.rfind(")")) > 0 and re.search("报名|岗位|人员|时间|携带", text[closed:]):
        text = text[: closed + 1]  # 县局1楼(某路1号) 勤务岗位报名时测量身高: the address ends with its bracket
    if (later := re.search(r"\([^()]*\)$", text)) and re.search(_alternation("later", "words"), later[0]):
        text = text[: later.start()]  # 甲市(具体地址另行通知): the town is told
    if (inner := re.search(r"\((?:详细)?地址:?([^,。;()]{4,40})", text)) is not None:
        text = inner[1]
    if len(text) < 2 or re.search(_alternation("later", "words"), text) or _NO_PLACE.search(text):
        return None
    begin = line.text.index(text, start)
    if text.count("(") > text.count(")"):
        text = text.split("(")[0]
    return text, (line.start + begin, line.start + begin + len(text))
