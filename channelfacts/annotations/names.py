"""People, bodies and places as they are written on a Doc, and what a model takes for names."""

from __future__ import annotations

from dataclasses import dataclass

from channelfacts.model import Entity


@dataclass(frozen=True, slots=True)
class Guess:
    """A name as the loaded model sees it; label: PERSON, ORG, PLACE or NORP, whatever the model calls them.

    chance: how sure the model is, 0 to 1; None where a model does not say.
    """

    start: int
    end: int
    label: str
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name in the text, once all layers have spoken.

    label: PERSON, ORG, PLACE or NORP. layer: who found it, `own` (a list of the reader's own), `gazetteer`, `rules` or
    `model`; with a plus sign between them where the model found the same ("gazetteer+model").
    """

    start: int
    end: int
    text: str
    label: str
    layer: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A named place. `entity` from the gazetteer; `weak` ones have passed a test of context.

    layer: who found it, see EntityMention.

    inside: it lies inside another name or compound ("Kent Police", "Dover MP") and is no place of its own right.
    key: joins forms of one place that no gazetteer knows.
    """

    start: int
    end: int
    text: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    entity: Entity | None = None
    inside: bool = False
    sentence: int = 0
    key: str = ""
    layer: str = "rules"


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A named body. `key` joins the forms of one body in a document (gazetteer id, else folded full name)."""

    start: int
    end: int
    text: str
    kind: str
    country: str | None = None
    key: str = ""
    entity: Entity | None = None
    generic: bool = False
    sentence: int = 0
    layer: str = "rules"


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """What the whole text says of one person: the fields of the fact, as `facts.people` explains them.

    gender: `f` or `m` where a form of address tells it. entity: written once all layers have spoken.
    """

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    roles: tuple[str, ...] = ()
    kind: str = "other"
    organisation: str | None = None
    country: str | None = None
    party: str | None = None
    constituency: str | None = None
    gender: str | None = None
    entity: Entity | None = None


@dataclass(slots=True)
class PersonMention:
    """A mention of a human being by name. `name` without titles; `person` numbers the persons of the document.

    `start`-`end` hold the form of address too ("Mr Blair"); `role` is the one that stands beside this mention.
    """

    start: int
    end: int
    text: str
    name: str
    person: int
    role: str | None = None
    sentence: int = 0
    profile: PersonProfile | None = None
    layer: str = "rules"


@dataclass(frozen=True, slots=True)
class PersonReference:
    """A pronoun or a description ("she", "the minister") that means a person of the document."""

    start: int
    end: int
    text: str
    person: int
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office named without its holder beside it, and who that is.

    entity: the office as the list knows it. inferred: the text does not say who holds it; the list does, on the day of
    the text.
    """

    start: int
    end: int
    text: str
    office: str
    country: str | None
    holder: str
    inferred: bool
    entity: Entity
    sentence: int = 0
