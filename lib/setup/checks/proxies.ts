import { check, fail, pass } from '../check'

/** Anybody may write anything into a header; only one's own proxies are to be believed. */
export const proxies = check({
  id: 'proxies',
  area: 'app',
  reads: ['settings'],
  judge: ({ settings: { knowsProxies, isLocal } }) =>
    knowsProxies || isLocal ? pass() : fail({}, { settings: ['TRUSTED_PROXIES=1'] }),
})
