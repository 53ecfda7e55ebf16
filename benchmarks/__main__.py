"""``python -m benchmarks [NAME…]``: run the benchmarks and print their ratios."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

NAMES = {
    "reading": "each reader beside the library below it, time and memory",
    "extraction": "whole extraction beside segmenting the same text with jieba",
    "tables": "a large post table beside bare reads of the same workbook",
    "ranking": "a million candidates, beside scripts written for just this case",
    "ranking_sizes": "time and memory of the engine from 10,000 to 5,000,000 candidates",
    "screening": "a million applicants against twelve conditions, beside polars by hand",
    "store": "list, search, open and compare among 100,000 notices",
    "exactness": "a million candidates of random schemes in both engines; only where it is named",
}
"""What there is, and what it measures."""
LONG = frozenset({"exactness"})
"""Not among those that run without a name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks named on the command line, all but the long ones by default."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Run benchmarks and print ours, theirs and the ratio: below 1, ours is the faster.",
        epilog="names:\n" + "\n".join(f"  {name:14} {what}" for name, what in NAMES.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(NAMES)} (default: all but exactness)")
    names = parser.parse_args(arguments).names
    for name in names:
        if name not in NAMES:
            parser.error(f"there is no benchmark {name!r}; choose from {', '.join(NAMES)}")
    print(f"{'':60} {'ours':>12} {'theirs':>12}")
    for name in names or [name for name in NAMES if name not in LONG]:
        for pair in importlib.import_module(f"benchmarks.{name}").run():
            print(pair)
    return 0


if __name__ == "__main__":
    sys.exit(main())
