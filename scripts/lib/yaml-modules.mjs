// A Vite plugin: a YAML file is imported as the value that it holds.
import { parse } from 'yaml'

/** The plugin, for the app's builds, the tests and the bench. */
export const yamlModules = () => ({
  name: 'yaml-modules',
  enforce: 'pre',
  transform: (text, id) =>
    id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(parse(text))}`, map: null } : null,
})
