"""English posts as chapters of a notice: numbers before the name, parts under headings, cells on residence."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from ingest import read_bytes
from schema.conditions import Tenure
from schema.notice import Notice

HEAD = "ISLE OF KARSK COUNCIL\n\nVACANCY CIRCULAR No. 9 of 2031\n\n"


def read(text: str) -> Notice:
    return extract([read_bytes((HEAD + text).encode(), "a.txt")])


CHAPTERS = (
    "1.0  POST: SENIOR FERRY MASTER (2 POSTS)\n\n"
    "     Reference       : KC/FS/31/01\n"
    "     Duty Station    : Karsk\n\n"
    "     1.1  Key Duties\n"
    "          - Runs the ferries\n\n"
    "     1.2  Qualifications\n"
    "          Diploma in Nautical Science.\n\n"
    "     1.3  Experience\n"
    "          At least six (6) years' experience at sea, of which two (2) years must be at the level of Mate (M2).\n\n"
    "     1.4  Other Requirements\n"
    "          Applicants should not be more than 50 years of age at the closing date.\n\n"
    "2.0  POST: HARBOUR CLERK (3 POSTS)\n\n"
    "     Reference       : KC/HC/31/02\n\n"
    "     2.1  Qualifications\n"
    "          Bachelor's Degree in Commerce.\n\n"
    "     2.2  Experience\n"
    "          A minimum of two (2) years' experience in accounts.\n\n"
    "3.0  HOW TO APPLY\n\n"
    "     Applications go to the Council Secretary.\n"
)


def test_parts_of_a_chapter_are_of_its_post() -> None:
    notice = read(CHAPTERS)
    assert [(p.no, p.name, p.code, p.headcount) for p in notice.posts] == [
        (None, "SENIOR FERRY MASTER", "KC/FS/31/01", 2),
        (None, "HARBOUR CLERK", "KC/HC/31/02", 3),
    ]
    assert [(p.education, p.experience_years, p.age_max) for p in notice.posts] == [
        ("associate", 6, 50),
        ("bachelor", 2, None),
    ]
    assert [(c.rank, c.years, c.who) for c in notice.eligibility if isinstance(c, Tenure)] == [
        ("Mate (M2)", 2, "SENIOR FERRY MASTER")
    ]
    assert len(notice.eligibility) == 1


NUMBERED = (
    "V/No. 14/2031   FERRY DECKHAND, JOB GROUP 'F'   (8 POSTS)\n"
    "Requirements for appointment\n"
    "  * Certificate of Secondary Education;\n"
    "  * Proficiency in knots.\n\n"
    "V/No. 15/2031   QUAY MASON, JOB GROUP 'G'   (4 POSTS)\n"
    "Requirements for appointment\n"
    "  * Diploma in Building from a recognised institution.\n"
)


def test_number_before_the_name() -> None:
    notice = read(NUMBERED)
    assert [(p.code, p.name, p.headcount) for p in notice.posts] == [
        ("14/2031", "FERRY DECKHAND", 8),
        ("15/2031", "QUAY MASON", 4),
    ]
    assert not notice.eligibility


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("All districts", "unlimited"),
        ("Any province", "unlimited"),
        ("Karsk, Vell, Old Sound and Tarn", ("Karsk", "Vell", "Old Sound", "Tarn")),
        ("Vell", ("Vell",)),
    ],
)
def test_cell_of_places(text: str, regions: object) -> None:
    kind, _ = kind_of("Districts whose permanent residents may apply")
    assert kind == "region"
    assert [f.value for f in read_cell(kind, text)] == [regions]


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Secondary School Certificate; able to row a boat.", ["able to row a boat"]),
        ("Diploma in Rigging; two years of experience.", []),
        ("Diploma in Rigging; valid boat licence.", []),
        ("Diploma in Rigging, Splicing or Sailmaking", []),
    ],
)
def test_cell_on_schooling_asks_something_besides(text: str, remarks: list[str]) -> None:
    assert [f.value for f in read_cell("education", text) if f.field == "remarks"] == remarks
