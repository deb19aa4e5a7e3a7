import builtins


def len(obj):
    return "custom %d" % builtins.len(obj)


print(len([1, 2]))  #> len
del len
print(len([1, 2, 3]))


class Quiet:
    def __getattr__(self, name):
        def missing(*a):
            return name + str(a)
        return missing

    def present(self):
        return "present"


q = Quiet()  #> Quiet
print(q.present(), q.absent(1))  #> Quiet.__getattr__ Quiet.__getattr__.missing Quiet.present
q.absent = q.present
print(q.absent())  #> Quiet.present
