from .parts import Grinder, Pump


class Brewer:
    def __init__(self, pump: Pump, grinder: Grinder) -> None:
        self.pump = pump
        self.grinder = grinder

    def brew(self, beans: str = "arabica") -> str:
        return f"{self.grinder.grind(beans)}; {self.pump.pump()}"  #> services.parts.Grinder.grind services.parts.HandPump.pump services.parts.Siphon.pump


class Barista:
    def __init__(self, brewer: Brewer, greeting: str) -> None:
        self.brewer = brewer
        self.greeting = greeting

    def serve(self, *beans: str) -> list[str]:
        return [self.greeting, *map(self.brewer.brew, beans)]  #> services.brewing.Brewer.brew
