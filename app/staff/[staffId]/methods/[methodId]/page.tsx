export { RemoveMethod as default } from '../remove-method'
