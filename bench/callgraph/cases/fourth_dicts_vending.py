def sell_water(coins):
    return change(coins, 2)  #> change


def sell_juice(coins):
    return change(coins, 3)  #> change


def sell_snack(coins):
    return change(coins, 4)  #> change


def change(coins, price):
    return coins - price


def sold_out(coins):
    return coins


slots = {"A1": sell_water, "A2": sell_juice}
print(slots["A1"](5))  #> sell_water
print(slots.get("B7", sold_out)(5))  #> sold_out

slots["A1"] = sold_out
slots.update({"B1": sell_snack})
print(slots["A1"](5), slots["B1"](5))  #> sell_snack sold_out

empty = slots.pop("A2")
print(empty(3))  #> sell_juice


def buy(machine, slot, coins):
    if slot in machine:
        return machine[slot](coins)  #> sell_juice
    return sold_out(coins)  #> sold_out


print(buy({"C1": sell_juice}, "C1", 9))  #> buy
