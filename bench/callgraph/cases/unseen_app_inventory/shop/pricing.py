RULES = []


def rule(priority):
    def add(fn):
        RULES.append((priority, fn))
        RULES.sort(key=by_priority)  #> shop.pricing.by_priority
        return fn
    return add


def by_priority(pair):
    return pair[0]


@rule(2)  #> shop.pricing.rule shop.pricing.rule.add
def bulk(cart, total):
    return total * 0.9 if len(cart) > 2 else total  #> shop.cart.Cart.__len__


@rule(1)  #> shop.pricing.rule shop.pricing.rule.add
def sale(cart, total):
    return sum(reduced(p) for p in cart)  #> shop.cart.Cart.__iter__ shop.pricing.reduced


def reduced(product):
    return product.price * (0.5 if product.tagged('sale') else 1)  #> shop.catalog.Product.tagged shop.catalog.Virtual.tagged


def discount(cart, total):
    for _, fn in RULES:
        total = fn(cart, total)  #> shop.pricing.bulk shop.pricing.sale
    return total
