"""Old formats (doc, rtf, odt, XML of Office 2003) through LibreOffice, which writes them anew as docx or xlsx.

The program runs without a window, in a session of its own, under a time limit, with a profile that belongs to this
process, macros off and no way to the network; only the finished file is taken from it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from functools import cache
from pathlib import Path

from ingest.child import bound, end
from ingest.limits import Budget
from schema.errors import Damaged, MissingTool, TooSlow

_PROGRAMS = ("soffice", "libreoffice", "lowriter")
_SECONDS = 60.0
"""One file; the start of the program takes one to five of them."""
_NOWHERE = "http://127.0.0.1:9"
_TURN = threading.Lock()
"""Two LibreOffices cannot share a profile."""
_SETTING = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)


def program() -> str | None:
    """Path of LibreOffice, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(data: bytes, source: str, target: str, budget: Budget) -> bytes:
    """A file of the format ``source`` written anew as ``target`` (extensions without a dot: ``doc`` → ``docx``).

    :raises MissingTool: LibreOffice is not installed.
    :raises TooSlow: it did not finish in time.
    :raises Damaged: it could not read the file.
    """
    path = program()
    if path is None:
        hint = f"install LibreOffice (Debian: apt install libreoffice-writer libreoffice-calc), or save it as {target}"
        raise MissingTool(
            f"{source} files are read with LibreOffice, which is not installed", where=budget.name, hint=hint
        )
    with _TURN, tempfile.TemporaryDirectory(prefix="jinbang-") as folder:
        given = Path(folder) / f"given.{source}"
        given.write_bytes(data)
        command = [
            path,
            f"-env:UserInstallation={_profile(os.getpid()).as_uri()}",
            "--headless",
            "--invisible",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            target,
            "--outdir",
            folder,
            str(given),
        ]
        _run(command, folder, budget)
        made = given.with_suffix(f".{target}")
        if not made.is_file():
            raise Damaged(f"LibreOffice cannot read this {source} file", where=budget.name)
        budget.check("bytes", made.stat().st_size, budget.limits.bytes)
        return made.read_bytes()


def _run(command: list[str], folder: str, budget: Budget) -> None:
    seconds = max(0.1, min(_SECONDS, budget.left()))
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    known = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "LC_ALL", "TMPDIR")}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**known, **proxies, "HOME": folder, "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    bound(process.pid, budget.limits)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise TooSlow(f"LibreOffice took longer than {seconds:.0f} seconds", where=budget.name) from error
    finally:
        end(process)  # and what it may have left running


@cache
def _keeper(process: int) -> tempfile.TemporaryDirectory[str]:
    """Lives as long as the process, which removes it at its end."""
    folder = tempfile.TemporaryDirectory(prefix="jinbang-office-")
    user = Path(folder.name) / "user"
    user.mkdir()
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
    return folder


def _profile(process: int) -> Path:
    return Path(_keeper(process).name)
