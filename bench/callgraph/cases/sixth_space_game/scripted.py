class ScriptedInput:
    def __init__(self, keys):
        self.keys = iter(keys)

    def next_key(self):
        key = next(self.keys, None)
        return None if key == "." else key
