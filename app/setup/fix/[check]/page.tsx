export { default } from '../fix'
