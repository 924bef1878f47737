/** Size counts everybody who is a direct member, the named people included. */
export type Location = {
  displayName: string
  description: string | null
  size: number
  kind?: 'restricted' | 'hidden' | 'dynamic'
  /** Personas and named people who work there as well. */
  staff?: string[]
}

export const locations: Location[] = [
  { displayName: 'Pike Street', description: 'Coffee shop, Seattle', size: 48, staff: ['alex'] },
  { displayName: 'Harbour Quay', description: 'Coffee shop at the ferry', size: 23, staff: ['hugo'] },
  { displayName: 'Old Mill Bakery', description: 'Where the croissants come from', size: 9 },
  { displayName: 'Central Roastery', description: 'Roasting, packing, shipping', size: 400 },
  { displayName: 'Riverside Campus', description: 'University shop', size: 31, kind: 'dynamic' },
  { displayName: 'Garden Terrace', description: null, size: 17, staff: ['nora'] },
  {
    displayName: 'Executive Floor',
    description: 'Restricted',
    size: 6,
    kind: 'restricted',
    staff: ['lena.fischer'],
  },
  { displayName: 'Tasting Lab', description: 'Nobody knows who works here', size: 8, kind: 'hidden' },
  { displayName: 'Airport Terminal 2', description: 'Behind security', size: 64 },
  { displayName: 'Station Kiosk', description: 'Two counters', size: 14 },
  { displayName: 'Opening Soon', description: 'Doors open in spring', size: 0 },
]

/** Extra generated people (SIMULATOR_PEOPLE) join this one. */
export const bigLocation = 'Central Roastery'

/** Holds a device and a group whose people it does not manage. */
export const locationWithGroup = 'Airport Terminal 2'
