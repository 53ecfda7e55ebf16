"""Furniture: lines that belong to the page and not to the notice (page numbers, bylines, navigation, share buttons)."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"-{1,2} ?\d{1,4} ?-{1,2}|第 ?\d{1,4} ?页(?:[,、 /]*共 ?\d{1,4} ?页)?|共 ?\d{1,4} ?页[,、 /]*第 ?\d{1,4} ?页"
    r"|\d{1,3} ?/ ?\d{1,3}|page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?|p\. ?\d{1,4}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")
_RULE = re.compile(r"(?:[-=_*~·.─━═—] ?){3,}")
_MARK = (
    r"来源|稿源|出处|发布(?:时间|日期|人|机构|单位|者|部门)|发稿(?:时间|人)?|更新(?:时间|日期)|浏览(?:次数|量|人数)?|阅读(?:次数|量|数)?"
    r"|点击(?:次数|数|量|率)?|访问(?:次数|量)?|人气|字号|字体(?:大小)?|打印(?:本页|此页)?|关闭(?:窗口|本页)?|责任编辑|责编|编辑|作者"
    r"|信息来源|文章来源|审核|录入|分享(?:到|至)?|收藏|索引号|公开日期|views?|posted|published|source|author|print|share"
)
_MARKS = re.compile(
    rf"(?<![\w])(?:{_MARK}) ?(?::|(?=[】\] ]|$|\d))|[【\[](?:{_MARK})[】\]]|[【\[] ?[大中小](?: |[】\]])", re.I
)
_LEAD = re.compile(
    r"(?:原(?:文)?标题|文章来源|信息来源|稿件来源|来源|责任编辑|浏览次数|阅读次数|点击(?:数|次数)|发布(?:时间|日期|人|机构)|更新时间|原文链接"
    r"|编辑|作者|发布者) ?:"
)
_PATH = re.compile(
    r"(?:您)?(?:当前|现在|所在)(?:的)?(?:所在)?(?:的)?位置|首页 ?(?:>|»|›|/|-)|^home ?(?:>|»)", re.IGNORECASE
)
_TRAIL = re.compile(r"[^›»>]{2,50}(?: ?[›»] ?[^›»>]{2,60}){2,}")
"""City of X › Civil Service › Current notices: the way to a page."""
_BANNER = re.compile(r"(?:》{2,}|>{2,}|》》).*|.{0,20}(?:>{3,}|》{2,})")
_WHOLE = re.compile(
    r"(?:(?:共 ?\d{1,3} ?页|首页|上一页|下一页|尾页|末页|\[?\d{1,3}\]?) *){0,12}(?:上一页|下一页|尾页|末页) *\d{0,3}|"
    r"(?:上一篇|下一篇|上一条|下一条)(?::.*)?|分享到?:?.{0,30}|扫一扫.{0,30}|返回(?:顶部|首页|列表).{0,10}|【?\[?(?:打印|关闭|收藏)(?:本页|窗口)?\]?】?"
    r"|打印本页|关闭窗口|相关(?:阅读|链接|文章|新闻):?|网站地图|无障碍(?:阅读|浏览)?|字体:.{0,12}|copyright.*|版权所有.*|.{0,40}ICP备.*"
    r"|.{0,10}公网安备.*|主办(?:单位)?:.*|网站标识码.*|back to top|skip to (?:main )?content|print this page",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?=.*(?:首 ?页|主页|网站导航|网站地图|关于我们|联系我们|收藏本站|登录|注册|无障碍))"
    r"[^\s。,;:!?]{2,10}(?:[ |·/]+[^\s。,;:!?|]{2,10}){2,}"
)
"""首页 通知公告 政策法规 联系我们: the menu of a site."""
_DATE = re.compile(r"\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_SENTENCE = re.compile(r"[。;!?]")


def is_page_number(line: str) -> bool:
    """``— 3 —``, ``第 3 页 共 9 页``, ``3/9``, ``Page 3 of 9``; a lone number only where a page begins or ends."""
    return _PAGE.fullmatch(line) is not None


def is_number(line: str) -> bool:
    return _NUMBER.fullmatch(line) is not None


def is_rule(line: str) -> bool:
    """A line of dashes, dots, stars or the like."""
    return _RULE.fullmatch(line) is not None


def is_furniture(line: str, *, near_top: bool) -> bool:
    """Bylines, breadcrumbs, banners, share buttons. ``near_top``: a bare date beside a name is a byline there."""
    size = len(line)
    if size > 200:
        return False
    if _BANNER.fullmatch(line) or (size < 80 and _WHOLE.fullmatch(line)):
        return True
    if _SENTENCE.search(line):
        return False
    if near_top and size < 160 and _MENU.fullmatch(line):
        return True
    if size < 120 and (_PATH.search(line) or (near_top and _TRAIL.fullmatch(line))):
        return True
    marks = len(_MARKS.findall(line))
    if marks >= 2 or (marks and size < 100 and (_DATE.search(line) or _LEAD.match(line))):
        return True
    if size < 120 and _LEAD.match(line):
        return True
    if near_top and size < 60:
        date = _DATE.search(line)
        if date:
            rest = (line[: date.start()] + line[date.end() :]).strip(" ()")
            return bool(rest) and (rest[0] in "|·•/" or rest[-1] in "|·•/" or line[date.end() :].startswith("  "))
    return False
