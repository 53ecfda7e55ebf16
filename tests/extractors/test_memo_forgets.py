"""Memo: found once a notice, never shared between callers, dropped with the notice."""

from __future__ import annotations

from extractors.text import memo


def test_second_call_is_remembered_until_forgotten():
    calls = []

    @memo.memo
    def double(n):
        calls.append(n)
        return 2 * n

    assert [double(2), double(2)] == [4, 4]
    memo.forget()
    assert double(2) == 4
    assert calls == [2, 2]


def test_lists_are_the_callers_own():
    @memo.memo_list
    def letters(text):
        return list(text)

    letters("ab").append("c")
    assert letters("ab") == ["a", "b"]
