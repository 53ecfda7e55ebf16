"""Introductions: pieces among the conditions that say nothing by themselves (headings, questions, 须具备以下条件:)."""

from __future__ import annotations

from extractors.outline.heading_questions import SAYS
from extractors.outline.sections import Piece, zone_of
from extractors.text import patterns as re

_ASKED = re.compile(
    r"\?$|(?:^|[,;。])[^,;。]{0,24}(?:如何|怎样|怎么|什么|哪些|几个|何时)(?:计算|规定|确定|认定|取得|报名|办理|缴费|要求)?$"
)
"""A question that heads an answer."""
_INTRO = re.compile(
    r"(?:条件|要求|公告|规定|如下|资格|范围|对象|同时(?:具备|符合))[^,;。:]{0,12}:$|(?:还|另|同时|均)(?:应当?|须|需|必须|要)(?:同时)?(?:具备|符合|满足|达到):$|^(?:具体|有关)[^,;。]{0,20}如下|(?:条件|情形)之一[^。;岁放]{0,40}:$"
)
_MAY_APPLY = re.compile(
    r"(?:凡|应)?(?:同时)?(?:具备|符合|满足)?(?:下列|以下|下表|下述)[^;。:]{2,30}可(?:以)?(?:报[名考]|应聘|参加|申[请报])[^;。:]{0,30}[:。]?"
)
_BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_AHEAD = re.compile(
    r"[^,;。:]{2,24}?(?:人员|者|对象|考生)(?:应当?|须|需|必须)(?P<c>(?:具有|具备|热爱|拥护|遵守|身体)[^;。:]{4,120}?),?(?:同时|并且|并|还)+(?:须|应|需|要|还)*(?:当)?(?:符合|具备|满足)(?:以下|下列)"
)
"""报名人员应当具有…,同时须符合以下条件: what stands before the list is a demand too."""
_AHEAD_OF_ONE = re.compile(
    r"凡?(?P<c>(?:具有|遵守|拥护|热爱|恪守)[^;。:]{4,80}?)(?:,从事[^,;。:]{2,24})?(?:的(?:人员|公民|者)?)?,(?:并|同时|且)?(?:具备|符合|满足)(?:下列|以下)"
)


_AHEAD_OF_REST = re.compile(
    r"凡?是?(?P<c>(?:(?:具有)?(?:中华人民共和国|中国)(?:公民|国籍),|(?:具有|具备(?!下列|以下|下表|下述|上述|相应)|遵纪|遵守|拥护|热爱|恪守))[^;。:]{4,110}?)"
    r"(?:的(?:人员|公民|者)?|者)?,(?:(?:并|同时|且)*(?:具备|符合|满足|达到)(?:下列|以下|下表|下述|上述|如下|相应|本)[^,;。:]{0,12}?(?:条件|要求)[^;。:]{0,40}"
    r"|(?:均|都)?可(?:以)?(?:报[名考]|申请|参加|应[考试])[^;。:]{0,30})"
)
"""遵守法律,具有…的人员,均可报名参加…: the demands stand before what the sentence is for."""


def introduces(piece: Piece) -> bool:
    """Whether a piece only asks, heads, opens a list, or stands in brackets."""
    text = piece.text
    if _ASKED.search(text) or _is_title(piece) or remark(text) or _MAY_APPLY.fullmatch(text):
        return True
    return bool(_INTRO.search(text) and not re.search(r"。|可(?:以)?报[名考]", text))


def remark(text: str) -> bool:
    """Whether a text stands in brackets and asks nothing there ((详见附件); not (…的,年龄放宽到40周岁))."""
    return bool(_BRACKETED.fullmatch(text)) and not re.search(r"放宽|岁|出生|须|应当|必须", text)


def demand_ahead(text: str) -> tuple[int, int] | None:
    """The range of what an introduction demands before its list."""
    found = _AHEAD.match(text) or _AHEAD_OF_ONE.match(text) or _AHEAD_OF_REST.fullmatch(text.rstrip("。:"))
    return found.span("c") if found else None


def _is_title(piece: Piece) -> bool:
    """A heading among the pieces (基本条件, 年龄): it says nothing by itself."""
    plain = piece.text.rstrip(":： ")
    if re.search(r"[。;,]", plain) or len(plain) > 26 or (piece.style and SAYS.search(plain)):
        return False
    if _TOPICS.fullmatch(plain) and not re.fullmatch(r"(?:身体|健康|心理|思想|品德)+", plain):
        return True
    if re.match(r"具有|具备|符合|取得|岗位所需|身体|热爱|拥护|遵守", plain) and not re.search(r"情形$", plain):
        return False
    return (
        re.fullmatch(r"免[试考][^,;。:]{0,14}", plain) is not None
        or zone_of(plain, zh=True) is not None
        or _TOPICS.fullmatch(plain) is not None
        or bool(
            re.search(
                r"(?:岗|岗位|职位|学位|部分|户籍|其他|其它|职责|回避(?:情形|规定|要求|事项)?)(?:\([^()]*\))?$", plain
            )
        )
    )


_TOPICS = re.compile(
    r"(?:[、,和及与]*(?:政治|资历|思想|品德|心理|体能|学历|学位|文化程度|专业|年龄|户籍|性别|身体|健康|政治面貌|工作经[历验]|职称|资格)(?:状况|条件)?)+(?:方面)?(?:的)?(?:要求|条件|限制)?"
)
