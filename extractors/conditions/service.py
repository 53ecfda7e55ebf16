"""Time served, in Chinese clauses: experience, tenure in a rank, annual assessments, and what shortens a time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.conditions.eased_service import eased_service
from extractors.conditions.rules import Rule, Scope, Span, limit, subject
from extractors.conditions.times_within import time_within, within_rules
from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.values.dates import find_dates
from extractors.values.numbers import NUMBER, parse_number
from schema.conditions import AnyOf, Assessment, Experience, Tenure

RANK = (
    r"(?:副?[省部厅局司处科股乡]级|正[省部厅局司处科股乡]级|(?:一|二|三|四)级(?:调研员|"
    r"主任科员|科员|巡视员)|副?(?:巡视员|调研员|主任科员|处长|科长|局长)|科员级?|办事员级?|"
    r"(?:管理|专业技术)(?:岗位)?[一二三四五六七八九十]{1,2}级|[一二三四五六七八九十]{1,2}级(?:职员|管理岗位)|中层(?:正|副)职|科级|处级)"
)
_GRADES = r"(?:优秀|称职|合格|良好|胜任|基本称职|基本合格)"
_YEAR = r"(?:19|20)\d\d"


def read_service(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """The conditions on time served of one clause, each with its range in the clause."""
    if (inner := time_within(text)) is not None:
        yield from read_service(text[: inner[0]], at, scope)
        alone = Scope(scope.tracks, scope.year)
        yield from within_rules(text, at, inner, lambda part, begin: [r for r, *_ in read_service(part, begin, alone)])
        return
    shortened = list(eased_service(text, at))
    yield from shortened
    yield from _assessments(text, at, scope)
    if shortened and has_amount(text[: shortened[0][1]]):  # 具有5年以上工作经历,硕士研究生可减少1年
        alone = Scope(scope.tracks, scope.year, scope.who, scope.who_span)
        yield from read_service(text[: shortened[0][1]].rstrip(",("), at, alone)
    if not shortened:
        tenures = list(_tenures(text, at, scope))
        if (
            len(tenures) == 2
            and re.search(r"(?:,|、)?或者?(?:现|担)?(?:任|在|受?聘)", text)
            and not any(r.tracks for r, _, _ in tenures)
        ):
            first, last = tenures[0], tenures[1]
            choice = Rule(AnyOf, {}, (at + first[1], at + last[2]), options=[first[0], last[0]])
            yield choice, first[1], last[2]
        else:
            if tenures and "," in text[: tenures[0][1]]:
                yield from _experience(text[: text.rfind(",", 0, tenures[0][1])], at, scope)
            yield from tenures
        free = None if tenures else _FREE.search(text) or _FREE_LONG.search(text) or _FREE_AFTER.search(text)
        if free:
            years = _years(free["n"], free["unit"])
            values = {"rank": free["rank"], "years": years}
            rule = Rule(Tenure, values, (at + free.start(), at + free.end()))
            long = free.group().startswith(("担任", "现任", "受聘为")) and "满" not in free.group()
            if long or _BESIDE.search(text[: free.start()]):  # 具有甲级单位5年以上工作经历,且担任…岗位3年以上
                yield from _experience(text[: free.start()], at, scope)
            yield limit(rule, subject(text, free.start()), at, scope, text), free.start(), free.end()
        elif not tenures:
            yield from _experience(text, at, scope)


_FREE = re.compile(
    rf"(?:连续|累计)?(?:(?:现|担)?任|受聘[为任]?|聘为)(?P<rank>(?!职)(?:[^,;。、()]|\([^()]{{1,10}}\)){{2,24}}?)(?:职务|职位|职称|岗位|工作)?(?:累计|连续)?满\s*(?P<n>{NUMBER})\s*"
    r"(?P<unit>周?年|个月)(?:及?以上)?"
)
_FREE_LONG = re.compile(
    rf"(?:担任|现任|受聘为)(?P<rank>(?!职)[^,;。、()]{{2,24}}?(?:职务|职位|岗位))(?:累计|连续)?\s*(?P<n>{NUMBER})\s*"
    r"(?P<unit>周?年|个月)(?:及|或)?以上(?![^,;。]{0,12}经[历验])"
)
"""The same without the word for full: 担任部门正职岗位3年及以上."""
_FREE_AFTER = re.compile(
    rf"(?<=其中|,须|,应|,需)(?:须|应|需)?(?:至少)?有?(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:及?以上)?的?(?:时间|以上)?(?:现|担)任"
    r"(?P<rank>(?!职)[^,;。、()]{2,24}?(?:职务|职位|岗位|[正副]职))(?![^,;。]{0,12}经[历验])"
)
"""The time before the post: 其中至少3年担任中层管理职务."""
_BESIDE = re.compile(r"(?:其中|并|且|同时|含)(?:须|应|需|有)?$")
"""What joins a post held to the work that is asked for before it: 从事会计工作满6年(其中担任会计主管满2年)."""


def _years(number: str, unit: str) -> Decimal | None:
    value = parse_number(number)
    if value is None:
        return None
    return value / 12 if "月" in unit else value


def _assessments(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """2009至2011年年度考核均为称职以上: the years, the lowest grade that is enough, and whose grades they are."""
    last = 0
    for match in find_all(_ASSESSED, text):
        if not re.search(r"年度|近.{1,2}年|年终|历年|每年", text[: match.end()]):
            continue
        part = text.rfind(",", 0, match.start()) + 1
        left = text[part : match.start() + 4] if part and find(_ASSESSED, text[:part]) else text[: match.start() + 4]
        years: list[int] = []
        span = re.search(rf"({_YEAR})年?(?:度)?\s*(?:至|到|-|~)\s*({_YEAR})年", left)
        if span:
            years = list(range(int(span[1]), int(span[2]) + 1))
        else:
            years = [int(y) for y in re.findall(rf"({_YEAR})(?=年(?!\s?\d{{1,2}}\s?月)|、|和|及)", left)]
        base = match.start() + 4 - len(left)
        recent = re.search(r"(?:近|最近|上)[一二两三四五\d]{1,2}年", text[part : match.start() + 2])
        start = base + span.start() if span else part + recent.start() if recent else part
        start = max(start, last)
        last = match.end()
        begin = re.match(r"(?:在(?=近|最近|上|20)|且|并且|并|须|应)*", text[start:])
        start += begin.end() if begin else 0
        shut = re.search(r"没有|无(?!故)|未(?=出现|有|被)", match.group())  # 没有基本称职和不称职等次
        end = match.end()
        if shut and (more := _MORE_GRADES.match(text, end)):
            end = more.end()
        some = _SOME_TIMES.search(match.group())
        values: dict[str, object] = {} if shut or some else {"min": match["g"]}
        if years and "min" in values and len(years) <= 10:
            values["years"] = tuple(years)
        else:
            values["text"] = text[start:end]
        rule = Rule(Assessment, values, (at + start, at + end))
        named = re.match(
            r"(?!公务员年度)(?P<who>[^,;。:()近]{0,14}?(?:公务员|人员|教师|职工|干部))(?=近|最近|上|20\d\d|历年|年度)",
            text[part:],
        )
        if named:
            limit(rule, (named["who"], part, part + named.end("who")), at, Scope(scope.tracks, scope.year))
        yield rule, start, end


_ASSESSED = re.compile(
    rf"(?:年度|年终|历年|每年)?(?:考核|考绩|考评)[^,;。]{{0,14}}?(?P<g>{_GRADES})(?:\([^()]*\))?(?P<up>及?以上)?(?:等次|等级|档次)?"
)
_SOME_TIMES = re.compile(r"[一二两三四五\d]{1,2}[次个]")
"""年度考核至少有1次为优秀: a grade that some of the years must have, not each of them."""
_MORE_GRADES = re.compile(
    rf"(?:[、和及或](?:不|基本)?(?:{_GRADES[3:-1]}|不称职|不合格))+(?:及?以下)?(?:的?(?:等次|等级|档次|情况|情形))?"
)
"""The other grades that may not have been given: 没有基本称职和不称职等次."""
_TENURE = re.compile(
    rf"(?:(?:须|应|需)?(?:现)?(?:担)?任|现聘用?(?:在|于)?|(?:受聘|聘[用任])(?:在|到|至|于)?|为|具有|在)?(?P<rank>{RANK}(?:\([^()]*\))?(?:及以上)?)(?:及以上)?(?:领导)?(?:干部|职务|职级|职位|岗位|人员)*"
    rf"(?:上)?(?:(?:工作|任职|且任职|连续任职|累计|受聘|聘[用任])*(?:满|达|达到)?\s*(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:及?以上)?)?"
)


def _tenures(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """任副科级职务满2年; 现任科长任职满两年的可竞聘副处长."""
    if not re.search(r"现任|任职|现聘|聘[用任]|[任担]\S{0,12}级|任.{0,8}(?:职|员|长|岗位)", text) or re.search(
        r"任职年限计算|任职时间计算", text
    ):
        return
    floor = 0
    last: tuple[str, int, int] | None = None
    target = re.search(r"(?:可|可以)?(?:报名|报考|竞聘|参加)竞?[争聘]?(?P<t>[^,;。]{2,20}(?:职位|职务|岗位))", text)
    for match in find_all(_TENURE, text):
        left = text[max(0, match.start() - 3) : match.start()]
        held = re.match(r"(?:须|应|需)?(?:现)?(?:担)?任", match.group()) or left.endswith("任") or "聘" in match.group()
        if not held or re.search(r"竞[争聘]$|报[考名]$", left):
            continue
        if match["n"] is None and not re.search(r"现[任聘]", text[max(0, match.start() - 2) : match.end()]):
            continue
        years = _years(match["n"], match["unit"]) if match["n"] else None
        values = {"rank": match["rank"], "years": years}
        rule = Rule(Tenure, {k: v for k, v in values.items() if v is not None}, (at + match.start(), at + match.end()))
        found = subject(text, match.start(), floor)
        if found and re.search(r"竞[争聘].*职位的?$|报考.*职位的?$", found[0]):
            rule.tracks = _mention(found[0], scope)
            found = None if rule.tracks else found
        if found is None and not rule.tracks and last and text[floor : match.start()] in ("或", "或者", "、"):
            found = last
        if found is None and not rule.tracks:
            unit = re.search(r"(?P<u>[\u4e00-\u9fff]{2,12})$", text[floor : match.start()])
            if unit and not re.search(r"(?:须|应|的|可|或|干部|职务)$", unit["u"]):
                begin = floor + unit.start("u") + len(unit["u"]) - len(re.sub(r"^(?:或者?|和|及)", "", unit["u"]))
                found = (text[begin : match.start()], begin, match.start())
        tracks, last = rule.tracks, found
        limit(rule, found, at, scope)
        rule.tracks = tracks or rule.tracks or (_mention(target["t"], scope) if target else ())
        if tracks:
            rule.values.pop("who", None)
            rule.proofs.pop("who", None)
        yield rule, match.start(), match.end()
        floor = match.end()


def _mention(text: str, scope: Scope) -> tuple[str, ...]:
    return mentions(text, scope.tracks)


_TOPIC = (
    r"(?:从事[^,;。]{2,14}?的?(?:年限|时间)|任教年限|教龄|工作经[历验]|工作年限|从业经[历验]|实践经[历验]|基层经历|任教经历|教学经[历验]|工龄|从业年限|"
    r"执业经[历验]|工作经历年限|资历|经验)"
)
_CUTOFF = re.compile(
    rf"(?P<topic>(?:基层|专业|相关|本专业|岗位|行业)?(?:\([^()]{{1,8}}\))?{_TOPIC})[^。;]{{0,40}}?(?:截[止至]|计算|为准|为限|界)"
)
_AMOUNT = re.compile(
    rf"(?:满|达到?|具有|具备|有|须|应|累计|至少|不少于|不低于)?\s*(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:\(含\))?(?P<up>及?以上|以上)?(?:的)?(?P<field>(?:[^,;。、()]|\([^()]{{1,16}}\)|、(?!具?有|取得|持|熟|能|须|需|\d)(?=[\u4e00-\u9fff、]{{2,24}}经[历验])){{0,30}}?(?:工作经[历验]|从业经[历验]|教学经[历验]|实践经[历验]|工作经验|经历|经验))"
)
_OWN_SEAT = re.compile(
    rf"(?:在|(?=现聘|现任))(?P<seat>(?:现聘用?|本级|本|现(?:工作)?|当前|所在|同一|现任职?)(?:机关|单位|部门|岗位|职位|学校)(?:\([^()]*\))?)(?:累计|连续)?(?:工作|任职|服务)?(?:累计|连续)?"
    rf"(?:满|达到?)\s*(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?:\(含\))?(?:及?以上)?"
)
"""Time in the seat held now (在本级机关工作满2年): tenure, not experience of a kind of work."""
_COUNTED = re.compile(
    rf"(?P<field>[\u4e00-\u9fff]{{0,12}}?(?:经[历验]|年限|[驾教工护]龄))(?:累计|须|应|需|要)*(?:(?:不少于|不低于|满|达到?|至少|在)\s*|(?={NUMBER}(?:周?年|个月)(?:\(含\))?(?:及|或)?以上))(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?P<up>及?以上|以上)?"
)
"""The amount behind its field: 基层工作经历不少于2年."""
_WORKED = re.compile(
    rf"(?P<field>从事(?:[^,;。、()]|\([^()]{{1,12}}\)|、(?=[^,;。从在任]{{2,16}}(?:工作|业务))){{1,30}}?(?:工作|任职|服务|任教|执业|业务)+|"
    rf"(?:在|连续在|连续从事)[^,;。、]{{1,24}}?(?:工作|任职|服务|任教|执业)|在[^,;。、]{{1,16}}?担任[^,;。、]{{2,14}}?(?=满)|连续任职|参加工作|(?:^|(?<=,))(?:累计|连续)?工作(?=满|\s?[\d一二两三四五六七八九十]{{1,2}}\s?周?年(?:及|或|\(含\))?以上)|(?:聘用|录用|进入)[^,;。]{{1,30}}?(?:人员|公务员|教师|工作)(?:\([^()]{{1,12}}\))?|(?:从事)[^,;。、]{{2,14}}?)(?:时间|年限)?(?:累计|连续)?(?:满|达到?|不少于|不低于)?\s*(?P<n>{NUMBER})\s*(?P<unit>周?年|个月)(?P<up>及?以上|以上)?"
)


def _experience(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """具有2年以上基层工作经历; 在本区社区工作满2年; and cut-off dates for such times."""
    cutoff = cut_off(text, at, scope)
    amounts = cutoff and has_amount(text[: cutoff[2]])
    if cutoff and not amounts:
        yield cutoff
        return
    asked = re.search(
        r"(?P<who>[^,;。]{0,12}要求[^,;。]{0,6}(?:经[历验])的?)[,,]?[^,;。]{0,10}(?:具备|具有)[^,;。]{0,6}?(?P<f>[\u4e00-\u9fff]{2,4}工作经历)",
        text,
    )
    if asked:
        rule = Rule(Experience, {"field": asked["f"]}, (at + asked.start(), at + asked.end()))
        yield limit(rule, (asked["who"], asked.start("who"), asked.end("who")), at, scope), asked.start(), asked.end()
        return
    seat = _OWN_SEAT.search(text)
    if seat and not re.search(r"优先|服务期|未满|不满", text[: (text + ",").index(",", seat.end())]):
        rule = Rule(Tenure, {"years": _years(seat["n"], seat["unit"])}, (at + seat.start(), at + seat.end()))
        if counted := _counted_to(text, seat.end(), scope.year):
            rule.values["as_of"], (begin, end) = counted
            rule.proofs["as_of"] = [(at + begin, at + end)]
        yield limit(rule, subject(text, seat.start()), at, scope, text), seat.start(), seat.end()
    floor = 0
    for match in sorted(
        (*_AMOUNT.finditer(text), *_WORKED.finditer(text), *_COUNTED.finditer(text)), key=lambda m: m.start()
    ):
        if seat and match.start() < seat.end() and seat.start() < match.end():
            continue
        if re.search(r"(?:增加|延长|减少|缩短|顺延)$", text[: match.start("n")].rstrip()):
            continue  # 其他专业的,年限相应增加2年
        if text[: match.start("n")].rstrip("满达在 ").endswith(("驾龄", "党龄", "军龄", "工龄、年龄")):
            continue  # 驾龄满3年 is part of the licence asked for
        if re.match(r"(?:凡)?要求.{2,24}的?(?:岗位|职位),", text):
            continue  # 要求2年以上经历的职位,须足年足月: a rule for reading the table
        begin = max(text.rfind(mark, 0, match.start()) for mark in ",;。") + 1
        if re.compile(r"[^,;。]*(?:人员|者|的)[^,;。]*放宽").match(text, begin):
            continue  # 工作满3年的人员年龄可放宽
        if match.start() < floor or re.search(
            r"优先|缴纳|社保|(?:人员|者|的)(?![^,;。]*(?:年龄|学历|学位|户籍|专业|身高))[^,;。]*放宽|(?:此|本|该|上述|以上)(?:条|项|款|条件|要求)可?(?:以|适当)*放宽|服务年限|试用",
            re.sub(r"(?<=.)\([^()]*\)", "", text),
        ):
            continue
        years = _years(match["n"], match["unit"])
        if years is None or years > _LONGEST_SERVED:
            continue
        values: dict[str, object] = {"years": years}
        name = re.sub(r"^(?:及?以上|的|从事(?!本)|(?:须|应|需)?具[有备])+", "", match["field"] or "").strip()
        if (match["field"] or "").startswith("从事") and re.match("满", text[match.end("field") :]):
            name = match["field"]  # 从事社会工作满4年, but 从事文字综合工作1年以上
        if name and not re.fullmatch(r"(?:相关)?工作经[历验]|工作年限|经[历验]|参加工作|(?:累计|连续)?工作", name):
            values["field"] = name
        rule = Rule(Experience, values, (at + match.start(), at + match.end()))
        if cutoff and match.end() <= cutoff[2]:
            # 3年以上基层工作经历和2年以上公务员工作经历(截至…): one date for all of them
            rule.values["as_of"] = cutoff[0].values["as_of"]
            rule.proofs["as_of"] = [cutoff[0].cited]
        elif counted := _counted_to(text, match.end(), scope.year):
            rule.values["as_of"], (begin, end) = counted
            rule.proofs["as_of"] = [(at + begin, at + end)]
        found = subject(text, match.start(), floor)
        floor = match.end()
        yield limit(rule, found, at, scope, text), match.start(), match.end()


_COUNTED_TO = re.compile(
    r"\((?:[^()]{2,40}[,;])?(?:(?:时间|年限)?(?:计算|统计)?(?:截[止至](?:时间|日期)?(?:到|至|为|:)?)|至|到)(?P<day>[^(),;]{6,24})\)"
)


def _counted_to(text: str, at: int, year: int | None) -> tuple[str, Span] | None:
    """The day to which the time right before ``at`` is counted, from the brackets there: 满2年(截至2024年6月20日)."""
    told = _COUNTED_TO.match(text, at)
    days = find_dates(told["day"], year=year) if told else []
    moment = (days[0].last or days[0].first) if days else None
    return (moment, told.span()) if told and moment else None


def has_amount(text: str) -> bool:
    """Whether a clause asks for a length of experience, besides the date to which it is counted."""
    return any(
        (years := _years(m["n"], m["unit"])) is not None and years <= _LONGEST_SERVED
        for reader in (_AMOUNT, _COUNTED, _WORKED)
        for m in reader.finditer(text)
    )


_LONGEST_SERVED = 40
"""Years beyond which a number is that of a calendar year: 从事相关工作年限截止到2026年12月31日."""


_ASKED = re.compile(r"(?P<who>[^,;。]{0,14}要求[^,;。]{0,10}?经[历验](?:的(?:职位|岗位|人员)?)?)[,,]")


_SET = re.compile(r"截[止至]|计算|为准")


def cut_off(text: str, at: int, scope: Scope) -> tuple[Rule, int, int] | None:
    """基层工作经历截止时间为2016年3月31日: the date to which time served is counted."""
    asked = _ASKED.search(text)
    topic = _CUTOFF.search(text, asked.end() if asked else 0) or (_CUTOFF.search(text) if asked else None)
    if not topic:
        return None
    dates = [d for d in find_dates(text, year=scope.year) if d.start >= topic.start() - 40]
    if not dates:
        return None
    date = next(
        (d for d in dates if d.start >= topic.end() - 12 and _SET.search(text[topic.start() : d.start])), dates[-1]
    )
    values: dict[str, object] = {"as_of": date.last or date.first}
    if re.search(r"基层|专业|教学|岗位", topic["topic"]):
        values["field"] = topic["topic"]
    start = asked.start() if asked else topic.start()
    rule = Rule(Experience, values, (at + start, at + date.end))
    limit(rule, (asked["who"], asked.start("who"), asked.end("who")) if asked else None, at, scope)
    return rule, start, date.end
