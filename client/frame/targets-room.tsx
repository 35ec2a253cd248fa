import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Comparison, ComparisonSkeleton } from '../features/reported-indicator/comparison.tsx'
import { useReported } from '../features/reported-indicator/use-reported.ts'
import { LedgerCount, LedgerTable } from '../features/land-ledger/ledger-table.tsx'
import { LedgerTools } from '../features/land-ledger/ledger-tools.tsx'
import { useLandLedger } from '../features/land-ledger/use-land-ledger.ts'
import { ProvinceChooser } from '../features/province/province-chooser.tsx'
import { ProvinceSummary, ProvinceSummarySkeleton } from '../features/province/province-summary.tsx'
import { useProvinceName, useProvinceSummary } from '../features/province/use-provinces.ts'
import { TargetCards, TargetCardsSkeleton } from '../features/target/target-cards.tsx'
import { useTargets } from '../features/target/use-targets.ts'
import { CopyLink } from '../features/zone/overview/copy-link.tsx'
import '../i18n/target-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { noFilter, targetTabs, type TargetsRoom as Room } from '../permalink.ts'
import { useLink } from '../state/use-link.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { AsOf, today } from '../ui/as-of.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Foot } from './foot.tsx'
import { Guard } from './guard.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Loaded } from './loaded.tsx'
import { Notices } from './notices.tsx'
import './targets-room.css'

const panelId = 'targets-panel'

/** Targets of provinces, the table of all sums, and what documents report: a page of its own, with the map a step back. */
export function TargetsRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const store = usePlaceStore()
  const { filter, asOf } = usePlace()
  const link = useLink()
  const heading = useRef<HTMLHeadingElement>(null)
  const targetsEverywhere = useTargets(undefined, null)
  const withTargets = new Set(targetsEverywhere.data?.items.map(({ provinceCode }) => provinceCode))

  const pageTitle = t('targets.pageTitle')
  useEffect(() => { document.title = pageTitle }, [pageTitle])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  return (
    <div className="targets-room">
      <header className="targets-head">
        <a className="targets-back" {...link({ room: { name: 'map' } })}><Icon name="foldLeft" size={16} />{t('targets.toMap')}</a>
        <h1 ref={heading} tabIndex={-1}>{t('targets.title')}</h1>
        <div className="targets-asking">
          <ProvinceChooser chosen={filter.province} withTargets={withTargets} onChoose={(code) => store.change({ filter: { ...filter, province: code === null ? [] : [code] } }, 'push')} />
          <AsOf value={asOf} onChange={(day) => store.change({ asOf: day }, 'replace')} />
        </div>
        <div className="targets-doing">
          <CopyLink />
          <Button icon="print" onClick={() => print()}>{t('targets.print')}</Button>
          <AccountMenu />
          <LanguageSwitch />
        </div>
      </header>
      <p className="targets-printed">{t('targets.printed', { date: format.edtf(asOf ?? today()), link: store.link() })}</p>
      <Notices mapProblem={null} />
      <Tabs
        label={t('targets.tabs.label')}
        tabs={targetTabs.map((value) => ({ value, label: t(`targets.tabs.${value}`) }))}
        open={room.tab}
        onOpen={(tab, browsing) => store.change({ room: { ...room, tab } }, browsing ? 'replace' : 'push')}
        panelId={panelId}
      />
      <div id={panelId} className="targets-panel" role="tabpanel" aria-labelledby={tabId(panelId, room.tab)}>
        <Guard key={room.tab}>
          {room.tab === 'cards' ? <Cards /> : room.tab === 'table' ? <Table room={room} /> : <Reported />}
        </Guard>
      </div>
      <Foot />
    </div>
  )
}

function Cards(): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { filter, asOf } = usePlace()
  const [only] = filter.province
  const query = useTargets(filter.province.length === 1 ? only : undefined, asOf)
  const nameOf = useProvinceName()
  return (
    <Loaded query={query} skeleton={<TargetCardsSkeleton />}>
      {(list) => {
        const items = list.items.filter(({ provinceCode }) => filter.province.length === 0 || filter.province.includes(provinceCode))
        return items.length === 0
          ? <Notice icon="info" title={t('targets.emptyTitle')} actions={<Button strong onClick={() => store.change({ filter: { ...filter, province: [] } }, 'push')}>{t('targets.seeAll')}</Button>}><p>{t('targets.emptyText')}</p></Notice>
          : <TargetCards list={{ ...list, items }} nameOf={nameOf} />
      }}
    </Loaded>
  )
}

function Table({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { filter, asOf } = usePlace()
  const query = useLandLedger(filter, room.by)
  const nameOf = useProvinceName()
  const [only] = filter.province
  return (
    <>
      <h2 className="unseen">{t('ledgerTable.title')}</h2>
      <LedgerTools
        filter={filter}
        by={room.by}
        onFilter={(changed, how) => store.change({ filter: changed }, how)}
        onBy={(by) => store.change({ room: { ...room, by, sort: null } }, 'push')}
      />
      <Loaded query={query} skeleton={<TableSkeleton />}>
        {(ledger) => ledger.rows.length === 0
          ? <Notice icon="info" title={t('ledgerTable.emptyTitle')} actions={<Button strong onClick={() => store.change({ filter: noFilter }, 'push')}>{t('ledgerTable.clear')}</Button>}><p>{t('ledgerTable.emptyText')}</p></Notice>
          : (
            <>
              <LedgerCount ledger={ledger} stale={query.isPlaceholderData} />
              {asOf !== null && <p className="small">{t('ledgerTable.notAsOf')}</p>}
              <LedgerTable ledger={ledger} sort={room.sort} onSort={(sort) => store.change({ room: { ...room, sort } }, 'replace')} nameOfProvince={nameOf} />
            </>
          )}
      </Loaded>
      {filter.province.length === 1 && only !== undefined && <Province code={only} />}
    </>
  )
}

function Province({ code }: { code: string }): ReactElement {
  const { asOf } = usePlace()
  return <Loaded query={useProvinceSummary(code, asOf)} skeleton={<ProvinceSummarySkeleton />}>{(summary) => <ProvinceSummary summary={summary} />}</Loaded>
}

function Reported(): ReactElement {
  const { filter } = usePlace()
  return <Loaded query={useReported()} skeleton={<ComparisonSkeleton />}>{(data) => <Comparison data={data} provinces={filter.province} />}</Loaded>
}

function TableSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="targets-table-skeleton">
      <p className="unseen" role="status">{t('ledgerTable.loading')}</p>
      {['100%', '96%', '98%', '92%', '97%', '94%', '99%', '95%'].map((width) => <Skeleton key={width} width={width} height={20} />)}
    </div>
  )
}
