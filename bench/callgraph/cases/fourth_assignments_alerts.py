sent = []


def send_email(message):
    sent.append(("email", message))


def send_sms(message):
    sent.append(("sms", message))


def send_pager(message):
    sent.append(("pager", message))


primary = backup = send_email
primary("disk almost full")  #> send_email

primary = night = send_sms
primary("disk full")  #> send_sms
backup("disk full")  #> send_email

fallback = last_resort = None
if len(sent) > 10:
    fallback = send_sms
else:
    fallback = send_pager
fallback("nobody answered")  #> send_pager send_sms

night, backup = backup, night
night("good night")  #> send_email
backup("good morning")  #> send_sms

if last_resort is not None:
    last_resort("all is lost")
print(sent)
