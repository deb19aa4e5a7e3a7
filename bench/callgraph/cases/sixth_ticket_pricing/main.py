from functools import partial, reduce
import discounts as d
from pricing import Quote, price, PriceList, explain
from seasons import season_factor, SEASONS

plist = PriceList(base=100.0)  #> pricing.PriceList.__init__
plist.add_rule("child", partial(d.percent_off, 50))  #> pricing.PriceList.add_rule
plist.add_rule("group", partial(d.bulk, threshold=3, inner=d.flat_off(10)))  #> discounts.flat_off pricing.PriceList.add_rule
plist.add_rule("loyal", d.LoyaltyDiscount(years=4).apply)  #> discounts.LoyaltyDiscount.__init__ pricing.PriceList.add_rule
plist["gift"] = partial(d.gift_card, balance=[60])  #> pricing.PriceList.add_rule

summer = partial(season_factor, "summer")
winter = partial(season_factor, season="winter")

print(price(plist, Quote(1, ["child"]), summer))  #> pricing.Quote pricing.price
print(price(plist, Quote(4, ["group", "loyal"]), factor=winter))  #> pricing.Quote pricing.price
print(price(plist, Quote(qty=1, rules=["gift", "missing"])))  #> pricing.Quote pricing.price
print(explain(plist, Quote(2, ["child"]), fmt="{:>7.1f}".format))  #> pricing.Quote pricing.explain
print(reduce(lambda acc, f: f(acc), map(plist.get, ("child", "loyal")), 80.0))  #> discounts.LoyaltyDiscount.apply discounts.percent_off main.<lambda> pricing.PriceList.get
print(sorted(SEASONS, key=season_factor), summer.func is season_factor)  #> seasons.season_factor
