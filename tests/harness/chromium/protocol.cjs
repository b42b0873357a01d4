// `protocol`, `session` and `net`: the app's schemes are answered by its own handlers, every other request by its guard.
const { addressOf, policyWithNames, textWithNames } = require('./addresses.cjs')

const schemes = new Map()
let guard = (_details, decide) => decide({ cancel: false })

const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => schemes.set(scheme, handler),
}

let checksSpelling = true
let languages = ['en-US']
const defaultSession = {
  webRequest: {
    onBeforeRequest(listener) {
      guard = listener
    },
  },
  // Chromium runs with `deny-permission-prompts`: no permission is asked for.
  setPermissionRequestHandler: () => undefined,
  setPermissionCheckHandler: () => undefined,
  setSpellCheckerEnabled(on) {
    checksSpelling = on
  },
  isSpellCheckerEnabled: () => checksSpelling,
  setSpellCheckerLanguages(list) {
    languages = list
  },
  getSpellCheckerLanguages: () => languages,
}

/** Answers an address of the app's own schemes; undefined for any other. */
function answer(address) {
  const scheme = /^[a-z-]+(?=:)/.exec(address)?.[0] ?? ''
  return schemes.get(scheme)?.({ url: address, method: 'GET', headers: new Headers() })
}

const net = { fetch: async (url) => answer(url) }

/** Has Chromium ask for everything that any page or thread of it wants. `navigates` says whether a page may go to an address. */
async function interceptRequests(chromium, navigates) {
  chromium.on('Fetch.requestPaused', (paused) => {
    void serve(chromium, paused, navigates).catch(() => undefined)
  })
  await chromium.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
}

async function serve(chromium, { requestId, request, resourceType }, navigates) {
  const url = addressOf(request.url)
  const refuse = (errorReason) => chromium.send('Fetch.failRequest', { requestId, errorReason })
  if (resourceType === 'Document' && !navigates(url)) return refuse('Aborted')
  // Electron asks for no icon.
  if (url.endsWith('/favicon.ico'))
    return chromium.send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
  const response = await answer(url)
  if (!response) {
    let cancelled = false
    guard({ url }, ({ cancel }) => {
      cancelled = cancel
    })
    return cancelled ? refuse('BlockedByClient') : chromium.send('Fetch.continueRequest', { requestId })
  }
  const type = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'content-security-policy' ? policyWithNames(value) : value,
  }))
  return chromium.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body: withNames(type, bytes).toString('base64'),
  })
}

function withNames(type, bytes) {
  if (type.startsWith('text/html')) return Buffer.from(policyWithNames(bytes.toString('utf8')))
  return /javascript|css/.test(type) ? Buffer.from(textWithNames(bytes.toString('utf8'))) : bytes
}

module.exports = { protocol, session: { defaultSession }, net, interceptRequests }
