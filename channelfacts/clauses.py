"""The order of an English clause around an amount, read without a parser: governing verb, its group, subject, phrases.

Works on what `annotations` holds and on the verb classes of `data/lexicons/status.toml`; used by `qualifiers` and `facts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from channelfacts.annotations import AnnotatedDoc, Sentence
from channelfacts.lexicons import lexicon

FORMS = ("base", "third", "past", "participle", "gerund")
NEAR = 9
"""Words between a governing verb and its amount, at most."""
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "any", "no", "some", "each", "every", "another"})  # fmt: skip
AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "did", "does", "do", "'ll", "'ve", "be", "been", "being"})  # fmt: skip
BREAK_SIGNS = frozenset({";", ":", "(", ")", "—", "–", "…", "?", "!"})
LINKS = frozenset({"of", "worth", "totalling", "totaling", "costing", "at", "valued"})


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a whole amount of money or a whole phrase of time.

    kind: `word`, `sign`, `money`, `date`, `duration` or `rate`. number: index of the mention in its list.
    """

    lower: str
    text: str
    start: int
    end: int
    kind: str = "word"
    number: int = -1


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb that governs an amount. `at` its token, `first` the first token of its group; `before` the group's other
    words; `link` a preposition between verb and amount; `agentless` passive without "by"."""

    at: int
    first: int
    kind: str
    form: str
    before: tuple[str, ...]
    link: str | None = None
    passive: bool = False


@cache
def verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """Word -> (class, the forms that it can be)."""
    table: dict[str, tuple[str, frozenset[str]]] = {}
    for kind, rows in lexicon("status")["classes"].items():
        for row in rows:
            for form, word in zip(FORMS, row.split(), strict=True):
                known = table.get(word, (kind, frozenset()))
                table[word] = (known[0], known[1] | {form})
    return table


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words under `key` of the table `name` of the lexicon of status."""
    return frozenset(lexicon("status")[name][key])


@cache
def filler() -> frozenset[str]:
    """Adverbs and the like that may stand anywhere in a verb group."""
    return words("groups", "filler")


def tokens(doc: AnnotatedDoc, sentence: Sentence) -> list[Token]:
    """The words of a sentence, with each amount of money and each phrase of time as one token."""
    merged: list[tuple[int, int, str, int]] = [
        (m.outer_start, m.end, "money", i) for i, m in enumerate(doc._.money) if m.sentence == sentence.index
    ]
    for i, date in enumerate(doc._.dates or []):
        if date.sentence == sentence.index and not any(a < date.end and date.start < b for a, b, _, _ in merged):
            merged.append((date.start, date.end, date.kind, i))
    merged.sort()
    out: list[Token] = []
    at = 0
    for word in sentence.words:
        while at < len(merged) and merged[at][1] <= word.start:
            at += 1
        if at < len(merged) and merged[at][0] < word.end and word.start < merged[at][1]:
            start, end, kind, number = merged[at]
            if out and out[-1].kind == kind and out[-1].number == number:
                continue
            out.append(Token(doc.text[start:end].lower(), doc.text[start:end], start, max(end, word.end), kind, number))
            continue
        kind = "word" if word.text[0].isalnum() else "sign"
        out.append(Token(word.lower, word.text, word.start, word.end, kind))
    return out


def place_of(row: Sequence[Token], number: int) -> int | None:
    """Where in the row the amount `number` stands."""
    return next((i for i, t in enumerate(row) if t.kind == "money" and t.number == number), None)


def is_verb(row: Sequence[Token], i: int) -> bool:
    """Is this form of a listed verb a verb here, or a noun ("the cost of", "a fund")?"""
    token = row[i]
    if token.kind != "word" or token.lower not in verbs():
        return False
    forms = verbs()[token.lower][1]
    before = row[i - 1].lower if i else ""
    after = row[i + 1] if i + 1 < len(row) else None
    if forms <= {"gerund"}:
        return before not in DETERMINERS
    if forms & {"past", "participle"} and not forms & {"base", "third"}:
        return True
    noun = before in DETERMINERS | {"'s", "of", "in", "for", "on", "by", "at", "total", "estimated", "annual", "extra"}
    if noun or before.endswith(("'s", "s'")):
        return False
    return not (after is not None and after.lower == "of" and before != "to" and before not in AUXILIARIES)


def governor(row: Sequence[Token], k: int) -> Verb | None:
    """The verb that has the amount at `k` as its object, to its left within the clause."""
    link: str | None = None
    i = k - 1
    while i >= 0 and k - i <= NEAR:
        token = row[i]
        if token.kind == "sign":
            chained = i and row[i - 1].kind == "money" and token.lower == ","
            if token.lower in BREAK_SIGNS or (token.lower == "," and not chained):
                return None
        elif token.kind == "word":
            if is_verb(row, i):
                return _group(row, i, link)
            if token.lower in words("clauses", "breaks") and token.lower not in ("as", "than", "so"):
                return None
            if token.lower in {"for", "by", "with", "from", "at", "on", "in", "into", "to"}:
                if token.lower in {"from", "on", "into", "in", "to"} and not _recipient_between(row, i, k):
                    return None
                link = link or token.lower
            elif token.lower in AUXILIARIES:
                return None
        i -= 1
    return None


def _recipient_between(row: Sequence[Token], i: int, k: int) -> bool:
    """ "gave to charities some £5m", "paid in 2014 £3m": only "to" and a phrase right after a verb of giving."""
    return bool(row[i].lower == "to" and i and row[i - 1].lower in verbs() and k - i > 1)


def _group(row: Sequence[Token], i: int, link: str | None) -> Verb:
    kind, forms = verbs()[row[i].lower]
    before: list[str] = []
    first = i
    j = i - 1
    while j >= 0 and i - j <= 8:
        word = row[j].lower
        if row[j].kind in ("date", "duration") or (row[j].kind == "sign" and word in "'\"“”‘’"):
            j -= 1
            continue
        if word in AUXILIARIES or word in filler() or word in words("groups", "negated") or _catenative(row, j, before):
            before.insert(0, word)
            if word not in filler():
                first = j
            j -= 1
            continue
        break
    form = _form(forms, before)
    passive = form == "participle" and any(
        w in {"is", "are", "was", "were", "be", "been", "being"} for w in before[-3:]
    )
    return Verb(i, first, kind, form, tuple(before), link, passive)


def _catenative(row: Sequence[Token], j: int, before: list[str]) -> bool:
    word = row[j].lower
    if word == "to":
        return not before or before[0] != "to"
    return (
        bool(before)
        and before[0] in ("to", "not")
        and word in words("groups", "catenatives")
        and (j == 0 or row[j - 1].lower not in DETERMINERS)
    )


def _form(forms: frozenset[str], before: Sequence[str]) -> str:
    last = next((w for w in reversed(before) if w in AUXILIARIES or w == "to"), "")
    if last in {"has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "'ve"}:
        return "gerund" if "gerund" in forms else "participle"
    if last in {"to", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "did", "do"}:
        return "base"
    for form in ("past", "third", "gerund", "participle", "base"):
        if form in forms:
            return form
    return "base"


def verb_behind(row: Sequence[Token], k: int) -> Verb | None:
    """The verb that has the amount at `k` as its subject, or says its participle: "£7m has been agreed", "£2m invested"."""
    i = k + 1
    seen: list[str] = []
    while i < len(row) and i - k <= 8:
        token = row[i]
        if token.kind in ("date", "duration", "rate", "money"):
            i += 1
            continue
        if token.kind == "sign":
            if token.lower in "\"'“”‘’":
                i += 1
                continue
            return None
        if token.lower in AUXILIARIES or (token.lower in {"to", "not", "expected", "due", "set", "going"} and seen):
            seen.append(token.lower)
        elif token.lower in verbs():
            kind, forms = verbs()[token.lower]
            participle = "participle" in forms and not seen
            if not seen and not participle:
                return None
            form = _form(forms, seen) if seen else "participle"
            passive = form == "participle" and (
                not seen or seen[-1] in {"be", "been", "being", "is", "are", "was", "were"}
            )
            return Verb(i, k + 1, kind, form, tuple(seen), None, passive or not seen)
        elif token.lower == "go" or token.lower in {"goes", "went", "gone"}:
            return Verb(i, k + 1, "go", "base", tuple(seen)) if seen or token.lower in {"goes", "went"} else None
        elif token.lower not in filler() and not (
            not seen
            and i - k <= 5
            and token.lower
            in {"of", "in", "extra", "funding", "aid", "money", "cash", "more", "package", "grant", "fund", "funds"}
        ):
            if not seen and token.text[:1].isupper() and i - k <= 5:
                i += 1
                continue
            return None
        i += 1
    return None


def phrase_left(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The noun phrase that ends before token `end`, as (first, behind the last); None where none stands there."""
    while end > 0 and (row[end - 1].kind in ("date", "duration") or row[end - 1].lower in filler()):
        end -= 1
    first = end
    while first > 0 and end - first < 8:
        token = row[first - 1]
        if token.kind != "word" and token.lower not in ("'", "’", "-", "&", "."):
            break
        if token.lower in AUXILIARIES or token.lower in words("clauses", "breaks"):
            break
        if token.lower in DETERMINERS:
            first -= 1
            break
        if token.lower in {"and", "of"}:
            if first - 2 < 0 or row[first - 2].kind != "word" or row[first - 2].lower in AUXILIARIES or first == end:
                break
            if token.lower == "and" and not _joined(row, first):
                break
        elif token.lower in lexicon("money")["purposes"]["into"] or token.lower in {
            "by",
            "from",
            "with",
            "between",
            "under",
            "or",
            "not",
            "then",
            "however",
        } or (first != end and _finite(row, first - 1)):
            break
        first -= 1
    while first < end and row[first].kind != "word":
        first += 1
    return (first, end) if first < end else None


def _joined(row: Sequence[Token], first: int) -> bool:
    """ "Britain and France": the word before "and" is of the same sort as the one behind."""
    left = row[first - 2]
    return (
        (left.text[:1].isupper()
        and row[first].text[:1].isupper())
        or (row[first].lower in DETERMINERS
        and (first - 3 >= 0 and row[first - 3].lower in DETERMINERS))
    )


def _finite(row: Sequence[Token], i: int) -> bool:
    return (
        row[i].text[:1].islower()
        and row[i].lower in verbs()
        and is_verb(row, i)
        and row[i].lower not in {"use", "need", "bill", "fund"}
    )


def subject(row: Sequence[Token], verb: Verb) -> tuple[int, int] | None:
    """The noun phrase that does what `verb` says; looks past "which" and over coordinated verbs."""
    end = verb.first
    if end > 0 and row[end - 1].lower in {"which", "who", "that"}:
        end -= 1
        if end > 0 and row[end - 1].lower == ",":
            end -= 1
        return phrase_left(row, end)
    if end > 0 and row[end - 1].lower == "," and verb.form in ("past", "third"):
        return _over_aside(row, end - 1)
    found = phrase_left(row, end)
    if found is not None and row[found[0]].lower not in {"and", "or"} and found[1] - found[0] > 0:
        return found
    return earlier_subject(row, end)


def _over_aside(row: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """ "Britain, which left in 2020, paid": the phrase before the aside."""
    start = next((i for i in range(comma - 1, -1, -1) if row[i].lower == ","), None)
    return phrase_left(row, start) if start else None


def earlier_subject(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The nearest noun phrase to the left with a finite auxiliary or listed verb behind it."""
    finite = AUXILIARIES - {"be", "been", "being"}
    for i in range(end - 1, 0, -1):
        if row[i].kind == "sign" and row[i].lower in {";", ":"}:
            return None
        if row[i].lower in finite or (
            row[i].text.islower()
            and row[i].lower in verbs()
            and verbs()[row[i].lower][1] & {"past", "third"}
            and is_verb(row, i)
        ):
            found = phrase_left(row, i)
            if found is not None:
                return found
    return None


def phrase_right(row: Sequence[Token], start: int, stops: frozenset[str], longest: int = 12) -> tuple[int, int] | None:
    """The phrase that begins at `start` and runs to the end of its clause, at most `longest` words."""
    end = start
    while end < len(row) and end - start < longest:
        token = row[end]
        if token.kind in ("money", "date", "duration", "rate") and end > start:
            break
        if token.kind == "sign" and token.lower not in "'’-&/\"“”‘%.":
            break
        if token.kind == "sign" and token.lower == ".":
            if end + 1 >= len(row) or row[end + 1].start > token.end:
                break
        elif (token.lower in stops and end > start) or (token.lower in {"and", "or"} and _new_clause(row, end + 1)):
            break
        end += 1
    loose = {
        "and",
        "or",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "to",
        "for",
        "at",
        "its",
        "their",
        "into",
        "about",
        "around",
        '"',
        "“",
        "‘",
        "'",
        "both",
        "-",
    }
    while end > start and (row[end - 1].lower in loose or row[end - 1].lower in filler()):
        end -= 1
    while start < end and (row[start].kind == "sign" or row[start].lower in DETERMINERS - {"no"}):
        start += 1
    return (start, end) if start < end else None


def _new_clause(row: Sequence[Token], i: int) -> bool:
    """Does another clause, another amount or another subject follow "and"?"""
    ahead = row[i : i + 5]
    if not ahead or ahead[0].kind != "word":
        return True
    pronouns = lexicon("money")["payers"]["pronouns"]
    return ahead[0].lower in pronouns or any(t.kind == "money" or t.lower in AUXILIARIES for t in ahead)
