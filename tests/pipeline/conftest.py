"""Readings of the bundled notices 01 and 10 as files that a process can take without reading the notices again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "corpus" / "notices"


@pytest.fixture(scope="session")
def extracted() -> tuple[tuple[str, str], ...]:
    """(document, notice) of 01 and 10 as JSON."""
    from extractors import extract
    from ingest import read

    documents = [read(NOTICES / f"{name}.txt") for name in ("01-linxi-shiye", "10-linxi-correction")]
    return tuple((d.model_dump_json(), extract([d]).model_dump_json()) for d in documents)


@pytest.fixture
def write_readings(extracted: tuple[tuple[str, str], ...], tmp_path: Path) -> Callable[[int], list[str]]:
    """Writes so many copies of both, each of a recruitment of its own; gives the ids of their campaigns."""
    import json

    def write(copies: int) -> list[str]:
        idents = []
        for number in range(copies):
            for name, (document, notice) in zip(("original", "correction"), extracted, strict=True):
                data = json.loads(notice)
                old, own = data["documents"][0], hashlib.sha256(f"{name}{number}".encode()).hexdigest()
                whole = hashlib.sha256(own.encode()).hexdigest()
                text = json.dumps([json.loads(document), data], ensure_ascii=False)
                text = text.replace(old, own).replace(data["id"], whole)
                text = text.replace("临溪县2023年公开", f"临溪县2023年第{number + 11}次公开")
                (tmp_path / f"{number}-{name}.json").write_text(text, "utf-8")
                if name == "original":
                    idents.append(whole)
        return idents

    return write


@pytest.fixture
def start_python(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts a script in a process of its own, with the packages of this checkout."""

    def start(script: str, *arguments: object) -> subprocess.Popen[str]:
        path = tmp_path / "script.py"
        path.write_text(script, "utf-8")
        return subprocess.Popen(
            [sys.executable, str(path), *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )

    return start
