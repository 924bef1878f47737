'use client'

import { ChevronDown } from 'lucide-react'
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { groupsOf, meant, search, textOf, type PickerOption, type PickerWords } from './picker-options'

type Props = {
  control: { id: string }
  label: string
  options: PickerOption[]
  suggested: string[]
  value: string
  onPick: (value: string) => void
  words: PickerWords
}

/** w3.org/WAI/ARIA/apg/patterns/combobox: the list filters as one types, the focus stays in the field. */
export function Combobox({ control, label, options, suggested, value, onPick, words }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)

  const found = typed === null ? options : search(options, typed)
  const groups = groupsOf(found, { suggested, words })
  const shown = groups.flatMap((group) => group.options)
  const chosen = options.find((option) => option.value === value)
  const hasNone = isOpen && shown.length === 0
  const idOf = (option: PickerOption | undefined) => option && `${control.id}-${option.value}`

  function close() {
    setIsOpen(false)
    setTyped(null)
  }

  function open() {
    setIsOpen(true)
    move(chosen ? shown.indexOf(chosen) : 0)
  }

  function move(to: number) {
    const index = Math.min(Math.max(to, 0), shown.length - 1)
    setActive(index)
    const id = idOf(shown[index])
    if (id) list.current?.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView({ block: 'nearest' })
  }

  function pick(option: PickerOption | undefined) {
    if (!option) return
    onPick(option.value)
    close()
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (isOpen) move(active + step)
      else open()
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      pick(shown[active])
    } else if (event.key === 'Escape' && isOpen) {
      // Closes the list, not the dialog around it.
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (currentTarget.contains(relatedTarget)) return
    if (typed === null) return close()
    const option = meant(options, typed)
    if (option) return pick(option)
    // Nobody can tell which one: the words stay, and what was chosen before is not sent for them.
    onPick('')
    setIsOpen(false)
  }

  return (
    <div className="relative" onBlur={onBlur}>
      <input
        {...control}
        role="combobox"
        aria-expanded={isOpen && !hasNone}
        aria-controls={`${control.id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? idOf(shown[active]) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={words.choose}
        value={typed ?? (chosen ? textOf(chosen) : '')}
        onFocus={(event) => event.target.select()}
        onClick={open}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          setIsOpen(true)
        }}
        className="field pe-12 placeholder:text-muted aria-invalid:border-danger"
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute end-3 top-0 my-3 size-5 text-edge" />
      {isOpen && !hasNone && (
        <div ref={list} id={`${control.id}-list`} role="listbox" aria-label={label} className="picker-list">
          {groups.map(({ heading, options: within }) => (
            <div key={heading} role="group" aria-label={heading}>
              <p aria-hidden className="px-3 pt-2 pb-1 text-xs font-semibold text-muted">
                {heading}
              </p>
              {within.map((option) => (
                <div
                  key={option.value}
                  id={idOf(option)}
                  role="option"
                  aria-selected={option.value === value}
                  data-active={option === shown[active] || undefined}
                  // The field keeps the focus.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => pick(option)}
                >
                  <span className="min-w-0">{option.label}</span>
                  <bdi dir="ltr" className="flex-none text-muted tabular-nums">
                    {option.code}
                  </bdi>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      <p role="status" className={hasNone ? 'picker-list px-3 text-sm text-muted' : 'sr-only'}>
        {hasNone && words.none}
      </p>
    </div>
  )
}
