"""Offices named without their holder ("the Home Secretary said"), joined to who held them: `doc._.offices`."""

from __future__ import annotations

from channelfacts.entities.offices.component import Offices, create

__all__ = ["Offices", "create"]
