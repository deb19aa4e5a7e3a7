class Reverser:
    def apply(self, text):
        return text[::-1]


def describe():
    return Reverser().apply("sesrever")  #> plugins.reverse.Reverser plugins.reverse.Reverser.apply
