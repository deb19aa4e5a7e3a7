def ring(): pass
def buzz(): pass
class Phone:
    tone = ring
    def __init__(self, alert):
        self.alert = alert
    def call(self):
        self.alert()  #> ring
    def change(self, alert):
        self.alert = alert
        return self
p = Phone(ring)  #> Phone.__init__
p.alert()  #> ring
p.call()  #> Phone.call
q = Phone(buzz)  #> Phone.__init__
q.alert()  #> buzz
q.change(ring).call()  #> Phone.call Phone.change
class Switch:
    def flip(self):
        self.on = ring
        self.on()  #> ring
        self.on = buzz
        self.on()  #> buzz
Switch().flip()  #> Switch Switch.flip
