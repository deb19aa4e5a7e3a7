from lib import Client, connect  #> lib.__getattr__
import lib
from lib.transport import Memory

client = connect("memory")  #> lib.client.connect
print(client.call("echo", 1))  #> lib.client.Client.call
other = Client(Memory(lib.codecs.Json()))  #> lib.client.Client.__init__ lib.codecs.Json lib.transport.Transport.__init__
print(other.call("add", 1, 2))  #> lib.client.Client.call
try:
    lib.nothing  #> lib.__getattr__
except AttributeError as error:
    print(error)
