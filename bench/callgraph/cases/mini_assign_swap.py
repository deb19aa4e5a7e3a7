def left(): pass
def right(): pass
def mid(): pass
l, r = left, right
l, r = r, l
l()  #> right
tmp = l
l = mid
tmp()  #> right
l()  #> mid
[p, [q, s]] = [left, [mid, right]]
p(); q(); s()  #> left mid right
for i, f in [(0, left), (1, mid)]:
    f()  #> left mid
