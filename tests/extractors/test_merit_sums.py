"""English totals: the marks that the sentence on merit names add up, and qualifying papers stay out."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

PAPERS = (
    "Paper I (General English) carries 100 marks and is qualifying in nature. Paper II carries 150 marks. "
    "Paper III carries 150 marks. The interview carries 50 marks. "
)
ALL = {"paper_ii", "paper_iii", "interview"}


def parts(text: str):
    document = read_bytes((PAPERS + text).encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    (scheme,) = notice.schemes
    root = next((s for s in scheme.steps if s.id == scheme.total), None)
    return {(t.input, str(t.weight)) for t in root.terms} if root else set()


@pytest.mark.parametrize(
    "text",
    [
        "The final merit list shall be drawn up on the total marks obtained in Paper II, Paper III and the Interview.",
        "The final merit list will be prepared by adding the marks of Paper II, Paper III and the interview.",
        "Ranking will be based on the aggregate marks in Paper II, Paper III and the interview.",
        "Merit shall be determined on the basis of the sum of the marks secured in Paper II, Paper III and interview.",
        "Selection shall be made on the basis of the combined marks in Papers II and III and the Interview.",
        "The select list shall be arranged by the total of the marks in Paper II, Paper III and the Interview.",
        "Marks obtained in Paper II, Paper III and the Interview shall be added to arrive at the final merit.",
        "The marks of Paper II, Paper III and of the interview together decide the order of merit.",
        "Final merit = Paper II + Paper III + Interview.",
        "Total marks = Paper II + Paper III + Interview.",
        "The final ranking shall be determined by adding up the marks in Papers II and III and in the interview.",
        "The marks in Papers II and III and the interview will be added together to make up the final score.",
    ],
)
def test_the_marks_named_add_up(text):
    assert parts(text) == {(i, "1") for i in ALL}


@pytest.mark.parametrize(
    "text",
    [
        "Marks in Paper II and Paper III will be published together with the list of those called.",
        "The marks of the interview and of Paper II shall be added to the record of the Commission.",
        "Candidates must pass Paper II and Paper III.",
        "Paper II and Paper III will be held on the same day.",
    ],
)
def test_no_total_is_invented(text):
    assert parts(text) == set()
