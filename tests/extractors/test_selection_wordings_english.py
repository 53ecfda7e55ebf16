"""English pass marks, cuts, ties and absences in wordings of our own, each from the sentence to what is kept of it."""

from __future__ import annotations

import pytest

TREE = {
    "written": "Written Examination",
    "skill_test": "Skill Test",
    "interview": "Interview",
    "total": {"written": "0.5", "skill_test": "0.2", "interview": "0.3"},
}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The pass mark is 55 in the written examination.", ["written 55"]),
        ("Interview, pass mark 60.", ["interview 60"]),
        ("The interview pass mark: 45.", ["interview 45"]),
        ("There will be a written examination. The passing score is 70.", ["written 70"]),
        ("All candidates take the skill test. Its passing mark is 50.", ["skill_test 50"]),
        ("Your final score must be 65 or higher in order to pass.", ["total 65"]),
        ("The interview score must be at least 60.", ["interview 60"]),
        ("The final mark must be not less than 50 to be placed on the list.", ["total 50"]),
        ("Candidates must obtain not less than 50 marks in aggregate.", ["total 50"]),
        ("Candidates must secure at least 45 marks overall.", ["total 45"]),
        (
            "Candidates must obtain 50 marks in the written examination (40 for SC/ST).",
            ["written 50", "written 40 SC/ST"],
        ),
        (
            "Applicants must secure 60 marks in the interview (50 for reserved categories).",
            ["interview 60", "interview 50 reserved categories"],
        ),
        ("Candidates who score below 40 in the skill test will be eliminated.", ["skill_test 40"]),
        ("No one scoring less than 30 marks in the interview shall be considered.", ["interview 30"]),
        ("A minimum score of 70 is required in the written examination.", ["written 70"]),
        ("Candidates must achieve at least 60% in the skill test.", ["skill_test 60"]),
        ("To be appointed you must score 65 or more in the interview.", ["interview 65"]),
        ("The qualifying mark for the written examination shall be set by the Board.", ["written authority"]),
        ("The cut-off score of the written examination will be fixed after the test.", ["written authority"]),
        ("Those below 35 marks in the written examination shall not be called.", ["written 35"]),
        ("The minimum mark in the interview is 20.", ["interview 20"]),
        ("Candidates must attain 75 points in the skill test to proceed.", ["skill_test 75"]),
        ("Candidates need to obtain at least 50 marks in the interview.", ["interview 50"]),
        ("A candidate must obtain a minimum of 55 marks in the interview.", ["interview 55"]),
        ("The passing grade for the skill test is 80.", ["skill_test 80"]),
        ("A total score of 70 or more is required for eligibility.", ["total 70"]),
        ("Candidates scoring under 45 marks in the interview will be rejected.", ["interview 45"]),
        ("Candidates must score at least half of the questions.", []),
        ("A typing speed of at least 40 words per minute is required.", []),
        ("Veterans receive 5 extra points on the final score.", []),
        ("The interview lasts at least 30 minutes.", []),
        ("The interview carries 30 marks.", []),
        ("There must be at least 3 applicants for each vacancy.", []),
    ],
)
def test_pass_marks(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [" ".join(filter(None, (g.on, str(g.min), g.when))) for g in scheme.gates] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The top 20 candidates in the written examination will be invited to the skill test.",
            ["skill_test written 20"],
        ),
        (
            "The 12 candidates placed highest in the written examination will be called for interview.",
            ["interview written 12"],
        ),
        (
            "Thirty applicants with the highest written examination scores will be invited to interview.",
            ["interview written 30"],
        ),
        (
            "Eight candidates per vacancy shall be called for the interview in order of written score.",
            ["interview written x8"],
        ),
        (
            "Five candidates for each vacancy will be called for interview on the written score.",
            ["interview written x5"],
        ),
        ("Six applicants per position will be invited to interview by written score.", ["interview written x6"]),
        (
            "Candidates equal to 15 times the number of vacancies will be admitted to the interview.",
            ["interview written x15"],
        ),
        ("Candidates will be called for interview in the ratio of 1:4.", ["interview written x4"]),
        (
            "Three times as many candidates as there are vacancies will be called for interview.",
            ["interview written x3"],
        ),
        (
            "Twice the number of vacancies will be called for the medical examination on the final score.",
            ["physical total x2"],
        ),
        ("One candidate per vacancy will be sent for medical examination by total score.", ["physical total x1"]),
        (
            "The 10 highest ranked candidates on the written examination advance to the interview.",
            ["interview written 10"],
        ),
        ("The first ten candidates in the written examination qualify for the interview.", ["interview written 10"]),
        ("The best fifteen candidates in the skill test will be called for interview.", ["interview skill_test 15"]),
        (
            "The top 8 candidates in the written examination, including ties, will be invited to interview.",
            ["interview written 8 all"],
        ),
        (
            "Candidates will be called for interview in the ratio 1:3. All cand"
            "idates bracketed with the last one will also "
            "be called.",
            ["interview written x3 all"],
        ),
        (
            "Candidates will be called for interview in the ratio 1:5; all thos"
            "e with the same marks as the last shall be "
            "called too.",
            ["interview written x5 all"],
        ),
        ("Only those who pass the written examination will be invited to the skill test.", ["skill_test written all"]),
        ("Candidates must pass the skill test in order to be called for the interview.", ["interview skill_test all"]),
        ("Candidates who pass the written examination will be scheduled for the interview.", ["interview written all"]),
        (
            "Seven candidates for every vacancy will be admitted to the skill test on written marks.",
            ["skill_test written x7"],
        ),
        (
            "For every vacancy four candidates with the best written scores shall be invited to the interview.",
            ["interview written x4"],
        ),
        ("The interview will be held on the fourth of May.", []),
        ("Two members per panel will conduct the interview.", []),
        ("At least three applicants are needed for every vacancy.", []),
        ("The written examination has three parts.", []),
        ("The eligible list will be certified in groups of three names per vacancy.", []),
        ("Candidates may choose up to 3 places of examination.", []),
        ("The waiting list holds 10 candidates per post.", []),
        ("The fee of 10 dollars is payable for each post.", []),
    ],
)
def test_cuts(select, text, want):
    (scheme,) = select(text, tree=TREE)

    def size(stage):
        return "all" if stage.all else f"x{stage.ratio}" if stage.ratio else str(stage.count)

    assert [" ".join(filter(None, (s.to, s.by, size(s), s.ties))) for s in scheme.stages] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("In case of a tie, the candidate with higher interview marks shall be preferred.", ["total interview"]),
        ("Ties are broken by the written score and then by age, the older first.", ["total written age?"]),
        ("If two candidates have equal merit, the one with the higher age shall be preferred.", ["total age?"]),
        ("Where marks are equal, the older candidate is placed above.", ["total age?"]),
        ("Candidates with the same final score will be separated by their interview mark.", ["total interview"]),
        ("Equal total marks are ranked according to the skill test.", ["total skill_test"]),
        ("In the event of equal marks, the elder candidate ranks first.", ["total age?"]),
        (
            "Should two applicants obtain an equal final score, preference goes to the higher written score.",
            ["total written"],
        ),
        ("If total scores are the same, the younger candidate will be preferred.", ["total -age?"]),
        ("Ties will be resolved by date of birth, older candidates being placed higher.", ["total age?"]),
        (
            "In case of a tie the elder is preferred; if still tied, the candid"
            "ate who passed the qualifying degree earlier is "
            "placed first.",
            ["total age? -passing_date?"],
        ),
        ("Ties shall be broken first by interview marks, then by seniority.", ["total interview seniority?"]),
        ("When candidates tie, the written examination score decides.", ["total written"]),
        ("Tied candidates shall be ranked by length of service.", ["total experience_years?"]),
        ("In case of a tie, the decision rests with the discretion of the board.", ["total decision!"]),
        ("Candidates tied at the last place will all be invited.", []),
        ("Applicants of all ages have equal opportunities.", []),
        ("The same marking scheme applies to everybody.", []),
        ("Equal pay is granted for equal work.", []),
    ],
)
def test_ties(select, text, want):
    (scheme,) = select(text, tree=TREE)
    marks = {"mark": "", "fact": "?", "human": "!"}
    got = [
        " ".join([t.on, *(f"{'' if k.descending else '-'}{k.key}{marks[k.kind]}" for k in t.by)])
        for t in scheme.tie_breaks
    ]
    assert got == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A candidate absent from the interview shall be disqualified.", ["interview"]),
        ("Anyone who fails to appear for the skill test will be eliminated.", ["skill_test"]),
        ("A candidate who does not take the written examination will not be considered.", ["written"]),
        ("Failure to attend the interview leads to disqualification.", ["interview"]),
        ("Absence from the written examination shall be treated as disqualification.", ["written"]),
        ("A candidate who scores zero in the skill test is disqualified.", ["skill_test"]),
        ("Candidates absent from any stage are excluded.", ["written skill_test interview"]),
        ("Candidates must not be absent from work.", []),
        ("There is zero tolerance for late documents.", []),
        ("Candidates who fail to submit documents will not be considered.", []),
    ],
)
def test_voids(select, text, want):
    (scheme,) = select(text, tree=TREE)
    assert [" ".join(v.inputs) for v in scheme.voids] == want
