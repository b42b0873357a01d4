// Words that stay on one line, by language: numbers and units, labels and numbers, titles and names, dates.
import { baseLanguage } from '#shared/print-words'
import { remember } from '../remember'

/** Words that are tied to each other. */
export interface Ties {
  /** Whether a word stays on the line of the one before it. */
  hold(before: string, word: string): boolean
  /** Whether a word between two numbers stays with both: `42 to 522`. */
  link(word: string): boolean
}

/** The words of a language, separated by spaces. */
interface TieWords {
  /** Before a number. */
  readonly labels?: string
  /** Before a letter used as a number. */
  readonly lettered?: string
  /** Behind a number. */
  readonly units?: string
  /** Between two numbers. */
  readonly links?: string
  /** Before a name. */
  readonly titles?: string
  readonly months?: string
  /** Between a day and its month: `12 de mayo`. */
  readonly ofMonth?: string
  /** Words of one letter, which never end a line. */
  readonly single?: string
  /** Abbreviations of several words: `z._B.` */
  readonly pairs?: string
}

const EVERYWHERE: TieWords = {
  labels: '§ §§ ¶ № £ $ € ¥ ± ≈ ~ p. pp. art. Art. fig. Fig. EUR USD GBP CHF NOK PLN UAH US$ A$ C$',
  units:
    '% ‰ ° °C °F K km km² m m² m³ cm mm kg g t l ml ha h min s kW MW V Hz kHz MHz GHz kB MB GB km/h € £ $ EUR GBP USD nmi CHF NOK',
  links: '× x – +',
}

const LANGUAGES: Readonly<Record<string, TieWords>> = {
  en: {
    labels:
      'No. Nos. no. nos. Fig. Figs. figs. para. paras. Para. Paras. Arts. ch. Ch. chs. vol. Vol. sect. Sect. Ser. ser. c. ca. page pages paragraph paragraphs Paragraph section Section chapter Chapter article Article table Table figure Figure annex Annex note Note Resolution Phase phase Step step para paras Part part Rule rule Room room Serial serial Block Appendix appendix Enclosure enclosure Reference Option UNSCR STANAG AJP JSP DIN FY ed. sec. secs. figs Regulation Protocol Flight',
    lettered: 'annex Annex appendix Appendix enclosure Enclosure Tab Option option',
    units:
      'per percent million billion thousand m bn k am pm a.m. p.m. hrs hours mph kn knots nm NM ft lb dozen minutes days weeks months years nmi Z o’clock rounds',
    links: 'to of by',
    titles:
      'Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Miss Prof Prof. Professor Sir Dame Lord Lady St St. HE H.E. Gen Gen. General Maj Maj. Major Lt Lt. Lieutenant Col Col. Colonel Brig Brig. Brigadier Capt Capt. Captain Sgt Sgt. Sergeant Cpl Cpl. Corporal Pte Adm Adm. Admiral Cdr Cdr. Commander Cmdre Commodore Marshal Amb Amb. Ambassador President Minister Senator Wg Sqn Ldr Flt Gp Air Vice Rear Staff Flag Field WO1 WO2 CWO MWO SSgt Ssgt MSgt TSgt CSgt Spr LCpl Bdr Sub Plt Off Fg 2Lt 1Lt BG MG LTG GEN COL LTC MAJ CPT CAPT CDR LCDR ADM RADM VADM LT SGT SSG SFC MSG CSM Private Lance Gunner Warrant Consul Chancellor King Queen Prince Princess Exercise Operation HMS USS USNS RFA',
    months:
      'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
  },
  de: {
    labels:
      'S. Nr. Nrn. Abs. Abb. Tab. Kap. Ziff. Rn. Anl. Bd. Az. Seite Absatz Artikel Kapitel Abschnitt Anlage Tabelle Abbildung Ziffer Punkt Bild Anhang Nummer Teil Vorschrift kl.',
    lettered: 'Anlage Anhang',
    units:
      'Prozent Uhr Euro Mio. Mrd. Tsd. Millionen Milliarden Tage Tagen Wochen Monate Monaten Jahre Jahren Stunden Minuten',
    links: 'bis von mal',
    titles:
      'Herr Herrn Frau Dr. Prof. Dipl.-Ing. General Generalmajor Oberst Oberstleutnant Major Hauptmann Leutnant Botschafter Botschafterin St. Sankt Brigadegeneral Generalleutnant Oberleutnant Stabshauptmann Stabsfeldwebel Oberstabsfeldwebel Hauptfeldwebel Feldwebel Unteroffizier Fregattenkapitän Kapitän Korvettenkapitän Admiral Konteradmiral Vizeadmiral Flottillenadmiral Minister Ministerin Präsident Präsidentin Übung Operation',
    pairs:
      'z._B. d._h. u._a. i._d. d._R. i._A. i._V. m._E. o._g. s._o. v._a. z._T. u._U. i._G. v._Chr. n._Chr. Dr._med. Mio._Euro Mio._€ Mrd._Euro Mrd._€ a._D. d._J. z._H.',
    months: 'Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember',
  },
  fr: {
    // Also of a first day: `1er mai`.
    ofMonth: '1er',
    labels:
      'n° nº N° nos chap. vol. al. page pages paragraphe article chapitre tableau figure annexe Tableau Figure Annexe Article Chapitre appendice Appendice section paragraphes alinéa',
    lettered: 'annexe Annexe',
    units: 'euros millions milliards heures pour jours semaines mois ans années minutes km/h',
    links: 'à de sur',
    titles:
      'M. MM. Mme Mmes Mlle Dr Pr Me général Général colonel Colonel commandant Commandant capitaine Capitaine lieutenant amiral Amiral St Ste lieutenant-colonel Lieutenant-colonel sous-lieutenant adjudant adjudant-chef sergent sergent-chef caporal contre-amiral vice-amiral ministre ambassadeur ambassadrice président présidente exercice opération',
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  },
  es: {
    labels:
      'pág. págs. n.º núm. núms. cap. vol. apdo. página párrafo artículo capítulo cuadro figura anexo apartado apartados Cuadro Figura Artículo apéndice sección parte',
    lettered: 'anexo Anexo',
    units: 'euros millones horas por días semanas meses años minutos',
    links: 'a de por',
    titles:
      'Sr. Sra. Sres. Dr. Dra. D. Dña. Gral. General Coronel Cnel. Comandante Capitán Cap. Almirante coronel Teniente teniente capitán comandante general almirante contralmirante sargento brigada ministro ministra embajador embajadora presidente ejercicio operación',
    pairs: 'p._ej. EE._UU. s._f.',
    ofMonth: 'de',
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  },
  it: {
    labels:
      'pag. pagg. n. nn. cap. vol. par. pagina paragrafo articolo capitolo tabella figura allegato Tabella Figura Articolo sezione appendice comma',
    lettered: 'allegato Allegato',
    units: 'euro milioni miliardi ore per giorni settimane mesi anni minuti',
    links: 'a di su',
    titles:
      'Sig. Sig.ra Dott. Dott.ssa Prof. Ing. Gen. Col. Magg. Cap. Ten. Amm. Generale Colonnello Capitano colonnello generale tenente maggiore capitano ammiraglio contrammiraglio maresciallo sergente ministro ambasciatore ambasciatrice presidente Ten.Col. esercitazione operazione',
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  },
  nl: {
    pairs: 'z._o. o._a. d._w. t._a.v. i._p.v.',
    labels:
      'blz. p. nr. nrs. art. lid hfst. par. fig. tab. bijl. pagina artikel hoofdstuk paragraaf alinea tabel figuur bijlage Tabel Figuur Bijlage Artikel deel sectie',
    lettered: 'bijlage Bijlage',
    units: 'procent euro uur miljoen miljard mln. mld. jaar dagen weken maanden jaren minuten',
    links: 'tot van bij',
    titles:
      'dhr. mevr. mw. dr. drs. ir. ing. mr. prof. gen. kol. kap. lt. generaal Generaal kolonel Kolonel majoor kapitein ambassadeur luitenant-kolonel brigadegeneraal generaal-majoor luitenant-generaal luitenant kapitein-ter-zee schout-bij-nacht admiraal sergeant minister oefening operatie',
    months: 'januari februari maart april mei juni juli augustus september oktober november december',
  },
  nb: {
    pairs: 'f._eks. bl._a. m._m. d._v. t._o. o._l.',
    labels:
      's. nr. pkt. kap. fig. tab. jf. side sider punkt avsnitt kapittel artikkel tabell figur vedlegg kl. Tabell Figur Vedlegg Artikkel del §',
    lettered: 'vedlegg Vedlegg',
    units: 'prosent pst. kroner kr mill. mrd. millioner milliarder kl. dager uker måneder år minutter timer',
    links: 'til av ganger',
    titles:
      'hr. fru dr. prof. general generalmajor oberst oberstløytnant major kaptein løytnant admiral ambassadør statsråd brigader kommandør kommandørkaptein orlogskaptein fenrik sersjant generalløytnant kontreadmiral viseadmiral minister øvelse operasjon',
    months: 'januar februar mars april mai juni juli august september oktober november desember',
  },
  ar: {
    labels: 'ص ص. رقم المادة الفقرة القسم الصفحة الجدول الشكل الملحق البند',
    lettered: 'الملحق',
    units: 'كم متر طن ألف مليون مليار دولار يورو ساعة دقيقة يوما يومًا أسبوعا شهرا سنة',
    links: 'إلى من',
    titles:
      'السيد السيدة الدكتور د. اللواء الفريق العميد العقيد المقدم الرائد النقيب السفير الوزير الملازم الرقيب المشير الرئيس الأمير الملك الجنرال تمرين عملية',
    months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  },
  pl: {
    labels:
      's. str. nr Nr ust. pkt rys. tab. rozdz. strona artykuł rozdział tabela rysunek załącznik Tabela Rysunek Artykuł art. § poz. zał. dodatek',
    lettered: 'załącznik Załącznik',
    units: 'zł r. tys. mln mld godz. procent dni tygodni miesięcy lat godzin minut roku',
    links: 'do z na',
    titles:
      'pan Pan pani Pani dr prof. gen. płk ppłk mjr kpt. por. adm. ambasador pułkownik podpułkownik generał major kapitan porucznik podporucznik chorąży sierżant admirał komandor kmdr wiceadm. kadm. bryg. dyw. minister ćwiczenie operacja',
    pairs: 'm._in. p._o. gen._bryg. gen._dyw. gen._broni',
    single: 'a i o u w z A I O U W Z',
    months:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  },
  pt: {
    labels:
      'pág. págs. n.º núm. cap. vol. página parágrafo artigo capítulo quadro figura anexo Quadro Figura Artigo Anexo secção seção apêndice alínea',
    lettered: 'anexo Anexo',
    units: 'euros reais milhões horas por dias semanas meses anos minutos',
    links: 'a de por',
    titles:
      'Sr. Sra. Dr. Dra. Prof. Gen. Cel. Maj. Cap. Alm. General Coronel Capitão Almirante coronel general tenente-coronel tenente major capitão almirante contra-almirante sargento brigadeiro ministro ministra embaixador embaixadora presidente exercício operação',
    pairs: 'p._ex.',
    ofMonth: 'de',
    months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  },
  el: {
    labels: 'σ. σελ. αρ. αριθ. άρθρο παρ. κεφ. εικ. πίν. σελίδα παράγραφος κεφάλαιο πίνακας εικόνα παράρτημα',
    lettered: 'παράρτημα Παράρτημα',
    units: 'ευρώ χλμ. εκατ. δισ. τοις',
    links: 'έως από επί',
    titles: 'κ. κα κος Δρ Δρ. Καθ. στρατηγός συνταγματάρχης ταγματάρχης λοχαγός ναύαρχος πρέσβης',
    months:
      'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου',
  },
  uk: {
    single: 'у в і з й о а У В І З Й О А',
    labels:
      'с. стор. ст. п. пп. ч. рис. табл. розд. т. сторінка стаття пункт розділ таблиця рисунок додаток Таблиця Рисунок Додаток Стаття Розділ абз.',
    lettered: 'додаток Додаток',
    units: 'грн р. рр. тис. млн млрд км кг год хв року рік роки років днів тижнів місяців годин хвилин',
    links: 'до з на',
    titles:
      'пан пані п. д-р проф. ген. полк. майор капітан генерал полковник адмірал посол підполковник лейтенант сержант старшина прапорщик контр-адмірал віце-адмірал генерал-майор генерал-лейтенант міністр президент операція навчання м. смт вул.',
    pairs: 'т._д. т._п. т._зв. о._о.',
    months: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  },
}

const known = new Map<string, Ties>()

/** The ties of a language, always the same object; English dates and titles apply in every text. */
export function tiesOf(language: string): Ties {
  const name = baseLanguage(language)
  return remember(known, LANGUAGES[name] ? name : 'en', () => makeTies(name))
}

function makeTies(name: string): Ties {
  const own = LANGUAGES[name] ?? LANGUAGES.en
  const wordsOf = (part: keyof TieWords): ReadonlySet<string> =>
    new Set([EVERYWHERE, own].flatMap((words) => words?.[part]?.split(' ') ?? []))
  const labels = wordsOf('labels')
  const lettered = wordsOf('lettered')
  const units = wordsOf('units')
  const links = wordsOf('links')
  const titles = wordsOf('titles')
  const months = wordsOf('months')
  const pairs = wordsOf('pairs')
  const ofMonth = wordsOf('ofMonth')
  const single = wordsOf('single')
  return {
    // Called for each word of a document: uses sets and character codes, and regular expressions only where they are
    // likely to match.
    hold(before, word) {
      const first = word.charCodeAt(0)
      if (before === OPENING_GUILLEMET) return true
      if (pairs.size > 0 && before.length <= LONGEST_PAIRED && pairs.has(pairOf(before, word))) return true
      if (single.size > 0 && before.length <= LONGEST_SINGLE && single.has(opened(before))) return true
      if (isDigit(first)) {
        const label = opened(before)
        if (labels.has(label) || (THOUSANDS.test(word) && LEADING_FIGURES.test(before))) return true
        return (months.has(label) || GROUP_MONTH.test(label)) && DAY.test(word)
      }
      const end = before.charCodeAt(before.length - 1)
      if (isDigit(end) || (end === DOT && isDigit(before.charCodeAt(before.length - 2)))) {
        const unit = closed(word)
        return (
          units.has(unit) ||
          units.has(word) ||
          ((months.has(unit) || ofMonth.has(word)) && DAY.test(before)) ||
          CLOSING.test(word) ||
          // A rank that ends with a figure: `WO2 Jones`.
          (titles.has(before) && NAME.test(word))
        )
      }
      // Nearly all words begin with a small letter: names, months and letters used as numbers do not.
      if (first >= SMALL_LETTERS && first <= LETTERS_END)
        return (
          (ofMonth.has(before) && months.has(closed(word))) || (CENT.test(word) && PER.has(opened(before)))
        )
      if (first < LETTERS) return CLOSING.test(word)
      if (end === ZULU && DATE_TIME.test(before)) return GROUP_MONTH.test(word)
      const title = opened(before)
      if (titles.has(title) || (title.charCodeAt(1) === DOT && INITIAL.test(title))) return NAME.test(word)
      return lettered.has(title) ? LETTER.test(word) : first > LETTERS_END && CLOSING.test(word)
    },
    link: (word) => links.has(word),
  }
}

const LONGEST_PAIRED = 5
/** With a bracket or quotation mark before it. */
const LONGEST_SINGLE = 2
const pairOf = (before: string, word: string): string => `${opened(before)}_${word.replace(/[,;:)]+$/, '')}`
/** Where it is followed by a space, as in French. */
const OPENING_GUILLEMET = '«'
/** `per cent` in several languages. */
const PER: ReadonlySet<string> = new Set(['per', 'pour', 'por'])
const CENT = /^(?:cent|cien)/
const DOT = 0x2e
/** The first letter; below it are punctuation and figures. */
const LETTERS = 0x41
const SMALL_LETTERS = 0x61
/** The last letter without accents; above it are letters of all scripts and other punctuation. */
const LETTERS_END = 0x7a
/** Figures, those of Arabic and Persian too. */
const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)
export const endsWithDigit = (text: string): boolean => isDigit(text.charCodeAt(text.length - 1))
export const startsWithDigit = (text: string): boolean => isDigit(text.charCodeAt(0))

const ZULU = 0x5a
/** The parts of a date-time group: `050600Z OCT 26`. */
const DATE_TIME = /^\D?\d{6}Z$/
const GROUP_MONTH = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[.,;:)]?$/
const DAY = /^\P{Nd}?\p{Nd}{1,2}(?:\.|\P{Nd}?[,،])?$/u
/** The parts of a number in groups of three figures: `1 204,50`. */
const LEADING_FIGURES = /^\P{Nd}?(?:\p{Nd}{1,3}|\p{Nd}{1,3}[\u00a0\u202f]\p{Nd}{3})$/u
const THOUSANDS = /^\p{Nd}{3}(?!\p{Nd})/u
const INITIAL = /^\p{Lu}\.(?:-?\p{Lu}\.){0,3}$/u
const NAME = /^[\p{Lu}\p{Lo}]/u
const LETTER = /^[\p{Lu}\p{Lo}](?:\P{L}|$)/u
/** Punctuation that follows a space in some languages, and never begins a line. */
const CLOSING = /^(?:[%‰٪]|[;:!?»]+$)/

/** A word without the brackets and quotation marks that it opens with. */
const opened = (word: string): string => {
  const lowered = word.charCodeAt(0) | 0x20
  const isLetter = lowered >= SMALL_LETTERS && lowered <= LETTERS_END
  return !isLetter && OPENING.test(word) ? word.slice(1) : word
}
const OPENING = /^[([“‘„«"']./

/** A word without trailing punctuation. */
const closed = (word: string): string => (word.length > MOST_CLOSED ? word : word.replace(FOLLOWING, ''))
const FOLLOWING = /[.,;:!?)\]”’»"']{1,4}$/
const MOST_CLOSED = 20
