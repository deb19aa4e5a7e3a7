def trim(s):
    return clean(s)  #> pkg.tools.text.clean
def upper(s):
    return s.upper()
def clean(s):
    return s.strip()
