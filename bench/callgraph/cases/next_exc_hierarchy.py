class ValidationError(Exception):
    def __init__(self, field):
        super().__init__(field)
        self.field = field

    def __str__(self):
        return self.message()  #> MissingField.message ValidationError.message

    def message(self):
        return 'bad ' + self.field


class MissingField(ValidationError):
    def message(self):
        return 'missing ' + self.field


def check(data):
    if 'name' not in data:
        raise MissingField('name')  #> ValidationError.__init__
    if not data['name']:
        raise ValidationError('name')  #> ValidationError.__init__
    return accept(data)  #> accept


def accept(data):
    return data


def run(data):
    try:
        result = check(data)  #> check
    except MissingField as error:
        return error.message()  #> MissingField.message
    except ValidationError as error:
        return str(error)  #> ValidationError.__str__
    else:
        return accept(result)  #> accept
    finally:
        close()  #> close


def close():
    return None


run({})  #> run
run({'name': ''})  #> run
run({'name': 'x'})  #> run
