import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readNumber } from '../../i18n/read-number.ts'
import '../../i18n/relocation-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { LineGrip } from '../../map/line-hand.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'

const directions = { north: [0, 1], south: [0, -1], west: [-1, 0], east: [1, 0] } as const
export type Direction = keyof typeof directions
const order: readonly Direction[] = ['north', 'south', 'west', 'east']

/** How the line is moved: by hand on the map, or by an exact distance. */
export function ShiftTools({ grip, onGrip, onShift, hasMap }: { grip: LineGrip; onGrip: (grip: LineGrip) => void; onShift: (eastM: number, northM: number, direction: Direction, metres: number) => void; hasMap: boolean }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState('100')
  const [tried, setTried] = useState(false)
  const metres = readNumber(typed, language)
  const wrong = metres === null || metres <= 0 || metres > 100_000
  return (
    <div className="corridor-shift">
      {hasMap && (
        <>
          <Segmented label={t('corridorEdit.drag')} labelled options={[{ value: 'whole', label: t('corridorEdit.dragWhole') }, { value: 'vertex', label: t('corridorEdit.dragVertex') }]} value={grip} onChange={onGrip} />
          <p className="quiet small">{t('corridorEdit.dragHint')}</p>
        </>
      )}
      <fieldset className="corridor-by-hand">
        <legend>{t('corridorEdit.byHand')}</legend>
        <NumberField label={t('corridorEdit.metres')} value={typed} error={tried && wrong ? t('corridorEdit.metresWrong') : undefined} onChange={(event) => { setTyped(event.target.value); setTried(false) }} />
        <div className="corridor-directions">
          {order.map((one) => (
            <Button key={one} onClick={() => { setTried(true); if (!wrong) onShift(directions[one][0] * metres, directions[one][1] * metres, one, metres) }}>{t(`corridorEdit.${one}`)}</Button>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
