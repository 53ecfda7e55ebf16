"""Template: an empty candidate table made from a campaign, with only the columns that it needs, and what each means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ranking.answers import words
from ranking.applicants import FLAGS, YEARS
from ranking.checks import All, Any, AtLeast, Check, Choose, Clause, Doubt, Not, Proof, facts_of
from ranking.clauses import clauses_of
from ranking.columns import lexicon, plain, root, synonyms
from ranking.graph import Graph
from ranking.parts import genders, labels, sex_of
from ranking.provenance import Provenance, engine
from ranking.quotas import OPEN, category, named
from ranking.sheets import FONT, MADE, width
from ranking.variants import variants
from ranking.verdict import verdicts
from ranking.workbook import TEMPLATE_SHEET
from schema.campaign import Campaign
from schema.conditions import Condition, Prose
from schema.scheme import Scheme

ROWS = 5000
"""Rows for which the template has drop-downs and checks."""
JUDGES = 7
"""Columns for judges where the notice does not number them."""

_DROPDOWNS = {
    "gender": ("男", "女"),
    "education": ("小学", "初中", "高中", "中专", "大专", "本科", "硕士研究生", "博士研究生"),
    "degree": ("无", "学士", "硕士", "博士"),
    "full_time": ("全日制", "非全日制"),
    "political": ("中共党员", "中共预备党员", "共青团员", "民主党派", "群众"),
    "fresh": ("是", "否"),
    "declared": ("是", "否"),
}
_MEANINGS = {
    "id_card": "18位公民身份号码；出生日期和性别由此得出，校验码有误会报错",
    "gender": "男或女",
    "education": "已取得的最高学历",
    "full_time": "全日制或非全日制",
    "degree": "已取得的最高学位；没有的填“无”",
    "major": "毕业证书上的专业名称",
    "graduated": "毕业证书上的日期，年-月-日",
    "fresh": "是否应届毕业生",
    "hukou": "户籍所在地，写到县（区）",
    "residence": "常住地，写到县（区）",
    "origin": "生源地，写到县（区）",
    "hukou_since": "户籍迁入的日期，年-月-日",
    "experience_years": "全部工作年限，可带小数或写“2年6个月”",
    "relevant_years": "与岗位要求相关的工作年限",
    "experience_since": "首次参加工作的日期",
    "rank": "现任职级或职务层次",
    "rank_since": "任现职级的日期，年-月-日",
    "political": "政治面貌",
    "certificates": "持有的证书，用分号隔开；没有的填“无”",
    "nationality": "国籍",
    "identity": "所属的特定人员（见“条件”表），用分号隔开；没有的填“无”",
    "declared": "考生承诺符合公告的全部文字条件且没有公告所列不得报考的情形",
}


@dataclass(frozen=True)
class Field:
    """A column: heading, what it is for, what it holds, and the cells that are allowed (if they can be listed)."""

    heading: str
    role: str
    meaning: str
    options: tuple[str, ...] = ()
    maximum: str | None = None


def fields(campaign: Campaign, *, marks: bool = True) -> list[Field]:
    """The columns that a campaign needs; without ``marks`` only those of screening."""
    found = [Field("准考证号", "id", "考生的唯一编号，每人一行")]
    if campaign.posts:
        found.append(Field("岗位代码", "post", "公告中的岗位代码；没有代码的填岗位名称", _posts(campaign)))
    found.append(Field("姓名", "name", "只用于公示"))
    clauses = clauses_of(campaign, frozenset())
    asked = set().union(*(facts_of(clause.check) for clause in clauses)) if clauses else set()
    if any(genders(item) for item in campaign.posts):
        asked.add("male")
    asked |= {"relevant_years"} & _relevant(clauses)
    if asked & {"birth", "male"}:
        found.append(_field("id_card"))
        asked -= {"birth", "male"}
    if "experience_since" in asked and "relevant_years" in asked:
        asked -= {"experience_since"}
    heads = words()["columns"]
    found += [_field(role) for role in heads if role in asked]
    found += [
        Field(f"{role[2:]}年度考核", role, "该年度考核等次", ("优秀", "称职", "基本称职", "不称职"))
        for role in sorted(asked)
        if role.startswith("y:")
    ]
    if kinds := _categories(campaign):
        found.append(Field("报考类别", "category", "名额按类别分列的岗位：考生属于哪一类，不属于的填“普通”", kinds))
    classes = dict.fromkeys(item.label for scheme in campaign.schemes for item in scheme.horizontal)
    if any(map(sex_of, classes)) and not any(field.role in ("gender", "id_card") for field in found):
        found.append(_field("gender"))
    if others := [label for label in classes if sex_of(label) is None]:
        meaning = (
            f"考生属于哪些类别（可填多类，以顿号分隔），如：{'、'.join([*kinds[1:], *others])}；都不属于的填“普通”"
        )
        found = [field for field in found if field.role != "category"]
        found.append(Field("报考类别", "category", meaning))
    if campaign.exclusions or any(isinstance(leaf, Prose) for leaf in campaign.eligibility):
        found.append(_field("declared"))
    if marks:
        held = {root(field.heading) for field in found}
        for field in mark_fields(campaign):
            fact = field.role.removeprefix("tie ")
            if not (field.role != fact and held & synonyms("facts", fact)):
                found.append(field)
    return list({field.heading: field for field in reversed(found)}.values())[::-1]


def mark_fields(campaign: Campaign) -> list[Field]:
    """The columns of marks, words, tie-break facts and bonuses of all schemes."""
    schemes = variants(verdicts(campaign) or campaign).schemes.values()
    common = _common_names(schemes)
    marked = {mark.id for scheme in schemes for mark in scheme.marks}
    found: dict[str, Field] = {}
    for scheme in schemes:
        for field in _of_scheme(scheme):
            if field.role.removeprefix("tie ") in marked and field.role.startswith("tie "):
                continue  # a mark of another class decides here; its column is there
            heading = common.get(field.role, field.heading)
            found.setdefault(heading, replace(field, heading=heading))
    return list(found.values())


def _common_names(schemes: Iterable[Scheme]) -> dict[str, str]:
    """One heading for a mark that classes call by several names, where one of them is a usual name of its kind."""
    names: dict[str, list[str]] = {}
    for mark in (mark for scheme in schemes for mark in scheme.marks if mark.name):
        names.setdefault(mark.id, []).append(str(mark.name))
    usual = {i: [n for n in called if root(n) in synonyms("marks", i)] for i, called in names.items()}
    return {f"mark {i}": usual[i][0] for i, called in names.items() if len(set(called)) > 1 and usual[i]}


def _of_scheme(scheme: Scheme) -> Iterable[Field]:
    graph = Graph(scheme)
    used = {name for root in [scheme.total, *(s.by for s in scheme.stages)] if root for name in graph.closure(root)}
    used |= {name for gate in scheme.gates for name in (gate.on, gate.of) if name}
    keys = {key.key: key for rule in scheme.tie_breaks for key in rule.by}
    headings = _headings(graph)
    for mark in scheme.marks:
        if mark.id not in used and not mark.pass_fail and mark.id not in keys:
            continue
        if mark.id in graph.texts:
            continue
        heading = headings[mark.id]
        if mark.pass_fail:
            yield Field(heading, f"mark {mark.id}", "合格或不合格", ("合格", "不合格", "缺考"))
        else:
            full = None if mark.full is None else str(mark.full)
            limit = f"，满分{full}" if full else ""
            yield Field(heading, f"mark {mark.id}", f"成绩{limit}；缺考、违纪、免考写字，尚无成绩留空", (), full)
    for step in graph.scheme.steps:
        for name in graph.inputs(step):
            if name.endswith("*"):
                yield from (
                    Field(f"{name[:-1]}{n}", f"marks {name}", "评委给分；未打分留空") for n in range(1, JUDGES + 1)
                )
    for name in sorted(graph.texts):
        rows = next(s for s in graph.steps.values() if name in graph.inputs(s))
        options = tuple(w for row in getattr(rows, "rows", ()) for w in row.value.split("|"))
        yield Field(_heading("facts", name), f"fact {name}", "按表计分的事实", options)
    known = set(scheme.ids())
    for name in keys:
        if name not in known:
            yield Field(_heading("facts", name), f"tie {name}", "总分相同时比较；没有的留空")
    if scheme.bonuses:
        yield Field("加分项目", "bonus", "；".join(dict.fromkeys(b.when or b.id for b in scheme.bonuses)))


def _headings(graph: Graph) -> dict[str, str]:
    """A heading of its own for every mark: its name, with its step's where two are called alike, else its id."""
    marks = graph.scheme.marks
    names = [mark.name for mark in marks]
    steps = {name: step for step in graph.steps.values() for name in graph.inputs(step)}
    found: dict[str, str] = {}
    for mark in marks:
        found[mark.id] = mark.name or _heading("marks", mark.id)
        if mark.name is not None and names.count(mark.name) > 1 and mark.id in steps:
            found[mark.id] = f"{steps[mark.id].name or steps[mark.id].id}{mark.name}"
    facts = {plain(word) for known in words()["columns"].values() for word in known}
    found = {name: _as_mark(heading) if plain(heading) in facts else heading for name, heading in found.items()}
    often = [heading for heading in found.values() if list(found.values()).count(heading) > 1]
    return {name: name if heading in often else heading for name, heading in found.items()}


def _as_mark(heading: str) -> str:
    """The heading of a mark that is called like a fact of a person: Education score, 学历得分."""
    return f"{heading} score" if heading.isascii() else f"{heading}得分"


def _heading(kind: str, name: str) -> str:
    entry: Sequence[str] = lexicon()[kind].get(name) or lexicon()["marks"].get(name) or (name,)
    return entry[0]


def _field(role: str) -> Field:
    heading = words()["columns"][role][0]
    return Field(
        heading, role, _MEANINGS.get(role, "年-月-日" if role not in (*YEARS, *FLAGS) else ""), _DROPDOWNS.get(role, ())
    )


def _categories(campaign: Campaign) -> tuple[str, ...]:
    """The categories that posts set places apart for, after the word for none of them."""
    labels = (part.label for item in campaign.posts if named(item) for part in item.post.headcount_parts)
    reserved = tuple(dict.fromkeys(label for label in labels if category(label) != OPEN))
    return ("普通", *reserved) if reserved else ()


def _posts(campaign: Campaign) -> tuple[str, ...]:
    return tuple(dict.fromkeys(labels(campaign.posts)))


def _relevant(clauses: Sequence[Clause]) -> set[str]:
    """Asks for years that count, where a clause can otherwise never be proven."""
    return {"relevant_years"} if any(_proves(clause.check) for clause in clauses) else set()


def _proves(check: Check) -> bool:
    match check:
        case Proof():
            return bool(facts_of(check) & {"experience_since", "experience_years"})
        case All() | Any() | AtLeast():
            return any(_proves(part) for part in check.parts)
        case Not() | Doubt():
            return _proves(check.part)
        case Choose():
            return any(_proves(part) for part in (check.when, check.then, check.otherwise))
        case _:
            return False


def whom(campaign: Campaign) -> list[tuple[str, str]]:
    """The people that conditions name and no fact decides: what may stand under 人员身份."""
    found: list[tuple[str, str]] = []

    def visit(leaf: Condition) -> None:
        if leaf.who is not None:
            found.append((leaf.id, leaf.who))
        for option in getattr(leaf, "options", ()):
            visit(option)

    for leaf in campaign.eligibility:
        visit(leaf)
    return found


def write_template(campaign: Campaign, path: Path | str, *, marks: bool = True) -> list[Field]:
    """Write the template as a workbook: the table, its data dictionary, and the conditions with what they rest on."""
    import xlsxwriter

    found = fields(campaign, marks=marks)
    origin = Provenance(campaign.digest(), "template", engine())
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False}) as book:
        book.set_properties({"created": MADE, "comments": origin.text()})
        head = book.add_format({"font_name": FONT, "bold": True, "bg_color": "#E7EDF5", "bottom": 1})
        text = book.add_format({"font_name": FONT, "num_format": "@"})
        wrap = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
        page = book.add_worksheet(TEMPLATE_SHEET)
        lists = book.add_worksheet("选项")
        for column, item in enumerate(found):
            page.write_string(0, column, item.heading, head)
            page.set_column(column, column, max(12, width(item.heading) + 4), text)
            for row, option in enumerate(item.options):
                lists.write_string(row, column, option, text)
            _validate(page, column, item)
        page.freeze_panes(1, 0)
        lists.hide()
        _list(
            book,
            "数据字典",
            ("列", "用途", "填写说明", "可填内容"),
            [
                (f.heading, f.role, f.meaning, "；".join(f.options[:60]) or (f"0～{f.maximum}" if f.maximum else ""))
                for f in found
            ],
            head,
            wrap,
        )
        rows = [
            (c.id, c.words_for(p), "；".join(c.quotes_for(p)), c.assumed or "")
            for c in clauses_of(campaign, frozenset())
            for p in [next((n for n, on in enumerate(c.applies or [True]) if on), 0)]
        ]
        rows += [(ident, f"特定人员：{who}", "", "") for ident, who in whom(campaign)]
        _list(book, "条件", ("编号", "条件", "依据", "假定"), rows, head, wrap)
        _list(book, "说明", ("item", "value"), list(origin.items().items()), head, wrap)
    return found


def _validate(page: object, column: int, item: Field) -> None:
    from xlsxwriter.utility import xl_col_to_name
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    area = (1, column, ROWS, column)
    if item.options:
        name = xl_col_to_name(column)
        source = f"=选项!${name}$1:${name}${len(item.options)}"
        message = {"error_title": item.heading, "error_message": "请从列表中选择"}
        page.data_validation(*area, {"validate": "list", "source": source, **message})
    elif item.role == "id_card":
        page.data_validation(
            *area,
            {
                "validate": "length",
                "criteria": "between",
                "minimum": 15,
                "maximum": 18,
                "error_message": "公民身份号码为18位",
            },
        )


def _list(
    book: object, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], head: object, wrap: object
) -> None:
    from xlsxwriter import Workbook

    assert isinstance(book, Workbook)
    page = book.add_worksheet(name)
    for column, heading in enumerate(heads):
        page.write_string(0, column, heading, head)
        page.set_column(column, column, 18 if column == 0 else 50)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell, wrap)
    page.freeze_panes(1, 0)
