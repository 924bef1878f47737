export type Alike = { name: string; count: number }

/** What the eye reads of a name: whatever is drawn alike is alike, in every script. */
function seen(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** The first name that several of these people have, and how many they are; null when each has their own. */
export function alikeAmong(people: { name: string }[]): Alike | null {
  const counts = new Map<string, Alike>()
  for (const { name } of people) {
    const read = seen(name)
    const first = counts.get(read) ?? { name, count: 0 }
    counts.set(read, { ...first, count: first.count + 1 })
  }
  return [...counts.values()].find(({ count }) => count > 1) ?? null
}
