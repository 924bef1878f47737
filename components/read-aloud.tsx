'use client'

import { Square, Volume2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import type { Spelled } from './spelled-out'

type Props = { spelled: Spelled[]; onStart: () => void; words: { readAloud: string; stopReading: string } }

/**
 * Reads a secret out, character by character. Only with a voice of this very device: any other sends what it reads to
 * whoever runs it, so without one there is no button.
 */
export function ReadAloud({ spelled, onStart, words }: Props) {
  const voice = useLocalVoice()
  const [isReading, setIsReading] = useState(false)
  useEffect(() => stop, [])
  if (!voice) return null

  function start() {
    if (!voice) return
    stop()
    onStart()
    setIsReading(true)
    const utterances = spelled.map((each) => new SpeechSynthesisUtterance(each.words))
    for (const utterance of utterances) {
      Object.assign(utterance, { voice, lang: voice.lang, rate: 0.8 })
      utterance.onerror = () => setIsReading(false)
      if (utterance === utterances.at(-1)) utterance.onend = () => setIsReading(false)
      speechSynthesis.speak(utterance)
    }
  }

  return (
    <Button
      variant="quiet"
      onClick={() => {
        if (!isReading) return start()
        stop()
        setIsReading(false)
      }}
    >
      {isReading ? <Square aria-hidden size={16} /> : <Volume2 aria-hidden size={16} />}
      {isReading ? words.stopReading : words.readAloud}
    </Button>
  )
}

function stop() {
  window.speechSynthesis?.cancel()
}

/** A voice of this device in the language of the page, or null. Browsers tell of their voices when they feel like it. */
function useLocalVoice(): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    // Not in every browser, whatever the types say.
    const synthesis = window.speechSynthesis as SpeechSynthesis | undefined
    if (!synthesis) return
    const language = document.documentElement.lang.split('-')[0] ?? ''
    const look = () =>
      setVoice(
        synthesis
          .getVoices()
          .find(({ localService, lang }) => localService && lang.split(/[-_]/)[0] === language) ?? null,
      )
    look()
    synthesis.addEventListener('voiceschanged', look)
    return () => synthesis.removeEventListener('voiceschanged', look)
  }, [])
  return voice
}
