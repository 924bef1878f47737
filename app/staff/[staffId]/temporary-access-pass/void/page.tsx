export { VoidPass as default } from '../void-pass'
