// The pack's metadata: title page, and settings for print.
import { isAmerican } from '#shared/american'
import { kindChoices, languageChoices, paperChoices, themeChoices } from '#shared/choices'
import { withValue } from '../../../base/choices'
import { DateRow } from '../../../fields/DateInput'
import { ChoiceRow, TextRow } from '../../../ui/form'
import { LogoRow } from '../../../ui/LogoRow'
import { changeKind } from '../../text/commands/pack-kind'
import { FirstPageRows } from '../first-page/FirstPageRows'
import { useSession, useSignal } from '../hooks'
import { MarkingRows } from '../markings/MarkingRows'

/** The tab. */
export function PackTab() {
  const session = useSession()
  const { store } = session
  const meta = useSignal(store.meta)
  return (
    <div className="panel-body">
      <TextRow label="Title" value={meta.title} onChange={(title) => store.setMeta({ title })} />
      <TextRow label="Subtitle" value={meta.subtitle} onChange={(subtitle) => store.setMeta({ subtitle })} />
      <ChoiceRow
        label="Kind"
        value={meta.kind}
        choices={kindChoices}
        hint={
          meta.kind === 'handout'
            ? 'Trainer material is printed. Objectives and key terms are before the text.'
            : 'Trainer material is left out. It is behind the text.'
        }
        onChange={(kind) => session.run(changeKind(meta.kind, kind), false)}
      />
      <TextRow label="Author" value={meta.author} onChange={(author) => store.setMeta({ author })} />
      <div data-line="organisation">
        <TextRow
          label="Organisation"
          value={meta.organisation}
          onChange={(organisation) => store.setMeta({ organisation })}
        />
      </div>
      <LogoRow logo={meta.logo ?? null} onChange={(logo) => store.setMeta({ logo: logo ?? undefined })} />
      <div data-line="reference">
        <TextRow
          label="Reference"
          value={meta.reference}
          onChange={(reference) => store.setMeta({ reference })}
        />
      </div>
      <DateRow
        label="Date"
        value={meta.date}
        language={meta.language}
        onChange={(date) => store.setMeta({ date })}
      />
      <MarkingRows />
      <FirstPageRows />
      <section className="panel-group">
        <h3 className="panel-heading">Print</h3>
        <ChoiceRow
          label="Paper"
          value={meta.paper}
          choices={paperChoices}
          onChange={(paper) => store.setMeta({ paper })}
        />
        <ChoiceRow
          label="Theme"
          value={meta.theme}
          choices={withValue(themeChoices, meta.theme)}
          onChange={(theme) => store.setMeta({ theme })}
        />
        <ChoiceRow
          label="Language"
          value={meta.language}
          choices={withValue(languageChoices, meta.language)}
          hint={
            isAmerican(meta.language)
              ? 'Sets the hyphenation and the language of the PDF. Edit > Spelling changes text that is here already to American spelling.'
              : 'Sets the hyphenation and the language of the PDF.'
          }
          onChange={(language) => store.setMeta({ language })}
        />
      </section>
    </div>
  )
}
