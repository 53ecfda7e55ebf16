"""The pages docs/cli.md, docs/errors.md and docs/findings.md, made from the code and data that they describe."""

from __future__ import annotations

from typing import Any

_CODES = """\
| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | `check` found an error in a notice; `evaluate --gate` found a figure below its floor |
| 2 | the command was called wrongly |
| 3 | a file could not be read (E1xx); of several files the others are done all the same |
| 4 | a candidate table, a campaign or its scheme cannot be used (E3xx, E4xx) |
| 5 | the store refused (E5xx) |
| 70 | a defect of Jinbang (E000) |
| 130 | interrupted (Ctrl-C) |
| 141 | whoever read the output went away (broken pipe) |
"""


def command_page() -> str:
    """Every command with its arguments and options, in Markdown."""
    import typer.main

    from cli.main import app

    group: Any = typer.main.get_command(app)
    lines = [
        "# Commands",
        "",
        "Results go to stdout, errors and progress to stderr. A bad file among several never stops the others.",
        "Codes of errors are in [errors.md](errors.md).",
        "",
        *_CODES.splitlines(),
    ]
    for name in group.list_commands(None):
        command = group.commands[name]
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        usage = " ".join([f"jinbang {name}", *(_usage(a) for a in arguments), *(["[OPTIONS]"] if options else [])])
        lines += ["", f"## {name}", "", f"    {usage}", "", " ".join((command.help or "").split()), ""]
        rows = [(_usage(a), a.help) for a in arguments] + [(", ".join(o.opts), _described(o)) for o in options]
        if rows:
            lines += ["| | |", "| --- | --- |", *(f"| `{left}` | {right or ''} |" for left, right in rows)]
        examples = [line for line in (command.epilog or "").splitlines() if line.startswith("  ")]
        lines += ["", "```sh", *(line.strip() for line in examples), "```"]
    return "\n".join(lines) + "\n"


def _usage(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()) + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _described(option: Any) -> str:
    text = option.help or ""
    default = getattr(option.default, "value", option.default)
    if default not in (None, False, 0, ()) and "default" not in text:
        text += f" Default: {default}."
    if option.envvar:
        text += f" Environment: `{option.envvar}`."
    return text.strip()


def error_page() -> str:
    """Every error of the tree: code, meaning, and what to do, in Markdown."""
    from cli.support import exit_code
    from schema.errors import JinbangError

    def below(kind: type[JinbangError]) -> list[type[JinbangError]]:
        return [kind, *(each for child in kind.__subclasses__() for each in below(child))]

    kinds = {kind.code: kind for kind in reversed(below(JinbangError)) if kind.__module__ == "schema.errors"}
    lines = [
        "# Errors",
        "",
        "Every error that Jinbang raises on purpose has a stable code. On the command line it is one line on stderr:",
        "`E101: what is wrong [where] — what to do`. `E000` is a defect of Jinbang itself; run again with",
        "`JINBANG_TRACEBACK=1` to see where it arose.",
        "",
        "| code | name | meaning | what to do | exit code |",
        "| --- | --- | --- | --- | --- |",
    ]
    for code in sorted(kinds):
        kind = kinds[code]
        meaning = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        if kind is JinbangError:
            meaning = "A defect of Jinbang itself."
        lines.append(f"| `{code}` | {kind.__name__} | {meaning} | {kind.hint} | {exit_code(code)} |")
    return "\n".join(lines) + "\n"


def finding_page() -> str:
    """Every kind of finding and question: meaning, what to do, and the smallest example, in Markdown."""
    from schema import catalogue
    from schema.catalogue import Entry

    def section(entry: Entry) -> list[str]:
        kind = f" ({entry.severity.value})" if entry.severity else ""
        lines = ["", f"### `{entry.code}`{kind}", "", f"{entry.en}  ", f"{entry.zh}", ""]
        lines += [f"*What to do:* {entry.do}  ", f"*处理：*{entry.do_zh}"]
        if entry.example is not None:
            lines += ["", "```text", *entry.example.rstrip("\n").split("\n"), "```"]
        return lines

    found, asked = catalogue.findings().values(), catalogue.questions().values()
    lines = [
        "# Findings and questions",
        "",
        "`jinbang check` shows what is wrong or remarkable in a notice (findings, with the proof and the words cited)",
        "and what it leaves open (questions, with the readings and the one used meanwhile). An **error** stops the",
        "approval of a campaign until somebody settles it, and so does every open question; a **warning** is shown",
        "first; an **info** is a proof or a remark. The examples are invented. Each is a test, and so is a twin of it",
        "that must stay silent.",
        "",
        f"{len(found)} kinds of findings, {len(asked)} kinds of questions.",
        "",
        "## Findings",
        *(line for entry in found for line in section(entry)),
        "",
        "## Questions",
        *(line for entry in asked for line in section(entry)),
    ]
    return "\n".join(lines) + "\n"
