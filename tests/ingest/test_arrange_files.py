"""Several files of one notice: the announcement first, attachments as it lists them."""

from __future__ import annotations

import pytest

from ingest import read_bytes
from ingest.arrange import arrange, listed, place_of

ANNOUNCEMENT = (
    "某县公开招聘公告\n一、岗位\n详见附件，报名时间另行通知，请留意本站消息。\n"
    "附件：1. 岗位一览表\n2. 报名登记表\n3. 诚信承诺书\n"
)
TABLE = "代码,岗位,人数\n01,司机,2\n02,厨师,1\n"


def test_the_announcement_comes_first_and_attachments_as_listed() -> None:
    names = ["附件3诚信承诺书.txt", "岗位一览表（定稿）.csv", "报名登记表.txt", "其他.txt", "公告.txt"]
    texts = ["本人承诺如实填写。", TABLE, "姓名：\n", "说明。", ANNOUNCEMENT]
    documents = [read_bytes(text.encode(), name) for name, text in zip(names, texts, strict=True)]
    assert [d.name for d in arrange(documents)] == [names[4], names[1], names[2], names[0], names[3]]


@pytest.mark.parametrize(
    ("name", "place"),
    [("附件2.xlsx", 1), ("2024年岗位一览表.xls", 0), ("诚信承诺书（样式）.doc", 2), ("照片.png", 3), ("附件9.xls", 3)],
)
def test_places_of_names(name: str, place: int) -> None:
    assert place_of(name, listed(read_bytes(ANNOUNCEMENT.encode(), "公告.txt"))) == place
