from typing import Protocol, TypedDict, Optional, Callable, runtime_checkable, Iterable


class Message(TypedDict, total=False):
    to: str
    body: str
    urgent: bool


@runtime_checkable
class Notifier(Protocol):
    def send(self, msg: Message) -> str: ...


class Email:
    def send(self, msg: Message) -> str:
        return "mail:" + self._render(msg)  #> Email._render

    def _render(self, msg: Message) -> str:
        return f"{msg['to']}/{msg['body']}"


class Sms:
    limit: int = 5

    def send(self, msg: Message) -> str:
        return "sms:" + msg["body"][: self.limit]


class Pigeon:
    def fly(self) -> str:
        return "coo"

    def send(self, msg: Message) -> str:
        return self.fly()  #> Pigeon.fly


class Silent:
    pass


Filter = Callable[[Message], bool]


def urgent(msg: Message) -> bool:
    return msg.get("urgent", False)


def broadcast(ns: Iterable[Notifier], msg: Message, when: Optional[Filter] = None) -> list[str]:
    if when is not None and not when(msg):  #> urgent
        return []
    return [n.send(msg) for n in ns if isinstance(n, Notifier)]  #> Email.send Sms.send


def first(n: "Notifier | None", msg: Message) -> str:
    return n.send(msg) if n else "nobody"  #> Sms.send


msg: Message = {"to": "bo", "body": "dinner now", "urgent": True}
print(broadcast([Email(), Sms(), Silent()], msg, when=urgent))  #> Email Silent Sms broadcast
print(broadcast([Email()], Message(to="x", body="y"), urgent))  #> Email Message broadcast
print(first(None, msg), first(Sms(), msg))  #> Sms first
