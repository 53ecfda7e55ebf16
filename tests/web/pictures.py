"""Makes the pictures of docs/web.md: ``python tests/web/pictures.py``. Needs playwright and Chromium."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "corpus" / "notices"
OUT = ROOT / "docs" / "web"
QUALITY = 62
"""Of WebP: text stays sharp, a picture has some 40 kB."""


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "pictures.db"
        command = [sys.executable, "-m", "cli.main"]
        files = sorted(p for p in NOTICES.iterdir() if p.suffix in (".txt", ".md", ".html") and p.name[:2] < "08")
        subprocess.run([*command, "ingest", *map(str, files), "--store", str(store)], cwd=ROOT, check=True)
        environment = {**os.environ, "JINBANG_ACTOR": "王", "PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(
            [*command, "serve", "--store", str(store), "--port", "0"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            _take(server.stdout.readline().split("  ")[0].rstrip("/"), command, store)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _take(address: str, command: list[str], store: Path) -> None:
    for _ in range(300):
        try:
            urlopen(f"{address}/healthz", timeout=5)
            break
        except OSError:
            time.sleep(0.1)
    api = _Api(address)
    found = api.call("GET", "/api/campaigns")["campaigns"]
    ident = next(c["id"] for c in found if c["posts"] == 8 and c["people"] == 16)
    base = f"/api/campaigns/{ident}"
    api.call(
        "POST",
        f"{base}/decisions",
        {"edits": [{"pointer": "/posts/LX2304/headcount", "value": "4"}], "reason": "编办批复4人"},
    )
    api.call("POST", f"{base}/answers", {"item": "question-1", "reading": 1})
    api.call("POST", f"{base}/state", {"state": "approved", "confirmed": ["posts", "timeline"]})
    correction = NOTICES / "10-linxi-correction.txt"
    subprocess.run([*command, "ingest", str(correction), "--store", str(store)], cwd=ROOT, check=True)
    table = _upload(api, f"{base}/candidates", NOTICES / "01-linxi-shiye-amended.candidates.csv")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for language in ("zh-CN", "en-GB"):
            context = browser.new_context(locale=language, viewport={"width": 1360, "height": 820}, base_url=address)
            _shots(context.new_page(), language[:2], ident, table["id"])
        browser.close()


def _shots(page: Any, language: str, ident: str, table: int) -> None:
    page.goto("/")
    _save(page, f"inbox-{language}")
    page.goto(f"/campaigns/{ident}")
    page.wait_for_selector("#source [data-s]")
    page.keyboard.press("p")
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    page.wait_for_selector("#source mark.ev.header")
    _save(page, f"review-{language}")
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.getElementById('sec-schemes').scrollIntoView()")
    page.locator("#sec-schemes .weight").first.click()
    page.wait_for_timeout(600)
    _save(page, f"weighting-{language}")
    page.emulate_media(color_scheme="light")
    _list(page, "/schemes/scheme-1/steps/total/terms", f"terms-{language}")
    _list(page, "/eligibility", f"conditions-{language}")
    page.goto(f"/campaigns/{ident}/diff")
    _save(page, f"diff-{language}")
    page.goto(f"/campaigns/{ident}/ranking?table={table}")
    page.wait_for_selector("#people table.people")
    page.evaluate("document.getElementById('results').scrollIntoView()")
    _save(page, f"ranking-{language}")
    page.goto(f"/campaigns/{ident}/history")
    _save(page, f"history-{language}")


def _list(page: Any, pointer: str, name: str) -> None:
    """A list in its editor, with a sample candidate or a group."""
    page.locator(f'.field.list[data-pointer="{pointer}"]').first.click()
    page.wait_for_selector(f'.focus[data-pointer="{pointer}"] .editor', state="attached")
    page.keyboard.press("e")
    page.wait_for_selector(".outline-row.current")
    for box, mark in zip(page.query_selector_all("[data-sample]")[:3], ("120", "90", "80"), strict=False):
        box.fill(mark)
    if pointer == "/eligibility":
        for key in ("ArrowDown", "ArrowDown", "w", "ArrowDown", "ArrowDown", "Shift+ArrowRight"):
            page.keyboard.press(key)
    page.wait_for_timeout(900)
    page.locator(".detail").evaluate("e => { e.scrollTop = e.querySelector('.editor').offsetTop - e.offsetTop; }")
    _save(page, name)
    page.keyboard.press("Escape")


def _save(page: Any, name: str) -> None:
    page.wait_for_timeout(300)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = image.resize((image.width * 3 // 4, image.height * 3 // 4), Image.Resampling.LANCZOS)
    small.save(OUT / f"{name}.webp", quality=QUALITY, method=6)
    print(f"{name}.webp: {(OUT / f'{name}.webp').stat().st_size // 1024} kB")


class _Api:
    def __init__(self, address: str) -> None:
        self.address = address
        self.csrf = ""
        self.csrf = self.call("GET", "/api/session")["csrf"]

    def call(self, method: str, path: str, body: Any = None, kind: str = "application/json") -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
        headers = {"x-csrf-token": self.csrf, "content-type": kind}
        with urlopen(Request(self.address + path, data, headers, method=method), timeout=120) as answer:
            return json.load(answer)


def _upload(api: _Api, path: str, file: Path) -> Any:
    mark = "pictures-boundary"
    head = f'--{mark}\r\ncontent-disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
    body = head.encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    return api.call("POST", path, body, f"multipart/form-data; boundary={mark}")


if __name__ == "__main__":
    main()
