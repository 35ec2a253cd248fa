import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorTake } from '../../../api/contract/corridor.ts'
import '../../i18n/figure-words.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Figure } from '../../ui/figure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Notice } from '../../ui/notice.tsx'

const toHa = (m2: number): number => m2 / 10_000

/** Says that what follows is drawn as a schematic. */
export function SchematicNotice({ basis }: { basis: CorridorTake['basis'] }): ReactElement | null {
  const { t } = useTranslation()
  return basis === 'schematic' || basis === 'mixed' ? <Notice tone="warning" icon="warning" title={t('relocation.schematic')}><p>{t('relocation.schematicText')}</p></Notice> : null
}

/** Land by its use, largest first, with a bar each. */
export function UseBars({ uses }: { uses: CorridorTake['landUse'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const most = Math.max(0, ...uses.map(({ m2 }) => m2))
  return (
    <table className="corridor-bars">
      <caption className="unseen">{t('corridorTake.byUse')}</caption>
      <thead className="unseen"><tr><th scope="col">{t('corridorTake.use')}</th><th scope="col">{t('corridorTake.lots')}</th><th scope="col">{t('corridorTake.ha')}</th></tr></thead>
      <tbody>
        {uses.map(({ landUse, plots, m2 }) => (
          <tr key={landUse}>
            <th scope="row">{t(`landUse.${landUse}`)}<MeasureBar parts={[{ key: landUse, value: m2, fill: 'var(--error)', title: t(`landUse.${landUse}`) }]} end={most} /></th>
            <td>{format.number(plots)}</td><td>{format.number(toHa(m2), 2, true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The sums of what a corridor takes: land, plots, firms, jobs, and what is left of no use. */
export function TakeTotals({ take }: { take: CorridorTake }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { totals } = take
  return (
    <section className="corridor-totals" aria-label={t('corridorTake.title')}>
      <div className="corridor-figures">
        <Figure label={t('corridorTake.hectares')} value={toHa(totals.m2)} unit="ha" basis={take.basis} asOf={take.asOf} size="large" />
        <div><Figure label={t('corridorTake.plots')} value={totals.plots} /><p className="quiet small">{t('corridorTake.whole', { formatted: format.number(totals.wholePlots) })}</p></div>
        <div><Figure label={t('corridorTake.firms')} value={totals.firms} /><p className="quiet small">{t('corridorTake.leases', { formatted: format.number(totals.leases) })}</p></div>
        <div><Figure label={t('corridorTake.jobs')} value={totals.jobs} />{totals.jobsUnknownProjects > 0 && <p className="quiet small">{t('corridorTake.jobsUnknown', { formatted: format.number(totals.jobsUnknownProjects) })}</p>}</div>
        {totals.remnants > 0 && <div><Figure label={t('corridorTake.remnants')} value={totals.remnants} /><p className="quiet small">{t('corridorTake.remnantsHint')}</p></div>}
        {totals.cutOffPlots > 0 && <div><Figure label={t('corridorTake.cutOff')} value={totals.cutOffPlots} /><p className="quiet small">{t('corridorTake.cutOffHint')}</p></div>}
      </div>
      {take.landUse.length > 0 && <Disclosure title={t('corridorTake.byUse')} level={3}><UseBars uses={take.landUse} /></Disclosure>}
      {take.communes.length > 0 && (
        <Disclosure title={t('corridorTake.byCommune')} level={3}>
          <p className="quiet small">{t('corridorTake.communeHint')}</p>
          <table className="corridor-bars">
            <thead><tr><th scope="col">{t('corridorTake.commune')}</th><th scope="col">{t('corridorTake.lots')}</th><th scope="col">{t('corridorTake.ha')}</th></tr></thead>
            <tbody>{take.communes.map(({ name, isSeveral, plots, m2 }) => (
              <tr key={`${name} ${isSeveral}`}><th scope="row">{isSeveral ? t('corridorTake.several') : (name ?? t('corridorTake.noCommune'))}</th><td>{format.number(plots)}</td><td>{format.number(toHa(m2), 2, true)}</td></tr>
            ))}</tbody>
          </table>
        </Disclosure>
      )}
    </section>
  )
}
