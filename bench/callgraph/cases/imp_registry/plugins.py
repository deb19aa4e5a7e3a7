from reg import register, named
@register  #> reg.register
def p1(): pass
@named('x')  #> reg.named reg.named.dec
def p2(): pass
