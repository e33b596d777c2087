"""Sentences in the language the request asks for; English where there is none.

A language is one file here, `de.json` for German: {English template: template}. Nothing below the API knows of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask import Response, g, request

from backend.sentences import Sentence

ENGLISH = "en"
_HERE = Path(__file__).parent


@cache
def templates(language: str) -> Mapping[str, str]:
    """{English template: template}; empty for English and for what nobody has translated."""
    if language not in languages() or language == ENGLISH:
        return {}
    found: dict[str, str] = json.loads((_HERE / f"{language}.json").read_text(encoding="utf-8"))
    return found


@cache
def languages() -> frozenset[str]:
    """The languages there are."""
    return frozenset({ENGLISH, *(path.stem for path in _HERE.glob("*.json"))})


def asked_for() -> str:
    """The language of the request: the first of its Accept-Language, in the order of preference, that there is."""
    # Not `best_match`: it would answer "de-AT, en;q=0.5" in English, because only that tag is equal.
    for tag, quality in request.accept_languages:
        language = tag.partition("-")[0].lower()
        if quality > 0 and language in languages():
            return language
    return ENGLISH


def speak(content: Any) -> Any:
    """`content` with every sentence in the language of the request; the response says which one that is."""
    if content is None or isinstance(content, Response):
        return content
    g.spoken = language = asked_for()
    return content if language == ENGLISH else _translated(content, templates(language))


def mark(response: Response) -> None:
    """Say in the headers what language the sentences are in, and that they depend on what was asked for."""
    if "spoken" in g:
        response.content_language.add(g.spoken)
        response.vary.add("Accept-Language")


def _translated(content: Any, words: Mapping[str, str]) -> Any:
    if isinstance(content, Sentence):
        return content.in_words_of(words)
    if isinstance(content, Mapping):
        return {key: _translated(value, words) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_translated(value, words) for value in content]
    return content
