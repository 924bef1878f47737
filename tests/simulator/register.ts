// Makes the methods that people of a fresh tenant have registered.
import { now } from './clock.ts'
import type { Account, Tenant } from './directory.ts'
import { emailMethodId, neverUsed, phoneIds } from './methods.ts'
import type { EmailMethod, PassMethod, PhoneMethod, PhoneType, PlainMethod, QrMethod } from './methods.ts'
import { dateTime } from './people.ts'
import { idFrom, secretFrom } from './seed.ts'

export type Registrar = ReturnType<typeof registrarFor>

const minute = 60_000
const day = 24 * 60 * minute

/** What this person may register. Times count from now: minutes of a pass, days of a code. */
export function registrarFor(tenant: Tenant, { user }: Account) {
  const key = (what: string) => `${what} ${user.id}`
  const id = (what: string) => idFrom(tenant.seed, key(what))
  const from = (milliseconds: number) => dateTime(now(tenant) + milliseconds)
  const { createdDateTime } = user

  function phone(phoneType: PhoneType, phoneNumber: string, isSignInName = true): PhoneMethod {
    const smsSignIn = phoneType === 'mobile' && isSignInName ? 'on' : 'off'
    const type = '#microsoft.graph.phoneAuthenticationMethod'
    return {
      '@odata.type': type,
      id: phoneIds[phoneType],
      createdDateTime,
      phoneNumber,
      phoneType,
      smsSignIn,
    }
  }

  function email(emailAddress: string): EmailMethod {
    const type = '#microsoft.graph.emailAuthenticationMethod'
    return { '@odata.type': type, id: emailMethodId, createdDateTime, emailAddress }
  }

  function plain(type: PlainMethod['@odata.type'], properties: object): PlainMethod {
    return { '@odata.type': type, id: id(type), createdDateTime, ...properties }
  }

  function authenticator(displayName = 'iPhone 15'): PlainMethod {
    return plain('#microsoft.graph.microsoftAuthenticatorAuthenticationMethod', {
      displayName,
      deviceTag: 'SoftwareTokenActivated',
      phoneAppVersion: '6.8.14',
    })
  }

  function passkey(displayName = 'Blue key on the ring'): PlainMethod {
    return plain('#microsoft.graph.fido2AuthenticationMethod', {
      displayName,
      model: 'YubiKey 5 Series with NFC',
      aaGuid: 'd7781e5d-e353-46aa-afe2-3ca49f13332a',
      attestationLevel: 'attested',
      attestationCertificates: [],
      passkeyType: 'deviceBound',
    })
  }

  function softwareToken(): PlainMethod {
    return plain('#microsoft.graph.softwareOathAuthenticationMethod', { secretKey: null })
  }

  function hardwareToken(): PlainMethod {
    const device = {
      id: id('token'),
      displayName: 'Token 0017',
      serialNumber: 'CC-0017',
      status: 'activated',
    }
    return plain('#microsoft.graph.hardwareOathAuthenticationMethod', { device })
  }

  function windowsHello(): PlainMethod {
    return plain('#microsoft.graph.windowsHelloForBusinessAuthenticationMethod', {
      displayName: 'BACK-OFFICE-02',
      keyStrength: 'normal',
    })
  }

  function platformCredential(): PlainMethod {
    return plain('#microsoft.graph.platformCredentialAuthenticationMethod', {
      displayName: 'Counter MacBook',
      keyStrength: 'normal',
      platform: 'macOS',
    })
  }

  function external(): PlainMethod {
    const configurationId = idFrom(tenant.seed, 'external method')
    return plain('#microsoft.graph.externalAuthenticationMethod', {
      configurationId,
      displayName: 'Elsewhere MFA',
    })
  }

  /** Starts so many minutes from now, or before now. */
  function pass(starts: number, lifetimeInMinutes: number, how?: 'once' | 'used'): PassMethod {
    return {
      '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
      id: id('pass'),
      createdDateTime: from(Math.min(starts, 0) * minute),
      temporaryAccessPass: secretFrom(tenant.seed, key('pass')).slice(4, 12),
      startDateTime: from(starts * minute),
      lifetimeInMinutes,
      isUsableOnce: how !== undefined,
      isUsed: how === 'used',
    }
  }

  function code(what: string, starts: number, ends: number) {
    return {
      id: id(what),
      startDateTime: from(starts),
      expireDateTime: from(ends),
      createdDateTime: from(starts),
      lastUsedDateTime: what === 'standard code' ? from(starts + 8 * 60 * minute) : neverUsed,
    }
  }

  /** Made so many days ago, ends so many days from now. */
  function qrCode(age: number, left: number, hasTemporaryCode = false): QrMethod {
    const made = from(-age * day)
    const digits = BigInt(`0x${id('pin').replaceAll('-', '')}`)
      .toString()
      .slice(0, 8)
    const pin = {
      id: id('pin'),
      code: digits,
      forceChangePinNextSignIn: false,
      createdDateTime: made,
      updatedDateTime: made,
    }
    return {
      '@odata.type': '#microsoft.graph.qrCodePinAuthenticationMethod',
      id: id('qr code'),
      createdDateTime: made,
      standardQRCode: code('standard code', -age * day, left * day),
      temporaryQRCode: hasTemporaryCode ? code('temporary code', -60 * minute, 7 * 60 * minute) : null,
      pin,
    }
  }

  return {
    phone,
    email,
    authenticator,
    passkey,
    softwareToken,
    hardwareToken,
    windowsHello,
    platformCredential,
    external,
    pass,
    qrCode,
  }
}
