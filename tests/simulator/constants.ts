// What a deployment needs to know of the pretend tenant. None of it opens anything real.

export const tenantId = 'c0ffee00-7e11-4a57-8a5f-9e7e2d000001'
export const clientId = 'c0ffee00-a99d-4b1d-9c1e-9e7e2d000002'
export const clientSecret = 'pretend-client-secret-that-opens-nothing'
export const tenantName = 'Contoso Coffee (pretend)'
export const domain = 'contoso.example'

/** Every persona's password. Everybody else has a password of their own that nobody knows. */
export const personaPassword = 'Pretend-2026!'

export const loginHost = 'login.microsoftonline.com'
export const graphHost = 'graph.microsoft.com'
/** The office portal and the controls have no Microsoft address: the browser comes to the simulator itself. */
export const portalHost = 'portal.contoso.example'
export const controlHost = 'controls.contoso.example'

/** Requests that the app meant for Microsoft say here where they were going. */
export const hostHeader = 'x-simulator-host'
