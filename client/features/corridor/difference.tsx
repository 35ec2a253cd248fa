import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TakeDifference } from '../../../api/contract/corridor.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'

const mostRows = 300

/** What is newly taken and what is freed, by zone and plot by plot; the sum is said aloud. */
export function Difference({ difference, isCounting }: { difference: TakeDifference | null; isCounting: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const ha = (m2: number): string => format.number(m2 / 10_000, 2, true)
  return (
    <section className="corridor-difference" aria-label={t('corridorEdit.difference')} aria-busy={isCounting}>
      <h3>{t('corridorEdit.difference')}</h3>
      <p role="status">
        {isCounting ? t('corridorEdit.counting') : !difference ? t('corridorEdit.unchanged')
          : difference.plots.length === 0 ? t('corridorEdit.same') : t('corridorEdit.counted', { newly: ha(difference.newlyM2), freed: ha(difference.freedM2), count: difference.plots.length, formatted: format.number(difference.plots.length) })}
      </p>
      {difference && <p className="quiet small">{t('corridorEdit.onlyPlots')}</p>}
      {difference && difference.plots.length > 0 && (
        <>
          <DataTable
            caption={t('corridorTake.zone')}
            columns={[
              { key: 'zone', head: t('corridorTake.zone'), cell: ({ zone, isConfirmed }) => <>{titleOf(zone)}{!isConfirmed && <span className="quiet small"> ({t('corridorTake.unconfirmedChip')})</span>}</> },
              { key: 'newly', head: t('corridorEdit.newly'), isNumber: true, cell: ({ newlyM2 }) => ha(newlyM2) },
              { key: 'freed', head: t('corridorEdit.freed'), isNumber: true, cell: ({ freedM2 }) => ha(freedM2) },
            ]}
            rows={difference.zones}
            keyOf={({ zone }) => zone.code}
          />
          <Disclosure title={t('corridorEdit.plots')} aside={format.number(difference.plots.length)} level={4} startsOpen={difference.plots.length <= 40}>
            <DataTable
              caption={t('corridorEdit.difference')}
              columns={[
                { key: 'plot', head: t('corridorTake.plot'), cell: ({ code, zone }) => <>{code}<span className="quiet small"> {zone}</span></> },
                { key: 'before', head: t('corridorEdit.before'), isNumber: true, cell: ({ beforeM2 }) => ha(beforeM2) },
                { key: 'after', head: t('corridorEdit.after'), isNumber: true, cell: ({ afterM2 }) => ha(afterM2) },
                { key: 'newly', head: t('corridorEdit.newly'), isNumber: true, cell: ({ newlyM2 }) => ha(newlyM2) },
                { key: 'freed', head: t('corridorEdit.freed'), isNumber: true, cell: ({ freedM2 }) => ha(freedM2) },
              ]}
              rows={difference.plots.slice(0, mostRows)}
              keyOf={({ id }) => String(id)}
            />
          </Disclosure>
        </>
      )}
    </section>
  )
}
