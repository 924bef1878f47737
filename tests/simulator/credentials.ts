import { findPerson } from './directory.ts'
import type { Account } from './directory.ts'
import { isPass } from './methods.ts'
import type { PassMethod } from './methods.ts'
import { settle } from './operations.ts'
import { isBanned, isComplex, setPassword } from './passwords.ts'
import { changeMethods } from './replication.ts'
import { usabilityOf } from './shown-method.ts'
import { changePasswordPage } from './sign-in-page.ts'
import type { Form } from './sign-in-page.ts'
import type { State } from './state.ts'

type SignInPage = (username: string, error: string, status: number) => Response

/** Who has shown that it is them, or the page that says what is missing. */
export function checkCredentials(state: State, form: Form, signInPage: SignInPage): Account | Response {
  const { username, password, newPassword } = form
  settle(state)
  const account = username.includes('@') ? findPerson(state.tenant, username) : undefined
  if (!account)
    return signInPage(username, 'This username may be incorrect. Make sure you typed it correctly.', 401)
  const pass = usablePass(state, account, password)
  if (account.password !== password && !pass)
    return signInPage(username, 'Your account or password is incorrect.', 401)
  if (!account.user.accountEnabled) {
    return signInPage(username, 'Your account has been blocked. Ask your manager or IT to unblock it.', 401)
  }
  if (pass) {
    const used = account.methods.map((one) => (one === pass ? { ...pass, isUsed: true } : one))
    changeMethods(state.tenant, account, used)
    return account
  }
  if (!account.mustChange) return account
  if (!newPassword) return changePasswordPage(username)
  if (newPassword === password) {
    return changePasswordPage(username, 'The new password must differ from the current one.', 400)
  }
  if (!isComplex(newPassword) || isBanned(newPassword, account)) {
    const rules = 'Choose a password of at least 8 characters, of three kinds, that is hard to guess.'
    return changePasswordPage(username, rules, 400)
  }
  setPassword(state.tenant, account, newPassword, false)
  return account
}

/** Typed where the password goes. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass */
function usablePass(state: State, { methods }: Account, typed: string): PassMethod | undefined {
  const pass = methods.find(isPass)
  const isGood = pass?.temporaryAccessPass === typed && usabilityOf(state, pass) === 'EnabledByPolicy'
  return isGood ? pass : undefined
}
