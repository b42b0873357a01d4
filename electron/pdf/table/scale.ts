// Scales the type of a table: the same blocks with all sizes and distances multiplied.
import type { Block, ParagraphBlock, Run, RunStyle, TableBlock } from '../collect/blocks'
import { remember } from '../remember'

/** The table with its cells' text `by` times as large. */
export function scaleTable(table: TableBlock, by: number): TableBlock {
  const scaler = new Scaler(by)
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((block) => scaler.block(block)) })),
    })),
  }
}

class Scaler {
  private readonly by: number
  /** Runs that share a style still share one afterwards. */
  private readonly styles = new Map<RunStyle, RunStyle>()

  constructor(by: number) {
    this.by = by
  }

  block(block: Block): Block {
    const { by } = this
    switch (block.kind) {
      case 'paragraph':
        return this.paragraph(block)
      case 'panel':
        return { ...block, indent: block.indent * by, blocks: block.blocks.map((one) => this.block(one)) }
      case 'image': {
        const { caption, missing, indent } = block
        return {
          ...block,
          indent: indent * by,
          caption: caption && this.paragraph(caption),
          missing: missing && this.paragraph(missing),
        }
      }
      case 'gap':
        return { ...block, height: block.height * by }
      default:
        return block
    }
  }

  private paragraph(block: ParagraphBlock): ParagraphBlock {
    const { by } = this
    const { format, label } = block
    return {
      ...block,
      runs: this.runs(block.runs),
      indent: block.indent * by,
      label: label && { ...label, runs: this.runs(label.runs), width: label.width * by },
      format: {
        ...format,
        leading: format.leading * by,
        before: format.before * by,
        after: format.after * by,
      },
    }
  }

  private runs(runs: readonly Run[]): Run[] {
    return runs.map((run) => ({ ...run, style: this.style(run.style) }))
  }

  private style(style: RunStyle): RunStyle {
    const { by } = this
    return remember(this.styles, style, () => ({ ...style, size: style.size * by, rise: style.rise * by }))
  }
}
