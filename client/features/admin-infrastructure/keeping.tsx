import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/segmented.tsx'
import { modes, type Mode } from './modes.ts'

interface KeepingProps {
  /** It has ended already: nothing can change or end any more, only be put right. */
  isPast: boolean
  /** It was written just now. */
  isSaved: boolean
  form: (mode: Mode) => ReactElement
}

/** What can be done to a record that is there, one thing at a time. */
export function Keeping({ isPast, isSaved, form }: KeepingProps): ReactElement {
  const { t } = useTranslation()
  const [mode, setMode] = useState<Mode>(isPast ? 'correct' : 'change')
  return (
    <>
      {isSaved && <p role="status">{t('adminLayer.saved')}</p>}
      {isPast ? <p className="quiet small">{t('adminLayer.past')}</p> : (
        <Segmented label={t('adminLayer.what')} options={modes.map((value) => ({ value, label: t(`adminLayer.mode.${value}`) }))} value={mode} onChange={setMode} />
      )}
      <p className="quiet small">{t(`adminLayer.modeText.${mode}`)}</p>
      {form(mode)}
    </>
  )
}
