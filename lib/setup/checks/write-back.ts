import { check, cannotTell, pass } from '../check'

/** Graph has a property for it, of which its page says that it is not in use: learn.microsoft.com/graph/api/resources/onpremisesdirectorysynchronizationfeature */
export const writeBack = check({
  id: 'write-back',
  area: 'directory',
  reads: ['organisation'],
  judge: ({ organisation: { isSynced } }) => (isSynced ? cannotTell() : pass()),
})
