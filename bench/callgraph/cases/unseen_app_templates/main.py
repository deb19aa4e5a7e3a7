from template import Template, filter_


@filter_  #> template.filters.filter_
def stars(value):
    return wrap(value, '*')  #> main.wrap


def wrap(value, mark):
    return mark + value + mark


def today():
    return 'monday'


page = Template('Hi {{ name|upper|stars }} on {{ day }}')  #> template.engine.Template.__init__
page.render(name='ann', day=today)  #> template.engine.Template.render
Template('{% for x in xs %}{{ x|dashed }}{% end %}').render(xs=['ab', 'cd'])  #> template.engine.Template.__init__ template.engine.Template.render
