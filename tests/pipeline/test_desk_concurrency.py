"""Several people at one campaign, and processes that are killed: nothing that was decided is ever lost."""

from __future__ import annotations

import json
import random
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.desk import Desk
from review.decisions import fold
from review.draft import draft
from schema.decisions import DecisionKind
from schema.errors import EditConflict
from schema.notice import Notice
from store import Store

Write = Callable[[int], list[str]]
Start = Callable[..., "subprocess.Popen[str]"]

TAKE_IN = """
import json, sys
from pathlib import Path
from pipeline.batch import run
from pipeline.desk import Desk
from pipeline.reading import Reading
from review.draft import draft
from schema.decisions import CampaignState
from schema.document import Document
from schema.errors import EditConflict
from schema.notice import Notice
from store import Store

def work(files):
    document, notice = json.loads(files[0].read_text("utf-8"))
    notice = Notice.model_validate(notice)
    return Reading(0.0, (Document.model_validate(document),), notice, draft(notice))

def take_in(store, path):
    (entry,) = run([(path,)], store, work=work, extractor="jinbang@0.1.0").entries
    assert entry.failure is None, entry.failure
    return entry.notice
"""

LIFE = (
    TAKE_IN
    + """
url, folder, copies = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
store = Store.open(url)
desk = Desk(store, "王")
print("ready", flush=True)
for number in range(copies):
    ident = take_in(store, folder / f"{number}-original.json")
    done = {d.pointer: d for d in desk.open(ident).decisions}
    for field, value in (("LX2304/post/headcount", 4), ("LX2301/post/age_max", 32), ("LX2302/post/headcount", 2)):
        if f"/posts/{field}" not in done:
            print("decided", desk.set(ident, f"/posts/{field}", value, "核对").id, flush=True)
    for question in desk.open(ident).folded.open_questions:
        print("decided", desk.answer(ident, question.id, 0, "").id, flush=True)
    if "/state" not in done:
        desk.move(ident, CampaignState.APPROVED)
    take_in(store, folder / f"{number}-correction.json")
    for conflict in desk.open(ident).folded.conflicts:
        print("decided", desk.revert(ident, conflict.decision, "更正").id, flush=True)
    if desk.open(ident).version.state != "approved":
        desk.move(ident, CampaignState.APPROVED)
print("done", flush=True)
"""
)


def check(url: str, idents: list[str], acknowledged: set[int]) -> None:
    """No decision is lost, and every campaign is its draft with its decisions, whole."""
    store = Store.open(url)
    try:
        with store.read() as repository:
            kept: set[int] = set()
            for ident in idents:
                decisions = repository.campaigns.decisions(ident)
                kept |= {d.id for d in decisions}
                versions = repository.campaigns.versions(ident)
                if not versions:
                    assert decisions == []
                    continue
                assert [v.parent for v in versions] == [None, *range(1, len(versions))]
                assert len(versions) - 1 in (len(decisions), len(decisions) + 1)  # and one by the correction
                newest, campaign, base = repository.campaigns.get(ident)
                notice = repository.get_notice(newest.notice or "", newest.extractor)
                folded = fold(base, decisions, questions=notice.questions, aliases=newest.aliases)
                assert folded.campaign.digest() == campaign.digest() == newest.digest
                assert folded.conflicts == newest.conflicts
            assert acknowledged <= kept
    finally:
        store.close()


def kill_and_go_on(url: str, folder: Path, start: Start, write: Write, kills: int, copies: int, span: float) -> int:
    """Kill the process that works at so many random moments; returns how often it was in the middle of its work."""
    idents, acknowledged, hit, dice = write(copies), set[int](), 0, random.Random(kills)
    for turn in range(kills + 1):
        last = turn == kills
        process = start(LIFE, url, folder, copies)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
        if not last:
            time.sleep(dice.random() * span)
            process.kill()
        out, errors = process.communicate(timeout=600)
        words = [line.split() for line in out.splitlines()]
        acknowledged |= {int(w[1]) for w in words if w[0] == "decided"}
        hit += not last and ["done"] not in words
        assert process.returncode in ((0,) if last else (0, -9)), errors
        if last:
            assert words[-1] == ["done"]
        check(url, idents, acknowledged)
    store = Store.open(url)
    for ident in idents:
        opened = Desk(store, "李").open(ident)
        assert opened.version.state == "approved"
        posts = {p.post.code: p.post for p in opened.campaign.posts}
        assert (posts["LX2304"].headcount, posts["LX2301"].age_max, posts["LX2302"].headcount) == (2, 32, 2)
        assert posts["LX2307"].headcount == 3
        assert [d.kind for d in opened.decisions].count(DecisionKind.SET) == 3
    store.close()
    return hit


def test_killed_at_random_moments(
    database_url: str, tmp_path: Path, start_python: Start, write_readings: Write
) -> None:
    assert kill_and_go_on(database_url, tmp_path, start_python, write_readings, 5, 3, 0.5) >= 1


@pytest.mark.slow
@pytest.mark.skipif("not config.getoption('-m')", reason="minutes long: pytest -m slow")
def test_killed_at_a_hundred_moments(
    database_url: str, tmp_path: Path, start_python: Start, write_readings: Write
) -> None:
    assert kill_and_go_on(database_url, tmp_path, start_python, write_readings, 100, 20, 0.6) >= 50


@pytest.fixture
def campaign(database_url: str, extracted: tuple[tuple[str, str], ...]) -> str:
    """The id of a stored campaign."""
    notice = Notice.model_validate_json(extracted[0][1])
    store = Store.open(database_url)
    with store.write() as repository:
        repository.campaigns.put(draft(notice), extractor=notice.extractor)
    store.close()
    return notice.id


@pytest.mark.parametrize("same", [True, False])
def test_threads_that_decide_at_once(database_url: str, campaign: str, same: bool) -> None:
    store = Store.open(database_url)
    gate = threading.Barrier(6)
    won: list[int] = []
    lost: list[int] = []

    def review(number: int) -> None:
        desk = Desk(store, f"审核{number}")
        seen = desk.open(campaign).seen
        gate.wait()
        code = "LX2301" if same else f"LX230{number + 1}"
        try:
            desk.set(campaign, f"/posts/{code}/headcount", number + 10, "同时", seen=seen)
            won.append(number)
        except EditConflict:
            lost.append(number)

    threads = [threading.Thread(target=review, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), len(lost)) == ((1, 5) if same else (6, 0))
    opened = Desk(store, "李").open(campaign)
    posts = {p.post.code: p.post.headcount for p in opened.campaign.posts}
    for number in won:
        assert posts["LX2301" if same else f"LX230{number + 1}"] == number + 10
    assert len(opened.decisions) == len(won)
    assert opened.version.version == 1 + len(won)
    store.close()


def test_processes_that_decide_at_once(database_url: str, campaign: str, start_python: Start) -> None:
    script = (
        TAKE_IN
        + """
desk = Desk(Store.open(sys.argv[1]), "审核" + sys.argv[3])
seen = 1
print("ready", flush=True)
sys.stdin.readline()
try:
    print(desk.set(sys.argv[2], "/posts/LX2303/headcount", 20 + int(sys.argv[3]), "同时", seen=seen).after)
except EditConflict as error:
    print(error.code)
"""
    )
    script = script.replace("sys.stdin.readline()", "import time; time.sleep(max(0, float(sys.argv[4]) - time.time()))")
    at = time.time() + 4
    processes = [start_python(script, database_url, campaign, number, at) for number in range(3)]
    said = [p.communicate(timeout=60)[0].split() for p in processes]
    results = [words[-1] for words in said]
    assert sorted(r == "E503" for r in results) == [False, True, True]
    (value,) = [int(r) for r in results if r != "E503"]
    opened = Desk(Store.open(database_url), "李").open(campaign)
    assert {p.post.code: p.post.headcount for p in opened.campaign.posts}["LX2303"] == value
    assert json.dumps([d.after for d in opened.decisions]) == f"[{value}]"
