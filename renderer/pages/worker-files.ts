// Files read by the layout thread: the program's fonts and themes, and the images of the library.
import { ASSET_MIMES, type Asset } from '#shared/pack'

const RESOURCES = 'attache://app/resources/'

/** Names of files under `resources/`. */
export interface ResourceNames {
  readonly fonts: readonly string[]
  readonly themes: readonly string[]
  readonly shaping: string
}

/** Reads the engine's files. Throws when one can't be read. */
export async function loadResources({ fonts, themes, shaping }: ResourceNames) {
  const [fontFiles, themeFiles, wasm] = await Promise.all([
    Promise.all(fonts.map(async (name) => [name, await bytesOf(`${RESOURCES}fonts/${name}`)] as const)),
    Promise.all(
      themes.map(async (id) => {
        const text = new TextDecoder().decode(await bytesOf(`${RESOURCES}themes/${id}.json`))
        return [id, JSON.parse(text) as unknown] as const
      }),
    ),
    bytesOf(`${RESOURCES}wasm/${shaping}`),
  ])
  return {
    fonts: new Map(fontFiles),
    lateFont: (name: string) => readNow(`fonts/${name}`),
    latePatterns: (name: string) => readNow(`hyphenation/${name}`),
    themes: new Map(themeFiles),
    wasm,
  }
}

/** Reads a file synchronously in the middle of a layout, which only a thread may do. */
function readNow(name: string): Uint8Array<ArrayBuffer> {
  const request = new XMLHttpRequest()
  request.open('GET', `${RESOURCES}${name}`, false)
  request.responseType = 'arraybuffer'
  request.send()
  if (request.status !== 200) throw new Error(incomplete(name))
  return new Uint8Array(request.response as ArrayBuffer)
}

const incomplete = (file: string): string => `A program file is missing: ${file}. Reinstall Attaché.`

async function bytesOf(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(incomplete(address))
  return new Uint8Array(await response.arrayBuffer())
}

const addressOf = (id: string): string => `attache-asset:${id}`

/** Reads the file of an image. Rejects when it doesn't exist. */
export async function readFile(id: string): Promise<Blob> {
  const response = await fetch(addressOf(id))
  if (!response.ok) throw new Error(`The image ${id} isn’t in the library.`)
  return response.blob()
}

/** In most files the image size is within this many bytes. */
const HEAD_BYTES = 64 * 1024

/**
 * Reads as much of an image as layout needs: of photographs, which take megabytes, only the beginning with their size,
 * which `hasSize` looks for; of enclosed PDFs nothing. Null when it doesn't exist.
 */
export async function readHead(id: string, hasSize: (start: Asset) => boolean): Promise<Asset | null> {
  const response = await fetch(addressOf(id))
  const type = response.headers.get('content-type')
  const mime = ASSET_MIMES.find((one) => one === type)
  if (!response.ok || !mime || !response.body) return null
  const asset = (bytes: Uint8Array): Asset => ({ id, mime, name: '', bytes })
  if (mime === 'application/pdf') {
    await response.body.cancel()
    return asset(new Uint8Array())
  }
  const reader = response.body.getReader()
  let bytes: Uint8Array<ArrayBuffer> = new Uint8Array()
  for (let wanted = HEAD_BYTES; ; ) {
    const { done, value } = await reader.read()
    if (done) return asset(bytes)
    bytes = joined(bytes, value)
    if (mime === 'image/svg+xml' || bytes.length < wanted) continue
    if (hasSize(asset(bytes))) {
      await reader.cancel()
      return asset(bytes)
    }
    wanted *= 2
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
