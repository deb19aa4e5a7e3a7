import re


class Address:
    PATTERN = re.compile(r"(?P<name>.*) <(?P<host>.*)>")

    def __init__(self, host, name=None):
        self.host = host
        self._name = name

    @classmethod
    def parse(cls, text):
        match = cls.PATTERN.match(text)
        return cls(match["host"], match["name"]) if match else cls(text)  #> mail.address.Address.__init__

    @property
    def name(self):
        return self._name or self.local()  #> mail.address.Address.local

    def local(self):
        return self.host.partition("@")[0]

    def __str__(self):
        return f"{self.name} <{self.host}>"  #> mail.address.Address.name
