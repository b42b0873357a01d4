// The bill of materials of a package in the form of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/).

/**
 * Returns it as JSON. It holds no time and no random number: the same parts give the same bytes.
 * @param {{version: string, runtime: string, notices: readonly import('./notices.mjs').Notice[]}} what The program's version, that of
 *   Electron, and all other parts.
 */
export function billOfMaterials({ version, runtime, notices }) {
  const components = [
    {
      ...{ type: 'framework', name: 'electron', version: runtime, licenses: [{ license: { id: 'MIT' } }] },
      purl: `pkg:npm/electron@${runtime}`,
    },
    ...notices.map(({ name, version: partVersion, licence, purl }) => ({
      type: purl ? 'library' : 'data',
      ...{ name, version: partVersion, licenses: [{ expression: licence.replace(/^\((.*)\)$/, '$1') }] },
      ...(purl ? { purl } : {}),
    })),
  ].map((component) => ({ 'bom-ref': `${component.name}@${component.version}`, ...component }))
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { 'bom-ref': 'attache', type: 'application', name: 'Attaché', version },
    },
    components,
    dependencies: [{ ref: 'attache', dependsOn: components.map((one) => one['bom-ref']) }],
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}
