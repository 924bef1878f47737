/** A code of a person's, standard or temporary; times in milliseconds since 1970, null where Graph does not say. */
export type QrCode = {
  from: number | null
  until: number | null
  lastUsed: number | null
  isOver: boolean
}

export type QrMethod = {
  id: string
  standard: QrCode | null
  temporary: QrCode | null
  /** The person has not chosen a PIN of their own yet. */
  mustChangePin: boolean
  /** What was done a moment ago and is not to be read yet. */
  applying: 'created' | 'changed' | 'deleted' | null
}

/** Where the organisation's Graph has QR codes at all. learn.microsoft.com/graph/api/resources/qrcodepinauthenticationmethod */
export type QrPlace = 'v1.0' | 'beta' | 'nowhere'

export const day = 24 * 3600_000

/** A standard code lasts so many days at most. learn.microsoft.com/graph/api/resources/qrcode */
export const longestDays = 395

/** A temporary one lasts so many hours. */
export const temporaryHours = { least: 1, most: 12 }

export function hasCode(method: QrMethod | null): method is QrMethod & { standard: QrCode } {
  return (
    method !== null && method.applying !== 'deleted' && method.standard !== null && !method.standard.isOver
  )
}
