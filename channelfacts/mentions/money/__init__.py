"""Amounts of money as written: signs, codes and words, before and after the figures, and ranges of them."""

from channelfacts.mentions.money.component import MoneyFinder, create, money_of

__all__ = ["MoneyFinder", "create", "money_of"]
