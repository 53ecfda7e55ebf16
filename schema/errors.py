"""The one error tree. Each error has a stable code and says what is wrong, where, and what to do.

JinbangError
├── InputError            a file cannot be read as a document
│   ├── EmptyInput        E101
│   ├── NotText           E102   binary junk, unknown format
│   ├── TooLarge          E103   beyond a limit
│   ├── MissingFile       E104
│   └── UnsupportedFormat E105
├── EvidenceError         E201   a quote does not stand where it is said to stand
├── CandidateError        a candidate table cannot be used
│   ├── MissingColumn     E301
│   ├── DuplicateCandidate E302
│   ├── UnknownPost       E303
│   ├── BadMark           E304
│   ├── MissingParameter  E305   a line that the authority sets later was not given
│   └── AmbiguousColumn   E306
├── SchemeError           E401   a scheme cannot be compiled
│   └── NoRanking         E402   the notice gives no rule to rank by
└── StoreError            E501
    └── NotFound          E502
"""

from __future__ import annotations


class JinbangError(Exception):
    """Base of all errors that Jinbang raises on purpose.

    ``code`` is stable and documented; ``where`` names file, sheet, row or pointer; ``hint`` says what to do.
    """

    code = "E000"
    hint = ""

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint or type(self).hint

    def __str__(self) -> str:
        text = f"{self.code}: {self.message}"
        if self.where:
            text += f" [{self.where}]"
        if self.hint:
            text += f" — {self.hint}"
        return text


class InputError(JinbangError):
    """A file cannot be read as a document."""

    code = "E100"


class EmptyInput(InputError):
    """The file has no bytes, or nothing but white space."""

    code = "E101"
    hint = "check that the download finished"


class NotText(InputError):
    """The bytes are not text in any encoding we know."""

    code = "E102"
    hint = "give a text, HTML, PDF, Word or Excel file"


class TooLarge(InputError):
    """The input is beyond one of the reader's limits."""

    code = "E103"
    hint = "split the file, or raise the limit"


class MissingFile(InputError):
    """There is no such file, or it cannot be opened."""

    code = "E104"
    hint = "check the path and its permissions"


class UnsupportedFormat(InputError):
    """A known format that this installation has no reader for."""

    code = "E105"


class EvidenceError(JinbangError):
    """A quote does not stand where the evidence says it stands."""

    code = "E201"
    hint = "extract the document again"


class CandidateError(JinbangError):
    """A candidate table cannot be used."""

    code = "E300"


class MissingColumn(CandidateError):
    """A column that the campaign needs is not in the table."""

    code = "E301"


class DuplicateCandidate(CandidateError):
    """One candidate number stands in several rows."""

    code = "E302"
    hint = "keep one row per candidate"


class UnknownPost(CandidateError):
    """A row names a post that the campaign does not have."""

    code = "E303"


class BadMark(CandidateError):
    """A mark is neither a number nor a known word such as 缺考."""

    code = "E304"
    hint = "give a number, leave the cell blank, or write 缺考/absent"


class MissingParameter(CandidateError):
    """A value that the authority fixes after the event was not given to the run."""

    code = "E305"
    hint = "give it with --lines FILE.csv"


class AmbiguousColumn(CandidateError):
    """Two columns of the table could be the same thing."""

    code = "E306"


class SchemeError(JinbangError):
    """A scheme cannot be turned into arithmetic."""

    code = "E401"


class NoRanking(SchemeError):
    """The notice states no rule by which candidates could be ranked; none is invented."""

    code = "E402"


class StoreError(JinbangError):
    """The store refused an operation; nothing was changed."""

    code = "E501"


class NotFound(StoreError):
    """No such item in the store."""

    code = "E502"
