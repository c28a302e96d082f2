"""Sentences with values in them, found again by their templates and said in another language. No Qt."""

import re
import string
from collections.abc import Mapping
from functools import cached_property, lru_cache


class Sentences:
    """Translates sentences that were put together elsewhere.

    `translations` maps a template, such as "{0} has {1} frames.", to its translation with the same placeholders.
    """

    def __init__(self, translations: Mapping[str, str]) -> None:
        self._translations = translations
        self.told = lru_cache(maxsize=256)(self._told)
        """The translation of a sentence with its own values in it, unchanged; None where no template fits it."""

    @cached_property
    def _templates(self) -> list[tuple[list[str], str]]:
        """What most of whose words are given comes first, so that no vaguer template takes its sentence."""
        templates = [(_literals(template), translation) for template, translation in self._translations.items()]
        return sorted(templates, key=lambda one: -len("".join(one[0])))

    def _told(self, sentence: str) -> str | None:
        for literals, translation in self._templates:
            match = _pattern(literals).fullmatch(sentence) if _may_fit(literals, sentence) else None
            if match is not None:
                return translation.format(*match.groups())
        return None


def _literals(template: str) -> list[str]:
    """The words of a template before, between and after its values; one more than there are values."""
    parts = [""]
    for words, name, _, _ in string.Formatter().parse(template):
        parts[-1] += words
        if name is not None:
            parts.append("")
    return parts


def _may_fit(literals: list[str], sentence: str) -> bool:
    """Whether a pattern is worth its making, which for all templates would be felt in the window."""
    begins, ends = sentence.startswith(literals[0]), sentence.endswith(literals[-1])
    return begins and ends and all(words in sentence for words in literals)


def _pattern(literals: list[str]) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, literals)), re.DOTALL)
