import { check, fail, pass } from '../check'

/** Tokens are good by the clock; so is how recent a sign-in was. */
export const clock = check({
  id: 'clock',
  area: 'app',
  reads: ['clock'],
  judge: ({ clock: { ahead } }) => {
    const seconds = Math.round(Math.abs(ahead) / 1000)
    return seconds > 60 ? fail({ seconds }, { commands: ['timedatectl set-ntp true'] }) : pass({ seconds })
  },
})
