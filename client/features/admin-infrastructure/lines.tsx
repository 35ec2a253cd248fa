import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptLine } from '../../../api/contract/infrastructure-write.ts'
import '../../i18n/admin-layer-words.ts'
import { fold } from '../../i18n/fold.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ListTools } from '../../ui/list-tools.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Keeping } from './keeping.tsx'
import { LineForm } from './line-form.tsx'
import { isPast, usePeriod } from './use-period.ts'
import { useShapeWords } from './use-shape-words.ts'

interface LinesProps {
  lines: readonly KeptLine[]
  /** Chooses between the layers. */
  layers: ReactNode
}

/** Railway and road corridors; beside them the one that is added or changed. */
export function Lines({ lines, layers }: LinesProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const period = usePeriod()
  const shapeWords = useShapeWords()
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const [saved, setSaved] = useState<number | null>(null)
  const [sought, setSought] = useState('')
  const nameOf = (line: KeptLine): string => (language === 'en' && line.nameEn) || line.nameVi
  const rows = lines
    .filter((line) => fold(`${nameOf(line)} ${line.nameVi} ${line.code} ${line.source} ${t(`corridor.${line.kind}`)}`).includes(fold(sought)))
    .toSorted((a, b) => Number(isPast(a)) - Number(isPast(b)) || nameOf(a).localeCompare(nameOf(b), language))
  const chosen = lines.find(({ id }) => id === open)
  const shut = (): void => setOpen(null)
  // What was written may be a new record.
  const show = ({ id }: { id: number }): void => { setOpen(id); setSaved(id) }
  return (
    <div className="beside">
      <div className="list">
        <p className="quiet">{t('adminLayer.intro')}</p>
        {layers}
        <ListTools label={t('admin.find')} sought={sought} onSeek={setSought} count={t('adminLayer.lineCount', { count: rows.length, formatted: format.number(rows.length, 0) })} action={<Button strong onClick={() => setOpen('new')}>{t('adminLayer.addLine')}</Button>} />
        {rows.length === 0 ? <p className="quiet">{t('admin.none')} <Button onClick={() => setSought('')}>{t('admin.showAll')}</Button></p> : (
          <DataTable
            caption={t('adminLayer.lines')}
            rows={rows}
            keyOf={({ id }) => String(id)}
            chosen={open === null ? null : String(open)}
            isQuiet={isPast}
            columns={[
              { key: 'name', head: t('adminLayer.name'), cell: (one) => <>{nameOf(one)}<br /><code className="quiet small">{one.code}</code></> },
              { key: 'kind', head: t('adminLayer.kind'), cell: (one) => t(`corridor.${one.kind}`) },
              { key: 'shape', head: t('adminLayer.shape'), cell: (one) => <>{shapeWords(one)}<br /><span className="quiet small">{t(`basis.${one.basis}`)}</span></> },
              { key: 'width', head: t('adminLayer.width'), cell: ({ halfWidthM, widthRule }) => <>{halfWidthM === null ? '–' : format.distance(halfWidthM)}{widthRule !== null && <><br /><code className="quiet small">{widthRule}</code></>}</> },
              { key: 'source', head: t('adminLayer.source'), cell: ({ source }) => source },
              { key: 'period', head: t('adminLayer.period'), cell: period },
              { key: 'act', head: t('adminAccount.actions'), isShort: true, cell: (one) => <span className="row-actions"><Button onClick={() => setOpen(one.id)}>{t('admin.change')}<span className="unseen"> {nameOf(one)}</span></Button></span> },
            ]}
          />
        )}
      </div>
      {open === 'new' && <SidePanel title={t('adminLayer.addLine')} close={t('admin.close')} onClose={shut}><LineForm line={null} mode="new" onSaved={show} /></SidePanel>}
      {chosen && (
        <SidePanel key={chosen.code} title={nameOf(chosen)} close={t('admin.close')} onClose={shut}>
          <Keeping key={`${isPast(chosen)}`} isPast={isPast(chosen)} isSaved={saved === chosen.id} form={(mode) => <LineForm key={`${chosen.id} ${mode}`} line={chosen} mode={mode} onSaved={show} />} />
        </SidePanel>
      )}
    </div>
  )
}
