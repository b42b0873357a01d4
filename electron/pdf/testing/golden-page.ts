// A page as text that people can compare: one line of JSON for each run of text, rule, fill, image and link.
import { FAMILIES } from '../fonts/font-style'
import type { FontId, Frame, Page } from '../types'

const round = (value: number): number => Math.round(value * 10) / 10

/** `serif bold 10.5 #1a1a1a`. */
function fontName(font: FontId, size: number, colour: string): string {
  const family = FAMILIES[font >> 2] ?? `font ${font}`
  return [family, font & 2 && 'bold', font & 1 && 'italic', round(size), colour].filter(Boolean).join(' ')
}

/** The visible content and the links of a frame; anchors and the order of tags have none. */
function lineOf(frame: Frame, dx: number, dy: number): readonly unknown[] | null {
  if (frame.kind === 'anchor' || frame.kind === 'presence') return null
  const [x, y] = [round(frame.x + dx), round(frame.y + dy)]
  switch (frame.kind) {
    case 'text': {
      const words = frame.words.map((word) => word.text).join('')
      const text = words.replace(/(?: \.){4,}/, (dots) => `${dots.length / 2} dots`)
      if (text === '') return null
      const spaces = frame.words.slice(0, -1).filter((word) => word.text === ' ').length
      const { track = 0 } = frame
      const letters = frame.words.reduce((sum, word) => sum + word.width + track * word.glyphs.length, 0)
      const width = letters * (frame.size / 1000)
      const right = round(frame.x + dx + width + spaces * frame.stretch)
      const turn = frame.turn === undefined ? [] : [`turned ${round(frame.turn)}`]
      return [
        'text',
        x,
        right,
        y,
        text,
        fontName(frame.words[0]?.font ?? 0, frame.size, frame.colour),
        ...turn,
      ]
    }
    case 'rule':
      return ['rule', x, y, round(frame.x2 + dx), round(frame.y2 + dy), frame.width, frame.colour]
    case 'box':
      return ['fill', x, y, round(frame.width), round(frame.height), frame.fill ?? `outline ${frame.stroke}`]
    case 'image':
      return ['image', x, y, round(frame.width), round(frame.height)]
    case 'enclosed':
      return ['enclosed', x, y, round(frame.width), round(frame.height), frame.page]
    case 'link':
      return ['link', x, y, round(frame.width), round(frame.height), frame.label]
  }
}

/** The page as JSON, in the order in which it is painted. */
export function goldenPage(page: Page): string {
  const flat = (frames: readonly Frame[], dx = 0, dy = 0) =>
    frames.flatMap((frame) => [lineOf(frame, dx, dy) ?? []])
  const parts = {
    watermark: flat(page.watermark),
    below: flat(page.below),
    content: page.groups.flatMap(({ frames, x, y }) => flat(frames, x, y)),
    furniture: flat(page.furniture),
  }
  const printed = Object.entries(parts).map(([name, lines]) => {
    const inked = lines.filter((line) => line.length > 0).map((line) => `    ${JSON.stringify(line)}`)
    return `  "${name}": [${inked.length > 0 ? `\n${inked.join(',\n')}\n  ` : ''}]`
  })
  const head = `  "label": ${JSON.stringify(page.label)},\n  "size": [${round(page.width)}, ${round(page.height)}]`
  return `{\n${[head, ...printed].join(',\n')}\n}\n`
}
