"""Marshmallow fields that take exactly what the OpenAPI document says, and say what is wrong in plain words.

Marshmallow's own fields are generous: they read "yes" as true, a mapping as a list, "5" as 5. A caller who sends that
has a bug that would stay hidden, so these fields refuse it.
"""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError, fields, validate

from backend.fields.text import forbidden, line, paragraphs
from backend.sentences import said

LARGEST_ID = 2**31 - 1
"""What an integer column holds, in our database and, as far as anybody knows, in itris."""
LARGEST_NUMBER = 2**53 - 1
"""Beyond it JSON readers in browsers round."""

# The rules of backend.fields.text, written so that expressions of Python, JavaScript and JSON Schema agree.
_BAD = r"\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff"
_BAD_IN_LONG = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff"
_UNSEEN = r"\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
VISIBLE = rf"^[^{_BAD}]*[^\s{_BAD}{_UNSEEN}][^{_BAD}]*$"
"""At least one character that can be seen."""

MISSING = said("This is missing.")
NOT_NULL = said("This is empty.")
UNKNOWN = said("There is no such field. Leave it out.")
NO_OBJECT = said("This must be an object.")
NO_ID = said("There is no such id.")


class Line(fields.String):
    """One line of text, kept without invisible marks. Empty means not given, unless `needed`."""

    def __init__(self, longest: int, *, needed: bool = False, **more: Any) -> None:
        self.longest, self.needed = longest, needed
        schema: dict[str, Any] = {"maxLength": longest, "pattern": f"^[^{_BAD}]*$"}
        if needed:
            schema |= {"minLength": 1, "pattern": VISIBLE}
        metadata = {**schema, **more.pop("metadata", {})}
        super().__init__(required=needed, allow_none=not needed, metadata=metadata, **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> str | None:  # type: ignore[override]
        text = _text(value, self.longest, long=False)
        clean = line(text)
        if self.needed and not clean:
            raise ValidationError(NOT_NULL)
        return clean or None


class Paragraphs(fields.String):
    """Text of several lines; empty means not given."""

    def __init__(self, longest: int, **more: Any) -> None:
        self.longest = longest
        metadata = {"maxLength": longest, "pattern": f"^[^{_BAD_IN_LONG}]*$", **more.pop("metadata", {})}
        super().__init__(allow_none=True, metadata=metadata, **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> str | None:  # type: ignore[override]
        return paragraphs(_text(value, self.longest, long=True)) or None


def _text(value: Any, longest: int, *, long: bool) -> str:
    if not isinstance(value, str):
        raise ValidationError(said("This must be text."))
    if len(value) > longest:
        raise ValidationError(said("This has {n} characters; at most {most} fit.", n=len(value), most=longest))
    if bad := forbidden(value, long=long):
        raise ValidationError(
            said("This has a character that can't be kept ({character}). Send it without it.", character=bad)
        )
    return value


class Code(fields.String):
    """Text of one exact shape, for ids, dates and codes."""

    def __init__(self, pattern: str, message: str, **more: Any) -> None:
        metadata = {"pattern": f"^{pattern}$", **more.pop("metadata", {})}
        super().__init__(metadata=metadata, **more)
        self.shape, self.message = re.compile(pattern, re.ASCII), message

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> str:
        if not isinstance(value, str) or not self.shape.fullmatch(value):
            raise ValidationError(self.message)
        return value


class _OneOf(validate.OneOf):
    def _format_error(self, _value: Any) -> str:
        return said("This must be one of: {choices}.", choices=self.choices_text)


class _Range(validate.Range):
    def _format_error(self, _value: Any, _message: str) -> str:
        return said("This must be {least} to {most}.", least=self.min, most=self.max)


class Choice(fields.String):
    """One of a few words."""

    def __init__(self, *words: str, **more: Any) -> None:
        super().__init__(validate=_OneOf(words), **more)


class Id(fields.Integer):
    """The id of a record in itris. JSON knows one kind of number, so 5.0 is 5."""

    def __init__(self, **more: Any) -> None:
        super().__init__(validate=validate.Range(min=1, max=LARGEST_ID, error=NO_ID), **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> int:
        whole = isinstance(value, float) and value.is_integer()
        if isinstance(value, bool) or not (isinstance(value, int) or whole):
            raise ValidationError(said("This must be a whole number."))
        return int(value)


class Seconds(fields.Float):
    """A span from 0 to `most` seconds."""

    def __init__(self, most: int, **more: Any) -> None:
        super().__init__(validate=_Range(min=0, max=most), **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError(said("This must be a number."))
        # An integer of hundreds of digits is no float; the range refuses it all the same.
        return float(value) if abs(value) < LARGEST_NUMBER else float("inf")


class Count(fields.Integer):
    """A number from 1 to `most` in a query, where everything is text."""

    def __init__(self, most: int, **more: Any) -> None:
        super().__init__(validate=_Range(min=1, max=most), **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> int:
        if not isinstance(value, str) or not re.fullmatch("[0-9]{1,9}", value):
            raise ValidationError(said("This must be a whole number."))
        return int(value)


class Flag(fields.Boolean):
    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(said("This must be true or false."))
        return value


class ListOf(fields.List[Any]):
    """A list with at least `least` and at most `most` entries."""

    def __init__(self, inner: fields.Field[Any], most: int, *, least: int = 0, **more: Any) -> None:
        self.least, self.most = least, most
        metadata = {"maxItems": most, **({"minItems": least} if least else {}), **more.pop("metadata", {})}
        super().__init__(inner, metadata=metadata, **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> list[Any]:
        if not isinstance(value, list):
            raise ValidationError(said("This must be a list."))
        if not self.least <= len(value) <= self.most:
            raise ValidationError(
                said(
                    "This has {n} entries; it takes {least} to {most}.", n=len(value), least=self.least, most=self.most
                )
            )
        return super()._deserialize(value, *_place, **_more) or []


class Notes(fields.Dict):
    """Short remarks under free names; a remark whose name could not be kept is dropped, because nobody needs it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(values=Line(200), allow_none=True, **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> dict[str, Any]:
        notes: dict[str, Any] = super()._deserialize(value, *_place, **_more)  # type: ignore[no-untyped-call]
        return {name: note for name, note in notes.items() if note and len(name) <= 100 and not forbidden(name)}


class FieldValue(fields.Field[Any]):
    """What a person typed or chose for a field: text, a list of texts, a list item's id, yes or no, or nothing.

    Only what could never be stored is refused here; whether the value suits its field is for the plan to say.
    """

    def __init__(self, **more: Any) -> None:
        text = {"type": "string", "maxLength": 20_000, "pattern": f"^[^{_BAD_IN_LONG}]*$"}
        entry = {**text, "maxLength": 2_000}
        metadata = {
            "anyOf": [
                text,
                {"type": "array", "items": entry, "maxItems": 20},
                {"type": "integer", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER},
                {"type": "boolean"},
                {"type": "null"},
            ]
        }
        super().__init__(allow_none=True, metadata=metadata, **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> Any:
        if isinstance(value, str):
            return _text(value, 20_000, long=True)
        if isinstance(value, list):
            if len(value) > 20:
                raise ValidationError(said("This has {n} entries; at most {most} fit.", n=len(value), most=20))
            return [_text(entry, 2_000, long=True) for entry in value]
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or (isinstance(value, int) and abs(value) <= LARGEST_NUMBER):
            return value
        raise ValidationError(said("This must be text, a list of texts, a whole number, true, false or null."))


class Values(fields.Dict):
    """Values by the key of their field. Only keys that are no Unicode are refused."""

    def __init__(self, **more: Any) -> None:
        super().__init__(values=FieldValue(), **more)

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> dict[str, Any]:
        if isinstance(value, dict) and any(_broken(key) for key in value):
            raise ValidationError(said("A key in here is no Unicode."))
        values: dict[str, Any] = super()._deserialize(value, *_place, **_more)  # type: ignore[no-untyped-call]
        return values


def _broken(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)
