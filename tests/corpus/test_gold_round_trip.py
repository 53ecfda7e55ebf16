"""A gold sheet made into a notice and printed again says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.facts import to_facts
from corpus.gold import Finder, to_notice
from corpus.metric import compare, load, total
from ingest import read

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
SHEETS = [p for p in sorted(NOTICES.glob("*.yaml")) if not p.stem.endswith("-amended")]


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.stem)
def test_bundled_sheets(path: Path) -> None:
    gold = load(path)
    document = read(path.parent / gold["source"]["file"])
    notice = to_notice(gold, document)
    assert notice.verify([document]) > 20
    found = compare(gold, to_facts(notice, [document]))
    assert {k: (v.missed, v.spurious) for k, v in found.items()} == dict.fromkeys(found, ((), ()))


def test_words_are_found_in_any_width(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text("某某县公开招聘公告\n\n面试 比例为１∶３，\n从高分到低分\n", encoding="utf-8")
    document = read(path)
    finder = Finder(document)
    for quote in ("面试比例为1∶3", "从高分 到低分", "比例为１∶３，从高分"):
        found = finder.find(quote)
        assert found is not None
        found.verify(document)
    assert finder.find("不在其中") is None
    assert finder.record({"x": "不在其中"}).quote == "某某县公开招聘公告"


def test_real_sheets_of_prose(shared: Path) -> None:
    sheets = [*(shared / "facts").glob("*.yaml"), *(shared / "real").rglob("*.yaml")]
    for path in sheets:
        gold = load(path)
        source = next(
            (
                f
                for folder in (path.parent, shared / "seeds")
                for f in [folder / str(gold["source"]["file"])]
                if f.is_file()
            ),
            None,
        )
        if source is None or "sample_posts" in gold:
            continue
        document = read(source)
        notice = to_notice(gold, document)
        notice.verify([document])
        counts = total(compare(gold, to_facts(notice, [document])).values())
        assert counts.f1 > 0.95, path
