"""What the commands print and write."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from cli.campaigns import dump_campaign
from cli.main import app
from cli.reference import command_page
from review.files import load_campaign, yaml_of
from schema.notice import Notice

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "corpus" / "notices"
FIRST, SECOND = NOTICES / "01-linxi-shiye.txt", NOTICES / "09-hubin-counsellor.md"
CANDIDATES = NOTICES / "01-linxi-shiye.candidates.csv"

runner = CliRunner()


def run(*args: object, code: int = 0) -> str:
    result = runner.invoke(app, [str(a) for a in args])
    assert result.exit_code == code, result.stderr[-2000:]
    return result.stdout


def test_extract_prints_a_table_with_the_printed_words() -> None:
    text = run("extract", FIRST)
    for word in ("LX2301", "Weighting", "Timeline", "printed as", "50 %"):
        assert word in text


def test_extract_json_is_the_notice(tmp_path: Path) -> None:
    notice = Notice.model_validate_json(run("extract", FIRST, "--format", "json"))
    assert len(notice.posts) == 8
    run("extract", FIRST, "-f", "json", "-o", tmp_path)
    assert Notice.model_validate_json((tmp_path / "01-linxi-shiye.json").read_text(encoding="utf-8")) == notice


def test_several_notices_on_stdout_are_kept_apart() -> None:
    lines = run("extract", FIRST, SECOND, "-f", "json").splitlines()
    assert [Notice.model_validate_json(line).header.kind for line in lines] == ["public_institution"] * 2
    sheets = list(yaml.safe_load_all(run("extract", FIRST, SECOND, "-f", "facts")))
    assert [sheet["source"]["file"] for sheet in sheets] == [FIRST.name, SECOND.name]


def test_extract_yaml_is_the_whole_notice() -> None:
    notice = Notice.model_validate_json(run("extract", SECOND, "-f", "json"))
    assert Notice.model_validate(yaml.safe_load(run("extract", SECOND, "-f", "yaml"))) == notice


def test_one_fact_sheet_per_notice_goes_into_the_folder(tmp_path: Path) -> None:
    run("extract", FIRST, SECOND, "-o", tmp_path / "deep" / "out")
    written = sorted(p.name for p in (tmp_path / "deep" / "out").iterdir())
    assert written == ["01-linxi-shiye.yaml", "09-hubin-counsellor.yaml"]


def test_notices_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    text = FIRST.read_bytes()
    for name in ("a/n.txt", "b/n.txt", "n.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
    run("extract", tmp_path / "a", tmp_path / "b", tmp_path / "n.md", "-o", tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_files_together_are_one_notice() -> None:
    notice = Notice.model_validate_json(run("extract", FIRST, SECOND, "--together", "-f", "json").strip())
    assert len(notice.documents) == 2


def test_an_archive_is_one_notice_and_is_known_again(tmp_path: Path) -> None:
    archive, store = tmp_path / "n.zip", tmp_path / "s.db"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(FIRST, "公告.txt")
        packed.write(SECOND, "附件.md")
    notice = Notice.model_validate_json(run("extract", archive, "-f", "json"))
    assert len(notice.documents) == 2
    assert run("ingest", archive, "--store", store).startswith("1 stored")
    assert run("ingest", archive, "--store", store).startswith("0 stored, 1 known")


def test_check_says_by_its_exit_code_whether_a_notice_is_wrong() -> None:
    for path in (FIRST, SECOND):
        result = runner.invoke(app, ["check", str(path), "-f", "json"])
        row = json.loads(result.stdout)
        wrong = any(f["severity"] == "error" for f in row["findings"])
        assert result.exit_code == (1 if wrong else 0)


def test_a_campaign_file_gives_back_the_same_campaign(tmp_path: Path) -> None:
    from cli.notices import read_one
    from review.draft import draft

    for path in (FIRST, SECOND):
        campaign = draft(read_one([path]).notice)
        for name in ("c.yaml", "c.json"):
            run("campaign", path, "-o", tmp_path / name)
            assert load_campaign(tmp_path / name) == campaign
        assert yaml.safe_load(run("campaign", path)) == yaml.safe_load(yaml_of(campaign))
        assert dump_campaign(campaign, as_json=True).startswith("{")


def test_campaigns_written_by_hand_may_have_plain_numbers_dates_and_keys(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        "id: c\nname: by hand\nschemes:\n- id: s\n  evidence: {}\n  gates:\n"
        "  - {id: g, on: written, min: 59.95, derived: "
        "{on: {rule: r, inputs: [&e {document: d, start: 0, end: 1, quote: x}]}, min: {rule: r, inputs: [*e]}}}\n"
        "timeline:\n- {id: t, event: interview, start: 2024-05-06, evidence: {self: [*e]}}\n",
        encoding="utf-8",
    )
    campaign = load_campaign(path)
    assert str(campaign.schemes[0].gates[0].min) == "59.95"
    assert campaign.timeline[0].start == "2024-05-06"


def test_the_store_lists_and_shows_what_was_ingested(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    run("ingest", FIRST, SECOND, "--store", store)
    rows = [json.loads(line) for line in run("list", "--store", store, "-f", "json").splitlines()]
    assert len(rows) == 2
    assert rows[0]["published"] > rows[1]["published"]
    assert "公开招聘" in run("list", "--store", store)
    ident = next(row["id"] for row in rows if row["posts"] == 8)
    assert "LX2301" in run("show", ident[:10], "--store", store)
    shown = Notice.model_validate_json(run("show", ident, "--store", store, "-f", "json"))
    assert shown == Notice.model_validate_json(run("extract", FIRST, "-f", "json"))
    assert runner.invoke(app, ["show", "nothing", "--store", str(store)]).exit_code == 5


def test_evaluate_prints_figures_by_section_language_and_notice(tmp_path: Path) -> None:
    for path in (FIRST, FIRST.with_suffix(".yaml")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    figures = json.loads(run("evaluate", tmp_path, "--json"))
    whole = {"micro", "grounded", "macro_f1", "sections", "languages", "notices", "edits", "untouched", "skipped"}
    assert set(figures) == whole
    assert figures["micro"]["f1"] == figures["macro_f1"] == figures["languages"]["zh"]["f1"]
    table = run("evaluate", tmp_path)
    assert "01-linxi-shiye" in table
    assert "all (micro)" in table


def test_the_page_of_commands_is_that_of_the_code() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == command_page(), "run: jinbang schema --commands > docs/cli.md"


def test_help_names_every_command() -> None:
    text = run("--help")
    for name in "demo extract check campaign rank why ingest list show evaluate schema".split():  # noqa: SIM905
        assert f"  {name} " in text
        assert "Usage" in run(name, "--help")


LIGHT = """
import importlib, sys
for name in "schema ingest extractors ranking review store pipeline web corpus cli cli.main".split():
    importlib.import_module(name)
heavy = {"spacy", "jieba", "polars", "pdfplumber", "rich.console", "numpy"}
loaded = sorted(heavy & set(sys.modules))
sys.exit(f"loaded at import: {loaded}" if loaded else 0)
"""


def test_importing_every_package_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_help_loads_no_models_of_ours() -> None:
    script = (
        "import sys\nfrom cli.main import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit('pydantic' in sys.modules or 'rich.console' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_broken_pipe_is_quiet() -> None:
    script = f"{sys.executable} -m cli.main extract {FIRST} -f json | head -c 1"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout == "{"


@pytest.mark.slow
def test_an_interrupt_is_quiet() -> None:
    script = (
        "import _thread, sys\nfrom cli import main, schema_\n"
        "def stop(*_):\n    raise KeyboardInterrupt\n"
        "sys.modules['cli.schema_'].schema_text = stop\nsys.argv = ['jinbang', 'schema', 'notice']\nmain.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (130, "")
