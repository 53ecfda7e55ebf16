"""The one error tree. Each error has a stable code and says what is wrong, where, and what to do.

JinbangError
├── InputError            a file cannot be read as a document
│   ├── EmptyInput        E101
│   ├── NotText           E102   binary junk, unknown format
│   │   ├── Encrypted     E106
│   │   └── Damaged       E107   truncated, or not what its first bytes say
│   ├── TooLarge          E103   beyond a limit
│   │   ├── TooDeep       E110
│   │   ├── TooManyCells  E111
│   │   ├── TooManyPages  E112
│   │   ├── UnpacksTooLarge E113
│   │   ├── TooSlow       E114
│   │   ├── Inflated      E115
│   │   ├── TooManyMembers E116
│   │   ├── TooMuchMemory E117
│   │   └── TooLong       E118   characters or lines of a text
│   ├── MissingFile       E104
│   ├── UnsupportedFormat E105
│   │   └── MissingTool   E108   a program or package that the format needs is not installed
│   └── Unsafe            E109   made to do harm: entities, names that leave the archive
├── EvidenceError         E201   a quote does not stand where it is said to stand
├── CandidateError        a candidate table cannot be used
│   ├── MissingColumn     E301
│   ├── DuplicateCandidate E302
│   ├── UnknownPost       E303
│   ├── BadMark           E304
│   ├── MissingParameter  E305   a line that the authority sets later was not given
│   ├── AmbiguousColumn   E306
│   └── BadFact           E307   a birth date, identity number, level … cannot be read
├── SchemeError           E401   a scheme cannot be compiled
│   └── NoRanking         E402   the notice gives no rule to rank by
└── StoreError            E501
    ├── NotFound          E502
    ├── EditConflict      E503   somebody else has decided the same field meanwhile
    ├── NotSettled        E504   a campaign cannot be approved yet, or is closed
    └── BadPointer        E505   no field of the campaign stands there, or it cannot hold the value
"""

from __future__ import annotations

from typing import Any


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

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.message, self.where, self.hint)

    def __str__(self) -> str:
        text = f"{self.code}: {self.message}"
        if self.where:
            text += f" [{self.where}]"
        if self.hint:
            text += f" — {self.hint}"
        return text


def _rebuilt(kind: type[JinbangError], message: str, where: str | None, hint: str) -> JinbangError:
    return kind(message, where=where, hint=hint)


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


class Encrypted(NotText):
    """The file opens with a password only."""

    code = "E106"
    hint = "save it without a password"


class Damaged(NotText):
    """The file is cut off or broken: its format is known, but cannot be followed to the end."""

    code = "E107"
    hint = "download it again, or open it and save it anew"


class MissingTool(UnsupportedFormat):
    """A program or package that this format needs is not installed."""

    code = "E108"


class Unsafe(InputError):
    """The file holds what only files made to do harm hold: entity declarations, names that leave their archive."""

    code = "E109"
    hint = "do not trust this file; ask for the original"


class TooDeep(TooLarge):
    """Elements, or archives in archives, are nested beyond the limit."""

    code = "E110"
    hint = "unpack it, or save it anew from the program that made it"


class TooManyCells(TooLarge):
    """Its tables span more cells than the limit, blank ones included."""

    code = "E111"
    hint = "delete the blank rows and columns behind the table, or split it"


class TooManyPages(TooLarge):
    """It has more pages than the limit."""

    code = "E112"
    hint = "split it"


class UnpacksTooLarge(TooLarge):
    """Packed data unpacks to more than the limit, or grows as only a bomb does."""

    code = "E113"
    hint = "do not trust this file; if you do, unpack it yourself"


class TooSlow(TooLarge):
    """Reading, a converter or extraction took longer than the limit."""

    code = "E114"


class Inflated(UnpacksTooLarge):
    """Packed data grows as only a bomb does: more bytes unpacked per packed byte than the limit."""

    code = "E115"


class TooManyMembers(TooLarge):
    """An archive, or a saved page, has more parts than the limit."""

    code = "E116"
    hint = "unpack it and give the files that you need"


class TooMuchMemory(TooLarge):
    """Reading it takes more memory than the limit."""

    code = "E117"


class TooLong(TooLarge):
    """A text has more characters, lines or characters in a line than the limit."""

    code = "E118"


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
    hint = "rename the column as the notice names the mark, or add it (jinbang template shows the columns)"


class DuplicateCandidate(CandidateError):
    """One candidate number stands in several rows."""

    code = "E302"
    hint = "keep one row per candidate"


class UnknownPost(CandidateError):
    """A row names a post that the campaign does not have."""

    code = "E303"
    hint = "correct the code, or take the row out"


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
    hint = "rename the one that is not meant"


class BadFact(CandidateError):
    """A fact about a candidate cannot be read, an identity number is wrong, or two columns contradict each other."""

    code = "E307"
    hint = "correct the cell, or leave it blank (unknown)"


class SchemeError(JinbangError):
    """A scheme cannot be turned into arithmetic."""

    code = "E401"
    hint = "correct the campaign, or draft it anew (jinbang campaign)"


class NoRanking(SchemeError):
    """The notice states no rule by which candidates could be ranked; none is invented."""

    code = "E402"
    hint = "write the scheme into the campaign (jinbang campaign), or take the list unranked (jinbang screen)"


class StoreError(JinbangError):
    """The store refused an operation; nothing was changed."""

    code = "E501"


class NotFound(StoreError):
    """No such item in the store."""

    code = "E502"


class EditConflict(StoreError):
    """Somebody else has decided the same field since the version that was looked at."""

    code = "E503"
    hint = "look at what has been decided (jinbang history), then decide again"


class NotSettled(StoreError):
    """The state of the campaign does not allow this: something is open, or it is closed."""

    code = "E504"
    hint = "jinbang history shows what is open"


class BadPointer(StoreError):
    """The pointer leads to no field of the campaign, or the field cannot hold the value."""

    code = "E505"
    hint = "point at a single field by the ids of its records, e.g. /posts/A101/headcount"
