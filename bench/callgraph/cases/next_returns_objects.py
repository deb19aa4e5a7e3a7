class Engine:
    def start(self):
        return Running(self)  #> Running.__init__


class Running:
    def __init__(self, engine):
        self.engine = engine

    def stop(self):
        return self.engine


def build(kind):
    if kind == 'engine':
        return Engine()  #> Engine
    return None


def pair():
    return Engine(), Running(Engine())  #> Engine Running.__init__


def in_dict():
    return {'engine': Engine(), 'running': Running(Engine())}  #> Engine Running.__init__


build('engine').start().stop().start()  #> Engine.start Running.stop build
engine, running = pair()  #> pair
running.stop()  #> Running.stop
in_dict()['running'].stop()  #> Running.stop in_dict
in_dict()['engine'].start()  #> Engine.start in_dict
engines = [build('engine') for _ in range(2)]  #> build
engines[0].start()  #> Engine.start
