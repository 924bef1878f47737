import { Choices } from './choices'
import { Field } from './field'

type Asked = 'off' | 'optional' | 'required'

export type Evidence = {
  evidence: Asked
  reason: Asked
  longest: number
  words: {
    how: string
    optional: string
    ways: { value: string; label: string }[]
    reason: string
    seen: string
    /** A sentence for each fault. */
    invalid: Record<string, string>
  }
}

type Props = Evidence & {
  kept?: { evidence: string; reason: string }
  faults?: { evidence?: string; reason?: string }
}

/** How the manager made sure who it is, and why it is done: in the form of every action, where the settings ask for it. */
export function EvidenceFields({ evidence, reason, longest, words, kept, faults = {} }: Props) {
  const optional = (asked: Asked) => (asked === 'optional' ? words.optional : undefined)
  const sentence = (fault: string | undefined) => (fault ? words.invalid[fault] : undefined)
  return (
    <>
      {evidence !== 'off' && (
        <Choices
          name="evidence"
          legend={words.how}
          optionalLabel={optional(evidence)}
          options={words.ways}
          defaultValue={kept?.evidence}
          required={evidence === 'required'}
          error={sentence(faults.evidence)}
        />
      )}
      {reason !== 'off' && (
        <Field
          id="reason"
          name="reason"
          label={words.reason}
          optionalLabel={optional(reason)}
          hint={words.seen}
          defaultValue={kept?.reason}
          required={reason === 'required'}
          maxLength={longest}
          autoComplete="off"
          error={sentence(faults.reason)}
        />
      )}
    </>
  )
}
