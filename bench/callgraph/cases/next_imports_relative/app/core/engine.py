class Engine:
    def run(self):
        return self.tick()  #> app.core.engine.Engine.tick

    def tick(self):
        return 1
