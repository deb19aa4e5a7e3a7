from mail import Outbox, Template
from mail.transport import Transport, Recording, Retrying
from mail.address import Address
import mail.settings


class Flaky(Transport):
    def __init__(self):
        self.calls = 0

    def push(self, message):
        self.calls += 1
        if self.calls < 2:
            raise self.error("again")  #> mail.transport.Failed
        return super().push(message)  #> mail.transport.Transport.push


def sign(text):
    return text + footer()  #> main.footer


def footer():
    return "\n--"


mail.settings.signature = sign
outbox = Outbox(Retrying(Flaky(), Recording()))  #> mail.outbox.Outbox.__init__ mail.transport.Recording.__init__ mail.transport.Retrying.__init__ main.Flaky.__init__
welcome = Template("hello {name}")  #> mail.message.Template.__init__
with outbox.batch() as batch:  #> mail.outbox.Outbox.batch
    batch.queue(welcome.fill(to=Address.parse("Ann <ann@example.org>")))  #> mail.address.Address.parse mail.message.Template.fill mail.outbox.Batch.queue
    batch.queue(welcome.fill(to=Address("bob@example.org")))  #> mail.address.Address.__init__ mail.message.Template.fill mail.outbox.Batch.queue
for message in outbox.sent:
    print(message)
