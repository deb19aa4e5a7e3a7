import operator


def flat(percent):
    def rule(item):
        return item.price * (1 - percent / 100)

    return rule


def by_tag(tag, rule):
    def conditional(item):
        if tag in item.tags:
            return rule(item)  #> stock.pricing.flat.rule
        return item.price

    return conditional


def bulk(item):
    if item.quantity > 10:
        return item.price * 0.5
    return item.price


def cheapest(item, rules):
    return min(rule(item) for rule in rules)  #> stock.pricing.bulk stock.pricing.by_tag.conditional


by_price = operator.attrgetter("price")
