export { ChangePhone as default } from '../change-phone'
