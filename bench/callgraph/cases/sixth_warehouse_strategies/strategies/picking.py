from operator import attrgetter


def fifo(lots):
    return sorted(lots, key=attrgetter("day"))


def lifo(lots):
    return reversed(fifo(lots))  #> strategies.picking.fifo


def cheapest(lots):
    return sorted(lots, key=_unit_cost)  #> strategies.picking._unit_cost


def _unit_cost(lot):
    return lot.cost


def random_pick(lots):
    return lots
