// What the program prints of its own in each language, its hyphens, and what stays together.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '.'
import { HYPHENATION_FILES } from './resource-list'
import { callout, doc, job, note, np, p, pack, ref, section, table, td, th, tr } from './testing/build'
import { startEngine } from './testing/engine'
import { ask, boxedWords, pagesOf, textOf } from './testing/read-back'
import { tiesOf } from './text/ties'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const TEXTS: Readonly<Record<string, string>> = {
  de: 'Die Zusammenarbeitsvereinbarung über die Instandsetzungsunterstützung und die Ausbildungszusammenarbeit der Fernmeldetruppen wird voraussichtlich noch vor der Sommerpause unterzeichnet.',
  fr: 'Les administrations concernées approuveront conjointement le programme interministériel de professionnalisation des sous-officiers et du rapprochement des commandements régionaux.',
  es: 'Los departamentos competentes aprobarán conjuntamente el programa interministerial de profesionalización de los suboficiales y de coordinación interdepartamental.',
  it: 'Le amministrazioni competenti approveranno congiuntamente il programma interministeriale di professionalizzazione dei sottufficiali e di coordinamento internazionale.',
  nl: 'De samenwerkingsovereenkomst over onderhoudsondersteuning en de opleidingssamenwerking van de verbindingseenheden wordt waarschijnlijk binnenkort ondertekend.',
  nb: 'Samarbeidsavtalen om vedlikeholdsstøtte og utdanningssamarbeidet mellom sambandsavdelingene og forsvarsdepartementet undertegnes sannsynligvis før sommerferien.',
  pl: 'Porozumienie o współpracy w zakresie zabezpieczenia technicznego i szkolenia podoficerów pododdziałów łączności zostanie prawdopodobnie podpisane przed wakacjami.',
  pt: 'Os departamentos competentes aprovarão conjuntamente o programa interministerial de profissionalização dos sargentos e de coordenação interdepartamental.',
  uk: 'Угоду про співробітництво в галузі технічного забезпечення та підготовки сержантського складу підрозділів зв’язку буде підписано найближчими тижнями.',
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Informationsmappe',
    'Aktenzeichen',
    '12. März 2026',
    'Kernaussage',
    'Tabelle 1',
    'Absatz 1',
    'Seite 1 von 1',
  ],
  fr: ['Dossier', 'Référence', '12 mars 2026', 'Conclusion', 'Tableau 1', 'paragraphe 1', 'Page 1 sur 1'],
  es: ['Referencia', '12 de marzo de 2026', 'Conclusión', 'Cuadro 1', 'párrafo 1', 'Página 1 de 1'],
  it: ['Riferimento', '12 marzo 2026', 'In sintesi', 'Tabella 1', 'paragrafo 1', 'Pagina 1 di 1'],
  nl: ['Kenmerk', '12 maart 2026', 'Kernboodschap', 'Tabel 1', 'alinea 1', 'Pagina 1 van 1'],
  nb: ['Referanse', '12. mars 2026', 'Hovedbudskap', 'Tabell 1', 'punkt 1', 'Side 1 av 1'],
  pl: ['Sygnatura', '12 marca 2026', 'Najważniejszy wniosek', 'Tabela 1', 'punkt 1', 'Strona 1 z 1'],
  pt: ['Referência', '12 de março de 2026', 'Conclusão', 'Quadro 1', 'parágrafo 1', 'Página 1 de 1'],
  uk: ['Вихідний номер', '12 березня 2026 року', 'Головне', 'Таблиця 1', 'пункт 1', 'Сторінка 1 з 1'],
  ar: ['المرجع', 'مارس', 'الخلاصة', 'الجدول', 'الفقرة', 'صفحة'],
}

const print = (language: string, ...blocks: Parameters<typeof section>[2][]) =>
  engine.paint(engine.layout(job(pack(doc(section('1914', {}, ...blocks)), { language, title: '1914' }))))

describe.each(Object.entries(WORDS))('a pack in %s', (language, words) => {
  it('has the words and dates of that language, and none in English', async () => {
    const target = np(1, '1914')
    const { id } = (target as unknown as { attrs: { id: string } }).attrs
    const pdf = await print(
      language,
      target,
      p(ref(id, 'number')),
      callout('bottomLine', p('1914')),
      table('1914', tr(th('1')), tr(td('2'))),
    )
    const text = textOf(pdf).replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    for (const word of words) expect(text).toContain(word)
    expect(text).not.toMatch(
      /Briefing pack|Reference\b|Author\b|Organisation\b|Bottom line|Table 1|Page 1 of/,
    )
    expect(ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')).toContain(`/Lang (${language})`)
  })
})

describe.each(Object.entries(TEXTS))('text in %s', (language, text) => {
  it('is hyphenated where that language divides', async () => {
    const cell = await print(language, p(`${text} `.repeat(4)))
    const lines = ask(cell, 'pdftotext', '-layout', '@', '-').split('\n')
    expect(lines.filter((line) => /\p{L}[-\u00ad]$/u.test(line.trimEnd())).length).toBeGreaterThan(0)
  })
})

it('has patterns as the package `hyphen` has them', () => {
  const require = createRequire(import.meta.url)
  for (const file of HYPHENATION_FILES) {
    const own: unknown = JSON.parse(readFileSync(join(process.cwd(), 'resources/hyphenation', file), 'utf8'))
    const name = file === 'de.json' ? 'de-1996' : file.slice(0, 2)
    expect(own).toEqual(JSON.parse(JSON.stringify(require(`hyphen/patterns/${name}.js`))))
  }
})

describe('what belongs together', () => {
  it.each([
    [
      'fr',
      'Pourquoi ? « Oui », dit-il ; 41 % : voir n° 14, p. 27, M. Lefèvre, 9 h, 12 mai 2026 !',
      ['Pourquoi ?', '« Oui »', '41 %', 'n° 14', 'p. 27', 'M. Lefèvre', '12 mai', '2026 !'],
    ],
    [
      'de',
      'Siehe Nr. 14, S. 27, z. B. Art. 5, Dr. Müller, 41 % bis 12. Mai 2026 und 30 km',
      ['Nr. 14', 'S. 27', 'z. B.', 'Art. 5', 'Dr. Müller', '41 %', '12. Mai', '30 km'],
    ],
    [
      'ar',
      'انظر رقم 14 وكذلك ص 27 في 12 مايو مع العقيد أحمد وقد بلغ 41 % منها',
      ['رقم 14', 'ص 27', '12 مايو', 'العقيد أحمد'],
    ],
    ['es', 'El acuerdo se firma el 12 de mayo en Madrid', ['12 de', 'de mayo']],
    ['pt', 'O acordo foi assinado a 12 de maio em Lisboa', ['12 de', 'de maio']],
    [
      'pl',
      'Kwota 1 204,50 zł w budżecie i (z odsetkami)',
      ['1 204,50', '204,50 zł', 'w budżecie', 'i (z', '(z odsetkami)'],
    ],
    ['nb', 'Beløpet er 41 204 300 kroner i budsjettet', ['41 204', '204 300', '300 kroner']],
  ] as const)('stays on one line in %s', async (language, text, parts) => {
    // Every place of a break occurs: each line begins one letter later.
    const blocks = Array.from({ length: 60 }, (_, shift) => p(`${'x'.repeat(shift + 20)} ${text} ${text}`))
    const words = boxedWords(await print(language, ...blocks))
    const lines = new Map<string, string>()
    for (const { page, top, text: word } of words) {
      const key = `${page} ${Math.round(top / 3)}`
      lines.set(key, `${lines.get(key) ?? ''} ${word}`.trim())
    }
    const begins = [...lines.values()].map((line) => line.split(' ')[0] ?? '')
    const ends = [...lines.values()].map((line) => line.split(' ').at(-1) ?? '')
    for (const part of parts) {
      const [first = '', second = ''] = part.replaceAll('\u202f', ' ').split(' ')
      const parted = begins.some((word, line) => word === second && line > 0 && ends[line - 1] === first)
      expect(parted, part).toBe(false)
    }
  })
})

it.each([
  [
    'en-GB',
    'WO2 Jones|Wg Cdr|Cdr Jones|LTC Kim|paras 4|Appendix 1|USD 300|12 days|1200 hrs|J. Smith|H.E. Mr|Operation UNIFIED',
  ],
  ['de', 'Brigadegeneral Müller|Abbildung 2|Ziffer 4|Mio. Euro|i. G.|v. Chr.|14 Tage|§ 4'],
  ['fr', '1er mai|lieutenant-colonel Dupont|Tableau 3|pour cent|41 pour|annexe B|5 jours'],
  ['es', 'coronel García|por ciento|apartado 4|EE. UU.|12 de|de mayo'],
  ['it', 'colonnello Rossi|per cento|Tabella 3|allegato A|30 giorni'],
  ['nl', 'luitenant-kolonel Jansen|bijlage A|blz. 4'],
  ['nb', 'brigader Hansen|f. eks.|kl. 9|vedlegg A'],
  ['pl', 'pułkownik Kowalski|gen. bryg.|bryg. Kowalski|w Warszawie|2026 r.'],
  ['pt', 'coronel Silva|por cento|quadro 3|12 de|de maio'],
  ['uk', 'підполковник Коваль|у Києві|2026 року|м. Київ|додаток Б|ст. 5'],
  ['ar', 'الملحق أ|العقيد أحمد|41 ٪|المادة 5'],
])('has units, ranks, labels and signs of %s as data', (language, pairs) => {
  const { hold } = tiesOf(language)
  const parted = pairs.split('|').filter((pair) => {
    const [before = '', word = ''] = pair.split(' ')
    return !hold(before, word)
  })
  expect(parted).toEqual([])
  for (const [before, word] of [
    ['and', 'then'],
    ['the', 'Minister'],
    ['12', 'and'],
  ] as const)
    expect(hold(before, word)).toBe(false)
})

it('keeps them together in headings, cells, captions and notes too', async () => {
  const tied = 'WO2 Jones'
  const filler = (shift: number): string => `${'x'.repeat(shift + 1)} and so it went on until `
  const lines: string[] = []
  for (let shift = 0; shift < 14; shift++) {
    const words = `${filler(shift)}${tied} ${filler(shift)}${tied} ${filler(shift)}${tied} came`
    const made = doc(
      section(
        words,
        {},
        p('See', note(words)),
        table(words, tr(th(words), th('2')), tr(td(words), td('and more of these words in another cell'))),
      ),
    )
    const pdf = engine.paint(engine.layout(job(pack(made, { language: 'en-GB', paper: 'a5' }))))
    lines.push(
      ...pagesOf(await pdf)
        .join('\n')
        .split('\n'),
    )
  }
  expect(lines.filter((line) => line.includes('WO2')).length).toBeGreaterThan(100)
  expect(lines.filter((line) => /WO2\s*$|WO2 {3}/.test(line))).toEqual([])
})

it('keeps a day in Arabic figures with its month', () => {
  expect(tiesOf('ar').hold('٣', 'مايو')).toBe(true)
  expect(tiesOf('ar').hold('٣', 'يوم')).toBe(false)
})

it('puts decimal commas under each other', async () => {
  const words = boxedWords(
    await print('de', table('', tr(th('A'), th('B')), tr(td('x'), td('1.204,5')), tr(td('y'), td('310,25')))),
  )
  const right = (text: string) => words.find((word) => word.text === text)?.right ?? 0
  // One figure more behind the comma.
  expect(right('310,25') - right('1.204,5')).toBeGreaterThan(3)
})
