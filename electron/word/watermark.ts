// The word DRAFT across each page: a shape behind the text, as Word itself makes it.
import { runXml } from './fields'
import { el } from './xml'

const STYLE =
  'position:absolute;margin-left:0;margin-top:0;width:440pt;height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin'

/** A run with the shape. */
export const watermarkXml = (): string =>
  runXml(
    '',
    el(
      'w:pict',
      {},
      el(
        'v:shapetype',
        {
          id: '_x0000_t136',
          coordsize: '21600,21600',
          'o:spt': 136,
          adj: 10800,
          path: 'm@7,l@8,m@5,21600l@6,21600e',
        },
        el('v:path', { textpathok: 't', 'o:connecttype': 'rect' }),
        el('v:textpath', { on: 't', fitshape: 't' }),
      ),
      el(
        'v:shape',
        {
          id: 'Draft',
          'o:spid': '_x0000_s1025',
          type: '#_x0000_t136',
          alt: 'Draft',
          style: STYLE,
          fillcolor: '#e6e6e6',
          stroked: 'f',
        },
        el('v:textpath', { style: 'font-family:Arial;font-size:1pt;font-weight:bold', string: 'DRAFT' }),
      ),
    ),
  )
