from decimal import Decimal


def import_rows(lines, post):
    for row in map(split_row, lines):  #> ledger.importers.split_row
        _, text, source, target, amount = row
        post(text, source, target, Decimal(amount))  #> ledger.journal.Journal.post


def split_row(line):
    return line.strip().split(';')
