import type { Geometry } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useId, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../api/contract/zone-change.ts'
import { ApiProblem } from '../api.ts'
import { EffectPanel } from '../features/desk/effect-panel.tsx'
import type { DeskFinding } from '../features/desk/finding-sentence.ts'
import { FindingsPanel } from '../features/desk/findings-panel.tsx'
import { TopologyPanel } from '../features/desk/topology-panel.tsx'
import type { Rehearsed } from '../features/desk/use-rehearsal.ts'
import { HistoryPanel } from '../features/revision/history-panel.tsx'
import '../i18n/desk-words-check.ts'
import '../i18n/desk-words.ts'
import type { OverlayKind, OverlayShape } from '../map/desk-overlay.ts'
import { asMultiPolygon, isNothing, presentPlots, type Changes } from '../state/desk/changes.ts'
import type { ZoneIdentity } from '../state/desk/draft-content.ts'
import { showOnMap } from '../state/desk/use-overlay.ts'
import { redraw } from '../state/drawing/plots.ts'
import { refused, type Outcome, type PlotFacts, type Shapes, type Target } from '../state/drawing/shapes.ts'
import { Notice } from '../ui/notice.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
import { DeskCorners, type CornersOf } from './desk-room-corners.tsx'
import { DeskRestore } from './desk-room-restore.tsx'
import { Guard } from './guard.tsx'

const deskTabs = ['draw', 'checks', 'corners', 'effect', 'topology', 'history'] as const
export type DeskTab = (typeof deskTabs)[number]

interface DeskTabsProps {
  tab: DeskTab
  onTab: (tab: DeskTab) => void
  /** What is drawn with, where that is a tab too; null: it has a panel of its own. */
  draw: ReactElement | null
  code: string | null
  desk: Desk | null
  map: MapLibreMap | null
  shapes: Shapes
  changes: Changes
  /** The changes on what holds now, and its version. */
  standing: { version: number; changes: Changes }
  target: Target | null
  srid: number | null
  onSrid: (srid: number) => void
  corners: CornersOf | null
  onCorners: (corners: CornersOf | null) => void
  identity: ZoneIdentity | null
  rehearsed: Rehearsed
  findings: readonly DeskFinding[] | null
  reasons: Readonly<Record<string, string>>
  onReason: (code: string, reason: string) => void
  describePlot: (shapes: Shapes) => PlotFacts
  onOutcome: (outcome: Outcome) => void
  onShapes: (shapes: readonly OverlayShape[]) => void
  mayPublish: boolean
  /** The zone's version now. */
  latest: number
  onRestored: (version: number) => void
}

type PanelProps = Omit<DeskTabsProps, 'tab'>

/** What is to be known of the drawing: checks, corners, effect, topology, history. */
export function DeskTabs(props: DeskTabsProps): ReactElement {
  const { t } = useTranslation()
  const { tab, onTab, draw, code, findings } = props
  const panelId = useId()
  // A zone that does not exist yet has no plots on record to mend and no history.
  const tabs = deskTabs.filter((one) => (one !== 'draw' || draw !== null) && (code !== null || (one !== 'topology' && one !== 'history')))
  const open = tabs.includes(tab) ? tab : 'checks'
  const count = findings?.filter(({ tier }) => tier !== 'note').length ?? 0
  const label = (one: DeskTab): string => (one === 'checks' && count > 0 ? t('desk.tabCount', { tab: t('desk.tabs.checks'), count }) : t(`desk.tabs.${one}`))
  return (
    <>
      <Tabs label={t('desk.tabs.label')} tabs={tabs.map((value) => ({ value, label: label(value) }))} open={open} onOpen={(value) => onTab(value)} panelId={panelId} />
      <div id={panelId} className="desk-scroll" role="tabpanel" aria-labelledby={tabId(panelId, open)} tabIndex={0}>
        <h2 className="unseen">{t(`desk.tabs.${open}`)}</h2>
        <Guard key={open}>{open === 'draw' ? draw : <DeskTabPanel {...props} tab={open} />}</Guard>
      </div>
    </>
  )
}

function DeskTabPanel({ tab, ...props }: DeskTabsProps): ReactElement | null {
  const { code, map, shapes, changes, standing, rehearsed, onOutcome, onShapes } = props
  const isEmpty = isNothing(changes)
  const point = (kind: OverlayKind, geometry: Geometry | null): void => {
    onShapes(geometry ? [{ kind, geometry }] : [])
    showOnMap(map, geometry)
  }
  switch (tab) {
    case 'checks': return <Checks {...props} isEmpty={isEmpty} onPoint={(geometry, tier) => point(tier === 'error' ? 'finding' : 'warning', geometry)} />
    case 'corners': return <DeskCorners {...props} />
    case 'effect': return <EffectPanel rehearsed={rehearsed} isEmpty={isEmpty} />
    case 'topology':
      return code === null ? null : (
        <TopologyPanel
          code={code} version={standing.version} changes={standing.changes}
          onShow={(issue) => {
            const where = issue?.where as Geometry | undefined
            onShapes(issue && where ? [...(issue.fix ? [{ kind: 'fix' as const, geometry: issue.fix.geometry as Geometry }] : []), { kind: 'finding', geometry: where }] : [])
            showOnMap(map, where ?? null)
          }}
          onAccept={({ fix }) => {
            const plot = fix && presentPlots(shapes)({ id: fix.plot.id ?? NaN, code: fix.plot.code })
            const geometry = asMultiPolygon(fix?.geometry)
            onOutcome(plot && geometry ? redraw(shapes, plot.key, geometry, 'took_fix') : refused('nothing_there'))
          }}
        />
      )
    case 'history': return code === null ? null : <History {...props} code={code} />
    case 'draw': return null
  }
}

function Checks({ findings, rehearsed, isEmpty, reasons, onReason, onPoint }: PanelProps & { isEmpty: boolean; onPoint: (geometry: Geometry | null, tier: DeskFinding['tier']) => void }): ReactElement {
  const [shown, setShown] = useState<DeskFinding | null>(null)
  return (
    <>
      {rehearsed.error && !rehearsed.isAsking && <CheckFailed error={rehearsed.error} />}
      <FindingsPanel
        findings={findings} isChecking={rehearsed.isAsking} isEmpty={isEmpty} reasons={reasons} onReason={onReason} shown={shown}
        onShow={(finding) => {
          setShown(finding)
          onPoint((finding?.where ?? null) as Geometry | null, finding?.tier ?? 'error')
        }}
      />
    </>
  )
}

/** Why the server did not check: what it said where it said something. */
function CheckFailed({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation()
  const isAnswer = error instanceof ApiProblem && error.problem.status < 500
  return <Notice tone="warning" icon={isAnswer ? 'warning' : 'offline'} announced><p>{isAnswer ? t('checks.refused', { detail: error.message }) : t('checks.failed')}</p></Notice>
}

function History({ code, desk, latest, mayPublish, onShapes, onRestored, map, shapes }: PanelProps & { code: string }): ReactElement {
  return (
    <div className="desk-history">
      <HistoryPanel
        code={code} version={latest}
        onShow={(revision) => {
          const then = asMultiPolygon(revision?.boundary)
          const [added, removed] = [asMultiPolygon(revision?.againstNow?.added), asMultiPolygon(revision?.againstNow?.removed)]
          onShapes([...(added ? [{ kind: 'added' as const, geometry: added }] : []), ...(removed ? [{ kind: 'removed' as const, geometry: removed }] : []), ...(then ? [{ kind: 'theirs' as const, geometry: then }] : [])])
          if (then) showOnMap(map, { type: 'GeometryCollection', geometries: [then, ...(shapes.boundary ? [shapes.boundary] : [])] })
        }}
        restore={mayPublish ? (revision, close) => <DeskRestore key={revision.number} code={code} revision={revision} desk={desk} version={latest} onRestored={(version) => { close(); onRestored(version) }} onCancel={close} /> : null}
      />
    </div>
  )
}
