from typing import Protocol


class Heater(Protocol):
    def heat(self) -> int: ...


class Pump(Protocol):
    def pump(self) -> str: ...


class Grinder:
    made = 0

    def __init__(self) -> None:
        Grinder.made += 1

    def grind(self, beans: str) -> str:
        return f"ground {beans}"


class Electric:
    def heat(self) -> int:
        return 95


class Gas:
    def heat(self) -> int:
        return 90


class Siphon:
    def __init__(self, heater: Heater) -> None:
        self.heater = heater

    def pump(self) -> str:
        return f"pumping at {self.heater.heat()}"  #> services.parts.Electric.heat services.parts.Gas.heat


def make_hand_pump(grinder: Grinder) -> Pump:
    return HandPump(grinder)  #> services.parts.HandPump.__init__


class HandPump:
    def __init__(self, grinder):
        self.grinder = grinder

    def pump(self):
        return "by hand, " + self.grinder.grind("air")  #> services.parts.Grinder.grind
