"""Who goes on in English notices: counts and multiples in any word order and voice, ties at the cut, silent twins."""

from __future__ import annotations

import pytest

TREE = {
    "written": "Written Test",
    "skill_test": "Practical Test",
    "interview": "Interview",
    "total": {"written": "0.5", "skill_test": "0.2", "interview": "0.3"},
}


def _said(stage):
    size = "all" if stage.all else f"x{stage.ratio}" if stage.ratio else str(stage.count)
    return " ".join(filter(None, (stage.to, stage.by, size, stage.ties, stage.when)))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The 45 candidates with the highest written test scores will be interviewed.", ["interview written 45"]),
        (
            "Sixty applicants, being those with the best written test marks, shall be interviewed.",
            ["interview written 60"],
        ),
        ("Invited to the interview: the 24 best in the written test.", ["interview written 24"]),
        (
            "We shall invite to interview those twelve people whose written test was rated highest.",
            ["interview written 12"],
        ),
        ("The interview is open to the top nine (9) applicants based on the written test.", ["interview written 9"]),
        ("Interviews are for the 35 applicants whose written test scores are the highest.", ["interview written 35"]),
        ("Only the leading 18 people of the written test proceed to the practical test.", ["skill_test written 18"]),
        ("For each opening, the five names that stand highest are certified.", ["hire total x5"]),
        ("The three highest in the final ranking shall be submitted to the Mayor.", ["hire total 3"]),
        ("The department appoints one of the persons in the first three ranks.", ["hire total 3 all"]),
        (
            "Not more than 25 people, those with the best combined score on the written and practical tests, will be"
            " invited to the panel.",
            ["interview written_and_skill_test 25"],
        ),
        (
            "Of those who pass the practical test, the 60 with the highest written test marks will be interviewed.",
            ["interview written 60"],
        ),
        (
            "Candidates are called to the interview at three per vacancy in order of merit in the written test.",
            ["interview written x3"],
        ),
        (
            "Clerks are called to the interview by the written test at 1:5, and drivers are called to"
            " the practical test by the"
            " written test at 1:3.",
            ["interview written x5", "skill_test written x3"],
        ),
        (
            "Five candidates for each vacancy, in order of merit in the written test, shall be called for the"
            " interview. For item 4 ten candidates shall be called. Candidates level with the last one called shall"
            " also be called.",
            ["interview written x5 all", "interview written 10 all item 4"],
        ),
        (
            "The 30 best of the written test will be interviewed; ties at thirtieth place are all admitted.",
            ["interview written 30 all"],
        ),
        (
            "The top 30 in the written test will be interviewed, together with anybody tied for thirtieth.",
            ["interview written 30 all"],
        ),
        (
            "The top 30 in the written test will be interviewed. Anyone sharing thirtieth place comes as well.",
            ["interview written 30 all"],
        ),
        (
            "The top 30 in the written test, and anyone with the same score as the 30th, will be interviewed; everyone"
            " who passes it will be admitted to the practical test.",
            ["interview written 30 all", "skill_test interview all"],
        ),
        (
            "Candidates numbering three times the posts will be declared successful for the interview on the basis of"
            " marks of the written test.",
            ["interview written x3"],
        ),
        (
            "The Council may short-list by what the application forms say. It is proposed to call not more than"
            " sixteen applicants to interview.",
            ["interview review 16"],
        ),
        # silent twins
        ("It is proposed to call not more than sixteen applicants to interview.", []),
        ("For one vacancy at most five, and otherwise three times the vacancies shall be called to the interview.", []),
        ("Last year 60 candidates with the highest written test marks were interviewed.", []),
        ("The two highest and the two lowest interview marks are dropped.", []),
        ("The first 30 applications received will be considered.", []),
        ("Not more than 25 candidates sit in each hall for the written test.", []),
        ("Five members of the panel will interview each candidate.", []),
        ("The museum has the three best collections; the interview is held there.", []),
        ("At least 25 applicants must register or the written test is postponed.", []),
        ("Of those at the interview, the panel sees five examples of their best work.", []),
    ],
)
def test_who_goes_on(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [_said(s) for s in scheme.stages] == want
    assert not scheme.tie_breaks


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Forty marks are necessary to qualify in the interview, and thirty in the practical test.",
            ["interview 40", "skill_test 30"],
        ),
        (
            "Candidates scoring below 45 in the written test or below 50 in the interview will be screened out.",
            ["interview 50", "written 45"],
        ),
        (
            "A candidate must score: 45 in the written test; 40 in the practical test; 50 in the interview.",
            ["interview 50", "skill_test 40", "written 45"],
        ),
        ("Minimum needed: 60% written test; 65% interview.", ["interview 65", "written 60"]),
        ("Qualifying marks: written test 45 percent, interview 40 percent.", ["interview 40", "written 45"]),
        (
            "You must get 70 or better on the written test and 80 or better on the interview.",
            ["interview 80", "written 70"],
        ),
        ("Applicants need 75% on the written test and the interview.", ["interview 75", "written 75"]),
        ("Interviewees must get 60% to be appointable.", ["interview 60"]),
        ("No one is placed on the register who has under 70 in the interview.", ["interview 70"]),
        (
            "(2) Written test, 25 April. Bring a pencil. An applicant has to get at least 15 of the 30"
            " points to go on.",
            ["written 15"],
        ),
        ("The pass mark in the written test is 50 (for women 45).", ["written 45 women", "written 50"]),
        (
            "The pass mark in the written test is 45. For disabled candidates it is 40.",
            ["written 40 disabled candidates", "written 45"],
        ),
        ("The total has to be at least 70 points for an applicant to be recommended.", ["total 70"]),
        ("Interview: the cut-off mark is 45.", ["interview 45"]),
        ("The minimum qualifying percentage in the interview is 55.", ["interview 55"]),
        # silent twins
        ("Whoever reaches the passing point on the written test receives 5 additional points.", []),
        ("If the totals of two or more candidates are equal, the written test is looked at.", []),
        ("Needed together: 120 marks on the written test and the interview combined.", []),
        ("The hall seats at least 40 in the written test and 30 in the interview.", []),
        ("The written test counts for 60% and the interview for 40%; no one is excluded.", []),
        ("The written test has at least 40 questions and 20 in the practical test.", []),
        ("For drivers it is 40.", []),
        ("Parking needs 5 minutes for the written test and 10 for the interview.", []),
    ],
)
def test_marks_spread_over_tests(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert sorted(" ".join(filter(None, (g.on, str(g.min), g.when))) for g in scheme.gates) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Where the final scores of candidates are identical, the higher interview mark comes first.",
            "total interview",
        ),
        ("If two applicants are equal, preference goes to the one who did better in the interview.", "total interview"),
        (
            "Ties in the final merit go to the candidate with more marks in the written test, then to the elder.",
            "total written age",
        ),
        (
            "If scores are still tied, the one whose application was received earlier stands first.",
            "total application_time",
        ),
        (
            "Equal totals are separated by: 1) the interview; 2) the earlier date and time of filing.",
            "total interview application_time",
        ),
        (
            "Should several have equal aggregates for the last place, the one with the higher practical test mark is"
            " called first.",
            "written skill_test",
        ),
        ("In case of the same total, the one with more working years takes precedence.", "total experience_years"),
        ("Candidates level at the last place will likewise be interviewed.", ""),
        ("All applicants who have the same marks as the last one called shall be called too.", ""),
    ],
)
def test_what_parts_equal_people(select, text, want):
    schemes = select(text, tree=TREE)
    assert " ".join(x for s in schemes for t in s.tie_breaks for x in (t.on, *(k.key for k in t.by))) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Failure to appear for any part removes the candidate from the examination.",
            ["interview", "skill_test", "written"],
        ),
        ("If you do not show up for the interview you are out.", ["interview"]),
        ("Interview. The panel asks about the work. Those who do not appear are dropped.", ["interview"]),
        ("A candidate absent in the interview will be out of the selection process.", ["interview"]),
        ("The office is closed. Those who do not appear are dropped.", []),
        ("Names that do not come with a photograph are dropped from the written test list of rooms.", []),
    ],
)
def test_absence_ends_it(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert sorted(i for v in scheme.voids for i in v.inputs) == want
