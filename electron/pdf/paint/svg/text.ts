// SVG text: its pieces as operators, with their decorations.

import type { XmlElement } from '#shared/xml'
import { type Style, sizeOf } from '../../svg/style'
import { utf16Hex } from '../objects'
import { type Box, boxPath, cm, fine } from './matrix'
import type { Scene, SvgTools } from './scene'
import { isHidden, paintingOf, setFor, stepsOf } from './shapes'
import { boxOfText, layOutText, type PlacedPiece } from './text-layout'

/** Cost of shaping a letter, in letters written. */
const SHAPING = 10

function placedIn(scene: Scene, element: XmlElement, style: Style): PlacedPiece[] {
  const { tools, source } = scene.job
  const placed = layOutText(tools.fonts, source, element, style, scene.size)
  scene.spend(SHAPING * placed.reduce((sum, { piece }) => sum + piece.text.length, 0))
  return placed
}

/** Returns the bounds of a text; null without words. */
export const textBox = (scene: Scene, element: XmlElement, style: Style): Box | null =>
  boxOfText(placedIn(scene, element, style))

/** Text rendering modes, as operators with `Tr`. */
const MODES = { fill: '', stroke: '1 Tr\n', both: '2 Tr\n' }

/** Draws a text element. */
export function textInk(scene: Scene, element: XmlElement, style: Style): string {
  const { tools } = scene.job
  const placed = placedIn(scene, element, style)
  const box = (): Box => boxOfText(placed) ?? [0, 0, 0, 0]
  let ink = ''
  for (const one of placed) {
    if (one.piece.text.trim() === '' || one.size === 0 || isHidden(one.piece.style)) continue
    ink += linesInk(scene, one, /under|over/, box)
    const painting = paintingOf(scene, one.piece.style, box)
    const steps = stepsOf(painting).filter((step) => step !== 'markers')
    steps.forEach((step, index) => {
      const words = `BT\n${MODES[step]}${wordOperators(tools, one)}ET\n`
      // Letters painted twice are announced once; spaced letters are announced as words.
      const again = index < steps.length - 1
      const told =
        again || one.spacing !== 0
          ? `/Span<</ActualText<FEFF${again ? '' : utf16Hex(one.piece.text)}>>>BDC\n${words}EMC\n`
          : words
      ink += `q\n${setFor(scene, painting, step)}${told}Q\n`
    })
    ink += linesInk(scene, one, /through/, box)
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

/** Position and thickness of underlines, line-throughs and overlines, in ems. */
const LINES = [
  ['underline', 0.1],
  ['line-through', -0.29],
  ['overline', -0.86],
] as const
const THICKNESS = 0.06
const PAINTS = { fill: 'f', stroke: 'S', both: 'B' }

/** Draws the decorations with these names. */
function linesInk(scene: Scene, one: PlacedPiece, names: RegExp, box: () => Box): string {
  const { piece, x, y, width } = one
  const turn = (piece.turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  let ink = ''
  for (const line of piece.lines) {
    const size = sizeOf(line.style)
    const places = LINES.filter(([name]) => names.test(name) && line.names.includes(name))
    const path = places.map(([, place]) => boxPath([0, place * size, width, THICKNESS * size])).join('')
    if (path === '') continue
    const painting = paintingOf(scene, line.style, box)
    for (const step of stepsOf(painting))
      if (step !== 'markers')
        ink += `q\n${setFor(scene, painting, step)}${cm([cos, sin, -sin, cos, x, y])}${path}${PAINTS[step]}\nQ\n`
  }
  return ink
}
