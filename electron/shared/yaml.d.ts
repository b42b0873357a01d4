// A YAML file is imported as the value that it holds (`scripts/lib/yaml-modules.mjs`).
declare module '*.yaml' {
  const value: unknown
  export default value
}
