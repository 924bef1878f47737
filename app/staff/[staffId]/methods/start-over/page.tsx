export { StartOver as default } from '../start-over-methods'
