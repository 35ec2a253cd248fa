import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/segmented.tsx'
import { modes, type Mode } from './modes.ts'

interface KeepingProps {
  /** It has ended already: nothing can change or end any more, only be put right. */
  isPast: boolean
  form: (mode: Mode, onSaved: () => void) => ReactElement
}

/** What can be done to a record that is there, one thing at a time. */
export function Keeping({ isPast, form }: KeepingProps): ReactElement {
  const { t } = useTranslation()
  const [mode, setMode] = useState<Mode>(isPast ? 'correct' : 'change')
  const [saved, setSaved] = useState(false)
  return (
    <>
      {saved && <p role="status">{t('adminLayer.saved')}</p>}
      {isPast ? <p className="quiet small">{t('adminLayer.past')}</p> : (
        <Segmented label={t('adminLayer.what')} options={modes.map((value) => ({ value, label: t(`adminLayer.mode.${value}`) }))} value={mode} onChange={(chosen) => { setMode(chosen); setSaved(false) }} />
      )}
      <p className="quiet small">{t(`adminLayer.modeText.${mode}`)}</p>
      {form(mode, () => setSaved(true))}
    </>
  )
}
