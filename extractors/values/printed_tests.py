"""Printed tests: what a Chinese notice calls its tests where no lexicon has the name (岗位胜任力测评, 案卷评析).

A name is told by its place: what a share, a full mark or a term of a formula is said of, an item of a list whose marks
are dealt out, the head of one of several items that each print marks, a row of a table of weights, the title of a
paper. Declared so, it is found everywhere else in the notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Line, Source
from extractors.values.contents import without_contents
from extractors.values.fractions import TENTHS
from extractors.values.subjects import find_subjects

_ITEM = r"[《“]?[\u4e00-\u9fffA-Za-z·]{2,14}?[》”]?"
_JOINT = r"(?:[、和与及+]|(?<![参增])加|以及|,并)"
_COUNT = (
    r"(?:[两二三四五六2-6]个?(?:部分|模块|板块|项|科|门|卷|环节|方面|步骤|阶段|轮|关)(?:考试|测试|考核|内容|成绩)?)"
)
_VALUE = rf"\(?\d{{1,3}}(?:\.\d+)?\s?(?:%|分(?![钟别以及])|成)|{TENTHS}|百分之|一半|0?\.\d"
_NUMBER = re.compile(rf"{_VALUE}|\d\s?[:比]\s?\d|[一二三四五六七八九]{{2}}(?:的)?(?:比例|开)|百分制|百分计")
"""What a sentence prints that weighs or marks tests."""


@cache
def _words() -> Mapping[str, str]:
    data = load("subjects")["own_zh"]
    joined = {k: "|".join(sorted(data[k], key=len, reverse=True)) for k in ("glue", "heads", "lead")}
    return {**joined, "never": data["never"]}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    glue = f"(?:{_words()['glue']})"
    bracket = r"(?:\([^()%\d]{1,16}\))?"
    listed = rf"(?P<list>{_ITEM}{bracket}(?:{_JOINT}{_ITEM}{bracket}){{1,5}})"
    return {
        "said": re.compile(
            rf"(?:(?<=[,、;:。(和与及加+=\s])|^)(?P<name>[\u4e00-\u9fffA-Za-z·《》“”]{{2,16}}?){bracket},?\(?"
            rf"(?:{glue},?){{0,8}}\s?(?:{_VALUE})"
        ),
        "listed": re.compile(
            rf"{listed}(?:成绩|得分|分数)?(?:等)?{_COUNT}?(?:成绩)?(?=(?:的)?(?:组成|构成|合成|之和|权重|比例|比重)|均|都|各|分别|依次"
            rf"|按\s?[\d一二三四五六七八九]|以\s?[\d一二三四五六七八九]|\d\s?:|[,。](?:前者|后者|满分|各|每|均|分别|依次|权重|按|以上|上述|[两二三四]项)|[一二三四五六七八九]{{2}}比例)"
        ),
        "titled": re.compile(r"《(?P<name>[^《》]{2,16})》"),
        "alone": re.compile(
            rf"(?:只|仅)(?:设|进行|组织|采取|采用)(?P<name>{_ITEM}?)(?:一|1)个?(?:环节|项|轮|科)|(?P<whole>{_ITEM}?)成绩(?:即|就|直接|作)(?:为|是|作为|计为)?"
        ),
        "held": re.compile(
            rf"(?:(?:组织|进行|开展|实施|参加|增加|安排|设置?|先|再)(?P<name>{_ITEM})(?=[,。;(]|$|(?:成绩|结果|得分))"
            rf"|(?:^|(?<=[,、;。]))(?P<other>{_ITEM})(?=,?(?:结果|成绩|得分|分数)?(?:仅|只)?(?:作为?|供|为?(?:合格|资格)性|评定?合格|(?:实行|采取|采用|为)合格制|分合格|不(?:再)?(?:计入|占|计分|记分|带入))))"
        ),
        "headed": re.compile(
            r"\s*(?:[-*•●◆■▶]\s?)?(?:第[一二三四五六](?:步|轮|环节|阶段|关|项|部分|模块|板块)[:、.,]?\s?)?"
            r"(?P<name>[《“]?[\u4e00-\u9fffA-Za-z·]{2,14}[》”]?)(?:\([^()]{1,40}\))?(?:[。:,(]|\s{2}|$)"
        ),
        "lead": re.compile(rf"^(?:{_words()['lead']})+(?=.{{2}})"),
        "head": re.compile(rf"(?:{_words()['heads']})$"),
        "never": re.compile(_words()["never"]),
    }


_LABEL = re.compile(r"^\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]|[①-⑳]|[-*•●◆■▶])\s?")
_ANAPHORA = re.compile(
    r"前者|后者|上述[两二三四]|以上[两二三四]|[两二三四]项成绩|[两二三四]者|每科|各科|均为|各占|每项"
)
_ONLY = re.compile(r"不(?:再)?(?:计入|占|记入|纳入)|合格|达标|参考|通过")
_PAPERS = re.compile(r"科目|笔试|考试|[科门卷]")
_MARKED = re.compile(rf"百分制|百分计|满分|总分|占|权重|比重|计入|折|{_VALUE}")
_SCORED = re.compile("成绩|得分|总分")
_COLUMN = re.compile(r"科目|环节|项目|内容|考[试核]|测[试评]|方式|指标|模块|名称")
_MARKS = re.compile(r"满分|分值|总分|卷面|占|权重|比重|比例")


def printed_tests(sources: Sequence[Source]) -> dict[str, str]:
    """Printed name → id, of the tests of Chinese notices that no lexicon names."""
    out: dict[str, str] = {}
    for source in sources:
        if not source.zh:
            continue
        for name in _names(source):
            if name not in out:
                out[name] = f"test_{len(out) + 1}"
    text = "\n".join(s.text for s in sources if s.zh)
    return _called_alike(_shortened(_of_a_kind(out, text)), text)


def _of_a_kind(names: Mapping[str, str], text: str) -> dict[str, str]:
    """气象专业知识 is the 专业知识 of its notice, where that has no other one."""
    out = dict(names)
    for tail, ident in load("subjects")["tails"].items():
        own = [name for name in names if name.endswith(tail)]
        others = (
            {h.name for h in find_subjects(text.replace(own[0], " " * len(own[0]))) if h.id == ident} if own else {""}
        )
        if len(own) == 1 and not others - {tail}:
            out[own[0]] = ident
    return out


_NOUNS = ("测试", "考试", "考核", "测评", "测验")


def _called_alike(names: Mapping[str, str], text: str) -> dict[str, str]:
    """计算机测试 and 计算机考试 are one test, where the notice has no other of either name."""
    out = dict(names)
    for name, ident in names.items():
        base = _TAIL.sub("", name)
        for noun in _NOUNS if base != name else ():
            other = f"{base}{noun}"
            beside = any(name in said and other in said for said in _SENTENCE.split(text))  # two tests of one list
            if beside or other not in text or _known(other):
                continue
            if other not in names:
                out[other] = ident
            elif text.find(name) < text.find(other):
                out |= {n: ident for n, i in names.items() if i == names[other]}
    return out


_SENTENCE = re.compile(r"[。;\n]")


_TAIL = re.compile(r"(?<=..)(?:测试|测评|考核|考试|测验)$")


def _shortened(names: Mapping[str, str]) -> dict[str, str]:
    """Each name with its short form: 听打 is what 听打测试 is called in a formula."""
    out = dict(names)
    for name in sorted(names, key=len):  # 线上通识测验 is the 通识测验 of the rules
        longer = [other for other in names if other != name and other.endswith(name)]
        if len(longer) == 1:
            out[longer[0]] = out[name]
    for name, ident in out.copy().items():
        short = _TAIL.sub("", name)
        if short not in out and not _known(short) and not find_subjects(short):
            out[short] = ident
    return out


def _names(source: Source) -> Iterator[str]:
    lines = list(source.prose())
    for line in lines:
        if not _NUMBER.search(line.text) and not _ONLY.search(line.text) and not _EQUAL.search(line.text):
            continue
        sentences = [without_contents(_LABEL.sub("", c.text)) for c in source.sentences(line)]
        for at, text in enumerate(sentences):
            if at + 1 < len(sentences) and _ANAPHORA.match(sentences[at + 1]):
                text = f"{text}。{sentences[at + 1]}"  # 考试包括甲、乙。前者按30%计入
            if _NUMBER.search(text):
                yield from _said(text)
                yield from _listed(text)
                yield from _marked(text)
            if _ANAPHORA.search(text) or _ONLY.search(text):
                yield from _held(text)
        for text in sentences if _EQUAL.search(line.text) else ():
            yield from _tied(text)
    for line in lines:
        yield from _titled(line)
        if "成绩" in line.text or "环节" in line.text:
            yield from _alone(line.text)
    yield from _siblings(lines)
    yield from _headed_alike(lines)
    yield from _tabled(source)


def _said(text: str) -> Iterator[str]:
    """案卷评析成绩按40%折算: what a share or a full mark is said of."""
    for found in find_all(_patterns()["said"], text):
        name = _own(found.group("name"))
        noun = next((n for n in _NOUNS if text.startswith(n, found.end("name"))), "")
        if noun and name and not _patterns()["head"].search(name):
            name = _own(found.group("name") + noun)  # 心理健康考试成绩占40%
        if "《" in found.group("name") and text.count("《") < _SEVERAL:
            continue  # 科目为《公共综合能力》,总分100分: the whole test
        if name and _patterns()["head"].search(name) and _begins(text, found.start("name")):
            yield name


_EQUAL = re.compile(r"相同|相等|并列|同分")
_DECIDES = re.compile(
    r"(?:按照?|以|看|比较?|、|中的?)(?P<name>[\u4e00-\u9fff]{3,12}?)(?:成绩|得分|分数)(?=[、和]|[由从]?高|排序|确定|决定|依次)"
)


def _tied(text: str) -> Iterator[str]:
    """同分的,按教育基础成绩、面试成绩排序: what decides between equal results is a result itself."""
    equal = _EQUAL.search(text)
    for found in find_all(_DECIDES, text[equal.end() :]) if equal else ():
        name = _own(re.sub(r"^.*[中的]", "", found.group("name")))
        if name and _patterns()["head"].search(name):
            yield name


def _begins(text: str, start: int) -> bool:
    """Whether a name begins there, and not with the item before it (领导班子成员、局级干部测评)."""
    if text[:start].rstrip()[-1:] != "、":
        return True
    before = _bare(re.split(r"[,、;:。(]", text[: start - 1])[-1])
    before = re.sub(r"\d.*$", "", before)
    return not before or _known(before) or _patterns()["head"].search(before) is not None


def _listed(text: str) -> Iterator[str]:
    """甲、乙和丙分别占…: the items of a list whose marks are dealt out; all of them are tests, or none is."""
    for found in find_all(_patterns()["listed"], text):
        raw = [re.sub(r"\([^()]*\)$", "", x) for x in re.split(rf"{_JOINT}", found.group("list")) if x]
        items = [_bare(x) for x in raw]
        yield from _inner(items, text[found.end() :])
        tests = sum(_known(x) or _patterns()["head"].search(x) is not None for x in items)
        if 2 * tests > len(items) > 1 and all(_known(x) or _test(x) for x in items):
            yield from (x for x in items if not _known(x))


_MARKED_ITEM = re.compile(
    r"(?:^|(?<=[、,;:。]))\s?(?P<name>[^、,;:。()\d%]{2,24}?)[(,:]?(?:满分|共|计|占)?\s?(?P<n>\d{1,3})\s?分(?![钟别以及])\)?"
)
_OF_A_PAPER = re.compile(
    r"笔试|试卷|试题|[两二三四](?:个)?(?:部分|模块|板块|科|卷)|第[一二三四](?:部分|模块|板块|卷)|科目"
)
_PARTED = re.compile(r"[与和及]")
_NUMBERED = re.compile(r"第[一二三四](?:部分|模块|板块|卷|科)")
_APIECE = re.compile(r"[各均共都]$|分别$|加分|奖励")


def _marked(text: str) -> Iterator[str]:
    """第二部分公文写作与案例分析50分: an item of a list that prints a mark for each is one test by all its name."""
    found = list(find_all(_MARKED_ITEM, text)) if _OF_A_PAPER.search(text) else []
    beside = [(a, b) for a, b in pairwise(found) if not text[a.end() : b.start()].strip("、,;和与及 ")]
    listed = {id(m): m for pair in beside for m in pair} | {id(m): m for m in found if _NUMBERED.match(m["name"])}
    for item in listed.values():
        name = _bare(item["name"])
        if not _APIECE.search(item["name"]) and _joint(name):
            yield name


def _joint(name: str) -> bool:
    """Whether a name is two things joined (文字综合和材料处理), neither of which is a round."""
    pieces = _PARTED.split(name)
    if len(pieces) < 2 or len(name) > _LONGEST or _known_whole(name):
        return False
    if any(len(p) < 2 or _patterns()["never"].search(p) for p in pieces):
        return False
    return not any(h.kind in ("stage", "total") for p in pieces for h in find_subjects(p))


def _known_whole(name: str) -> bool:
    hits = find_subjects(name)
    return len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(name)


_LONGEST = 16
_MAKES = re.compile(r"[为成即作]?(?P<whole>面试|笔试)(?:总)?成绩")


def _inner(items: Sequence[str], rest: str) -> Iterator[str]:
    """结构化面试、无领导小组讨论…折合为面试成绩: a part that is called like its whole is a test of its own in it."""
    makes = _MAKES.search(rest)
    if makes is None:
        return
    whole = find_subjects(makes["whole"])
    for item in items:
        hits = find_subjects(item)
        if len(hits) == 1 and whole and hits[0].id == whole[0].id and len(item) > _BARE:
            yield item


_BARE = 3


def _held(text: str) -> Iterator[str]:
    for found in find_all(_patterns()["held"], text):
        name = _own(found.group("name") or found.group("other"))
        if name and _patterns()["head"].search(name):
            yield name


def _titled(line: Line) -> Iterator[str]:
    """《城运常识》, 《图上作业》: papers of their own, where the line speaks of papers; one alone is the whole test."""
    several = line.text.count("《") >= _SEVERAL and _PAPERS.search(line.text)
    if several and (_SAT.search(line.text) or _SUBJECTS.search(line.text)):
        for found in find_all(_patterns()["titled"], line.text):
            name = found.group("name")
            lead = line.text[: found.start()]
            if lead.endswith(_SHORT) or (_known(name) and not _joined(name)):
                continue
            if _TEST_TITLE.search(lead) and not _RULES.search(name):
                yield name


def _joined(name: str) -> bool:
    """《专业知识和实务》: a title of two things, of which the lexicon has but the first."""
    hits = find_subjects(name)
    return len(hits) == 1 and re.match(r"[和与及]", name[hits[0].end :]) is not None


_SEVERAL = 2
_SHORT = ("简称", "简称为", "下称")
_SUBJECTS = re.compile(
    r"》[^。;《》]{0,12}(?:[两二三四五2-5]|共\d)(?:个|门)?(?:科目|科)|(?:考试)?科目(?:分别)?(?:为|是|有|包括|设置?为?):?《"
)
"""设《甲》《乙》两个科目: the papers of an examination, whatever their marks are said to be elsewhere."""
_SAT = re.compile(r"满分|百分制|\d\s?分(?!钟)|笔试|占\s?\d")
_TEST_TITLE = re.compile(r"(?:科目|笔试|考试|[考设为是、和与》:(含])[^。;《》]{0,8}$|^$")
_RULES = re.compile(r"条例|规程|办法|规定|通知|意见|公告|简章|细则|目录|[证表书]$|法$|大纲|手册|协议|方案|承诺|指南")


def _alone(text: str) -> Iterator[str]:
    for found in find_all(_patterns()["alone"], text):
        name = _own(found.group("name") or found.group("whole"))
        if name and _patterns()["head"].search(name):
            yield name


def _siblings(lines: Sequence[Line]) -> Iterator[str]:
    """Items side by side that each begin with a test and print its marks or its share."""
    groups: dict[tuple[int, tuple[int, ...]], list[tuple[Line, str]]] = {}
    for line in lines:
        found = _patterns()["headed"].match(line.text, len(line.label or "")) if _MARKED.search(line.text) else None
        if found is not None:
            groups.setdefault((line.level, tuple(line.parents)), []).append((line, found.group("name")))
    for group in groups.values():
        yield from _whole(group)
        for (line, name), (after, other) in pairwise(group):
            names = [_bare(name), _bare(other)]
            if after.index - line.index <= _NEAR and all(_known(n) or _test(n) or _joint(n) for n in names):
                yield from (n for n in names if not _known(n) and _patterns()["head"].search(n))


def _headed_alike(lines: Sequence[Line]) -> Iterator[str]:
    """(二)面试及专业技能测试, (三)实际技能操作考核: headings of one level that call tests of a kind otherwise."""
    groups: dict[tuple[int, tuple[int, ...]], dict[str, set[str]]] = {}
    for line in lines:
        title = line.text[len(line.label or "") :].strip() if line.label and len(line.text) <= _TITLE else ""
        hits = [h for h in find_subjects(title) if h.kind == "stage"]
        if not hits or hits[-1].end != len(title):
            continue
        over = groups.setdefault((line.level, tuple(line.parents)), {})
        for hit in hits:
            name = title[hit.start : hit.end]
            said = over.setdefault(hit.id, set())
            if said and name not in said and not any(hit.name in one or one in name for one in said) and _test(name):
                yield name
            said.add(name)


_TITLE = 18
"""Characters of a line that is nothing but a heading."""


def _whole(group: Sequence[tuple[Line, str]]) -> Iterator[str]:
    """Items whose shares make up a hundred: each of them is a test, whatever it is called."""
    run: list[tuple[str, Decimal]] = []
    for at, (line, name) in enumerate(group):
        shares = [Decimal(m["n"]) for m in find_all(_SHARE, line.text)]
        if not shares or sum(shares) == _HUNDRED:  # 驾驶员:体能占30%,实操占70%: a class with a whole of its own
            run = []
            continue
        run.append((_bare(name), shares[0]))
        total = sum(n for _, n in run)
        if total == _HUNDRED and len(run) > 1 and all(_known(n) or _test(n) for n, _ in run):
            yield from (n for n, _ in run if not _known(n))
        if total >= _HUNDRED or at + 1 == len(group) or group[at + 1][0].index - line.index > _NEAR:
            run = []


_SHARE = re.compile(r"(?:占|权重|按|计)[^,。;%]{0,12}?(?P<n>\d{1,3}(?:\.\d+)?)\s?%")
_HUNDRED = 100
_NEAR = 4
"""Lines within which items stand side by side."""


def _tabled(source: Source) -> Iterator[str]:
    """The rows of a table of tests with their marks or weights."""
    for grid in source.grids:
        if grid.sheet is not None or not grid.header_rows or grid.rows > _ROWS:
            continue
        heads = [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
        named = next((c for c, text in enumerate(heads) if _COLUMN.search(text)), None)
        if named is None or any(_POSTS.search(text) for text in heads):
            continue
        if not any(_MARKS.search(t) for c, t in enumerate(heads) if c != named):
            continue
        columns = [c for c, text in enumerate(heads) if c >= named and _COLUMN.search(text)]
        for cells in grid.body():
            for col in columns:
                name = _own(cells[col].text.strip())
                whole = name is not None and len(name) == len(cells[col].text.strip())
                if name and whole and (col == named or _patterns()["head"].search(name)):
                    yield name


_POSTS = re.compile(r"岗位|职位|单位|部门|学科|人数|费")
_ROWS = 14


def _own(text: str) -> str | None:
    """The name of a test in a printed phrase, if it is one that no lexicon has."""
    name = _bare(text)
    return name if _test(name) and not _known(name) else None


def _bare(text: str) -> str:
    """A phrase without what leads to the name and without 成绩 behind it."""
    name = text.strip("《》“” ")
    name = re.sub(r"^.*(?:%|\d分|[:,。;《“])", "", name)
    name = re.sub(r"^.{1,10}?(?:[类岗组级]|岗位|职位)(?:为|是|的|考|采取|采用)(?=.{2})", "", name)
    name = re.sub(r"^.{0,8}(?:由|包括|包含|分为|其中|[笔面]试中的?|[笔面]试分)(?=.{2})", "", name)
    name = re.sub(r"^.{2,14}?(?:组织|实施|开展|参加)(?=.{3})", "", name)
    name = _patterns()["lead"].sub("", name)
    name = re.sub(r"(?<=...)(?:闭卷|开卷|机上)(?:考试|测试|笔试)$", "", name)
    return re.sub(r"(?<=..)(?:总?成绩|得分|分数)$", "", name).strip("《》“” ")


def _test(name: str) -> bool:
    return 2 < len(name) <= 14 and not _patterns()["never"].search(name)


def _known(name: str) -> bool:
    """Whether the lexicon names all of it, or the end of it, which is then the test (消防技能测试), or what it is about
    (外语听说能力测试)."""
    hits = find_subjects(name)
    if len(hits) == 1 and hits[0].start == 0 and hits[0].kind == "paper":
        return True
    return any(h.end >= len(name) and (h.start == 0 or h.kind in ("stage", "total")) for h in hits)


__all__ = ["printed_tests"]
