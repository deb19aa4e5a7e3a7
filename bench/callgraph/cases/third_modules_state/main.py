import state
from state import get, put
import listeners

put('count', 1)  #> state.put
get('count')  #> state.get
state.subscribe(listeners.on_change)  #> state.subscribe
state.subscribe(lambda key: listeners.audit(key))  #> listeners.audit state.subscribe
put('name', 2)  #> state.put
