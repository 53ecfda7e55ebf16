"""The help of every command ends in examples, and each of them is a call that the command takes."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
import typer.main

from cli.main import app

GROUP: Any = typer.main.get_command(app)
EXAMPLES = [
    (name, line.strip())
    for name, command in GROUP.commands.items()
    for line in (command.epilog or "").splitlines()
    if line.startswith("  ")
]


def test_every_command_has_one() -> None:
    assert {name for name, _ in EXAMPLES} == set(GROUP.commands)


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_an_example_is_a_call_that_the_command_takes(name: str, line: str) -> None:
    words = shlex.split(line)
    assert words[:2] == ["jinbang", name]
    command = GROUP.commands[name]
    given = command.make_context(name, words[2:]).params  # raises for an unknown option or a missing argument
    assert given
    assert len(f"  {line}") <= 100, "it is cut or folded on a common terminal"
