from payloads import UserCreated, UserRenamed, Heartbeat, Event
from topics import Hub, Topic, handler
from consumers import Projection, Metrics, print_all

hub = Hub()  #> topics.Hub.__init__
projection = Projection()  #> consumers.Projection.__init__
projection.attach(hub)  #> consumers.Consumer.attach
metrics = Metrics()  #> consumers.Metrics.__init__
hub.subscribe(Event, metrics)  #> topics.Hub.subscribe
hub.subscribe(UserRenamed, print_all)  #> topics.Hub.subscribe

with hub.muted(Heartbeat):  #> topics.Hub.muted
    hub.publish(Heartbeat(1))  #> payloads.Heartbeat topics.Hub.publish
hub.publish(UserCreated(1, "ann"))  #> payloads.UserCreated topics.Hub.publish
hub.publish(UserCreated(2, "bo"))  #> payloads.UserCreated topics.Hub.publish
hub.publish(UserRenamed(1, "anna"))  #> payloads.UserRenamed topics.Hub.publish
hub.publish(Heartbeat(2))  #> payloads.Heartbeat topics.Hub.publish
print(projection.names, metrics.summary())  #> consumers.Metrics.summary

temps: Topic[float] = Topic("temps")  #> topics.Topic.__init__
temps.subscribe(lambda t: print("temp", t), when=lambda t: t > 20)  #> topics.Topic.subscribe
temps << 19.5 << 25.0  #> topics.Topic.__lshift__
print(temps.replay(int))  #> topics.Topic.replay
