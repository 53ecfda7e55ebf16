"""The header: title over broken lines, kind, issuer, agent, number, date, and what is corrected."""

from __future__ import annotations

import pytest

from extractors.notices.header import extract_header, notice_year
from extractors.notices.kinds import find_kind
from extractors.text.context import Context
from extractors.text.names import is_org
from extractors.text.source import Source
from ingest import read_bytes
from schema.notice import Header

BODY = (
    "    根据工作需要，现面向社会公开招聘工作人员20名。现将有关事项公告如下：\n一、报名\n报名时间：5月6日至5月10日。\n"
)


def header(text: str) -> Header:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract_header(Context((Source(document),)))
    for piece in (p for pieces in found.evidence.values() for p in pieces):
        piece.verify(document)
    return found


TITLES = [
    ("甲市2024年公开招聘教师公告\n", "甲市2024年公开招聘教师公告"),
    ("甲县公安局关于公开招聘警务辅助人员\n的公告\n", "甲县公安局关于公开招聘警务辅助人员的公告"),
    (
        "甲市发展和改革委员会\n2024年中层领导职位竞争上岗实施方案\n",
        "甲市发展和改革委员会2024年中层领导职位竞争上岗实施方案",
    ),
    ("# 甲区 2024 年公开招聘专职社区工作者公告\n\n", "甲区2024年公开招聘专职社区工作者公告"),
    ("**甲学院2024年公开招聘辅导员公告**\n\n发布时间：2024-03-12　阅读：77\n", "甲学院2024年公开招聘辅导员公告"),
    ("甲省2024年考试录用公务员公告（1702人）\n", "甲省2024年考试录用公务员公告(1702人)"),
    ("2024年甲市事业单位招聘简章\n", "2024年甲市事业单位招聘简章"),
    ("关于做好2024年度职称评审工作的通知\n", "关于做好2024年度职称评审工作的通知"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_titles(head: str, title: str) -> None:
    assert header(head + BODY).title == title


def test_a_notice_without_title_has_none() -> None:
    assert header(BODY).title is None


SIGNATURES = [
    ("甲市人力资源和社会保障局\n2024年5月8日\n", ["甲市人力资源和社会保障局"], "2024-05-08"),
    (
        "　　　　中共甲省委组织部\n　　　　甲省公务员局\n　　　　2024年3月18日\n",
        ["中共甲省委组织部", "甲省公务员局"],
        "2024-03-18",
    ),
    ("甲市教育局　　甲市财政局　　2024年6月8日\n", ["甲市教育局", "甲市财政局"], "2024-06-08"),
    ("甲市人民医院\n二○二四年三月四日\n", ["甲市人民医院"], "2024-03-04"),
    ("附件：1.报名表\n2.岗位表\n甲学院\n2024年3月4日\n", ["甲学院"], "2024-03-04"),
    ("甲水务集团有限公司\n2024年2月17日\n\n附件1：报名表\n姓名\n", ["甲水务集团有限公司"], "2024-02-17"),
]


@pytest.mark.parametrize(("tail", "issuer", "published"), SIGNATURES)
def test_signatures(tail: str, issuer: list[str], published: str) -> None:
    found = header("2024年公开招聘公告\n" + BODY + tail)
    assert (list(found.issuer), found.published) == (issuer, published)


def test_the_issuer_is_named_in_the_first_sentence() -> None:
    found = header("甲省委组织部、甲省公务员局决定，2024年公开考录一批公务员。现将有关事项公告如下：\n一、报名\n")
    assert list(found.issuer) == ["甲省委组织部", "甲省公务员局"]
    assert list(header("云山大学现决定面向社会公开招聘辅导员5名。\n一、报名\n").issuer) == ["云山大学"]


@pytest.mark.parametrize("head", ["二、招聘人数", "01招聘计划", "(一)招聘条件"])
def test_the_head_of_a_section_is_no_title(head: str) -> None:
    assert header(f"{head}\n本次招聘6名。\n").title is None


def test_a_byline_dates_a_notice_without_signature() -> None:
    assert (
        header("甲市2024年公开招聘公告\n来源：市人社局　发布时间：2024-05-08 09:12　浏览：31\n" + BODY).published
        == "2024-05-08T09:12"
    )
    assert header("甲市2024年公开招聘公告\n2024-06-10 14:40:23 | 来源：人事考试网\n" + BODY).published == "2024-06-10"


def test_the_agent_is_a_third_party() -> None:
    assert (
        header("甲市2024年公开招聘公告\n本次招聘委托第三方（甲智人力资源服务有限公司）负责。\n").agent
        == "甲智人力资源服务有限公司"
    )
    assert (
        header("甲市2024年公开招聘公告\n甲人才有限公司受甲市交通运输局委托，面向社会公开招聘。\n").agent
        == "甲人才有限公司"
    )
    assert header("甲市2024年公开招聘公告\n不举办也不委托任何机构举办辅导培训班。\n").agent is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("甲发改党组〔2024〕19号\n\n甲市发改委2024年竞争上岗实施方案\n", "甲发改党组〔2024〕19号"),
        ("工会干字[2024]36号\n甲会2024年招聘公告\n", "工会干字[2024]36号"),
        ("甲机关科级干部招聘公告（2024年第13号）\n", "2024年第13号"),
        ("甲市2024年公开招聘公告\n根据甲人社发〔2023〕77号文件\n", None),
    ],
)
def test_the_own_number_but_no_cited_one(text: str, number: str | None) -> None:
    assert header(text + BODY).doc_number == number


def test_an_english_advertisement() -> None:
    found = header(
        "RIVERTON STATE PUBLIC SERVICE COMMISSION\nMain Street, Riverton\n"
        "ADVERTISEMENT No. 05/2024-25      Dated: 14.09.2024\n"
        "COMBINED ENGINEERING SERVICES EXAMINATION, 2024\n"
        "1. Applications are invited from eligible citizens for 75 posts.\n"
    )
    assert found.title == "COMBINED ENGINEERING SERVICES EXAMINATION, 2024"
    assert found.doc_number == "ADVERTISEMENT No. 05/2024-25"
    assert found.published == "2024-09-14"
    assert list(found.issuer) == ["RIVERTON STATE PUBLIC SERVICE COMMISSION"]
    assert found.kind is not None
    assert found.kind.value == "civil_service"


def test_a_city_bulletin() -> None:
    found = header(
        "WATER SUPERVISOR\nClass Code: 5854\nOpen Date: 03-10-17\nDUTIES\n"
        "A Water Supervisor works for the City of San Marlow.\n"
        "The City of San Marlow does not discriminate.\n"
    )
    assert (found.title, found.published, list(found.issuer)) == (
        "WATER SUPERVISOR",
        "2017-03-10",
        ["City of San Marlow"],
    )


def test_a_correction_names_what_it_amends() -> None:
    found = header(
        "甲县人力资源和社会保障局\n关于《甲县2024年公开招聘公告》的更正公告\n现对部分内容更正如下：\n"
        "一、报名时间调整为5月6日至5月9日。\n甲县人力资源和社会保障局\n2024年5月1日\n"
    )
    assert found.kind is not None
    assert (found.kind.value, found.corrects) == ("correction", "甲县2024年公开招聘公告")


KINDS = [
    ("甲省2024年考试录用公务员公告", "", "civil_service"),
    ("甲市2024年选调生招录公告", "", "civil_service"),
    ("甲市事业单位2024年公开招聘公告", "", "public_institution"),
    ("甲市中心医院2024年招聘公告", "", "public_institution"),
    ("甲区2024年公开招聘中小学教师公告", "", "teacher"),
    ("甲市公安局招聘辅警公告", "", "auxiliary_police"),
    ("甲市总工会招聘社会化工会工作者公告", "", "trade_union"),
    ("甲集团有限公司2024年社会招聘公告", "", "state_owned_enterprise"),
    ("甲市2024年技师等级考核通知", "", "skill_assessment"),
    ("关于做好工勤技能岗位等级考核工作的通知", "", "skill_assessment"),
    ("甲局中层干部竞争上岗实施方案", "", "internal_competition"),
    ("甲处主管招聘公告", "拟面向校内选拔主管1名", "internal_competition"),
    ("甲区专职社区工作者招聘公告", "", "other"),
    ("甲市2024年公开招聘公告的补充公告", "", "correction"),
    ("关于延长甲市公开招聘报名时间的公告", "", "correction"),
    ("甲市事业单位招聘拟聘用人员公示", "", "result_list"),
    ("甲市招聘综合成绩及体检公告", "", "result_list"),
    ("", "面向社会考试录用公务员、参公人员", "civil_service"),
    ("CORRIGENDUM TO NOTICE 5/2024", "", "correction"),
]


@pytest.mark.parametrize(("title", "opening", "kind"), KINDS)
def test_kinds(title: str, opening: str, kind: str) -> None:
    match = find_kind(title, opening)
    assert (match.kind.value if match else "other") == kind


@pytest.mark.parametrize(
    "text",
    [
        "甲市教育局",
        "中共甲省委组织部",
        "甲水务集团有限公司",
        "招聘工作领导小组",
        "City of San Marlow",
        "Riverton County Personnel Bureau",
    ],
)
def test_organisations(text: str) -> None:
    assert is_org(text)


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项公告如下",
        "电话:0999-1234567",
        "一、招聘单位",
        "报名表",
        "First, the number of posts",
        "2024年5月8日",
    ],
)
def test_what_is_no_organisation(text: str) -> None:
    assert not is_org(text)


def test_the_year_of_a_notice_without_date_is_its_commonest() -> None:
    document = read_bytes("报名时间为2019年3月1日至2019年3月5日，年龄计算至2001年1月1日。\n".encode(), "n.txt")
    ctx = Context((Source(document),))
    assert notice_year(ctx, extract_header(ctx)) == 2019
