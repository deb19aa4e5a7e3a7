from app import Application
from bus.events import OrderPlaced, UserCreated

sent = []
app = Application(sent.append)  #> app.Application.__init__
app.start()  #> app.Application.start


@app.bus.on("order.placed")  #> bus.core.Bus.on bus.core.Bus.on.wrap
def loyalty(event):
    if event.total() > 100:  #> bus.events.OrderPlaced.total
        thank(event["user"])  #> bus.events.Event.__getitem__ main.thank
        event.stop()  #> bus.events.Event.stop


def thank(user):
    print("thanks", user)


@app.bus.intercept  #> bus.core.Bus.intercept
def normalize(event):
    event.payload["user"] = event["user"].title()  #> bus.events.Event.__getitem__
    return event


@app.bus.intercept  #> bus.core.Bus.intercept
def only_known(event):
    return event if event["user"] != "Spam" else None  #> bus.events.Event.__getitem__


app.bus.subscribe("order.placed", lambda event: print("last", event.name))  #> bus.core.Bus.subscribe

for name in ("ann", "bob", "spam"):
    app.emit(UserCreated, user=name)  #> app.Application.emit
app.emit(OrderPlaced, user="ann", prices=[100, 20])  #> app.Application.emit
app.emit(OrderPlaced, user="bob", prices=[-3])  #> app.Application.emit
print(sent, app.problems, app.stats.counts)
