import 'server-only'
import { AppError } from '../errors'
import type { Graph } from './client'
import { door } from './grant'
import {
  authorizationFrom,
  authorizationItem,
  methodsFrom,
  methodsItem,
  organisationFrom,
  organisationItem,
} from './setup-policies'
import { secondFactorFrom, secondFactorItems } from './setup-second-factor'
import {
  principalItems,
  readAppRoles,
  readPrincipal,
  registrationFrom,
  registrationItem,
  scopesIn,
} from './setup-registration'
import { readAdministrators, readManagers, readPeople, readRegistered, readSignIns } from './setup-people'
import { readRoles } from './setup-roles'
import { readUnits } from './setup-units'
import type { TenantReading } from './tenant-parts'

/** How many parts there are to read, one after another or side by side. */
export const steps = 10

/** What it came to, or the failure it met: one part that is refused leaves the others. */
async function met<T>(reading: () => T | Promise<T>): Promise<T | AppError> {
  try {
    return await reading()
  } catch (error) {
    return error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  }
}

/**
 * Everything that readiness wants to know of the tenant, each thing asked once. `note` hears of each part that is read,
 * for whoever is waiting.
 */
export async function readTenant(
  { [door]: graph }: { readonly [door]: Graph },
  note: () => void,
  wanted: (part: keyof TenantReading) => boolean = () => true,
): Promise<TenantReading> {
  async function noted<T>(reading: Promise<T>): Promise<T> {
    const value = await reading
    note()
    return value
  }

  /** Whoever needs less does not wait for the rest. */
  function asked<T>(
    part: keyof TenantReading | (keyof TenantReading)[],
    reading: () => Promise<T>,
  ): Promise<T | AppError> {
    return [part].flat().some(wanted) ? met(reading) : Promise.resolve(new AppError('unexpected'))
  }

  const [app, ours, ofGraph, authorization, methods, organisation, defaults, access] = await noted(
    graph.readAll([
      registrationItem(),
      ...principalItems(),
      authorizationItem,
      methodsItem,
      organisationItem,
      ...secondFactorItems,
    ]),
  )
  const [principal, appRoles, units, held, people, registered] = await Promise.all([
    noted(asked(['principal', 'grants'], () => readPrincipal(graph, ours, ofGraph))),
    noted(asked('appRoles', () => readAppRoles(graph, ours))),
    noted(asked('units', () => readUnits(graph))),
    noted(asked('roles', () => readRoles(graph))),
    noted(asked('people', () => readPeople(graph))),
    noted(asked('registered', () => readRegistered(graph))),
  ])
  const managers = await noted(
    held instanceof AppError
      ? Promise.resolve(held)
      : asked('managers', () => readManagers(graph, held.roles)),
  )
  const signIns = await noted(
    managers instanceof AppError
      ? Promise.resolve(managers)
      : asked('signIns', () => readSignIns(graph, managers)),
  )
  const administrators = await noted(
    held instanceof AppError
      ? Promise.resolve(held)
      : asked('administrators', () => readAdministrators(graph, held.roles, registered)),
  )
  const pim = held instanceof AppError ? held : held.isPimThere
  return {
    registration: await met(() => registrationFrom(app)),
    principal,
    grants: principal instanceof AppError ? principal : scopesIn(principal),
    appRoles,
    units,
    roles: held instanceof AppError ? held : held.roles,
    pim: pim instanceof AppError ? pim : { isThere: pim },
    managers,
    signIns,
    people,
    administrators,
    registered,
    authorization: await met(() => authorizationFrom(authorization)),
    methods: await met(() => methodsFrom(methods)),
    organisation: await met(() => organisationFrom(organisation)),
    secondFactor: await met(() => secondFactorFrom(graph, defaults, access)),
    clock: graph.ahead === undefined ? new AppError('unreachable') : { ahead: graph.ahead },
  }
}
