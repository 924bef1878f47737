import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Graph } from './client'
import { GraphRefusal } from './errors'
import { methodsFrom, type RawMethod } from './method-reading'

/** How the report was read: `refused` to this role, no `licence` for it, or Microsoft did not `answer`. */
export type Report = 'read' | 'refused' | 'licence' | 'unanswered'

const page = z.object({
  '@odata.nextLink': z.string().optional(),
  value: z.array(z.object({ id: z.string(), methodsRegistered: z.array(z.string()) })),
})
const url = `/reports/authenticationMethods/userRegistrationDetails?$filter=${encodeURIComponent('isAdmin eq true')}`
const mostPages = 50

type Registered = Map<string, string[]>

/**
 * What these administrators have registered. Microsoft's report tells all at once, but lags behind, leaves out blocked
 * accounts, and takes a role and a licence: whoever is not in it is asked about one by one.
 * learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails
 */
export async function readRegistered(
  graph: Graph,
  ids: string[],
): Promise<{ registered: Registered; report: Report }> {
  const listed: Registered = new Map()
  const report = await readReport(graph, listed).catch(reasonOf)
  const missing = ids.filter((id) => !listed.has(id))
  const answers = await graph.readAll(missing.map((id) => ({ url: `/users/${id}/authentication/methods` })))
  for (const [at, id] of missing.entries()) {
    const answer = answers[at]
    if (!(answer instanceof AppError)) listed.set(id, [...new Set(methodsFrom(answer).flatMap(reportName))])
  }
  return { registered: listed, report }
}

async function readReport(graph: Graph, into: Registered): Promise<Report> {
  let next: string | undefined = url
  for (let count = 0; next !== undefined && count < mostPages; count += 1) {
    const read: z.infer<typeof page> = page.parse(await graph.read(next))
    for (const { id, methodsRegistered } of read.value) into.set(id, methodsRegistered)
    next = read['@odata.nextLink']
  }
  return 'read'
}

function reasonOf(error: unknown): Report {
  if (!(error instanceof AppError) || error.failure !== 'refused') return 'unanswered'
  const isLicence =
    error.cause instanceof GraphRefusal && /NonPremium|Premium.*License/i.test(error.cause.code)
  return isLicence ? 'licence' : 'refused'
}

const phoneNames: Record<string, string> = {
  mobile: 'mobilePhone',
  alternateMobile: 'alternateMobilePhone',
  office: 'officePhone',
}
const reportNames: Record<string, string> = {
  email: 'email',
  microsoftAuthenticator: 'microsoftAuthenticatorPush',
  softwareOath: 'softwareOneTimePasscode',
  fido2: 'passKeyDeviceBound',
  windowsHelloForBusiness: 'windowsHelloForBusiness',
  hardwareOath: 'hardwareOneTimePasscode',
  temporaryAccessPass: 'temporaryAccessPass',
}

/** A method by the name that the report has for it. */
function reportName(method: RawMethod): string[] {
  const [, type = ''] = /^#microsoft\.graph\.(\w+)AuthenticationMethod$/.exec(method['@odata.type']) ?? []
  const name = type === 'phone' ? phoneNames[String(method.phoneType)] : reportNames[type]
  return name === undefined ? [] : [name]
}
