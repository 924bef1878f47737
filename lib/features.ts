import 'server-only'
import { capabilities, type Capability } from './capabilities'
import { env } from './env'

/** Whether a tenant administrator has left this on. */
export function isOn(capability: Capability): boolean {
  return env().features[capability] ?? true
}

export function capabilitiesOn(): Capability[] {
  return capabilities.filter(isOn)
}
