class Vault:
    def __seal(self):
        return "vault seal"

    def close(self):
        return self.__seal()  #> Vault.__seal


class BankVault(Vault):
    def __seal(self):
        return "bank seal"

    def close_all(self):
        return [self.close(), self.__seal()]  #> BankVault.__seal Vault.close


v = BankVault()  #> BankVault
print(v.close_all())  #> BankVault.close_all
print(v._Vault__seal())  #> Vault.__seal
print(getattr(v, "_" + "BankVault" + "__seal")())  #> BankVault.__seal
