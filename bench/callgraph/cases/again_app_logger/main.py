import logs
from logs import Filtered, Memory
from logs.formats import shout

root = logs.get()  #> logs.core.get
root.add(Memory())  #> logs.core.Logger.add logs.handlers.Memory.__init__
app = logs.get('app')  #> logs.core.get
app.add(Filtered(Memory(shout), lambda record: is_error(record)))  #> logs.core.Logger.add logs.handlers.Filtered.__init__ logs.handlers.Memory.__init__ main.is_error


def is_error(record):
    return record.level == 'error'


app.info('hello')  #> logs.core.Logger.info
app.error('bad')  #> logs.core.Logger.error
root.info('end')  #> logs.core.Logger.info
