"""Labels of tracks: where a notice names classes of posts or of applicants that may have rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.values.subjects import find_subjects
from schema.evidence import Evidence
from schema.lazy_posts import having, values
from schema.notice import HeadcountPart, Post


@dataclass(slots=True)
class Candidate:
    """A class named at ``start:end`` of the view. ``sure``: its rules differ by the way it is named (a heading with
    rules under it); others must be shown to differ."""

    label: str
    source: Source
    start: int
    end: int
    codes: list[tuple[str, Evidence]] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    sure: bool = False
    noise: bool = False
    evidence: tuple[Evidence, ...] = ()
    weighed: bool = False
    """Told by what the tests of its posts weigh."""
    later: Callable[[], None] | None = None
    """Adds the posts with their codes, where they are thousands and the class may turn out to be none."""

    def settle(self) -> None:
        """Have the posts of the class, now that it is one."""
        if self.later is not None:
            self.later()
            self.later = None

    def cite(self) -> tuple[Evidence, ...]:
        return self.evidence or (self.source.cite(self.start, self.end),)


def skill_levels(source: Source) -> list[Candidate]:
    """五级(初级工)、四级(中级工) … of a skill assessment."""
    seen: dict[str, Candidate] = {}
    for found in re.finditer(
        r"[一二三四五]级\((?:初级工|中级工|高级工|技师|高级技师|初级技能|中级技能|高级技能)\)", body_text(source)
    ):
        seen.setdefault(found.group(), Candidate(found.group(), source, *found.span(), sure=True))
    return list(seen.values()) if len(seen) > 1 else []


_CODED = re.compile(r"\((?:post|position|job)? ?(?:code|No\.?)[: ]*(?P<code>[A-Za-z]?\d[\w-]*)\)", re.IGNORECASE)


def coded_items(source: Source) -> list[Candidate]:
    """English items with a code and no count: ``1. Clerks … (post code:2280101); 2. …``."""
    lines = [line for line in source.prose() if len(_CODED.findall(line.text)) >= 2]
    for line in lines:
        found = list(find_all(_CODED, line.text))
        if re.search(r"\d+ [A-Za-z' -]+ ?$", line.text[: found[0].start()]) and not re.search(
            r"(?:^|[:;.\s])\d ?[;.,)] ?[A-Z]", line.text[: found[0].start()]
        ):
            continue
        out: list[Candidate] = []
        begin = 0
        for match in found:
            head = _item_start(line.text, begin, match.start())
            label = line.text[head : match.start()].strip()
            start = line.start + head
            where = source.cite(line.start + match.start("code"), line.start + match.end("code"))
            out.append(Candidate(label, source, start, start + len(label), [(match.group("code"), where)], sure=True))
            begin = match.end()
        rest = re.match(r"\s*;?\s*\d ?[.;,)]? ?(?P<label>[A-Za-z][^.;]{5,100}?)(?=[.;])", line.text[begin:])
        if rest:
            start = line.start + begin + rest.start("label")
            out.append(Candidate(rest.group("label"), source, start, start + len(rest.group("label")), sure=True))
        if len(out) >= 2:
            return out
    return []


def _item_start(text: str, begin: int, end: int) -> int:
    mark = None
    for mark in re.finditer(r"(?:^|[:;.\s)])\s*\d{1,2} ?[;.,)]\s*|[:;]\s*", text[begin:end]):
        last = mark
    return begin + (last.end() if mark else 0)


_NAMEABLE = 200
"""Most posts that are classed by their tests: classes of more posts than somebody can name are none of the notice."""


_LISTED = 6
"""Most posts that a class is called by."""


def by_tests(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Posts whose own scoring columns differ: one class for each way of scoring."""
    groups: dict[tuple[tuple[str, Decimal], ...], list[Post]] = {}
    for post in having(posts, "tests") if len(posts) <= _NAMEABLE else ():
        if post.tests:
            groups.setdefault(tuple(sorted((t.name, t.weight or Decimal(0)) for t in post.tests)), []).append(post)
    weighted = [k for k in groups if any(w for _, w in k)]
    if len(weighted) < 2 or len(groups) > 12:
        return []
    out: list[Candidate] = []
    for members in groups.values():
        orgs = {p.org for p in members}
        shared = any(p.org in orgs for other in groups.values() if other is not members for p in other)
        field_name = "name" if len(members) == 1 or len(orgs) > 1 or shared else "org"
        label = (
            getattr(members[0], field_name)
            if len(members) == 1 or field_name == "org"
            else "、".join(p.name or "" for p in members)
        )
        evidence = members[0].quotes(field_name)
        if field_name == "name" and len(members) > _LISTED:  # called by what tells them apart
            label = "、".join(
                f"{t.name}{(t.weight or 0) * 100:f}".rstrip("0").rstrip(".") + "%" for t in members[0].tests
            )
            evidence = tuple(piece for t in members[0].tests for piece in t.quotes("weight"))
        if not label:
            return []
        candidate = Candidate(label, source, 0, 0, sure=True, evidence=evidence, weighed=True)
        give_codes(candidate, members)
        out.append(candidate)
    return out


def give_codes(candidate: Candidate, posts: Sequence[Post]) -> None:
    """Add posts to a class, with their codes."""
    for post in posts:
        candidate.posts.append(post.id)
        if post.code:
            candidate.codes.append((post.code, post.quotes("code")[0]))


def by_category(
    source: Source, posts: Sequence[Post], parts: Sequence[HeadcountPart], complete: bool
) -> list[Candidate]:
    """The categories of the posts (岗位类别 综合类/卫生类), by the words the headcount uses for them if it does."""
    places: dict[str, list[int]] = {}
    for at, category in enumerate(values(posts, "category")):
        if category:
            places.setdefault(category, []).append(at)
    if not 2 <= len(places) <= 12:
        return []
    nouns = _nouns(source, places)
    out: list[Candidate] = []
    for value, mine in places.items():
        part = next(
            (p for p in parts if p.label != value and re.fullmatch(re.escape(value) + r"(?:岗位|职位|人员)", p.label)),
            None,
        )
        label = part.label if part else value
        evidence = part.quotes("label") if part else posts[mine[0]].quotes("category")
        if part is None and value in nouns:
            label, at = nouns[value]
            evidence = (source.cite(at, at + len(label)),)
        candidate = Candidate(label, source, 0, 0, evidence=evidence)
        candidate.later = partial(_give, candidate, posts, mine, coded=complete)
        out.append(candidate)
    return out


def _give(candidate: Candidate, posts: Sequence[Post], places: Sequence[int], *, coded: bool) -> None:
    if coded:
        give_codes(candidate, [posts[at] for at in places])
    else:
        idents = values(posts, "id")
        candidate.posts = [idents[at] for at in places]


def by_letter(source: Source) -> list[Candidate]:
    """A类, B类, C类 (甲类, 乙职位) named in running text, with the noun that always stands behind them."""
    told = (line for line in source.prose() if line.text.count("→") < 2)  # C类→B类→A类: a career, no classes
    found = [(line, m) for line in told for m in find_all(_LETTER, line.text)]
    nouns = {m["noun"] or "" for _, m in found}
    whole = len(nouns) == 1
    seen: dict[str, Candidate] = {}
    for line, m in found:
        if not (m["class"] or whole):
            continue
        label = m.group() if whole else line.text[m.start() : m.end("class")]
        start = line.start + m.start()
        seen.setdefault(label, Candidate(label, source, start, start + len(label)))
    return list(seen.values()) if len(seen) > 1 else []


_LETTER = re.compile(
    r"(?:(?<![A-Za-z0-9\u4e00-\u9fff(])|(?<=[、和及为对于分限中])|(?<=报考)|(?<=应聘)|(?<=选择))"
    r"(?:[A-Z]|[甲乙丙丁戊])(?:(?P<class>类(?!似|别|推|传染|服务)|组(?![织成长员]))|(?=岗位|职位))(?P<noun>岗位|职位)?"
)


def _nouns(source: Source, values: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The values with the noun that always stands behind all of them (A类人才, B类人才), or with the class word of
    bare letters (A → A类), and where each stands first; none where the text names some class without it."""
    first: dict[str, tuple[str, int]] = {}
    nouns: set[str] = set()
    for value in values:
        letter = re.fullmatch(r"[A-Z甲乙丙丁戊]", value) is not None
        noun = r"类" if letter else r"(?:岗位|职位|人才|考生)"
        wording = re.compile(
            rf"(?<![\u4e00-\u9fffA-Za-z]){re.escape(value)}(?:(?P<noun>{noun})|(?P<more>[、和及或与/][^,。;:、]{{1,6}}类))?"
        )
        for line in source.prose():
            for m in find_all(wording, line.text):
                if m["noun"]:
                    nouns.add(m["noun"])
                    first.setdefault(value, (m.group(), line.start + m.start()))
                elif not m["more"] and not letter:
                    return {}
        if value not in first or len(nouns) > 1:
            return {}
    return first


_HEAD = re.compile(
    r"\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[①-⑨]|[-•·*●○◆◇■□★☆▲△※►▶])?\s*(?P<label>(?![-•·*●○◆◇■□★☆▲△※►▶])(?:[A-Z甲乙丙丁戊](?=类)|[^,。:;()\s]{2,40}?)(?:岗位|职位|类"
    r"人员|人员|类|组|系列|序列|方向))\s*"
    r"(?P<codes>\((?P<list>[A-Za-z0-9][A-Za-z0-9、,和及 -]*)(?:号)?(?:岗位?|职位)?\))?\s*(?P<mark>[:。,]|$)"
    r"(?P<rest>.*)",
    re.DOTALL,
)
NOT_LABEL = re.compile(
    r"^(?:招聘|竞争|竞聘|报考|本次|空缺|拟|所有|全部|各|该|每个|同一|以上|上述|下列|工作|报名|参加|符合|设置"
    r"|选择|填报|调整|取消|考试|面试|笔试|体检|考察|公示|录用|聘用|入围|拟聘|递补|合格|监考|服务|测评|复审|候补|替补|新进|应聘|在编|在职|报到|拟录用|拟聘用|领导|评审|用人"
    r"|主管)(?:岗位|职位|人员)?$|^(?:报考|应聘|参加|进入|对|凡|如|按|在|有|未|经|根"
    r"据|拟|不|受|曾|因|已|新|被|现)"
)


_VERBS = re.compile(r"选择|按照|只能|每名|每人|考生|应当|可以|进行|确定|组织|须|得|报考|为|是|将|由|请|与")


def by_heading(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Sibling lines that begin with a class of posts and go on with its rules (医技岗位(R03、R04)。综合成绩由…)."""
    groups: dict[tuple[int, ...], list[tuple[int, re.Match[str]]]] = {}
    for line in source.prose():
        found = _HEAD.match(line.text)
        if found is None:
            continue
        label, listed = found.group("label"), _lists_posts(found.group("list"), posts)
        if not listed and (NOT_LABEL.search(label) or _VERBS.search(label)):
            continue
        body = found.group("rest") or " ".join(x.text for x in source.lines[line.index + 1 : line.index + 3])
        if not re.search(r"成绩|占|%|试讲|技能|笔试|面试|测评|合格", body):
            continue
        groups.setdefault(line.parents, []).append((line.start, found))
    best = max(groups.values(), key=len, default=[])
    best = list({m.group("label"): (s, m) for s, m in reversed(best)}.values())[::-1]
    # 考官组 and 工作组 are none of posts: a group is a class only with its codes
    best = [(s, m) for s, m in best if m.group("list") or not re.search(r"(?:组|系列|序列|方向)$", m.group("label"))]
    if len(best) < 2:
        return []
    out: list[Candidate] = []
    for start, match in best:
        span = (start + match.start("label"), start + match.end("label"))
        candidate = Candidate(match.group("label"), source, *span, sure=True)
        if match.group("list"):
            codes_in(candidate, match.group("list"), start + match.start("list"), posts)
        else:
            sentence = re.split(r"[。;]", match.group("rest"))[0] if match.group("mark") == "。" else ""
            codes_in(candidate, sentence, start + match.start("rest"), posts)
        if not candidate.codes:
            same = of_category(match.group("label"), posts)
            give_codes(candidate, same or named_by(match.group("label"), posts))
        out.append(candidate)
    others_of(out, posts, {start + m.start("label"): m.group() for start, m in best})
    return out


def _lists_posts(text: str | None, posts: Sequence[Post]) -> bool:
    """Whether brackets hold nothing but codes of posts: what stands before them is a class, whatever words it has."""
    codes = re.findall(r"[A-Za-z]*-?\d[A-Za-z0-9-]*", text or "")
    return bool(codes) and set(codes) <= {code for code in values(posts, "code") if code}


def others_of(found: Sequence[Candidate], posts: Sequence[Post], printed: Mapping[int, str] | None = None) -> None:
    """Give 其余岗位, 只考试讲的岗位, 普通岗位(除音乐、美术以外的岗位) the posts that no other class has.

    ``printed``: what stands at the start of a label."""
    for candidate in found:
        text = (printed or {}).get(candidate.start, "")
        if candidate.posts and not re.search(r"\(除", text[:60]):
            continue
        rest = r"其[他余它]|普通|一般|(?:仅|只|不|无需|免)(?:需|进行|组织|考|参加|设|试|面)"
        if not re.match(rest, candidate.label) and not re.search(r"\(除[^()]*\)", text):
            continue
        others = {ident for c in found if c is not candidate for ident in c.posts}
        if others:
            candidate.posts, candidate.codes = [], []
            idents = enumerate(values(posts, "id"))
            give_codes(candidate, [posts[at] for at, ident in idents if ident not in others])


def codes_in(candidate: Candidate, text: str, at: int, posts: Sequence[Post]) -> None:
    known = {code: at for at, code in enumerate(values(posts, "code")) if code}
    for found in re.finditer(r"[A-Za-z]*-?\d[A-Za-z0-9-]*|[A-Z]-?\d+", text):
        at_post = known.get(found.group())
        if at_post is not None:
            where = candidate.source.cite(at + found.start(), at + found.end())
            candidate.codes.append((found.group(), where))
            candidate.posts.append(values(posts, "id")[at_post])


def of_category(label: str, posts: Sequence[Post]) -> list[Post]:
    """Posts whose category is a label or its stem (医技岗位: those of the category 医技)."""
    stem = re.sub(r"(?:岗位|职位|人员)$", "", label)
    return [posts[at] for at, value in enumerate(values(posts, "category")) if value in (label, stem)]


def named_by(label: str, posts: Sequence[Post]) -> list[Post]:
    """Posts whose name holds one of the words of a label (音乐、体育、美术岗位 → 小学音乐教师 …)."""
    words = [w for w in re.split(r"[、,和及与]", re.sub(r"(?:岗位|职位|教师|人员)+$", "", label)) if len(w) >= 2]
    words = [name for w in words for name in ([_SHORT[c] for c in w] if set(w) <= set(_SHORT) else [w])]
    words += [w[:-1] for w in words if len(w) > _SHORTEST and w.endswith("岗")]  # 巡查员岗 is the post of 巡查员
    names = enumerate(values(posts, "name"))
    return [posts[at] for at, name in names if name and any(w in name for w in words)]


_SHORTEST = 2


_SHORT = {"音": "音乐", "体": "体育", "美": "美术", "信": "信息"}
"""音体美岗位: one character for each subject."""


def by_table(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Rows of a table of weights headed 岗位类别: 教学岗位 (J1, J2, J3) | 20% | 50% | 30%."""
    for grid in source.grids:
        if grid.rows < 3 or grid.cols < 2 or not grid.header_rows:
            continue
        if not re.search(r"岗位|职位|类别|Category|Post", grid.cell(0, 0).text):
            continue
        out: list[Candidate] = []
        for row in range(grid.header_rows, grid.rows):
            cells = [grid.cell(row, col) for col in range(grid.cols)]
            if sum(1 for c in cells[1:] if re.search(r"\d\s*%", c.text)) < 1:
                continue
            label = re.match(r"[^\s(/A-Za-z]{2,20}|[A-Za-z ]{3,40}", cells[0].text)
            if not label:
                continue
            text = label.group().strip()
            candidate = Candidate(text, source, cells[0].start, cells[0].start + len(text), sure=True)
            codes_in(candidate, cells[0].text, cells[0].start, posts)
            if not candidate.codes:
                give_codes(candidate, of_category(text, posts))
            out.append(candidate)
        if (
            len(out) >= 2
            and len({c.label for c in out}) == len(out)
            and not any(c.label in set(values(posts, "name")) for c in out)
        ):
            return out
    return []


def by_post(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The posts themselves, where there are few and the text treats them apart in its tests or marks."""
    if not 2 <= len(posts) <= 6 or len({p.name for p in posts}) != len(posts) or not all(p.name for p in posts):
        return []
    scored = []
    heads = _heads([p.name or "" for p in posts])
    for post in posts:
        name = re.escape(post.name or "")
        name = rf"(?:{name}|{heads[post.name or '']})" if heads else name
        pattern = (
            rf"(?i:{name})(?:岗位|职位)?(?:的|:|,)?[^。;\n]{{0,60}}?(?:成绩|测评|笔试|面试|占\d|\d%|score|trial lecture"
            rf"|interview|test)|(?:仅限|限){name}"
        )
        scored.append(any(re.search(pattern, line.text) for line in source.prose()))
    if sum(scored) < 2 and not any(
        re.search(rf"(?:仅限|只限){re.escape(p.name or '')}", line.text) for p in posts for line in source.prose()
    ):
        return []
    out = []
    for post in posts:
        candidate = Candidate(post.name or "", source, 0, 0, evidence=post.quotes("name"), sure=True)
        give_codes(candidate, [post])
        out.append(candidate)
    return out


def _heads(names: Sequence[str]) -> dict[str, str]:
    """What is left of names that all end in the same word (文职 and 勤务 of 文职辅警, 勤务辅警), by name."""
    tails = [t for t in load("tracks")["short_of"]["tails"] if all(name.endswith(t) for name in names)]
    heads = {name: name.removesuffix(tails[0]) for name in names} if tails else {}
    short = all(len(h) >= _SHORTEST and re.fullmatch(r"[\u4e00-\u9fff]+", h) for h in heads.values())
    return heads if short and not any(find_subjects(h) for h in heads.values()) else {}


def by_part(source: Source, parts: Sequence[HeadcountPart]) -> list[Candidate]:
    """Parts of the headcount that are classes of posts (综合类岗位7人，卫生类岗位8人)."""
    mine = [p for p in parts if p.within is None and re.search(r"(?:类|岗位|职位|岗)$", p.label)]
    if len(mine) < 2:
        return []
    return [Candidate(p.label, source, 0, 0, evidence=p.quotes("label")) for p in mine]
