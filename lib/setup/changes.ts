import { AppError } from '../errors'
import type { GraphRequest, Part, Parts, Reading } from './check'

type Value = string | number | boolean | null

/** One thing that a request changes, from what to what, as it is shown and written down. */
export type Change =
  | { what: 'setting'; setting: string; from: Value | undefined; to: Value }
  | { what: 'role'; holder: { id: string; name: string }; role: string; location: string | null }
  | { what: 'other'; method: string; path: string }

function read<P extends Part>(reading: Reading, part: P): Parts[P] | undefined {
  const value = reading[part]
  // Nothing that is read is an AppError after this line.
  return value instanceof AppError ? undefined : (value as Parts[P])
}

/** Whom a method is for, as it is sent along with what changes. */
function targetsOf(method: { targets: object[] } | null | undefined): Value | undefined {
  return method ? JSON.stringify(method.targets) : undefined
}

function stateOf(method: { isOn: boolean } | null | undefined): Value | undefined {
  return method ? (method.isOn ? 'enabled' : 'disabled') : undefined
}

/** What is there now, by the end of the address and the property, as far as a check reads it. */
const now: Record<string, (reading: Reading) => Value | undefined> = {
  'Sms.includeTargets': (reading) => targetsOf(read(reading, 'methods')?.sms),
  'TemporaryAccessPass.includeTargets': (reading) => targetsOf(read(reading, 'methods')?.pass),
  'QRCodePin.includeTargets': (reading) => targetsOf(read(reading, 'methods')?.qrCode),
  'Sms.state': (reading) => stateOf(read(reading, 'methods')?.sms),
  'TemporaryAccessPass.state': (reading) => stateOf(read(reading, 'methods')?.pass),
  'TemporaryAccessPass.minimumLifetimeInMinutes': (reading) => read(reading, 'methods')?.pass?.least,
  'TemporaryAccessPass.maximumLifetimeInMinutes': (reading) => read(reading, 'methods')?.pass?.most,
  'QRCodePin.state': (reading) => stateOf(read(reading, 'methods')?.qrCode),
  'authorizationPolicy.allowedToUseSSPR': (reading) => read(reading, 'authorization')?.adminsResetThemselves,
  'authorizationPolicy.defaultUserRolePermissions.allowedToReadOtherUsers': (reading) =>
    read(reading, 'authorization')?.membersRead,
}

/** What this request would change; of what the app cannot word, the request itself is what is told. */
export function changesOf(request: GraphRequest, reading: Reading): Change[] {
  const { method, path, body } = request
  const [, assignment] = /\/roleAssignments\/([^/]+)$/.exec(path) ?? []
  const role = method === 'DELETE' && assignment ? roleOf(assignment, reading) : null
  if (role) return [role]
  const name = path.split('/').at(-1) ?? ''
  const changes = leavesOf(body ?? {}).flatMap(([property, to]): Change[] => {
    const setting = `${name}.${property}`
    const from = now[setting]?.(reading)
    // What is sent along as it is changes nothing.
    return from === to ? [] : [{ what: 'setting', setting, from, to }]
  })
  return method === 'PATCH' && changes.length > 0 ? changes : [{ what: 'other', method, path }]
}

function roleOf(id: string, reading: Reading): Change | null {
  const held = read(reading, 'roles')?.find((one) => one.id === id)
  if (!held) return null
  const holder = read(reading, 'managers')?.find((one) => one.id === held.holder)
  const unit = read(reading, 'units')?.find((one) => one.id === held.unit)
  return {
    what: 'role',
    holder: { id: held.holder, name: holder?.name ?? held.holder },
    role: held.roleName,
    location: unit?.name ?? held.unit,
  }
}

/** Every property with a value of its own; lists are one value. */
function leavesOf(body: object, above = ''): [string, Value][] {
  return Object.entries(body).flatMap(([name, value]: [string, unknown]): [string, Value][] => {
    if (name.startsWith('@')) return []
    if (Array.isArray(value) || typeof value !== 'object') return [[above + name, plain(value)]]
    return value === null ? [[above + name, null]] : leavesOf(value, `${above}${name}.`)
  })
}

function plain(value: unknown): Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value)
}

/** For the trail, which has one language, and names nobody in what was changed. */
export function spelledOut(change: Change): string {
  if (change.what === 'setting')
    return `${change.setting}: ${String(change.from ?? '?')} -> ${String(change.to)}`
  if (change.what === 'role') return `${change.holder.id}: -${change.role}, ${change.location ?? '/'}`
  return `${change.method} ${change.path}`
}
