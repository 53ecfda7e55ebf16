"""Corrections are linked to what they amend, and their edits give the amended notice exactly, or questions."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from corpus.facts import to_facts
from corpus.gold import to_notice
from corpus.metric import compare, load, total
from ingest import read
from review.corrections import amends, apply_correction
from review.diff import diff
from review.draft import draft
from schema.notice import Change, Contacts, Event, Fee, Headcount, Header
from schema.scheme import Gate, Scheme, Stage
from schema.values import NoticeKind

NAMES = ("01-linxi-shiye", "10-linxi-correction")


@pytest.fixture(scope="module")
def documents(given):
    return [read(given.folder / f"{name}.txt") for name in NAMES]


@pytest.fixture(scope="module")
def amended(given):
    return apply_correction(*(given.extracted(f"{name}.txt") for name in NAMES))


def test_the_amended_sheet_is_the_authored_one(given, documents):
    """From the gold sheets of both notices, and from the correction as it is read."""
    original, correction = (
        to_notice(load(given.folder / f"{name}.yaml"), document)
        for name, document in zip(NAMES, documents, strict=True)
    )
    gold = load(given.folder / "01-linxi-shiye-amended.yaml")
    for each in (correction, given.extracted("10-linxi-correction.txt")):
        done = apply_correction(original, each)
        assert done.unresolved == ()
        counts = total(compare(gold, to_facts(done.notice, documents)).values())
        assert (counts.f1, counts.missed, counts.spurious) == (1.0, 0, 0)


def test_what_is_extracted_loses_nothing_by_being_amended(given, documents, amended):
    """Whatever is wrong with the amended sheet was wrong with the original's already."""
    original = compare(load(given.folder / "01-linxi-shiye.yaml"), to_facts(given.extracted("01-linxi-shiye.txt")))
    after = compare(load(given.folder / "01-linxi-shiye-amended.yaml"), to_facts(amended.notice, documents))
    assert amended.unresolved == ()
    for name, section in after.items():
        assert set(section.missed) <= set(original[name].missed), name
        assert set(section.spurious) <= set(original[name].spurious), name


def test_amended_values_cite_the_correction(given, documents, amended):
    assert amended.notice.verify(documents) > 100
    post = next(p for p in amended.notice.posts if p.code == "LX2304")
    assert {e.document for e in post.quotes("headcount")} == {documents[1].id}
    assert {e.document for e in post.quotes("name")} == {documents[0].id}
    assert amended.notice.documents == tuple(d.id for d in documents)


def test_the_amended_notice_ranks_as_published(given, amended):
    ranking = pytest.importorskip("ranking")
    run = ranking.rank(draft(amended.notice), ranking.read(given.folder / "01-linxi-shiye-amended.candidates.csv"))
    rows = {row["id"]: row for row in run.frame.iter_rows(named=True)}
    with (given.folder / "01-linxi-shiye-amended.ranking.csv").open(encoding="utf-8-sig") as file:
        published = list(csv.DictReader(file))
    assert list(rows) == [p["准考证号"] for p in published]
    for want in published:
        got = rows[want["准考证号"]]
        shown = {
            "岗位代码": got["post"],
            "笔试成绩": got["written"] or "",
            "总成绩": got["total"] or "",
            "总名次": str(got["rank"] or ""),
            "进入面试": "是" if got["to_interview"] == 1 else "否",
            "进入体检": "是" if got["to_physical"] == 1 else "否",
        }
        assert shown == {key: want[key] for key in shown}


def test_applying_it_again_changes_nothing_more(given, amended):
    again = apply_correction(amended.notice, given.extracted("10-linxi-correction.txt"))
    assert diff(amended.notice, again.notice).groups == ()
    assert again.unresolved  # what it would move from is no longer there: people are asked


def titled(given, title, **header):
    made = given.made(Header, id="header", quote=title, title=title, kind=NoticeKind.TEACHER, **header)
    return given.notice(id=title.encode().hex().ljust(64, "0")[:64], header=made)


def test_the_notice_that_a_correction_amends(given):
    correction = given.extracted("10-linxi-correction.txt")
    original = given.extracted("01-linxi-shiye.txt")
    others = [given.extracted("02-dongbu-teachers.html"), given.extracted("04-lingxi-province-gwy.txt")]
    assert amends(correction, [*others, original]) is original
    assert amends(correction, others) is None
    assert amends(original, [original, *others]) is None
    later = original.model_copy(update={"header": original.header.model_copy(update={"published": "2023-06-01"})})
    assert amends(correction, [later]) is None


def correct(given, *changes, **header):
    head = given.made(Header, id="header", kind=NoticeKind.CORRECTION, **header)
    made = [given.made(Change, id=f"change-{i}", quote="更正", **c) for i, c in enumerate(changes)]
    return given.notice(id="c" * 64, documents=("c",), header=head, changes=tuple(made))


def test_by_number_and_not_by_a_title_that_two_share(given):
    one = titled(given, "教师招聘公告", doc_number="临教〔2024〕3号")
    two = titled(given, "教师招聘公告(第二批)", doc_number="临教〔2024〕9号")
    assert amends(correct(given, corrects="《教师招聘公告》(临教〔2024〕9号)"), [one, two]) is two
    same = one.model_copy(update={"id": "e" * 64})
    assert amends(correct(given, corrects="教师招聘公告"), [one, same]) is None


@pytest.mark.parametrize(
    ("change", "read_back"),
    [
        ({"target": "post A1", "field": "headcount", "before": "1", "after": "4", "action": "replace"}, ("posts", 4)),
        ({"target": "post A1", "field": "headcount", "before": "9", "after": "4", "action": "replace"}, None),
        ({"target": "post Z9", "field": "headcount", "after": "4", "action": "replace"}, None),
        ({"target": "post A1", "field": "headcount", "after": "四五", "action": "replace"}, None),
        ({"target": "fee 笔试费", "field": "amount", "before": "50", "after": "45", "action": "replace"}, ("fees", 45)),
        ({"target": "fee 笔试费", "field": "amount", "before": "51", "after": "45", "action": "replace"}, None),
        (
            {"target": "interview", "field": "start", "after": "2024-06-02", "action": "move"},
            ("timeline", "2024-06-02"),
        ),
        ({"target": "payment", "field": "end", "after": "2024-06-02", "action": "move"}, None),
        ({"target": "written_exam", "field": "start", "after": "2024-06-02", "action": "move"}, None),
        (
            {"target": "pass_mark interview", "field": "min", "before": "60", "after": "70", "action": "replace"},
            ("gate", 70),
        ),
        ({"target": "pass_mark written", "field": "min", "before": "60", "after": "70", "action": "replace"}, None),
        (
            {"target": "ratio 面试比例", "field": "ratio", "before": "3", "after": "2", "action": "replace"},
            ("stage", 2),
        ),
        (
            {"target": "contacts", "field": "phones", "before": "1", "after": "2", "action": "replace"},
            ("contacts", "2"),
        ),
        ({"target": "headcount", "field": "total", "before": "1", "after": "4", "action": "replace"}, ("headcount", 4)),
        ({"target": "某事项", "field": None, "after": "另行通知", "action": "replace"}, None),
        ({"target": "interview", "field": None, "action": "cancel"}, ("timeline", None)),
    ],
)
def test_an_edit_is_carried_out_or_asked_about(given, change, read_back):
    original = given.notice(
        headcount=given.made(Headcount, id="headcount", total=1),
        posts=(given.post(1, code="A1"),),
        fees=(given.made(Fee, item="written", label="笔试费", amount="50"),),
        timeline=(
            given.made(Event, id="e1", event="interview", start="2024-06-01"),
            given.made(Event, id="e2", event="written_exam", start="2024-05-01T09:00"),
            given.made(Event, id="e3", event="written_exam", start="2024-05-02T09:00"),
        ),
        contacts=given.made(Contacts, id="contacts", phones=("1",)),
        schemes=(
            given.made(
                Scheme,
                id="s",
                gates=(given.made(Gate, on="interview", min="60"),),
                stages=(given.made(Stage, to="interview", by="written", ratio="3"),),
            ),
        ),
    )
    done = apply_correction(original, correct(given, change))
    if read_back is None:
        assert [q.code for q in done.notice.questions] == ["correction_unresolved"]
        assert diff(original, done.notice).groups == ()
        return
    place, value = read_back
    notice = done.notice
    found = {
        "posts": notice.posts[0].headcount,
        "fees": notice.fees[0].amount,
        "timeline": notice.timeline[0].start if notice.timeline[0].event.value == "interview" else None,
        "gate": notice.schemes[0].gates[0].min,
        "stage": notice.schemes[0].stages[0].ratio,
        "contacts": notice.contacts.phones[0],
        "headcount": notice.headcount.total,
    }[place]
    assert found == (Decimal(value) if place in ("fees", "gate", "stage") else value)
    assert notice.questions == ()


def test_a_post_that_the_correction_describes_is_added(given):
    new = given.post(9, code="B7", name="统计", org="统计局")
    correction = correct(given, {"target": "post B7", "field": None, "after": "统计岗位", "action": "add"})
    correction = correction.model_copy(update={"posts": (new,)})
    done = apply_correction(given.notice(posts=(given.post(1, code="A1"),)), correction)
    assert [p.code for p in done.notice.posts] == ["A1", "B7"]
