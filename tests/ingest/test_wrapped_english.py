"""Hard-wrapped English text: indents, two blanks behind full stops, numbers at the head of a line."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from ingest import read_bytes

FILL = """NOTICE OF EXAMINATION

    The Harbor Commission of Port Selwyn gives notice that it will hold an examination for the
position of Dock Sergeant.  The list will be good for two years, and all vacancies that arise in
that time will be filled from it in the order that the rules of the Commission lay down for such
lists.  Applicants are asked to read the whole of this notice before they fill in their forms, as
nobody at the office will be able to answer questions that are answered here already by the rule.

"""


def paragraphs(text: str) -> list[str]:
    document = read_bytes((FILL + text).encode(), "notice.txt")
    return [" ".join(document.text[b.start : b.end].split()) for b in document.blocks][2:]


ONE = [
    (
        "    Oral Board.  The eight candidates who stand highest after the first part, together with\n"
        "any who are level with the eighth of them, will be seen by the board.\n"
    ),
    (
        "    B.  have finished at least four (4) years of service as a Dock Guard with the Commission\n"
        "        Patrol as of the first day of filing, in good standing.\n"
    ),
    (
        "    Written Part.  The written part will be held at nine in the morning of Saturday, March\n"
        "14, 2026, at the Selwyn Armory. Bring a pencil.\n"
    ),
    "    Leave without pay is not counted where it was longer in one stretch than twenty-one\n(21) days.\n",
    "    No credit is given for time on leave without pay that was longer than a total of sixty\n(60) days.\n",
    (
        "    C.  hold either (1) a diploma in seamanship from a school of the State that is recognised, or\n"
        "        (2) a mate's certificate.\n"
    ),
    (
        "    The commission may accept (a) service on the dock police of another harbor of the State, or\n"
        "        (b) service in the navy.\n"
    ),
]


@pytest.mark.parametrize("text", ONE)
def test_a_wrapped_paragraph_is_one(text):
    assert paragraphs(text) == [" ".join(text.split())]


SEVERAL = [
    ("    The parts of the examination are these:\n    (1) a written part\n    (2) an oral part\n", 3),
    (
        "    1.  A written part, which is held first, in the hall of the armory of Port Selwyn, Main St.\n    2.  An oral part\n",
        2,
    ),
    ("Part            Weight\nWritten part       60%\nOral part          40%\n", 3),
    (
        "    Candidates must bring what is listed below, without which nobody is let into the hall at all\n    (1) a pencil\n    (2) a card\n",
        3,
    ),
    ("    The forms may be had in March\n    14. Late forms are sent back\n", 2),
    ("    There are stages which number two\n    (1) writing\n    (2) talking\n", 3),
]


@pytest.mark.parametrize(("text", "count"), SEVERAL)
def test_items_and_columns_stay_apart(text, count):
    assert len(paragraphs(text)) == count
