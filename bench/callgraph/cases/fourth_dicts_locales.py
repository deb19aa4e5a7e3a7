def english_date(y, m, d):
    return f"{m}/{d}/{y}"


def german_date(y, m, d):
    return f"{d}.{m}.{y}"


def english_money(amount):
    return f"${amount:,.2f}"


def german_money(amount):
    return swap(f"{amount:,.2f}") + " EUR"  #> swap


def swap(text):
    return text.translate(str.maketrans(",.", ".,"))


LOCALES = {
    "en": {"date": english_date, "money": english_money},
    "de": {"date": german_date, "money": german_money},
}


def invoice(locale, amount):
    formats = LOCALES[locale]
    return formats["date"](2024, 5, 1) + " " + formats["money"](amount)  #> english_date english_money german_date german_money


print(invoice("en", 1234.5))  #> invoice
print(invoice("de", 1234.5))  #> invoice
print(LOCALES["de"]["date"](2000, 1, 1))  #> german_date
LOCALES["en"]["money"] = german_money
print(LOCALES["en"]["money"](7))  #> german_money
