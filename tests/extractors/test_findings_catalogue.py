"""The catalogue of findings and questions: complete, and each kind shown by its example and not by its twin."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cli.reference import finding_page
from extractors import extract
from ingest import read_bytes
from schema import catalogue
from schema.catalogue import Entry
from schema.findings import Severity
from schema.notice import Notice

ROOT = Path(__file__).parents[2]
HEAD = "云岭县2024年公开招聘工作人员公告\n\n"
TAIL = "\n\n云岭县人力资源和社会保障局\n2024年3月1日\n"
FINDINGS = list(catalogue.findings().values())
QUESTIONS = list(catalogue.questions().values())


@cache
def read(body: str, whole: bool = False) -> Notice:
    document = read_bytes((body if whole else HEAD + body + TAIL).encode(), "notice.txt")
    extracted = extract([document])
    extracted.verify([document])
    return extracted


def shown(entries: list[Entry]) -> list[Entry]:
    return [e for e in entries if e.example is not None]


@pytest.mark.parametrize("entry", shown(FINDINGS), ids=lambda e: e.code)
def test_the_example_shows_the_finding(entry: Entry) -> None:
    found = [f for f in read(entry.example, entry.whole).findings if f.code == entry.code]
    assert found
    assert found[0].evidence
    assert found[0].severity is entry.severity


@pytest.mark.parametrize("entry", shown(FINDINGS), ids=lambda e: e.code)
def test_the_twin_of_the_finding_stays_silent(entry: Entry) -> None:
    assert entry.silent is not None
    assert entry.code not in [f.code for f in read(entry.silent, entry.whole).findings]


@pytest.mark.parametrize("entry", shown(QUESTIONS), ids=lambda e: e.code)
def test_the_example_raises_the_question(entry: Entry) -> None:
    asked = [q for q in read(entry.example, entry.whole).questions if q.code == entry.code]
    assert asked
    assert asked[0].readings
    assert any(q.evidence for q in asked)
    assert asked[0].answer is None


@pytest.mark.parametrize("entry", shown(QUESTIONS), ids=lambda e: e.code)
def test_the_twin_of_the_question_stays_silent(entry: Entry) -> None:
    assert entry.silent is not None
    assert entry.code not in [q.code for q in read(entry.silent, entry.whole).questions]


@pytest.mark.parametrize(
    ("code", "proof"),
    [
        ("headcount_adds_up", "2+3 = 5"),
        ("headcount_mismatch", "2+3 = 5, stated 6"),
        ("headcount_parts_mismatch", "12+9 = 21, stated 20"),
        ("weights_do_not_add_up", "60% + 50% = 110%"),
        ("weights_add_up", "60% + 40% = 100%"),
        ("scale_mismatch", "150*0.6 + 100*0.4 = 130"),
        ("dates_reversed", "2024-03-20T09:00 > 2024-03-10T17:00"),
        ("starts_before_publication", "2024-02-10 < 2024-03-01"),
        ("weekday_mismatch", "2024-05-20: 星期一"),
        ("age_window_admits_older", "born 1988-03-01 is 36 on 2024-03-01"),
        ("age_window_excludes", "the oldest admitted, born 1990-03-02, is 33 on 2024-03-01"),
        ("damaged_code", "3 of 4 codes have 4 characters"),
        ("pass_mark_above_full", "120 > 100"),
        ("fee_sum_mismatch", "50+140 = 190, stated 200"),
        ("attachment_missing", "referred to: [3]; listed: [1, 2]"),
        ("name_differs", "信→行"),
        ("phone_digits", "8800123: 7 digits"),
        ("number_repaired", "412 + 93 = 505"),
        ("parts_make_full_marks", "60*1 + 40*1 = 100"),
    ],
)
def test_the_proof_is_the_arithmetic(code: str, proof: str) -> None:
    entry = catalogue.findings()[code]
    found = next(f for f in read(entry.example or "", entry.whole).findings if f.code == code)
    assert found.proof == proof


def test_every_entry_speaks_both_languages() -> None:
    for entry in (*FINDINGS, *QUESTIONS):
        assert entry.en.endswith((".", "?"))
        assert entry.do.endswith(".")
        assert re.search("[一-鿿]", entry.zh)
        assert re.search("[一-鿿]", entry.do_zh)
    assert all(e.severity is not None for e in FINDINGS)
    assert all(e.severity is None for e in QUESTIONS)
    assert len(FINDINGS) >= 25


def test_every_kind_without_an_example_is_shown_by_another_test() -> None:
    tests = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    bare = [e.code for e in (*FINDINGS, *QUESTIONS) if e.example is None]
    assert [code for code in bare if f'"{code}"' not in tests] == []


def codes_in_sources() -> Iterator[tuple[str, str]]:
    """(findings or questions, code) of every call that records one, in all packages."""
    for folder in ("extractors", "review"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                on = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
                if name in ("find", "ask") and on.endswith("ctx"):
                    first = node.args[0]
                elif name == "_once" and len(node.args) > 2:
                    name, first = "ask", node.args[2]
                elif name in ("_listed", "_places") and len(node.args) > 3:
                    name, first = "find", node.args[3]
                elif name == "Question":
                    name, first = "ask", next(k.value for k in node.keywords if k.arg == "code")
                else:
                    continue
                for part in ast.walk(first):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield ("findings" if name == "find" else "questions"), part.value


def test_every_code_of_the_sources_is_in_the_catalogue() -> None:
    known = {"findings": catalogue.findings(), "questions": catalogue.questions()}
    assert [(kind, code) for kind, code in codes_in_sources() if code not in known[kind]] == []


def test_every_code_of_the_catalogue_is_raised_somewhere() -> None:
    sources = "".join(p.read_text(encoding="utf-8") for f in ("extractors", "review") for p in (ROOT / f).rglob("*.py"))
    assert [e.code for e in (*FINDINGS, *QUESTIONS) if f'"{e.code}"' not in sources] == []


def test_what_the_invented_notices_raise_is_in_the_catalogue() -> None:
    for path in sorted((ROOT / "corpus" / "notices").iterdir()):
        if path.suffix not in (".txt", ".md", ".html") or path.name.startswith("README"):
            continue
        notice = extract([read_bytes(path.read_bytes(), path.name)])
        assert {f.code for f in notice.findings} <= catalogue.findings().keys()
        assert {q.code for q in notice.questions} <= catalogue.questions().keys()


def test_only_a_weekday_without_its_year_is_less_than_catalogued() -> None:
    notice = read("三、考试\n面试定于5月20日（星期日）举行，5月21日（星期日）体检。\n")
    assert {f.severity for f in notice.findings if f.code == "weekday_mismatch"} <= {Severity.WARNING}


def test_the_published_page_is_that_of_the_catalogue() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert page == finding_page(), "run: jinbang schema --findings > docs/findings.md"
