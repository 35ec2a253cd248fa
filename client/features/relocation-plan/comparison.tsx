import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationPlan } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { DataTable } from '../../ui/data-table.tsx'
import './plan.css'
import { keyOfRow } from './plan-view.tsx'
import { useSiteName } from './use-site-name.ts'

/** Two plans side by side: their figures, and each case they place differently. */
export function Comparison({ one, other }: { one: RelocationPlan; other: RelocationPlan }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const siteName = useSiteName()
  const others = new Map(other.assigned.map((row) => [keyOfRow(row), row]))
  const different = one.assigned.flatMap((row) => { const there = others.get(keyOfRow(row)); return there && there.site !== row.site ? [{ row, there }] : [] })
  const names = new Map([...one.places, ...other.places].map((site) => [site.code, siteName(site)]))
  const siteOf = (code: string | null): string => (code === null ? t('assigning.nowhere') : names.get(code) ?? code)
  const figures = [
    { key: 'placed', title: t('assigning.placedRow'), of: (plan: RelocationPlan) => `${format.number(plan.placed)}/${format.number(plan.rows)}` },
    { key: 'km', title: t('assigning.kmRow'), of: (plan: RelocationPlan) => format.number(plan.haKm, 1) },
    { key: 'hand', title: t('assigning.handRow'), of: (plan: RelocationPlan) => format.number(plan.byHand) },
    { key: 'gap', title: t('assigning.gapRow'), of: (plan: RelocationPlan) => (plan.gapPct === null ? '–' : `≤ ${format.percent(plan.gapPct)}`) },
  ]
  return (
    <section className="plan-comparison">
      <h3>{t('assigning.comparison')}</h3>
      <table className="plan-figures">
        <thead><tr><td /><th scope="col">{one.name}</th><th scope="col">{other.name}</th></tr></thead>
        <tbody>{figures.map(({ key, title, of }) => <tr key={key}><th scope="row">{title}</th><td>{of(one)}</td><td>{of(other)}</td></tr>)}</tbody>
      </table>
      {different.length === 0 ? <p>{t('assigning.same')}</p> : (
        <>
          <p>{t('assigning.difference', { count: different.length, formatted: format.number(different.length) })}</p>
          <DataTable caption={t('assigning.comparison')} rows={different.slice(0, 100)} keyOf={({ row }) => keyOfRow(row)} columns={[
            { key: 'firm', head: t('assigning.firm'), cell: ({ row }) => (language === 'en' ? row.firmNameEn : row.firmNameVi) },
            { key: 'one', head: one.name, cell: ({ row }) => <>{siteOf(row.site)}{row.km !== null && <span className="quiet small"> {format.number(row.km, 1)} km</span>}</> },
            { key: 'other', head: other.name, cell: ({ there }) => <>{siteOf(there.site)}{there.km !== null && <span className="quiet small"> {format.number(there.km, 1)} km</span>}</> },
          ]} />
        </>
      )}
    </section>
  )
}
