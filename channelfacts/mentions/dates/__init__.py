"""Points, stretches and rates of time, and the date of the article itself.

ISO dates are filled where the words and the publication date settle them; the clock of the machine is never asked.
"""

from channelfacts.mentions.dates.component import Dates, create, find_dates

__all__ = ["Dates", "create", "find_dates"]
