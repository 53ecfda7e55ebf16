"""Majors beside a level of education in a clause: 为法律专业本科以上; 具有法学博士学位; 大专以上学历,计算机类专业."""

from __future__ import annotations

from extractors.text import patterns as re
from extractors.values.education import EducationMatch


def majors_before(text: str, match: EducationMatch, floor: int) -> tuple[tuple[str, ...], int]:
    """为法律专业本科以上, 具有法学博士学位: the majors named right before the level."""
    found = re.search(
        r"(?:须为|应为|为|具有|取得|获得|具备|须|限|^国家统招|^统招|^全日制)(?:取得|具有|具备|获得|国家承认的|全日制|普通|高等(?:院校|学校|教育)?|高校|院校|大学|统招)*(?P<majors>[\u4e00-\u9fff、]{2,30}?)(?:专业|(?:学科)?门类|(?<=[^各同两一二三四五本此其甲乙丙丁某该A-Z]类))(?:的)?$",
        text[floor : match.start],
    ) or (None if floor else re.match(r"(?P<majors>[^,;。:()的须应需为具取]{2,16}?)专业(?:的)?$", text[: match.start]))
    of_degree = None
    if not found and "学位" in text[match.start : match.end + 2]:
        found = of_degree = _OF_DEGREE.search(text, floor, match.start)
    if not found or OTHER_MAJORS.match(found["majors"]):
        return (), match.start
    named = [x for x in re.split("[、和或]|及(?!相关|相近|其)", found["majors"]) if x]
    return kindred(tuple(named)), (0 if of_degree else floor) + found.start("majors")


_OF_DEGREE = re.compile(
    r"(?:具有|取得|获得|持有)(?P<majors>(?!.*(?:大学|国内|国外|海外|境外|高校|院校|全日制|统招|相应|应聘|岗位))[\u4e00-\u9fff、]{1,22}(?:类|学))$"
)


def kindred(named: tuple[str, ...]) -> tuple[str, ...]:
    """安全工程及相关专业: the word for majors is part of the last one, which is none by itself."""
    if named and re.search(r"[相其][关近他]$", named[-1]):
        return (*named[:-1], named[-1] + "专业")
    return named


MAJORS_BEHIND = re.compile(
    r",(?:所学|要求)?(?:专业(?:要求|须|应|限)*(?:为|是|:)(?P<stated>(?:应[用急激]|(?<=供)应|[^,;。的须应]){2,60}?)(?:等)?(?:相关|相近)?(?:专业)?"
    r"|(?P<majors>(?!具|取|持|有|且|并|同|其中|[仅只]?限)(?:应[用急激]|(?<=供)应|[^,;。:岗须应]){2,60}?)专业)(?=$|[,;。])"
)
"""大专及以上学历,计算机类、电子信息类专业; 本科及以上学历,所学专业为水利类."""
MAJORS_AHEAD = re.compile(
    r"(?:要求|须为|应为|限|须)?(?:所学)?(?:专业(?:要求)?(?:为|是|:))?"
    r"(?P<majors>(?!具|取|持|有|且|并|同|其中|[仅只]?限|热爱|从事|喜|熟|掌握|本|该|所)(?:应[用急激]|(?<=供)应|[^,;。:()岗的须应]){2,40}?)专业(?:毕业(?:生)?)?,"
    r"(?:要求|须|应|具有|具备|取得|且|并|国家承认的?|国民教育|普通|全日制|统招|学历(?:为|要求)?)*$"
)
"""会计专业,大专以上学历: the majors of the comma part before the level."""
OTHER_MAJORS = re.compile(r"报考|应聘|申报|热爱|其[他它余]|相[关近应]|所学|本|该|不限|任[何意]|非|各|对口|同")
"""Majors that are not named."""


__all__ = ["MAJORS_AHEAD", "MAJORS_BEHIND", "OTHER_MAJORS", "kindred", "majors_before"]
