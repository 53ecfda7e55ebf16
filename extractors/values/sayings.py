"""Sayings: what a sentence says of tests besides numbers (试讲成绩即为面试成绩, 不计入总成绩, 笔试科目为A、B)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.values.contents import without_contents
from extractors.values.explained_sums import explained_sums
from extractors.values.subjects import SubjectHit, find_subjects


@dataclass(frozen=True, slots=True)
class Alias:
    """试讲成绩即为面试成绩: ``part`` is all of ``whole``."""

    part: SubjectHit
    whole: SubjectHit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A test that is held without weight; ``pass_fail``: its result is 合格/不合格.

    ``implied``: nothing says so but that whoever passes goes on, which holds of a test without marks only.
    """

    subject: SubjectHit
    start: int
    end: int
    pass_fail: bool
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Tests that a notice says will be held (笔试科目为A、B); ``papers``: they are papers of the written test."""

    subjects: tuple[SubjectHit, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Total:
    """S为A、B两项之和: marks that simply add up."""

    whole: SubjectHit
    parts: tuple[SubjectHit, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """面试采取试讲的方式: ``whole`` is held as ``part`` and nothing else."""

    whole: SubjectHit
    part: SubjectHit
    start: int
    end: int


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    return {key: re.compile(value, re.IGNORECASE) for key, value in load("weighting")["phrases"].items()}


_ONLY = re.compile(
    r"\b(?:is|will be|shall be|being) the (?:only|sole) (?:scored|weighted|graded|rated|competitive|marked) (?:part"
    r"|component|test|portion|element|phase|section)",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:的?总?成绩)?(?:为|计|计为|计入|当作|代替)(?:其|考生|最终|本次)?(?:的)?[《“]?")
"""以面试成绩为总成绩: only behind 以 does a bare 为 make one mark the whole of the other."""


def _equals(text: str, gap: str, end: int) -> bool:
    """总成绩=面试成绩, with nothing added to it."""
    return (
        gap.strip(" 《") in ("=", "即", "为", "是", "就是", "为考生", "为其", "为最终")
        and re.match(r"\s?(?:[,。;)]|$)", text[end:]) is not None
    )


_ITS = re.compile(r"(?:的?成绩)?(?:即为?|就是|为|是|按|取|=)(?:其|本人)?[《“]?")
_RESULT = re.compile(r"[》”]?(?:科目|一科)?的?(?:卷面)?(?:成绩|得分|分数)(?:\s?(?:[,。;)]|$))")


def _is_its_paper(text: str, first: SubjectHit, second: SubjectHit) -> bool:
    """支农岗位:笔试成绩为综合知识成绩: of the posts of a class one paper is all of the written test."""
    paper = second.kind in ("paper", "other") and second.name.rstrip("成绩") != ""
    if first.id != "written" or not paper or _ITS.fullmatch(text, first.end, second.start) is None:
        return False
    return _RESULT.match(text, second.start + len(second.name.removesuffix("成绩"))) is not None


def aliases(text: str) -> list[Alias]:
    hits = find_subjects(text)
    out = []
    for first, second in pairwise(hits):
        gap = text[first.end : second.start]
        if (
            first.id == second.id
            or second.name.casefold() == "interviewed"
            or re.search(r"%", text[second.end : second.end + 12])
        ):
            continue
        if gap.strip(",") == "即" and re.match(r"(?:成绩)?\s?\(?\d+\s?分", text[second.end :]):
            continue  # 面试还包括技能展示,即说课40分、技能展示40分: a list begins
        if _is_its_paper(text, first, second):
            out.append(Alias(second, first, first.start, second.end))
            continue
        behind = text[: first.start].endswith("以") and _AS.fullmatch(gap)
        if (
            behind
            or phrases()["alias"].fullmatch(gap)
            or (_equals(text, gap, second.end) and ("=" in gap or (second.kind == "total" and first.id != "written")))
        ):
            part, whole = (second, first) if "=" in gap else (first, second)
            out.append(Alias(part, whole, first.start, second.end))
    for match in find_all(_ONLY, text):  # the written test will be the only scored part
        before = [h for h in hits if h.end <= match.start() and h.kind != "total"]
        if before:
            out.append(
                Alias(
                    before[-1], SubjectHit(match.start(), match.start() + 1, "total", ""), before[-1].start, match.end()
                )
            )
    for match in find_all(phrases()["based_on"], text):
        inside = [h for h in find_subjects(text[match.start() :]) if h.kind != "total"]
        if inside:
            part = replace(inside[0], start=inside[0].start + match.start(), end=inside[0].end + match.start())
            whole = SubjectHit(match.start(), match.start() + 1, "total", "")
            out.append(Alias(part, whole, match.start(), part.end))
    only = {h.id for h in hits if h.kind != "total"}
    if len(only) == 1 and "" not in only and (through := find(_THROUGH, text)):
        whole = SubjectHit(through.start(), through.start() + 1, "total", "")
        out += [Alias(h, whole, through.start(), h.end) for h in hits if h.start >= through.end()][:1]
    return out


_ONE_PAPER = re.compile(r"[》”]?(?:这|共)?[一1](?:科|门|张卷|个科目)(?!目)")


def sole_paper(text: str, section: SubjectHit | None) -> list[Alias]:
    """笔试只考《甲》一科: the one paper is all of the written test."""
    out: list[Alias] = []
    for found in find_all(_ONE_PAPER, text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in ",;。:") + 1
        papers = [h for h in find_subjects(text[begin : found.start()]) if h.kind in ("paper", "other")]
        written = (section is not None and section.id == "written") or "笔试" in text[: found.start()]
        if len(papers) == 1 and written and begin + papers[0].start + len(papers[0].name) >= found.start():
            part = replace(papers[0], start=begin + papers[0].start, end=begin + papers[0].end)
            out.append(Alias(part, SubjectHit(-1, -1, "written", "笔试"), part.start, found.end()))
    each = list(find_all(_ITS_PAPER, text)) if not out else []
    if len(each) > 1 and ((section is not None and section.id == "written") or "笔试" in text[: each[0].start()]):
        for found in each:  # 甲类考《乙》,丙类考《丁》: each class has a paper of its own
            start, end = found.span("name")
            named = next((h for h in find_subjects(text) if h.start == start and len(h.name) == end - start), None)
            part = named or SubjectHit(start, end, "", found.group("name"))
            out.append(Alias(part, SubjectHit(-1, -1, "written", "笔试"), start, end))
    return out


_ITS_PAPER = re.compile(
    r"[\u4e00-\u9fff](?:岗位?|职位|类|教师|人员)(?:只|仅)?考(?:试科目为)?《(?P<name>[^《》]{2,14})》(?=[,。;]|$)"
)
_THROUGH = re.compile(
    r"\b(?:filled|selected|appointed|decided) (?:only |solely |entirely )?(?:through|by means of|by|on the basis of) "
    r"(?:an? |the )(?=[^.;]{3,60} (?:marked|scored|graded) (?:out of|on a)\b)",
    re.IGNORECASE,
)
"""Posts filled through one marked test, and nothing besides it in the sentence: it is the whole."""


def uncounted(text: str, hits: Sequence[SubjectHit], section: SubjectHit | None) -> list[Uncounted]:
    out = []
    for match in find_all(phrases()["uncounted"], text):
        before = [h for h in hits if h.start <= match.start() and h.kind != "total"]
        if section is not None and section.kind == "test":  # 心理测评 面试当日进行,不计分
            before = [h for h in before if not _WHEN_HELD.match(text, h.end)]
        english = re.search("[a-z]{3}", text) is not None
        if english and not before and _MARKS_IN.match(match.group()):
            before = [h for h in hits if match.start() <= h.start < match.end() and h.kind != "total"][:1]
        cut = text.rfind(";", 0, match.start()) if english else -1
        back = cut >= 0 and _POINTS_BACK.match(text, cut + 1) is not None
        if cut >= 0 and not back:
            before = [h for h in before if h.start > cut]  # Paper I 200 marks; Skill test shall not be counted
        tests = [h for h in before if h.kind == "test"]
        leader = re.match(r"(?i)qualifying|pass/fail|\(", match.group())
        beside = before[-1:] if before and match.start() - before[-1].end <= 1 else []  # …先笔试,笔试成绩不计入总成绩
        which = [h for h in before[-1:] if english and _WHICH.fullmatch(text, h.end, match.start())]
        wanted = which or tests or beside or (before[::-1] if leader else before)
        subject = wanted[0] if wanted else section
        if subject is None or (before and not back and re.search("[。;]", text[before[-1].end : match.start()])):
            continue
        if before and _SOME.search(text, 0, before[-1].start) and match.start() - before[-1].end <= 2:
            continue  # 研究生岗位的笔试成绩不计入总成绩: not counted for them, which is nothing for the others
        pass_fail = bool(phrases()["pass_fail"].search(text)) or match.group().casefold().strip(". ") == "qualifying"
        out.append(Uncounted(subject, match.start(), match.end(), pass_fail))
    if not out and (found := find(phrases()["psychological"], text)):
        mind = next((h for h in hits if h.id == "psychological"), None)
        if mind is not None:
            out.append(Uncounted(mind, found.start(), found.end(), pass_fail=False))
    return out


_WHICH = re.compile(r",? (?:which|that)\b[^.;]{0,60}", re.IGNORECASE)
"""Called by the written test to a language test, which carries 50 marks and is only qualifying."""
_MARKS_IN = re.compile(r"(?:marks?|scores?|results?)\b", re.IGNORECASE)
"""Marks in the screening test will not be added: the test stands inside of what says so."""
_POINTS_BACK = re.compile(r" (?:its|the) (?:marks?|scores?|results?)\b|\s(?:it|this)\b", re.IGNORECASE)
"""A typing test is held; its result does not enter into the total: the test named before the semicolon."""
_WHEN_HELD = re.compile(r"(?:当日|当天|同日|前|后|期间|结束|之[前后]|同时)")
_SOME = re.compile(r"[\u4e00-\u9fff]{2,}(?:岗位|职位|人员|考生|学科)的?$")
_HELD_AS = re.compile(r"(?:统一|一律|均|全部)?(?:采取|采用|以|的?形式为|的?方式为|实行|为)[《“]?")
_HELD_AS_EN = re.compile(
    r" (?:will |shall |is |are )?(?:adopts?|takes?|held|conducted|organi[sz]ed|in|by|be held"
    r"|be conducted)(?: in| by)? (?:the |a )?"
    r"(?:form|way|mode|method|means) of (?:an? |the )?",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[》”]?(?:考核|测试)?(?:的)?(?:方式|形式)|[》”]?[,。;(]|$")


def forms(text: str) -> list[Form]:
    return [
        Form(first, second, first.start, second.end)
        for first, second in pairwise(find_subjects(text))
        if first.id == "interview"
        and second.id not in ("interview", "total", "written")
        and (_HELD_AS.fullmatch(text, first.end, second.start) or _HELD_AS_EN.fullmatch(text, first.end, second.start))
        and _ALONE.match(text, second.end)
    ]


_COMPOSED = re.compile(r"(?:按照?|由)(?=[^,。;%\d]{4,60}(?:百分制)?(?:合成|组成|构成))")
_ROUNDS = re.compile(
    r"(?:考试|考核|招聘|选拔|招考|测试|选聘|招录|遴选|考评|竞聘)(?:工作|方式|形式|办法|环节|程序)?(?:共|均|主要|统一)?"
    r"(?:分为?|包括|包含|采[取用]|由|实行|按照?|依次(?:进行)?|设)[“《]?(?=[笔面]试|试讲|说课|技能|实操|专业|体能)"
)
_JOINED = re.compile(r"[》”]?(?:成绩|考试)?(?:[、+和与及/]|以及|、?然后|加|,)[“《]?")


def held(text: str) -> Held | None:
    text = without_contents(text)
    found = find(phrases()["held"], text)
    if not found:
        if several := _several_rounds(text):
            return several
        if titled := find(_TITLED, text):
            named = [h for h in find_subjects(text) if titled.start() < h.start < titled.end() and h.kind != "total"]
            named = [h for h in named if text[h.start - 1 : h.start] == "《"]
            named = [h for h in named if not text.endswith(_ABBREVIATED, 0, h.start - 1)]
            return Held(tuple(named), titled.start(), titled.end()) if len(named) > 1 else None
        found = find(_COMPOSED, text)
        papers = [h for h in find_subjects(text) if h.start >= found.start() and h.kind == "paper"] if found else []
        return Held(tuple(papers), found.start(), papers[-1].end) if found and len(papers) > 1 else None
    subjects = [h for h in find_subjects(text) if h.start >= found.start() and h.kind not in ("total", "stage")]
    subjects = [h for h in subjects if not _OF_TEST.match(text, h.end)]
    subjects = [h for h in subjects if not text.endswith(("》(", "》 ("), 0, h.start)]  # 《…》(客观性试题): its form
    if (
        "内容" in found.group()
    ):  # 内容为药学相关理论知识 tells what is asked; a name of a paper begins where the item does
        subjects = [h for h in subjects if h.start == found.end() or _ITEM_BEGINS.search(text, 0, h.start)]
    return Held(tuple(subjects), found.start(), subjects[-1].end) if subjects else None


_OF_TEST = re.compile(r"[》”]?(?:笔试|面试|口试|机试)(?!科目|内容|部分)")
"""法律知识笔试和面试: what the test is in, no paper beside it."""
_ITEM_BEGINS = re.compile(r"[、,:;(《“和与及括含分考]\s?$")
_TITLED = re.compile(
    r"《[^《》]{2,24}》(?:\([^()]*\))?(?:(?:[、和与及]|以及)?《[^《》]{2,24}》(?:\([^()]*\))?){1,6}[^,。;《》]{0,6}"
    r"(?:[两二三四五六2-6]|共\d)(?:个|门)?(?:科目|科)"
)
"""设《甲》(以下简称《乙》)和《丙》两个科目: the papers of an examination."""
_ABBREVIATED = ("简称", "简称为", "下称")


def _several_rounds(text: str) -> Held | None:
    """考试采取笔试和面试相结合的方式: the rounds of an examination, which are held whatever weights are printed."""
    found = find(_ROUNDS, text)
    run: list[SubjectHit] = []
    for hit in find_subjects(text) if found else ():
        if hit.start < (found.end() if found else 0):
            continue
        if hit.kind != "stage" or (run and not _JOINED.fullmatch(text, run[-1].end, hit.start)):
            break
        if not run and found and hit.start > found.end():
            break
        run.append(hit)
    return Held(tuple(run), run[0].start, run[-1].end) if len(run) > 1 else None


def totals(text: str) -> list[Total]:
    out = [Total(whole, tuple(parts), start, end) for whole, parts, start, end in explained_sums(text)]
    for match in find_all(phrases()["sum"], text):
        hits = [h for h in find_subjects(text) if match.start() <= h.start < match.end()]
        before = [h for h in find_subjects(text) if h.end <= match.start() + 1]
        if len(hits) > 1 and before and before[-1].id not in {h.id for h in hits}:
            out.append(Total(before[-1], tuple(hits), match.start(), match.end()))
    return out or _merit(text) or _added(text) or _coordinated(text)


_NUMBERED = re.compile(
    r"\bPapers[- ](?P<list>(?:IV|V|I{1,3}|[1-5])(?:(?:, and |, | and | & | ?\+ ?)(?:IV|V|I{1,3}|[1-5])\b)+)"
)


def _with_numbered(text: str, start: int, end: int, hits: list[SubjectHit]) -> list[SubjectHit]:
    """Papers II and III: two papers, which no name of the lexicon spells."""
    made = []
    for found in _NUMBERED.finditer(text, start, end):
        for item in re.finditer(r"[IV]+|[1-5]", found.group("list")):
            at = found.start("list") + item.start()
            named = find_subjects(f"Paper {item.group()}")
            if not any(h.start <= at < h.end for h in hits):
                made += [replace(h, start=at, end=at + len(item.group())) for h in named[:1]]
    return sorted([*hits, *made], key=lambda h: h.start)


_ADDED = re.compile(
    r"(?:^|[,;:] ?)(?:the |all )?(?:marks?|scores?)(?: obtained| secured| awarded)? (?:of|in|from|for) "
    r"(?P<of>[^.;%\d]{5,110}?) (?:(?:shall|will|are|is|to)(?: be)? |when |taken |counted )*"
    r"(?:added(?: together| up)?|summed(?: up)?|together|combined)"
    r"[^.;]{0,16}? (?:decide|determine|make(?: up)?|form|arrive at|give|constitute|prepare|draw(?: up)?|fix|obtain)\b"
    r"[^.;]{0,24}?\b(?:merit|ranking|rank|total|aggregate|select(?:ion)? list|final (?:list|mark|score))\b",
    re.IGNORECASE,
)


def _added(text: str) -> list[Total]:
    """The marks of Paper II and of the interview together decide the order of merit: these and nothing else add up."""
    found = find(_ADDED, text)
    if found is None:
        return []
    inside = [h for h in find_subjects(text[: found.end("of")]) if h.start >= found.start("of") and h.kind != "total"]
    unique = {h.id: h for h in _with_numbered(text, *found.span("of"), inside)}
    whole = SubjectHit(found.start(), found.start(), "total", "")
    return [Total(whole, tuple(unique.values()), *found.span())] if len(unique) > 1 else []


_SUMMED = re.compile(
    r"\b(?:added|summed|totall?ed|combined|aggregated|adding|(?:put|taken|counted) together|sum|aggregate|total) \b"
    r"|\b(?:added|summed|totall?ed|combined|aggregated)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:merit|rank(?:ing|ed)?|final (?:list|mark|score|result|order|total|rating)|total (?:mark|score)"
    r"|aggregate|select(?:ion)? list|order of|grand total|composite)\b",
    re.IGNORECASE,
)
_NO_SUM = re.compile(
    r"\b(?:not|never|nor|without)\b[^.;]{0,24}\b(?:added|counted|included|combined|reckoned)\b|%|per ?cent|\bweigh"
    r"|\brespectively\b|\b(?:bonus|credits?|preference|additional|extra) (?:points?|marks?)\b|\bfor each\b|\bper year\b"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|ten|grace) (?:points?|marks?)\b[^.;]{0,24}\badded\b",
    re.IGNORECASE,
)
_AND_TEST = re.compile(
    r"(?:'s)?(?: (?:marks?|scores?)| \([^()]{1,30}\))*(?:,? and|,|,? plus|,? as well as"
    r"|,? together with|,? with| &| \+)"
    r"(?: (?:the|those|that|marks?|scores?|obtained|secured|of|in|for|from|at))* (?:the )?",
    re.IGNORECASE,
)


def _coordinated(text: str) -> list[Total]:
    """Tests that one sentence joins by *and* and says to be added for a ranking, in whatever order it says so."""
    if not _SUMMED.search(text) or not _GOAL.search(text) or _NO_SUM.search(text) or _EQUALS.search(text):
        return []
    hits = [h for h in find_subjects(text) if h.kind != "total"]
    hits = _with_numbered(text, 0, len(text), hits)
    best: list[SubjectHit] = []
    run: list[SubjectHit] = []
    for hit in hits:
        joined = bool(run) and _AND_TEST.fullmatch(text, run[-1].end, hit.start) is not None
        run = [*run, hit] if joined else [hit]
        best = run if len(run) > len(best) else best
    unique = {h.id or h.name: h for h in best}
    if len(unique) < _FEWEST:
        return []
    return [
        Total(
            SubjectHit(best[0].start, best[0].start, "total", ""), tuple(unique.values()), best[0].start, best[-1].end
        )
    ]


_FEWEST = 2
_ITEM = re.compile(
    r"(?:,|\band\b|\bplus\b) (?:the )?(?P<name>(?!(?:total|aggregate|combined|final|raw|the|marks|"
    r"obtained)\b)[a-z]+(?: [a-z]+)?"
    r" (?:marks|scores?|points))(?=[,.;]|$| and\b| plus\b)"
)
"""… the written paper, qualification marks and experience marks: addends that no lexicon knows count as well."""
_ADDENDS = re.compile(r"(?:(?!,? and |, | plus |\().)+")
_ADDEND = re.compile(
    r"(?:the |marks (?:of|in|for) (?:the )?)?(?P<name>[a-z]+(?: [a-z]+){0,2} (?:record|records"
    r"|qualifications?|experience|service|exercise|"
    r"project|portfolio|review|assessment|rating|statement|presentation|demonstration|appraisal))",
    re.IGNORECASE,
)


def _strange(text: str, start: int, end: int, known: Sequence[SubjectHit]) -> list[SubjectHit]:
    """… the written test, the academic record and the interview: what no lexicon knows between tests that count."""
    items = list(_ADDENDS.finditer(text, start, end))
    out: list[SubjectHit] = []
    if len(items) < 2 or len(known) < 2:
        return out
    for item in items:
        raw = re.sub(r"^(?:,? and |, | plus )+", "", item.group())
        found = _ADDEND.fullmatch(raw.strip())
        at = item.end() - len(raw.lstrip())
        covered = any(h.start < item.end() and item.start() < h.start + len(h.name) for h in known if h.start >= 0)
        if found and not covered:
            at += found.start("name")
            out.append(SubjectHit(at, at + len(found.group("name")), "", found.group("name")))
    return out


_EQUALS = re.compile(r"\b(?:ties?|tied|equal|same (?:marks?|scores?|total|aggregate)|identical)\b", re.IGNORECASE)
"""Where marks are equal, what decides is no part of the total."""


def _merit(text: str) -> list[Total]:
    """Merit on the basis of the marks in the main examination and the interview: these two and nothing else add up."""
    found = find(phrases()["merit"], text)
    if found is None or re.search(r"\d\s?(?:%|per ?cent)|weight|ratio|respectively", text) or _EQUALS.search(text):
        return []
    hits = [h for h in find_subjects(text[: found.end()]) if h.start >= found.start("of") and h.kind != "total"]
    hits = _with_numbered(text, found.start("of"), found.end(), hits)
    unique = list({h.id: h for h in hits}.values())
    for item in _ITEM.finditer(text, found.start("of"), found.end()):
        if unique and not any(h.start < item.end() and item.start() < h.end for h in hits):
            at, end = item.span("name")
            unique.append(SubjectHit(at, end, "", item.group("name")))
    unique += _strange(text, found.start("of"), found.end(), unique)
    return (
        [Total(SubjectHit(found.start(), found.start(), "total", ""), tuple(unique), *found.span())] if unique else []
    )
