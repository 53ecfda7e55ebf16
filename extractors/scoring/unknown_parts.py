"""Unknown parts: components that no lexicon holds, named by where they stand in a clause (主题汇报占20%)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.values.ratios import Percent
from extractors.values.subjects import SubjectHit

_UNKNOWN = re.compile(
    r"(?:^|[,、;:。(+和与及]|其中|由|而|即|以|按照?|将)\s?[《“]?(?P<name>[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z/·&]{1,15}?)[》”]?"
    r"(?:\([^()%]{1,16}\))?(?:成绩|得分|分数|评分|部分|模块|板块|分)?\s?\(?"
    r"(?:所?(?:占(?:比|比例|比重|权重)?|权重|比重|按|以|折算后|为|满分|:)+(?:[^,、;%]{0,10}?(?:的|成绩|总分|得分))?(?:为|是|各|比例|权重|占)*)?\s?\(?$"
)
_LABEL_BEFORE = re.compile(r"[^:,;。]{2,12}:(?=[\u4e00-\u9fff]{2,10}占[^:,;。]{2,12}的)")
NOT_A_NAME = re.compile(
    r"人|名|岗|^另|[前后]者|职位|单位|报名|招聘|录用|录取|比例|费|工资|薪|待遇|年|月|日|时间|计划|以上|以下|缴|退|补|合同|公示|体检|其余|剩[余下]|余下|所占|权重|成绩|总分|满分|得分"
    r"|每|各|两|分别|依次|顺次|[二三四五六几][项科门者种]|各占|方式|进行|采取|考生|男|女|专业|学历|其中|按照|根据|部分$|比重|合计|共计|折算|方法|折合|百分制|计分|^再|^先|^后|^均|^则|^并|^占|^按|^以|^的"
)


def with_unknown(
    text: str, hits: list[SubjectHit], percents: Sequence[Percent], parents: Sequence[SubjectHit]
) -> list[SubjectHit]:
    """Adds components that no lexicon knows, named right before their percentage (主题汇报占20%)."""
    out = list(hits)
    known = sorted([*hits, *parents], key=lambda h: h.start)
    floor = 0
    for percent in percents:
        if label := _LABEL_BEFORE.match(text, floor, percent.start):
            floor = label.end()  # 技能测试:看打占技能测试成绩的50%: the label is no name of the part
        window = text[floor : percent.start]
        found = _UNKNOWN.search(window)
        floor_now, floor = floor, percent.end
        segment = max(floor_now, *(text.rfind(c, 0, percent.start) + 1 for c in ",;:"))
        near = [h for h in known if floor_now <= h.start < percent.start and h not in parents]
        if any(h.end > segment for h in near) or (near and not found):
            continue
        if not found:
            continue
        name = re.sub(r"^(?:按照?|以|由|将|其中|而|即|对)", "", found.group("name"))
        name = re.sub(r"^.{0,8}(?:由|包括|包含|分为|其中)(?=.{2})", "", name)
        name = re.sub(r"^第[一二三四五]?(?:轮|步|项|阶段|个?环节)", "", re.sub(r"(?<=..)(?:成绩|得分|分数)$", "", name))
        start = floor_now + found.start("name") + found.group("name").rfind(name)
        if NOT_A_NAME.search(name) or len(name) < (2 if re.match(r"[\u4e00-\u9fff]", name) else 3):
            continue
        if any(h.start < start + len(name) and start < h.start + len(h.name) for h in [*parents, *near]):
            continue
        out.append(SubjectHit(start, start + len(name), load("subjects")["short"].get(name, ""), name))
    return sorted(out, key=lambda h: h.start)


_COMPOSED = re.compile(
    r"(?:由|包括|包含|分为|采取|采用)(?P<list>[^,。;:%]{4,60}?)(?:[两二三四五六3-6]个?(?:部分|模块|板块|项|环节|方面))?(?:组成|构成|相加|合成|,|三|方式)"
)


def composition(text: str, hits: Sequence[SubjectHit], count: int) -> list[SubjectHit]:
    """总成绩由A、B和C三部分组成，分别占…: the items of the list, whether a lexicon knows them or not."""
    found = _COMPOSED.search(text)
    if not found:
        return []
    out: list[SubjectHit] = []
    for item in re.finditer(r"[^、和与及]+", found.group("list")):
        start = found.start("list") + item.start()
        known = [h for h in hits if start <= h.start < start + len(item.group())]
        name = re.sub(r"(?:总?成绩|得分|分数)$", "", item.group().strip("《》“” "))
        at = start + item.group().find(name)
        out.append(known[0] if known else SubjectHit(at, at + len(name), "", name))
    whole = len(out) == count > 1 and not any(_ORDER.match(hit.name) for hit in out)
    return out if whole else []


_ORDER = re.compile(r"高(?:分)?(?:到|至|往|向)低|低(?:分)?(?:到|至)高")
"""由高分到低分确定…: how people are put in order, no list of tests."""
