"""Invented notices with candidates, and what a clerk with a spreadsheet makes of them.

Each function gives the file of the notice, the table of candidates (header and rows of text) and, per candidate, what
is to be published: written value, rank in it, interview list (1 or 0), total, rank, last list. A spreadsheet's way of
ranking, with fractions: nothing of the engine is used, so that it can be held against it.
"""

from __future__ import annotations

import random
from fractions import Fraction


def exact(text):
    """A mark as a fraction; None for a blank cell or a word."""
    try:
        return Fraction(str(text).strip())
    except ValueError:
        return None


def half_up(value, places=2):
    """四舍五入 to some places."""
    if value is None:
        return None
    size = abs(value) * 10**places
    whole = size.numerator // size.denominator
    if size - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10**places)


def printed(value, places=2):
    """A value with its places; blank for none."""
    if value is None:
        return ""
    return f"{int(value * 10**places) / 10**places:.{places}f}"


def place(mine, everybody):
    """Competition rank: one more than those who are better."""
    return 1 + sum(other > mine for other in everybody)


def by_post(rows, column):
    found = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def shortlist(rows, value, number):
    """The best of the rows, and everybody equal to the last of them."""
    values = sorted((row[value] for row in rows), reverse=True)
    if not values:
        return []
    line = values[min(number, len(values)) - 1] if number else None
    return [row for row in rows if number and row[value] >= line]


def rank(rows, key):
    """``row["rank"]`` by a key, greatest first."""
    keys = [key(row) for row in rows]
    for row in rows:
        row["rank"] = place(key(row), keys)


def results(rows, written="written", places=2, number="准考证号"):
    """What a row says, as the published table says it."""
    return {
        row[number]: (
            printed(row.get(written), 2),
            str(row.get("rank_written", "")),
            "1" if row.get("interview_list") else "0",
            printed(row.get("total"), places),
            str(row.get("rank", "")),
            "1" if row.get("last_list") else "0",
        )
        for row in rows
    }


def table(names, rows):
    return names, [[str(row.get(name, "")) for name in names] for row in rows]


def place_all(rows, value):
    """Ranks of everybody who has a value."""
    for row in rows:
        row[f"rank_{value}"] = 1 + sum(other[value] > row[value] for other in rows)


def auxiliary():
    """Men and women have places of their own; who fails the fitness test is out; an interview below 60 is out."""
    luck = random.Random(11)
    rows = []
    for number in range(1, 41):
        post = luck.choice(["SJ01", "SJ01", "SJ01", "SJ02", "SJ03"])
        row = {"准考证号": f"24SJ{number:03}", "岗位代码": post, "性别": luck.choice("男男女")}
        row["体能测评"] = luck.choice(["合格", "合格", "合格", "合格", "合格", "不合格"])
        row["笔试成绩"] = luck.choice(["62", "70.5", "70.5", "74", "77.5", "81", "81", "66", "缺考", "0", "58"])
        if row["体能测评"] == "不合格":
            row["笔试成绩"] = "66"
        rows.append(row)
    places = {("SJ01", "男"): 6, ("SJ01", "女"): 2, "SJ02": 2, "SJ03": 1}
    for row in rows:
        row["group"] = (row["岗位代码"], row["性别"]) if row["岗位代码"] == "SJ01" else row["岗位代码"]
        row["written"] = exact(row["笔试成绩"]) or None
    for group, members in by_post(rows, "group").items():
        valid = [r for r in members if r["written"] is not None]
        place_all(valid, "written")
        fit = [r for r in valid if r["体能测评"] == "合格"]
        for row in shortlist(fit, "written", places[group] * 2):
            row["interview_list"] = True
            row["面试成绩"] = luck.choice(["58", "61.5", "75", "80", "80", "83.25", "88.6", "缺考"])
            row["interview"] = exact(row["面试成绩"])
        for row in members:
            if row["written"] is not None and row.get("interview") is not None:
                row["total"] = half_up(row["written"] * Fraction(6, 10) + row["interview"] * Fraction(4, 10))
        final = [r for r in members if r.get("interview") is not None and r["interview"] >= 60]
        rank(final, lambda r: (r["total"], r["interview"]))
        for row in shortlist(final, "total", places[group]):
            ahead = [r for r in final if (r["total"], r["interview"]) > (row["total"], row["interview"])]
            row["last_list"] = len(ahead) < places[group]
    names = ["准考证号", "岗位代码", "性别", "体能测评", "笔试成绩", "面试成绩"]
    return "t1-shijia-auxiliary.txt", table(names, rows), results(rows)


def institution():
    """1:4 for single posts, 1:3 else; the better of two bonuses before rounding; the interview must reach 70."""
    luck = random.Random(22)
    posts = {"HY-101": 1, "HY-102": 2, "HY-103": 1, "HY-104": 3}
    points = {"": 0, "三支一扶": 3, "退役士兵": 2, "三支一扶;退役士兵": 3}
    rows = []
    for number in range(1, 46):
        post = "HY-103" if number in (7, 8) else luck.choice(["HY-101", "HY-102", "HY-104", "HY-104"])
        row = {"准考证号": f"2503{number:04}", "岗位编号": post}
        row["公共基础知识"] = luck.choice(["61.5", "72", "55", "68.25", "80.75", "77"])
        row["写作"] = luck.choice(["60", "71.5", "66.25", "82.35", "缺考", "74"])
        row["加分项目"] = luck.choice(["", "", "", *points])
        basics, essay = exact(row["公共基础知识"]), exact(row["写作"])
        if basics is not None and essay is not None:
            bonus = points[row["加分项目"]]
            row["written"] = half_up(basics * Fraction(4, 10) + essay * Fraction(6, 10) + bonus)
        rows.append(row)
    for post, members in by_post(rows, "岗位编号").items():
        valid = [r for r in members if r.get("written") is not None]
        place_all(valid, "written")
        for row in shortlist(valid, "written", 4 if posts[post] == 1 else 3 * posts[post]):
            row["interview_list"] = True
            row["面试成绩"] = luck.choice(["69.994", "69.995", "70", "75.5", "82.36", "82.36", "90.125"])
            row["interview"] = exact(row["面试成绩"])
            kept = half_up(row["interview"])
            row["total"] = half_up((row["written"] + kept) / 2)
            row["key"] = (row["total"], kept, exact(row["写作"]))
        final = [r for r in valid if r.get("interview") is not None and r["interview"] >= 70]
        rank(final, lambda r: r["key"])
        for row in final:
            row["last_list"] = row["rank"] <= posts[post]
    names = ["准考证号", "岗位编号", "公共基础知识", "写作", "加分项目", "面试成绩"]
    return "t2-heyuan-xian-shiye.md", table(names, rows), results(rows)


def company():
    """Seven judges, the highest and the lowest left out; written below 60 is out."""
    luck = random.Random(33)
    posts = {"LS-A": 2, "LS-B": 3, "LS-C": 1}
    judges = [f"考官{n}" for n in range(1, 8)]
    rows = []
    for number in range(1, 37):
        row = {"准考证号": f"LS{number:04}", "岗位代码": luck.choice(list(posts))}
        row["笔试成绩"] = luck.choice(["59.9", "60", "64.5", "71", "71", "78.5", "83", "缺考"])
        row["written"] = exact(row["笔试成绩"])
        rows.append(row)
    for post, members in by_post(rows, "岗位代码").items():
        valid = [r for r in members if r["written"] is not None]
        place_all(valid, "written")
        reach = [r for r in valid if r["written"] >= 60]
        for row in shortlist(reach, "written", 3 * posts[post]):
            row["interview_list"] = True
            base = luck.randint(70, 88)
            given = [Fraction(base * 2 + luck.randint(-6, 6), 2) for _ in judges]
            row |= {name: f"{float(mark):g}" for name, mark in zip(judges, given, strict=True)}
            row["interview"] = half_up(sum(sorted(given)[1:-1]) / 5)
            row["total"] = half_up(row["written"] * Fraction(3, 10) + row["interview"] * Fraction(7, 10))
        final = [r for r in valid if r.get("interview_list")]
        rank(final, lambda r: (r["total"], r["interview"], r["written"]))
        for row in final:
            row["last_list"] = row["rank"] <= posts[post]
    names = ["准考证号", "岗位代码", "笔试成绩", *judges]
    return "t3-langshan-guoqi.txt", table(names, rows), results(rows)


def teachers():
    """150 marks counted as 100, three places, the younger one at the cut, a trial lecture below 75 is out."""
    luck = random.Random(44)
    posts = {"0101": 2, "0102": 1, "0203": 4, "0204": 1}
    rows = []
    for number in range(1, 51):
        row = {"准考证号": f"Q{number:05}", "岗位代码": luck.choice(list(posts)), "年龄": str(22 + number % 13)}
        row["笔试成绩"] = luck.choice(["88.5", "96", "96", "101.5", "110", "117.5", "121", "缺考"])
        row["written"] = exact(row["笔试成绩"])
        rows.append(row)
    for post, members in by_post(rows, "岗位代码").items():
        valid = [r for r in members if r["written"] is not None]
        place_all(valid, "written")
        ordered = sorted(valid, key=lambda r: (-r["written"], int(r["年龄"])))
        if len(ordered) > 3 * posts[post]:
            last = ordered[3 * posts[post] - 1]
            ordered = [r for r in ordered if (-r["written"], int(r["年龄"])) <= (-last["written"], int(last["年龄"]))]
        for row in ordered:
            row["interview_list"] = True
            row["试讲"] = luck.choice(["74.9", "75", "81.3", "86.45", "86.45", "90"])
            row["答辩"] = luck.choice(["70", "77.7", "83.35", "88"])
            lecture, defence = exact(row["试讲"]), exact(row["答辩"])
            row["total"] = half_up(
                row["written"] * 100 / 150 * Fraction(4, 10) + lecture * Fraction(4, 10) + defence * Fraction(2, 10), 3
            )
        final = [r for r in valid if "试讲" in r and exact(r["试讲"]) >= 75]
        rank(final, lambda r: (r["total"], exact(r["试讲"]), r["written"]))
        for row in final:
            row["last_list"] = row["rank"] <= posts[post]
    names = ["准考证号", "岗位代码", "年龄", "笔试成绩", "试讲", "答辩"]
    return "t4-qingtang-jiaoshi.txt", table(names, rows), results(rows, places=3)


def commission():
    """A qualifying paper that does not count; three times the vacancies with ties; the older one of equals first."""
    luck = random.Random(55)
    posts = {"JA-01": 3, "SO-02": 2}
    rows = []
    for number in range(1, 41):
        row = {"Roll No": f"{770000 + number}", "Post Code": luck.choice(list(posts))}
        row["Age"] = str(21 + number % 9)
        row["Paper I"] = luck.choice(["39.5", "40", "44", "61", "AB"])
        row["Paper II"], row["Paper III"] = (
            luck.choice(["81", "96.5", "104"]),
            luck.choice(["90", "102.5", "118", "AB"]),
        )
        two, three = exact(row["Paper II"]), exact(row["Paper III"])
        row["written"] = two + three if three is not None else None
        rows.append(row)
    for post, members in by_post(rows, "Post Code").items():
        valid = [r for r in members if r["written"] is not None]
        place_all(valid, "written")
        reach = [r for r in valid if (exact(r["Paper I"]) or 0) >= 40]
        for row in shortlist(reach, "written", 3 * posts[post]):
            row["interview_list"] = True
            row["Interview"] = luck.choice(["21", "30.5", "30.5", "38", "Absent"])
            if exact(row["Interview"]) is not None:
                row["total"] = row["written"] + exact(row["Interview"])
        final = [r for r in valid if r.get("total") is not None]
        rank(final, lambda r: (r["total"], exact(r["Interview"]), int(r["Age"])))
        for row in final:
            row["last_list"] = row["rank"] <= posts[post]
    names = ["Roll No", "Post Code", "Age", "Paper I", "Paper II", "Paper III", "Interview"]
    return "t5-maravelly-psc.txt", table(names, rows), results(rows, places=1, number="Roll No")


def transfer():
    """A line set afterwards; where fewer than two a place were interviewed, the employer's average must be reached."""
    luck = random.Random(66)
    posts = {"B001": 2, "B002": 1, "B003": 2, "B004": 2}
    units = {"B001": "市财政局", "B002": "市财政局", "B003": "市审计局", "B004": "市档案馆"}
    rows = []
    for number in range(1, 37):
        post = "B004" if number in (3, 17, 30) else luck.choice(["B001", "B002", "B003"])
        row = {"准考证号": f"60{number:03}", "职位代码": post}
        row["笔试成绩"] = luck.choice(["54.5", "55", "61", "66.5", "66.5", "72", "缺考"])
        if number in (3, 17, 30):
            row["笔试成绩"] = "66.5"
        row["written"] = exact(row["笔试成绩"])
        rows.append(row)
    groups = by_post(rows, "职位代码")
    for post, members in groups.items():
        valid = [r for r in members if r["written"] is not None]
        place_all(valid, "written")
        for row in shortlist([r for r in valid if r["written"] >= 55], "written", 3 * posts[post]):
            row["interview_list"] = True
            row["面试成绩"] = luck.choice(["70.2", "76.55", "81", "84.3", "84.3", "缺考"])
            row["interview"] = exact(row["面试成绩"])
            if row["interview"] is not None:
                row["total"] = half_up((row["written"] + row["interview"]) / 2)
    for post, members in groups.items():
        there = [r for r in members if r.get("interview") is not None]
        unit = [r["interview"] for r in rows if r.get("interview") is not None and units[r["职位代码"]] == units[post]]
        average = sum(unit, Fraction(0)) / len(unit)
        few = len(there) < 2 * posts[post]
        final = [r for r in there if not few or r["interview"] >= average]
        rank(final, lambda r: (r["total"], r["written"]))
        for row in final:
            row["last_list"] = row["rank"] <= 2 * posts[post]
    names = ["准考证号", "职位代码", "笔试成绩", "面试成绩"]
    return "t6-beizhou-linxuan.txt", table(names, rows), results(rows)


def hospital():
    """Points for years and commendations, four at most; too few applicants cut the places; education breaks ties."""
    luck = random.Random(77)
    posts = {"YL01": 2, "YL02": 1, "YL03": 4, "YL04": 2}
    words = {"": 0, "基层卫生院工作经历": 2, "先进个人1次": 1, "先进个人3次": 3, "基层卫生院工作经历;先进个人3次": 4}
    levels = {"大专": 1, "本科": 2, "硕士研究生": 3}
    rows = []
    for number in range(1, 44):
        post = "YL04" if number in (5, 6, 20, 21) else luck.choice(["YL01", "YL02", "YL03", "YL03"])
        row = {"准考证号": f"YL{number:06}", "岗位代码": post, "学历": luck.choice(list(levels))}
        row["笔试成绩"] = luck.choice(["55", "63.5", "63.5", "70", "74.5", "缺考", "0", "81"])
        row["加分项目"] = luck.choice(["", "", "", *words])
        mark = exact(row["笔试成绩"])
        row["written"] = mark + words[row["加分项目"]] if mark else None
        rows.append(row)
    for post, members in by_post(rows, "岗位代码").items():
        places = min(posts[post], len(members) // 3)
        valid = [r for r in members if r["written"] is not None]
        place_all(valid, "written")
        for row in shortlist(valid, "written", 3 * places):
            row["interview_list"] = True
            row["面试成绩"] = luck.choice(["66", "72.4", "72.4", "80.05", "88", "违纪"])
            if exact(row["面试成绩"]) is not None:
                row["total"] = half_up(row["written"] * Fraction(4, 10) + exact(row["面试成绩"]) * Fraction(6, 10))
        final = [r for r in valid if r.get("total") is not None]
        rank(final, lambda r: (r["total"], r["written"], levels[r["学历"]]))
        for row in final:
            row["last_list"] = row["rank"] <= places
    names = ["准考证号", "岗位代码", "学历", "笔试成绩", "加分项目", "面试成绩"]
    return "t7-yunlan-yiyuan.txt", table(names, rows), results(rows)


BOOKS = {f.__name__: f for f in (auxiliary, institution, company, teachers, commission, transfer, hospital)}
