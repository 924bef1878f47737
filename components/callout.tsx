import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  caution: { Icon: TriangleAlert, soft: 'bg-caution-soft', strong: 'text-caution' },
  danger: { Icon: CircleAlert, soft: 'bg-danger-soft', strong: 'text-danger' },
  neutral: { Icon: Info, soft: 'bg-sunken', strong: 'text-ink' },
  positive: { Icon: CircleCheck, soft: 'bg-positive-soft', strong: 'text-positive' },
}

type Props = { tone: keyof typeof tones; title?: string; alert?: boolean; children?: ReactNode }

export function Callout({ tone, title, alert = false, children }: Props) {
  const { Icon, soft, strong } = tones[tone]
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={`flex gap-2 rounded-xl p-4 text-sm forced-colors:border ${soft}`}
    >
      <Icon aria-hidden="true" className={`size-5 ${title ? 'mt-0.5' : ''} ${strong}`} />
      <div className="flex min-w-0 flex-col gap-1">
        {title && <p className={`text-base font-semibold ${strong}`}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
