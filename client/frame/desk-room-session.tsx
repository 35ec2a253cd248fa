import type { FeatureCollection } from 'geojson'
import { useEffect, useEffectEvent, useMemo, useReducer, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../api/contract/zone-change.ts'
import { LiveBar } from '../features/desk/live-bar.tsx'
import { LiveEffect } from '../features/desk/live-effect.tsx'
import { usePreviewFindings } from '../features/desk/live-store.ts'
import { useDeskSentences } from '../features/desk/note-sentence.ts'
import { ToolBar, type Operation } from '../features/desk/tool-bar.tsx'
import { useToolKeys } from '../features/desk/use-tool-keys.ts'
import { usePen, usualSnaps, type SnapChoice } from '../features/desk/use-pen.ts'
import { useRehearsal } from '../features/desk/use-rehearsal.ts'
import { DraftStatus, DraftTrouble } from '../features/draft/draft-status.tsx'
import type { OpenedDraft } from '../features/draft/found-drafts.ts'
import { usePutAway } from '../features/draft/use-drafts.ts'
import { useDraftSettling } from '../features/draft/use-draft-settling.ts'
import { useDraftSync } from '../features/draft/use-draft-sync.ts'
import { PresenceLine } from '../features/presence/presence-line.tsx'
import { usePresence } from '../features/presence/use-presence.ts'
import '../i18n/desk-words.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import type { ShownFinding } from '../geometry/preview-findings.ts'
import type { OverlayShape } from '../map/desk-overlay.ts'
import type { Pen, Tool } from '../map/draw/drawing.ts'
import { changesOf, isNothing, withChanges, type Changes } from '../state/desk/changes.ts'
import { bringIntoView, useOverlay } from '../state/desk/use-overlay.ts'
import type { ZoneIdentity } from '../state/desk/draft-content.ts'
import { basisOf } from '../state/desk/drawn-basis.ts'
import { changesIn, contentOf, nextWork, startWork, type Ground } from '../state/desk/work.ts'
import { redoable, shapesNow, undoable } from '../state/drawing/history.ts'
import { packHistory, unpackHistory } from '../state/drawing/pack-history.ts'
import { endPlot, nextCode } from '../state/drawing/plots.ts'
import { plotOf, type Outcome, type PlotFacts, type Shapes, type Target } from '../state/drawing/shapes.ts'
import type { Account } from '../state/use-me.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import { Failure } from '../ui/failure.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import type { CornersOf } from './desk-room-corners.tsx'
import { DeskConflict } from './desk-room-conflict.tsx'
import { DeskDraw } from './desk-room-draw.tsx'
import { DeskFrame } from './desk-room-frame.tsx'
import { useNewer } from './desk-room-newer.ts'
import { NewerNotice, PublishStrip, SetAsideNotice } from './desk-room-notices.tsx'
import { DeskPublish } from './desk-room-publish.tsx'
import { DeskTabs, type DeskTab } from './desk-room-tabs.tsx'
import type { DeskProps, SignedIn } from './desk-room.tsx'

interface DeskSessionProps extends DeskProps {
  author: Account
  signedIn: SignedIn
  draft: OpenedDraft
  ground: Ground
  /** null: the zone does not exist yet. */
  desk: Desk | null
  /** The version that was published a moment ago from here. */
  published: number | null
  /** The first edit: from now on the draft has an address. */
  onBegun: () => void
  onPublished: (code: string, version: number) => void
  /** Another copy of the draft, which stands on another version of the zone, takes the place of this one. */
  onReopen: (draft: OpenedDraft) => void
  onDiscarded: () => void
  /** What a new zone is can be changed while it is drawn. */
  identityForm?: (identity: ZoneIdentity | null, onDone: (identity: ZoneIdentity) => void, onCancel: () => void) => ReactElement
}

type DeskView = 'work' | 'publish' | 'conflict' | 'identity'
const noShapes: readonly OverlayShape[] = []
const noFindings: readonly ShownFinding[] = []
/** What points at the shapes as they were means nothing once they are others. */
const pointing: ReadonlySet<OverlayShape['kind']> = new Set(['finding', 'warning', 'fix'])

/** The drawing of one zone: pen, checks, draft and publication around the work as it stands. */
export function DeskSession({ author, signedIn, draft, ground, desk, published, onBegun, onPublished, onReopen, onDiscarded, identityForm, ...frame }: DeskSessionProps): ReactElement {
  const { t, i18n } = useTranslation()
  const { map, width } = frame
  const titleOf = useZoneTitle()
  const sentences = useDeskSentences()
  const signIn = useSignInLink()
  const putAway = usePutAway()
  const code = desk?.zone.code ?? null
  const isSignedIn = signedIn.id === author.id

  const [work, dispatch] = useReducer(nextWork, { ground, content: draft.content, history: unpackHistory(draft.history) }, startWork)
  const shapes = shapesNow(work.history)
  const changes = useMemo(() => changesIn({ ground: work.ground, history: work.history }), [work.ground, work.history])
  const content = useMemo(() => contentOf({ srid: work.srid, words: work.words, identity: work.identity }, changes), [work.srid, work.words, work.identity, changes])
  const title = desk ? titleOf(desk.zone) : work.identity ? titleOf({ ...work.identity, nameEn: work.identity.nameEn ?? '' }) : t('desk.newZone')

  const pageTitle = t('desk.zonePageTitle', { zone: title })
  useEffect(() => { document.title = pageTitle }, [pageTitle])

  // == The draft
  const facts = useMemo(() => ({
    id: draft.id, author: author.id, zone: code, provinceCode: desk?.zone.provinceCode ?? work.identity?.provinceCode ?? draft.provinceCode, title, baseVersion: code === null ? null : work.ground.version,
  }), [draft.id, draft.provinceCode, author.id, code, desk, work.identity, title, work.ground.version])
  const draftSync = useDraftSync({ facts, content, packSteps: () => packHistory(work.history), edits: work.edits, found: draft.found, accountId: signedIn.id, accountHeardAt: signedIn.heardAt })
  const settling = useDraftSettling({ facts, content, draftSync, onReplace: (replaced) => dispatch({ type: 'replaced', content: replaced }), onReopen })
  const hasBegun = work.edits > 0
  const begun = useEffectEvent(onBegun)
  useEffect(() => { if (hasBegun) begun() }, [hasBegun])

  // == What others do meanwhile
  const present = usePresence(code, isSignedIn)
  const isUntouched = isNothing(changes)
  const newer = useNewer({ code, desk, ground: work.ground, presentVersion: present?.version ?? null, isUntouched, onFollow: (followed) => dispatch({ type: 'followed', ground: followed }) })
  const { latest, isBehind, theirs, desk: nowDesk } = newer
  /** The version an earlier one was brought back as, from here. */
  const [restored, setRestored] = useState<number | null>(null)
  const [aside, setAside] = useState<Changes | null>(null)
  const [view, setView] = useState<DeskView>('work')
  // What the conflict was about may be gone: undone here, or followed.
  const shownView = view === 'conflict' && !isBehind ? 'work' : view

  // == What is drawn, as the server sees it: always on what holds now
  const standing = useMemo(() => (theirs ? { version: theirs.version, changes: changesOf(theirs.shapes, withChanges(theirs.shapes, changes).shapes) } : { version: work.ground.version, changes }), [theirs, work.ground.version, changes])
  // Never guessed: it is stored with what is published.
  const srid = work.srid ?? nowDesk?.sridOnRecord ?? null
  const [corners, setCorners] = useState<CornersOf | null>(null)
  const identity = work.identity
  const rehearsed = useRehearsal(code === null && identity ? { identity } : { code: code ?? '', version: standing.version }, standing.changes, srid)

  // == The pen
  const [target, setTarget] = useState<Target | null>('boundary')
  const [snaps, setSnaps] = useState<SnapChoice>(usualSnaps)
  const [operation, setOperation] = useState<Operation | null>(null)
  const [asGhost, setAsGhost] = useState<Ground | null>(null)
  const neighbours = nowDesk?.neighbours
  const snapTo = useMemo<FeatureCollection>(() => ({ type: 'FeatureCollection', features: (neighbours ?? []).map(({ code: of, nameVi, nameEn, overlap, geometry }) => ({ type: 'Feature', properties: { code: of, name: i18n.language === 'en' ? nameEn : nameVi, overlap }, geometry: geometry as GeoJSON.MultiPolygon })) }), [neighbours, i18n.language])
  const ghosts = useMemo(() => (asGhost?.shapes.boundary ? [asGhost.shapes.boundary] : []), [asGhost])
  const describePlot = (now: Shapes): PlotFacts => ({ code: nextCode(now, 'A1'), landUse: now.plots.at(-1)?.landUse ?? 'industrial', isLogistics: false, smeReserved: false })
  const pen = usePen({
    map, shapes, target, onTarget: setTarget, snaps, snapTo, describePlot, ghosts,
    findings: isUntouched ? noFindings : rehearsed.isCurrent ? (rehearsed.rehearsal?.findings ?? null) : null,
    onChange: (change) => dispatch({ type: 'drawn', change }), onUndo: () => dispatch({ type: 'undo' }), onRedo: () => dispatch({ type: 'redo' }),
  })
  const take = (outcome: Outcome): void => {
    if (!outcome.ok) return pen.refuse(outcome.refusal)
    const { change } = outcome
    dispatch({ type: 'drawn', change })
    pen.refuse(null)
    setOperation(null)
    // What was divided or merged is gone: its first heir takes its place under the pen.
    const known = new Set(shapes.plots.map(({ key }) => key))
    const heir = change.shapes.plots.find(({ key }) => !known.has(key))
    const isGone = target === null || (target !== 'boundary' && !change.shapes.plots.some(({ key }) => key === target))
    if (isGone) setTarget(heir?.key ?? 'boundary')
  }
  const aimed = target !== null && target !== 'boundary' && !shapes.plots.some(({ key }) => key === target) ? 'boundary' : target
  const operate = (chosen: Operation): void => {
    if (chosen !== 'remove') return setOperation(operation === chosen ? null : chosen)
    if (pen.selection) pen.drawing?.removeSelected()
    else if (aimed !== null && aimed !== 'boundary') take(endPlot(shapes, aimed))
  }
  const start = shapes.boundary
  const arrive = useEffectEvent((on: NonNullable<typeof map>) => { if (start) bringIntoView(on, start) })
  useEffect(() => { if (map) arrive(map) }, [map])

  // == What is laid over the map
  const [shown, setShown] = useState<readonly OverlayShape[]>(noShapes)
  useOverlay(map, shown)
  useEffect(() => setShown((now) => (now.some(({ kind }) => pointing.has(kind)) ? now.filter(({ kind }) => !pointing.has(kind)) : now)), [shapes])
  const [tab, setTab] = useState<DeskTab>(width === 'wide' ? 'checks' : 'draw')
  const show = (next: DeskView): void => {
    setShown(noShapes)
    setView(next)
  }

  const rebase = (onto: Ground, kept: Changes, next: DeskView): void => {
    dispatch({ type: 'rebased', ground: onto, changes: kept })
    setTarget('boundary')
    show(next)
  }
  const preview = usePreviewFindings(pen.live)
  const findings = rehearsed.isCurrent || preview.length === 0 ? (rehearsed.rehearsal?.findings ?? (isUntouched ? [] : preview.length > 0 ? preview : null)) : preview
  const blocked = whyBlocked()

  function whyBlocked(): string | null {
    if (isUntouched) return t('desk.publishNothing')
    if (isBehind) return t('desk.publishConflict')
    if (!isSignedIn) return t('desk.publishSignedOut')
    if (nowDesk && !nowDesk.mayPublish) return t('desk.publishMay')
    if (code === null && !shapes.boundary) return t('desk.publishBoundary')
    const errors = findings?.filter(({ tier }) => tier === 'error').length ?? 0
    if (errors > 0) return t('desk.publishErrors', { count: errors })
    if (rehearsed.isAsking) return t('desk.publishChecking')
    return rehearsed.isCurrent ? null : t('desk.publishUnchecked')
  }

  const discard = async (): Promise<void> => {
    await draftSync.pause()
    try {
      await putAway(draft.id)
    } catch (error) {
      draftSync.goOn()
      throw error
    }
    void draftSync.end()
    onDiscarded()
  }

  const undoNote = undoable(work.history)
  const redoNote = redoable(work.history)
  const plotNow = aimed !== null && aimed !== 'boundary' ? plotOf(shapes, aimed) : null
  const name = aimed === 'boundary' ? t('desk.boundary') : plotNow ? t('desk.plotName', { code: plotNow.code }) : t('desk.noTarget')
  const tools = { tool: pen.tool, pen: pen.pen, onTool: (tool: Tool, chosen?: Pen, byKeyboard = false) => { setOperation(null); pen.setTool(tool, chosen); if (byKeyboard) pen.drawing?.focus() }, target: aimed, hasShape: aimed === 'boundary' ? shapes.boundary !== null : plotNow !== null, selection: pen.selection, onOperation: operate, open: operation, snaps, onSnaps: setSnaps }
  useToolKeys(tools.hasShape, (tool) => tools.onTool(tool, undefined, true))
  const draw = (
    <DeskDraw
      tools={width === 'phone' ? null : tools} shapes={shapes} changes={changes} target={aimed} onTarget={setTarget} desk={nowDesk} describePlot={describePlot} operation={operation}
      onOperation={setOperation} onOutcome={take} onPreview={setShown} map={map}
      onNewPlot={() => { setTarget(null); pen.setTool('polygon') }}
      onDiscard={hasBegun || draft.found.version !== null ? discard : null}
      {...(identityForm ? { onIdentity: () => show('identity') } : {})}
    />
  )
  const main = shownView === 'conflict' && code !== null
    ? theirs === null ? <div className="desk-scroll">{newer.error ? null : <PanelSkeleton bar={false} lines={8} />}</div> : (
      <DeskConflict
        code={code} base={work.ground} theirs={theirs} shapes={shapes} changes={changes} rehearsed={rehearsed} onShapes={setShown} map={map}
        onGoOn={() => { setAsGhost(theirs); rebase(theirs, changes, 'work') }}
        onKeepOurs={() => rebase(theirs, changes, 'publish')}
        onTakeTheirs={(kept) => { setAside(changes); rebase(theirs, kept, 'work') }}
      />
    )
    : shownView === 'identity' && identityForm
      ? <div className="desk-scroll desk-publish">{identityForm(identity, (next) => { dispatch({ type: 'identity', identity: next }); show('work') }, () => show('work'))}</div>
    : shownView === 'publish'
      ? (
        <DeskPublish
          code={code} version={work.ground.version} changes={changes} srid={srid} identity={identity} proposedBasis={basisOf(work.history)} words={work.words} onWords={(words) => dispatch({ type: 'words', words })}
          findings={findings ?? []} blocked={blocked} draftId={draft.id} onBack={() => show('work')} onSending={draftSync.pause} onFailed={draftSync.goOn}
          onPublished={(publishedCode, version) => { void draftSync.end(); onPublished(publishedCode, version) }}
          onNewer={(version) => { newer.hear(version); show('conflict') }}
          onRefused={rehearsed.again}
        />
      )
      : (
        <DeskTabs
          tab={tab} onTab={(next) => { setShown(noShapes); setTab(next) }} draw={width === 'wide' ? null : draw} code={code} desk={nowDesk} map={map} shapes={shapes} changes={changes} standing={standing} target={aimed}
          corners={corners} onCorners={setCorners} srid={srid} onSrid={(chosen) => dispatch({ type: 'srid', srid: chosen })} identity={identity} rehearsed={rehearsed} findings={findings} reasons={work.words.reasons}
          onReason={(of, reason) => dispatch({ type: 'reason', code: of, reason })} describePlot={describePlot} onOutcome={take} onShapes={setShown}
          mayPublish={isSignedIn && (nowDesk?.mayPublish ?? false)} latest={latest}
          onRestored={(version) => { setRestored(version); newer.hear(version) }}
        />
      )
  const strip = <PublishStrip changes={changes} blocked={blocked} isOpen={shownView !== 'work'} onPublish={() => show('publish')} />
  const notices = (
    <>
      {nowDesk && !nowDesk.mayPublish && <p className="desk-said small">{t('desk.readOnly')}</p>}
      <DraftTrouble sync={draftSync.sync} isSignedIn={isSignedIn} failed={settling.failed} signIn={signIn} onKeepMine={settling.keepMine} onTakeOther={settling.takeOther} />
      {newer.error && <Failure error={newer.error} onRetry={newer.retry} />}
      <NewerNotice
        version={isBehind && !isUntouched && shownView !== 'conflict' ? latest : null} published={work.ground.version === restored ? restored : hasBegun || work.ground.version !== published ? null : published}
        followed={!hasBegun && isUntouched && work.ground.version > ground.version ? work.ground.version : null} onCompare={() => show('conflict')}
      />
      <SetAsideNotice isAside={aside !== null} onBack={() => { if (aside) rebase(work.ground, aside, 'work'); setAside(null) }} />
    </>
  )
  return (
    <DeskFrame
      {...frame} title={title} back="lobby"
      under={<><DraftStatus sync={draftSync.sync} /><PresenceLine present={present} /></>}
      aside={width === 'wide' ? main : undefined}
      over={(
        <LiveBar
          store={pen.live} name={name} snaps={snaps} onSnaps={setSnaps}
          undo={undoNote && sentences.note(undoNote)} redo={redoNote && sentences.note(redoNote)}
          onUndo={() => { if (!pen.drawing?.undoPoint()) dispatch({ type: 'undo' }) }} onRedo={() => dispatch({ type: 'redo' })}
          isGrabbed={pen.selection?.kind === 'vertex' && pen.selection.isGrabbed} onCancel={() => pen.drawing?.cancel()} onDone={() => pen.drawing?.finish()}
          effect={<LiveEffect rehearsed={rehearsed} />}
          said={pen.refusal ? { tone: 'warning', text: sentences.refusal(pen.refusal) } : undoNote ? { tone: 'plain', text: t('desk.did', { what: sentences.note(undoNote) }) } : null}
        />
      )}
      aboveSheet={width === 'phone' && <ToolBar compact {...tools} />}
    >
      {width === 'phone' && strip}
      {notices}
      {width === 'wide' ? <div className="desk-scroll">{draw}</div> : main}
      {width !== 'phone' && strip}
    </DeskFrame>
  )
}
