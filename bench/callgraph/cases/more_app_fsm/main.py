from fsm import StateMachine, transition
from traffic import Light, build_log

log = build_log()  #> traffic.build_log
light = Light(log)  #> traffic.Light.__init__
for _ in range(3):
    light.fire("next")  #> fsm.core.StateMachine.fire
light.fire("fail")  #> fsm.core.StateMachine.fire
print(log.render())  #> traffic.Log.render
