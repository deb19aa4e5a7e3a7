class Circle:
    def __init__(self, radius):
        self.radius = radius

    def size(self):
        return self.radius ** 2 * 3
