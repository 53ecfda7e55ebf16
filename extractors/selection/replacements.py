"""Replacements: whether a vacancy that arises after the ranking is filled from it, at which stage, for what cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece, without_explained
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.text.memo import memo
from extractors.text.needles import find
from extractors.values.numbers import NUMBER, parse_int
from schema.notice import Track
from schema.scheme import Replacement

_NOT = re.compile(r"(?:不再|不予|不得|不能|不进行|不作|不做|不|无法|未)(?:进行|予以|实行|安排|依次|顺延|组织)?\s?$")
_TIMES = re.compile(rf"(?:一次性|({NUMBER})\s?次|递补(?:限|仅|只)?({NUMBER})\s?(?:次|人))")
_EN_FILL = re.compile(
    r"(?:reserve|wait(?:ing)?) list\b[^.;]{0,80}\b(?:filled|drawn|offered|appointed)\b|\bnext (?:candidate|person|"
    r"applicant|highest)\b"
    r"[^.;]{0,40}\b(?:list|merit|offered|appointed|invited)\b|"
    r"(?:filled?|replaced?|substituted?|supplemented)\b[^.;]{0,60}\b(?:in turn|from it|from (?:the )?(?:high"
    r"|wait(?:ing)?|"
    r"reserve|list)|in order|in sequence|in succession|one by one|according to|by the next|successively)"
    r"|wait(?:ing)? list"
    r"|reserve (?:list|panel)[^.;]{0,60}(?:operated|used|drawn|operative|in force|valid)\b"
    r"|(?:reserve|wait(?:ing)?) (?:list|panel|pool)\b[^.;]{0,160}\bnot (?:join|accept|take up|report)\w*"
    r"|(?:decline|not take up|refuse|fail to (?:join|report|accept|take))\w*[^.;]{0,60}\bnext (?:person"
    r"|candidate|applicant|in|on|best|highest|"
    r"ranked|one)|\bnext in (?:order of )?(?:merit|rank|line)\b[^.;]{0,40}(?:offered|appointed|invited|called)"
    r"|(?:panel|pool|list)\b[^.;]{0,60}\b(?:operated|used|drawn)[^.;]{0,30}(?:non-?joining|declin)"
    r"|reserve list shall|next (?:candidate|person) on the list"
    r"|(?:\bdeclin\w*|\brefus\w*|\bwithdr\w+|\bturns? (?:\w+ ){0,2}down|\bnot (?:join|accept|take"
    r"|report)\w*|\bfails?)\b[^.;]{0,80}"
    r"\bnext (?:\w+ ){0,3}?(?:name|person|candidate|rank|ranked|in|on|best|highest|one|applicant)\b"
    r"|reserve (?:list|pool|panel)\b[^.;]{0,90}\b(?:offered|appointed|withdraw\w*|not joining|fill\w*)"
    r"|(?:reserve|wait(?:ing)?) (?:list|pool|panel)\b[^.;]{0,90}\b(?:used|turn to it|call on it|drop(?:s|ped)? out"
    r"|fall(?:s|en)? through)"
    r"|\b(?:fill\w*|replac\w*)\b[^.;]{0,40}\b(?:reserve|wait(?:ing)?|supplementary) (?:list|pool|panel)"
    r"|\b(?:called (?:up|on|upon)|appointed|offered (?:the|a) (?:post|position|job"
    r"|place))\b[^.;]{0,40}\b(?:when(?:ever)?|if"
    r"|where|should) (?:an? |the |any )?(?:appointee|successful candidate|selected candidate)s?\b[^.;]{0,30}"
    r"\b(?:declin|refus|withdr|not (?:join|accept|take|report)|fail|leav)\w*"
    r"|\b(?:hold|keep|retain)\b[^.;]{0,30}\b(?:your|their|candidates'|the|applicants') (?:details|names?|records?)\b"
    r"[^.;]{0,50}\b(?:offer|appoint|contact)\w*[^.;]{0,50}\b(?:becomes?|come up|arises?|free|vacant|available"
    r"|another post"
    r"|similar)\b"
    r"|\bfrom (?:which|it)\b[^.;]{0,60}\b(?:recommend|appoint|nominat|select|fill)\w*[^.;]{0,60}"
    r"\b(?:not (?:join|accept|take|report)|declin|refus|withdr|resign|fail)\w*"
    r"|\b(?:merit|reserve|order of merit) list\b[^.;]{0,60}\b(?:offered|offer)\b[^.;]{0,30}\b(?:similar|same|further"
    r"|other|future|another)\b",
    re.IGNORECASE,
)
_LIST = r"(?:(?:wait(?:ing)?|reserve|supplementary|standby) (?:list|panel|pool)|panel|reserve)"
_EN_NOT = re.compile(
    r"(?:will|shall|are|is) not (?:to )?be (?:filled|replaced|substituted)|no (?:replacement|substitut)"
    rf"|\bno (?:{_LIST})(?! (?:of|from) (?:that|the (?:last|previous|former|earlier)))|\b{_LIST}s? (?:is|are|will be"
    rf"|shall be) not\b"
    rf"|\bnot (?:keep|maintain|operate|draw up|prepare|form) (?:an? |any )?{_LIST}"
    r"|\bno (?:vacanc|post|place|position)\w*[^.;]{0,60}\b(?:is|are|will be|shall be) filled"
    r"|\b(?:notified|advertised|carried(?: over| forward)?|included) (?:in|to|with) the next (?:recruitment"
    r"|advertisement|notification"
    r"|exercise|competition|year)|\b(?:re-?advertised|advertised (?:anew|afresh|again))\b",
    re.IGNORECASE,
)
_EN_STAGE = (
    ("qualification review", "review"),
    ("physical", "physical"),
    ("inspection", "inspection"),
    ("publicity", "publicity"),
    ("resign", "hire"),
    ("joining", "hire"),
    ("employ", "hire"),
)


def find_replacements(passages: Sequence[Passage], tracks: Sequence[Track]) -> list[Replacement]:
    """Every statement about filling vacancies, in order."""
    out: list[Replacement] = []
    seen: set[tuple[object, ...]] = set()
    for passage in passages:
        for clause in passage.clauses():
            for allowed, stage, cause, times, at in (_zh if passage.zh else _en)(passage, clause):
                begin = clause.text.rfind(",", 0, at) + 1  # 三类岗位可递补一次,二类岗位不递补
                scope = mentions(clause.text[begin:at], tracks) or mentions(without_explained(clause.text), tracks)
                scope = scope or passage.tracks
                key = (allowed, stage, cause, times, scope)
                if key in seen:
                    continue
                seen.add(key)
                draft = Draft(f"replacement-{len(out) + 1}")
                draft.cite(passage.cite(clause.start, clause.end))
                draft.put("stage", stage)
                draft.put("cause", cause)
                draft.put("times", times)
                out.append(draft.build(Replacement, allowed=allowed, tracks=scope))
    return out


@cache
def _words() -> tuple[re.Pattern[str], list[list[str]], re.Pattern[str]]:
    data = load("selection")["replacements"]
    fill = "|".join(data["fill"])
    return (
        re.compile(rf"(?:{fill})(?!说明|办法|规则|资格|原则|环节|的?时间|截止|于面试|通知|公告|名单|之日|到期|期限)"),
        data["stages"],
        re.compile("|".join(data["causes"])),
    )


def _zh(passage: Passage, clause: Piece) -> Iterator[tuple[bool, str | None, str | None, int | None, int]]:
    fill, stages, causes = _words()
    for match in fill.finditer(clause.text):
        lead = clause.text[: match.start()]
        if re.search(r"是否(?:进行|予以|需要)?$", lead):
            continue  # whether it is filled is for somebody to decide
        if match.group() == "顺延" and not _vacancy(clause.text):
            continue
        if clause.text.startswith("小数", match.end()):
            continue
        if re.match(
            r"(?:人员|者|人选|对象)?的?(?:总|考试|笔试|面试)?(?:成绩|时间|截止|资格|,|须|应)",
            clause.text[match.end() :],
        ) and not _vacancy(lead):
            continue
        if match.group() in ("增补", "补足") and not _vacancy(clause.text):
            continue
        either = re.search(r"可(?:以)?(?:进行)?递补|可根据[^;]{0,30}递补", clause.text) and re.search(
            r"(?:也|或)可?(?:以)?不(?:再)?递补", clause.text
        )
        allowed = bool(either) or (
            _NOT.search(lead) is None and not re.match(r"(?:工作)?不(?:再|予|得|进行)", clause.text[match.end() :])
        )
        times = _TIMES.search(clause.text[max(0, match.start() - 8) :])
        count = None
        if allowed and times:
            printed = next((g for g in times.groups() if g), None)
            count = parse_int(printed) if printed else 1
        if pairs := _pairs(lead, stages, causes):
            yield from ((allowed, stage, cause, count, match.start()) for stage, cause in pairs)
            continue
        context = passage.text[: clause.start] + lead
        spots = [(context.rfind(w), i) for w, i in stages if w in context]
        early = [s for s in spots if s[0] >= 0]
        stage = _stage_of(lead, stages) or (max(early)[1] if early else _stage_of("".join(passage.context), stages))
        found = _told(list(causes.finditer(lead)))
        for cause in dict.fromkeys(c.group() for c in found) or (None,):
            yield allowed, stage, cause, count, match.start()


_GENERAL = ("缺额", "空缺")
"""What any cause leads to, and no cause of its own."""


def _told(found: list[re.Match[str]]) -> list[re.Match[str]]:
    return [c for c in found if c.group() not in _GENERAL]


def _pairs(lead: str, stages: list[list[str]], causes: re.Pattern[str]) -> list[tuple[str, str]]:
    """体检、考察不合格或者放弃的: every stage with every cause. A cause is for the stages named since the one before
    (资格复审不合格、放弃面试的), else for the same ones; 放弃 is for the stage right behind it, too."""
    words = sorted(stages, key=lambda s: -len(s[0]))
    pattern = re.compile("|".join(re.escape(w) for w, _ in words))
    ids = {s[0]: s[1] for s in stages}
    named = [m for m in pattern.finditer(lead) if not _IDLE.match(lead, m.end())]
    out: dict[tuple[str, str], None] = {}
    current: list[str] = []
    begin = 0
    for cause in _told(list(causes.finditer(lead))):
        since = [ids[m.group()] for m in named if begin <= m.start() < cause.start()]
        behind = [m for m in named if cause.end() <= m.start() <= cause.end() + 2 and cause.group() in _GIVEN_UP]
        if behind:
            run = [behind[0]]
            for other in named[named.index(behind[0]) + 1 :]:
                if not re.fullmatch(r"资格|[、和及或与]|或者|以及", lead[run[-1].end() : other.start()]):
                    break
                run.append(other)
            current, begin = [ids[m.group()] for m in run], run[-1].end()
        else:
            current, begin = since or current, cause.end()
        out |= dict.fromkeys((stage, cause.group()) for stage in current)
    return list(out)


_IDLE = re.compile(r"人员|合格人员|成绩|人选|入围|对象名单|结束后|合格(?!的?(?:或|、))|前(?!放弃)")
_GIVEN_UP = ("放弃", "弃权", "未通过", "不通过", "取消")


def _vacancy(text: str) -> bool:
    return bool(re.search(r"空缺|缺额|放弃|不合格|名额|成绩|人员|依次|不足", text))


def _stage_of(text: str, stages: list[list[str]]) -> str | None:
    """The stage at which the vacancy arises: the first one named (体检、考察不合格的)."""
    spots = sorted(
        (text.find(w), i)
        for w, i in stages
        if w in text and not re.match("人员|合格人员|成绩", text[text.find(w) + len(w) :])
    )
    return spots[0][1] if spots else None


@memo
def _english(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return find(_EN_NOT, text), find(_EN_FILL, text)


def _en(passage: Passage, clause: Piece) -> Iterator[tuple[bool, str | None, str | None, int | None, int]]:
    text = clause.text
    denied, filled = _english(text)
    if not (denied or filled):
        return
    if not re.search(
        r"vacanc|vacant|unqualified|candidate|it will|place|list|merit|panel|people|person|those|post|offer"
        r"|appointee|runners?-up",
        text,
        re.IGNORECASE,
    ):
        return
    low = (text + " " + " ".join(passage.context)).casefold()
    stage = next((i for w, i in _EN_STAGE if w in low), None)
    yield denied is None, stage, None, None, 0
