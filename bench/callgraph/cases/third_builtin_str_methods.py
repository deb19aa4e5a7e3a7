class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __str__(self):
        return self.text()  #> Temperature.text

    def __repr__(self):
        return 'T' + str(self)  #> Temperature.__str__

    def __len__(self):
        return int(self)  #> Temperature.__int__

    def __int__(self):
        return 3

    def __round__(self, digits=0):
        return self.degrees

    def __reversed__(self):
        return iter([self])

    def text(self):
        return str(self.degrees)


t = Temperature(4)  #> Temperature.__init__
print(t)  #> Temperature.__str__
repr(t)  #> Temperature.__repr__
len(t)  #> Temperature.__len__
round(t)  #> Temperature.__round__
int(t)  #> Temperature.__int__
list(reversed(t))[0].text()  #> Temperature.__reversed__ Temperature.text
'%s' % t  #> Temperature.__str__
