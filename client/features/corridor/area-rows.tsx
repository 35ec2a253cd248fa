import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { shapeAreaM2 } from '../../geometry/measure-shape.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import type { DrawnArea } from './design.ts'

const kinds = ['station', 'depot'] as const

interface AreaRowsProps {
  areas: readonly DrawnArea[]
  onChange: (areas: readonly DrawnArea[]) => void
  onShow: ((area: DrawnArea) => void) | null
}

/** Stations and depots: named, shown, removed. Their hectares are a preview; what they take of plots is computed by the server. */
export function AreaRows({ areas, onChange, onShow }: AreaRowsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (areas.length === 0) return <p className="quiet small">{t('corridorEdit.noAreas')}</p>
  return (
    <ul className="corridor-rows">
      {areas.map((area, n) => (
        <li key={`${n} of ${areas.length}`} aria-label={area.name}>
          <div className="corridor-area-fields">
            <SelectField label={t('corridorEdit.areaKind')} value={area.kind} onChange={({ target }) => onChange(areas.with(n, { ...area, kind: target.value === 'depot' ? 'depot' : 'station' }))}>
              {kinds.map((kind) => <option key={kind} value={kind}>{t(`corridorEdit.areaKinds.${kind}`)}</option>)}
            </SelectField>
            <Name name={area.name} onTake={(name) => onChange(areas.with(n, { ...area, name }))} />
            <IconButton icon="close" label={t('corridorEdit.removeArea', { name: area.name })} onClick={() => onChange(areas.toSpliced(n, 1))} />
          </div>
          <div className="corridor-zone-do">
            <span>{format.number(shapeAreaM2(area.geometry) / 10_000, 2)} ha</span>
            {onShow && <Button onClick={() => onShow(area)}>{t('corridorTake.show')}</Button>}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** A name that counts once it is left or entered; an empty one does not. */
function Name({ name, onTake }: { name: string; onTake: (name: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const given = typed?.trim() ?? name
  const take = (): void => {
    if (given === '') return
    setTyped(null)
    if (given !== name) onTake(given)
  }
  return <TextField label={t('corridorEdit.areaName')} maxLength={200} value={typed ?? name} error={given === '' ? t('corridorEdit.required') : undefined} onChange={({ target }) => setTyped(target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); take() } }} />
}
