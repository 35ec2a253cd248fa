import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneFeature, ZoneProperties } from '../../../../api/contract/zone.ts'
import { ApiProblem } from '../../../api.ts'
import '../../../i18n/land-words.ts'
import { ledgerTabs, type LedgerTab } from '../../../permalink.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { tabId, Tabs } from '../../../ui/tabs.tsx'
import { useZone } from '../use-zones.ts'
import { useZoneName } from '../zone-name.ts'
import { Areas } from './areas.tsx'
import { Axes } from './axes.tsx'
import { Documents } from './documents.tsx'
import { Header } from './header.tsx'
import { History } from './history.tsx'
import { isSchematic } from './is-schematic.ts'
import { Land } from './land.tsx'
import { Missing } from './missing.tsx'
import { Parts } from './parts.tsx'
import { PriorityProjects } from './priority-projects.tsx'
import { Related } from './related.tsx'
import { Relocations } from './relocations.tsx'
import { Reported } from './reported.tsx'
import { Sources } from './sources.tsx'
import { Where } from './where.tsx'
import './zone-panel.css'
import { ZoneSkeleton } from './zone-skeleton.tsx'

interface ZonePanelProps {
  code: string
  /** Moves the map to the zone. */
  onFit: (zone: ZoneFeature) => void
  /** Told once for each zone when it is there. */
  onLoaded: (zone: ZoneFeature) => void
  onClose: () => void
  /** The reader asked for it, so reading begins at its name. */
  takesFocus: boolean
  /** Begin with kind and name; a sheet shows them in its head. */
  headed: boolean
  /** Buttons at the end of the first line: close, fold. */
  buttons: ReactNode
  /** null: the overview. */
  tab: LedgerTab | null
  onTab: (tab: LedgerTab | null, browsing: boolean) => void
  /** What was picked inside the zone, above its tabs. */
  card: ReactNode
  /** What the open tab shows in place of the overview. */
  children: ReactNode
}

const tabs = ['overview', ...ledgerTabs] as const

/** Everything known about one zone: its overview, and the tabs of the land ledger. */
export function ZonePanel({ code, onFit, onLoaded, onClose, headed, takesFocus, buttons, tab, onTab, card, children }: ZonePanelProps): ReactElement {
  const { t } = useTranslation()
  const nameOf = useZoneName()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useZone(code)
  const panelId = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const name = data && nameOf(data.properties)
  const title = name === undefined ? null : t('app.title', { zone: tab ? t('tabs.title', { tab: t(`tabs.${tab}`), zone: name }) : name })

  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])

  const loaded = data?.properties.code
  useEffect(() => {
    if (!data || data.properties.code !== code) return
    onLoaded(data)
    if (takesFocus) heading.current?.focus({ preventScroll: true })
    // Once for each zone: a refetch or a new callback is no reason to move the map or the focus.
  }, [loaded, code])

  useEffect(() => {
    // Another tab begins at its top; on a phone the whole sheet scrolls, and the tabs stay at its edge.
    const element = scroll.current
    if (!element) return
    element.scrollTop = 0
    const sheet = element.closest('.sheet-body')
    const above = element.previousElementSibling?.clientHeight ?? 0
    if (sheet && element.offsetTop - above < sheet.scrollTop) sheet.scrollTop = element.offsetTop - above
  }, [tab])

  if (error) {
    const missing = error instanceof ApiProblem && (error.problem.status === 404 || error.problem.status === 400)
    return (
      <div className="zone-panel">
        <div className="zone-panel-buttons">{buttons}</div>
        {missing
          ? <Notice icon="info" title={t('error.noZoneTitle', { code })} actions={<Button strong onClick={onClose}>{t('error.toMap')}</Button>} announced><p>{t('error.noZoneText')}</p></Notice>
          : <Failure error={error} onRetry={() => void refetch()} />}
      </div>
    )
  }
  if (!data) return <ZoneSkeleton buttons={buttons} />
  const zone = data.properties
  return (
    <article className="zone-panel">
      <Header zone={zone} headed={headed} heading={heading} onFit={zone.centre || data.bbox ? () => onFit(data) : null}>{buttons}</Header>
      {card}
      <Tabs
        label={t('tabs.label')}
        tabs={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        open={tab ?? 'overview'}
        onOpen={(value, browsing) => onTab(value === 'overview' ? null : value, browsing)}
        panelId={panelId}
      />
      <div ref={scroll} id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, tab ?? 'overview')} tabIndex={0} className="zone-panel-scroll">
        {tab ? <h3 className="unseen zone-panel-tab">{t(`tabs.${tab}`)}</h3> : null}
        {tab ? children : <Overview zone={zone} code={code} />}
        <p className="zone-panel-legal">{t('app.notLegal')}</p>
      </div>
    </article>
  )
}

function Overview({ zone, code }: { zone: ZoneProperties; code: string }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      {isSchematic(zone) && <Schematic />}
      <Areas zone={zone} />
      <Relocations relocations={zone.relocations} />
      <Axes zone={zone} />
      <Parts zone={zone} />
      <Reported figures={zone.reported} />
      <Land zone={zone} />
      <Where zone={zone} />
      <Related zone={zone} />
      <PriorityProjects code={code} />
      <Documents documents={zone.planningDocuments} />
      <Missing />
      <Sources zone={zone} />
      <Disclosure title={t('zone.history.title')} level={3}><History code={code} /></Disclosure>
    </>
  )
}

/** Says plainly that what the map shows of this zone is generated. */
function Schematic(): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="warning" icon="info" title={t('zone.schematicTitle')}>
      <p className="small">{t('zone.schematicText')}</p>
    </Notice>
  )
}
