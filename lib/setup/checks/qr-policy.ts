import { check, fail, pass } from '../check'
import { methodPolicy } from '../policies'

export const qrPolicy = check({
  id: 'qr-policy',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods, settings }) => {
    if (!settings.hasQrCode || methods.qrCode.isOn) return pass()
    return fail(
      {},
      { requests: [methodPolicy('QRCodePin', { state: 'enabled' })], byUs: true, settings: ['QR_CODE=off'] },
    )
  },
})
