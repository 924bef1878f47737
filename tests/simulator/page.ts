// The look of the few pages that the pretend identity provider shows.

/** Text as it may stand in HTML. */
export function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0; background: Canvas; color: CanvasText }
  main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0 }
  h2 { font-size: 1rem; margin: 2rem 0 .5rem }
  .pretend { margin: 0; padding: .5rem 1rem; background: #7a3e00; color: #fff; text-align: center }
  .error { padding: .75rem 1rem; border-left: 4px solid #c62828; background: color-mix(in srgb, #c62828 12%, Canvas) }
  form { margin: 0 }
  label { display: block; margin: .75rem 0 }
  input { box-sizing: border-box; width: 100%; padding: .6rem .7rem; margin-top: .25rem; font: inherit;
    border: 1px solid GrayText; border-radius: .4rem; background: Field; color: FieldText }
  button { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .9rem; font: inherit;
    border: 1px solid transparent; border-radius: .4rem; background: #0b5cad; color: #fff; cursor: pointer }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
  ul button { text-align: start; background: Field; color: FieldText; border-color: GrayText }
  ul small { display: block; opacity: .75 }
  :focus-visible { outline: 3px solid #f5a623; outline-offset: 2px }
`

/** The title is plain text, the content is HTML. */
export function page(title: string, content: string, status = 200): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)}</title>
  <style>${style}</style>
</head>
<body>
  <p class="pretend">Pretend tenant: nothing here is real</p>
  <main>
    <h1>${escape(title)}</h1>
    ${content}
  </main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

export function errorText(message: string | undefined): string {
  return message ? `<p class="error" role="alert">${escape(message)}</p>` : ''
}
