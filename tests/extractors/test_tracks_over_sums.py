"""English classes that stand over sums of their own; labels of tests and a single sum make none."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = """Announcement of Qinglan County on Openly Recruiting Staff in 2013
The matters are announced as follows:
First, posts
Position 31 (ferry pilot): 4 males and 2 females. Position 32 (harbour nurse): 3 males and 5 females. Position 33 (cook)
: 2 males and 1 females.
Second, total score
"""
TAIL = "\nThe full mark of the written test is 100. The admission ticket is kept. Those on the list are hired.\n"


def notice(body: str) -> tuple[Notice, dict]:
    documents = [read_bytes((HEAD + body + TAIL).encode(), "notice.txt")]
    read = extract(documents)
    return read, to_facts(read, documents)


def shares(body: str) -> dict[str, dict[str, str]]:
    _, facts = notice(body)
    label = {track["id"]: track["label"] for track in facts["tracks"]}
    return {
        label[s["tracks"][0]]: {c["id"]: str(c["weight"]) for c in s["components"] if c.get("of") == "total"}
        for s in facts["schemes"]
    }


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Total score: Post 31 = written test score ×70% + interview score ×30%; "
            "Posts 32 and 33 = written test score ×40% + interview score ×60%.",
            {
                "Post 31": {"written": "0.7", "interview": "0.3"},
                "Posts 32 and 33": {"written": "0.4", "interview": "0.6"},
            },
        ),
        (
            "Harbour pilots: total score = written test ×20% + skill test ×80%.\n"
            "Tally clerks: total score = written test ×50% + interview ×50%.",
            {
                "Harbour pilots": {"written": "0.2", "skill_test": "0.8"},
                "Tally clerks": {"written": "0.5", "interview": "0.5"},
            },
        ),
    ],
)
def test_names_over_whole_sums_are_classes(body: str, wanted: dict[str, dict[str, str]]) -> None:
    assert shares(body) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "Total score: Post 31 = written test score ×70% + interview score ×30%.",
        "Interviews: expression 60%, appearance 40%.\nWritten tests: law 30%, history 70%.",
    ],
)
def test_other_labels_are_no_classes(body: str) -> None:
    assert notice(body)[0].tracks == ()


def test_a_floor_behind_full_marks_is_no_bonus() -> None:
    body = (
        "Total score = written test score ×70% + interview score ×30%.\n"
        "The full score is 100, and those who are below 60 points shall be eliminated."
    )
    assert [s.bonuses for s in notice(body)[0].schemes] == [()]
