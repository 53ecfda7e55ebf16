"""A batch stores what can be read, records what cannot, and goes on where it was stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline import Entry, Failure, Reading, processes, run
from schema.campaign import Campaign
from schema.document import Document, Language, Piece, View
from schema.errors import EmptyInput
from schema.notice import Header, Notice
from store import Store

Files = tuple[Path, ...]


def reading(files: Files) -> Reading:
    """A stand-in for the road from bytes to campaign: the first characters are the title."""
    documents = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        if not text:
            return Reading(0.0, failure=Failure.of(EmptyInput("nothing in it", where=path.name)))
        if "defect" in text:
            return Reading(0.0, failure=Failure.of(RecursionError("too deep")))
        documents.append(
            Document(
                id=hashlib.sha256(path.read_bytes()).hexdigest(),
                name=path.name,
                media_type="text/plain",
                language=Language.ZH,
                text=text,
                view=View(text=text, pieces=(Piece(view=0, length=len(text), start=0, end=len(text)),)),
            )
        )
    ids = tuple(d.id for d in documents)
    header = Header(title=documents[0].text[:3], evidence={"self": (documents[0].evidence(0, 3),)})
    ident = hashlib.sha256("".join(ids).encode()).hexdigest()
    notice = Notice(id=ident, documents=ids, extractor="test@1", header=header)
    return Reading(0.1, tuple(documents), notice, Campaign(id=ident[:16], name="草案", notice=ident))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "s.db")
    yield opened
    opened.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Files]:
    texts = {"a.txt": "公告一", "b.txt": "", "c.txt": "公告三", "d.txt": "defect", "e.txt": "公告五"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [(tmp_path / name,) for name in texts]


@pytest.mark.parametrize("threads", [0, 3])
def test_a_bad_document_is_an_entry_and_never_ends_the_batch(store: Store, files: list[Files], threads: int) -> None:
    seen: list[Entry] = []
    executor = ThreadPoolExecutor(threads) if threads else None
    report = run(files, store, executor=executor, done=seen.append, work=reading, extractor="test@1")
    assert [e.state for e in report.entries] == ["stored", "failed", "stored", "failed", "stored"]
    assert {e.source for e in seen} == {e.source for e in report.entries}
    failures = [e.failure for e in report.entries if e.failure]
    assert failures[0] == Failure("E101", "nothing in it", "b.txt", "check that the download finished")
    assert (failures[1].code, failures[1].message) == ("E000", "unexpected RecursionError: too deep")
    with store.read() as repository:
        assert repository.count_notices() == 3
        assert [j.state for j in repository.jobs(report.run)] == [e.state for e in report.entries]
        assert repository.get_campaign(report.entries[0].notice[:16] if report.entries[0].notice else "").name == "草案"


def test_a_second_run_reads_only_what_is_new(store: Store, files: list[Files], tmp_path: Path) -> None:
    asked: list[str] = []

    def work(files: Files) -> Reading:
        asked.append(files[0].name)
        return reading(files)

    run(files, store, work=work, extractor="test@1")
    (tmp_path / "b.txt").write_text("公告二", encoding="utf-8")
    (tmp_path / "copy.txt").write_text("公告一", encoding="utf-8")
    asked.clear()
    report = run([*files, (tmp_path / "copy.txt",)], store, work=work, extractor="test@1")
    assert asked == ["b.txt", "d.txt"]
    assert [e.state for e in report.entries] == ["known", "stored", "known", "failed", "known", "known"]
    asked.clear()
    run(files[:1], store, work=work, extractor="test@2")
    assert asked == ["a.txt"]


def test_a_stopped_batch_goes_on_where_it_was(store: Store, files: list[Files]) -> None:
    def stop(entry: Entry) -> None:
        if entry.files[0].name == "c.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(files, store, done=stop, work=reading, extractor="test@1")
    with store.read() as repository:
        assert repository.count_notices() == 2
    report = run(files, store, work=reading, extractor="test@1")
    assert [e.state for e in report.entries] == ["known", "failed", "known", "failed", "stored"]


def test_several_files_are_one_notice(store: Store, files: list[Files]) -> None:
    together = (*files[0], *files[2])
    report = run([together], store, work=reading, extractor="test@1")
    with store.read() as repository:
        assert len(repository.get_notice(report.entries[0].notice or "").documents) == 2


class Fragile(Executor):
    """Dies at a given notice, with all that it holds, like a pool whose process runs out of memory."""

    def __init__(self, fatal: str) -> None:
        self.fatal, self.dead, self.held = fatal, False, list[Future[Reading]]()

    def submit(self, fn: Callable[..., Reading], /, *args: Files, **_: object) -> Future[Reading]:  # type: ignore[override]
        if self.dead:
            raise BrokenExecutor
        future: Future[Reading] = Future()
        self.held.append(future)
        if args[0][0].name == self.fatal:
            self.dead = True
            for held in self.held:
                held.set_exception(BrokenExecutor())
        elif self.fatal == "none":
            future.set_result(fn(*args))
        return future


def test_the_notice_that_kills_its_process_is_found(store: Store, files: list[Files]) -> None:
    made: list[Executor] = []

    def renew() -> Executor:
        made.append(Fragile("e.txt" if len(made) == 1 else "none"))
        return made[-1]

    report = run(files, store, executor=Fragile("c.txt"), renew=renew, work=reading, extractor="test@1")
    assert [e.state for e in report.entries] == ["stored", "failed", "stored", "failed", "stored"]
    assert len(made) == 1


def test_without_a_renewed_executor_what_it_held_has_failed(store: Store, files: list[Files]) -> None:
    report = run(files, store, executor=Fragile("c.txt"), work=reading, extractor="test@1")
    assert [e.state for e in report.entries] == ["failed", "failed", "failed", "failed", "stored"]
    assert report.entries[0].failure == Failure(
        "E000", "the process that read this notice died", hint="it may need more memory than there is"
    )


@pytest.mark.slow
def test_a_real_pool_survives_a_killed_process(
    store: Store, files: list[Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "killing_work.py").write_text(
        "import os\n"
        "from pipeline import Failure, Reading\n"
        "def work(files):\n"
        "    if files[0].name == 'c.txt':\n"
        "        os._exit(1)\n"
        "    return Reading(0.0, failure=Failure('E101', 'empty'))\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    import killing_work  # type: ignore[import-not-found]

    with processes(2) as executor:
        report = run(
            files, store, executor=executor, renew=lambda: processes(2), work=killing_work.work, extractor="test@1"
        )
    codes = [e.failure.code for e in report.entries if e.failure]
    assert codes == ["E101", "E101", "E000", "E101", "E101"]
