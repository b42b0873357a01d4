// The program's own schemes: attache://app/… gives the window's files, attache-asset://… the images of the library.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import type { Asset } from '#shared/pack'

/** The window's address in a built program. */
export const APP_URL = 'attache://app/index.html'

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'attache', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    { scheme: 'attache-asset', privileges: { secure: true } },
  ])
}

/** Serves files of `folder` and assets from `readAsset`; anything else is 404. */
export function serveSchemes(folder: string, readAsset: (id: string) => Asset | undefined): void {
  protocol.handle('attache', (request) => serveFile(folder, new URL(request.url)))
  protocol.handle('attache-asset', (request) => serveAsset(request.url, readAsset))
}

async function serveFile(folder: string, url: URL): Promise<Response> {
  const file = normalize(join(folder, decodeURIComponent(url.pathname)))
  const type = MIME[extname(file)]
  if (url.host !== 'app' || type === undefined || !file.startsWith(folder + sep)) return notFound()
  try {
    return new Response(await readFile(file), { headers: { 'content-type': type } })
  } catch {
    // A missing file is the page's mistake, not the program's: it is told so and nothing else happens.
    return notFound()
  }
}

function serveAsset(url: string, readAsset: (id: string) => Asset | undefined): Response {
  const id = /^attache-asset:\/*([0-9a-f]{64})\/?$/.exec(url)?.[1]
  const asset = id === undefined ? undefined : readAsset(id)
  if (!asset) return notFound()
  return new Response(asset.bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': asset.mime, 'cache-control': 'max-age=31536000, immutable' },
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
