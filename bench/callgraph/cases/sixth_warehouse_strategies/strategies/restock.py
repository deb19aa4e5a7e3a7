class Policy:
    threshold = 0

    def needed(self, n):
        return n < self.threshold

    def order(self, sku, n):
        raise NotImplementedError


class Lean(Policy):
    threshold = 10

    def order(self, sku, n):
        return self.threshold - n


class Greedy(Policy):
    threshold = 10 ** 6

    def order(self, sku, n):
        return special(sku) or n * 10  #> strategies.restock.special


def special(sku):
    return 1 if sku == "saw" else 0


RESTOCK_POLICIES = {"lean": Lean, "greedy": Greedy}
