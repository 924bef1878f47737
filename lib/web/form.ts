/**
 * What React sends for a form of ours, and nothing else: its decoder understands references, modules and
 * promises, and has been made to run foreign code more than once. Before it reads a form, this has seen that
 * the form holds plain values, one action, and at most the reference to the form's own fields.
 */

/** Whatever a file beside them takes. */
const largestFields = 32 * 1024

const actionId = /^[0-9a-f]{42}$/

/**
 * Whether the body reads as a form of ours: sent by the browser itself, or by a script (`action`). `file`: the one field that
 * may bring a file.
 */
export async function isReadable(request: Request, action: string | null, file?: string): Promise<boolean> {
  const type = request.headers.get('content-type') ?? ''
  if (action !== null && !actionId.test(action)) return false
  // An action that takes nothing.
  if (action !== null && /^text\/plain;charset=utf-8$/i.test(type)) return (await request.text()) === '[]'
  if (!/^multipart\/form-data; ?boundary=[\w'()+,./:=?-]{1,70}$/.test(type)) return false
  const form = await request.formData().catch(() => null)
  if (!form) return false
  const fields = new Map<string, string>()
  let length = 0
  for (const [name, value] of form) {
    if (typeof value !== 'string' && name.replace(/^_\d{1,3}_/, '') !== file) return false
    if (isReactsOwn(name) && fields.has(name)) return false
    fields.set(name, typeof value === 'string' ? value : '')
    length += name.length + (fields.get(name)?.length ?? 0)
  }
  if (length > largestFields) return false
  return action === null ? isSentByBrowser(fields) : isSentByScript(fields)
}

function isReactsOwn(name: string): boolean {
  return name.startsWith('$') || name === '0'
}

/** `$ACTION_ID_…` names an action; `$ACTION_REF_1` one with a state before, which is in `$ACTION_1:…`. */
function isSentByBrowser(fields: Map<string, string>): boolean {
  const own = [...fields.keys()].filter((name) => name.startsWith('$') && name !== '$ACTION_KEY')
  const [first = '', ...others] = own
  if (first.startsWith('$ACTION_ID_'))
    return others.length === 0 && actionId.test(first.slice('$ACTION_ID_'.length))
  const number = /^\$ACTION_REF_(\d{1,3})$/.exec(first)?.[1]
  if (number === undefined) return false
  const [reference, state] = [`$ACTION_${number}:0`, `$ACTION_${number}:1`]
  if (others.length !== 2 || !others.includes(reference) || !others.includes(state)) return false
  const isNamed = /^\{"id":"[0-9a-f]{42}","bound":"\$@1"\}$/.test(fields.get(reference) ?? '')
  return isNamed && plainList(fields.get(state), () => false)?.length === 1
}

/** `0` lists the state before and the form: `$K1` stands for the fields whose names start with `_1_`. */
function isSentByScript(fields: Map<string, string>): boolean {
  if ([...fields.keys()].some((name) => name !== '0' && !/^_\d{1,3}_/.test(name))) return false
  const isForm = (value: unknown) => typeof value === 'string' && /^\$K\d{1,3}$/.test(value)
  const list = plainList(fields.get('0'), isForm)
  return list !== null && list.length <= 2 && isForm(list.at(-1))
}

/** A JSON list in which no string means more than itself; React writes `$$` for a dollar sign of ours. */
function plainList(json: string | undefined, isAllowed: (text: string) => boolean): unknown[] | null {
  let isPlain = true
  try {
    const list: unknown = JSON.parse(json ?? '', (key, value: unknown) => {
      if (key === '__proto__') isPlain = false
      if (typeof value === 'string' && /^\$(?!\$|undefined$)/.test(value) && !isAllowed(value))
        isPlain = false
      return value
    })
    return isPlain && Array.isArray(list) ? list : null
  } catch {
    return null
  }
}
