from tasks import Registry

registry = Registry()  #> tasks.Registry.__init__
task = registry.task


@task  #> tasks.Registry.task
def clean(ctx):
    ctx.files.clear()
    ctx.log("clean")  #> context.Context._log_plain context.Context._log_verbose


@task(clean)  #> tasks.Registry.task tasks.Registry.task.deco
def configure(ctx):
    ctx.write("config", compiler(ctx))  #> buildfile.compiler context.Context.write context.DryRun.write


@task("configure")  #> tasks.Registry.task tasks.Registry.task.deco
def compile_(ctx):
    for name in ctx.sources:  #> context.Context.__getattr__
        ctx.write(name + ".o", ctx.files.get("config", "?") + ":" + name)  #> context.Context.write


@task(compile_, when=lambda ctx: not ctx.fast)  #> context.Context.__getattr__ tasks.Registry.task tasks.Registry.task.deco
def test(ctx):
    ctx.log("%d objects tested" % len(ctx.files))  #> context.Context._log_plain


@task(compile_, "test")  #> tasks.Registry.task tasks.Registry.task.deco
def package(ctx):
    ctx.write("pkg", "+".join(sorted(ctx.files)))  #> context.Context.write


@task("egg")  #> tasks.Registry.task tasks.Registry.task.deco
def chicken(ctx):
    raise RuntimeError


@task("chicken")  #> tasks.Registry.task tasks.Registry.task.deco
def egg(ctx):
    raise RuntimeError


def compiler(ctx):
    return "cc -O%d" % optimisation(ctx)  #> buildfile.optimisation


def optimisation(ctx):
    return 0 if ctx.fast else 2  #> context.Context.__getattr__
