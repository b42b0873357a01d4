// Damaged files at random: each ends with a message, or with pages that other programs read.
import { beforeAll, expect, it } from 'vitest'
import { sheetsOf } from '#shared/document/enclosures'
import type { Asset } from '#shared/pack'
import { AppError } from '#shared/result'
import type { Engine } from '../index'
import { doc, enclosure, job, pack, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { ask } from '../testing/read-back'
import { inspectEnclosure } from './inspect'
import { madeDocument } from './testing/made'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1)
const TRIES = 25
/** What a fault in a file's structure looks like. */
const PIECES = [
  ...['/Kids', '1 0 R', '2 0 R', '<<', '>>', '[', ']', '(', ')', 'obj', 'endobj', 'stream\n', 'endstream'],
  ...[
    '/Parent',
    '/Contents',
    '/Length 99999999',
    '/MediaBox[0 0 9e9 -5]',
    '-99999999999',
    '/Filter/LZWDecode',
  ],
]

/** Numbers from 0 to 1 that a seed gives. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function damaged(bytes: Uint8Array, next: () => number): Uint8Array {
  const copy = bytes.slice(0, next() < 0.1 ? Math.floor(next() * bytes.length) : bytes.length)
  for (let count = Math.floor(next() * 8); count >= 0; count--) {
    const at = Math.floor(next() * copy.length)
    const piece = new TextEncoder().encode(PIECES[Math.floor(next() * PIECES.length)])
    if (next() < 0.4) copy[at] = Math.floor(next() * 256)
    else copy.set(piece.subarray(0, copy.length - at), at)
  }
  return copy
}

async function bindDamaged(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { pages } = await inspectEnclosure(bytes)
    const made = pack(doc(section('Damaged', {}, enclosure({ asset: 'report', sheets: sheetsOf(pages) }))))
    const asset: Asset = { id: 'report', mime: 'application/pdf', name: 'report.pdf', bytes }
    return await engine.paint(engine.layout(job(made, {}, [asset])))
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return null
  }
}

it.each(SEEDS)('damage %i', async (seed) => {
  const document = await madeDocument([{ words: 'One' }, { words: 'Two', turn: 90 }])
  document.getForm().createTextField('name').addToPage(document.getPage(0))
  const sound = await document.save({ useObjectStreams: seed % 2 === 0 })
  const next = numbersFrom(seed)
  let last: Uint8Array | null = null
  for (let count = 0; count < TRIES; count++) last = (await bindDamaged(damaged(sound, next))) ?? last
  // qpdf reports errors of a file's structure, and warnings of streams that came damaged, by its status.
  if (last) expect(ask(last, 'qpdf', '--warning-exit-0', '--check', '@')).toContain('checking')
})
