import type { Told } from '@/lib/setup/told'

const marks: Record<Told['verdict'], string> = { pass: '[ok]', fail: '[!!]', 'cannot-tell': '[??]' }

function linesOf({ verdict, name, cause, effect, fix, affected, ...ways }: Told): string[] {
  const names = affected.map((one) => one.name).join(', ')
  const blocks = [
    cause,
    effect,
    fix,
    names,
    ways.powershell,
    ways.requests,
    ways.commands,
    ways.settings,
    ways.page,
  ]
  return [`${marks[verdict]} ${name}`, ...blocks.flatMap((block) => (block ? indented(block) : []))]
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `     ${line}`)
}

/** Plain text for a ticket or a mail. */
export function asText(checkedAt: string, told: Told[]): string {
  return [`My Staff, ${checkedAt}`, '', ...told.flatMap((one) => [...linesOf(one), ''])].join('\n')
}
