export { RemovePhone as default } from '../remove-phone'
