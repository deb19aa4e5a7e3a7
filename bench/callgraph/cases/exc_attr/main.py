import errs
try:
    raise errs.E  #> errs.E.__init__
except errs.E as e:
    e.m()  #> errs.E.m
