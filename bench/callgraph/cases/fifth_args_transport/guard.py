def checked(action, argument, otherwise):
    try:
        return action(argument)  #> senders.by_fax senders.by_mail
    except ValueError as exc:
        return otherwise(str(exc))  #> main.on_failure
