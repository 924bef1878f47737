/** The look of app/globals.css in as few rules as a page without other parts can do with. */
export const refusalStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f4f6f7, #0e1417); --card: light-dark(#ffffff, #151d21);
  --ink: light-dark(#13212a, #e7edef); --hairline: light-dark(#dde3e6, #2a363c);
  --accent: light-dark(#0b5c70, #7ac6d8); --accent-strong: light-dark(#084858, #a3dae7);
  --on-accent: light-dark(#ffffff, #06222b);
}
[data-theme='light'] { color-scheme: light; }
[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100dvh; display: flex; flex-direction: column; overflow-wrap: break-word;
  background: var(--page); color: var(--ink);
  font: 1rem/1.5 'Inter Variable', 'Noto Sans Arabic', system-ui, sans-serif;
}
:lang(ar) body { line-height: 1.6; }
header { height: 3.5rem; display: flex; align-items: center; padding-inline: 0.75rem 0.5rem;
  border-bottom: 1px solid var(--hairline); background: var(--card); }
header a { display: flex; align-items: center; gap: 0.625rem; min-height: 2.75rem; padding-inline: 0.25rem;
  border-radius: 0.5rem; color: inherit; font-weight: 600; text-decoration: none; }
rect { fill: var(--accent); }
g { fill: var(--on-accent); }
svg > path { fill: none; stroke: var(--on-accent); stroke-width: 2; }
main { flex-grow: 1; width: 100%; max-width: 47rem; margin-inline: auto; padding: 2rem 1rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; font-weight: 640; letter-spacing: -0.021em; text-wrap: balance; }
:lang(ar) h1 { letter-spacing: 0; line-height: 1.4; }
p { margin: 0.75rem 0 0; text-wrap: pretty; }
.actions { margin-top: 1.25rem; }
.actions a { display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem;
  padding: 0.25rem 1.18em; border: 1px solid transparent; border-radius: 0.5rem;
  background: var(--accent); color: var(--on-accent); font-weight: 550; text-decoration: none; }
.actions a:hover { background: var(--accent-strong); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (width >= 56.25rem) {
  header { padding-inline: 2rem; }
  header a { margin-inline-start: -0.25rem; }
  main { max-width: 49rem; padding-inline: 2rem; }
}
@media (width < 56.25rem) and (height >= 30rem) {
  .actions { position: fixed; inset: auto 0 0; margin: 0; border-top: 1px solid var(--hairline);
    background: var(--card); padding: 0.75rem 1rem max(1.25rem, env(safe-area-inset-bottom)); }
  .actions a { width: 100%; min-height: 3rem; }
}`
