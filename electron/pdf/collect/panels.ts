// Blocks on a background: callouts with their labels, trainer material, code.
import { labelIn } from '#shared/american'
import type { Block as SourceBlock, Trainer } from '#shared/document/nodes'
import { baseLanguage, isWholeLanguage, type PrintWords, printWords } from '#shared/print-words'
import type { Block, ParagraphBlock } from './blocks'
import { addTag, type Collector, plainStyle, plainWords } from './context'
import { cleanText, portionMark } from './inlines'
import { type BlockContext, paragraphIn, startOfLines } from './paragraph'
import { collectBlock, collectFlow } from './section'

/** Collects preformatted text. */
export function collectCode(collector: Collector, code: string, context: BlockContext): Block {
  const { theme } = collector.input
  const tag = addTag(collector, 'Code', addTag(collector, 'P', context.tag))
  const runs = [{ text: codeLines(code), style: plainStyle(theme.code, tag) }]
  const inner: BlockContext = { ...context, look: theme.code, indent: 0, tight: true }
  const format = { align: 'start' as const, hyphenate: false, preformatted: true }
  return {
    kind: 'panel',
    look: { bar: theme.colours.rule, fill: theme.colours.codeFill, style: 'code' },
    blocks: [paragraphIn(collector, inner, { runs, tag, format })],
    indent: context.indent,
  }
}

/** Lines stay lines, tabs become four spaces. */
function codeLines(code: string): string {
  const lines = code.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n')
  return lines.map(cleanText).join('\n')
}

/** Collects a callout with its printed label. */
export function collectCallout(
  collector: Collector,
  callout: Extract<SourceBlock, { type: 'callout' }>,
  context: BlockContext,
): Block[] {
  const look = collector.input.theme.callouts[callout.attrs.kind]
  const tag = addTag(collector, 'Div', context.tag)
  const inner: BlockContext = { ...context, tag, indent: 0, tight: true }
  const label = labelOf(collector, look.label, (words) => words.callouts[callout.attrs.kind])
  const heading = panelLabel(collector, { ...look, label }, inner, callout.attrs.marking)
  const blocks = callout.content.flatMap((child) => collectFlow(collector, child, inner))
  return [
    {
      kind: 'panel',
      look: { ...look, style: 'panel' },
      blocks: [heading, ...blocks],
      indent: context.indent,
    },
  ]
}

/** The label of a panel: in English as the theme has it. */
function labelOf(
  { input: { language } }: Collector,
  themed: string,
  own: (words: PrintWords) => string,
): string {
  const isOther = isWholeLanguage(language) && baseLanguage(language) !== 'en'
  return isOther ? own(printWords(language)) : labelIn(themed, language)
}

function panelLabel(
  collector: Collector,
  look: { readonly label: string; readonly ink: string },
  context: BlockContext,
  marking: string | null,
): ParagraphBlock {
  const { theme } = collector.input
  const tag = addTag(collector, 'P', context.tag)
  const style = plainStyle({ ...theme.caption, bold: true, colour: look.ink }, tag)
  const runs = [...portionMark(collector, marking, style), { text: look.label, style }]
  return paragraphIn(collector, context, {
    runs,
    tag,
    align: startOfLines(collector.input.language),
    format: { leading: theme.caption.leading, after: 2, keepNext: true, hyphenate: false },
  })
}

/** Ruled lines of a notes area. */
const NOTE_LINES = 9

/** Collects trainer material that is printed; answers go to the end of the pack. */
export function collectTrainer(collector: Collector, trainer: Trainer, context: BlockContext): Block[] {
  const { kind } = trainer.attrs
  const look = collector.input.theme.trainer[kind]
  const tag = addTag(collector, 'Div', kind === 'answers' ? -1 : context.tag)
  const inner: BlockContext = { ...context, tag, indent: 0, tight: kind !== 'answers' }
  const blocks = trainer.content.flatMap((child) => collectBlock(collector, child, inner))
  if (kind === 'answers') {
    collector.answers.push(answersTitle(collector, inner), ...blocks)
    return []
  }
  const label = labelOf(collector, look.label, (words) => words.trainer[kind])
  const content: Block[] = [panelLabel(collector, { ...look, label }, inner, null), ...blocks]
  if (kind === 'notes') content.push({ kind: 'lines', count: NOTE_LINES, open: false })
  const room = kind === 'notes' && trainer.content.every(isEmptyParagraph)
  return [{ kind: 'panel', look: { ...look, style: 'panel' }, blocks: content, indent: context.indent, room }]
}

const isEmptyParagraph = (block: SourceBlock): boolean => block.type === 'paragraph' && !block.content?.length

/** Says which section the answers belong to. */
function answersTitle(collector: Collector, context: BlockContext): ParagraphBlock {
  const { theme } = collector.input
  const { number, section } = collector.surveyed
  const tag = addTag(collector, 'H2', context.tag)
  const look = theme.headings[1] ?? { text: theme.body, before: 0, after: 0 }
  const title = cleanText(plainWords(collector, section.content[0].content))
  return paragraphIn(collector, context, {
    runs: [{ text: `${number} ${title}`.trim(), style: plainStyle(look.text, tag) }],
    tag,
    align: startOfLines(collector.input.language),
    format: {
      leading: look.text.leading,
      before: look.before,
      after: look.after,
      keepNext: true,
      hyphenate: false,
    },
  })
}
