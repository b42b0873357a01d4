// What is shipped beside the bundles: fonts, dictionaries, hyphenation, WebAssembly and native code, with their licences.

/**
 * A part that is no bundled package. `files` are paths in the product that begin like this; `licenceFile` is a path in the checkout.
 * @typedef {{name: string, version: string, licence: string, licenceFile: string, files: readonly string[], purl?: string}} ShippedPart
 */

const font = (name, version, start, licence = 'OFL-1.1') => ({
  ...{ name, version, licence },
  licenceFile: `resources/fonts/${start}-LICENSE.txt`,
  files: [`resources/fonts/${start}`],
})

const dictionary = (language, version, name) => ({
  ...{ name: `English spelling dictionary ${language}`, version, licence: 'MIT AND BSD-3-Clause' },
  licenceFile: `resources/dictionaries/${language}-LICENSE.txt`,
  files: [`resources/dictionaries/${language}`],
  purl: `pkg:npm/${name}@${version}`,
})

/** Returns all of them; `versionOf` gives the installed version of an npm package. */
export function shippedParts(versionOf) {
  return [
    font('Droid Sans Fallback', '1.00c', 'DroidSansFallback', 'Apache-2.0'),
    font('Nanum Gothic', '3.020', 'NanumGothic'),
    font('Noto Naskh Arabic', '2.021', 'NotoNaskhArabic'),
    font('Noto Sans Hebrew', '3.001', 'NotoSansHebrew'),
    font('Noto Sans Math', '3.000', 'NotoSansMath'),
    font('Noto Sans Symbols 2', '2.008', 'NotoSansSymbols2'),
    font('Source Code Pro', '1.026', 'SourceCodePro'),
    font('Source Sans 3', '3.052', 'SourceSans3'),
    font('Source Serif 4', '4.004', 'SourceSerif4'),
    font('Vazirmatn', '33.003', 'Vazirmatn'),
    dictionary('en-GB', versionOf('dictionary-en-gb'), 'dictionary-en-gb'),
    dictionary('en-US', versionOf('dictionary-en'), 'dictionary-en'),
    {
      ...{ name: 'HarfBuzz', version: versionOf('harfbuzzjs'), licence: 'MIT' },
      licenceFile: 'resources/wasm/harfbuzz-LICENSE.txt',
      files: ['resources/wasm/harfbuzz'],
      purl: `pkg:npm/harfbuzzjs@${versionOf('harfbuzzjs')}`,
    },
    {
      ...{ name: 'Hyphenation patterns', version: versionOf('hyphen'), licence: 'ISC' },
      licenceFile: 'node_modules/hyphen/LICENSE',
      files: ['resources/hyphenation/'],
      purl: `pkg:npm/hyphen@${versionOf('hyphen')}`,
    },
    {
      ...{ name: 'better-sqlite3', version: versionOf('better-sqlite3'), licence: 'MIT' },
      licenceFile: 'node_modules/better-sqlite3/LICENSE',
      files: ['node_modules/better-sqlite3/'],
      purl: `pkg:npm/better-sqlite3@${versionOf('better-sqlite3')}`,
    },
  ]
}
