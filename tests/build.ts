// Builds the app for the browser tests where it has changed since: once, before their lanes start side by side.
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './simulator/build.ts'

if (!(await buildIfStale(fileURLToPath(new URL('..', import.meta.url))))) process.exitCode = 1
