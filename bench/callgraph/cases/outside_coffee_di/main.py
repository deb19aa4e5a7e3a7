from container import Container
from services import Barista, Brewer, Grinder, Heater, Pump
from services.parts import Electric, Gas, Siphon, make_hand_pump


def configure() -> Container:
    c = Container()  #> container.Container.__init__
    c.bind(Heater, Electric).bind(Pump, Siphon)  #> container.Container.bind
    c.bind(Grinder, single=True).bind(Brewer).bind(Barista)  #> container.Container.bind
    c.value(str, "good morning")  #> container.Container.value
    return c


def polite(text: str) -> str:
    return text + ", please"


def main() -> None:
    root = configure()  #> main.configure
    print(root.get(Barista).serve("robusta", "decaf"))  #> container.Container.get services.brewing.Barista.serve

    gas = root.child().bind(Heater, Gas).bind(Pump, to=Siphon)  #> container.Container.bind container.Container.child
    print(gas.get(Pump).pump(), "/", root.get(Pump).pump())  #> container.Container.get services.parts.Siphon.pump

    camp = root.child().bind(Pump, make_hand_pump).bind(Brewer)  #> container.Container.bind container.Container.child
    print(camp.get(Brewer).brew())  #> container.Container.get services.brewing.Brewer.brew

    @root.inject  #> container.Container.inject
    def tasting(brewer: Brewer, heater: Heater, note: str = "") -> str:
        return f"{note}{heater.heat()} {brewer.brew('liberica')}"  #> services.brewing.Brewer.brew services.parts.Electric.heat

    print(tasting(), "|", tasting(note="* "))  #> container.Container.inject.wrapper
    print(root.call(polite), "|", root.call(polite, text="more"))  #> container.Container.call
    try:
        root.get(int)  #> container.Container.get
    except LookupError as e:
        print(e)
    print("grinders made:", Grinder.made)


if __name__ == "__main__":
    main()  #> main.main
