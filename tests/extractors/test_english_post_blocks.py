"""Posts of English notices that are told by labels, in running text, or only by a title."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def posts(text: str) -> list[dict[str, object]]:
    document = read_bytes((text + "\n").encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return list(to_facts(notice, [document]).get("posts", []))


HEAD = "NORLAND SERVICE COMMISSION\nADVERTISEMENT NO. 9/2026\nDated: 4 May 2026\n\n"
CASE = HEAD + "CASE NO. K.7-12/2026\n{name}\nNo. of posts: 6 (North = 4, South = 2)\n{line}\n"
CASE += "\nGENERAL INSTRUCTIONS\n1. Apply online.\n"
LINES = [
    ("Age limit: 21 to 30 years", "age_min", 21),
    ("Age limit: 21 to 30 years", "age_max", 30),
    ("Age: not exceeding 35 years", "age_max", 35),
    ("Upper age limit: 40 years", "age_max", 40),
    ("Age limit: 30 years for Group A, 33 years for Group B", "age_max", 30),
    ("Maximum age: 45", "age_max", 45),
    ("Age: Completed 18 years and not exceeded 35 years", "age_min", 18),
    ("Gender: Female", "gender", "female"),
    ("Place of posting: Port Elba", "workplace", "Port Elba"),
    ("Location: Highmoor Campus", "workplace", "Highmoor Campus"),
    ("Duty station: Kelso", "workplace", "Kelso"),
    ("Minimum qualification: Master's degree in Botany", "education", "master"),
    ("Minimum qualification: Bachelor's degree (Second Division) in Zoology", "majors", ["Zoology"]),
    ("Essential qualifications: Diploma in Surveying", "education", "associate"),
    ("Educational qualification: Grade 12 certificate", "education", "high_school"),
    (
        "Minimum qualification: Master's degree in any of the following: Physics, Chemistry",
        "majors",
        ["Physics", "Chemistry"],
    ),
    ("Qualification: Bachelor of Pharmacy degree", "majors", ["Pharmacy"]),
    ("Experience: Three years of experience in a quarry", "experience_years", 3),
    ("Experience: Seven years' practice at the Bar", "experience_years", 7),
    (
        "Registration: Valid registration with the Dental Council",
        "certificates",
        ["Valid registration with the Dental Council"],
    ),
    ("Desirable: Knowledge of drone surveys", "preferred", ["Knowledge of drone surveys"]),
    ("Salary: 12,000 per month (Level 07)", "category", "Level 07"),
]


@pytest.mark.parametrize(("line", "field", "value"), LINES)
def test_a_labelled_line_fills_its_field(line: str, field: str, value: object) -> None:
    found = posts(CASE.format(name="Assistant Warden, Forest Department", line=line))
    assert len(found) == 1
    got = found[0][field]
    assert got == value or str(got) == str(value)


def test_a_number_over_a_name_opens_a_post() -> None:
    found = posts(CASE.format(name="Assistant Warden (Reserves) (BS-17), Forest Department", line="Gender: Male"))[0]
    assert (found["code"], found["name"]) == ("K.7-12/2026", "Assistant Warden (Reserves)")
    assert (found["category"], found["org"], found["headcount"]) == ("BS-17", "Forest Department", 6)
    assert [(p["label"], p["count"]) for p in found["headcount_parts"]] == [("North", 4), ("South", 2)]  # type: ignore[union-attr]


PARAGRAPHS = [
    ("Six vacancies for the post of Mine Surveyor in the Bureau of Mines (UR-04, SC-02).", "Mine Surveyor", 6),
    ("One vacancy for the post of Legal Adviser in the Directorate of Lands (UR-01).", "Legal Adviser", 1),
    ("Twelve posts of Staff Chemist at the State Laboratory.", "Staff Chemist", 12),
    ("4 (four) permanent posts of Deputy Registrar under the High Court.", "Deputy Registrar", 4),
    ("Two positions for the post of Radiographer in the General Hospital.", "Radiographer", 2),
]


@pytest.mark.parametrize(("text", "name", "count"), PARAGRAPHS)
def test_a_paragraph_tells_a_post(text: str, name: str, count: int) -> None:
    found = posts(
        HEAD
        + f"VACANCIES\n\n1. (Vacancy No. 2607{count:02}) {text} Age limit: 35 years. Essential Qualifications: (A) "
        "Educational: Master's degree in Geology. (B) Experience: Two years' experience in mapping. HQ: Elba.\n"
    )[0]
    assert (found["name"], found["headcount"], found["age_max"], found["education"]) == (name, count, 35, "master")
    assert (int(str(found["experience_years"])), found["workplace"]) == (2, "Elba")


CIRCULAR = (
    "DEPARTMENT OF HARBOURS\nVACANCY CIRCULAR 3 OF 2026\n\nPOST 3/07 : DOCK MASTER REF NO: DH 4/2026 (X3 POSTS)\n"
    "SALARY : R300 000 per annum (Level 08)\nCENTRE : Old Quay\nREQUIREMENTS : {demands}\n"
    "DUTIES : Direct the berthing.\n"
)
DEMANDS = [
    ("A Bachelor's degree in Navigation. Four years' experience in a port.", "experience_years", 4),
    ("Grade 12 certificate. No experience required. Computer literacy.", "remarks", "Computer literacy"),
    ("Grade 12 certificate. A valid code B driver's licence with PDP. Two years' experience.", "experience_years", 2),
    ("Diploma in Seamanship. A valid harbour pilot's licence.", "certificates", ["valid harbour pilot's licence"]),
]


@pytest.mark.parametrize(("demands", "field", "value"), DEMANDS)
def test_demands_of_a_circular_are_those_of_the_post(demands: str, field: str, value: object) -> None:
    found = posts(CIRCULAR.format(demands=demands))[0]
    assert (found["name"], found["code"], found["headcount"]) == ("DOCK MASTER", "DH 4/2026", 3)
    assert (found["workplace"], found["category"]) == ("Old Quay", "Level 08")
    assert found[field] == value or str(found[field]) == str(value)


TITLES = [
    (
        "CITY OF MARWOOD\nNOTICE OF EXAMINATION\nASSISTANT HARBOR INSPECTOR\nExam No. 4411\n",
        "ASSISTANT HARBOR INSPECTOR",
    ),
    ("MARWOOD CIVIL SERVICE BOARD\nANNOUNCEMENT OF EXAMINATION\nFOR THE RANK OF POLICE SERGEANT\n", "POLICE SERGEANT"),
    (
        "# Library Assistant (Grade II)\n\n**Marwood Borough Council**\n\nApply by post.\n",
        "Library Assistant (Grade II)",
    ),
    ("# Policy Officer - Coastal Branch\n\nLocation: Elba\n\nNumber of positions: 2\n", "Policy Officer"),
    ("COUNTY OF MARWOOD\ninvites applications for the position of:\n\nDEPUTY CLERK I\n", "DEPUTY CLERK I"),
    (
        "MARWOOD COUNCIL\n\nApplications are invited for the post of Head Gardener in the Parks Department.\n",
        "Head Gardener",
    ),
]


@pytest.mark.parametrize(("text", "name"), TITLES)
def test_a_title_names_the_only_post(text: str, name: str) -> None:
    assert [p["name"] for p in posts(text)] == [name]


NAMELESS = [
    "MARWOOD COUNCIL\nVACANCY ANNOUNCEMENT\n\nThe Council invites applications for the following posts.\n",
    "MARWOOD COUNCIL\nNOTICE OF EXAMINATION\n\nAn examination for several services will be held.\n",
    "MARWOOD COUNCIL\nANNUAL REPORT\n\nThe Chief Officer thanks the staff.\n",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_a_head_without_a_job_names_no_post(text: str) -> None:
    assert posts(text) == []


def test_a_list_of_staff_by_category() -> None:
    text = "MARWOOD CARE SERVICE\n\nCATEGORIES OF STAFF\n(a) Ward Nurse - 20\n(b) Midwife - 9\n(c) Dispenser - 3\n"
    assert [(p["name"], p["headcount"]) for p in posts(text)] == [("Ward Nurse", 20), ("Midwife", 9), ("Dispenser", 3)]
