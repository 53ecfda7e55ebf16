"""Several marks that are each put on a scale of a hundred before they count."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

HEAD = "云溪县2024年公开招聘公告\n一、岗位\n综合岗6人。\n三、考试\n"
PAPERS = "笔试占40%，面试占60%。"
FORMULA = "总成绩=笔试成绩×50%+面试成绩×50%。"


def scales(text: str) -> dict[str, tuple[str, str]]:
    """What each mark that is rebased is marked out of, and the scale on which it counts."""
    document = ingest.read_bytes(f"{HEAD}{text}\n".encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    (scheme,) = notice.schemes
    names = {m.id: m.name for m in scheme.marks}
    terms = [t for step in scheme.steps for t in getattr(step, "terms", ())]
    return {names[t.input]: (str(t.scale_from), str(t.scale_to)) for t in terms if t.scale_from}


BOTH = {"笔试": ("150", "100"), "面试": ("120", "100")}
TWO = {"行政能力": ("150", "100"), "公文写作": ("120", "100")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"笔试满分150分，面试满分120分，各项成绩均按百分制折算。{FORMULA}", BOTH),
        (f"笔试满分150分，面试满分120分。笔试、面试成绩分别折算成百分制，{FORMULA}", BOTH),
        ("笔试满分150分，面试满分120分，笔试、面试成绩折算成百分制后按5:5计算总成绩。", BOTH),
        (
            "笔试满分150分、实操满分50分、面试满分100分，各环节成绩统一换算为100分后，按4:3:3合成总成绩。",
            {"笔试": ("150", "100"), "实操": ("50", "100")},
        ),
        (
            f"笔试科目为《行政能力》（满分150分）和《公文写作》（满分120分）。各科成绩折算为百分制后各占笔试成绩的50%。{PAPERS}",
            TWO,
        ),
        (
            f"笔试科目为《行政能力》《公文写作》，分别满分150分、120分，每科成绩均折算成百分制后各占笔试成绩的50%。{PAPERS}",
            TWO,
        ),
        (
            "《公共基础》满分120分，《专业知识》满分150分，两科成绩分别折算为百分制后按4:6计算笔试成绩。" + FORMULA,
            {"公共基础": ("120", "100"), "专业知识": ("150", "100")},
        ),
        # one alone, a sum, or a scale that is the mark itself
        (f"笔试满分150分，面试满分100分。笔试成绩折算成百分制。{FORMULA}", {"笔试": ("150", "100")}),
        (f"笔试、面试均采用百分制。{FORMULA}", {}),
        (f"笔试满分150分，面试满分120分。{FORMULA}", {}),
        (f"笔试科目为《行政能力》《公文写作》，满分分别为150分、120分，各占笔试成绩的50%。{PAPERS}", {}),
    ],
)
def test_each_of_several_marks_is_turned_to_a_hundred(text, expected):
    assert scales(text) == expected
