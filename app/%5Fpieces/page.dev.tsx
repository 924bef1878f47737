import { BackLink, PageFrame, PageTitle } from '@/components/page-frame'
import { Dialogs, wholePages } from './dialogs'
import { Forms } from './forms'
import { Lists } from './lists'
import { Notices } from './notices'
import { People } from './people'
import { Secrets } from './secrets'
import { Words } from './words'

type Props = { searchParams: Promise<{ open?: string }> }

/** Every piece of components/ in each of its states, for those who build with them. Its words are English, and stay here. */
export default async function Pieces({ searchParams }: Props) {
  const { open = '' } = await searchParams
  if (wholePages[open]) return wholePages[open]
  return (
    <PageFrame width="person" title="Pieces">
      <BackLink href="/">My Staff</BackLink>
      <PageTitle aside="components/, in each state. Light or dark by the menu of this device.">
        Pieces
      </PageTitle>
      <Words />
      <Forms />
      <People />
      <Lists />
      <Notices />
      <Secrets />
      <Dialogs open={open} />
    </PageFrame>
  )
}
