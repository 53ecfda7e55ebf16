"""The main language of a text: of long ones characters are counted, of short ones words."""

from __future__ import annotations

import pytest

from ingest.assemble import language_of
from schema.document import Language


@pytest.mark.parametrize("times", [1, 10, 4000])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("招聘岗位表\t护士\t2\n", Language.ZH),
        ("Posts and vacancies\tNurse\t2\n", Language.EN),
        ("招聘岗位 staff nurse grade two of the ward\n", Language.EN),
        ("招聘岗位共八名 internationalisation\n", Language.ZH),
        ("12\t34\n", Language.ZH),
    ],
)
def test_language(text: str, language: Language, times: int) -> None:
    assert language_of(text * times) is language
