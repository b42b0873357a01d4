// Checks that hold for every document, on its pages and its PDF.
import type { Layout } from '../../electron/pdf'
import type { TextFrame } from '../../electron/pdf/types'

/** Describes frames outside their page. */
export function strays(layout: Layout): string[] {
  return layout.pages.flatMap((page, index) =>
    page.groups.flatMap((group) =>
      group.frames.flatMap((frame) => {
        if (frame.kind === 'presence' || frame.kind === 'anchor') return []
        const x = group.x + frame.x
        const y = group.y + frame.y
        const width =
          frame.kind === 'text' ? inkWidth(frame) : frame.kind === 'rule' ? frame.x2 - frame.x : frame.width
        const inside = x >= 0 && y >= 0 && x + width <= page.width + 0.5 && y <= page.height
        return inside
          ? []
          : [`page ${index + 1}: ${frame.kind} at ${x.toFixed(1)}, ${y.toFixed(1)}, ${width.toFixed(1)} wide`]
      }),
    ),
  )
}

/** Describes words that overlap their neighbours. */
export function overlaps(layout: Layout): string[] {
  return layout.pages.flatMap((page, index) => {
    const placed = page.groups.flatMap((group) =>
      group.frames.flatMap((frame) =>
        frame.kind === 'text' && inkWidth(frame) > 0
          ? [{ frame, x: group.x + frame.x, y: group.y + frame.y }]
          : [],
      ),
    )
    placed.sort((one, other) => one.y - other.y || one.x - other.x)
    return placed.flatMap(({ frame, x, y }, at) => {
      const next = placed[at + 1]
      const over = next && next.y === y ? x + inkWidth(frame) - next.x : 0
      return over < 1 ? [] : [`page ${index + 1}: ${over.toFixed(1)} over “${next?.frame.words[0]?.text}”`]
    })
  })
}

/** Width of the words, without a space at the end. */
function inkWidth({ words, size, stretch }: TextFrame): number {
  const inked = words.at(-1)?.text === ' ' ? words.slice(0, -1) : words
  return inked.reduce((sum, word) => sum + (word.width * size) / 1000 + (word.text === ' ' ? stretch : 0), 0)
}

/** The words of the content in the order in which they are painted, syllables joined. */
export function paintedText(layout: Layout): string {
  let text = ''
  for (const page of layout.pages) {
    for (const group of page.groups) {
      if (group.unit < 0) continue
      for (const frame of group.frames) {
        if (frame.kind === 'presence') text += ' '
        else if (frame.kind === 'text' && frame.tag >= 0)
          text += frame.words.map((word) => word.text).join('')
      }
      text = text.endsWith('\u00ad') ? text.slice(0, -1) : `${text} `
    }
  }
  return text.replaceAll(/\s+/g, ' ')
}
