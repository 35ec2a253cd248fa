import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandScenarioEffect, LandScenarioSide } from '../../../api/contract/land-scenario.ts'
import type { Verdict as Judgement } from '../../../api/contract/ledger.ts'
import '../../i18n/land-words.ts'
import '../../i18n/logistics-words.ts'
import '../../i18n/quota-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Verdict } from '../../ui/verdict.tsx'

interface Row { key: string; name: string; before: number | null; after: number | null; verdicts?: readonly [Judgement, Judgement] }
const standardNames = ['road', 'green', 'technical', 'service', 'workers_housing', 'green_belt', 'building_density', 'phase_area'] as const
const isStandard = (name: string): name is (typeof standardNames)[number] => standardNames.some((one) => one === name)

/** What a what-if does to the figures of a zone, side by side. */
export function BeforeAfter({ effect }: { effect: LandScenarioEffect }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { before, after, changed } = effect
  const uses = [...new Set([...(before.balance.uses ?? []), ...(after.balance.uses ?? [])].map(({ landUse }) => landUse))]
  const share = (side: LandScenarioSide, use: string): number => side.balance.uses?.find(({ landUse }) => landUse === use)?.sharePct ?? 0
  const row = (key: string, name: string, value: (side: LandScenarioSide) => number | null, verdict?: (side: LandScenarioSide) => Judgement | undefined): Row => {
    const [was, becomes] = [verdict?.(before), verdict?.(after)]
    return { key, name, before: value(before), after: value(after), ...(was && becomes ? { verdicts: [was, becomes] as const } : {}) }
  }
  const rows: Row[] = [
    row('logistics', t('landScenario.logistics'), (side) => side.balance.logisticsHa, (side) => side.benchmark?.verdict),
    row('benchmark', t('landScenario.benchmark'), (side) => side.benchmark?.missingHa ?? null),
    row('industrial', t('landScenario.industrial'), (side) => side.balance.industrialHa),
    ...uses.map((use) => row(`use ${use}`, t('landScenario.share', { use: t(`landUse.${use}`) }), (side) => share(side, use))),
    row('smeRequired', t('landScenario.smeRequired'), (side) => side.sme.requiredHa, (side) => side.sme.verdict),
    row('smeCounted', t('landScenario.smeCounted'), (side) => side.sme.countedHa),
    row('smeShort', t('landScenario.smeShort'), (side) => side.sme.shortfallHa),
    row('occupancy', t('landScenario.occupancy'), (side) => side.occupancy.contractual?.pct ?? null),
    row('revenueFree', t('landScenario.revenueFree'), (side) => side.revenueFreeHa),
    ...before.standards.map(({ check, unit }) => row(`standard ${check}`, `${t('landScenario.standards')}: ${isStandard(check) ? t(`standards.check.${check}`) : check}${unit === 'percent' ? ', %' : ''}`, (side) => side.standards.find((one) => one.check === check)?.value ?? null, (side) => side.standards.find((one) => one.check === check)?.verdict)),
  ]
  const shown = (value: number | null): string => (value === null ? '–' : format.number(value, 2, true))
  // The verdict stands below the name: beside the numbers there is no room for it.
  const judged = ([was, becomes]: readonly [Judgement, Judgement]): ReactElement => <span className="scenario-verdict"><Verdict state={was} size="small" />{was !== becomes && <> → <Verdict state={becomes} size="small" /></>}</span>
  const taken = changed.filter(({ isTaken }) => isTaken)
  return (
    <>
      <p className="quiet small">{t('landScenario.asOf', { date: format.edtf(effect.asOf) })}{before.balance.basis && ` · ${t(`basis.${before.balance.basis}`)}`}</p>
      {taken.length > 0 && <Notice tone="warning" icon="warning"><p>{t('landScenario.noTaken', { count: taken.length, formatted: format.number(taken.length) })}</p></Notice>}
      <DataTable caption={t('landScenario.caption')} rows={rows} keyOf={({ key }) => key} columns={[
        { key: 'figure', head: t('landScenario.figure'), cell: ({ name, verdicts }) => <>{name}{verdicts && judged(verdicts)}</> },
        { key: 'before', head: t('landScenario.before'), isNumber: true, cell: ({ before: value }) => shown(value) },
        { key: 'after', head: t('landScenario.after'), isNumber: true, cell: ({ after: value }) => shown(value) },
        { key: 'change', head: t('landScenario.change'), isNumber: true, cell: ({ before: was, after: becomes }) => (was === null || becomes === null || was === becomes ? '' : format.difference(becomes - was)) },
      ]} />
    </>
  )
}
