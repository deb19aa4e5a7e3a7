"""A function of one module goes into an object of another and comes back by a third."""
from queueing import Mailbox
import senders


def on_failure(message):
    print("failed:", message)
    return False


box = Mailbox(senders.by_mail)  #> queueing.Mailbox.__init__
box.put("hello")  #> queueing.Mailbox.put
box.put("x" * 30)  #> queueing.Mailbox.put
print(box.flush(on_failure))  #> queueing.Mailbox.flush
box.transport = senders.by_fax
box.put("again")  #> queueing.Mailbox.put
print(box.flush(error=on_failure))  #> queueing.Mailbox.flush
