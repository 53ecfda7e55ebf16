"""Deeds before a verdict in running text, one circumstance each; verdicts over marks and papers shut out nobody."""

from __future__ import annotations

import pytest

from extractors.conditions.deeds import deeds

SEVERAL = [
    (
        "受过刑事处罚的、参加过非法组织的、被原单位辞退过的,都不予聘用",
        ["受过刑事处罚的", "参加过非法组织的", "被原单位辞退过的"],
    ),
    (
        "应聘者在校期间受过记过以上处分、考试作弊被学院认定、被列为失信惩戒对象的,取消资格",
        ["在校期间受过记过以上处分", "考试作弊被学院认定", "被列为失信惩戒对象的"],
    ),
    ("凡被开除公职的,以及有违法记录的,一律不予录用", ["被开除公职的", "有违法记录的"]),
    ("受过治安处罚的、现任村干部的配偶应聘本村岗位的,均不予聘用", ["受过治安处罚的", "现任村干部的配偶应聘本村岗位的"]),
    ("因吸毒、赌博受过治安处罚的,被解除过聘用合同的,不得聘用", ["因吸毒、赌博受过治安处罚的", "被解除过聘用合同的"]),
    ("参与过传销活动的和隐瞒病史、作弊的,取消应聘资格", None),
    (
        "曾被单位除名的、正在接受立案调查被列入失信名单的,不再录用",
        ["曾被单位除名的", "正在接受立案调查被列入失信名单的"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_each_deed_is_one_circumstance(text: str, wanted: list[str] | None) -> None:
    found = [text[a:b] for a, b in deeds(text)]
    if wanted is None:
        assert len(found) != 1
    else:
        assert found == wanted


SILENT = [
    "面试成绩低于60分的、缺考的,不予聘用",
    "体检不合格的、考察中发现违法行为的,不予聘用",
    "受过刑事处罚的,不予聘用",
    "提供虚假材料、隐瞒事实的,取消资格",
    "试用期内违纪的、被辞退的,不再聘用",
    "逾期不报到的、放弃的,取消录用资格",
    "具有大专学历的、会驾驶的,优先聘用",
    "受过表彰的、被评为先进的,可以加分",
]


@pytest.mark.parametrize("text", SILENT)
def test_other_verdicts_shut_out_nobody(text: str) -> None:
    assert deeds(text) == []
