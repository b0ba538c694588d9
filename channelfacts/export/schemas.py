"""JSON Schemas of what is exported, from the models."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from channelfacts.facts import MODELS, Record


class _Written(GenerateJsonSchema):
    """Every field is required: what is written has all of them, with null for what the text does not say."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def schema(kind: str | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the record, or of one kind of fact, as `extract` and `export` write it."""
    model = Record if kind is None else MODELS[kind]
    made = model.model_json_schema(by_alias=True, mode="serialization", schema_generator=_Written)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}
