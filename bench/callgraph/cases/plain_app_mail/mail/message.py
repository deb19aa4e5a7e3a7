from mail import settings


class Message:
    def __init__(self, to, body):
        self.to = to
        self.body = body

    def __str__(self):
        return f"{self.to}: {self.body}"  #> mail.address.Address.__str__


class Template:
    def __init__(self, text):
        self.text = text

    def fill(self, to):
        body = self.text.format(name=to.name)  #> mail.address.Address.name
        return Message(to, settings.signature(body))  #> mail.message.Message.__init__ main.sign
