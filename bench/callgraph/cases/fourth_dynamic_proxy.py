class Printer:
    def print_page(self, text):
        return f"<{text}>"

    def status(self):
        return "ready"


class Proxy:
    def __init__(self, target):
        self.target = target
        self.seen = []

    def __getattr__(self, name):
        self.remember(name)  #> Proxy.remember
        return getattr(self.target, name)

    def remember(self, name):
        self.seen.append(name)


def offline(text):
    return "spooled " + text


printer = Printer()  #> Printer
proxy = Proxy(printer)  #> Proxy.__init__
print(proxy.print_page("one"))  #> Printer.print_page Proxy.__getattr__
print(proxy.status())  #> Printer.status Proxy.__getattr__

setattr(printer, "print_page", offline)
print(printer.print_page("two"))  #> offline
print(proxy.seen)
