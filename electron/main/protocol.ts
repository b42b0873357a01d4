// The program's own schemes: attache://app/… serves the window's files, attache-asset://… the images of the library.
import { readFile } from 'node:fs/promises'
import { basename, extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import type { Asset } from '#shared/pack'
import { FONT_FILES, HYPHENATION_FILES, THEME_IDS, WASM_FILE } from '../pdf/resource-list'

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
  '.pfb': 'application/x-font-type1',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'attache',
      // Compiled scripts are kept in the profile, for a faster start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
    { scheme: 'attache-asset', privileges: { secure: true, supportFetchAPI: true, corsEnabled: true } },
  ])
}

/** Folders that files are served from. */
export interface ServedFolders {
  /** The window's own files; all of them are served. */
  readonly window: string
  /** The program's resources, of which only those of the page engine are served. */
  readonly resources: string
}

/** Reads an image of the library. */
type ReadAsset = (id: string) => Promise<Asset | undefined>

/** Path prefix of the resources within the window's address. */
const RESOURCES = '/resources/'
const ENGINE_FILES: ReadonlySet<string> = new Set([
  ...FONT_FILES.map((file) => `fonts/${file}`),
  ...HYPHENATION_FILES.map((file) => `hyphenation/${file}`),
  ...THEME_IDS.map((id) => `themes/${id}.json`),
  `wasm/${WASM_FILE}`,
])

/** The layout worker; the build adds a hash to its name. */
const LAYOUT_THREAD = /^layout-worker[.-]/

/**
 * A worker's only policy is the one in its own file's header: it may read resources and images, and the layout worker
 * may also compile HarfBuzz. For scripts of the page the header has no effect: the page's policy applies.
 */
const threadPolicy = (file: string): string =>
  `default-src 'none'; script-src 'self'${LAYOUT_THREAD.test(file) ? " 'wasm-unsafe-eval'" : ''}; connect-src 'self' attache-asset:`

/** Serves files of the folders and assets from `readAsset`; anything else is 404. */
export function serveSchemes(folders: ServedFolders, readAsset: ReadAsset): void {
  protocol.handle('attache', (request) => serveFile(folders, new URL(request.url)))
  protocol.handle('attache-asset', (request) => serveAsset(request.url, readAsset))
}

async function serveFile({ window, resources }: ServedFolders, url: URL): Promise<Response> {
  const path = decodeURIComponent(url.pathname)
  const resource = path.startsWith(RESOURCES) ? path.slice(RESOURCES.length) : null
  const folder = resource === null ? window : resources
  const file = normalize(join(folder, resource ?? path))
  const type = MIME[extname(file)]
  if (url.host !== 'app' || type === undefined || !file.startsWith(folder + sep)) return notFound()
  if (resource !== null && !ENGINE_FILES.has(resource)) return notFound()
  const headers = {
    'content-type': type,
    ...(type.startsWith('text/javascript') && { 'content-security-policy': threadPolicy(basename(file)) }),
    // In development the page is served by the development server.
    ...(resource !== null && { 'access-control-allow-origin': '*' }),
  }
  try {
    return new Response(await readFile(file), { headers })
  } catch {
    // A missing file is the page's mistake, not the program's: answer 404 and nothing else.
    return notFound()
  }
}

async function serveAsset(url: string, readAsset: ReadAsset): Promise<Response> {
  const id = /^attache-asset:\/*([0-9a-f]{64})\/?$/.exec(url)?.[1]
  const asset = id === undefined ? undefined : await readAsset(id)
  if (!asset) return notFound()
  return new Response(asset.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': asset.mime,
      'cache-control': 'max-age=31536000, immutable',
      // Only the window and its workers can ask; their origin differs from the scheme's.
      'access-control-allow-origin': '*',
    },
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
