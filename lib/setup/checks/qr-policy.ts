import { cannotTell, check, fail, pass } from '../check'
import { switchedOn } from '../policies'

/** Not every tenant has QR codes: learn.microsoft.com/entra/identity/authentication/concept-authentication-qr-code */
export const qrPolicy = check({
  id: 'qr-policy',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods, settings }) => {
    if (!settings.hasQrCode) return pass()
    if (methods.qrCode === null) return cannotTell()
    return methods.qrCode.isOn
      ? pass()
      : fail({}, { ...switchedOn('QRCodePin', methods.qrCode), settings: ['QR_CODE=off'] })
  },
})
