import type { Geometry, MultiPolygon } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useId, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../api/contract/zone-change.ts'
import { CornerTable } from '../features/corner-table/corner-table.tsx'
import { EffectPanel } from '../features/desk/effect-panel.tsx'
import type { DeskFinding } from '../features/desk/finding-sentence.ts'
import { FindingsPanel } from '../features/desk/findings-panel.tsx'
import { TopologyPanel } from '../features/desk/topology-panel.tsx'
import type { Rehearsed } from '../features/desk/use-rehearsal.ts'
import { HistoryPanel } from '../features/revision/history-panel.tsx'
import { centralMeridians } from '../geometry/vn2000.ts'
import '../i18n/desk-words-check.ts'
import '../i18n/desk-words.ts'
import type { OverlayKind, OverlayShape } from '../map/desk-overlay.ts'
import { asMultiPolygon, isNothing, presentPlots, type Changes } from '../state/desk/changes.ts'
import type { ZoneIdentity } from '../state/desk/draft-content.ts'
import { bringIntoView, showOnMap } from '../state/desk/use-overlay.ts'
import { beginPlot, redraw } from '../state/drawing/plots.ts'
import { geometryOf, refused, type Outcome, type PlotFacts, type Shapes, type Target } from '../state/drawing/shapes.ts'
import { Notice } from '../ui/notice.tsx'
import { tabId, Tabs } from '../ui/tabs.tsx'
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
  srid: number
  onSrid: (srid: number) => void
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

const everyMeridian = Object.entries(centralMeridians).map(([srid, centralMeridian]) => ({ srid: Number(srid), centralMeridian, isUsual: false }))

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
    case 'corners': return <Corners {...props} />
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
  const { t } = useTranslation()
  const [shown, setShown] = useState<DeskFinding | null>(null)
  return (
    <>
      {rehearsed.error && !rehearsed.isAsking && <Notice tone="warning" icon="offline" announced><p>{t('checks.failed')}</p></Notice>}
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

function Corners({ map, shapes, target, srid, onSrid, desk, identity, rehearsed, describePlot, onOutcome, onShapes }: PanelProps): ReactElement {
  const isBoundary = target === 'boundary'
  const declared = desk ? (desk.zone.approvedHa ?? desk.zone.plannedHa) : (identity?.approvedHa ?? identity?.plannedHa ?? null)
  const measures = rehearsed.isCurrent && isBoundary ? (rehearsed.rehearsal?.measures ?? null) : null
  const draw = (geometry: MultiPolygon): void => {
    onOutcome(target === null ? beginPlot(shapes, geometry, describePlot(shapes)) : redraw(shapes, target, geometry, 'typed_corners'))
    // Where a wrong meridian has put it is just what must be seen.
    if (map) bringIntoView(map, geometry)
  }
  return (
    <div className="desk-corners">
      <CornerTable
        key={target} geometry={target === null ? null : geometryOf(shapes, target)} onGeometry={draw} srid={srid} onSrid={onSrid} meridians={desk ? desk.meridians : everyMeridian} centre={desk?.zone.centre ?? null}
        declaredHa={isBoundary ? declared : null} measures={measures}
        onPoint={(position) => onShapes(position ? [{ kind: 'fix', geometry: { type: 'Point', coordinates: [...position] } }] : [])}
      />
    </div>
  )
}

function History({ code, latest, mayPublish, onShapes, onRestored, map, shapes }: PanelProps & { code: string }): ReactElement {
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
        restore={mayPublish ? (revision, close) => <DeskRestore key={revision.number} code={code} number={revision.number} version={latest} onRestored={onRestored} onCancel={close} /> : null}
      />
    </div>
  )
}
