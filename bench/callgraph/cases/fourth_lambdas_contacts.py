contacts = [("Lind", "Eva", 31), ("Berg", "Olle", 58), ("Berg", "Anna", 27)]


def full_name(contact):
    return f"{contact[1]} {contact[0]}"


def initials(contact):
    return contact[1][0] + contact[0][0]


by_age = lambda contact: contact[2]
label = lambda contact: f"{full_name(contact)} ({initials(contact)})"  #> full_name initials

for contact in sorted(contacts, key=by_age):  #> <lambda>
    print(label(contact))  #> <lambda>+1

print(max(contacts, key=lambda c: len(full_name(c))))  #> <lambda>+2 full_name
print(list(map(lambda c: initials(c).lower(), contacts)))  #> <lambda>+3 initials
print((lambda first, last: full_name((last, first)))("Nils", "Holm"))  #> <lambda>+4 full_name
young = [c for c in contacts if (lambda age: age < 40)(c[2])]  #> <lambda>+5
print(len(young))
