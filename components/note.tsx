import { Info } from 'lucide-react'
import type { ReactNode } from 'react'

export function Note({ icon = <Info />, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-2 text-sm text-muted">
      <span aria-hidden="true" className="mt-0.5 flex-none [&>svg]:size-4">
        {icon}
      </span>
      <p className="min-w-0">{children}</p>
    </div>
  )
}
