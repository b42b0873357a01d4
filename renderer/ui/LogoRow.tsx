// A form row for the organisation's logo: the picture, and buttons to choose another or none.
import { useContext, useState } from 'react'
import { IMAGE_MIMES } from '#shared/pack'
import { messageOf } from '../base/bridge'
import { Button } from './Button'
import { ReadOnlyForm } from './form'
import { pickFiles } from './pick-files'
import { storeImage } from './store-image'

interface Props {
  /** Image of the library; null for none. */
  readonly logo: string | null
  onChange(logo: string | null): void
}

/** Asks for a PNG, JPEG or SVG and stores it in the library. */
export function LogoRow({ logo, onChange }: Props) {
  const readOnly = useContext(ReadOnlyForm)
  const [fault, setFault] = useState('')
  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      onChange((await storeImage(file)).id)
      setFault('')
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  const pick = () => pickFiles(IMAGE_MIMES, ([file]) => void take(file), true)
  return (
    <fieldset className="form-row logo-row">
      <legend className="form-label">Logo</legend>
      <div className="logo-line">
        {logo !== null && <img className="logo-picture" src={`attache-asset://${logo}`} alt="The logo" />}
        <Button disabled={readOnly} onClick={pick}>
          {logo === null ? 'Choose image…' : 'Change…'}
        </Button>
        {logo !== null && (
          <Button disabled={readOnly} onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      <p className="form-hint">Printed on the title page. PNG, JPEG or SVG.</p>
      {fault !== '' && (
        <p className="fault-box" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
