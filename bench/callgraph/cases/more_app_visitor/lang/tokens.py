class Tokens:
    def __init__(self, source):
        self.words = iter(source.split())
        self.current = None
        self.next()  #> lang.tokens.Tokens.next

    def next(self):
        word = self.current
        self.current = next(self.words, None)
        return word

    def accept(self, word):
        if self.current == word:
            self.next()  #> lang.tokens.Tokens.next
            return True
        return False

    def expect(self, word):
        if not self.accept(word):  #> lang.tokens.Tokens.accept
            raise self.error(word)

    def error(self, word):
        return SyntaxError(word)
