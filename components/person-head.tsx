import { Avatar } from './avatar'
import { SignInName } from './sign-in-name'
import { Status, type Tone } from './status'

type Props = {
  id: string
  name: string
  initials: string
  signInName: string
  line?: string
  photo?: string
  statuses: { tone: Tone; text: string }[]
}

export function PersonHead({ id, name, initials, signInName, line, photo, statuses }: Props) {
  return (
    <div className="text-sm">
      <div className="flex items-center gap-4 wide:flex-col wide:items-stretch wide:gap-3">
        <Avatar id={id} initials={initials} size="large" photo={photo} />
        <div className="min-w-0">
          <h1 className="text-lg wide:mb-1 wide:text-xl">
            <bdi>{name}</bdi>
          </h1>
          <p className="text-muted">
            <SignInName>{signInName}</SignInName>
          </p>
          {line && <p className="text-muted">{line}</p>}
        </div>
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
        {statuses.map((status) => (
          <li key={status.text} className={status.tone === 'positive' ? '[&>span]:text-ink' : ''}>
            <Status tone={status.tone}>{status.text}</Status>
          </li>
        ))}
      </ul>
    </div>
  )
}
