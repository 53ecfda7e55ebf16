"""Documents to hand in: phrase → documents, and phrases that ask for none."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

ZH = "云岭县2024年公开招聘工作人员公告\n\n{}\n\n云岭县人力资源和社会保障局\n2024年3月1日\n"
EN = "City of Alder Falls\nExamination announcement for Park Ranger\n\n{}\n\nPosted on March 1, 2024\n"


def found(body, head=ZH):
    document = read_bytes(head.format(body).encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return [(m.text, m.at.value if m.at else None) for m in notice.materials]


@pytest.mark.parametrize(
    ("body", "texts", "at"),
    [
        (
            "三、资格复审\n考生须提供以下材料：\n1.本人身份证原件；\n2.学历证书复印件；\n3.《报名登记表》两份。",
            ["身份证原件", "学历证书复印件", "《报名登记表》两份"],
            "review",
        ),
        (
            "二、报名\n报名时应提交下列证件：身份证、户口簿、一寸照片三张。",
            ["身份证", "户口簿", "一寸照片三张"],
            "registration",
        ),
        ("四、面试\n参加面试时须携带准考证和有效居民身份证。", ["准考证", "有效居民身份证"], "interview"),
        ("三、资格审查\n所需材料：(1)毕业证；(2)学位证；(3)教师资格证。", ["毕业证", "学位证", "教师资格证"], "review"),
        ("二、报名\n请携带户口本、毕业证书到县人社局现场报名。", ["户口本", "毕业证书"], "registration"),
        ("五、体检\n办理聘用手续时需出具原单位同意报考证明。", ["原单位同意报考证明"], "onboarding"),
        (
            "三、资格复审\n需提供的材料清单：\n①身份证；\n②就业推荐表（由学校盖章）；\n③无犯罪记录证明。",
            ["身份证", "就业推荐表(由学校盖章)", "无犯罪记录证明"],
            "review",
        ),
        ("三、资格复审\n入围人员须现场提交材料：\n（1）承诺书；\n（2）成绩单。", ["承诺书", "成绩单"], None),
    ],
)
def test_documents_are_found_with_their_step(body, texts, at):
    got = found(body)
    assert [text for text, _ in got] == texts
    if at is not None:
        assert {step for _, step in got} == {at}


@pytest.mark.parametrize(
    "body",
    [
        "二、应聘条件\n1.持有C1及以上机动车驾驶证；\n2.具有教师资格证书。",
        "四、笔试\n考生凭身份证号登录网站打印准考证。",
        "三、资格审查\n提供虚假材料的，取消聘用资格。",
        "三、资格审查\n材料不全或者证明不实的，不得进入面试。",
        "二、报名\n由乡镇政府出具的证明效力，由县人社局解释。",
    ],
)
def test_phrases_that_ask_for_nothing(body):
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (
            "HOW TO APPLY\nApplicants must submit the following documents:\n"
            "1. A copy of the driver license\n2. Official transcript\n3. Two letters of reference",
            ["A copy of the driver license", "Official transcript", "Two letters of reference"],
        ),
        (
            "HOW TO APPLY\nPlease attach a resume, a cover letter and proof of residency.",
            ["a resume", "a cover letter", "proof of residency"],
        ),
    ],
)
def test_english_documents(body, texts):
    assert [text for text, _ in found(body, EN)] == texts


def test_applications_without_documents_have_none():
    assert found("HOW TO APPLY\nApplicants must apply on-line before noon.", EN) == []
