"""How fast a notice of 20,714 posts opens and scrolls in a browser: ``python tests/web/measure_large.py [STORE]``.

Without a store it makes one, which takes some minutes. Needs playwright and Chromium; the figures are wall time, so the
machine should have nothing else to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import xlsxwriter
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
POSTS = 20_714
HEADS = ("职位代码", "部门名称", "职位名称", "招考人数", "专业", "学历", "学位", "政治面貌", "性别", "备注")
NOTICE = """清源省2026年度考试录用公务员公告

清源省公务员局
2026年1月10日

现就清源省2026年度考试录用公务员公告如下。
一、报考条件
年龄为18周岁以上、35周岁以下。
二、报名时间：2026年2月1日9:00至2月7日18:00。
三、笔试包括行政职业能力测验和申论，满分各100分。笔试成绩=行政职业能力测验×50%+申论×50%。
按照计划录用人数1:3的比例确定面试人选。
综合成绩=笔试成绩×60%+面试成绩×40%。
"""
FRAMES = """async () => {
  const box = document.getElementById('posts');
  const times = [];
  let last = performance.now();
  for (let i = 0; i < 120; i++) {
    box.scrollTop += 600;
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  times.sort((a, b) => a - b);
  return [times[60], times[114], times[119]];
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(sys.argv[1]) if len(sys.argv) > 1 else made(Path(folder))
        command = [sys.executable, "-m", "cli.main", "serve", "--store", str(store), "--port", "0"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            measure(server.stdout.readline().split("  ")[0].rstrip("/"))
        finally:
            server.terminate()
            server.wait(timeout=30)


def made(folder: Path) -> Path:
    """A store with one notice of that many posts."""
    (folder / "notice.txt").write_text(NOTICE, "utf-8")
    with xlsxwriter.Workbook(str(folder / "posts.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("职位表")
        for row in range(POSTS + 1):
            for column, text in enumerate(HEADS if row == 0 else line(row)):
                sheet.write_string(row, column, text)
    files = [str(folder / "notice.txt"), str(folder / "posts.xlsx")]
    store = folder / "large.db"
    command = [sys.executable, "-m", "cli.main", "ingest", *files, "--together", "--store", str(store)]
    subprocess.run(command, cwd=ROOT, check=True)
    return store


def line(row: int) -> tuple[str, ...]:
    majors = ("会计学、审计学", "法学类", "计算机科学与技术、软件工程", "不限")
    return (
        f"{300_000_000 + row * 7}",
        f"清源省第{row // 37 + 1}税务所",
        f"一级科员（{row % 9 + 1}）",
        str(row % 4 + 1),
        majors[row % 4],
        ("本科及以上", "仅限硕士研究生", "大专及以上")[row % 3],
        ("学士", "不限", "硕士")[row % 3],
        "中共党员" if row % 5 == 0 else "不限",
        "不限",
        ("", "服务年限五年", "基层工作满两年者优先")[row % 3],
    )


def measure(address: str) -> None:
    while True:
        try:
            urlopen(f"{address}/healthz", timeout=5)
            break
        except OSError:
            time.sleep(0.1)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, base_url=address)
        page.goto("/")
        while page.query_selector("#inbox .spin"):  # its parts are made in the background, once
            time.sleep(1)
            page.reload()
        link = page.get_attribute("#inbox a.title", "href")
        for name in ("opened first", "opened again"):
            print(f"{name}: {opened(page, str(link)):.2f} s")
        middle, slow, worst = page.evaluate(FRAMES)
        print(f"scrolled: a frame {middle:.0f} ms, one in twenty {slow:.0f} ms, the worst {worst:.0f} ms")
        begun = time.monotonic()
        page.keyboard.press("p")
        page.wait_for_selector('.focus[data-pointer^="/posts/"]')
        print(f"a field with its proof: {time.monotonic() - begun:.2f} s")
        page.wait_for_selector("#source mark.ev")
        begun = time.monotonic()
        page.locator("#source mark.ev.value").first.click()
        page.wait_for_selector("#citing:not([hidden]), .focus")
        print(f"the source clicked: {time.monotonic() - begun:.2f} s")
        browser.close()


def opened(page: Any, link: str) -> float:
    """Seconds from the click until the rows of the posts are painted."""
    begun = time.monotonic()
    page.goto(link, wait_until="commit")
    page.wait_for_selector("#posts .gbody [role=gridcell]:not(:empty)")
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
