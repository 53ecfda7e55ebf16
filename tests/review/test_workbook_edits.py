"""An edited workbook comes back as edits of single fields, and says where it cannot."""

from __future__ import annotations

import pytest
import xlsxwriter

from review.draft import draft
from review.pointers import find, replace
from review.workbook import edits, sheets, write_workbook
from schema.errors import BadPointer, Damaged


@pytest.fixture(scope="module")
def campaign(given):
    return draft(given.extracted("01-linxi-shiye.txt"))


def changed(campaign, path, change):
    """The workbook of a campaign after ``change(tables)``, tables being lists of lists with the header first."""
    tables = {
        name: [columns, *[[row.get(c, "") for c in columns] for row in rows]]
        for name, columns, rows in sheets(campaign)
    }
    change(tables)
    with xlsxwriter.Workbook(str(path)) as book:
        for name, lines in tables.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return path


def cell(tables, sheet, row, column, value):
    tables[sheet][row][tables[sheet][0].index(column)] = value


def test_a_workbook_nobody_touched_has_no_edits(campaign, tmp_path):
    write_workbook(campaign, tmp_path / "c.xlsx")
    assert edits(campaign, tmp_path / "c.xlsx") == []


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "want"),
    [
        ("posts", 1, "headcount", 9, 9),
        ("posts", 1, "headcount", "9", 9),
        ("posts", 2, "majors", "会计学;审计学", ["会计学", "审计学"]),
        ("posts", 2, "majors", "unlimited", "unlimited"),
        ("posts", 1, "remarks", "", None),
        ("posts", 3, "age_max", "40", 40),
        ("timeline", 1, "start", "2023-05-20T09:00", "2023-05-20T09:00"),
        ("fees", 1, "amount", "55", "55"),
    ],
)
def test_a_cell_is_an_edit_of_its_field(campaign, tmp_path, sheet, row, column, value, want):
    path = changed(campaign, tmp_path / "c.xlsx", lambda t: cell(t, sheet, row, column, value))
    found = edits(campaign, path)
    before = sheets(campaign)
    old = next(rows for name, _, rows in before if name == sheet)[row - 1].get(column, "")
    if str(value) == old:
        assert found == []
        return
    ((pointer, new),) = found
    assert find(replace(campaign, pointer, new, by="王"), pointer).value == want


def test_steps_of_a_scheme_are_addressed_by_scheme_and_part(campaign, tmp_path):
    gates = [i for i, row in enumerate(sheets(campaign)[1][2], 1) if row["part"] == "gates"]
    path = changed(campaign, tmp_path / "c.xlsx", lambda t: cell(t, "schemes", gates[0], "min", "62.5"))
    ((pointer, value),) = edits(campaign, path)
    assert pointer.startswith("/schemes/")
    assert "/gates/" in pointer
    assert str(find(replace(campaign, pointer, value, by="王"), pointer).value) == "62.5"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t["posts"].append(["post-999", *t["posts"][1][1:]]), "row was added"),
        (lambda t: t["posts"].append(list(t["posts"][1])), "row was added"),
        (lambda t: t["posts"].pop(), "row was removed"),
        (lambda t: cell(t, "posts", 0, "id", "number"), "column id is gone"),
    ],
)
def test_rows_and_keys_cannot_be_edited(campaign, tmp_path, change, message):
    with pytest.raises(BadPointer, match=message):
        edits(campaign, changed(campaign, tmp_path / "c.xlsx", change))


def test_a_sheet_or_column_taken_away_changes_nothing(campaign, tmp_path):
    def narrower(tables):
        del tables["timeline"]
        for line in tables["posts"]:
            del line[3:]

    assert edits(campaign, changed(campaign, tmp_path / "c.xlsx", narrower)) == []


def test_what_is_no_workbook_is_an_error(campaign, tmp_path):
    (tmp_path / "c.xlsx").write_text("posts")
    with pytest.raises(Damaged):
        edits(campaign, tmp_path / "c.xlsx")


def test_the_draft_asks_applicants_for_what_its_conditions_need(campaign):
    form = {field.id: field for field in campaign.form}
    assert {"id_card", "education", "degree", "major", "fresh", "declared"} <= set(form)
    assert form["degree"].options[0] == "无"
    assert form["post"].options == ()
