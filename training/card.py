"""The model's card: what stands in training/card.md, with the scores put in."""

from __future__ import annotations

import json
from pathlib import Path

from training.measure import table

TEXT = Path(__file__).parent / "card.md"


def write(model: Path, found: dict[str, dict[str, float]]) -> None:
    """Writes `scores.json` and `README.md` of a model's folder."""
    (model / "scores.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    (model / "README.md").write_text(TEXT.read_text("utf-8").replace("{{scores}}", table(found)), "utf-8")
