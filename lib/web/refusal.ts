import 'server-only'
import { cookieNames } from '../auth/cookies'
import { directionOf, readerLanguage, type Language } from '../languages'
import ar from '../messages/ar.json'
import de from '../messages/de.json'
import en from '../messages/en.json'
import es from '../messages/es.json'
import fr from '../messages/fr.json'
import he from '../messages/he.json'
import hi from '../messages/hi.json'
import it from '../messages/it.json'
import ja from '../messages/ja.json'
import nl from '../messages/nl.json'
import pl from '../messages/pl.json'
import pt from '../messages/pt.json'
import tr from '../messages/tr.json'
import zh from '../messages/zh.json'
import { headersOf, newNonce } from './headers'
import { kindOf, type ReadHeader } from './kind'
import { refusalStyle } from './refusal-style'

/** What is answered before or behind the pages, where no page can be drawn. */
export type Refusal =
  | 'foreign-form'
  | 'wrong-method'
  | 'no-length'
  | 'too-large'
  | 'unreadable-form'
  | 'outdated-form'
  | 'not-found'
  | 'unexpected'

const languages = { ar, de, en, es, fr, he, hi, it, ja, nl, pl, pt, tr, zh } satisfies Record<
  Language,
  unknown
>

type Answer = { headers: Record<string, string>; body: string }

/** A page in the reader's language that needs nothing but itself; for a script just the failure's name. */
export function refuse(refusal: Refusal, pathname: string, header: ReadHeader): Answer {
  const nonce = newNonce()
  if (kindOf(pathname, header) === 'document')
    return {
      headers: { ...headersOf('document', nonce), 'content-type': 'text/html; charset=utf-8' },
      body: page(refusal, nonce, header),
    }
  return {
    headers: { ...headersOf('data', nonce), 'content-type': 'application/json' },
    body: JSON.stringify({ failure: refusal }),
  }
}

function page(refusal: Refusal, nonce: string, header: ReadHeader): string {
  const { language, locale } = readerLanguage(cookie(cookieNames.language, header), header('accept-language'))
  const words = languages[language]
  const { title, sentence } = { ...words.problems, ...words.refusals }[refusal]
  const theme = /^(light|dark)$/.exec(cookie(cookieNames.theme, header) ?? '')?.[0]
  // The theme and the locale are of known shape, and nothing else of the request is in it.
  return `<!DOCTYPE html>
<html lang="${locale}" dir="${directionOf(language)}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.product}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${refusalStyle}</style>
</head>
<body>
<header><a href="/">${mark}<span>${words.product}</span></a></header>
<main>
<h1>${title}</h1>
<p role="alert">${sentence}</p>
<p class="actions"><a href="/">${words.problems.home}</a></p>
</main>
</body>
</html>
`
}

const mark =
  '<svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24"><rect width="24" height="24" rx="6"/>' +
  '<g><circle cx="9.3" cy="9.9" r="2.8"/><path d="M4.7 18a4.65 4.65 0 0 1 9.3 0z"/></g>' +
  '<path d="m14.6 9.2 1.8 1.7 3.5-3.6"/></svg>'

function cookie(name: string, header: ReadHeader): string | undefined {
  const found = (header('cookie') ?? '').split(';').find((one) => one.trim().startsWith(`${name}=`))
  return found?.trim().slice(name.length + 1)
}
