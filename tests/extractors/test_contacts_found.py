"""Telephone numbers, e-mail and web addresses: what counts, in which form, and what does not."""

from __future__ import annotations

import pytest

from extractors.notices.contacts import extract_contacts
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.notice import Contacts


def contacts(text: str) -> Contacts:
    document = read_bytes(f"某市2024年公开招聘公告\n{text}\n".encode(), "notice.txt")
    found = extract_contacts(Context((Source(document),)))
    for piece in (p for pieces in found.evidence.values() for p in pieces):
        piece.verify(document)
    return found


PHONES = [
    ("咨询电话:0000-1234567", ["0000-1234567"]),
    ("咨询电话：0999—6260001，监督电话：0999-5290002", ["0999-6260001", "0999-5290002"]),
    ("电话:010-12345678、87654321、55667788", ["010-12345678", "010-87654321", "010-55667788"]),
    ("联系电话：（0999）2830003", ["0999-2830003"]),
    ("联系人：张老师，电话：68590000", ["68590000"]),
    ("联系电话:13800000000(微信同号)", ["13800000000"]),
    ("技术咨询电话:0999-1234567转802", ["0999-1234567"]),
    ("咨询热线:400-123-4567", ["400-123-4567"]),
    ("咨询电话：０９９９－１２３４５６７", ["0999-1234567"]),
    ("电话 Tel: 0999-4321001 (中文)　0999-4321002 (English)", ["0999-4321001", "0999-4321002"]),
    ("市人社局电话:69930000;人事考试中心电话:0999-69930000", ["0999-69930000"]),
    ("政策咨询:0999-2345601(人事科)、2345602(办公室)", ["0999-2345601", "0999-2345602"]),
    ("咨询电话变更为0999-1234505。原0999-1234501停止使用", ["0999-1234505"]),
    ("For assistance call (000) 012-3456 during office hours.", ["(000) 012-3456"]),
    ("Telephone: 213-555-0100", ["213-555-0100"]),
    ("Helpline: 0000-22334455 (10:00 to 17:30 hrs)", ["0000-22334455"]),
]
NO_PHONES = [
    "传真:0999-1234567",
    "QQ群:12345678",
    "岗位代码:20050117",
    "准考证号:20240501",
    "邮政编码:830000",
    "参加考试的共有13800人",
    "编办发〔2024〕1234567号",
    "金额共12345678元",
    "版权所有 某市人民政府 联系电话:0999-1234567",
    "2024-05-06 2024-05-07",
]
URLS = [
    ("报名网站:http://rc.example.cn。", ["http://rc.example.cn"]),
    ("登录某某网(www.example.com)报名", ["www.example.com"]),
    ("网上报名系统(zp.example.com.cn)", ["zp.example.com.cn"]),
    ("网址 https://bm.example.cn/index.html?id=5&x=2，逾期不候", ["https://bm.example.cn/index.html?id=5&x=2"]),
    ("见https://www. example.cn网站", ["https://www.example.cn"]),
    ("http://a.example.cn和http://b.example.cn/", ["http://a.example.cn", "http://b.example.cn/"]),
    ("再次登录http://a.example.cn,打开http://a.example.cn/", ["http://a.example.cn"]),
    ("Visit https://jobs.example.gov/promotional.", ["https://jobs.example.gov/promotional"]),
    (
        "see http://per.example.org/Accepted Schools 08-21.pdf for",
        ["http://per.example.org/Accepted Schools 08-21.pdf"],
    ),
    ("文章来源:http://news.example.cn/1.html", []),
    ("岗位表.xls、报名表.doc", []),
    ("邮箱hr@example.com.cn", []),
]
EMAILS = [
    ("材料发送至hr@example.com.cn。", ["hr@example.com.cn"]),
    ("邮箱：zhao_pin-01@dept.example.edu.cn，主题注明姓名", ["zhao_pin-01@dept.example.edu.cn"]),
    ("e-mail exams@example.gov or recruit@example.org.", ["exams@example.gov", "recruit@example.org"]),
    ("邮箱: hr @example.cn", ["hr@example.cn"]),
]

BELOW = [
    ("联系人：\n林老师（13755501234）\n何老师（13755504321）", ["13755501234", "13755504321"]),
    ("六、联系方式\n王工：13755501234\n人事处李明 13755504321", ["13755501234", "13755504321"]),
    ("咨询方式\n请发邮件。\n林老师（13755501234）", []),
    ("一、名单\n林老师（13755501234）", []),
]


@pytest.mark.parametrize(("text", "phones"), BELOW)
def test_numbers_below_the_label_of_those_who_answer(text: str, phones: list[str]) -> None:
    assert list(contacts(text).phones) == phones


@pytest.mark.parametrize(("text", "phones"), PHONES)
def test_phones(text: str, phones: list[str]) -> None:
    assert list(contacts(text).phones) == phones


@pytest.mark.parametrize("text", NO_PHONES)
def test_digits_that_are_no_phone(text: str) -> None:
    assert contacts(text).phones == ()


@pytest.mark.parametrize(("text", "urls"), URLS)
def test_urls(text: str, urls: list[str]) -> None:
    assert list(contacts(text).urls) == urls


@pytest.mark.parametrize(("text", "emails"), EMAILS)
def test_emails(text: str, emails: list[str]) -> None:
    assert list(contacts(text).emails) == emails
