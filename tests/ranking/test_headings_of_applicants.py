"""Headings that offices export, by what they hold; words of their cells; two columns that tell one fact."""

from __future__ import annotations

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import Candidates
from ranking.applicants import columns_of, roles_of, weaker_roles
from ranking.binding import role_columns
from ranking.columns import Header, find_role
from ranking.screening import screen
from review import draft

ROLES = {
    "id": "简历编号 简历号 报名登记号 报名流水号 申请编号 候选人编号 流水号 应聘人员编号 "
    "投递编号 申請編號 Application_No. application_id "
    "Applicant-Number CANDIDATE_REFERENCE Application_Form_No. candidate_code Reference_No.",
    "name": "应聘者 应聘人员 应聘人姓名 申请人 候选人姓名 报考人 报名人 申請人姓名 "
    "Name_of_Candidate Candidate's_Name applicant_name Name_in_full",
    "post": "应聘岗位 应聘岗位代码 申报岗位 意向岗位 投递职位 报名岗位 申请职位 應徵職位 "
    "Post_applied_for job_id Vacancy_No. requisition_number "
    "position_number Name_of_the_Post Post_Ref.",
}
FACTS = {
    "id_card": "身份证号 身份证件号码 居民身份证号码 公民身份号码",
    "birth": "出生年月日 出生日期 出生日 生日 出生年份 D.O.B. Date_of_Birth_(DD-MM-YYYY) date_of_birth birthday",
    "gender": "性别 性别(男/女) 男女 Gender sex",
    "education": "学历 学历层次 最高学历 教育程度 现有学历 最终学历 学历水平",
    "full_time": "学习形式 学历性质 学习方式 培养方式 办学类型 教育类别 是否全日制 全日制/非全日制 学历类别 study_mode",
    "degree": "学位 学位名称 所获学位 授予学位 最高学位 学位类型",
    "major": "专业 专业名称 所学专业 主修专业 毕业院校专业 最高学历专业 专业全称 Major",
    "graduated": "毕业时间 毕业日期 毕业年月 毕业年份 学历取得日期 毕业证书取得时间 预计毕业时间 "
    "Date_of_Acquiring_Qualification "
    "date_degree_awarded graduation_date",
    "fresh": "应届毕业生 是否应届 是否应届生 应届/往届 是否为应届毕业生 毕业生类别 应往届",
    "hukou": "户籍 户籍所在地 户口所在地 现户籍地 户籍所在地（省市县） 户籍所在县",
    "hukou_since": "落户时间 落户日期 户籍迁入时间 户口迁入日期 入户时间 迁入时间",
    "residence": "现居住地 现居住地址 常住地址 经常居住地",
    "origin": "生源地 生源所在地 高考户籍 高考生源地",
    "experience_years": "工作年限 工作年限（年） 总工作年限 累计工作年限 工龄 years_of_experience",
    "relevant_years": "相关工作年限 相关岗位经历年限 相关工作经验年限 本专业工作年限 对口工作年限 同岗位工作年限",
    "experience_since": "参加工作时间 参加工作年月 开始工作时间 工作起始时间",
    "political": "政治面貌 政治身份 是否中共党员 党派 政治面貌（党派）",
    "title": "职称 职称名称 职称级别 现有职称 专业技术职务",
    "certificates": "资格证书 执业资格证书 执（职）业资格 持证情况 资质证书 所持证书 证书名称",
    "nationality": "国籍 国别 Nationality citizenship",
    "identity": "人员类别 人员身份 考生身份 人员性质 现身份 身份性质",
    "declared": "承诺 诚信承诺 声明 承诺书签署情况 是否签署承诺书 本人声明 Declaration "
    "self_declaration Declaration_Accepted undertaking 聲明",
}
WEAKER = {
    "education": "Highest_Qualification highest_education_level academic_attainment",
    "major": "Subject_/_Branch Branch/Discipline Programme_of_Study degree_field",
    "degree": "degree_obtained Name_of_Degree",
    "graduated": "Date_of_Completion conferral_date Date_Qualified",
    "hukou": "State_of_Domicile Domicile province_of_origin",
    "residence": "home_address town_of_residence",
    "experience_years": "total_service years_worked",
    "relevant_years": "Post-Qualification_Experience_(years) experience_in_field relevant_service",
    "certificates": "professional_registration licenses_and_certifications credentials",
    "licence": "license_class driver_license",
}


def _each(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (word if word.islower() else word.replace("_", " "), role)
        for role, said in table.items()
        for word in said.split()
    ]


@pytest.mark.parametrize(("heading", "role"), _each(ROLES))
def test_numbers_names_and_posts(heading: str, role: str) -> None:
    assert find_role(Header(("备注一", heading)), role) == 1


@pytest.mark.parametrize(("heading", "role"), _each(FACTS))
def test_headings_of_facts(heading: str, role: str) -> None:
    assert roles_of(Header(("备注一", heading))) == {role: 1}


@pytest.mark.parametrize(("heading", "role"), _each(WEAKER))
def test_looser_headings(heading: str, role: str) -> None:
    header = Header(("remark", heading))
    assert weaker_roles(header, roles_of(header)).get(role) == 1


def test_there_are_many() -> None:
    assert len({*_each(ROLES), *_each(FACTS), *_each(WEAKER)}) > 180


@pytest.mark.parametrize(
    "heading",
    [
        "备注",
        "联系电话",
        "照片",
        "毕业院校",
        "紧急联系人",
        "身高cm",
        "City",
        "Country",
        "Course fee",
        "U.S. citizen",
        "Email",
        "考点",
    ],
)
def test_silent(heading: str) -> None:
    header = Header((heading,))
    assert not {"hukou", "residence", "nationality", "major", "identity", "declared"} & {
        *roles_of(header),
        *weaker_roles(header, {}),
    }
    assert role_columns(header) == (None, None)


@pytest.mark.parametrize(
    ("names", "at"),
    [
        (("Nursing Council Registration No.", "Application No."), 1),
        (("Registration No.", "Application No."), 1),
        (("Medical Council Registration No.", "Name"), None),
        (("Driving Licence Registration Number", "Post"), None),
        (("证件号码", "简历编号"), 1),
        (("Northern Board Examination Registration No.", "Name"), 0),
        (("Registration No.", "Name"), 0),
    ],
)
def test_numbers_of_papers_are_no_numbers_of_people(names: tuple[str, ...], at: int | None) -> None:
    assert role_columns(Header(names))[0] == at


NOTICE = (
    "榆坪县2025年公开招聘工作人员公告\n一、岗位\n岗位代码|岗位|人数|学历|专业\nY1|文员|1|本科及以上|法学\n"
    "二、条件\n（一）具有中华人民共和国国籍；\n（二）年龄35周岁以下（1989年5月6日以后出生）；\n（三）身体健康。\n"
    "三、报名\n报名时间：2025年5月6日至5月10日。\n"
)
BASE = {
    "编号": "1",
    "岗位代码": "Y1",
    "国籍": "中国",
    "出生日期": "1995-01-01",
    "学历": "本科",
    "专业": "法学",
    "承诺": "已签署",
}


def _status(**cells: str) -> tuple[str, list[str]]:
    campaign = draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))
    frame = pl.DataFrame({name: [cell] for name, cell in (BASE | cells).items()})
    run = screen(campaign, Candidates.from_frame(frame))
    return run.status[0], [w for w in run.warnings if w.startswith("differ")]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        *[
            (word, "eligible")
            for word in ("是", "已承诺", "已声明", "承诺", "Accepted", "I agree", "已签署", "确认", "√", "TRUE")
        ],
        *[(word, "needs_documents") for word in ("未承诺", "否", "未签署", "Declined")],
        *[(word, "needs_documents") for word in ("", "不适用", "N/A", "—")],
    ],
)
def test_what_declarations_say(said: str, status: str) -> None:
    got = _status(承诺=said)[0]
    assert got == status


@pytest.mark.parametrize(
    ("cells", "status", "differ"),
    [
        ({"最高学历": "大学本科"}, "eligible", 0),
        ({"最高学历": ""}, "eligible", 0),
        ({"学历": "", "最高学历": "大学本科"}, "eligible", 0),
        ({"最高学历": "大专"}, "needs_documents", 1),
        ({"学历": "大专", "最高学历": "专科"}, "ineligible", 0),
        ({"出生年月": "1995-01"}, "eligible", 0),
        ({"出生日期": "1989-05", "出生年月日": "1989-05-05"}, "ineligible", 0),
        ({"出生日期": "1989-05", "出生年月日": "1989-05-06"}, "eligible", 0),
        ({"出生年月": "1985-01"}, "needs_documents", 1),
        ({"所学专业": "法学（民商法方向）"}, "eligible", 0),
        ({"所学专业": "会计学"}, "needs_documents", 1),
        ({"国籍": "", "国别": "中国"}, "eligible", 0),
    ],
)
def test_two_columns_of_one_fact(cells: dict[str, str], status: str, differ: int) -> None:
    got, warnings = _status(**cells)
    assert (got, len(warnings)) == (status, differ)


def test_all_columns_of_a_fact() -> None:
    assert columns_of(Header(("学历", "最高学历", "专业"))) == {"education": [0, 1], "major": [2]}


def test_no_years_are_none() -> None:
    frame = pl.DataFrame(
        {"编号": ["1", "2"], "岗位代码": ["Y1", "Y1"], "工作年限": ["无", "不适用"], "落户时间": ["不适用", ""]}
    )
    campaign = draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))
    held = screen(campaign, Candidates.from_frame(frame)).applicants.frame
    assert held["experience_years"].to_list() == [0, None]
    assert held["hukou_since_lo"].to_list() == [None, None]
