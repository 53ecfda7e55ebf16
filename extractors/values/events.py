"""Kinds of events: which stage of the process the words around a date speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Terms, load
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from schema.values import EventKind

STRONG, PLAIN, WEAK = 3, 2, 1


@dataclass(frozen=True, slots=True)
class EventHit:
    """A phrase at ``start:end`` that names an event; ``strength`` 3 names it outright, 2 may name it, 1 hardly."""

    start: int
    end: int
    kind: str
    strength: int


@dataclass(frozen=True, slots=True)
class Around:
    """The words around one date.

    ``label`` directly before it (back to the last comma), ``prior`` the rest before it, ``after`` what follows, each
    cut at the neighbouring dates; ``heads``: the headings over it, nearest first.
    """

    label: str
    prior: str
    after: str
    heads: Sequence[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The kinds that a date belongs to, and the heading that says so where no word beside the date does."""

    kinds: tuple[tuple[EventKind, str], ...]
    head: int | None = None
    strong: bool = False


_LEVELS = {"strong": STRONG, "plain": PLAIN, "weak": WEAK}
_PLAIN_SECTIONS = ("not_event", "deadline", "old", "same", "action", "open")


@cache
def _terms() -> Terms:
    terms = {
        term: f"{kind}|{_LEVELS[level]}"
        for kind, levels in load("events").items()
        if kind not in _PLAIN_SECTIONS
        for level, words in levels.items()
        for term in words
    }
    return Terms(terms)


@memo_list
def find_events(text: str) -> list[EventHit]:
    """Phrases that name events, in order; a phrase that only contains such a name (报名人员) hides it."""
    hits: list[EventHit] = []
    for hit in _terms().find(text):
        kind, strength = hit.value.split("|")
        if kind == "none" or (hit.term.isascii() and not _whole(text, hit.start, hit.end)):
            continue
        hits.append(EventHit(hit.start, hit.end, kind, int(strength)))
    return hits


def _whole(text: str, start: int, end: int) -> bool:
    """Whether an English phrase stands as whole words."""
    before = start == 0 or not text[start - 1].isascii() or not text[start - 1].isalpha()
    if text[end : end + 1] == "s":
        end += 1
    after = end >= len(text) or not (text[end].isascii() and text[end].isalpha()) or not text[end - 1].isalpha()
    return before and after


_LABELLED = re.compile(
    r"(?:时间|日期|期限|截止|定于|安排在|暂定|为|是|:|\(|[自从由]|拟于|will be|is from|scheduled for|on)"
    r"[\s从自于在为:(暂定拟]*$"
)
_MOVED = re.compile(r"(?:推迟|延期|延迟|延长|提前|调整|更正|变更|顺延|修改|更改|改)(?:至|到|为|在|于)\s*$")
_MUST = re.compile(r"(?:须|应|请|可|必须|务必|需|应当|可以|需要|要|将|统一)(?:于|在)?$")
_BARE_LABEL = re.compile(r"(?:时间|日期)(?:为|是|:|定于|在|安排在|暂定为|拟定于)*\s*$")
_NUMBERED = re.compile(r"[\s#>]*(?:[(（]?[\d一二三四五六七八九十]+[)）]?[、.]?|[①-⑳])?[\s于在]*")
_FROM_ISSUE = re.compile(r"(?:自|从)?(?:本|招聘)?(?:公告|简章|通知)?(?:发布|公布|发文|公告)之?日(?:起)?")
_BROUGHT = re.compile(r"(?:带|持|携带|凭|携)[^,;。]*?(?=(?<!报)到|至|前往|在)")
_BRACKETS = re.compile(r"\([^()]*\)")
_MODIFIER = re.compile(
    r"(?:根据|按照|按|依据|依照|参照|经|因|符合)[^,;。]{2,40}?(?<!体检)(?<!考察)(?<!公示)(?<!面试)(?<!复审)(?=,)"
)
_HELD = re.compile(r"\s*(?:正式|统一|集中|准时)*(?:举行|进行|举办|组织|实施|开考)(?=[,。;]|$)")
_PUBLISHED = re.compile(
    r"\s*(?:前|起|将|统一|[在于通]过?[^,。;\d]{2,24}?|向社会)*(?:公布|发布)(?:[^,。;]{0,24}?(?=[,。;]|$))"
)
_OWN_LIST = re.compile(r"资格|审查|审核|初审|复审|成绩|分数|拟[聘录招任选]|公示|总分|得分")
"""Marks, reviews and lists of people to be appointed have kinds of their own."""
_PAPER = re.compile(r"\s*(?:考试科目|科目|考核|考)?[为是:]?《[^》]{2,24}》(?=[,。;、]|$)")
"""11:00-12:30考《公文写作》: the paper sat in these hours."""
_CLOSES = re.compile(
    r"\s*(?:后[^,;。]{0,4}(?:系统|通道|平台|端口|入口))?(?:将|准时|自动|统一|系统|即时)*(?:关闭|停止|截止)"
)
_SITE = re.compile(r"系统|平台|通道|端口|入口|网站|链接")
_CHANGES = re.compile(r"[^。;]{0,40}可以?(?:再)?改[报选]")
"""…期间,未通过审查的,可以改报: a change of the post applied for, whatever was examined before."""
_READ = re.compile(
    r"\s*(?:后|起)?,?[^,;。]{0,24}(?:查阅|查看|浏览|查询|下载)[^,;。《]{0,8}"
    r"(?:《[^》]{0,40}(?:简章|公告|职位表|岗位表|计划表)》|公告|简章|职位表|岗位表|招[考聘录]职位)"
)
"""10月15日后可以通过以下网站查阅《招考简章》: the notice is out."""
_PASSED = re.compile(
    r"(?:通过|经)[^,;。]{2,16}(?:的(?:报考|应聘|报名)?(?:人员|考生|者|报考者|应聘者)|者)"
    r"|(?:资格)?(?:[初复预]审|[审复核][查核])(?:合格|通过)的?(?:报考|应聘|报名)?(?:人员|考生|者)"
)
"""Who has passed a review, before what they do on the day."""
_SENDS = re.compile(
    r"(?:之?前|期间)?[,\s]*(?:请|须|应|可)?(?:将|把)[^,。;]{0,14}(?:报名表|报名登记表|应聘登记表|应聘申请表|登记表|简历|报名材料|应聘材料)"
    r"[^。;]{0,40}?(?:发送?|寄送?|投递?|送)(?:至|到)"
)
"""9月2日至11日,把《报名表》和证件扫描件打包发到邮箱: how people apply."""
_DOES = re.compile(
    r"(?:之?前|期间|起|至)?[,\s]*(?:自行|须|应|需|可|请|将|统一|按要求|及时)*(?:下载|提交|填写|携带|递交|上传|打印|签署)"
)
"""What those who have passed a review do on the day."""
_JOINED = re.compile(r"^(?:[、/&]|和|与|及|以及|\s+and\s+)|^\s*(?:时间|工作|阶段)?(?:[、/]|和|与|及|以及|\s+and\s+)")


def choose(around: Around, *, online: bool) -> Choice:
    """The kinds of event that a date of a Chinese clause is for; none where no word says so.

    :param online: registration is on the web, so that 资格审查 alone is the online review.
    """
    return _settled(_chosen(around, online=online), around.heads)


def _chosen(around: Around, *, online: bool) -> Choice:
    after_text = _plain(around.after)
    label_text = _plain(around.label)
    label, after = find_events(label_text), find_events(after_text)
    if _CLOSES.match(after_text):
        after = find_events(after_text.split(",")[0])  # 系统于…自动关闭,逾期无法打印准考证: what is too late then
        if not label and not after and _SITE.search(label_text):
            return Choice(((EventKind.REGISTRATION, ""),))
    if _CHANGES.match(after_text):
        return Choice(((EventKind.OTHER, ""),), strong=True)
    if not label and _READ.match(after_text):
        return Choice(((EventKind.ANNOUNCEMENT, ""),))
    best_label, best_after = _last(label), _first(after)
    if best_label and _PASSED.search(label_text) and (_DOES.match(after_text) or _strong_enough(best_after)):
        label = find_events(_PASSED.sub("", label_text))
        best_label = _last(label)
        if not label and not after:
            return Choice(((EventKind.OTHER, ""),))
    if not _strong_enough(best_label) and not _strong_enough(best_after) and _SENDS.match(after_text):
        return Choice(((EventKind.REGISTRATION, ""),))
    if best_label and best_label.strength >= PLAIN:
        must = _MUST.search(around.label) is not None
        labelled = (_LABELLED.search(around.label) or _MOVED.search(around.label)) is not None or (
            re.fullmatch(r"(?:工作)?(?:在|于)\s*", label_text[best_label.end :]) is not None
        )
        overruled = best_after is not None and not labelled and best_after.strength >= (PLAIN if must else STRONG)
        if not (overruled and (must or best_label.strength < STRONG)):
            return _all_of(label_text, label, best_label, online=online, backwards=True)
    first = _NUMBERED.fullmatch(around.prior + around.label) is not None
    bare_after = best_after is None or best_after.strength == WEAK
    if first and bare_after and around.heads and re.search("时间|日期", around.heads[0]):
        headed = by_heading(around.heads[:1], online=online)
        if headed.kinds:
            return headed
    bare = not label and _BARE_LABEL.search(around.label) is not None
    if bare and not (best_after and best_after.strength == STRONG and not around.heads):
        before = _last(find_events(_plain(around.prior)))
        if before and before.strength >= PLAIN:
            return Choice(((resolve(before.kind, online=online), ""),))
        headed = by_heading(around.heads, online=online)
        if headed.kinds:
            return _with_coordinates(headed, around.heads, online=online)
    how = best_after and re.search("采取|采用|形式|方式|科目|内容|题型", after_text[: best_after.start])
    if best_after and how and best_after.kind in _MANNERS and around.heads:
        headed = by_heading(around.heads[:1], online=online)
        if headed.kinds and headed.kinds[0][0] not in _MANNERS:
            return headed  # 面试。11月13日上午8:30开始,采取试讲方式: the heading says what begins
    if (told := _PUBLISHED.match(after_text)) and not label and not _OWN_LIST.search(around.label + told[0]):
        return Choice(((EventKind.ANNOUNCEMENT, ""),))
    if _HELD.match(after_text) and not label:
        headed = by_heading(around.heads[:1], online=online)
        if headed.kinds:
            return (
                headed  # 9:00-11:00进行,准考证自9月12日起打印: what the heading names is held, the rest is another step
            )
    if _PAPER.match(after_text):
        return Choice(((EventKind.WRITTEN_EXAM, ""),), strong=True)
    if best_after and best_after.strength >= PLAIN:
        return _all_of(after_text, after, best_after, online=online, backwards=False, whole=first)
    found = _last(find_events(_plain(around.prior)))
    if found and found.strength >= PLAIN:
        return Choice(((resolve(found.kind, online=online), ""),))
    headed = by_heading(around.heads, online=online)
    if headed.kinds:
        return headed
    weak = best_label or best_after
    return Choice(((resolve(weak.kind, online=online), ""),)) if weak else Choice(())


def _plain(text: str) -> str:
    """The text with what only qualifies blanked: closed brackets, papers brought along, 根据…, 自公告发布之日起."""

    def blank(m: re.Match[str]) -> str:
        return " " * len(m[0])

    for pattern in (_BRACKETS, _BROUGHT, _MODIFIER, _FROM_ISSUE):
        text = pattern.sub(blank, text)
    return text


_REVIEWED = re.compile(r"资格(?:复核|复审|审查|审核|复查|核查)")


def _settled(choice: Choice, heads: Sequence[str]) -> Choice:
    """复核时间 under a heading 资格复核 is that review; elsewhere 复核 is the appeal against marks."""
    if [kind for kind, _ in choice.kinds] != [EventKind.APPEAL] or choice.strong:
        return choice
    if not any(_REVIEWED.search(head) and "成绩" not in head for head in heads):
        return choice
    return Choice(((EventKind.REVIEW, choice.kinds[0][1]),), choice.head, choice.strong)


def resolve(kind: str, *, online: bool) -> EventKind:
    """The kind that a word of the lexicon stands for: qualifications are examined online where people apply online."""
    if kind == "qualification":
        return EventKind.ONLINE_REVIEW if online else EventKind.REVIEW
    return EventKind(kind)


def _strong_enough(hit: EventHit | None) -> bool:
    return hit is not None and hit.strength >= PLAIN


def _last(hits: Sequence[EventHit]) -> EventHit | None:
    """The strongest, then the last."""
    return max(hits, key=lambda h: (h.strength, h.start), default=None)


def _first(hits: Sequence[EventHit]) -> EventHit | None:
    """The strongest, then the first."""
    return max(hits, key=lambda h: (h.strength, -h.start), default=None)


def by_heading(heads: Iterable[str], *, online: bool) -> Choice:
    """The step that the nearest heading names which names any."""
    for i, head in enumerate(heads):
        # 报名办法 beside a date is no registration, over dates it is
        hits = find_events(re.sub(r"(?<=报名)(?:办法|方式|方法|地点)$", "", head))
        best = _first([h for h in hits if h.strength >= PLAIN]) or _first(hits)
        if best:
            return Choice(((resolve(best.kind, online=online), ""),), head=i)
    return Choice(())


_MANNERS = (EventKind.OTHER, EventKind.ASSESSMENT, EventKind.SKILL_TEST)
"""Kinds whose names (试讲, 综合能力测试) often say how or in what an examination is held."""


def _with_coordinates(choice: Choice, heads: Sequence[str], *, online: bool) -> Choice:
    """时间:3月25日前 right under 体检、考核 is the date of both."""
    if choice.head is None or choice.head > 1:
        return choice
    hits = find_events(heads[choice.head])
    lead = next((h for h in hits if resolve(h.kind, online=online) is choice.kinds[0][0]), None)
    if lead is None:
        return choice
    kinds = dict.fromkeys(resolve(h.kind, online=online) for h in _coordinate(heads[choice.head], hits, lead))
    return Choice(tuple((kind, "") for kind in kinds), choice.head, choice.strong)


def _all_of(
    text: str, hits: Sequence[EventHit], best: EventHit, *, online: bool, backwards: bool, whole: bool = False
) -> Choice:
    """The best hit with those that are coordinate with it: 笔试、面试时间; ``whole``: also in further comma parts."""
    picked: list[EventHit] = []
    if backwards:
        picked = _coordinate(text, hits, best)
    else:
        for begin, part in _parts(text):
            inside = [h for h in hits if begin <= h.start < begin + len(part) and h.strength >= PLAIN]
            if best in inside:
                picked += _coordinate(text, inside, best)
            elif whole and inside and not (_RELATIVE.search(text) and inside[0].kind == EventKind.APPEAL):
                picked += _coordinate(text, inside, inside[0])
            elif picked:
                break
    kinds: list[tuple[EventKind, str]] = []
    for hit in picked:
        kind = resolve(hit.kind, online=online)
        around = text[max(0, hit.start - 24) : hit.end]
        kinds.append((kind, around))
    return Choice(tuple(kinds), strong=best.strength == STRONG)


_RELATIVE = re.compile(
    r"后(?:的)?\s?[\d一二三四五六七八九十两]+\s?(?:个)?(?:工作)?[日天]|之日起\s?[\d一二三四五六七八九十两]+"
)
"""于成绩公布后3日内申请复核: dated from another event, not by the date of its sentence."""


def _coordinate(text: str, hits: Sequence[EventHit], lead: EventHit) -> list[EventHit]:
    """A hit with its neighbours in an enumeration: 笔试、面试阶段."""
    out = [lead]
    if lead.kind == EventKind.OTHER and not TRIAL.fullmatch(text[lead.start : lead.end]):
        return out
    for hit in reversed([h for h in hits if h.end <= lead.start]):
        if out[0].start - hit.end > 4 or not _JOINED.match(text[hit.end : out[0].start]):
            break
        out.insert(0, hit)
    for hit in [h for h in hits if h.start >= lead.end]:
        if not _JOINED.match(text[out[-1].end : hit.start]):
            break
        out.append(hit)
    if lead.kind == EventKind.OTHER and len(out) > 1:
        out.remove(lead)  # 试讲、答辩和面试: the lecture is part of them
    return out


TRIAL = re.compile("试讲|说课|讲课|模拟课堂|微型课")
"""Lectures before a jury: an event of their own beside an interview, else the interview."""


def _parts(text: str) -> list[tuple[int, str]]:
    """The comma parts of a text with their offsets."""
    out, begin = [], 0
    for m in re.finditer(r",", text):
        out.append((begin, text[begin : m.start()]))
        begin = m.end()
    out.append((begin, text[begin:]))
    return out


@cache
def words(section: str, key: str = "words") -> re.Pattern[str]:
    """One alternation of a word list of the lexicon, longest first."""
    listed = sorted(load("events")[section][key], key=len, reverse=True)
    return re.compile("|".join(re.escape(w).replace("后\\?", "后?") for w in listed), re.IGNORECASE)
