"""What one test weighs for each of several classes, and parts of an interview that only some posts have."""

from __future__ import annotations

from typing import Any

import pytest

import ingest
from corpus.facts import to_facts
from extractors import extract

HEAD = "云溪区人民医院2024年公开招聘公告\n一、岗位\n护士岗位6人，药师岗位2人，检验岗位1人。\n二、考试\n"


def facts(text: str) -> dict[str, Any]:
    document = ingest.read_bytes(f"{HEAD}{text}\n".encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


def weights(text: str) -> list[tuple[str, dict[str, str]]]:
    """For each scheme its classes or whom it is for, and the weights of its tests."""
    found = facts(text)
    labels = {t["id"]: t["label"].removesuffix("岗位") for t in found.get("tracks", [])}
    out = []
    for scheme in found.get("schemes", []):
        whose = "、".join(labels[t] for t in scheme.get("tracks", [])) or scheme.get("when", "")
        parts = {c["id"]: str(c["weight"]) for c in scheme.get("components", []) if c.get("weight")}
        out.append((whose, parts))
    return out


NURSE, PHARMACIST = {"written": "0.4", "interview": "0.6"}, {"written": "0.5", "interview": "0.5"}
TWO = [("护士", NURSE), ("药师", PHARMACIST)]


@pytest.mark.parametrize(
    "text",
    [
        "笔试：护士岗占40%，药师岗占50%。面试：护士岗占60%，药师岗占50%。",
        "笔试成绩在护士岗位总成绩中占40%，在药师岗位总成绩中占50%，其余为面试成绩。",
        "笔试（护士岗位占40%，药师岗位占50%）；面试（护士岗位占60%，药师岗位占50%）。",
        "笔试成绩权重：护士岗位为40%、药师岗位为50%。面试成绩权重：护士岗位为60%、药师岗位为50%。",
        "笔试成绩，护士岗位按40%计入总成绩，药师岗位按50%计入总成绩；面试成绩，护士岗位按60%计入，药师岗位按50%计入。",
        "面试，护士岗位占比60%；药师岗位占比50%。笔试，护士岗位占比40%；药师岗位占比50%。",
        "护士岗位、药师岗位的笔试成绩分别占总成绩的40%、50%，面试成绩分别占总成绩的60%、50%。",
        "笔试占总成绩的比例：护士40%，药师50%；面试占总成绩的比例：护士60%，药师50%。",
        "护士岗位笔试占40%、面试占60%；药师岗位笔试占50%、面试占50%。",
    ],
)
def test_one_test_weighs_otherwise_for_each_class(text):
    found = dict(weights(text))
    assert found == dict(TWO)


def test_all_other_posts_have_the_last_number():
    text = (
        "笔试：满分100分，护士岗位占总成绩的70%，其他岗位占总成绩的40%。\n"
        "面试：满分100分，护士岗位占总成绩的30%，其他岗位占总成绩的60%。"
    )
    assert weights(text) == [
        ("护士", {"written": "0.7", "interview": "0.3"}),
        ("其他", {"written": "0.4", "interview": "0.6"}),
    ]
    assert not {f["code"] for f in facts(text)["findings"]} & {"post_without_scheme", "track_without_posts"}


@pytest.mark.parametrize(
    "text",
    [
        "笔试占总成绩的40%（药师岗位占50%），面试占总成绩的60%（药师岗位占50%）。",
        "笔试满分100分，占总成绩的40%，其中药师岗位占50%。面试满分100分，占总成绩的60%，其中药师岗位占50%。",
    ],
)
def test_who_is_excepted_has_weights_of_their_own(text):
    assert weights(text) == [("", NURSE), ("药师岗位", PHARMACIST)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the numbers are those of the tests, not of the classes
        ("护士岗位、药师岗位的笔试、面试分别占总成绩的40%、60%。", [("护士、药师", NURSE)]),
        # places, people and parts are no weights of a class
        ("笔试成绩占总成绩的40%，护士岗位按照成绩前50%进入面试；面试占60%。", [("", NURSE)]),
        ("笔试占40%，面试占60%，护士岗位女性占50%的名额。", [("", NURSE)]),
        ("笔试占总成绩的40%，面试占总成绩的60%。", [("", NURSE)]),
    ],
)
def test_numbers_that_are_not_dealt_to_classes(text, expected):
    assert weights(text) == expected


PARTS = {"skill_test": "0.3", "trial_lecture": "0.7", **NURSE}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("检验岗位另设实际操作考核，实际操作考核成绩占面试成绩的30%，试讲占70%。", [("", NURSE), ("检验岗位", PARTS)]),
        ("检验岗位加试实际操作，占面试成绩的30%，试讲成绩占面试成绩的70%。", [("", NURSE), ("检验岗位", PARTS)]),
        ("所有岗位增加技能测试，占面试成绩的30%，试讲占面试成绩的70%。", [("", PARTS)]),
    ],
)
def test_a_part_of_the_interview_of_some_posts_is_theirs_alone(said, expected):
    assert weights(f"笔试占40%，面试占60%。{said}") == expected
