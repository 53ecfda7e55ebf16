"""Posts held as columns equal those made row by row: every value, every piece of evidence, every finding."""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.posts import cells, large_tables, typed_columns
from extractors.posts import gathering as posts
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read, read_bytes
from schema import lazy_posts
from schema.document import Document
from schema.lazy_posts import LazyPosts
from schema.notice import Notice, Post

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TABLES = sorted(
    path for path in CORPUS.glob("[!h]*/*") if path.suffix in (".xlsx", ".xls", ".csv", ".html", ".docx", ".txt", ".md")
)


def both(documents: Sequence[Document], monkeypatch: pytest.MonkeyPatch) -> tuple[Context, Context]:
    """The posts and findings of documents as columns, where they have a post table, and row by row."""
    out = []
    for many in (0, 10**9):
        monkeypatch.setattr(large_tables, "MANY", many)
        monkeypatch.setattr(posts, "_DESCRIBED", -1)
        context = Context(tuple(Source(document) for document in documents))
        context.posts = posts.extract_posts(context)
        out.append(context)
    return out[0], out[1]


def assert_same(held: Sequence[Post], made: Sequence[Post]) -> None:
    assert isinstance(held, LazyPosts)
    assert isinstance(made, tuple)
    for mine, theirs in zip(held, made, strict=True):
        assert mine == theirs
        assert list(mine.evidence) == list(theirs.evidence)
        assert list(mine.extra.items()) == list(theirs.extra.items())
    for field in Post.model_fields:
        assert list(lazy_posts.values(held, field)) == [getattr(post, field) for post in made]
    for field in set(Post.model_fields) - {
        "id",
        "evidence",
        "tracks",
        "extra",
        "tests",
        "headcount_parts",
        "age_limits",
    }:
        stated = {i: found for i, post in enumerate(made) if (found := post.evidence.get(field, ()))}
        assert dict(lazy_posts.quotes(held, field)) == stated


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_bundled_tables(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, made = both([read(path)], monkeypatch)
    if isinstance(held.posts, LazyPosts):
        assert_same(held.posts, made.posts)
    else:
        assert held.posts == made.posts
    assert held.findings == made.findings


def workbook(rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()) -> Document:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("岗位表")
        for number, row in enumerate(rows):
            for col, value in enumerate(row):
                sheet.write_string(number, col, value) if value else None
        for top, left, bottom, right in merged:
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    return read_bytes(out.getvalue(), "岗位表.xlsx")


HEADS = {
    "岗位代码": ["A01", "A02", "A03", " B-7", "X９", ""],
    "招聘单位": ["青禾镇中心小学", "石桥县医院", "同上", ""],
    "岗位名称": ["语文教师", "护师(女)", "司机", "合计", "注：以上待定", ""],
    "招聘人数": ["1", "2", "3人", "若干", "2(男1女1)", "35.0", ""],
    "学历": ["本科及以上", "大专", "全日制硕士研究生", ""],
    "专业": ["护理学、助产", "不限", "汉语言文学类", ""],
    "其他专业": ["中药学", "不限", ""],
    "年龄": ["35周岁以下", "18-40岁", "30岁以下,硕士放宽至35岁", ""],
    "备注": ["限女性", "须持有护士执业资格证书；本县户籍", "有两年以上工作经历者优先", "同上", "35周岁以下", "－", ""],
    "其他条件": ["中共党员", "须具有驾驶证", "限本市户籍；须持有会计证", "适合男性", ""],
    "是否需要两年工作经历": ["是", "否", ""],
    "工作地点": ["石桥县医院", "本县各乡镇", ""],
    "联系人电话": ["见公告", "8800", ""],
}


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    heads = draw(st.lists(st.sampled_from(sorted(HEADS)), min_size=3, max_size=10, unique=True))
    row = st.tuples(*(st.sampled_from(HEADS[head]) for head in heads)).map(list)
    rows = draw(st.lists(st.one_of(row, row, row, st.just(heads)), min_size=2, max_size=14))
    return [heads, *rows]


NAMELESS = ["招聘单位", "岗位名称", "招聘人数", "学历"]
"""A post without a name, of which only 若干 is said, is one all the same."""


@settings(max_examples=150, deadline=None)
@given(table=tables(), merge=st.booleans())
@example(table=[NAMELESS, ["青禾镇中心小学", "", "若干", "大专"], ["石桥县医院", "司机", "1", "大专"]], merge=False)
def test_made_tables(table: list[list[str]], merge: bool) -> None:
    merged = [(1, 0, 2, 0)] if merge and len(table) > 2 and table[1][0] else []
    with pytest.MonkeyPatch.context() as monkeypatch:
        held, made = both([workbook(table, merged)], monkeypatch)
        if isinstance(held.posts, LazyPosts):
            assert_same(held.posts, made.posts)
        else:
            assert held.posts == made.posts
        assert held.findings == made.findings


def test_a_cell_merged_over_two_columns_of_remarks_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["岗位名称", "招聘人数", "备注", "其他条件"], *([f"护师{n}", "1", "限女性", ""] for n in range(4))]
    rows[4][3] = "中共党员"
    held, made = both([workbook(rows, [(1, 2, 1, 3), (2, 2, 2, 3)])], monkeypatch)
    assert_same(held.posts, made.posts)


def test_posts_of_an_earlier_document_are_not_held_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["岗位代码", "岗位名称", "招聘人数"], ["01", "司机", "1"], ["01", "司机", "1"], ["02", "护师", "2"]]
    more = [rows[0], rows[1], ["03", "医师", "1"], ["", "文员", "1"], ["", "文员", "1"]]
    held, made = both([workbook(rows), workbook(more)], monkeypatch)
    assert_same(held.posts, made.posts)
    assert [post.id for post in held.posts] == ["post-1", "post-2", "02", "03", "post-5", "post-6"]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Notice:
    rows = [["岗位代码", "招聘单位", "岗位名称", "招聘人数", "备注"]]
    rows += [[f"K{n:03}", f"第{n % 7}中学", "教师", str(n % 3 + 1), "限女性" if n % 5 else ""] for n in range(600)]
    return extract([workbook(rows)])


def test_a_notice_of_hundreds_of_posts_holds_them_as_columns(large: Notice) -> None:
    assert isinstance(large.posts, LazyPosts)
    assert len(large.posts) == 600
    assert large.posts[-1].code == "K599"
    assert [post.code for post in large.posts[10:12]] == ["K010", "K011"]
    with pytest.raises(IndexError):
        large.posts[600]


def test_lazy_posts_survive_json_pickling_and_copies(large: Notice) -> None:
    assert Notice.model_validate_json(large.model_dump_json()) == large
    assert Notice.model_validate(large.model_dump()) == large
    assert large == Notice.model_validate_json(large.model_dump_json())
    again = pickle.loads(pickle.dumps(large))
    assert again == large
    assert type(again.posts) is tuple
    assert copy.deepcopy(large) == large
    assert large.model_dump(include={"posts": {0: {"code"}}})["posts"] == ({"code": "K000"},)
    assert large.posts != large.posts[1:]


def test_every_quote_of_lazy_posts_stands_where_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["岗位代码", "岗位名称", "招聘人数", "备注"], *([f"Ｎ{n}", "教师", "１", "限女性"] for n in range(500))]
    document = workbook(rows)
    notice = extract([document])
    assert notice.verify([document]) >= 2000
    assert notice.posts[3].evidence["remarks"][0].address == "岗位表!D5"


def test_columns_are_parsed_when_a_field_of_theirs_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        ["岗位代码", "岗位名称", "招聘人数", "备注"],
        *([f"K{n}", f"护师{n}", "1", f"限女性；{n}年以上工作经历"] for n in range(4)),
    ]
    monkeypatch.setattr(large_tables, "MANY", 0)
    monkeypatch.setattr(posts, "_DESCRIBED", -1)
    held = posts.extract_posts(Context((Source(workbook(rows)),)))
    assert isinstance(held, LazyPosts)
    (part,) = held.rows.parts
    asked = [{"code", "name", "headcount"}, {"code", "name", "headcount", "conditions"}]
    for field, kinds in zip(("code", "experience_years"), asked, strict=True):
        held.values(field)
        read = {part.reader.readers[i].column.kind for i, facts in enumerate(part._facts) if facts is not None}
        assert read <= kinds
    assert "conditions" in read
    assert held.values("experience_years")[3] == 3


@pytest.mark.parametrize("kind", sorted({*cells._READERS, *cells._PLAIN}))
def test_what_tells_posts_apart_is_stated_by_columns_of_few_kinds(kind: str) -> None:
    texts = {text for column in HEADS.values() for text in column} | {"护师(K07)", "A1-03", "4名", "青禾镇政府", "12"}
    for text in texts:
        for fact in cells.read_cell(kind, text):
            field = typed_columns._TARGETS.get(fact.field, fact.field)
            assert kind in typed_columns._STATED_BY.get(field, {kind})
