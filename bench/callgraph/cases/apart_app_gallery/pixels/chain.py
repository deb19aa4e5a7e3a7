from functools import reduce


class Chain:
    """Effects one after the other; itself an effect."""

    def __init__(self, *effects):
        self.effects = effects

    def __call__(self, canvas):
        return reduce(lambda done, effect: effect(done), self.effects, canvas)  #> pixels.chain.Chain.__call__.<lambda> pixels.effects.shape.blur pixels.effects.tone._raise_by pixels.effects.tone.clamp

    def __or__(self, effect):
        return Chain(*self.effects, effect)  #> pixels.chain.Chain.__init__

    def __len__(self):
        return len(self.effects)
