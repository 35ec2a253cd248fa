import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorTake } from '../../../api/contract/corridor.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { SelectField } from '../../ui/field.tsx'

type Plot = CorridorTake['plots'][number]
type Firm = CorridorTake['firms'][number]
const shownAtFirst = 50
const toHa = (m2: number): number => m2 / 10_000

/** As many rows as are asked for: a corridor through the country takes thousands. */
function useMore<Row>(rows: readonly Row[]): { shown: readonly Row[]; more: ReactElement | null } {
  const { t } = useTranslation()
  const format = useFormat()
  const [count, setCount] = useState(shownAtFirst)
  const left = rows.length - count
  return { shown: rows.slice(0, count), more: left > 0 ? <Button onClick={() => setCount(count + 200)}>{t('corridorTake.more', { formatted: format.number(Math.min(200, left)) })}</Button> : null }
}

const plotSorts = { zone: (a: Plot, b: Plot) => a.zone.localeCompare(b.zone) || a.code.localeCompare(b.code, 'vi', { numeric: true }), taken: (a: Plot, b: Plot) => b.takenM2 - a.takenM2, share: (a: Plot, b: Plot) => b.sharePct - a.sharePct || b.takenM2 - a.takenM2 }
type PlotSort = keyof typeof plotSorts

/** The plots a corridor takes, of one zone or of all, with what is left of each. */
export function PlotList({ plots, title }: { plots: readonly Plot[]; title: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [sort, setSort] = useState<PlotSort>('zone')
  const { shown, more } = useMore(plots.toSorted(plotSorts[sort]))
  return (
    <>
      <SelectField label={t('corridorTake.sort')} value={sort} onChange={(event) => setSort(event.target.value as PlotSort)}>{(Object.keys(plotSorts) as PlotSort[]).map((one) => <option key={one} value={one}>{t(`corridorTake.sorts.${one}`)}</option>)}</SelectField>
      <DataTable
        caption={title}
        columns={[
          { key: 'code', head: t('corridorTake.plot'), isShort: true, cell: ({ code, zone, landUse }) => <>{code}<span className="quiet small"> {zone} · {t(`landUse.${landUse}`)}</span></> },
          { key: 'taken', head: t('corridorTake.taken'), isNumber: true, cell: ({ takenM2, areaM2 }) => <>{format.number(toHa(takenM2), 2, true)}<span className="quiet small"> / {format.number(toHa(areaM2), 2, true)}</span></> },
          { key: 'left', head: t('corridorTake.left'), cell: (plot) => <Left plot={plot} /> },
        ]}
        rows={shown}
        keyOf={({ id }) => String(id)}
      />
      {more}
    </>
  )
}

function Left({ plot: { isWhole, sharePct, remnants } }: { plot: Plot }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (isWhole) return <span className="quiet">{t('corridorTake.wholePlot')}</span>
  return (
    <>
      <span>{format.percent(sharePct)}</span>
      <ul className="corridor-remnants">
        {remnants.map(({ m2, widthM, verdict, isCutOff }, index) => (
          <li key={index} className="small">
            {widthM === null ? t('corridorTake.wideRemnant', { m2: format.number(m2, 0), verdict: t(`corridorTake.verdict.${verdict}`) })
              : t('corridorTake.remnant', { m2: format.number(m2, 0), width: format.number(widthM, 0), verdict: t(`corridorTake.verdict.${verdict}`) })}
            {isCutOff && <> <Chip tone="warning" icon="warning">{t('corridorTake.access')}</Chip></>}
          </li>
        ))}
      </ul>
    </>
  )
}

const firmSorts = { lost: (a: Firm, b: Firm) => b.lostMostM2 - a.lostMostM2, code: (a: Firm, b: Firm) => a.nameVi.localeCompare(b.nameVi, 'vi', { numeric: true }), jobs: (a: Firm, b: Firm) => (b.jobs ?? -1) - (a.jobs ?? -1) }
type FirmSort = keyof typeof firmSorts

/** Firms on the plots that are taken: what they have, what they lose, who works there. */
export function FirmList({ firms, ofOwnProvinces }: { firms: readonly Firm[]; ofOwnProvinces: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const [sort, setSort] = useState<FirmSort>('lost')
  const { shown, more } = useMore(firms.toSorted(firmSorts[sort]))
  const own = ofOwnProvinces && <p className="quiet small">{t('corridorTake.ownFirms')}</p>
  if (firms.length === 0) return own || <p className="quiet">{t('corridorTake.noFirms')}</p>
  const lost = ({ lostLeastM2, lostMostM2 }: Firm): string => (lostMostM2 - lostLeastM2 < 1 ? format.number(toHa(lostMostM2), 2, true) : `${format.number(toHa(lostLeastM2), 2, true)}–${format.number(toHa(lostMostM2), 2, true)}`)
  return (
    <>
      {own}
      <p className="quiet small">{t('corridorTake.lostHint')}</p>
      <SelectField label={t('corridorTake.sort')} value={sort} onChange={(event) => setSort(event.target.value as FirmSort)}>{(Object.keys(firmSorts) as FirmSort[]).map((one) => <option key={one} value={one}>{t(`corridorTake.sorts.${one}`)}</option>)}</SelectField>
      <DataTable
        caption={t('corridorTake.firmList')}
        columns={[
          { key: 'name', head: t('corridorTake.firm'), cell: ({ nameVi, nameEn, isModel, zones }) => <>{language === 'en' ? nameEn : nameVi}{isModel && <span className="quiet small"> ({t('corridorTake.model')})</span>}<span className="quiet small"> {zones.join(', ')}</span></> },
          { key: 'plots', head: t('corridorTake.lots'), isNumber: true, cell: ({ plots }) => format.number(plots) },
          { key: 'lost', head: t('corridorTake.lost'), isNumber: true, cell: lost },
          { key: 'jobs', head: t('corridorTake.jobs'), isNumber: true, cell: ({ jobs }) => (jobs === null ? <span className="quiet small">{t('number.none')}</span> : format.number(jobs)) },
        ]}
        rows={shown}
        keyOf={({ code }) => code}
      />
      {more}
    </>
  )
}
