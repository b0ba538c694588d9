"""channelfacts beside quantulum3 and recognizers-text on sentences marked by hand; README.md: what is asked of each.

    python benchmarks/quantities/compare.py [--open] [--json] [FILE ...]

Without FILE the held-out sentences of tests/sentences are read; only totals are printed. --open: the other part.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

import channelfacts as cf  # noqa: E402
from channelfacts.model import Document  # noqa: E402
from tests.sentences.reading import HELD_OUT, Case, cases  # noqa: E402

ENVIRONMENT = ROOT / "build" / "quantities-venv"
PACKAGES = ("quantulum3==0.10.0", "recognizers-text-suite==1.0.2a2", "emoji<2")
KINDS = {"money": "amount", "counts": "value", "changes": "percent"}
PERCENT = re.compile(r"%|per\s?cent|percent|\bpc\b", re.IGNORECASE)
Value = tuple[float, str]


@dataclass(slots=True)
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def interpreter() -> Path:
    """The other systems' environment, made at the first run."""
    python = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = ENVIRONMENT / "made-of"
    if not made.is_file() or made.read_text() != "\n".join(PACKAGES):
        print(f"making {ENVIRONMENT.relative_to(ROOT)} (once)", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True
        )
        made.write_text("\n".join(PACKAGES))
    return python


def others(texts: Sequence[str]) -> dict[str, Any]:
    answer = subprocess.run(
        [interpreter(), HERE / "others.py"], input=json.dumps(list(texts)), capture_output=True, text=True, check=True
    )
    return dict(json.loads(answer.stdout))


def ours(every: Sequence[Case]) -> dict[str, Any]:
    nlp = cf.load()
    next(cf.extract([Document("It paid £3 to 20 people.")], nlp=nlp))
    found, start = [], time.perf_counter()
    for case in every:
        (record,) = cf.extract([Document(case.in_context, published=case.published)], nlp=nlp)
        kinds = {kind: [fact.model_dump(mode="json") for fact in getattr(record, kind)] for kind in KINDS}
        found.append({kind: values(kind, facts) for kind, facts in kinds.items()})
    return {"seconds": time.perf_counter() - start, "found": found}


def values(kind: str, facts: Sequence[dict[str, Any]]) -> list[Any]:
    """The figures of facts, both ends of a range, as the other systems give theirs; a second currency is one too."""
    figure = KINDS[kind]
    pairs = [(fact.get(name), fact.get("currency")) for fact in facts for name in (figure, f"{figure}_max")]
    pairs += [(fact["equivalent"]["amount"], fact["equivalent"]["currency"]) for fact in facts if _second(fact)]
    return [(value, code) if kind == "money" else value for value, code in pairs if value is not None]


def _second(fact: dict[str, Any]) -> bool:
    return isinstance(fact.get("equivalent"), dict)


def compare(kind: str, case: Case, found: Sequence[Any], score: Score) -> None:
    """Count in one text: each figure once, however often it is said; what is optional is neither right nor missed."""
    wanted = [entry for entry in case.facts[kind] if kind != "changes" or PERCENT.search(entry["anchor"])]
    passed = [entry for entry in case.facts[kind] if entry.get("optional") or entry not in wanted]
    passed += [_equivalent(entry) for entry in case.facts[kind] if entry.get("equivalent")]
    due = values(kind, [entry for entry in wanted if not entry.get("optional")])
    allowed = due + values(kind, passed)
    for one in due:
        hit = any(same(one, other) for other in found)
        score.right += hit
        score.missed += not hit
    beyond: list[Any] = []
    for one in found:
        if not any(same(other, one) for other in (*allowed, *beyond)):
            beyond.append(one)
    score.wrong += len(beyond)


def _equivalent(entry: dict[str, Any]) -> dict[str, Any]:
    said = entry["equivalent"]
    amount, _, currency = (said[0] if isinstance(said, list) else said).partition(" ")
    return {"amount": float(amount), "currency": currency}


def same(gold: Any, found: Any) -> bool:
    """Values to a ten-thousandth, and the currency where the system's name of it is known."""
    if not isinstance(gold, tuple):
        return bool(abs(gold - found) <= abs(gold) * 1e-4)
    codes = {code for side in gold[1:] for code in (side if isinstance(side, list) else [side])}
    return same(gold[0], found[0]) and (found[1] == "?" or bool(codes & set(found[1].split("|"))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--open", action="store_true", help="the sentences that are not held out")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    given = parser.parse_args()
    files = given.files or sorted((HELD_OUT.parent if given.open else HELD_OUT).glob("*.txt"))
    every = [case for path in files for case in cases(path)]
    if not every:
        sys.exit("no marked sentences there")
    systems = {"channelfacts": ours(every)} | others([case.in_context for case in every])
    rows = []
    for kind in KINDS:
        judged = [k for k, case in enumerate(every) if kind in case.facts]
        for name, system in systems.items():
            score = Score()
            for k in judged:
                compare(kind, every[k], [_value(v) for v in system["found"][k][kind]], score)
            rows.append({"kind": kind, "system": name, "texts": len(judged), "figures": score.right + score.missed,
                         "precision": score.precision, "recall": score.recall, "f1": score.f1})  # fmt: skip
    times = {name: 1000 * system["seconds"] / len(every) for name, system in systems.items()}
    if given.json:
        print(json.dumps({"scores": rows, "milliseconds": times}, indent=2))
        return
    print(f"{'':9}{'':18}{'texts':>6}{'figures':>9}{'precision':>11}{'recall':>8}{'F1':>7}{'ms/text':>9}")
    for row in rows:
        print(
            f"{row['kind']:9}{row['system']:18}{row['texts']:6}{row['figures']:9}{row['precision']:11.3f}"
            f"{row['recall']:8.3f}{row['f1']:7.3f}{times[row['system']]:9.1f}"
        )


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


if __name__ == "__main__":
    main()
