"""Every regular expression of the package, and texts made to be its worst. Run as a program: what is not linear.

The expressions are those compiled while all modules are imported and some texts are read: built from lexicons too. The
texts are made from the expression: each of its repeats, and each of its parts, pumped up to 100 kB, behind a text that
leads there and before a sign that it does not want.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser
from typing import Any

import channelfacts
from channelfacts.documents import limits

ROOT = Path(channelfacts.__file__).parent
SIZE = 100_000
METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
LONGEST = 5.0
"""Seconds after which a text is given up."""
FIRST = 3_200
MEASURABLE = 0.01
"""Seconds: what is faster is too fast to be compared, and to matter."""
LINEAR = 3.0
"""Twice the text may take this much longer: 2 if linear, 4 if quadratic."""


class Watched:
    """A compiled expression that remembers how it is used."""

    all: dict[tuple[Any, int], Watched] = {}  # noqa: RUF012

    def __init__(self, pattern: re.Pattern[Any], where: str) -> None:
        self.compiled = pattern
        self.where = where
        self.used: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            self.used.add(name)
        return getattr(self.compiled, name)

    def __hash__(self) -> int:
        return hash(self.compiled)

    @property
    def searches(self) -> bool:
        """Whether it is tried at every place of a text; so one of which nobody knows how it is used."""
        used = self.used | uses(self.where)
        return not used or bool(used - {"match", "fullmatch"})


@cache
def source() -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(ROOT.rglob("*.py")))


def uses(where: str) -> set[str]:
    """How the source uses an expression by the name that it has in a module (or the function that makes it)."""
    file, _, line = where.rpartition(":")
    own = (ROOT / file).read_text("utf-8")
    for before in reversed(own.splitlines()[: int(line)]):
        named = re.match(r"(?:def )?(\w+)\b.*(?:=|->)", before)
        if named:
            call = rf"\b{named[1]}(?:\([^()]*\))?\.({'|'.join(METHODS)})\("
            return set(re.findall(call, own)) or set(re.findall(call, source()))
    return set()


def record() -> None:
    """From now on, remember the expressions that our modules compile."""
    compile_ = re._compile  # type: ignore[attr-defined]

    def recording(pattern: Any, flags: Any) -> Any:
        if isinstance(pattern, Watched):
            return pattern
        compiled = compile_(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back is not None and Path(frame.f_code.co_filename).name in ("__init__.py", "functools.py"):
            if frame.f_code.co_filename.startswith(str(ROOT)):
                break
            frame = frame.f_back
        file = frame.f_code.co_filename
        if not file.startswith(str(ROOT)):
            return compiled
        where = f"{Path(file).relative_to(ROOT)}:{frame.f_lineno}"
        return Watched.all.setdefault((compiled.pattern, compiled.flags), Watched(compiled, where))

    re._compile = recording  # type: ignore[attr-defined]


def use() -> None:
    """Import every module and read some texts."""
    for module in pkgutil.walk_packages([str(ROOT)], "channelfacts."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from channelfacts.lexicons import root

    files = sorted((root() / "corpus").glob("*.txt"))[:40]
    for _ in channelfacts.extract(channelfacts.read(files)):
        pass


def samples(tree: Any) -> Iterator[tuple[str, str]]:
    """(what leads to a repeat, what is repeated) for each repeat in a parsed expression."""
    before = ""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inner = value
            for start, body in samples(inner):
                yield before + start, body
            for body in texts(inner):
                if most > 1 and body:
                    yield before, body
            before += sample(inner) * least
        elif code is codes.BRANCH:
            for branch in value[1][:20]:
                for start, body in samples(branch):
                    yield before + start, body
            before += sample(value[1][0])
        elif code is codes.SUBPATTERN:
            for start, body in samples(value[3]):
                yield before + start, body
            before += sample(value[3])
        elif code is codes.ATOMIC_GROUP:
            for start, body in samples(value):
                yield before + start, body
            before += sample(value)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            for start, body in samples(value[1]):
                yield before + start, body
        else:
            before += one(code, value)


def texts(tree: Any) -> Iterator[str]:
    """Some texts that a part matches: one of each branch, one of each kind of sign."""
    yield sample(tree)
    items = list(tree)
    if len(items) == 1:
        code, value = items[0]
        if code is codes.IN:
            yield from {one(*member) for member in value if member[0] is not codes.NEGATE}
        if code is codes.SUBPATTERN:
            yield from texts(value[3])
        if code is codes.BRANCH:
            yield from (sample(branch) for branch in value[1][:20])
    yield from (" ", "a", "A", "1", "\n") if any(code in (codes.ANY, codes.NOT_LITERAL) for code, _ in items) else ()


def sample(tree: Any) -> str:
    """A text that the part matches, as far as that is plain."""
    made = ""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            made += sample(value[2]) * max(value[0], min(1, value[1]))
        elif code is codes.BRANCH:
            made += sample(value[1][0])
        elif code is codes.SUBPATTERN:
            made += sample(value[3])
        elif code is codes.ATOMIC_GROUP:
            made += sample(value)
        else:
            made += one(code, value)
    return made


CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: " ",
}


def one(code: Any, value: Any) -> str:
    """A character for a part that is one; "" for what takes none."""
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.RANGE:
        return chr(value[0])
    if code is codes.CATEGORY:
        return CATEGORIES[value]
    if code is codes.IN:
        if value[0][0] is codes.NEGATE:
            kinds = {(code, value) for code, value in value[1:]}
            for char in "a A1.,\n":
                if not any(matches(kind, char) for kind in kinds):
                    return char
            return "\x7f"
        return one(*value[0])
    return "a" if code in (codes.ANY, codes.NOT_LITERAL) else ""


def matches(kind: tuple[Any, Any], char: str) -> bool:
    code, value = kind
    if code is codes.LITERAL:
        return chr(value) == char
    if code is codes.RANGE:
        return value[0] <= ord(char) <= value[1]
    return bool(re.match({"1": r"\d", " ": r"\s"}.get(CATEGORIES[value], r"\w"), char)) != ("NOT" in str(value))


def worst(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """(lead, pump) of the texts to try."""
    tree = parser.parse(
        pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    seen = set()
    whole = sample(tree)
    for pair in (*samples(tree), ("", whole), ("", whole[:-1]), ("", f"{whole} "), ("", " "), ("", "a"), ("", "\n")):
        if pair[1] and pair not in seen and len(seen) < 40:
            seen.add(pair)
            yield pair


def seconds(watched: Watched, lead: str, pump: str, size: int) -> float:
    text: Any = lead + pump * (size // len(pump)) + "\x00"
    if isinstance(watched.compiled.pattern, bytes):
        text = text.encode("utf-8")
    started = time.process_time()
    try:
        with limits.seconds(LONGEST):
            if watched.searches:
                for _ in watched.compiled.finditer(text):
                    pass
            else:
                watched.compiled.match(text)
                watched.compiled.fullmatch(text)
    except limits.OutOfTime:
        return LONGEST * size
    return time.process_time() - started


def too_slow(watched: Watched) -> str | None:
    """What is not linear about an expression; None if nothing was found.

    A thirtieth of 100 kB shows what grows with the square: that takes hundredths of a second, all else far less. The
    worst is then fed whole.
    """
    slowest, most = None, 0.0
    for lead, pump in worst(watched.compiled):
        took = seconds(watched, lead, pump, FIRST)
        if took > MEASURABLE:
            once = min(took, seconds(watched, lead, pump, FIRST))
            twice = min(seconds(watched, lead, pump, 2 * FIRST) for _ in range(2))
            if twice > LINEAR * once or once > LONGEST:
                return f"{lead!r} then {pump[:40]!r}: {once:.2f} s for {FIRST:,}, {twice:.2f} s for twice that"
        if took > most:
            slowest, most = (lead, pump), took
    whole = seconds(watched, *slowest, SIZE) if slowest is not None else 0.0
    return f"{slowest}: {whole:.2f} s for {SIZE:,}" if whole > LONGEST else None


def main() -> None:
    record()
    use()
    found = {}
    for (pattern, _), watched in Watched.all.items():
        if (slow := too_slow(watched)) is not None:
            found[f"{watched.where} {pattern[:80]!r} {sorted(watched.used)}"] = slow
            print(watched.where, pattern[:80], sorted(watched.used), slow, file=sys.stderr, flush=True)
    print(json.dumps({"expressions": len(Watched.all), "slow": found}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
