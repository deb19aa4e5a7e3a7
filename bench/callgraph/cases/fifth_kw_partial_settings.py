"""functools.partial with keyword callables, overridden and nested, and partialmethod."""
from functools import partial, partialmethod


def send(body, *, encode, compress=None):
    data = encode(body)  #> as_bytes as_size
    if compress:
        data = compress(data)  #> squeeze
    return data


def as_bytes(text):
    return text.encode()


def squeeze(data):
    return data.replace(b"aa", b"A")


def as_size(text):
    return len(text)


class Light:
    def set_state(self, level, *, after):
        self.level = level
        return after(self)  #> Light.<lambda> Light.__repr__

    on = partialmethod(set_state, 10, after=lambda light: f"on{light.level}")
    off = partialmethod(set_state, level=0, after=repr)

    def __repr__(self):
        return f"Light{self.level}"


send_raw = partial(send, encode=as_bytes)
send_small = partial(send_raw, compress=squeeze)
print(send_raw("baa"), send_small("baa"), send_raw("baa", encode=as_size))  #> send
print(Light().on(), Light().off())  #> Light Light.set_state
