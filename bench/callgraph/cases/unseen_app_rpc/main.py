from client import Proxy, Recorder
from server import Arithmetic

service = Arithmetic()  #> server.Service.__init__
recorder = Recorder(service.handle)  #> client.Recorder.__init__
calc = Proxy(recorder.send)  #> client.Proxy.__init__
calc.add(1, 2)  #> client.Proxy.__getattr__ client.Remote.__call__
calc.neg(3)  #> client.Proxy.__getattr__ client.Remote.__call__
calc.boom()  #> client.Proxy.__getattr__ client.Remote.__call__
direct = Proxy(service.handle)  #> client.Proxy.__init__
direct.add(4, 5)  #> client.Proxy.__getattr__ client.Remote.__call__
