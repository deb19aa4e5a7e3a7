from dataclasses import dataclass, field
from typing import Awaitable, Callable, ClassVar


@dataclass
class Message:
    sender: str
    text: str = ""
    kinds: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Message.kinds[cls.__name__.lower()] = cls

    @classmethod
    def parse(cls, sender, line):
        if not line.startswith("/"):
            return Chat(sender, line)  #> protocol.Chat
        name, _, rest = line[1:].partition(" ")
        return cls.kinds.get(name, Unknown)(sender, rest)  #> protocol.Me protocol.Quit protocol.Unknown protocol.Whisper

    def render(self):
        return f"{self.sender}: {self.text}"


class Chat(Message):  #> protocol.Message.__init_subclass__
    pass


class Me(Message):  #> protocol.Message.__init_subclass__
    def render(self):
        return f"* {self.sender} {self.text}"


class Whisper(Message):  #> protocol.Message.__init_subclass__
    def split(self):
        to, _, text = self.text.partition(" ")
        return to, text


class Quit(Message):  #> protocol.Message.__init_subclass__
    pass


class Unknown(Message):  #> protocol.Message.__init_subclass__
    def render(self):
        return "?? " + super().render()  #> protocol.Message.render


Handler = Callable[[Message], Awaitable[None]]
