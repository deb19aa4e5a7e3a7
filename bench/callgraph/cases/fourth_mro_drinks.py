class Drink:
    def prepare(self):
        return ["cup"] + self.extras()  #> Milky.extras Mocha.extras Sweet.extras

    def extras(self):
        return []

    def price(self):
        return 1


class Milky(Drink):
    def extras(self):
        return super().extras() + ["milk"]  #> Sweet.extras

    def price(self):
        return super().price() + 0.5  #> Sweet.price


class Sweet(Drink):
    def extras(self):
        return super().extras() + ["sugar"]  #> Drink.extras

    def price(self):
        return super().price() + 0.2  #> Drink.price


class Latte(Milky, Sweet):
    def price(self):
        return round(super().price(), 1)  #> Milky.price


class Mocha(Latte):
    def extras(self):
        return ["cocoa"] + super().extras()  #> Milky.extras


print(Latte().prepare(), Latte().price())  #> Drink.prepare Latte Latte.price
print(Mocha().prepare())  #> Drink.prepare Mocha
print(Sweet().prepare(), Sweet().price())  #> Drink.prepare Sweet Sweet.price
