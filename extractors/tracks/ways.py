"""Ways to find classes of posts or of applicants, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.tracks.bases import by_status
from extractors.tracks.contrasts import by_contrast, by_deal, by_label, by_respective
from extractors.tracks.contrasts_en import by_contrast_en
from extractors.tracks.exam_levels import by_level
from extractors.tracks.labels import (
    Candidate,
    by_category,
    by_heading,
    by_letter,
    by_part,
    by_post,
    by_table,
    by_tests,
    coded_items,
    skill_levels,
)
from extractors.tracks.letters import by_paragraph
from extractors.tracks.letters_en import by_english_letter
from extractors.tracks.marked_classes import by_marks
from extractors.tracks.members import by_definition
from extractors.tracks.named import by_short_name
from extractors.tracks.own_scores import by_own_scores
from extractors.tracks.procedures import by_procedure
from extractors.tracks.prose import by_competition, by_formula, by_registration
from extractors.tracks.told_codes import by_codes
from extractors.tracks.topics_en import by_topic_en
from extractors.tracks.wholes import by_whole
from schema.notice import HeadcountPart, Post


def candidates(
    source: Source, posts: Sequence[Post], parts: Sequence[HeadcountPart], complete: bool
) -> Iterator[list[Candidate]]:
    """Every way to find classes, the most telling first."""
    if source.zh:
        yield skill_levels(source)

        yield by_level(source, posts)
        yield by_tests(source, posts)

        yield by_competition(source, posts)

        yield by_definition(source, posts)
        categories = by_category(source, posts, parts, complete)
        classes = all(re.search(r"(?:[类级]|[系序]列)(?:岗位|职位|人员)?$", c.label) for c in categories)
        yield categories if classes else []
        yield by_table(source, posts)
        yield by_heading(source, posts)
        yield [] if classes else categories

        yield by_procedure(source, posts)
        yield by_short_name(source, posts)
        yield by_whole(source, posts, parts)
        labelled = by_label(source, posts)
        if all(any(code in c.label for code, _ in c.codes) for c in labelled):
            yield by_codes(source, posts) if labelled else []  # 岗位01、03:…: lines for some of the codes alone
        yield labelled
        yield by_deal(source, posts)
        yield by_respective(source, posts)
        yield by_marks(source, posts)
        yield by_paragraph(source, posts)
        yield by_part(source, parts)
        yield by_letter(source)
        yield by_codes(source, posts)
        yield by_formula(source, posts)
        yield by_post(source, posts)
        yield by_contrast(source, posts)
        yield by_registration(source)
    else:
        yield by_topic_en(source, posts)
        yield by_status(source)
        yield coded_items(source)

        yield by_english_letter(source, posts)
        yield by_post(source, posts)
        yield by_table(source, posts)

        yield by_own_scores(source, posts)
        yield by_contrast_en(source, posts)
