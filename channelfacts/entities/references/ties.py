"""Who is whose wife, brother, client."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelfacts.entities.references.cast import Cast
from channelfacts.entities.references.lexis import inverse, kin


@dataclass(slots=True)
class Ties:
    """(person, relation) -> persons, learnt as the text is read.

    owners: noun -> the last person of whom one without a name was told by it ("Popal, whose uncle lives in Leicester").
    """

    known: dict[tuple[int, str], set[int]] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)

    def tie(self, owner: int, noun: str, other: int) -> None:
        """`other` is `owner`'s wife, and so the other way round."""
        relation = kin()[noun][0]
        self.known.setdefault((owner, relation), set()).add(other)
        if relation in inverse():
            self.known.setdefault((other, inverse()[relation]), set()).add(owner)

    def of(self, owner: int, noun: str, cast: Cast) -> int | None:
        """The person who is `owner`'s `noun`, where one alone is."""
        relation, gender = kin()[noun]
        fitting = {
            p for p in self.known.get((owner, relation), ()) if gender is None or cast.gender(p) in (None, gender)
        }
        return next(iter(fitting)) if len(fitting) == 1 else None

    def children(self) -> set[int]:
        """Who is told of as somebody's son or daughter."""
        return {p for (_, relation), others in self.known.items() if relation == "child" for p in others}
