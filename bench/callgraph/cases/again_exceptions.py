class ParseError(ValueError):
    def __init__(self, line, reason='bad'):
        super().__init__(f'{line}: {reason}')
        self.line = line
    def where(self):
        return place(self.line)  #> place
class Fatal(ParseError):
    def where(self):
        return 'fatal ' + super().where()  #> ParseError.where
def place(line):
    return f'line {line}'
def parse(text):
    if not text:
        raise Fatal(0)  #> ParseError.__init__
    if text.startswith('#'):
        raise ParseError(1, reason=explain(text))  #> ParseError.__init__ explain
    return finish(text)  #> finish
def explain(text):
    return text
def finish(text):
    return text
def safe(text, on_error=None):
    try:
        result = parse(text)  #> parse
    except Fatal as fatal:
        return fatal.where()  #> Fatal.where
    except ParseError as error:
        if on_error:
            on_error(error)  #> <lambda>
        return error.where()  #> ParseError.where
    else:
        return finish(result)  #> finish
    finally:
        cleanup()  #> cleanup
def cleanup():
    return None
safe('')  #> safe
safe('# x', on_error=lambda e: explain(e.line))  #> explain safe
safe('ok')  #> safe
class Guard:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.swallow(value)  #> Guard.swallow
        return True
    def swallow(self, error):
        return error.where()  #> ParseError.where
with Guard():  #> Guard Guard.__enter__ Guard.__exit__
    parse('#')  #> parse
