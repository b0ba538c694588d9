"""Who speaks beside a verb of saying: a person, a body, a place, or a giver without a name ("French coastguards")."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import Word
from channelfacts.lexicons import lexicon
from channelfacts.qualifiers.naming import UNLISTED, Names, Speaker, speech

_data = lexicon("speech")
ADVERBS = frozenset(_data["adverbs"])
BREAKS = frozenset(_data["breaks"])
DAYS = frozenset(_data["reported"]["days"])
NEARBY = frozenset(_data["nearby"])
DETERMINERS = frozenset(_data["determiners"])
NO_NAMES = frozenset(_data["no_names"])
OF = frozenset(_data["of"])
TIES = OF | {"to", "on", "by", "into", "across", "near", "off", "against", "between", "through", "around", "via"}


def before(names: Names, words: Sequence[Word], k: int, start: int = 0) -> Speaker | None:
    """The subject that ends right before the verb at `k` (adverbs and an apposition may stand between)."""
    i = k - 1
    while i >= start and (words[i].lower in ADVERBS or words[i].lower.endswith("ly")):
        i -= 1
    if i > start and words[i].lower == "who":
        i -= 1
    if i < start:
        return None
    word = words[i]
    if word.lower in ("he", "she", "they", "it", "we", "i"):
        return Speaker(word.text, word.start, word.end, pronoun=True)
    named = names.ending(word)
    if named is not None:
        return _with_office(names, words, i, named, start)
    if word.lower in speech().givers or word.lower in speech().papers or word.lower.endswith("year-old"):
        return giver(names, words, i, start)
    if word.text in (",", ")", "—", "–", "-", "”", '"'):
        return _apposed(names, words, i, start)
    found = _complemented(names, words, i, start)
    if found is None and words[k].lower in speech().quoting and words[k].lower not in speech().nouns:
        found = _unlisted(names, words, i, start)
    return found


def _unlisted(names: Names, words: Sequence[Word], i: int, start: int = 0) -> Speaker | None:
    """A name of one or two words that is known only by its capital and its verb: "Pelosi said"."""
    if not _capital(words[i]):
        return None
    first = i - 1 if i > start and _capital(words[i - 1]) else i
    ahead = words[first - 1] if first > start else None
    if ahead is not None and (_capital(ahead) or ahead.lower in OF | {"and", "’", "'", ")", "-", "."}):
        return None
    text = " ".join(names.text[words[first].start : words[i].end].split())
    return Speaker(text, words[first].start, words[i].end, UNLISTED)


def _capital(word: Word) -> bool:
    """Is it written as a name is, and no word that any sentence may begin with?"""
    return len(word.text) > 2 and word.text.istitle() and word.text.isalpha() and word.lower not in NO_NAMES


def _with_office(names: Names, words: Sequence[Word], i: int, named: Speaker, start: int) -> Speaker | None:
    """ "A spokesman for the Home Office" where a name ends a giver's phrase."""
    if named.person is not None:
        return named
    j = i
    while j >= start and words[j].start > named.start:
        j -= 1
    j -= 1
    if j >= start and words[j].lower == "the":
        j -= 1
    if j - 1 >= start and words[j].lower in OF and words[j - 1].lower in speech().givers:
        if words[j - 1].lower in speech().papers:
            return named
        head = giver(names, words, j - 1, start)
        if head is not None:
            return Speaker(" ".join(names.text[head.start : named.end].split()), head.start, named.end)
    while j > start and (words[j].text[0].isupper() or words[j].lower.endswith("ern") or words[j].lower == "the"):
        j -= 1
    earlier = [
        s for k in range(start, j) if (s := names.starts.get(words[k].start)) is not None and s.person is not None
    ]
    if j > start and words[j].lower in OF and words[j - 1].lower in speech().givers and not earlier:
        head = giver(names, words, j - 1, start)
        if head is not None and words[j - 1].lower not in speech().papers:
            return Speaker(" ".join(names.text[head.start : named.end].split()), head.start, named.end)
    if j >= start and words[j].lower in TIES:
        return next(
            (
                s
                for k in range(start, j)
                if (s := names.starts.get(words[k].start)) is not None and s.person is not None
            ),
            None,
        )
    return named


def giver(names: Names, words: Sequence[Word], i: int, start: int) -> Speaker | None:
    """The phrase whose head is the word at `i`: "French coastguards"; of "Home Office figures" the Home Office."""
    head = words[i]
    j = i
    while j > start and i - j < 5:
        word = words[j - 1]
        if not word.text[0].isalnum() or word.lower in DETERMINERS or word.lower in BREAKS or word.lower in OF:
            break
        if (word.lower in speech().verbs and not word.text[0].isupper()) or word.lower in ("to", "by", "on", "said"):
            break
        j -= 1
    inside = [s for k in range(j, i) if (s := names.starts.get(words[k].start)) is not None]
    if head.lower in speech().papers:
        if inside:
            named = inside[0]
            return Speaker(named.text, named.start, named.end, named.person)
        return Speaker(names.text[words[j].start : head.end], words[j].start, head.end)
    return Speaker(" ".join(names.text[words[j].start : head.end].split()), words[j].start, head.end)


def _complemented(names: Names, words: Sequence[Word], i: int, start: int) -> Speaker | None:
    """ "A spokesman for the prefecture of X", "figures from the body": a giver with its complement before the verb."""
    if words[i].lower in DAYS and words[i - 1].lower == "on" and i - 2 >= start:
        i -= 2
        if words[i].lower in speech().givers:
            return giver(names, words, i, start)
    for j in range(i, max(i - 9, start), -1):
        word = words[j]
        if word.lower in speech().givers and j + 1 <= i and words[j + 1].lower in OF | NEARBY:
            inside = [s for k in range(j + 1, i + 1) if (s := names.starts.get(words[k].start)) is not None]
            if word.lower in speech().papers:
                return inside[0] if inside else giver(names, words, j, start)
            around = names.covering(word)
            if around is not None:
                return around
            head = giver(names, words, j, start)
            if head is None:
                return None
            if inside:
                return Speaker(" ".join(names.text[head.start : inside[-1].end].split()), head.start, inside[-1].end)
            return Speaker(" ".join(names.text[head.start : words[i].end].split()), head.start, words[i].end)
        if (
            not word.text[0].isalnum()
            or word.lower in BREAKS
            or (word.lower in speech().verbs and not word.text[0].isupper())
        ):
            return None
    return None


def _apposed(names: Names, words: Sequence[Word], i: int, start: int) -> Speaker | None:
    """The first one named before a comma: "X, co-director of Y, said"."""
    first: Speaker | None = None
    for j in range(start, i):
        word, follower = words[j], words[j + 1]
        if word.text in ("“", '"') or (word.text == ":" and j > start):
            first = None
        if follower.text not in (",", "(", "—", "–", "-"):
            continue
        named = names.ending(word)
        if named is None and word.lower in speech().givers:
            named = giver(names, words, j, start)
        if named is None:
            continue
        tied = j > start and any(words[m].lower in TIES | {"under", "than"} for m in range(max(j - 2, start), j))
        if named.person is not None and not tied:
            return named
        first = first or (None if tied else named)
    return first


def after(names: Names, words: Sequence[Word], k: int) -> Speaker | None:
    """The subject that follows the verb at `k`: "said French police", "says Immigration Minister X"."""
    n = len(words)
    j = k + 1
    while j < n and words[j].lower in DETERMINERS:
        j += 1
    if j < n and words[j].lower in ("he", "she", "they", "it"):
        return Speaker(words[j].text, words[j].start, words[j].end, pronoun=True)
    other: Speaker | None = None
    for i in range(j, min(j + 10, n)):
        word = words[i]
        named = names.starts.get(word.start)
        if named is not None and named.person is not None:
            return named
        if word.text == "," and words[i - 1].lower in speech().givers:
            apposed = [s for m in range(i + 1, min(i + 4, n)) if (s := names.starts.get(words[m].start)) is not None]
            if apposed and apposed[-1].person is not None:
                return apposed[-1]
        if not word.text[0].isalnum() and word.text not in ("-", "/", "&", "."):
            break
        if named is not None and other is None:
            other = named
        last = i + 1 >= n or words[i + 1].lower not in speech().givers
        beside = other is not None and other.end + 1 == word.start and word.lower not in speech().papers
        if word.lower in speech().givers and last and (other is None or beside):
            other = giver(names, words, i, j)
        if i == j and other is None and named is None and _capital(word):
            end = i + 1 if i + 1 < n and _capital(words[i + 1]) else i
            longer = end + 1 < n and words[end + 1].text[0].isupper()
            other = None if longer else _unlisted(names, words, end, j)
        if i > j and (word.lower in BREAKS or (word.lower in speech().verbs and not word.text[0].isupper())):
            break
        if word.lower in ("in", "on", "at", "during") and i >= j:
            break
    return other


def behind(names: Names, words: Sequence[Word], j: int) -> Speaker | None:
    """Whoever is named behind "according to", "figures from"."""
    n = len(words)
    while j < n and words[j].lower in DETERMINERS:
        j += 1
    end = j
    while end < min(j + 10, n):
        word = words[end]
        if not word.text[0].isalnum() and word.text not in ("-", "/", "&", ".", "’", "'"):
            break
        if end > j and (word.lower in BREAKS or (word.lower in speech().verbs and not word.text[0].isupper())):
            break
        if end > j and word.lower in ("on", "this", "last", "since", "under", "by", "in"):
            break
        end += 1
    named = [s for i in range(j, end) if (s := names.starts.get(words[i].start)) is not None]
    person = next((s for s in named if s.person is not None), None)
    if person is not None:
        return person
    if named:
        first = named[0]
        i = next((m for m in range(j, end) if words[m].end >= first.end), end - 1)
        for k in range(i + 1, min(i + 3, end)):
            if words[k].lower in speech().givers and words[k].lower not in speech().papers:
                called = names.starts.get(words[k + 1].start) if k + 1 < end else None
                return called if called is not None else giver(names, words, k, j)
        return first
    for i in range(j, end):
        if words[i].lower in speech().givers:
            written = _written_by(names, words, end) if words[i].lower in speech().papers else None
            return written or giver(names, words, i, j)
    return None


def _written_by(names: Names, words: Sequence[Word], i: int) -> Speaker | None:
    """Whoever is named in "by X" at `i`, right behind a document's phrase."""
    if i + 1 >= len(words) or words[i].lower != "by":
        return None
    named = i + 2 if words[i + 1].lower in DETERMINERS and i + 2 < len(words) else i + 1
    return names.starts.get(words[named].start)
