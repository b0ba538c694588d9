"""JSON of any size in bounded memory: the items of its lists one at a time, or the outline of the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

DEEPEST = 100
"""Levels within one another: nobody's articles are deeper, and a hundred million brackets fill any memory."""

KEYS = 1000
"""Keys of an object, and words of a list, that the outline keeps."""

WEIGHT = 64
"""Bytes that a value takes beside its characters, about."""


class Broken(Exception):  # noqa: N818
    """The text is no JSON, or none that a document can be in; says so in a few words."""


def items(stream: Any, paths: Collection[tuple[str, ...]], limit: int) -> Iterator[Any]:
    """The items of the lists at `paths` (keys from the outermost object on; () is the outermost itself).

    An object at a path stands for the list of its values. limit: bytes that one item may have. Raises Broken where the
    JSON breaks off, with the items before already given.
    """
    wanted = set(paths)
    around: list[tuple[str, ...]] = []
    keys: list[str] = []
    item: Builder | None = None
    for event, value in _events(stream):
        if item is None:
            if event == "map_key":
                keys[-1] = value
                continue
            if event in ("end_map", "end_array"):
                around.pop()
                keys.pop()
                continue
            if not around or around[-1] not in wanted:
                if event in ("start_map", "start_array"):
                    if len(around) >= DEEPEST:
                        raise Broken("nested too deeply")
                    around.append((*around[-1], keys[-1]) if around else ())
                    keys.append("")
                continue
            item = Builder(limit)
        item.take(event, value)
        if item.done:
            yield item.value
            item = None


def outline(stream: Any, limit: int) -> Any:
    """The whole, but of each list only the first object in it. Raises Broken."""
    whole = Builder(limit, outline=True)
    for event, value in _events(stream):
        whole.take(event, value)
    return whole.value


def _events(stream: Any) -> Iterator[tuple[str, Any]]:
    import ijson  # type: ignore[import-untyped]

    try:
        yield from ijson.basic_parse(stream)
    except ijson.JSONError as error:
        raise Broken("JSON that is cut short" if "ncomplete" in f"{type(error)}{error}" else "broken JSON") from error


class Builder:
    """Puts a value together from its events."""

    def __init__(self, limit: int, *, outline: bool = False) -> None:
        self.value: Any = None
        self.done = False
        self._left = limit
        self._outline = outline
        self._open: list[Any] = []
        self._keys: list[str] = []
        self._passing = 0

    def take(self, event: str, value: Any) -> None:
        """The next event. Raises Broken where the value gets too deep or too large."""
        starts, ends = event in ("start_map", "start_array"), event in ("end_map", "end_array")
        if self._passing:
            self._passing += starts - ends
        elif event == "map_key":
            self._keys[-1] = value
            self._weigh(value)
        elif ends:
            self._open.pop()
            self._keys.pop()
        else:
            made: Any = value
            if starts:
                made = {} if event == "start_map" else []
            if self._put(made) and starts:
                if len(self._open) >= DEEPEST:
                    raise Broken("nested too deeply")
                self._open.append(made)
                self._keys.append("")
            elif starts:
                self._passing = 1
        self.done = not self._open and not self._passing

    def _put(self, made: Any) -> bool:
        """Put a value where it belongs; not if the outline has no place for it."""
        if not self._open:
            self.value = made
        elif isinstance(inside := self._open[-1], dict):
            if self._outline and len(inside) >= KEYS:
                return False
            inside[self._keys[-1]] = made
        else:
            if self._outline and inside and (isinstance(made, dict | list) or len(inside) >= KEYS):
                return False
            inside.append(made)
        self._weigh(made)
        return True

    def _weigh(self, made: Any) -> None:
        self._left -= WEIGHT + (len(made) if isinstance(made, str) else 0)
        if self._left < 0:
            raise Broken("larger than --max-bytes")
