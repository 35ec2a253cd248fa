import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptPoint } from '../../../api/contract/infrastructure-write.ts'
import '../../i18n/admin-layer-words.ts'
import { fold } from '../../i18n/fold.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ListTools } from '../../ui/list-tools.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import './infrastructure.css'
import { Keeping } from './keeping.tsx'
import { pointKindsInOrder } from './kinds.ts'
import { PointForm, type PlacePicker } from './point-form.tsx'
import { isPast, usePeriod } from './use-period.ts'

interface PointsProps {
  points: readonly KeptPoint[]
  Picker: PlacePicker
  /** Chooses between the layers. */
  layers: ReactNode
}

/** Gates, stations, ports, airports and interchanges; beside them the one that is added or changed. */
export function Points({ points, Picker, layers }: PointsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const period = usePeriod()
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const [saved, setSaved] = useState<number | null>(null)
  const [sought, setSought] = useState('')
  const [kind, setKind] = useState('')
  const nameOf = (point: KeptPoint): string => (language === 'en' && point.nameEn) || point.nameVi
  const rows = points
    .filter((point) => (kind === '' || point.kind === kind) && fold(`${nameOf(point)} ${point.nameVi} ${point.code} ${point.source}`).includes(fold(sought)))
    .toSorted((a, b) => Number(isPast(a)) - Number(isPast(b)) || pointKindsInOrder.indexOf(a.kind) - pointKindsInOrder.indexOf(b.kind) || nameOf(a).localeCompare(nameOf(b), language))
  const chosen = points.find(({ id }) => id === open)
  const shut = (): void => setOpen(null)
  // What was written may be a new record.
  const show = ({ id }: { id: number }): void => { setOpen(id); setSaved(id) }
  return (
    <div className="beside">
      <div className="list">
        <p className="quiet">{t('adminLayer.intro')}</p>
        {layers}
        <ListTools label={t('admin.find')} sought={sought} onSeek={setSought} count={t('adminLayer.pointCount', { count: rows.length, formatted: format.number(rows.length, 0) })} action={<Button strong onClick={() => setOpen('new')}>{t('adminLayer.addPoint')}</Button>}>
          <Choice label={t('adminLayer.kind')} all={t('adminLayer.everyKind')} several={String} groups={[{ options: pointKindsInOrder.map((value) => ({ value, name: t(`infrastructure.${value}`) })) }]} chosen={kind === '' ? [] : [kind]} onChoose={setKind} />
        </ListTools>
        {rows.length === 0 ? <p className="quiet">{t('admin.none')} <Button onClick={() => { setSought(''); setKind('') }}>{t('admin.showAll')}</Button></p> : (
          <DataTable
            caption={t('adminLayer.points')}
            rows={rows}
            keyOf={({ id }) => String(id)}
            chosen={open === null ? null : String(open)}
            isQuiet={isPast}
            columns={[
              { key: 'name', head: t('adminLayer.name'), cell: (one) => <>{nameOf(one)}<br /><code className="quiet small">{one.code}</code></> },
              { key: 'kind', head: t('adminLayer.kind'), cell: (one) => t(`infrastructure.${one.kind}`) },
              { key: 'status', head: t('adminLayer.status'), cell: (one) => t(`adminLayer.statuses.${one.status}`) },
              { key: 'place', head: t('adminLayer.place'), cell: ({ position: [lng, lat], uncertaintyM }) => <>{format.position([lng, lat])}{uncertaintyM !== null && <><br /><span className="quiet small">± {format.distance(uncertaintyM)}</span></>}</> },
              { key: 'source', head: t('adminLayer.source'), cell: ({ source }) => source },
              { key: 'period', head: t('adminLayer.period'), cell: period },
              { key: 'act', head: t('adminAccount.actions'), isShort: true, cell: (one) => <span className="row-actions"><Button onClick={() => setOpen(one.id)}>{t('admin.change')}<span className="unseen"> {nameOf(one)}</span></Button></span> },
            ]}
          />
        )}
      </div>
      {open === 'new' && <SidePanel title={t('adminLayer.addPoint')} close={t('admin.close')} onClose={shut}><PointForm point={null} mode="new" Picker={Picker} onSaved={show} /></SidePanel>}
      {chosen && (
        <SidePanel key={chosen.code} title={nameOf(chosen)} close={t('admin.close')} onClose={shut}>
          <Keeping key={`${isPast(chosen)}`} isPast={isPast(chosen)} isSaved={saved === chosen.id} form={(mode) => <PointForm key={`${chosen.id} ${mode}`} point={chosen} mode={mode} Picker={Picker} onSaved={show} />} />
        </SidePanel>
      )}
    </div>
  )
}
