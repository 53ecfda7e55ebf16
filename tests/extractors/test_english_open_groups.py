"""Posts open to several groups of people, medicals of those who are chosen, plagiarism, one application a person."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "<html><body><h1>Harbour Officer</h1><p>Tessaly Harbour Agency</p><dl><dt>Number of jobs available</dt><dd>4</dd></dl><h2>Eligibility</h2>"


def sheet(body: str) -> dict:
    document = read_bytes((HEAD + body + "</body></html>").encode(), "n.html")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


GROUPS = [
    "<p>This job is open to the following groups:</p>",
    "<p>This role is broadly open to these groups:</p>",
    "<p>The following people may apply:</p>",
    "<p>Applications are accepted from the following groups:</p>",
]


@pytest.mark.parametrize("lead", GROUPS)
def test_whoever_belongs_to_one_group_may_apply(lead):
    items = "<ul><li>UK nationals</li><li>nationals of the Republic of Malta</li><li>nationals of other countries who have the right to work in the UK</li></ul>"
    (found,) = sheet(lead + items)["eligibility"]
    assert found["kind"] == "any_of"
    assert [(o["kind"], o.get("value")) for o in found["options"]] == [
        ("nationality", "UK"),
        ("nationality", "Republic of Malta"),
        ("status", None),
    ]


def test_a_list_of_what_everybody_needs_is_no_choice():
    found = sheet("<p>You need all of these:</p><ul><li>a full driving licence</li><li>UK nationality</li></ul>")
    assert all(e["kind"] != "any_of" for e in found.get("eligibility", []))


def test_one_of_several_citizenships_in_a_sentence():
    (found,) = sheet(
        "<p>Applicants must be one of the following: a citizen of Fiji, a permanent resident, or a national of a Pacific Forum country.</p>"
    )["eligibility"]
    assert [o["kind"] for o in found["options"]] == ["nationality", "status", "status"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Successful candidates will be expected to have a medical.", ["health"]),
        ("Successful candidates must undergo a medical examination.", ["health"]),
        ("Successful candidates will be given a laptop.", []),
        ("Successful candidates must work at weekends.", []),
        ("You must have a medical degree.", ["other"]),
    ],
)
def test_medicals_of_those_who_are_chosen(text, kinds):
    assert [e["kind"] for e in sheet(f"<p>{text}</p>").get("eligibility", [])] == kinds


@pytest.mark.parametrize(
    ("text", "shut"),
    [
        ("Candidates who present the work of others as their own will have their application withdrawn.", True),
        ("Any applicant who passes off somebody else's work as theirs will have the application withdrawn.", True),
        ("Anyone who gives false information may have their offer revoked.", True),
        ("Candidates who do not attend will have their application withdrawn.", False),
        ("Candidates will have their application returned.", False),
    ],
)
def test_applications_that_are_withdrawn(text, shut):
    assert bool(sheet(f"<p>{text}</p>").get("exclusions")) is shut


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("You may submit only one application for this campaign.", 1),
        ("Candidates can make no more than two applications in this competition.", 2),
        ("Applicants may submit a single application form by post.", None),
    ],
)
def test_how_many_applications(text, limit):
    assert sheet(f"<p>{text}</p>").get("apply_limit") == limit
