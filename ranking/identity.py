"""Identity: Chinese citizen identity numbers (GB 11643): checksum, birth date and sex, for whole columns at once."""

from __future__ import annotations

import polars as pl

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Weights of the first 17 digits; the sum modulo 11 selects the check character."""
CHECKS = "10X98765432"


def identity(numbers: pl.Series) -> pl.DataFrame:
    """``birth`` (Date), ``male`` (Boolean) and ``wrong`` (what is wrong, null = nothing) of each number.

    18 characters, or the 15 digits of numbers issued before 1999 (which have no check character), of any width, with or
    without blanks and the apostrophe that keeps a number text. Blank cells are null in all three columns.
    """
    text = pl.col("n").str.normalize("NFKC").str.replace_all(r"[\s'’‘`]", "").str.to_uppercase()
    frame = pl.DataFrame({"n": numbers.cast(pl.String)}).select(text.alias("n"))
    long = pl.col("n").str.contains(r"^[0-9]{17}[0-9X]$")
    short = pl.col("n").str.contains(r"^[0-9]{15}$")
    digits = [pl.col("n").str.slice(i, 1).cast(pl.Int16, strict=False) * w for i, w in enumerate(WEIGHTS)]
    rest = pl.sum_horizontal(digits) % 11
    check = rest.replace_strict(list(range(11)), list(CHECKS), return_dtype=pl.String)
    day = pl.when(long).then(pl.col("n").str.slice(6, 8)).when(short).then("19" + pl.col("n").str.slice(6, 6))
    sex = pl.when(long).then(pl.col("n").str.slice(16, 1)).when(short).then(pl.col("n").str.slice(14, 1))
    frame = frame.select(
        "n",
        day.str.to_date("%Y%m%d", strict=False).alias("birth"),
        (sex.cast(pl.Int8, strict=False) % 2 == 1).alias("male"),
        (~long | (check == pl.col("n").str.slice(17, 1))).alias("checked"),
        (long | short).alias("shaped"),
    )
    blank = pl.col("n").is_null() | (pl.col("n") == "")
    wrong = (
        pl.when(blank)
        .then(None)
        .when(~pl.col("shaped"))
        .then(pl.lit("no identity number (18 characters)"))
        .when(pl.col("birth").is_null())
        .then(pl.lit("an identity number with an impossible birth date"))
        .when(~pl.col("checked"))
        .then(pl.lit("an identity number whose check character is wrong"))
    )
    return frame.select("birth", pl.when(~blank).then(pl.col("male")).alias("male"), wrong.alias("wrong"))


def check_character(first17: str) -> str:
    """The 18th character for the first 17 digits."""
    return CHECKS[sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True)) % 11]
