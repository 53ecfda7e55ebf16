"""``python -m benchmarks [NAME…]``: run the benchmarks and print their ratios."""

from __future__ import annotations

import importlib
import sys

NAMES = ("reading", "extraction", "tables", "ranking", "ranking_sizes", "screening", "store")


def main() -> int:
    """Run the benchmarks named on the command line, all by default."""
    names = sys.argv[1:] or NAMES
    print(f"{'':60} {'ours':>12} {'theirs':>12}")
    for name in names:
        for pair in importlib.import_module(f"benchmarks.{name}").run():
            print(pair)
    return 0


if __name__ == "__main__":
    sys.exit(main())
