"""Tests that no lexicon knows, lists of points, rounds and floors: text → scheme, in our own wordings."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


def told(text: str) -> list[str]:
    """Weights and rules of the first scheme by printed names: ``whole<part*weight/full`` and so on."""
    document = read_bytes(f"某县2024年公开招聘公告\n一、考核办法\n{text}\n".encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    out: list[str] = []
    for scheme in notice.schemes[:1]:
        names = {x.id: (x.name or x.id) for x in (*scheme.marks, *scheme.steps)}
        names["total"] = "总"
        full = {x.id: f"/{x.full}" if x.full is not None else "" for x in (*scheme.marks, *scheme.steps)}
        for step in scheme.steps:
            if step.op == "weighted_sum" and not step.stage_only:
                out += [f"{names[step.id]}<{names[t.input]}*{t.weight}{full[t.input]}" for t in step.terms]
        out += [f"{names.get(g.on, g.on)}≥{g.min}" for g in scheme.gates]
        out += [
            f"→{names.get(s.to, s.to)} {names.get(s.by, s.by)} {'x' + str(s.ratio) if s.ratio else 'n' + str(s.count)}"
            for s in scheme.stages
        ]
        out += ["同分 " + ">".join(names.get(k.key, k.key) for k in t.by) for t in scheme.tie_breaks]
    return out


OWN = [
    ("听打占技能测试成绩的60%，看打占40%。", {"技能测试<听打*0.6", "技能测试<看打*0.4"}),
    (
        "总成绩＝笔试×30%＋茶艺展演×50%＋面试×20%。总成绩相同的，茶艺展演成绩高者优先。",
        {"总<茶艺展演*0.5", "同分 茶艺展演"},
    ),
    (
        "总成绩=文稿起草×40%+沙盘推演×60%。沙盘推演成绩低于60分的，不予聘用。",
        {"总<文稿起草*0.4", "总<沙盘推演*0.6", "沙盘推演≥60"},
    ),
    (
        "考核由学术水平评价（占50%）、课程汇报（占30%）和面谈（占20%）组成。学术水平评价低于75分的终止考核。",
        {"总<学术水平评价*0.5", "总<课程汇报*0.3", "学术水平评价≥75"},
    ),
    ("综合成绩由笔试、路考两项组成，分别占40%、60%。按笔试成绩1:3进入路考。", {"总<路考*0.6", "→路考 笔试 x3"}),
    (
        "笔试、面试、园区调研报告三者比重为4:4:2。总成绩相同的，园区调研报告得分高者在前。",
        {"总<园区调研报告*0.2", "同分 园区调研报告"},
    ),
    (
        "笔试、面试、驻点实习均按百分计，最后得分按3:4:3折合。驻点实习不足70分的取消资格。",
        {"总<驻点实习*0.3/100", "驻点实习≥70"},
    ),
    (
        "测评总分100分，由以下四部分构成：\n（一）任职经历，占10分；\n（二）工作业绩，占30分；\n（三）演讲与答辩，占40分；\n（四）民主测评，占20分。",
        {"总<任职经历*1/10", "总<演讲与答辩*1/40", "总<民主测评*1/20"},
    ),
    (
        "考核满分100分：\n1.学历职称20分；\n2.从业经历20分；\n3.面试60分。",
        {"总<学历职称*1/20", "总<从业经历*1/20", "总<面试*1/60"},
    ),
    ("选拔满分120分，按以下项目评定：\n①业绩材料：50分；\n②面谈：70分。", {"总<业绩材料*1/50", "总<面谈*1/70"}),
    (
        "考核总分为300分：专业理论考试150分，急救能力考核90分，综合面试60分。",
        {"总<急救能力考核*1/90", "总<综合面试*1/60"},
    ),
    (
        "评定满分100分，由学历、工龄、面试三部分组成。\n（1）学历：本科20分，大专15分；\n（2）工龄：每满一年计4分，最高20分；\n（3）面试：60分，不足36分的不予录用。",
        {"总<学历*1/20", "总<工龄*1/20", "总<面试*1/60"},
    ),
    (
        "体能测试：折返跑、引体向上、跳绳、立定跳远四项，每项满分25分。总成绩=体能测试×70%+面试×30%。",
        {"体能测试<折返跑*1/25", "体能测试<立定跳远*1/25", "总<体能测试*0.7"},
    ),
    (
        "临床能力考核设问诊、查体两站，每站50分。总成绩=笔试×50%+临床能力考核×50%。",
        {"临床能力考核<问诊*1/50", "临床能力考核<查体*1/50"},
    ),
    (
        "笔试占50分（试卷总分100分，按50%折算），面试占50分（面试总分100分，按50%折算）。",
        {"总<笔试*0.5/100", "总<面试*0.5/100"},
    ),
    ("总成绩=笔试×40%+面试×60%。合格分数线：笔试60分，面试70分。", {"笔试≥60", "面试≥70"}),
    ("总成绩=笔试×40%+面试×60%。最低合格线分别为：笔试55分、面试65分。", {"笔试≥55", "面试≥65"}),
    ("总成绩=笔试×20%+业务能力测试×40%+面试×40%。按前两项合成成绩1:3的比例确定面试人选。", {"→面试 前两项合成成绩 x3"}),
    ("最终成绩中实操占六成、面试占四成。按实操成绩1:2确定面试人选。", {"总<实操*0.6", "总<面试*0.4", "→面试 实操 x2"}),
    ("总成绩=笔试成绩×50%+面试成绩×50%。笔试：岗位知识，100分，每个岗位取前6名。面试：100分。", {"→面试 笔试 n6"}),
    ("总成绩=初试×50%+复试×50%。复试差额比例为120%。", {"→复试 初试 x1.2"}),
    (
        "复试由专业笔试、综合面试和外语听说三部分组成，满分分别为100分、150分和50分，复试总分为300分。总成绩=初试成绩÷5×60%+复试成绩÷3×40%。",
        {"复试<综合面试*1/150", "总<复试*0.4/300"},
    ),
    ("1.管理岗位：总成绩=笔试×40%+面试×60%，各项均按100分评定。", {"总<笔试*0.4/100", "总<面试*0.6/100"}),
    (
        "笔试、实操、面试按3:5:2计入总成绩，各项满分均为100分。",
        {"总<笔试*0.3/100", "总<实操*0.5/100", "总<面试*0.2/100"},
    ),
    (
        "技能测试：窗口模拟占技能测试成绩的70%，档案整理占30%。技能测试占总成绩的60%，面试占40%。",
        {"技能测试<窗口模拟*0.7", "技能测试<档案整理*0.3"},
    ),
    ("打字准确率达90%计60分。总成绩=技能测试×60%+面试×40%。", {"总<技能测试*0.6", "总<面试*0.4"}),
    (
        "面试由陈述（30分）和答辩（70分）组成，评委打分去掉一个最高分和一个最低分后取平均，保留两位小数。总成绩=笔试×40%+面试×60%。",
        {"面试<陈述*1/30", "面试<答辩*1/70"},
    ),
    (
        "《职业能力倾向测验》（以下简称《职测甲》）和《综合应用能力》各占笔试成绩的50%。总成绩=笔试×50%+面试×50%。总成绩相同的，《职测甲》成绩高者优先。",
        {"同分 职业能力倾向测验"},
    ),
    ("第一轮笔试占30%，第二轮实地路演占70%。实地路演得分低于60分的不得聘用。", {"总<实地路演*0.7", "实地路演≥60"}),
    (
        "总成绩=片区走访×25%+笔试×25%+面试×50%。总成绩并列的，依次比较面试、片区走访得分。",
        {"总<片区走访*0.25", "同分 面试>片区走访"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_names_of_the_notice_itself(text: str, expected: set[str]) -> None:
    assert expected <= set(told(text))


NOTHING = [
    "体能测试：折返跑、引体向上两项，每项两次机会。",
    "第一项任务20分钟；第二项任务30分钟。",
    "笔试分单选题40分、多选题30分、判断题30分。",
    "培训费100元，占总费用的50%。",
    "面试缺考率达20%。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_weigh_nothing(text: str) -> None:
    assert not [line for line in told(text) if "<" in line]


APART = (
    "一、博士研究生：不笔试，面试成绩即为总成绩。\n"
    "二、硕士研究生：考核由专业面试（占70%）和英语口语（占30%）组成。\n"
    "三、护理岗位：笔试占总成绩的40%，技能操作占40%，面试占20%。\n"
)


def test_an_item_for_a_class_of_its_own_holds_for_nobody_else() -> None:
    document = read_bytes(f"某医院2024年招聘公告\n{APART}".encode(), "notice.txt")
    notice = extract([document])
    weights = [
        sorted(f"{t.input}*{t.weight}" for step in s.steps if step.id == "total" for t in step.terms)
        for s in notice.schemes
    ]
    assert ["interview*0.2", "skill_test*0.4", "written*0.4"] in weights
    assert any("interview*0.7" in w and len(w) == 2 for w in weights)
    assert all(sum(float(x.split("*")[1]) for x in w) == pytest.approx(1) for w in weights if w)


def test_a_table_of_floors() -> None:
    text = (
        "<html><body><h1>某区2024年选聘公告</h1><p>选聘按下表计分：</p><table><tr><th>环节</th><th>满分</th><th>占总成绩比重</th>"
        "<th>合格标准</th></tr><tr><td>笔试</td><td>100分</td><td>40%</td><td>60分</td></tr><tr><td>情景模拟</td><td>100分</td>"
        "<td>20%</td><td>-</td></tr><tr><td>面试</td><td>100分</td><td>40%</td><td>65分</td></tr></table></body></html>"
    )
    notice = extract([read_bytes(text.encode(), "notice.html")])
    assert {(g.on, str(g.min)) for s in notice.schemes for g in s.gates} == {("written", "60"), ("interview", "65")}
