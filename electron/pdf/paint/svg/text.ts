// Text of an SVG: its pieces as operators, with the lines that decorate them.

import type { XmlElement } from '#shared/xml'
import type { FontSet } from '../../fonts/font-set'
import type { Style } from '../../svg/style'
import type { GlyphEncoder } from '../glyphs'
import { utf16Hex } from '../objects'
import { type Box, fine } from './matrix'
import type { Scene } from './scene'
import { isHidden, paintingOf, setFor, stepsOf } from './shapes'
import { boxOfText, type PlacedPiece, placeText } from './text-places'

/** What drawing needs for text. */
export interface SvgTools {
  readonly fonts: FontSet
  readonly encoder: GlyphEncoder
}

/** What shaping a letter takes, in letters that are written. */
const SHAPING = 10

function placedIn(scene: Scene, element: XmlElement, style: Style): PlacedPiece[] {
  const { tools, source } = scene.job
  const placed = placeText(tools.fonts, source, element, style)
  scene.spend(SHAPING * placed.reduce((sum, { piece }) => sum + piece.text.length, 0))
  return placed
}

/** The box around a text; null without words. */
export const textBox = (scene: Scene, element: XmlElement, style: Style): Box | null =>
  boxOfText(placedIn(scene, element, style))

/** How letters are painted, by the operand of `Tr`. */
const MODES = { fill: '', stroke: '1 Tr\n', both: '2 Tr\n' }

/** Draws a text element. */
export function textInk(scene: Scene, element: XmlElement, style: Style): string {
  const { tools } = scene.job
  const placed = placedIn(scene, element, style)
  const box = (): Box => boxOfText(placed) ?? [0, 0, 0, 0]
  let ink = ''
  for (const one of placed) {
    if (one.piece.text.trim() === '' || one.size === 0 || isHidden(one.piece.style)) continue
    const painting = paintingOf(scene, one.piece.style, box)
    const steps = stepsOf(painting)
    steps.forEach((step, index) => {
      const words = `BT\n${MODES[step]}${wordOperators(tools, one)}ET\n`
      // Letters that are painted twice are told once; those that stand apart are told as words.
      const again = index < steps.length - 1
      const told =
        again || one.spacing !== 0
          ? `/Span<</ActualText<FEFF${again ? '' : utf16Hex(one.piece.text)}>>>BDC\n${words}EMC\n`
          : words
      const lines = step === 'stroke' ? '' : decoration(one)
      ink += `q\n${setFor(scene, painting, step)}${told}${lines}Q\n`
    })
  }
  return ink
}

function wordOperators({ encoder }: SvgTools, one: PlacedPiece): string {
  const { piece, x, y, size, spacing, stretch } = one
  const turn = (piece.turn * Math.PI) / 180
  const [cos, sin] = [fine(Math.cos(turn)), fine(Math.sin(turn))]
  let out = `${cos} ${sin} ${fine(Math.sin(turn))} ${fine(-Math.cos(turn))} ${fine(x)} ${fine(y)} Tm\n`
  if (spacing !== 0) out += `${fine(spacing)} Tc\n`
  if (stretch !== 1) out += `${fine(stretch * 100)} Tz\n`
  for (const { word, behind } of one.words) {
    const { text: glyphs, actual, raised } = encoder.encode(word)
    const drawn = raised ? encoder.raisedLine(word, size) : `[(${glyphs})]TJ\n`
    const told = actual === null ? drawn : `/Span<</ActualText<FEFF${actual}>>>BDC\n${drawn}EMC\n`
    out += `/F${word.font} ${fine(size)} Tf\n${told}`
    if (behind !== 0) out += `[${fine((-behind / size) * 1000)}]TJ\n`
  }
  return out
}

/** Where lines run below, through and above words, and how thick they are, in ems. */
const LINES = [
  ['underline', 0.1],
  ['line-through', -0.29],
  ['overline', -0.86],
] as const
const THICKNESS = 0.06

function decoration({ piece, x, y, size, width }: PlacedPiece): string {
  const wanted = piece.style['text-decoration'] ?? ''
  if (wanted === '' || wanted === 'none' || piece.turn !== 0) return ''
  let out = ''
  for (const [name, place] of LINES) {
    if (!wanted.includes(name)) continue
    const box = [x, y + place * size, width, THICKNESS * size]
    out += `${box.map(fine).join(' ')} re\nf\n`
  }
  return out
}
