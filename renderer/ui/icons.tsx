// The icons: strokes on a 16 by 16 grid, one path each, coloured by the text around them.

const paths = {
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.5 3.5L13 5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14',
  more: 'M3.250 8h.5M7.750 8h.5M12.250 8h.5',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5M6.8 7v4M9.2 7v4',
  'chevron-down': 'M4.5 6.5L8 10l3.5-3.5',
  'chevron-right': 'M6.5 4.5L10 8l-3.5 3.5',
  'arrow-left': 'M7 3.5L2.5 8 7 12.5M2.5 8h11',
  'arrow-right': 'M9 3.5L13.5 8 9 12.5M13.5 8h-11',
  'arrow-up': 'M3.5 7L8 2.5 12.5 7M8 2.5v11',
  'arrow-down': 'M3.5 9L8 13.5 12.5 9M8 13.5v-11',
  calendar: 'M2.500 3.500h11v10h-11zM2.500 6.500h11M5.500 2v3M10.500 2v3',
  document: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 10.5h4',
  export: 'M8 10V2.5M5 5l3-3 3 3M3 9v4.5h10V9',
  import: 'M8 2.5V10M5 7.5l3 3 3-3M3 9v4.5h10V9',
  settings:
    'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 1.8v1.7M8 12.5v1.7M1.8 8h1.7M12.5 8h1.7M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M12.4 3.6l-1.2 1.2M4.8 11.2l-1.2 1.2',
  folder: 'M2 4h4l1.5 1.5H14V13H2z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  'eye-off': 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM3 13L13 3',
  warning: 'M8 2.2L14.5 13.5h-13zM8 6.5v3M8 11.5h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.5M8 5.2h.01',
  library: 'M3 2.5v11M6 2.5v11M9 2.8l3.6 10.6M2 13.5h5',
  sidebar: 'M2 3h12v10H2zM6 3v10',
  pages: 'M5.5 2H13v9H5.5zM5.500 4.500H3V14h7.500v-3M8 5h2.500M8 7.500h2.500',
  landscape: 'M2 4.500h9.500L14 7v5.500H2zM11.500 4.500V7H14',
  panel: 'M2 3h12v10H2zM10 3v10',
  history: 'M3.2 6A5.500 5.500 0 1 1 2.500 9.500M2.500 2.500V6H6M8 5v3.300l2.300 1.500',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6.5',
  redo: 'M10.5 3l3 3-3 3M13.5 6H7a4 4 0 0 0 0 8h2.5',
  bold: 'M4.5 2.5h4a2.6 2.6 0 0 1 0 5.2h-4zM4.5 7.7h4.8a2.9 2.9 0 0 1 0 5.8H4.5z',
  italic: 'M6.5 2.5h5M4.5 13.5h5M9.5 2.5l-3 11',
  underline: 'M4.5 2v5.5a3.5 3.5 0 0 0 7 0V2M3.5 14h9',
  strike:
    'M2.5 8h11M11.2 4.4C10.8 3.2 9.6 2.5 8 2.5c-1.9 0-3.2 1-3.2 2.5 0 1.2.8 2 2 2.4M4.6 11c.4 1.5 1.7 2.5 3.5 2.5 2 0 3.4-1 3.4-2.7 0-.5-.1-1-.4-1.4',
  superscript:
    'M2.5 5l6 8M8.500 5l-6 8M11 3.200C11 2 13.700 2 13.700 3.400c0 1.200-2.700 1.600-2.700 3.100h2.900',
  subscript:
    'M2.5 2.500l6 8M8.500 2.500l-6 8M11 10.700c0-1.200 2.700-1.200 2.700.2 0 1.200-2.700 1.600-2.700 3.100h2.900',
  code: 'M5 4.500L1.800 8 5 11.500M11 4.500L14.200 8 11 11.500',
  link: 'M6.800 9.200a2.600 2.600 0 0 0 3.700 0l2.300-2.300a2.600 2.600 0 0 0-3.700-3.700l-.8.8M9.200 6.800a2.600 2.600 0 0 0-3.700 0L3.200 9.100a2.600 2.600 0 0 0 3.700 3.700l.8-.8',
  bulletList: 'M6 4h8M6 8h8M6 12h8M2.700 4h.01M2.700 8h.01M2.700 12h.01',
  orderedList:
    'M6.500 4H14M6.500 8H14M6.500 12H14M2 2.800l1-.5V6M2 9.800c0-1 1.700-1 1.700 0S2 11.500 2 12.800h1.800',
  numberedParagraph: 'M7 3.500h7M7 6.500h7M7 9.500h5M2 3l1.200-.7v4.500M5 6.800h.01M4.500 13h9',
  taskList: 'M2 3.500h3v3H2zM2 9.500h3v3H2zM7.500 5H14M7.500 11H14',
  quote: 'M3 11c2 0 3-1.500 3-3.500V4.500H2.500V8H5M10 11c2 0 3-1.500 3-3.500V4.500H9.500V8H12',
  codeBlock: 'M2 3h12v10H2zM5 6.500L6.800 8 5 9.500M8.500 10H11',
  'tick-box': 'M3 3h10v10H3zM5.5 8l2 2 3.500-4',
  decision: 'M2 3h12v10H2zM4.500 6l1 1 2-2M4.500 10l1 1 2-2M9.500 6.500h2.500M9.500 10.500h2.500',
  signature: 'M2 13.500h12M3 10.500c2-1 4-7 5-7s-2 6-1 6.500 2-2 3-2 0 1.500 1 1.500 1.500-.5 2-1',
  coordination: 'M2 3h12v10H2zM2 6.300h12M10 3v10M4 9.700l1 1 2-2',
  options: 'M2 3h12v10H2zM2 10.200h12M6 3v10M8 5.500h4M8 7.800h2.500',
  condition: 'M3 2v12M3 3h9.500l-2.500 3 2.500 3H3',
  table: 'M2 3h12v10H2zM2 6.300h12M2 9.700h12M6 3v10M10 3v10',
  image: 'M2 3h12v10H2zM2 11l3.500-3.500L9 11l2-2 3 3M10.800 6.300h.01',
  callout: 'M2 3h12v8H8.500L6 13.500V11H2zM5 6h6M5 8.300h4',
  abbreviation: 'M1.500 12L4.750 4L8 12M2.700 9h4.100M10 4v8M12 8a2 2 0 1 1-.010 4 2 2 0 0 1 .010-4z',
  comment: 'M2 3h12v8H7.500L4.500 13.500V11H2zM5 6h6M5 8.300h3.500',
  footnote: 'M2 4h7M2 7h7M2 13h12M11.500 2.800l1.200-.6V6.500',
  'source-note': 'M3 2.500h7.500L13 5v8.500H3zM5.500 7h5M5.500 9.500h5M5.500 12h3',
  field:
    'M5.500 2.500C4 2.500 4 3.500 4 5s0 2.500-1.700 3C4 8.500 4 9.500 4 11s0 2.500 1.500 2.500M10.500 2.500C12 2.500 12 3.500 12 5s0 2.500 1.700 3C12 8.500 12 9.500 12 11s0 2.500-1.500 2.500',
  reference: 'M9 2.500H3.500v11h9V6M9 7l5-4.500M10.500 2.500H14V6',
  guidance:
    'M8 2a4 4 0 0 0-2.300 7.300c.5.4.8.9.8 1.500h3c0-.6.300-1.100.8-1.500A4 4 0 0 0 8 2zM6.700 13.200h2.600',
  trainer: 'M1.500 6L8 3l6.500 3L8 9zM4 7.500V11c1 1 2.300 1.500 4 1.500s3-.5 4-1.500V7.500',
  'page-break': 'M3.500 2v3.500h9V2M3.500 14v-3.500h9V14M1.500 8h2M5 8h2M9 8h2M12.500 8h2',
  rule: 'M2 8h12',
  'align-left': 'M2 3.500h12M2 6.500h8M2 9.500h12M2 12.500h8',
  'align-center': 'M2 3.500h12M4 6.500h8M2 9.500h12M4 12.500h8',
  'align-right': 'M2 3.500h12M6 6.500h8M2 9.500h12M6 12.500h8',
  'align-justify': 'M2 3.500h12M2 6.500h12M2 9.500h12M2 12.500h12',
  'align-none': 'M2 3.500h12M2 8h12M2 12.500h5',
  'row-above': 'M2 8h12v5.500H2zM2 10.700h12M8 1.800v4M6 3.800h4',
  'row-below': 'M2 2.500h12V8H2zM2 5.300h12M8 10.200v4M6 12.200h4',
  'column-left': 'M8 2h5.500v12H8zM10.700 2v12M1.800 8h4M3.800 6v4',
  'column-right': 'M2.500 2H8v12H2.500zM5.300 2v12M10.200 8h4M12.200 6v4',
  'column-wider':
    'M5.500 2h5v12h-5zM3.500 8h-2.500M12.500 8H15M2.500 6.500 1 8l1.500 1.500M13.500 6.500 15 8l-1.500 1.500',
  'column-narrower': 'M6 2h4v12H6zM1 8h3.500M15 8h-3.500M3 6.500 4.500 8 3 9.500M13 6.500 11.500 8 13 9.500',
  'columns-even': 'M2 3h12v10H2zM6 3v10M10 3v10',
  'sort-ascending': 'M2 4h3M2 8h5M2 12h7M12 3v10M10 11l2 2 2-2',
  'sort-descending': 'M2 4h7M2 8h5M2 12h3M12 3v10M10 11l2 2 2-2',
  caption: 'M2 2.500h12V9H2zM2 11.500h12M2 14h7',
  'row-delete': 'M2 5.500h12v5H2zM6 2l4 2M6 14l4-2',
  'column-delete': 'M5.500 2h5v12h-5zM2 6l2 4M14 6l-2 4',
  'cells-merge': 'M2 3h12v10H2zM5 8h6M6.500 6.300L5 8l1.500 1.700M9.500 6.300L11 8 9.500 9.700',
  'cells-split': 'M2 3h12v10H2zM8 3v10M4 8h2M10 8h2',
  'header-row': 'M2 3h12v10H2zM2 6.500h12M3.500 4.800h9M6 6.500V13M10 6.500V13',
  'header-column': 'M2 3h12v10H2zM6.500 3v10M4.300 4.500v7M6.500 6.300H14M6.500 9.700H14',
  'table-delete': 'M2 3h12v10H2zM5.500 5.500l5 5M10.500 5.500l-5 5',
  shade: 'M2 3h12v10H2zM2 8h12M8 3v10M3.500 6.500l2.500-2M10 11.500l2.500-2M3.500 11.500l2.500-2',
  marking:
    'M8 1.800l5 1.900v4c0 3.100-2.100 5.400-5 6.500-2.900-1.100-5-3.400-5-6.500v-4zM5.800 7.800l1.600 1.600 2.900-3',
  'document-plus': 'M4 2h5l3 3v9H4zM9 2v3h3M8 7.500v4M6 9.500h4',
  symbol: 'M2.500 13H6v-1.800C4.300 10.300 3 9 3 6.800a5 5 0 0 1 10 0c0 2.200-1.300 3.500-3 4.400V13h3.500',
  'split-beside': 'M2 3h12v10H2zM8 3v10',
  'split-below': 'M2 3h12v10H2zM2 8h12',
  focus:
    'M5.500 2.500h-3v3M10.500 2.500h3v3M5.500 13.500h-3v-3M10.500 13.500h3v-3M5.500 6.500h5M5.500 9.500h3.500',
  'box-remove': 'M2 3h12v10H2zM5.500 8h5',
} as const

export type IconName = keyof typeof paths

/** A decorative icon; its meaning is in the label of its container. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
