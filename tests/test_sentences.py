"""Sentences are text, and remember what they were made of."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import date

import pytest

from backend.sentences import Sentence, from_data, joined, listed, noun, on_day, said, to_data

GERMAN = {
    "{short} is short for {long}.": "{long}, kurz {short}.",
    "Ask {who}.": "Fragen Sie {who}.",
    "company": "Firma",
    "{day} {month} {year}": "{day}. {month} {year}",
    "May": "Mai",
}
BOB = said("{short} is short for {long}.", short="Bob", long="Robert")


def test_a_sentence_is_its_english_text() -> None:
    assert BOB == "Bob is short for Robert."
    assert json.dumps({"reason": BOB}) == '{"reason": "Bob is short for Robert."}'
    assert BOB.in_words_of(GERMAN) == "Robert, kurz Bob."
    assert BOB.in_words_of({}) == "Bob is short for Robert."


def test_values_are_kept_as_they_are() -> None:
    assert said("Ask {who}.", who="{nobody} %s").in_words_of(GERMAN) == "Fragen Sie {nobody} %s."


def test_parts_are_translated_one_by_one() -> None:
    both = joined(BOB, "", said("Ask {who}.", who=noun("company")), "Own words.")
    assert both == "Bob is short for Robert. Ask company. Own words."
    assert both.in_words_of(GERMAN) == "Robert, kurz Bob. Fragen Sie Firma. Own words."
    assert listed([noun("company"), "Mills"]).in_words_of(GERMAN) == "Firma, Mills"
    assert joined() == ""


def test_days_have_the_name_of_their_month() -> None:
    assert on_day(date(2026, 5, 3)) == "3 May 2026"
    assert on_day(date(2026, 5, 3)).in_words_of(GERMAN) == "3. Mai 2026"


@pytest.mark.parametrize("again", [copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))])
def test_a_copy_is_a_sentence_too(again: Callable[[Sentence], Sentence]) -> None:
    assert again(BOB).in_words_of(GERMAN) == "Robert, kurz Bob."


def test_what_is_stored_is_a_sentence_again() -> None:
    kept = {"message": joined(BOB, "{odd}"), "fields": [{"reason": BOB}], "code": "x", "n": 1, "no": None}
    stored = json.loads(json.dumps(to_data(kept)))
    again = from_data(stored)
    assert again == kept
    assert isinstance(again["message"], Sentence)
    assert again["message"].in_words_of(GERMAN) == "Robert, kurz Bob. {odd}"
    assert from_data({"message": "mere text"}) == {"message": "mere text"}
