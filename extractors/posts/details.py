"""Details: what the text outside the list says about one post (勤务辅警须具有高中学历; a section of its own)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.conditions.certificates import find_preferred
from extractors.outline.post_chapters import chapter_at
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.reading import body_text
from extractors.text.source import Grid, GridCell, Line, Source
from extractors.values.education import find_education
from schema.evidence import Role

STATED = frozenset(
    {
        "regions",
        "education",
        "full_time",
        "degree",
        "majors",
        "age_min",
        "age_max",
        "certificates",
        "gender",
        "experience_years",
        "political",
    }
)


def add_details(source: Source, entries: Sequence[Entry]) -> None:
    """Fill fields that the list has no place for from statements about exactly one post."""
    if not entries:
        return
    _sections(source, entries)
    subjects = _subjects(entries)
    fields = STATED if source.zh else frozenset({"gender"})  # English demands are read by their own statements
    for line in source.prose():
        _statements(source, line, subjects, fields)
    if source.zh:  # English posts have read what stands below their headings, and the statements on each of them
        _own_sections(source, entries)
    _descriptions(source, entries)
    _workplace(source, entries)
    if len(entries) == 1 and not entries[0].known and source.zh:
        _single(source, entries[0])


_TITLE = re.compile(
    r"\s*(?:[(]?[一二三四五六七八九十]{1,3}[)、.]+|[(]?\d{1,2}[)、.]+|[◆■★●▲])?\s*(?P<org>[\u4e00-\u9fff·]{4,30}?)"
    r"(?:招聘岗位|岗位|招聘)?(?:\([^()]{0,20}\)|:|\s|共?\d+[名人个](?:岗位)?)*"
)


def _sections(source: Source, entries: Sequence[Entry]) -> None:
    """A row over the whole table that is an employer's name employs the posts below it."""
    for grid in source.grids:
        mine = [
            e for e in entries if grid.start <= e.start < grid.end and "org" not in e.known and "org" not in e.draft
        ]
        if not mine:
            continue
        titles = [
            (cell, found)
            for row in range(grid.rows)
            if (cell := _title(grid, row)) and (found := _TITLE.fullmatch(cell.text))
        ]
        for entry in mine:
            above = [(cell, found) for cell, found in titles if cell.start < entry.start]
            if above and is_employer(above[-1][1]["org"]):
                cell, found = above[-1]
                at = cell.start + found.start("org")
                entry.put("org", found["org"], source.cite(at, at + len(found["org"]), Role.INHERITED, "section"))


def _title(grid: Grid, row: int) -> GridCell | None:
    """The only printed cell of a row."""
    cells = [cell for col in range(grid.cols) if (cell := grid.cell(row, col)).text and cell.why is None]
    return cells[0] if len(cells) == 1 and grid.cols > 2 else None


@dataclass(frozen=True, slots=True)
class _Subject:
    form: str
    entries: tuple[Entry, ...]


def _subjects(entries: Sequence[Entry]) -> list[_Subject]:
    """The words that name exactly one entry: its code, its name, its category."""
    out: list[_Subject] = []
    for field in ("code", "name", "category"):
        values = [e.get(field) for e in entries]
        if field == "name":  # A岗(普通岗) is A岗 in the text
            plain = [re.sub(r"(?<=..)\([^()]*\)$", "", v) if isinstance(v, str) else v for v in values]
            out += [
                _Subject(str(p), (e,))
                for e, v, p in zip(entries, values, plain, strict=True)
                if isinstance(p, str) and p != v and len(p) >= 2 and plain.count(p) == 1
            ]
        out += [
            _Subject(str(v), (e,))
            for e, v in zip(entries, values, strict=True)
            if isinstance(v, str) and len(v) >= 2 and values.count(v) == 1
        ]
    known = {s.form for s in out}
    out += [s for s in _families(entries) if s.form not in known]
    return sorted(out, key=lambda s: -len(s.form))


def _families(entries: Sequence[Entry]) -> list[_Subject]:
    """The words in which several names end, but not all: 石坪镇普通岗 and 大湾乡普通岗 beside 退役军人专岗."""
    names = [str(e.get("name") or "") for e in entries]
    ends = Counter(name[-size:] for name in names for size in range(3, 7) if len(name) > size + 1)
    whole = {end for end, count in ends.items() if 1 < count < len(entries) and end.endswith(("岗", "岗位", "职位"))}
    forms = {e for e in whole if not any(o.endswith(e) and ends[o] == ends[e] and len(o) > len(e) for o in whole)}
    forms = {e for e in forms if all(n == e or n.endswith(e) for n in names if e in n)}
    return [_Subject(f, tuple(e for e, n in zip(entries, names, strict=True) if n.endswith(f))) for f in sorted(forms)]


@memo
def _begins(form: str, names: str) -> re.Pattern[str]:
    """How a statement about a subject begins, among these names of all subjects."""
    return re.compile(
        rf"(?:(?<=^)|(?<=[,:;。\s、).])|(?<=其中)|(?<=竞争)|(?<=报考)|(?<=应聘)){re.escape(form)}"
        rf"(?:岗位|职位|人员)?(?:的(?!社会|应届|往届|退役|现役)|:|(?=须|应|需|必须|要求|限|年龄|年满|不超过|男性|女性|\d\d[^\d名人分])|(?=(?:[、和及与](?:{names}))+(?:岗位|职位|人员)?(?:须|应|需|必须|要求|限)))"
    )


def _statements(source: Source, line: Line, subjects: list[_Subject], fields: frozenset[str]) -> None:
    """``甲类：大学本科及以上学历``, ``勤务辅警须持有C1驾驶证``, ``竞争法规科副科长职位的须为法律专业本科以上``."""
    named = [subject for subject in subjects if subject.form in line.text]
    names = "|".join(re.escape(s.form) for s in subjects) if named else ""
    for clause in re.finditer(r"[^。;\n]+", line.text) if named else ():
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        for subject in named:
            for m in _begins(subject.form, names).finditer(clause.group()) if subject.form in clause.group() else ():
                if not any(a <= m.start() < b for a, b, _ in found):
                    found.append((m.start(), m.end(), subject.entries))
        found.sort(key=lambda f: f[0])
        for (_, begin, owners), following in zip(found, [*found[1:], None], strict=False):
            end = following[0] if following else len(clause.group())
            if following and following[0] - begin <= 1 and not clause.group()[begin:end].strip("、和及与"):
                # 甲、乙须具有…: both
                later = [f for f in found if f[0] > begin]
                joint = next(
                    (
                        f
                        for f in later
                        if re.match(r"(?:岗位|职位|人员)?(?:须|应|需|必须|要求|限)", clause.group()[f[1] :])
                    ),
                    None,
                )
                if joint is not None:
                    begin = joint[1]
                    after = [f[0] for f in later if f[0] > joint[0]]
                    end = after[0] if after else len(clause.group())
            text = re.split(r",其[他余它]", clause.group()[begin:end])[0]
            for entry in owners:
                _fill(source, entry, text, line.start + clause.start() + begin, fields)


def _fill(source: Source, entry: Entry, text: str, at: int, fields: frozenset[str]) -> None:
    plain = re.sub(r"(?:通过|取得)[^,;。]{0,20}资格考试", "", text)
    if re.search(r"成绩|上传|提交|提供|考试|笔试|面试|试讲|测评|占\d|加分|%|放宽|体能|名次|报名费", plain):
        return
    for fact in read_conditions(text):
        if fact.field in fields and fact.field not in entry.known:
            entry.take(fact, at, source=source)
    if fields is not STATED:
        return
    named = re.search(
        r"(?P<major>[\u4e00-\u9fff]{2,10}?)(?:类)?专业(?:的)?(?:全日制)?(?:大学)?(?:本科|专科|大专|硕士|研究生)", text
    )
    if named and "majors" not in entry.known:
        major = re.sub(r"^(?:须为|应为|需为|须|应|需|为|具有|的)+", "", named.group("major"))
        start = named.end("major") - len(major)
        entry.take(Fact("majors", (major,), start, named.end("major")), at, source=source)


def _called(name: str) -> str:
    """The name of a post as a heading has it: A岗(普通岗), or A岗 alone."""
    plain = re.sub(r"(?<=..)\([^()]*\)$", "", name)
    return re.escape(plain) + (rf"(?:{re.escape(name[len(plain) :])})?" if plain != name else "")


def _own_sections(source: Source, entries: Sequence[Entry]) -> None:
    """A section under a heading that is the name of the post: its education, age, certificates, majors, preferences."""
    text = body_text(source)
    heads: list[tuple[int, int, Entry]] = []
    for entry in entries:
        name = entry.get("name")
        if not name or not _numbered(text, re.sub(r"(?<=..)\([^()]*\)$", "", name)):
            continue
        pattern = (
            r"(?:^|[\n\s])(?:[(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、|\d{1,2}\.\d{1,2}\s?"
            r"|\d{1,2}[.、]|#+ |[◎◆■★▲]"
            rf"|(?:岗位|职位)[一二三四五六七八九十\d]{{1,3}}[:、.])\s*{_called(name)}(?:岗位|职位)?"
            r"(?:的)?(?:(?:报考|应聘|招聘|任职|报名|资格|岗位)?(?:条件|要求))?(?=\s|:|$|\(?\d{1,3}[名人])"
        )
        places = list(re.finditer(pattern, text))
        # 1、甲岗位:12名 in the list itself is no section, where one follows
        later = [m for m in places if not m.start() - 1 <= entry.start <= m.end()]
        if places:
            found = (later or places)[0]
            heads.append((found.start(), found.end(), entry))
    if len(heads) < 2:
        return
    heads.sort(key=lambda h: h[0])
    for (_, begin, entry), following in zip(heads, [*heads[1:], None], strict=False):
        stop = re.search(r"(?:^|[\n\s])[一二三四五六七八九十]+、", text[begin:])
        end = begin + stop.start() if stop else len(text)
        if following:
            end = min(end, following[0])
        elif (line := source.line_at(begin)) is not None and line.level:
            # the last section ends with the next heading of its level or above
            after = (x.start for x in source.lines[line.index + 1 :] if line.index not in x.parents)
            end = min(end, next(after, end))
        section = text[begin:end]
        if len(section) > 3000:
            continue
        for fact in read_conditions(section):
            if (
                fact.field in STATED or fact.field in ("preferred", "political", "regions", "age_limits")
            ) and fact.field not in entry.known:
                entry.take(fact, begin, source=source)


_BEGINS_HEAD = re.compile(r"(?:[)、.#◎◆■★▲:]|\d\.\d{1,2})$")


def _numbered(text: str, name: str) -> bool:
    """Whether a name stands anywhere behind what a heading begins with."""
    at = text.find(name)
    while at >= 0:
        before = text[max(at - 200, 0) : at].rstrip()
        if not before or _BEGINS_HEAD.search(before):
            return True
        at = text.find(name, at + 1)
    return False


def _descriptions(source: Source, entries: Sequence[Entry]) -> None:
    """A requirement inside the description of a post (X职位说明书): its line becomes the remarks."""
    heads = [
        (line.index, entry)
        for line in source.lines
        if re.search(r"(?:职位|岗位)说明书$", line.text)
        for entry in entries
        if _same_post(re.sub(r"(?:职位|岗位)说明书$", "", line.text), str(entry.get("name") or ""))
    ]
    for (index, entry), following in zip(heads, [*heads[1:], None], strict=False):
        end = following[0] if following else len(source.lines)
        for line in source.lines[index + 1 : end]:
            for piece in re.finditer(r"[^\n\t。;]+", line.text):
                body = re.sub(r"^\s*(?:\d{1,2}[、.]|[(]\d+[)])\s*", "", piece.group())
                if "remarks" not in entry.draft and re.search(
                    r"(?:具有|取得|持有)[^,]{0,30}(?:资格|证书|学历|职称)", body
                ):
                    start = line.start + piece.end() - len(body)
                    body = body.rstrip()
                    entry.put("remarks", body, source.cite(start, start + len(body)))


def _same_post(heading: str, name: str) -> bool:
    """Whether two printings name one post, where one may lack a prefix or a middle part."""
    a, b = (re.sub(r"\([^()]*\)|\s", "", x) for x in (heading, name))
    if not a or not b:
        return False
    return a == b or a.endswith(b) or b.endswith(a)


def _workplace(source: Source, entries: Sequence[Entry]) -> None:
    found = re.search(r"(?:^|[\n\s)、.])工作地点\s*:\s*(?P<told>[^。;\n]{2,40}?)(?=[。;\n]|$|\s)", body_text(source))
    if found is None or any("workplace" in e.known or "workplace" in e.draft for e in entries):
        return
    told, at = found["told"], found.start("told")
    if chapter_at(source, at) is not None and len(entries) > 1:
        return  # where one of several posts works
    if re.search(r"详见|见附件|通知|准考证", told):
        return
    left = list(entries)
    said = [(m["who"], *m.span("place")) for m in _PLACE_OF.finditer(told)]
    for who, a, b in said or [("其余", 0, len(told))]:  # D2为东港,其余岗位为西港
        others = re.match(r"其余|其[他它]|余下", who)
        owners = left if others else [e for e in left if str(e.get("code") or e.get("name")) in who]
        left = [e for e in left if e not in owners]
        for entry in owners:
            entry.put("workplace", told[a:b], source.cite(at + a, at + b))


_PLACE_OF = re.compile(r"(?:^|,)(?P<who>[^,为]{2,30})(?:均|都)?为(?P<place>[^,]+)")


_EMPLOYING = re.compile(
    r"(?:工会|局|委员会|医院|学校|中学|小学|幼儿园|学院|大学|中心|公司|集团|研究院|研究所|法院|检察院|街道|办事处|政府|办公室|卫生院"
    r"|站|馆|支队|大队|委|院|所|镇|乡|社区|银行|支行|分行|厂|部)$"
)


def is_employer(text: str) -> bool:
    """Whether a title ends as the names of employers do."""
    return _EMPLOYING.search(text) is not None


_EMPLOYER = re.compile(
    r"(?:^|\n)(?:关于)?(?P<org>[\u4e00-\u9fff]{3,20}?)(?:公开)?(?:招聘|选聘|选拔)(?P<role>[\u4e00-\u9fff]{2,12}?)(?:的)?(?:公告|通知|启事)"
)


_EACH = re.compile(r"(?:岗位?|职位|教师|类)(?!.*放宽)[^;]{2,60};[^;。]{0,16}(?:岗位?|职位|教师|类)")
_WISHES = re.compile(r"优先[^,。;:]{0,8}(?:条件|人员|情形|对象|范围)(?:如下)?:?$")
"""(二)同等条件下优先招聘条件: a heading; who is preferred stands below it."""


_FREED = re.compile(
    r"(?:学[历位]|及|或|以上|\([^()]*\))*(?:的|者|人员|毕业生)[^。;]{0,80}?"
    r"(?:可以?不|可不|无需|不需|不必|不再|不受|免(?:试|考|笔试|提供|予|于|交|缴)|放宽|视[同为]|同等对待|优先|加\d+分)"
)
"""本科及以上学历的人员可以不提供…: said of those who hold a level, nothing asked of anybody."""


_STAGE = re.compile(
    r"(?:或(?:者)?(?:硕士|博士)?研究生|[、及和](?:硕士|博士)?研究生)?(?:学历)?(?:学习|教育|就读)?(?:阶段|期间)"
)
"""本科或研究生阶段为计算机专业: when something was studied, no level asked for."""


def _single(source: Source, entry: Entry) -> None:
    """The notice has one post only, so its general requirements are those of the post."""
    titled = _EMPLOYER.search(body_text(source))
    if titled and str(entry.get("name") or "").endswith(titled.group("role")):
        entry.put("org", titled.group("org"), source.cite(*titled.span("org")))
    for line in source.prose():
        if "education" not in entry.draft and "degree" not in entry.draft:
            levels = list(find_education(line.text))
            if len({m.level for m in levels if m.level}) > 1 and _EACH.search(line.text):
                levels = []  # 中学教师岗位…本科以上;小学教师岗位…大专以上: not one level
            for match in levels:
                if re.search(r"毕业的|放宽|下列|之一", line.text[match.start : match.end + 6]):
                    continue
                if _FREED.match(line.text, match.end) or _STAGE.match(line.text, match.end):
                    continue
                where = source.cite(line.start + match.start, line.start + match.end)
                entry.put("education", match.level, where)
                entry.put("full_time", match.full_time, where)
                entry.put("degree", match.degree, where)
                break
        if _WISHES.search(line.text):
            below = [item for item in source.prose() if item.parents and item.parents[-1] == line.index]
            texts = [(re.sub(r"^\(?\d{1,2}[).、]\s?", "", item.text).rstrip(";。"), item) for item in below]
            cited = [
                source.cite(item.start + item.text.index(text), item.start + len(item.text)) for text, item in texts
            ]
            entry.put("preferred", tuple(text for text, _ in texts), *cited)
            continue
        for item in find_preferred(line.text):
            entry.put("preferred", (item.text,), source.cite(line.start + item.start, line.start + item.end))
