"""Tie-breaks: what decides between people with equal results, in order, down to whoever decides in the end.

A rule on people equal at the cut (末位同分一并进入) is no tie-break; it belongs to the stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.outline.mentions import mentions, stems
from extractors.outline.others import named_in
from extractors.outline.passages import Passage, pieces
from extractors.scoring.naming import Names
from extractors.selection.tie_conditions import is_condition, opens_chain, tail
from extractors.selection.tie_keys import read_keys
from extractors.selection.tie_keys import words as tie_words
from extractors.text import patterns as re
from extractors.text.context import Draft
from schema.notice import Track
from schema.scheme import TieBreak, TieKey

Tracks = tuple[str, ...]
_ASIDE = re.compile(r"(?<=[\u4e00-\u9fff])\((?![^()]*加分)[^()]*\)")
_LIST = re.compile(r":\s*$|(?:下列|以下|如下)[^,;]{0,16}$")


@dataclass(slots=True)
class Chain:
    """A chain under construction. Each key may be limited to tracks."""

    on: str
    tracks: Tracks
    keys: list[tuple[TieKey, Tracks]] = field(default_factory=list)
    cites: list[tuple[Passage, int, int]] = field(default_factory=list)
    open: bool = False
    """It ended with a colon: the keys follow as a list."""

    def add(self, key: TieKey, tracks: Tracks) -> None:
        if not any((k.key, k.before_points) == (key.key, key.before_points) and t == tracks for k, t in self.keys):
            self.keys.append((key, tracks))


_NOTE = re.compile(
    r"\((?P<in>(?:如遇|如有|如果|如|若|当|遇)?[^()。]{0,12}(?:成绩|总分|得分)[^()。]{0,4}(?:相同|并列|相等)[^()]{4,80})\)"
)
"""…确定体检人员(如综合成绩相同,则按面试成绩确定): a rule in brackets."""


def find_ties(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[TieBreak]:
    """All chains as one scheme reads them, one for each class of posts where keys are limited to classes."""
    from extractors.selection.ties_en import english_ties

    chains: list[Chain] = []
    for passage in passages:
        if passage.zh:
            _read(passage, names, tracks, chains)
            for note in _NOTE.finditer(passage.text):
                inner = replace(passage, start=passage.start + note.start("in"), text=note.group("in"))
                _read(inner, names, tracks, chains)
        else:
            english_ties(passage, names, tracks, chains)
    chains = _with_raw(chains)
    out: list[TieBreak] = []
    seen: set[tuple[str, Tracks]] = set()
    for chain in chains:
        for ids, keys in _by_track(chain, names):
            if keys and (chain.on, ids) not in seen:
                seen.add((chain.on, ids))
                draft = Draft(f"tie-{len(out) + 1}")
                for passage, start, end in chain.cites:
                    draft.cite(passage.cite(start, end))
                draft.put("on", chain.on)
                draft.put("by", tuple(keys))
                out.append(draft.build(TieBreak, tracks=ids))
    return out


def _with_raw(chains: list[Chain]) -> list[Chain]:
    """按四舍五入前的成绩排序, said apart from the chain for the same result: it comes first."""
    out: list[Chain] = []
    for chain in chains:
        last = out[-1] if out else None
        if last and last.on == chain.on and [k.key for k, _ in last.keys] == ["raw_score"]:
            chain.keys = [*last.keys, *(k for k in chain.keys if k[0].key != "raw_score")]
            chain.cites = [*last.cites, *chain.cites]
            out.pop()
        out.append(chain)
    return out


def _by_track(chain: Chain, names: Names) -> list[tuple[Tracks, list[TieKey]]]:
    """One list of keys for everybody, or one per class where keys differ (勤务辅警以体能, 文职辅警以笔试)."""
    limited = list(dict.fromkeys(t for _, t in chain.keys if t))
    if not limited:
        keys = [k for k, _ in chain.keys]
        return [(chain.tracks, keys)] if _usable(keys, names) else []
    out = []
    for ids in limited:
        keys = [k for k, t in chain.keys if not t or set(t) & set(ids)]
        if _usable(keys, names):
            out.append((ids, keys))
    return out


def _usable(keys: list[TieKey], names: Names) -> bool:
    """A chain none of whose marks the scheme has, and no fact either, is another scheme's."""
    return any(k.kind != "mark" or names.known(k.key) or k.key == "extra_test" for k in keys)


def _read(passage: Passage, names: Names, tracks: Sequence[Track], chains: list[Chain]) -> None:
    words = tie_words()
    current = chains[-1] if chains and _continues(chains[-1], passage) else None
    text = passage.text
    if current is not None and _AFTER_ALL.match(text):
        # 依前述规则仍不能确定的,加试: the last link of every chain that the sentence before it made
        earlier = [c for c in chains if _continues(c, passage) and c.cites[-1][0].line.index == passage.line.index]
        for chain in earlier[:-1]:
            if chain.on == current.on:
                _keys(text, mentions(text, tracks), names, tracks, chain)
                chain.cites.append((passage, 0, len(text)))
    if current is None and not words["equal"].search(text):
        return
    if (
        current is not None
        and not words["equal"].search(text)
        and not current.open
        and not _link(text)
        and not _AFTER_ALL.match(text)
    ):
        return
    listing = current is not None and current.open
    inline = False
    shared: str | None = None
    for clause in passage.clauses():
        if current is not None and _HIGHER.fullmatch(clause.text):
            continue
        segments = pieces(clause.text, re.compile(r"[,:]"))
        apart = mentions(clause.text, tracks)
        begun = listing or inline or bool(current is not None and clause.start and apart and _here(current, passage))
        condition: str | None = None
        scope: Tracks = ()
        if shared is not None and apart and words["decides"].search(clause.text):
            # 末位同分的,甲类一并入围;乙类比较专业知识得分: the classes that are not all let in
            current = Chain(shared, apart)
            chains.append(current)
            begun = True
        for segment in segments:
            part = _ASIDE.sub(lambda m: " " * len(m.group()), segment.text)
            mine = named_in(clause.text, segment.start, segment.end, tracks)
            if not mine and tracks and _OTHER_CLASS.match(part) and any(mentions(x.text, tracks) for x in segments):
                continue  # 后勤组比面试成绩, beside those of classes that are known
            scope = mine or scope
            if is_condition(part, words):
                condition = part
                if words["cut"].search(clause.text[segment.end :][:14]) or words["cut"].search(part):
                    condition = None
                    shared = _on(part, clause.text[: segment.start], names, passage, clause.start + segment.start)
                    break
                found = words["condition"].search(part)
                equal = part[: found.end()] if found else part
                fresh = _begins(equal, current, names, words, mentions(equal, tracks))
                if fresh and opens_chain(part, clause.text, passage, names):
                    on = _on(equal, clause.text[: segment.start], names, passage, clause.start + segment.start)
                    whose = mentions(clause.text[: segment.end], tracks) or passage.tracks
                    current = Chain(on, whose) if on else None
                    if current:
                        chains.append(current)
                begun = current is not None
                if current is not None and _FIRST_OF.match(clause.text, segment.end):
                    inline = current.open = True  # 总成绩相等的排序规则为:①退役军人优先;②学历高者优先
                    continue
                rest = tail(part, words)
                if rest and current:
                    _keys(rest, scope, names, tracks, current)
                continue
            ordered = _FIRST_OF.match(clause.text, segment.end) or (
                re.search("顺序|次序|依次|如下", part) and clause.text[segment.end : segment.end + 1] == ":"
            )
            if current is not None and begun and ordered and not read_keys(part, names):
                inline = current.open = True  # 优先顺序为:①面试得分;②笔试得分
                continue
            if current is not None and begun and _COUNTED.search(part):
                inline = current.open = True  # 依次比较①面试得分;②笔试得分
            if (
                current is None
                or not begun
                or (
                    re.search(r"(?:以上|上述)?(?:岗位|职位)?(?:同一|报考同)", part)
                    and not words["decides"].search(part)
                )
            ):
                continue
            _keys(part, scope, names, tracks, current)
        if current is not None and begun:
            current.cites.append((passage, clause.start, clause.end))
            current.open = (
                listing or inline or (clause.end >= len(text.rstrip(" :")) - 1 and _LIST.search(text) is not None)
            )
        if not begun and condition is None:
            current = None if not (current and current.open) else current
    if inline and current is not None and not text.rstrip().endswith(":"):
        current.open = False
    chains[:] = [c for c in chains if c.keys or c.open]


"""得分高者进入面试: where people go decides nothing."""
_FIRST_OF = re.compile(r":\s?(?:[①⑴]|\(?[1一][)、.])")
_COUNTED = re.compile(r"(?:依次|顺序|次序)[^①]{0,8}[①⑴]")
_HIGHER = re.compile(r"(?:得分|成绩|分数)?高者(?:排名|排序)?(?:在前|靠前|优先)[;,]?")
_AFTER_ALL = re.compile(
    r"(?:[①-⑳]|\(?\d\)?[.、]?)?\s?"
    rf"(?:{_HIGHER.pattern})?"
    r"(?:(?:如|若)?(?:依照?|按照?|根据|经)?(?:前述|上述|以上|前款)[^,。;]{0,12}(?:仍|还|均"
    r"|后)?[^,。;]{0,6}(?:不能|无法|难以|相同|并列)"
    r"|(?:如|若)?(?:依次)?(?:比较后?|排序后?)?(?:仍|还|依旧)(?:不能|无法|难以|相同|并列)[^,。;]{0,10}的?,)"
)
"""A sentence on people whom no link before it could part."""


def _continues(chain: Chain, passage: Passage) -> bool:
    """A chain may go on in the next sentence (仍相同的, …) or in the list that follows its colon."""
    if not chain.cites or chain.cites[-1][0].source is not passage.source:
        return False
    gap = passage.line.index - chain.cites[-1][0].line.index
    if chain.open and gap:
        return gap <= 2 and bool(passage.line.label or re.match(r"[①-⑳(\d-]", passage.line.text))
    return gap <= 1


def _link(text: str) -> bool:
    return bool(re.match(r"(?:[①-⑳]|\(?\d\)?[.、]?|再|仍|如仍|若仍|如再|若再|如果仍|还)", text))


def _begins(part: str, current: Chain | None, names: Names, words: dict[str, re.Pattern[str]], tracks: Tracks) -> bool:
    """Whether a condition opens a chain rather than adding a link: what is equal is not the last key."""
    if current is None or (tracks and tracks != current.tracks and not words["still"].search(part)):
        return True
    if words["still"].search(part) or re.search(r"均为或均不是|均不是", part):
        return False
    named = [n.id for n in names.find(part)]
    if not named:
        return bool(re.search(r"最后一|末位", part))
    last = next((k.key for k, _ in reversed(current.keys)), None)
    return not (last in named and current.on != named[-1]) if len(named) else True


def _on(part: str, lead: str, names: Names, passage: Passage, at: int) -> str | None:
    if _LAST.search(part):
        if cut := names.cut_before(passage.source, passage.line.index, passage.start + at):
            return cut
        ranked = [n.id for t in (lead, part) for n in names.scores(t) if names.known(n.id)]
        return ranked[-1] if ranked else names.before("interview")
    named = [n for n in names.find(part) if names.known(n.id) or not names.ids]
    scored = [n for n in named if n.scored]
    if scored or named:
        return (scored or named)[-1].id
    if "总" not in part and "综合" not in part and re.search("入围|下一|往下|面试人选|进入面试", passage.text):
        single = {n.id for n in names.find(passage.text[:at]) if names.known(n.id) and n.id != "interview"}
        if len(single) == 1:  # people are chosen by one result here: those equal are equal in it
            return single.pop()
    earlier = [n for n in names.scores(lead) if names.known(n.id)]
    if earlier and "总" not in part:
        return earlier[-1].id
    return names.total()


_LAST = re.compile(
    r"末位|末尾|最末|最后一[名位]|排在?最后|第[一二三四五六七八九十\d]{1,2}名[^,;]{0,6}(?:并列|相同|同分|相等)"
)
"""末位并列的, 第四名有并列的: equal at the cut."""


def _here(chain: Chain, passage: Passage) -> bool:
    """Whether a chain was begun in this sentence."""
    return any(cited is passage for cited, _, _ in chain.cites)


def _keys(part: str, scope: Tracks, names: Names, tracks: Sequence[Track], chain: Chain) -> None:
    words = tie_words()
    items = [(item, mentions(item, tracks)) for item in part.split("、")] if tracks and "、" in part else []
    if len({ids for _, ids in items if ids}) > 1 and words["decides"].search(part):
        classes: Tracks = ()
        for item, ids in items:  # 甲类以笔试成绩、乙类以面试成绩高者优先; 甲类、乙类以笔试成绩
            if not ids and _OTHER_CLASS.match(item):
                continue  # 后勤类以操作成绩: for people of whom no track is known
            classes = (*classes, *(i for i in ids if i not in classes))
            if keys := read_keys(_without_labels(item, tracks), names):
                scope, classes = classes or scope, ()
            for key in keys:
                chain.add(key, scope)
        return
    part = _without_labels(part, tracks)
    decided = words["decides"].search(part) or words["extra"].search(part)
    if not chain.open and not decided and not re.search(r"按|依|根据|以|看|先", part):
        return
    for key in read_keys(part, names):
        if key.key == chain.on and key.kind == "mark" and not key.before_points:
            continue
        if key.key == "written" and "公共科目" in part and any(k.key == "professional" for k, _ in chain.keys):
            key = key.model_copy(update={"key": "public_subjects"})
        chain.add(key, scope if scope != chain.tracks else ())


_OTHER_CLASS = re.compile(r"[^,、以按取比]{1,8}(?:[类组]|岗位?|职位|教师)(?:以|按|取|比|看|先比)")


def _without_labels(part: str, tracks: Sequence[Track]) -> str:
    """The segment less the names of classes: 退役军人专岗取体能成绩高者 puts nobody first who is a veteran."""
    for form in sorted({form for track in tracks for form in stems(track.label)}, key=len, reverse=True):
        if (
            len(form) > 1
            and form in part
            and re.search(r"[岗类组]|职位|岗位", part[part.find(form) :][: len(form) + 2])
        ):
            part = part.replace(form, " " * len(form))
    return part
