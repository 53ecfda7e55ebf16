"""A process for one large file: it ends when the time is up or the memory used, whatever a library does in it.

It costs some 0.3 seconds to start, so that small files are read without it (:func:`weight` tells them apart).
"""

from __future__ import annotations

import io
import os
import pickle
import re
import resource
import signal
import struct
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress
from typing import Any

from ingest.limits import Budget, Limits
from ingest.sniff import Kind
from schema.document import Document
from schema.errors import InputError, TooMuchMemory

HEAVY = 64 * 2**20
"""Bytes to go through from which on a file gets a process of its own; 64 MB of sheets take some two seconds."""
_FACTOR = {
    **dict.fromkeys((Kind.HTML, Kind.MHTML, Kind.JSON), 4.0),
    **dict.fromkeys((Kind.XLS, Kind.CSV, Kind.TSV), 3.0),
    **dict.fromkeys((Kind.PDF, Kind.IMAGE), 0.0),
}
"""Bytes that a reader makes of one. Pages of PDF and pictures are Python code, which :mod:`schema.watch` can stop."""
_WIDE = 4_000_000
"""Cells of all sheets of an xls file; calamine takes 50 bytes for each, blank ones included."""
_SMALL = 1 << 20
_DIMENSIONS = b"\x00\x02\x0e\x00"
_FAR_CELL = re.compile(
    rb"(?:\xfd\x00\x0a\x00|\x03\x02\x0e\x00|\x7e\x02\x0a\x00|[\x01\x04]\x02..|[\x06\xbd\xbe]\x00..).[\x40-\xff]",
    re.DOTALL,
)
"""The records of cells (MS-XLS 2.4) in a row beyond 16,384."""
_FIXED = {0xFD: (0, 10), 0x03: (2, 14), 0x7E: (2, 10), 0x01: (2, 6), 0x05: (2, 8)}
"""Records of one cell: the second byte of their number by the first, and their length."""
_VARIABLE = {0x04: (2, 8), 0x06: (0, 20), 0xBD: (0, 12), 0xBE: (0, 10)}
"""The same of records with texts, formulas or several cells; the length is the least."""
_TEXTS, _LONG_TEXT, _CELL, _MUCH = "xl/sharedStrings.xml", 8192, 20, 2**29
"""The part with the texts of a workbook; bytes of a text that is long for a cell; bytes of the shortest cell that shows
one; bytes of such cells that need a process of their own."""
_BINARY_SHEET = re.compile(r"xl/worksheets/.*\.bin$")
_PACKED = (Kind.XLSX, Kind.DOCX)
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from ingest.child import main; main()"
_NOTHING = 100


class WantsProcess(Exception):
    """A file that turns out to need a process of its own while it is read in this one."""


def weight(data: bytes, kind: Kind) -> float:
    """Bytes that reading a file goes through: of packages what is in them, unpacked.

    Binary sheets that may span far more cells than they hold count as heavy: calamine allocates all of them.
    """
    if kind in _PACKED:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                if any(_BINARY_SHEET.match(name) for name in package.namelist()):
                    return HEAVY + 1.0
                return float(sum(info.file_size for info in package.infolist())) + _repeated(package)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
            return float(len(data))
    return len(data) * _FACTOR.get(kind, 1.0)


def _repeated(package: zipfile.ZipFile) -> float:
    """Bytes of cells that may all show one long text of the workbook, which is stored once."""
    texts = next((info for info in package.infolist() if info.filename == _TEXTS), None)
    if texts is None or texts.file_size < _LONG_TEXT:
        return 0.0
    longest = max(map(len, package.read(texts).split(b"<si"))) if texts.file_size <= HEAVY else texts.file_size
    sheets = sum(info.file_size for info in package.infolist() if info.filename.startswith("xl/worksheets/"))
    return float(longest * (sheets // _CELL)) if longest > _LONG_TEXT and longest * (sheets // _CELL) > _MUCH else 0.0


def is_wide(data: bytes) -> bool:
    """Whether the sheets of an xls file say that they span many cells, or a small one has something like a far cell.

    calamine, which reads what :mod:`ingest.biff` leaves to it, would allocate them all.
    """
    area = 0
    at = data.find(_DIMENSIONS)
    while 0 <= at <= len(data) - 16:
        _, rows, _, cols = struct.unpack_from("<IIHH", data, at + 4)
        if rows <= 0x10000 and cols <= 0x100:
            area += rows * cols
        at = data.find(_DIMENSIONS, at + 1)
    return area > _WIDE or (_FAR_CELL.search(data) is not None if len(data) < _SMALL else _spanned(data) > _WIDE)


def _spanned(data: bytes) -> int:
    """Upper bound of the cells of a large xls file by what its records say of rows and columns, were it one sheet."""
    import numpy

    raw = numpy.frombuffer(data, numpy.uint8)
    size = len(raw) - 8
    straight = raw[7 : 7 + size] == 0  # the second byte of a column

    def records(at: Any) -> Any:
        low, high, length, more = (raw[at + i] for i in range(4))
        found = numpy.zeros(len(at), bool)
        for first, (second, exact) in _FIXED.items():
            found |= (low == first) & (high == second) & (length == exact) & (more == 0)
        for first, (second, least) in _VARIABLE.items():
            found |= (low == first) & (high == second) & ((length >= least) | (more > 0)) & (more < 0x21)
        at = at[found]
        after = numpy.minimum(at + 4 + raw[at + 2] + 256 * raw[at + 3].astype(int), size)
        whole = numpy.isin(raw[after + 1], (0, 2, 4, 8)) & (raw[after + 3] < 0x21)  # the head of the next record
        for back in (4, 5):  # what stands in a row or column of the commonest record is no head of another
            whole &= ~((raw[at - back] == 0xFD) & (raw[at - back + 2] == 0x0A) & (raw[at - back + 3] == 0))
        return at[whole]

    far = _WIDE // 0x10000  # as many columns, or times 256 rows, a sheet beyond the bound has at least
    cols = records(numpy.flatnonzero(straight & (raw[6 : 6 + size] >= far)))
    rows = records(numpy.flatnonzero(straight & (raw[5 : 5 + size] >= far))) if len(cols) else cols
    if not len(rows):
        return 0
    return 256 * (int(raw[rows + 5].max()) + 1) * (int(raw[cols + 6].max()) + 1)


def read_apart(data: bytes, budget: Budget) -> Document:
    """Read a file in a process of its own.

    :raises TooSlow: it took longer than the limit; the process was ended.
    :raises TooMuchMemory: it needed more memory than the limit.
    :raises InputError: as the reader raises it.
    """
    given = pickle.dumps((budget.name, budget.limits, budget.left(), budget.hidden, data))
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # each of its threads takes memory
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(given, timeout=max(budget.left(), 0.01))
    except subprocess.TimeoutExpired as error:
        raise budget.too_slow() from error
    finally:
        end(process)
    if len(said) < _NOTHING and process.returncode:
        raise _died(process.returncode, budget)
    result: Document | Exception = pickle.loads(said)
    if isinstance(result, Exception):
        raise result
    for table in result.tables:
        budget.add_cells(table.rows, table.cols)
    return result


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def bound(process: int, limits: Limits) -> None:
    """Limit the memory of a process, where the system can."""
    if hasattr(resource, "prlimit"):
        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_DATA, (limits.memory, limits.memory))


def _died(code: int, budget: Budget) -> InputError:
    """Compiled code that gets no memory ends the process, each library in a way of its own."""
    reason = f"the process that read it ended with {code}, most likely for want of memory"
    return TooMuchMemory(f"{reason}; the limit is {budget.limits.memory:,} bytes", where=budget.name)


def main() -> None:
    """Read the file that is given at stdin, and say at stdout what came of it."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not mix with the answer
    name, limits, seconds, hidden, data = pickle.load(sys.stdin.buffer)
    budget = Budget(limits, name, hidden=hidden)
    budget.apart = True
    budget.began -= limits.seconds - seconds
    try:
        bound(0, limits)
        from ingest.reader import read_here

        said: Document | Exception = read_here(data, budget)
    except (MemoryError, ImportError):  # compiled libraries do not load where they get no memory
        said = TooMuchMemory(f"reading took more than {limits.memory:,} bytes of memory", where=name)
    except Exception as error:  # raised again by whoever asked
        said = error
    with out:
        out.write(pickle.dumps(said, 5))
