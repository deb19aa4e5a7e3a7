from collections import deque


class EventQueue:
    def __init__(self):
        self.pending = deque()
        self.handlers = {}

    def bind(self, kind, handler):
        self.handlers.setdefault(kind, []).append(handler)

    def post(self, kind, *payload):
        self.pending.append((kind, payload))

    def drain(self):
        while self.pending:
            kind, payload = self.pending.popleft()
            for h in self.handlers.get(kind, []):
                h(*payload)  #> engine.Engine.on_hit engine.Engine.on_key
