import collections


class Kitchen:
    def __init__(self):
        self.orders = collections.OrderedDict()
        self.menu = {
            "drinks": {"tea": self.brew, "juice": self.squeeze},
            "food": {"toast": self.toast, "soup": lambda n: self.boil("soup", n)},  #> Kitchen.boil
        }

    def brew(self, n):
        return self.boil("water", n) + "+leaves"  #> Kitchen.boil

    def squeeze(self, n):
        return "juice*%d" % n

    def toast(self, n):
        return "toast*%d" % n

    def boil(self, what, n):
        return "%s*%d boiled" % (what, n)

    def order(self, section, item, n=1):
        make = self.menu[section][item]
        self.orders[item] = make(n)  #> Kitchen.__init__.<lambda> Kitchen.brew Kitchen.toast
        return self.orders[item]


def cheap():
    return 1


def pricey():
    return 10


prices = collections.defaultdict(lambda: pricey)
prices["tea"] = cheap

k = Kitchen()  #> Kitchen.__init__
print(k.order("drinks", "tea", 2))  #> Kitchen.order
print(k.order("food", "soup"))  #> Kitchen.order
print(k.order("food", item="toast"))  #> Kitchen.order
print([prices[i]() for i in k.orders])  #> <lambda> cheap pricey
for section, items in k.menu.items():
    for name in sorted(items):
        print(section, name)
by_level = {(0, True): cheap, (1, False): pricey}
print(by_level[0, True]() + by_level[(1, False)]())  #> cheap pricey
