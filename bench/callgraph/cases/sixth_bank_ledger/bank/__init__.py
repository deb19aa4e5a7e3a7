from bank.money import Money
from bank.core import Bank
