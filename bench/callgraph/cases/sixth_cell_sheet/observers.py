class Logger:
    def __init__(self):
        self.lines = []

    def __call__(self, name, value):
        self.lines.append(self.format(name, value))  #> observers.Logger.format

    def format(self, name, value):
        return f"{name}:={value}"


class Chart:
    def __init__(self, sheet, names):
        self.points = {}
        for n in names:
            sheet.subscribe(self.update, n)  #> sheet.Sheet.subscribe
        sheet.changed += self.touch  #> signals.Signal.connect
        self.touched = 0

    def update(self, name, value):
        self.points[name] = value

    def touch(self, *_):
        self.touched += 1

    def bars(self):
        return ["#" * self._scale(v) for v in self.points.values()]  #> observers.Chart._scale

    def _scale(self, v):
        return v // 20


def threshold(limit, alert):
    def check(name, value):
        if value > limit:
            alert(f"{name} over {limit}: {value}")
    return check
