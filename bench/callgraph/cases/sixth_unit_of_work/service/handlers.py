def add_stock(cmd, uow):
    with uow:  #> adapters.uow.MemoryUnitOfWork.__enter__ adapters.uow.MemoryUnitOfWork.__exit__
        uow.products.get(cmd.sku).qty += cmd.qty  #> adapters.uow.Repository.get
        uow.commit()  #> adapters.uow.MemoryUnitOfWork.commit


def place(cmd, uow):
    with uow:  #> adapters.uow.MemoryUnitOfWork.__enter__ adapters.uow.MemoryUnitOfWork.__exit__
        ref = uow.products.get(cmd.sku).allocate(cmd.ref, cmd.qty)  #> adapters.uow.Repository.get domain.model.Product.allocate
        uow.commit()  #> adapters.uow.MemoryUnitOfWork.commit
        return ref


def cancel(cmd, uow):
    with uow as u:  #> adapters.uow.MemoryUnitOfWork.__enter__ adapters.uow.MemoryUnitOfWork.__exit__
        u.products.by_ref(cmd.ref).release(cmd.ref)  #> adapters.uow.Repository.by_ref domain.model.Product.release
        u.commit()  #> adapters.uow.MemoryUnitOfWork.commit


def log_allocation(event, uow):
    uow.log.append(event.text())  #> domain.events.Allocated.text


def send_mail(event, uow):
    uow.log.append(render("mail", event.ref))  #> service.handlers.render


def reorder(event, uow):
    uow.log.append(render("reorder", event.sku))  #> service.handlers.render


def render(kind, what):
    return f"{kind}:{what}"
