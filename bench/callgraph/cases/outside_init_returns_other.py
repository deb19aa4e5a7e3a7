class Coin:
    def __new__(cls, side):
        if side == "edge":
            return Edge()  #> Edge.__init__
        return super().__new__(cls)

    def __init__(self, side):
        self.side = side

    def describe(self):
        return "coin " + self.side


class Edge:
    def __init__(self):
        self.height = 2

    def describe(self):
        return "edge %d" % self.height


for s in ("head", "edge"):
    print(Coin(s).describe())  #> Coin.__init__ Coin.__new__ Coin.describe Edge.describe
