// Versions, the library's place, and the licences of everything in the program.
import { useEffect, useState } from 'react'
import type { About } from '#shared/about'
import { call, messageOf } from '../base/bridge'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'

/** Help > About Attaché. */
export function AboutDialog({ onClose }: { onClose(): void }) {
  const [about, setAbout] = useState<About | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    call('app.about', null).then(setAbout, (error: unknown) => setFault(messageOf(error)))
  }, [])
  return (
    <Dialog
      title="About Attaché"
      size="wide"
      onClose={onClose}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <FaultBox fault={fault} />
      {about && <Particulars about={about} />}
    </Dialog>
  )
}

function Particulars({ about }: { readonly about: About }) {
  const rows = [
    ['Version', about.version],
    ['Runtime', about.runtime],
    ['Support of the runtime', supportWords(about.supportEnds, Date.now())],
    ['Library', about.library],
  ] as const
  return (
    <>
      <dl className="about-rows">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>Licences</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="about-licences" aria-label="Licences" tabIndex={0} data-first>
        <details>
          <summary>Attaché (MIT)</summary>
          <pre>{about.licence}</pre>
        </details>
        {about.notices.map(({ name, version, licence, text }) => (
          <details key={`${name} ${version}`}>
            <summary>
              {name} {version} ({licence})
            </summary>
            <pre>{text}</pre>
          </details>
        ))}
        <p>
          Electron and Chromium have their licences beside the program, in LICENSE.electron.txt and
          LICENSES.chromium.html.
        </p>
      </section>
    </>
  )
}

/** Until when the runtime gets security fixes. */
function supportWords(end: number, now: number): string {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    end,
  )
  return now < end
    ? `Gets security fixes until about ${month}`
    : `Has had no security fixes since about ${month}`
}
