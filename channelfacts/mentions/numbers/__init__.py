"""Numbers as people write them: figures, words, ranges and the comparators around them.

`reading` turns words and figures into values, `bounds` reads comparators, `names` knows the figures that are no
quantities (years, clock times, section numbers), `component` puts them together on a Doc.
"""

from channelfacts.mentions.numbers.bounds import Bound, bound_after, bound_before
from channelfacts.mentions.numbers.component import Numbers, create, numbers_of
from channelfacts.mentions.numbers.reading import Reading, read, scan

__all__ = ["Bound", "Numbers", "Reading", "bound_after", "bound_before", "create", "numbers_of", "read", "scan"]
