import type { Problem } from '@/lib/problem'
import { Refused as RefusedRoom } from '../refused'

/** The dialog that cannot open, and why. */
export function Refused(props: { staffId: string; problem: Problem }) {
  return <RefusedRoom {...props} capability="phone" />
}
