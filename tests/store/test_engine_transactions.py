"""A store is all or nothing: errors, kills and rivals leave no half-written notice."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from schema.document import Document
from schema.errors import NotFound, StoreError
from schema.notice import Notice
from store import Store
from store.migrate import head
from store.tables import Base

ROOT = Path(__file__).resolve().parents[2]
MakeDocument = Callable[[str], Document]


def test_an_error_in_the_block_keeps_nothing(store: Store, make_document: MakeDocument) -> None:
    document = make_document("公告")

    def write() -> None:
        with store.write() as repository:
            repository.put_document(document)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        write()
    with store.read() as repository, pytest.raises(NotFound):
        repository.get_document(document.id)


def test_a_killed_writer_leaves_nothing_half(
    tmp_path: Path, make_document: MakeDocument, make_notice: Callable[..., Notice]
) -> None:
    path = tmp_path / "s.db"
    Store.open(path).close()
    document = make_document("公告")
    notice = make_notice(document)
    (tmp_path / "d.json").write_text(document.model_dump_json(), encoding="utf-8")
    script = f"""
import os, pathlib
from schema.document import Document
from store import Store
document = Document.model_validate_json(pathlib.Path({str(tmp_path / "d.json")!r}).read_text(encoding="utf-8"))
with Store.open({str(path)!r}).write() as repository:
    repository.put_document(document)
    os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert done.returncode == -9
    store = Store.open(path)
    with store.write() as repository:
        assert repository.find_notice([document.id], notice.extractor) is None
        with pytest.raises(NotFound):
            repository.get_document(document.id)
        assert repository.put_notice(notice, [document]) is True
    store.close()


def test_writers_queue_up(store: Store, make_document: MakeDocument, make_notice: Callable[..., Notice]) -> None:
    documents = [make_document(f"公告{i}") for i in range(8)]
    errors: list[BaseException] = []

    def work(mine: list[Document]) -> None:
        try:
            for document in mine:
                with store.write() as repository:
                    repository.put_notice(make_notice(document), [document])
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(documents[i::4] * 2,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with store.read() as repository:
        assert repository.count_notices() == 8


def test_readers_are_not_blocked_by_a_writer(store: Store) -> None:
    with store.write() as writer:
        writer.start_run("test@1", 1)
        with store.read() as reader:
            assert reader.count_notices() == 0


OTHERS = ("search", "ix_search", "ix_listed", "web_", "ix_web_")
"""Tables and indexes that are not in the models of the store."""


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
def test_the_migrations_make_the_tables_that_the_code_expects(store: Store) -> None:
    def ours(_: object, name: str | None, kind: str, *more: object) -> bool:
        return not (kind in ("table", "index") and (name or "").startswith(OTHERS))

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, Base.metadata) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == head()
        if connection.dialect.name != "sqlite":
            return
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_store_of_a_newer_version_is_refused(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="another version"):
        Store.open(store.engine.url.render_as_string(hide_password=False))


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_text("this is a letter, not a database" * 100)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.code == "E501"
    assert path.read_text().startswith("this is a letter")


@pytest.mark.parametrize(
    "url", ["mysterydb://host/name", "/no/such/folder/s.db", "://", "postgresql://nobody@127.0.0.1:1/none"]
)
def test_urls_that_lead_nowhere(url: str) -> None:
    with pytest.raises(StoreError):
        Store.open(url)


def test_a_missing_store_is_only_made_on_request(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Store.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []
