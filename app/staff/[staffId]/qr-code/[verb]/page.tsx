export { ChangeQrCode as default } from '../change-qr-code'
